//! Which script, and which of the two languages.

use super::function::is_function_word;
use crate::data::Lang;

/// A Chinese character, the numeral 〇, the repetition mark 々, and radicals as PDF files hold them.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '々' | '〇'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// A letter of the Latin script, accented and full-width ones too.
#[must_use]
pub fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || matches!(character,
            'ª' | 'º' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
            | '\u{1E00}'..='\u{1EFF}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A Chinese character says about as much as half an English word, and English quotes Chinese more seldom than
/// Chinese holds Latin names: hence more. (Of 186,000 real text pairs no English side is taken for Chinese.)
const WORDS_PER_HAN: usize = 3;

/// English function words do not stand in Chinese text; each weighs as much as so many other words.
const FUNCTION_WORD_WEIGHT: usize = 5;

/// The language of a text; `None` where it holds neither Chinese characters nor Latin letters.
/// Chinese with inline Latin (IPCC, 1.5 °C, Dyfed Aubrey) is Chinese, English that quotes some Chinese is English.
#[must_use]
pub fn lang_of(text: &str) -> Option<Lang> {
    let whole = Weights::of(text);
    if whole.zh == 0 || whole.en == 0 {
        return whole.lang();
    }
    // What stands in brackets or quotes is often the other language: the rest decides, if it holds letters.
    let rest = Weights::of(&outside_quotes(text));
    if rest.zh + rest.en > 0 { rest.lang() } else { whole.lang() }
}

/// How much of each language a text holds.
struct Weights {
    zh: usize,
    en: usize,
}

impl Weights {
    fn of(text: &str) -> Self {
        let han = text.chars().filter(|&character| is_han(character)).count();
        let prose = text.split_whitespace().filter(|chunk| !is_code(chunk));
        let words = prose.flat_map(|chunk| chunk.split(|character| !is_latin(character)));
        let words = words.filter(|word| !word.is_empty());
        let en = words
            .map(|word| if is_function_word(&word.to_ascii_lowercase()) { FUNCTION_WORD_WEIGHT } else { 1 })
            .sum();
        Weights { zh: han * WORDS_PER_HAN, en }
    }

    fn lang(&self) -> Option<Lang> {
        match (self.zh, self.en) {
            (0, 0) => None,
            (zh, en) if zh >= en => Some(Lang::Zh),
            _ => Some(Lang::En),
        }
    }
}

/// An address, a placeholder or a piece of program: the same in both languages.
fn is_code(chunk: &str) -> bool {
    ["://", "_", "`", "%", "()", "=", "www."].iter().any(|sign| chunk.contains(sign))
}

/// The text without what stands in brackets or quotation marks.
fn outside_quotes(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '(' | '（' | '“' | '《' | '「' | '『' | '[' | '【' => depth += 1,
            ')' | '）' | '”' | '》' | '」' | '』' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => kept.push(' '),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_text_is_that_of_its_frame() {
        for (text, lang) in [
            ("联合国政府间气候变化专门委员会（IPCC）表示，升温须控制在1.5 °C以内。", Some(Lang::Zh)),
            ("由 Dyfed Aubrey 介绍", Some(Lang::Zh)),
            ("联合国人居署（United Nations Human Settlements Programme）", Some(Lang::Zh)),
            ("The phrase 和谐社会 means a harmonious society.", Some(Lang::En)),
            ("Ordos (鄂尔多斯) is a city in Inner Mongolia.", Some(Lang::En)),
            ("5G 网络", Some(Lang::Zh)),
            ("参见 :c:func:`PyObject_GetItem`", Some(Lang::Zh)),
            ("https://www.un.org/zh 网站", Some(Lang::Zh)),
            ("UN-Habitat", Some(Lang::En)),
            ("2024-05-01 (3)", None),
            ("……", None),
            ("", None),
        ] {
            assert_eq!(lang_of(text), lang, "{text}");
        }
    }
}
