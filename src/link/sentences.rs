//! A corpus as numbers.

use crate::data::Sides;

/// Segment pairs as numbers: what counting needs of a corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentences {
    /// Words of all sentences behind each other.
    pub(super) words: Sides<Vec<u32>>,
    /// Where each sentence ends.
    pub(super) ends: Sides<Vec<usize>>,
}

impl Sentences {
    /// How many sentences.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        self.ends.zh.len()
    }

    /// Adds a sentence.
    pub(super) fn push(&mut self, zh: &[u32], en: &[u32]) {
        self.words.zh.extend_from_slice(zh);
        self.words.en.extend_from_slice(en);
        self.ends.zh.push(self.words.zh.len());
        self.ends.en.push(self.words.en.len());
    }

    /// The words of one sentence.
    #[must_use]
    pub(super) fn get(&self, index: usize) -> Sides<&[u32]> {
        Sides::new(slice(&self.words.zh, &self.ends.zh, index), slice(&self.words.en, &self.ends.en, index))
    }
}

fn slice<'a>(words: &'a [u32], ends: &[usize], index: usize) -> &'a [u32] {
    let start = index.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(index).and_then(|&end| words.get(start..end)).unwrap_or_default()
}
