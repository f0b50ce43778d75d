//! Rows that authors gave: each stands whole, the same from several places once, and nothing else takes its terms.

use rustc_hash::FxHashMap;

use super::gather::folded;
use super::merge::MOST_EXAMPLES;
use crate::data::{Certainty, Concept, Entry, Form, GivenPair, Lang, Sides, TermType};

/// Scores of what is given, and of what may hold more than the term: below what `strict` keeps.
const SURE: f32 = 0.99;
const UNSURE: f32 = 0.5;

/// A row that shares one term with a given pair is wrong about the other, if it is less sure than this; of 的-forms and
/// synonyms in other sentences, sure ones stay.
const DOUBTFUL: f32 = 0.6;

/// What authors gave.
#[derive(Debug, Default)]
pub(super) struct Given {
    entries: Vec<Entry>,
    /// Entries by each pair of their terms, and by each term.
    pairs: FxHashMap<Sides<String>, usize>,
    terms: Sides<FxHashMap<String, usize>>,
}

/// What a found entry is beside what is given.
pub(super) enum Claim {
    /// Something else.
    Free(Entry),
    /// The same: it was joined to what is given.
    Joined,
    /// A part of what is given, or a doubtful other counterpart of it: it loses to that pair.
    Lost(Entry, String),
}

impl Given {
    /// Entries of given pairs, in their order.
    pub(super) fn new<'a>(pairs: impl Iterator<Item = &'a GivenPair>) -> Self {
        let mut given = Given::default();
        for pair in pairs {
            given.add(pair);
        }
        given
    }

    fn add(&mut self, pair: &GivenPair) {
        let at = pair.all().find_map(|terms| self.pairs.get(&folded(terms)).copied());
        let at = at.unwrap_or(self.entries.len());
        match self.entries.get_mut(at) {
            Some(entry) => join(entry, new(pair)),
            None => self.entries.push(new(pair)),
        }
        for terms in pair.all() {
            let key = folded(terms);
            for lang in Lang::BOTH {
                self.terms.get_mut(lang).entry(key.get(lang).clone()).or_insert(at);
            }
            self.pairs.entry(key).or_insert(at);
        }
    }

    /// What an entry that was found is beside what is given.
    pub(super) fn claim(&mut self, entry: Entry) -> Claim {
        let key = folded(&entry.terms);
        if let Some(same) = self.pairs.get(&key).and_then(|&at| self.entries.get_mut(at)) {
            join(same, entry);
            return Claim::Joined;
        }
        let near = Lang::BOTH.into_iter().find_map(|lang| {
            let winner = self.entries.get(*self.terms.get(lang).get(key.get(lang))?)?;
            let (own, other) = (folded(&winner.terms), lang.other());
            let (a, b) = (own.get(other), key.get(other));
            let is_part = a.contains(b.as_str()) || b.contains(a.as_str());
            (is_part || entry.score < DOUBTFUL).then(|| format!("{} = {}", winner.terms.zh, winner.terms.en))
        });
        match near {
            Some(winner) => Claim::Lost(entry, winner),
            None => Claim::Free(entry),
        }
    }

    /// All entries, in the order of the texts.
    pub(super) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

/// Adds what another place says of the same terms; the first place says how they are written.
fn join(entry: &mut Entry, other: Entry) {
    entry.count = entry.count.max(1).saturating_add(other.count);
    entry.score = entry.score.max(other.score);
    let new = |finding: &String| !entry.findings.contains(finding);
    let findings: Vec<String> = other.findings.into_iter().filter(new).collect();
    entry.findings.extend(findings);
    let first = Form { terms: other.terms, count: other.count };
    for form in std::iter::once(first).chain(other.variants) {
        let is_known =
            form.terms == entry.terms || entry.variants.iter().any(|known| known.terms == form.terms);
        if !is_known {
            entry.variants.push(form);
        }
    }
    let room = MOST_EXAMPLES.saturating_sub(entry.examples.len());
    entry.examples.extend(other.examples.into_iter().take(room));
}

/// Term pairs that the author gave are as sure as anything.
fn new(pair: &GivenPair) -> Entry {
    let form = |terms: &Sides<String>| Form { terms: terms.clone(), count: 1 };
    Entry {
        terms: pair.terms.clone(),
        r#type: TermType::Term,
        score: if pair.certainty == Certainty::Sure { SURE } else { UNSURE },
        count: 1,
        findings: vec![format!("given by the author: {} ({})", pair.quote, pair.place)],
        variants: pair.forms.iter().map(form).collect(),
        examples: Vec::new(),
        concept: Concept::default(),
    }
}
