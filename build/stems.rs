//! The English stems of all glosses, numbered and weighed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::{Result, blob, function, latin, stem};

/// Words of a gloss beyond this many belong to an explanation.
const MOST_WORDS: usize = 12;

/// Rarity is stored in this many steps.
const RARITY_STEPS: f64 = 255.0;

/// Stems that were made already: most words come again and again.
#[derive(Default)]
struct Stemmer(HashMap<String, (String, bool)>);

impl Stemmer {
    /// A phrase's stems, each with whether it is a function word.
    fn phrase(&mut self, phrase: &str) -> Vec<(String, bool)> {
        let words = stem::words(phrase).into_iter().take(MOST_WORDS);
        words.map(|word| self.word(word)).collect()
    }

    fn word(&mut self, word: String) -> (String, bool) {
        if let Some(known) = self.0.get(&word) {
            return known.clone();
        }
        let made = (stem::stem(&word), function::is_function_word(&latin::fold_latin(&word)));
        self.0.insert(word, made.clone());
        made
    }
}

/// The stems of all glosses: numbered, the most frequent first, and how rare each is.
pub(crate) struct Stems {
    ids: BTreeMap<String, u64>,
    rarity: Vec<u8>,
    words: HashMap<String, Vec<(String, bool)>>,
}

impl Stems {
    /// The stems of all phrases.
    pub(crate) fn of(phrases: &BTreeSet<&str>) -> Self {
        let mut stemmer = Stemmer::default();
        let words: HashMap<String, Vec<(String, bool)>> =
            phrases.iter().map(|phrase| ((*phrase).to_owned(), stemmer.phrase(phrase))).collect();
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for phrase in phrases {
            let stems = words.get(*phrase).into_iter().flatten();
            for stem in stems.map(|(stem, _)| stem.as_str()).collect::<BTreeSet<_>>() {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let mut sorted: Vec<(&str, u64)> = counts.into_iter().collect();
        sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let all = (phrases.len().max(2) as f64).ln();
        let rarity =
            sorted.iter().map(|&(_, count)| ((1.0 - (count as f64).ln() / all) * RARITY_STEPS).round() as u8);
        let rarity = rarity.collect();
        let ids = sorted.iter().enumerate().map(|(id, &(stem, _))| (stem.to_owned(), id as u64)).collect();
        Stems { ids, rarity, words }
    }

    /// Writes `stems.fst` and `rarity.bin`.
    pub(crate) fn write(&self, out: &Path) -> Result<()> {
        blob::save_map(&out.join("stems.fst"), &self.ids)?;
        blob::save(&out.join("rarity.bin"), &self.rarity)
    }

    /// One gloss: its text, how many words, and each word's number with the function mark in the lowest bit.
    pub(crate) fn gloss(&self, shown: &str, phrase: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        blob::push_text(&mut bytes, shown);
        let words = self.words.get(phrase).map_or(&[][..], Vec::as_slice);
        blob::push_number(&mut bytes, words.len());
        for (stem, function) in words {
            let id = self.ids.get(stem).copied().unwrap_or(0) as usize;
            blob::push_number(&mut bytes, id << 1 | usize::from(*function));
        }
        bytes
    }
}
