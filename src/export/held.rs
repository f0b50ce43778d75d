//! Entries that wait before they are written: the first ones until their script is known, all of them where a tool
//! takes one translation of a term, or all translations as one concept.

use rustc_hash::FxHashMap;

use super::act::{Act, Treatment};
use super::row::Translation;
use super::rules::Duplicates;
use crate::data::{Entry, Lang, Sides};

/// An entry, its number in the glossary, its terms as the tool takes them, and further translations.
pub(super) struct Concept {
    pub(super) number: usize,
    pub(super) entry: Entry,
    pub(super) terms: Sides<String>,
    pub(super) others: Vec<Translation>,
}

/// Concepts in the order of the glossary.
#[derive(Default)]
pub(super) struct Held {
    concepts: Vec<Concept>,
    by_source: FxHashMap<String, usize>,
}

/// Takes a remark on the entry of that number.
pub(super) type Note<'a> = &'a mut dyn FnMut(usize, &Entry, Treatment);

impl Held {
    pub(super) fn len(&self) -> usize {
        self.concepts.len()
    }

    pub(super) fn take(&mut self) -> Vec<Concept> {
        self.by_source.clear();
        std::mem::take(&mut self.concepts)
    }

    /// Keeps a concept, or makes it part of the one that its source term has already.
    pub(super) fn hold(&mut self, concept: Concept, source: Lang, duplicates: Duplicates, note: Note<'_>) {
        if duplicates == Duplicates::Keep {
            self.concepts.push(concept);
            return;
        }
        let key = concept.terms.get(source).clone();
        let at = *self.by_source.entry(key).or_insert(self.concepts.len());
        match self.concepts.get_mut(at) {
            None => self.concepts.push(concept),
            Some(first) if duplicates == Duplicates::Best => better(first, concept, note),
            Some(first) => join(first, concept, source.other(), note),
        }
    }
}

/// The one of the higher score stays, then the one that is found more often, then the first.
fn better(kept: &mut Concept, new: Concept, note: Note<'_>) {
    let rank = |concept: &Concept| (concept.entry.score, concept.entry.count);
    let worse = if rank(&new) > rank(kept) { std::mem::replace(kept, new) } else { new };
    let why = "the tool takes one translation of a term, and another one is better or stands before it";
    note(worse.number, &worse.entry, (Act::LeftOut, why));
}

fn join(first: &mut Concept, new: Concept, target: Lang, note: Note<'_>) {
    let term = new.terms.get(target);
    let known = first.terms.get(target) == term || first.others.iter().any(|other| other.term == *term);
    if known {
        return note(new.number, &new.entry, (Act::LeftOut, "the same pair stands before it"));
    }
    note(new.number, &new.entry, (Act::Joined, "the translations of a term are one concept"));
    first.others.push(Translation { term: term.clone(), entry: new.entry });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    /// What is held of these pairs (score, Chinese, English), and the numbers of those that a remark names.
    fn held(duplicates: Duplicates, pairs: &[(f32, &str, &str)]) -> (Vec<String>, Vec<usize>) {
        let (mut held, mut named) = (Held::default(), Vec::new());
        for (number, &(score, zh, en)) in (1..).zip(pairs) {
            let mut entry = sample::glossary(&[(zh, en)]).entries.remove(0);
            entry.score = score;
            let terms = entry.terms.clone();
            let concept = Concept { number, entry, terms, others: Vec::new() };
            held.hold(concept, Lang::Zh, duplicates, &mut |number, _, _| named.push(number));
        }
        let terms = |concept: Concept| {
            let others = concept.others.iter().map(|other| other.term.clone());
            std::iter::once(concept.terms.en.clone()).chain(others).collect::<Vec<_>>().join("|")
        };
        (held.take().into_iter().map(terms).collect(), named)
    }

    const PAIRS: &[(f32, &str, &str)] =
        &[(0.5, "银行", "bank"), (0.5, "城市", "city"), (0.9, "银行", "banking"), (0.5, "银行", "bank")];

    #[test]
    fn one_two_or_all_translations_are_kept() {
        let all = |terms: &[&str]| terms.iter().map(|&term| term.to_owned()).collect::<Vec<_>>();
        assert_eq!(held(Duplicates::Keep, PAIRS), (all(&["bank", "city", "banking", "bank"]), vec![]));
        assert_eq!(held(Duplicates::Best, PAIRS), (all(&["banking", "city"]), vec![1, 4]));
        assert_eq!(held(Duplicates::Group, PAIRS), (all(&["bank|banking", "city"]), vec![3, 4]));
    }
}
