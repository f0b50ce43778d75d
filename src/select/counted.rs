//! One term pair, counted: what several texts say of it adds up in any order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::compete::STEPS;
use crate::data::{Concept, Entry, Example, Form, Sides, TermType};

/// So many sentence pairs are kept to show a term in: the first of its first document.
pub(super) const EXAMPLES: usize = 3;

/// How much of the doubt that is left one more occurrence takes away.
const MORE_OCCURRENCES: f32 = 0.15;

/// Bytes of a text, a form and an example besides their letters, with what the memory's bookkeeping adds.
const TEXT: usize = 40;
const FORM: usize = 120;
const EXAMPLE: usize = 360;

/// All that is known of one term pair, or of one likely term without a counterpart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Its best occurrence.
    best: Best,
    /// How often each form stands in the texts.
    #[serde(with = "super::listed")]
    forms: BTreeMap<Sides<String>, u32>,
    /// The first occurrences.
    examples: Vec<Shown>,
}

/// The occurrence that speaks most for a pair: the higher score; of equals, the one whose words come first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Best {
    /// In steps of a score (see [`super::rounded`]): whole numbers, so that all machines agree.
    pub(super) score: u16,
    pub(super) r#type: TermType,
    pub(super) findings: Vec<String>,
}

/// An example, and the number of its pair in its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Shown {
    pub(super) number: u64,
    pub(super) example: Example,
}

/// A score in whole steps.
pub(super) fn in_steps(score: f32) -> u16 {
    (score * STEPS).round() as u16
}

/// A score from its steps.
pub(super) fn from_steps(steps: u16) -> f32 {
    f32::from(steps) / STEPS
}

impl Best {
    fn is_better(&self, other: &Best) -> bool {
        let worse = other.score.cmp(&self.score);
        worse.then_with(|| (self.r#type, &self.findings).cmp(&(other.r#type, &other.findings))).is_lt()
    }
}

impl Shown {
    /// Documents by their names, pairs as they stand in them; what only differs in its bytes by its bytes.
    fn order(&self, other: &Shown) -> Ordering {
        let (a, b) = (&self.example, &other.example);
        (self.document(), self.number, &a.spans, &a.texts, &a.places).cmp(&(
            other.document(),
            other.number,
            &b.spans,
            &b.texts,
            &b.places,
        ))
    }

    fn document(&self) -> Option<&str> {
        let places = &self.example.places;
        places.zh.as_ref().or(places.en.as_ref()).map(|place| &*place.document)
    }
}

impl Counted {
    /// One occurrence.
    pub(super) fn once(terms: Sides<String>, best: Best, shown: Shown) -> Self {
        Counted { best, forms: BTreeMap::from([(terms, 1)]), examples: vec![shown] }
    }

    /// Adds what was counted elsewhere of the same pair.
    pub fn merge(&mut self, other: Counted) {
        if self.forms.is_empty() || other.best.is_better(&self.best) {
            self.best = other.best;
        }
        for (form, count) in other.forms {
            let sum = self.forms.entry(form).or_default();
            *sum = sum.saturating_add(count);
        }
        self.examples.extend(other.examples);
        if self.examples.len() > 1 {
            self.examples.sort_by(Shown::order);
            self.examples.truncate(EXAMPLES);
        }
    }

    /// About so many bytes of memory.
    pub(super) fn weight(&self) -> usize {
        let form = |(terms, _): (&Sides<String>, &u32)| FORM + terms.zh.len() + terms.en.len();
        let findings = self.best.findings.iter().map(|finding| TEXT + finding.len());
        let example = |shown: &Shown| {
            let texts = &shown.example.texts;
            EXAMPLE + texts.zh.len() + texts.en.len()
        };
        size_of::<Self>()
            + self.forms.iter().map(form).sum::<usize>()
            + findings.sum::<usize>()
            + self.examples.iter().map(example).sum::<usize>()
    }

    /// The entry that a glossary shows: each occurrence more takes away some of the doubt.
    pub(super) fn into_entry(self) -> Entry {
        let mut forms: Vec<(Sides<String>, u32)> = self.forms.into_iter().collect();
        forms.sort_by(|(a, often), (b, other)| {
            let lost = has_lost_capital(a).cmp(&has_lost_capital(b));
            lost.then(other.cmp(often)).then(capitals(a).cmp(&capitals(b))).then_with(|| a.cmp(b))
        });
        let count = forms.iter().fold(0, |sum: u32, (_, count)| sum.saturating_add(*count));
        let doubt = (1.0 - from_steps(self.best.score))
            * (1.0 - MORE_OCCURRENCES).powf(count.saturating_sub(1) as f32);
        let mut forms = forms.into_iter();
        let terms = forms.next().map(|(terms, _)| terms).unwrap_or_default();
        Entry {
            terms,
            r#type: self.best.r#type,
            score: super::rounded(1.0 - doubt),
            count,
            findings: self.best.findings,
            variants: forms.map(|(terms, count)| Form { terms, count }).collect(),
            examples: self.examples.into_iter().map(|shown| shown.example).collect(),
            concept: Concept::default(),
        }
    }
}

// The most frequent form first; then the one with fewer capitals: the others often begin a sentence. A name that lost its
// first capital (exchange Fund) comes last.
fn has_lost_capital(terms: &Sides<String>) -> bool {
    let mut words = terms.en.split(' ');
    let small = words.next().is_some_and(|word| word.len() > 1 && word.chars().all(char::is_lowercase));
    small && words.next_back().is_some_and(|word| word.starts_with(char::is_uppercase))
}

fn capitals(terms: &Sides<String>) -> usize {
    terms.en.chars().filter(|c| c.is_uppercase()).count()
}
