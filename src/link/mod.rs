//! `link`: which words belong together, how surely, and why.
//!
//! Kinds of evidence (a register, one file each) say what they find in one segment pair. What they find is a prior for
//! word translation; counts over a corpus join it where there is one; a hidden Markov model in both directions adds
//! order; a judge fitted on hand-linked news weighs all of it into one probability a pair of words.

use std::sync::{Arc, OnceLock};

use crate::data::{EvidenceKind, Finding, Grid, Link, Links, Sides, TokenizedPair};
use crate::judge::Forest;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::meter::{self, Work};
use crate::text::Length;

mod author;
mod cells;
mod chain;
mod counted;
mod counts;
mod course;
mod dictionary;
mod features;
mod given;
mod hmm;
mod latin;
mod learn;
mod learnt;
mod mark;
mod model;
mod name;
mod number;
mod partners;
mod prepared;
mod prior;
mod rounds;
mod sample;
mod sentences;
mod sound;
mod table;
mod user;

pub use course::{Adding, Count, Course};
pub use features::{Described, FEATURES, Stage, Weighed, names as feature_names};
pub use given::Given;
pub use learn::Learner;
pub use model::Model;
pub use prepared::Prepared;
pub use table::{Forms, table};

use hmm::Trellis;
use prior::Strengths;

/// A kind of evidence: says what it finds in one segment pair.
pub trait Evidence: Sync {
    /// Adds what it finds.
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>);
}

/// A kind of evidence and what finds it: the register's row.
pub struct Kind {
    /// The kind: its name, how far it is believed, how it is shown.
    pub kind: EvidenceKind,
    /// What finds it.
    pub evidence: &'static dyn Evidence,
}

/// All kinds of evidence. A new one is a file, its `mod` line above, its line here, and its row in `data::EvidenceKind`.
pub const KINDS: &[Kind] = &[
    dictionary::KIND,
    dictionary::PART,
    name::KIND,
    sound::KIND,
    number::KIND,
    latin::KIND,
    mark::KIND,
    user::KIND,
    author::KIND,
];

/// A probability from which on two words count as linked.
pub const LINKED: f32 = 0.45;

/// Links the words of segment pairs.
pub struct Linker<'a> {
    lexicon: &'a Lexicon,
    model: Arc<Model>,
    judges: Option<[Forest; 2]>,
}

impl<'a> Linker<'a> {
    /// A linker with what was learnt before (`Model::default()`: nothing).
    #[must_use]
    pub fn new(lexicon: &'a Lexicon, model: impl Into<Arc<Model>>) -> Self {
        Linker { lexicon, model: model.into(), judges: None }
    }

    /// What the linker knows before it reads.
    #[must_use]
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// The same linker with other judges: for growing and comparing them.
    #[must_use]
    pub fn judged_by(mut self, judges: [Forest; 2]) -> Self {
        self.judges = Some(judges);
        self
    }

    /// The links of one pair.
    #[must_use]
    pub fn link(&self, pair: &TokenizedPair) -> Links {
        let view = PairView::new(pair, self.lexicon.dictionary);
        self.link_view(&view)
    }

    /// The links of a pair that is folded already; none where it is too long ([`crate::text::MOST_WORD_PAIRS`]).
    #[must_use]
    pub fn link_view(&self, view: &PairView<'_>) -> Links {
        if is_too_long(view) {
            return Links::default();
        }
        meter::add(Work::Links, view.zh.len() * view.en.len());
        let findings = find_all(view, self.lexicon);
        let weighed = self.weigh(view, &findings);
        let mut grid = weighed.agreed();
        let stages = [Stage::First, Stage::Second];
        for (judge, stage) in self.judges.as_ref().unwrap_or_else(|| judges()).iter().zip(stages) {
            let described = weighed.describe(view, grid, stage);
            grid = Grid::zeros(view.zh.len(), view.en.len());
            let judged = judge.judge_all(&described.features);
            for (&(row, column), probability) in described.cells.iter().zip(judged) {
                grid.set(row, column, probability);
            }
        }
        Links { grid, findings }
    }

    /// What evidence, counts and both directions say of a pair, before it is judged.
    #[must_use]
    pub fn weigh(&self, view: &PairView<'_>, findings: &[Finding]) -> Weighed {
        let strengths = Strengths::new(view, findings);
        let prior = strengths.joined();
        let counted = self.model.counted(view, self.lexicon);
        let posteriors = self.model.posteriors(&prior, &counted, &mut Trellis::default());
        Weighed { strengths, prior, counted, posteriors }
    }
}

/// The first judge looks at evidence, counts and both directions; the second also at what the first thought of the
/// neighbours.
fn judges() -> &'static [Forest; 2] {
    static JUDGES: OnceLock<[Forest; 2]> = OnceLock::new();
    let judge = |trees| Forest::bundled(trees, &features::names());
    JUDGES.get_or_init(|| [include_str!("first.trees"), include_str!("second.trees")].map(judge))
}

/// Nothing is allocated for a pair of more than [`crate::text::MOST_WORD_PAIRS`].
fn is_too_long(view: &PairView<'_>) -> bool {
    Length::of_words(Sides::new(view.zh.len(), view.en.len())) == Length::TooLong
}

/// What all kinds of evidence find in a pair.
#[must_use]
pub fn find_all(view: &PairView<'_>, lexicon: &Lexicon) -> Vec<Finding> {
    let mut findings = Vec::new();
    for kind in KINDS {
        kind.evidence.find(view, lexicon, &mut findings);
    }
    findings
}

/// What evidence says of each pair of tokens: the prior for learning. Sound is left out: it takes a third of the time, and
/// names that matter are heard again where they are linked.
#[must_use]
pub fn prior(view: &PairView<'_>, lexicon: &Lexicon) -> Grid {
    let mut findings = Vec::new();
    if is_too_long(view) {
        return Grid::default();
    }
    meter::add(Work::Links, view.zh.len() * view.en.len());
    for kind in KINDS.iter().filter(|kind| kind.kind != EvidenceKind::Sound) {
        kind.evidence.find(view, lexicon, &mut findings);
    }
    prior::join(view, &findings)
}

/// The links worth showing, in the order of the Chinese tokens, then of the English ones.
#[must_use]
pub fn decide(pair: &TokenizedPair, grid: &Grid) -> Vec<Link> {
    let mut links = Vec::new();
    for zh in 0..grid.size.zh {
        for en in 0..grid.size.en {
            let probability = grid.get(zh, en);
            let (Some(left), Some(right)) = (pair.tokens.zh.get(zh), pair.tokens.en.get(en)) else {
                continue;
            };
            if probability >= LINKED {
                let ends = crate::data::Sides::new(left.span, right.span);
                links.push(Link { tokens: crate::data::Sides::new(zh, en), ends, probability });
            }
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_evidence_has_its_file_in_the_register() {
        let kinds: Vec<EvidenceKind> = KINDS.iter().map(|kind| kind.kind).collect();
        for kind in EvidenceKind::ALL {
            assert_eq!(kinds.iter().filter(|other| **other == kind).count(), 1, "{}", kind.name());
        }
    }

    #[test]
    fn every_number_has_a_name_of_its_own_and_the_judges_know_those_they_ask_for() {
        let names: std::collections::BTreeSet<&str> = features::names().into_iter().collect();
        assert_eq!((names.len(), judges().len()), (FEATURES, 2));
    }
}
