//! The user's own term pairs.

use rustc_hash::FxHashMap;

use crate::data::{Sides, TermPair};
use crate::text::fold_char;

use super::word_list::WordList;

/// Term pairs that win over the built-in tables.
pub struct Own {
    words: Option<WordList>,
    english: FxHashMap<String, Vec<String>>,
}

impl Own {
    /// A look-up over the user's pairs.
    #[must_use]
    pub fn new(pairs: &[TermPair]) -> Self {
        Own::of(pairs.iter().map(|pair| &pair.terms))
    }

    /// A look-up over such terms.
    #[must_use]
    pub fn of<'a>(pairs: impl Iterator<Item = &'a Sides<String>>) -> Self {
        let mut english: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for terms in pairs.filter(|terms| !terms.zh.is_empty() && !terms.en.is_empty()) {
            let zh: String = terms.zh.chars().filter(|c| !c.is_whitespace()).map(fold_char).collect();
            english.entry(zh).or_default().push(terms.en.clone());
        }
        let mut words: Vec<String> = english.keys().cloned().collect();
        words.sort_unstable();
        let words = words.into_iter();
        Own { words: (!english.is_empty()).then(|| WordList::new(words)), english }
    }

    /// The user's terms that begin at `chars[start]`: their lengths and their English.
    pub fn at<'a>(&'a self, chars: &'a [char], start: usize) -> impl Iterator<Item = (usize, &'a str)> {
        let lengths = self.words.as_ref().map_or_else(Vec::new, |words| words.lengths_at(chars, start));
        lengths.into_iter().flat_map(move |length| {
            let word: String = chars.get(start..start + length).unwrap_or_default().iter().collect();
            let english = self.english.get(&word).map_or(&[][..], Vec::as_slice);
            english.iter().map(move |english| (length, english.as_str()))
        })
    }
}
