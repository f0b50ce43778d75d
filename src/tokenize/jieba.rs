//! jieba with no more words than the texts at hand can hold: the same cuts as with its whole dictionary, without loading that.

use std::fmt;

use jieba_rs::Jieba;
use rustc_hash::FxHashSet;

use super::stretch::{fold, is_digit, stretches};
use crate::data::Span;
use crate::lexicon::{WordList, Words};

/// Stands for all words that are not in the texts, so that the total frequency stays that of the whole dictionary.
/// jieba never looks this character up: it is no part of any word to it.
const ALL_OTHER_WORDS: &str = "\0";

/// Words besides jieba's own.
pub(super) struct ExtraWords(WordList);

impl ExtraWords {
    /// Folded as jieba's own are; single characters are words anyway.
    pub(super) fn new(words: &[String]) -> Self {
        let folded = words.iter().map(|word| word.trim().chars().map(fold).collect::<String>());
        ExtraWords(WordList::new(folded.filter(|word| word.chars().count() > 1)))
    }
}

/// Cuts stretches of Chinese characters.
pub(super) struct Cutter {
    jieba: Jieba,
}

impl fmt::Debug for Cutter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cutter").finish_non_exhaustive()
    }
}

impl Cutter {
    /// A cutter for these texts (and for no others).
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>, extra: &ExtraWords) -> Self {
        let mut jieba = Jieba::empty();
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let mut wanted: Vec<String> = Vec::new();
        let mut left = Words::TOTAL;
        for text in texts {
            for stretch in stretches(text).into_iter().filter(|stretch| stretch.han) {
                let chars: Vec<char> = stretch.span.of(text).chars().map(fold).collect();
                for start in 0..chars.len() {
                    for word in Words::bundled().words_at(&chars, start) {
                        let word_text: String = chars.iter().skip(start).take(word.chars).collect();
                        if !seen.contains(&word_text) {
                            left -= jieba.add_word(&word_text, Some(word.frequency), None);
                            seen.insert(word_text);
                        }
                    }
                    let lengths = extra.0.lengths_at(&chars, start).into_iter();
                    wanted.extend(
                        lengths.map(|length| chars.iter().skip(start).take(length).collect::<String>()),
                    );
                }
            }
        }
        let mut cutter = Cutter { jieba };
        cutter.add_extra(wanted, left);
        cutter
    }

    /// Adds words so often that jieba keeps them whole. Shorter ones first: how often depends only on the words inside,
    /// and those stand in the same texts.
    fn add_extra(&mut self, mut wanted: Vec<String>, mut left: usize) {
        wanted.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        wanted.dedup();
        self.jieba.add_word(ALL_OTHER_WORDS, Some(left), None);
        for word in wanted {
            let known = Words::bundled().get(&word).map_or(0, |word| word.frequency);
            let frequency = self.jieba.add_word(&word, None, None);
            left = left.saturating_sub(frequency.saturating_sub(known));
            self.jieba.add_word(ALL_OTHER_WORDS, Some(left), None);
        }
    }

    /// The words of one stretch of Chinese characters that starts at byte `offset` of its text.
    pub(super) fn words(&self, stretch: &str, offset: usize) -> Vec<Span> {
        let mut places: Vec<usize> = stretch.char_indices().map(|(at, _)| offset + at).collect();
        places.push(offset + stretch.len());
        let chars: Vec<char> = stretch.chars().map(fold).collect();
        let span = |start: usize, end: usize| Some(Span::new(*places.get(start)?, *places.get(end)?));
        self.cut(&chars).into_iter().filter_map(|(start, end)| span(start, end)).collect()
    }

    /// Places of words in folded characters. Numbers written by place (二〇二四) are one word, which jieba does not know.
    fn cut(&self, chars: &[char]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut from = 0;
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

    fn cut(text: &str, extra: &[&str]) -> String {
        let extra: Vec<String> = extra.iter().map(|word| (*word).to_owned()).collect();
        let cutter = Cutter::new([text].into_iter(), &ExtraWords::new(&extra));
        let words: Vec<&str> = cutter.words(text, 0).into_iter().map(|span| span.of(text)).collect();
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
