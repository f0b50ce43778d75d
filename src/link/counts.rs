//! How often words were linked: a compact table over the pairs of words that met at least twice.

use std::fmt;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::data::Sides;

use super::cells::{Cells, NOWHERE};
use super::sentences::Sentences;

/// Passes over the corpus that collect pairs of words: each holds only its share of them in memory.
const SHARDS: u32 = 16;

/// Words of one side, each with a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(into = "Vec<(Box<str>, u32)>")]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
    /// How often each word stands in the corpus.
    pub frequencies: Vec<u32>,
}

impl Vocabulary {
    /// Counts a word so many times more; a new one gets the next number.
    pub fn count(&mut self, word: &str, times: u32) {
        let id = if let Some(&id) = self.ids.get(word) {
            id
        } else {
            let id = self.frequencies.len() as u32;
            self.ids.insert(word.into(), id);
            self.frequencies.push(0);
            id
        };
        if let Some(frequency) = self.frequencies.get_mut(id as usize) {
            *frequency = frequency.saturating_add(times);
        }
    }

    /// The same words numbered by how often they stand and by their text, so that a number does not depend on which word came first.
    #[must_use]
    pub fn sorted(self) -> Self {
        let mut words: Vec<(Box<str>, u32)> = self.into();
        words.sort_unstable_by(|(a, often), (b, other)| other.cmp(often).then_with(|| a.cmp(b)));
        words.into()
    }

    /// How often a word stands in the corpus.
    pub(super) fn frequency(&self, id: u32) -> u32 {
        self.frequencies.get(id as usize).copied().unwrap_or(0)
    }

    /// The number of a known word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    /// How many different words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frequencies.len()
    }

    /// No word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frequencies.is_empty()
    }

    /// All words by their number.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let mut words = vec![""; self.len()];
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each word goes to its own place: order does not matter"
        )]
        for (word, &id) in &self.ids {
            if let Some(place) = words.get_mut(id as usize) {
                *place = word;
            }
        }
        words
    }
}

impl<'de> Deserialize<'de> for Vocabulary {
    /// Word by word, so that bytes that repeat one word take no memory.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Words)
    }
}

struct Words;

impl<'de> Visitor<'de> for Words {
    type Value = Vocabulary;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words, each once, with how often they stand")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut words: A) -> Result<Vocabulary, A::Error> {
        let mut vocabulary = Vocabulary::default();
        while let Some((word, frequency)) = words.next_element::<(Box<str>, u32)>()? {
            if vocabulary.get(&word).is_some() {
                return Err(serde::de::Error::custom("a word stands there twice"));
            }
            vocabulary.count(&word, frequency);
        }
        Ok(vocabulary)
    }
}

impl From<Vec<(Box<str>, u32)>> for Vocabulary {
    fn from(words: Vec<(Box<str>, u32)>) -> Self {
        let mut vocabulary = Vocabulary::default();
        for (word, frequency) in words {
            vocabulary.count(&word, frequency);
        }
        vocabulary
    }
}

impl From<Vocabulary> for Vec<(Box<str>, u32)> {
    fn from(vocabulary: Vocabulary) -> Self {
        let mut words = vec![(Box::default(), 0); vocabulary.len()];
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each word goes to its own place: order does not matter"
        )]
        for (word, id) in vocabulary.ids {
            if let Some(place) = words.get_mut(id as usize) {
                *place = (word, vocabulary.frequencies[id as usize]);
            }
        }
        words
    }
}

/// The pairs of words that are worth counting in at least two sentences, row by row of Chinese words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    /// Where each Chinese word's row starts; one more than there are words.
    pub starts: Vec<u32>,
    /// The English words of the rows, rising in each row.
    pub partners: Vec<u32>,
}

impl Meetings {
    /// Collects the pairs of words of all cells that come in at least two sentences.
    #[must_use]
    pub(super) fn collect(sentences: &Sentences, cells: &Cells, zh_words: usize) -> Self {
        let shards: Vec<Vec<u64>> =
            (0..SHARDS).into_par_iter().map(|shard| collect_shard(sentences, cells, shard)).collect();
        Meetings::of(&shards, zh_words)
    }

    /// The table of pairs of words (a Chinese word's number, then an English one's), each once. A Chinese word's pairs
    /// stand together in one part, sorted.
    pub(super) fn of(parts: &[Vec<u64>], zh_words: usize) -> Self {
        let mut starts = vec![0u32; zh_words + 1];
        for pair in parts.iter().flatten() {
            if let Some(count) = starts.get_mut((pair >> 32) as usize + 1) {
                *count += 1;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut partners = vec![0u32; starts.last().map_or(0, |&end| end as usize)];
        let mut next = starts.clone();
        // Filling a row in order keeps it sorted.
        for pair in parts.iter().flatten() {
            let row = (pair >> 32) as usize;
            partners[next[row] as usize] = *pair as u32;
            next[row] += 1;
        }
        Meetings { starts, partners }
    }

    /// A table of so many words a side whose rows lie behind each other.
    pub(super) fn fits(&self, words: Sides<usize>) -> bool {
        let is_empty = self.starts.is_empty() && self.partners.is_empty();
        let ends = self.starts.last().is_some_and(|&end| end as usize == self.partners.len());
        let rows = self.starts.len() == words.zh + 1 && self.starts.is_sorted() && ends;
        is_empty || (rows && self.partners.iter().all(|&en| (en as usize) < words.en))
    }

    /// All pairs of words with their places.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let rows = self.starts.array_windows::<2>().enumerate();
        rows.flat_map(|(zh, &[start, end])| {
            let partners = self.partners.get(start as usize..end as usize).unwrap_or_default();
            partners.iter().zip(start as usize..).map(move |(&en, place)| (zh, en as usize, place))
        })
    }

    /// The place of a pair of words in the table, or `NOWHERE`.
    #[must_use]
    pub fn place(&self, zh: u32, en: u32) -> u32 {
        let row = |at: u32| self.starts.get(at as usize).map(|&start| start as usize);
        let (Some(start), Some(end)) = (row(zh), row(zh.wrapping_add(1))) else { return NOWHERE };
        match self.partners.get(start..end).map(|row| row.binary_search(&en)) {
            Some(Ok(index)) => (start + index) as u32,
            _ => NOWHERE,
        }
    }
}

fn collect_shard(sentences: &Sentences, cells: &Cells, shard: u32) -> Vec<u64> {
    let mut met = met_in_shard(sentences, cells, shard);
    keep_repeated(&mut met);
    met
}

/// The pairs of words of all cells, as often as there are sentences in which they meet.
pub(super) fn met(sentences: &Sentences, cells: &Cells) -> Vec<Vec<u64>> {
    (0..SHARDS).into_par_iter().map(|shard| met_in_shard(sentences, cells, shard)).collect()
}

fn met_in_shard(sentences: &Sentences, cells: &Cells, shard: u32) -> Vec<u64> {
    let mut met = Vec::new();
    for index in 0..sentences.len() {
        let words = sentences.get(index);
        let width = words.en.len() as u32;
        let from = met.len();
        for &cell in cells.of(index).numbers {
            let zh = words.zh[(cell / width) as usize];
            if zh % SHARDS == shard {
                met.push(u64::from(zh) << 32 | u64::from(words.en[(cell % width) as usize]));
            }
        }
        sort_and_dedup_from(&mut met, from);
    }
    met.sort_unstable();
    met
}

/// A word that stands twice in a sentence meets its partners once there.
fn sort_and_dedup_from(met: &mut Vec<u64>, from: usize) {
    met[from..].sort_unstable();
    let mut keep = from;
    for index in from..met.len() {
        if index == from || met[index] != met[keep - 1] {
            met[keep] = met[index];
            keep += 1;
        }
    }
    met.truncate(keep);
}

fn keep_repeated(sorted: &mut Vec<u64>) {
    let mut keep = 0;
    let mut index = 0;
    while index < sorted.len() {
        let run = sorted[index..].iter().take_while(|&&other| other == sorted[index]).count();
        if run > 1 {
            sorted[keep] = sorted[index];
            keep += 1;
        }
        index += run;
    }
    sorted.truncate(keep);
    sorted.shrink_to_fit();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(sentences: &Sentences, words: usize) -> Meetings {
        let mut cells = Cells::default();
        for index in 0..sentences.len() {
            let many = sentences.get(index).zh.len() * sentences.get(index).en.len();
            cells.push(&(0..many as u32).map(|cell| (cell, 0.0)).collect::<Vec<_>>());
        }
        Meetings::collect(sentences, &cells, words)
    }

    #[test]
    fn only_words_that_met_twice_have_a_place() {
        let mut sentences = Sentences::default();
        sentences.push(&[0, 1], &[0, 1]);
        sentences.push(&[0], &[0, 2]);
        let meetings = collect(&sentences, 2);
        assert_eq!(meetings.partners, [0]);
        assert_ne!(meetings.place(0, 0), NOWHERE);
        for (zh, en) in [(0, 1), (1, 1), (0, 2), (7, 0)] {
            assert_eq!(meetings.place(zh, en), NOWHERE, "{zh} {en}");
        }
    }

    #[test]
    fn a_word_twice_in_one_sentence_is_met_once() {
        let mut sentences = Sentences::default();
        sentences.push(&[0, 0], &[0, 0]);
        assert!(collect(&sentences, 1).partners.is_empty());
    }
}
