//! Joins glossaries: the same pair once, counts added, contradictions kept and named.

use rustc_hash::FxHashMap;

use super::same::key;
use crate::data::{Entry, Form, Lang, Place, Sides};

/// Examples that an entry keeps: enough to see it in use.
pub(super) const MOST_EXAMPLES: usize = 5;

/// Takes glossaries entry by entry; what comes first gives an entry its form and its place.
#[derive(Debug, Default)]
pub struct Merger {
    entries: Vec<Entry>,
    places: Vec<String>,
    pairs: FxHashMap<Sides<String>, usize>,
}

/// A Chinese term with several translations, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradicting {
    /// The term.
    pub zh: String,
    /// Its translations.
    pub translations: Vec<String>,
    /// Where each of them stands first.
    pub places: Vec<String>,
}

impl Merger {
    /// Takes an entry that stands at that place.
    pub fn add(&mut self, entry: Entry, place: &Place) {
        let keys = Sides::from_fn(|lang| key(lang, entry.terms.get(lang)));
        let at = *self.pairs.entry(keys).or_insert(self.entries.len());
        if let Some(first) = self.entries.get_mut(at) {
            join(first, entry);
        } else {
            self.entries.push(entry);
            self.places.push(place.to_string());
        }
    }

    /// The entries, and the terms of which they give several translations.
    #[must_use]
    pub fn finish(self) -> (Vec<Entry>, Vec<Contradicting>) {
        let mut terms: Vec<Contradicting> = Vec::new();
        let mut seen: FxHashMap<String, usize> = FxHashMap::default();
        let translated = self.entries.iter().zip(self.places);
        for (entry, place) in translated.filter(|(entry, _)| !entry.terms.en.is_empty()) {
            let Sides { zh, en } = entry.terms.clone();
            let at = *seen.entry(key(Lang::Zh, &zh)).or_insert(terms.len());
            match terms.get_mut(at) {
                Some(term) => {
                    term.translations.push(en);
                    term.places.push(place);
                }
                None => terms.push(Contradicting { zh, translations: vec![en], places: vec![place] }),
            }
        }
        terms.retain(|term| term.translations.len() > 1 && !term.zh.is_empty());
        (self.entries, terms)
    }
}

/// Adds what another glossary says of the same pair.
fn join(first: &mut Entry, other: Entry) {
    first.count = first.count.saturating_add(other.count);
    first.score = first.score.max(other.score);
    first.concept.merge(other.concept);
    let new = |finding: &String| !first.findings.contains(finding);
    let findings: Vec<String> = other.findings.into_iter().filter(new).collect();
    first.findings.extend(findings);
    let form = Form { terms: other.terms, count: other.count };
    for form in std::iter::once(form).chain(other.variants) {
        if form.terms == first.terms {
            continue;
        }
        match first.variants.iter_mut().find(|known| known.terms == form.terms) {
            Some(known) => known.count = known.count.saturating_add(form.count),
            None => first.variants.push(form),
        }
    }
    let room = MOST_EXAMPLES.saturating_sub(first.examples.len());
    let examples: Vec<_> =
        other.examples.into_iter().filter(|e| !first.examples.contains(e)).take(room).collect();
    first.examples.extend(examples);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Concept, TermType};

    fn entry(zh: &str, en: &str, count: u32) -> Entry {
        Entry {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            r#type: TermType::Term,
            score: 0.5,
            count,
            findings: vec![format!("from {en}")],
            variants: Vec::new(),
            examples: Vec::new(),
            concept: Concept::default(),
        }
    }

    fn merged(entries: Vec<Entry>) -> (Vec<Entry>, Vec<Contradicting>) {
        let mut merger = Merger::default();
        for (line, entry) in (1..).zip(entries) {
            merger.add(entry, &Place::new(&Arc::from("a.csv"), At::Line(line)));
        }
        merger.finish()
    }

    #[test]
    fn the_same_pair_comes_out_once_with_its_counts_added() {
        let (entries, contradictions) = merged(vec![
            entry("數字治理", "Digital Governance", 2),
            entry("数字治理", "digital governance", 3),
        ]);
        let [entry] = entries.as_slice() else { panic!("{entries:?}") };
        assert_eq!((entry.terms.zh.as_str(), entry.count, entry.findings.len()), ("數字治理", 5, 2));
        let variants: Vec<_> =
            entry.variants.iter().map(|form| (form.terms.en.as_str(), form.count)).collect();
        assert_eq!(variants, [("digital governance", 3)]);
        assert_eq!(contradictions, []);
    }

    #[test]
    fn two_translations_are_kept_and_named() {
        let (entries, contradictions) = merged(vec![
            entry("银行", "bank", 1),
            entry("城市", "city", 1),
            entry("银行", "Bank of China", 1),
            entry("银行", "", 1),
        ]);
        assert_eq!(entries.len(), 4);
        let [contradiction] = contradictions.as_slice() else { panic!("{contradictions:?}") };
        assert_eq!(contradiction.translations, ["bank", "Bank of China"]);
        assert_eq!(contradiction.places, ["a.csv:1", "a.csv:3"]);
    }
}
