//! Chinese characters into words: jieba, then what its words hide from a translator is parted.

use jieba_rs::Jieba;

use super::refine::{Context, refine};
use super::stretch::{fold, is_digit};
use super::vocabulary::{ExtraWords, Vocabulary};
use crate::data::Span;

/// Cuts stretches of Chinese characters.
pub(super) struct Cutter<'e> {
    jieba: Jieba,
    extra: &'e ExtraWords,
}

impl<'e> Cutter<'e> {
    /// A cutter for these texts (and for no others).
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>, extra: &'e ExtraWords) -> Self {
        let mut vocabulary = Vocabulary::new(extra);
        for text in texts {
            vocabulary.add(text);
        }
        Cutter { jieba: vocabulary.into_jieba(), extra }
    }

    /// The words of a stretch of Chinese characters.
    pub(super) fn words(&self, text: &str, stretch: Span) -> Vec<Span> {
        let (part, offset) = (stretch.of(text), stretch.start as usize);
        let mut places: Vec<usize> = part.char_indices().map(|(at, _)| offset + at).collect();
        places.push(stretch.end as usize);
        let chars: Vec<char> = part.chars().map(fold).collect();
        let before = text.get(..offset).and_then(|before| before.chars().next_back());
        let context = Context { chars: &chars, before, extra: self.extra };
        let span = |start: usize, end: usize| Some(Span::new(*places.get(start)?, *places.get(end)?));
        let words = self.cut(&chars, before).into_iter().flat_map(|word| refine(&context, word));
        let words = whole_ordinals(&chars, words.collect()).into_iter();
        words.filter_map(|(start, end)| span(start, end)).collect()
    }

    /// Places of words in folded characters. Numbers written by place (二〇二四) are one word, which jieba does not know.
    /// So is the 年 that a figure leaves behind where another one follows (2024年|年会).
    fn cut(&self, chars: &[char], before: Option<char>) -> Vec<(usize, usize)> {
        let is_year = before.is_some_and(char::is_numeric) && chars.starts_with(&['年', '年']);
        let mut from = usize::from(is_year);
        let mut found: Vec<(usize, usize)> = (0..from).map(|start| (start, start + 1)).collect();
        while let Some((start, end)) = number(chars, from) {
            self.cut_plain(chars, (from, start), &mut found);
            found.push((start, end));
            from = end;
        }
        self.cut_plain(chars, (from, chars.len()), &mut found);
        found
    }

    fn cut_plain(&self, chars: &[char], (from, to): (usize, usize), found: &mut Vec<(usize, usize)>) {
        let text: String = chars.iter().take(to).skip(from).collect();
        found
            .extend(self.jieba.cut(&text, true).into_iter().map(|word| (from + word.start, from + word.end)));
    }
}

/// Characters of the longest ordinal that is one word.
const LONGEST_ORDINAL: usize = 64;

/// Puts 第二|十四 together again.
fn whole_ordinals(chars: &[char], words: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let is_figure = |&character: &char| is_digit(character) || matches!(character, '十' | '百' | '千');
    let figures = |start: usize, end: usize| chars.get(start..end).is_some_and(|it| it.iter().all(is_figure));
    let mut whole: Vec<(usize, usize)> = Vec::with_capacity(words.len());
    for (start, end) in words {
        match whole.last_mut() {
            Some(last)
                if chars.get(last.0) == Some(&'第')
                    && end - last.0 <= LONGEST_ORDINAL
                    && figures(last.0 + 1, end) =>
            {
                last.1 = end;
            }
            _ => whole.push((start, end)),
        }
    }
    whole
}

/// The next number written by place: digits with a zero among them, or the four digits of a year.
fn number(chars: &[char], from: usize) -> Option<(usize, usize)> {
    /// Fewer digits are a count (三四) or an everyday word.
    const FEWEST_DIGITS: usize = 3;
    /// Digits of a year.
    const YEAR: usize = 4;
    let mut start = from;
    while start < chars.len() {
        let digits: Vec<char> =
            chars.iter().skip(start).copied().take_while(|&digit| is_digit(digit)).collect();
        let has_zero = digits.iter().any(|digit| matches!(digit, '〇' | '零' | '○'));
        let end = start + digits.len();
        let is_year = digits.len() == YEAR && chars.get(end) == Some(&'年');
        if is_year || (digits.len() >= FEWEST_DIGITS && has_zero) {
            return Some((start, end));
        }
        start = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;

    fn cut(text: &str, extra: &[&str]) -> String {
        let extra: Vec<String> = extra.iter().map(|word| (*word).to_owned()).collect();
        let extra = ExtraWords::new(&extra);
        let cutter = Cutter::new([text].into_iter(), &extra);
        let words: Vec<&str> =
            cutter.words(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
        words.join("|")
    }

    #[test]
    fn chinese_words_are_found() {
        for (text, expected) in [
            ("人工智能改变翻译", "人工智能|改变|翻译"),
            ("聯合國安全理事會", "联合国安全理事会"),
            ("二〇二四年五月", "二〇二四|年|五月"),
            ("一九七八年", "一九七八|年"),
            ("一百零八将", "一百零八|将"),
            ("第二十四次会议", "第二十四|次|会议"),
        ] {
            let found = cut(text, &[]);
            let simplified: String = found.chars().map(fold).collect();
            assert_eq!(simplified, expected);
        }
    }

    #[test]
    fn extra_words_stay_whole() {
        let text = "联合国人居署发布报告";
        assert_ne!(cut(text, &[]), "联合国人居署|发布|报告");
        assert_eq!(cut(text, &["聯合國人居署"]), "联合国人居署|发布|报告");
    }

    /// jieba with its whole dictionary.
    fn whole() -> Jieba {
        let mut jieba = Jieba::empty();
        let mut dict = String::new();
        Words::bundled().each(|word, known| {
            dict.extend([word, " ", &known.frequency.to_string(), "\n"]);
        });
        jieba.load_dict(&mut dict.as_bytes()).expect("the dictionary is well-formed");
        jieba
    }

    #[test]
    fn the_words_of_the_text_cut_as_the_whole_dictionary_does() {
        /// Headwords that are strung together to one text.
        const HEADWORDS_PER_TEXT: usize = 40;
        let whole = whole();
        let mut headwords: Vec<String> = Vec::new();
        crate::lexicon::Dictionary::bundled().each(|word, _| {
            headwords.push(word.chars().filter(|&character| crate::text::is_han(character)).collect());
        });
        assert!(headwords.len() > 100_000);
        let none = ExtraWords::new(&[]);
        // Neighbours in the alphabet share their first characters: strides make new neighbours.
        let texts: Vec<String> = (0..HEADWORDS_PER_TEXT * 50)
            .map(|start| {
                headwords
                    .iter()
                    .skip(start)
                    .step_by(headwords.len() / HEADWORDS_PER_TEXT)
                    .map(String::as_str)
                    .collect()
            })
            .collect();
        for text in texts {
            let cutter = Cutter::new([text.as_str()].into_iter(), &none);
            let plain: Vec<char> = text.chars().map(fold).collect();
            let expected: Vec<(usize, usize)> = whole
                .cut(&plain.iter().collect::<String>(), true)
                .iter()
                .map(|word| (word.start, word.end))
                .collect();
            let mut found = Vec::new();
            cutter.cut_plain(&plain, (0, plain.len()), &mut found);
            assert_eq!(found, expected, "{text}");
        }
    }
}
