//! A text cut into the units that are compared: dictionary words, stems, numbers, marks.

use rustc_hash::FxHashMap;

use crate::lexicon::Dictionary;
use crate::text::{en_number, fold_char, is_han, is_latin, month, narrow, stem, words, zh_number};

/// One unit of a text. Units of the two languages meet if they are equal or if the dictionary joins them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::pair) enum Unit {
    /// A headword of the dictionary, by its number.
    Word(u32),
    /// A Chinese character that the dictionary does not know.
    Han(char),
    /// The stem of a Latin word, in either language.
    Stem(String),
    /// A number, as the bits of its value.
    Number(u64),
    /// A mark that has a counterpart in the other language.
    Mark(Mark),
}

/// Marks that translators mostly keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::pair) enum Mark {
    /// ? ？
    Question,
    /// ! ！
    Exclamation,
    /// Opening quotation marks.
    Quote,
    /// : ：
    Colon,
    /// ; ；
    Semicolon,
    /// … ……
    Ellipsis,
    /// Opening brackets.
    Bracket,
}

/// English month names as they are written out; a Chinese 10月 meets them here.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Latin words that have been stemmed before: stemming costs more than all the rest.
#[derive(Default)]
pub(super) struct Stems(FxHashMap<String, Vec<Unit>>);

/// Cuts a text in either language.
pub(super) fn units(text: &str, stems: &mut Stems) -> Vec<Unit> {
    let chars: Vec<char> = text.chars().collect();
    let mut cutter = Cutter { chars: &chars, units: Vec::new(), stems };
    let mut at = 0;
    while at < chars.len() {
        at += cutter.step(at).max(1);
    }
    cutter.units
}

struct Cutter<'a> {
    chars: &'a [char],
    units: Vec<Unit>,
    stems: &'a mut Stems,
}

/// A numeral of a Chinese number of more than one character.
fn is_numeral(c: char) -> bool {
    is_han(c)
        && matches!(
            fold_char(c),
            '零' | '〇'
                | '一'
                | '二'
                | '两'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '千'
                | '万'
                | '亿'
        )
}

/// The stems of a run of letters.
fn stemmed(run: &str) -> Vec<Unit> {
    let unit = |word: String| {
        let named = month(&word).filter(|_| word.starts_with(char::is_uppercase));
        let full = named.and_then(|number| MONTHS.get(usize::from(number).wrapping_sub(1)));
        Unit::Stem(stem(full.copied().unwrap_or(&word)))
    };
    words(run).into_iter().map(unit).collect()
}

impl Cutter<'_> {
    /// Takes what stands at `at`; gives its length.
    fn step(&mut self, at: usize) -> usize {
        let Some(&c) = self.chars.get(at) else { return 1 };
        let c = narrow(c);
        if c.is_ascii_digit() || is_numeral(c) {
            let taken = self.number(at);
            if taken > 0 {
                return taken;
            }
        }
        match c {
            _ if is_han(c) => self.han(at),
            _ if is_latin(c) => self.latin(at),
            _ => self.mark(at, c),
        }
    }

    /// The longest headword; a character that is none stands for itself.
    fn han(&mut self, at: usize) -> usize {
        let longest = Dictionary::bundled().headwords_at(self.chars, at).into_iter().next_back();
        let Some(headword) = longest else {
            self.units.extend(self.chars.get(at).map(|c| Unit::Han(fold_char(*c))));
            return 1;
        };
        self.units.push(Unit::Word(headword.id));
        headword.chars
    }

    /// A run of letters with what may stand inside words.
    fn latin(&mut self, at: usize) -> usize {
        let run = self.run(at, |c| is_latin(c) || c.is_ascii_digit() || matches!(c, '\'' | '’' | '-' | '.'));
        let text: String = self.chars.iter().skip(at).take(run).map(|c| narrow(*c)).collect();
        if let Some(units) = self.stems.0.get(&text) {
            self.units.extend_from_slice(units);
        } else {
            let units = stemmed(&text);
            self.units.extend_from_slice(&units);
            self.stems.0.insert(text, units);
        }
        run
    }

    /// A number in figures or in Chinese numerals, with the word that multiplies it.
    fn number(&mut self, at: usize) -> usize {
        let numeral = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.') || is_numeral(c);
        let run = self.run(at, numeral).min(LONGEST_NUMBER);
        let text: String = self.chars.iter().skip(at).take(run).map(|c| narrow(*c)).collect();
        let text = text.trim_end_matches([',', '.']);
        let taken = text.chars().count();
        let figures = text.starts_with(|c: char| c.is_ascii_digit());
        if taken == 1 && !figures {
            return 0;
        }
        let behind: String = self.chars.iter().skip(at + taken).take(LONGEST_SCALE).collect();
        let value = zh_number(text).map(|value| value.number * scale(&behind));
        let Some(value) = value else { return if figures { taken } else { 0 } };
        let month = behind.starts_with('月').then(|| MONTHS.get((value as usize).wrapping_sub(1))).flatten();
        self.units.push(month.map_or(Unit::Number(value.to_bits()), |month| Unit::Stem(stem(month))));
        taken
    }

    fn mark(&mut self, at: usize, c: char) -> usize {
        let mark = match c {
            '?' => Mark::Question,
            '!' => Mark::Exclamation,
            '“' | '「' | '『' | '"' => Mark::Quote,
            ':' => Mark::Colon,
            ';' => Mark::Semicolon,
            '…' => Mark::Ellipsis,
            '.' if self.run(at, |c| c == '.') >= 3 => Mark::Ellipsis,
            '(' => Mark::Bracket,
            _ => return 1,
        };
        self.units.push(Unit::Mark(mark));
        self.run(at, |other| narrow(other) == c)
    }

    /// So many characters from `at` on are such; no unit is longer than the most that is looked at.
    fn run(&self, at: usize, inside: impl Fn(char) -> bool) -> usize {
        self.chars.iter().skip(at).take(MOST_LOOKED_AT).take_while(|c| inside(narrow(**c))).count()
    }
}

/// Characters of the longest number that is read.
const LONGEST_NUMBER: usize = 64;

/// Characters of the longest word, chain of words or row of marks that is one unit: what is no number or no word may be
/// looked through again at each of its characters.
const MOST_LOOKED_AT: usize = 1024;

/// Characters behind a figure in which a multiplying word is looked for: one space and `thousand`.
const LONGEST_SCALE: usize = 9;

/// What an English word behind a figure multiplies it by (Chinese 万 and 亿 belong to the number itself).
fn scale(behind: &str) -> f64 {
    let word = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    match word {
        "" => 1.0,
        word => {
            en_number(&format!("1 {word}")).filter(|value| value.number >= 1000.0).map_or(1.0, |v| v.number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(zh: &str, en: &str) -> Vec<String> {
        let mut stems = Stems::default();
        let en = units(en, &mut stems);
        units(zh, &mut stems)
            .into_iter()
            .filter(|unit| en.contains(unit))
            .map(|unit| format!("{unit:?}"))
            .collect()
    }

    #[test]
    fn numbers_months_latin_words_and_marks_meet() {
        for (zh, en, count) in [
            ("2024年10月24日", "October 24, 2024", 3),
            ("约3,000米、1.5亿元", "some 3,000 meters and 150 million yuan", 2),
            ("三千人", "3000 people", 1),
            ("由 Dyfed Aubrey 主持：", "chaired by Dyfed Aubrey:", 3),
            ("你说什么？……", "What did you say?...", 2),
            ("一些人", "1 man", 0),
        ] {
            assert_eq!(shared(zh, en).len(), count, "{zh} {:?}", shared(zh, en));
        }
    }
}
