//! What a user may ask of the selection.

use crate::data::{TermPair, TermType};

/// Options of this step.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Lowest score that is kept, 0 to 1.
    pub min_score: f32,
    /// Most rows that are kept.
    pub max_rows: Option<usize>,
    /// Lowest number of places.
    pub min_count: u32,
    /// Shortest term, in characters of its Chinese side (of its English side where it has no other).
    pub min_chars: usize,
    /// Types that are kept; empty keeps all.
    pub types: Vec<TermType>,
    /// Pairs that the translator has already.
    pub known: Vec<TermPair>,
    /// Terms that are not wanted, in either language.
    pub stop: Vec<String>,
    /// What to do with likely terms without a counterpart.
    pub untranslated: Untranslated,
    /// What happens to what is found and not kept.
    pub leftover: Leftover,
}

/// What is listed besides terms that have a counterpart: all else need not be gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lists {
    /// Likely terms without a counterpart, as rows or among what was dropped.
    pub alone: bool,
    /// Pairs that lost to better ones.
    pub lost: bool,
}

impl Lists {
    /// Everything.
    pub const ALL: Lists = Lists { alone: true, lost: true };
}

impl Options {
    /// What is listed.
    #[must_use]
    pub fn lists(&self) -> Lists {
        let lost = self.leftover == Leftover::List;
        Lists { alone: lost || self.untranslated == Untranslated::Keep, lost }
    }
}

/// What happens to what is found and not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leftover {
    /// It is listed with its reasons.
    #[default]
    List,
    /// Only what the options leave out is listed: nothing more has to be gathered for it.
    Filtered,
    /// It is forgotten: much less memory.
    Forget,
}

/// How much to keep. What a level keeps of real sentences that the judges never saw is measured in `benches/RESULTS.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Only what is rather sure: for a glossary that goes to others unread.
    Strict,
    /// What is more often right than wrong.
    #[default]
    Balanced,
    /// All that could be a term: for a person who goes through the rows.
    Broad,
}

impl Level {
    /// The lowest score that the level keeps, 0 to 1.
    #[must_use]
    pub fn min_score(self) -> f32 {
        match self {
            Level::Strict => 0.85,
            Level::Balanced => 0.55,
            Level::Broad => 0.2,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            min_score: Level::default().min_score(),
            max_rows: None,
            min_count: 0,
            min_chars: 0,
            types: Vec::new(),
            known: Vec::new(),
            stop: Vec::new(),
            untranslated: Untranslated::Drop,
            leftover: Leftover::List,
        }
    }
}

/// What to do with likely terms without a counterpart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Untranslated {
    /// They are not in the glossary.
    #[default]
    Drop,
    /// They are, to be filled in.
    Keep,
}
