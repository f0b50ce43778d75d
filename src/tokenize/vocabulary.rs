//! The words that some texts can hold: jieba needs no more to cut these texts as it does with its whole dictionary.

use jieba_rs::Jieba;
use rustc_hash::FxHashSet;

use super::stretch::{fold, stretches};
use crate::lexicon::{WordList, Words};

/// Stands for all words that are not in the texts, so that the total frequency stays that of the whole dictionary.
/// jieba never looks this character up: it is no part of any word to it.
const ALL_OTHER_WORDS: &str = "\0";

/// Words besides jieba's own, to be kept whole.
pub(super) struct ExtraWords(WordList);

impl ExtraWords {
    /// Folded as jieba's own are; single characters are words anyway.
    pub(super) fn new(words: &[String]) -> Self {
        let folded = words.iter().map(|word| word.trim().chars().map(fold).collect::<String>());
        ExtraWords(WordList::new(folded.filter(|word| word.chars().count() > 1)))
    }

    /// All of `chars` is such a word.
    pub(super) fn holds(&self, chars: &[char]) -> bool {
        self.0.lengths_at(chars, 0).contains(&chars.len())
    }
}

/// jieba while its words are being gathered.
pub(super) struct Vocabulary<'e> {
    jieba: Jieba,
    extra: &'e ExtraWords,
    seen: FxHashSet<Box<[char]>>,
    wanted: Vec<String>,
    left: usize,
}

impl<'e> Vocabulary<'e> {
    /// No words yet.
    pub(super) fn new(extra: &'e ExtraWords) -> Self {
        let seen = FxHashSet::default();
        Vocabulary { jieba: Jieba::empty(), extra, seen, wanted: Vec::new(), left: Words::TOTAL }
    }

    /// Gathers the words of one text.
    pub(super) fn add(&mut self, text: &str) {
        for stretch in stretches(text).into_iter().filter(|stretch| stretch.han) {
            let chars: Vec<char> = stretch.span.of(text).chars().map(fold).collect();
            for start in 0..chars.len() {
                self.add_words_at(&chars, start);
            }
        }
    }

    fn add_words_at(&mut self, chars: &[char], start: usize) {
        for word in Words::bundled().words_at(chars, start) {
            let Some(key) = chars.get(start..start + word.chars) else { continue };
            if !self.seen.contains(key) {
                self.seen.insert(key.into());
                self.left -= self.jieba.add_word(&key.iter().collect::<String>(), Some(word.frequency), None);
            }
        }
        let lengths = self.extra.0.lengths_at(chars, start).into_iter();
        let words = lengths.filter_map(|length| chars.get(start..start + length));
        self.wanted.extend(words.map(|word| word.iter().collect::<String>()));
    }

    /// jieba with all words. The extra ones come in so often that it keeps them whole, shorter ones first: how often
    /// depends only on the words inside, and those stand in the same texts.
    pub(super) fn into_jieba(mut self) -> Jieba {
        self.wanted.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        self.wanted.dedup();
        self.jieba.add_word(ALL_OTHER_WORDS, Some(self.left), None);
        for word in self.wanted {
            let known = Words::bundled().get(&word).map_or(0, |word| word.frequency);
            let frequency = self.jieba.add_word(&word, None, None);
            self.left = self.left.saturating_sub(frequency.saturating_sub(known));
            self.jieba.add_word(ALL_OTHER_WORDS, Some(self.left), None);
        }
        self.jieba
    }
}
