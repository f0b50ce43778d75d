//! The pairs that a translator has already.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::same::key;
use crate::data::{Entry, Lang, Sides, TermPair};

/// A pair of the text that does not agree with a pair of the translator's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    /// As found in the text.
    pub found: Sides<String>,
    /// As the translator has it.
    pub known: TermPair,
}

/// What a known pair says of an entry.
pub(super) enum Verdict<'a> {
    /// Nothing: the Chinese term is new.
    New,
    /// The translator has it.
    Known,
    /// The translator has another counterpart.
    Contradicted(&'a TermPair),
}

/// Known pairs by their Chinese terms.
pub(super) struct Known<'a> {
    pairs: FxHashSet<Sides<String>>,
    first: FxHashMap<String, &'a TermPair>,
}

impl<'a> Known<'a> {
    pub(super) fn new(known: &'a [TermPair]) -> Self {
        let mut first = FxHashMap::default();
        for pair in known {
            first.entry(key(Lang::Zh, &pair.terms.zh)).or_insert(pair);
        }
        Known { pairs: known.iter().map(|pair| keys(&pair.terms)).collect(), first }
    }

    /// Any form of an entry that the translator has makes the entry known.
    pub(super) fn verdict(&self, entry: &Entry) -> Verdict<'a> {
        let mut forms = std::iter::once(&entry.terms).chain(entry.variants.iter().map(|form| &form.terms));
        if forms.any(|terms| self.pairs.contains(&keys(terms))) {
            return Verdict::Known;
        }
        match self.first.get(&key(Lang::Zh, &entry.terms.zh)) {
            Some(_) if entry.terms.en.is_empty() => Verdict::Known,
            Some(pair) => Verdict::Contradicted(pair),
            None => Verdict::New,
        }
    }
}

fn keys(terms: &Sides<String>) -> Sides<String> {
    Sides::from_fn(|lang| key(lang, terms.get(lang)))
}
