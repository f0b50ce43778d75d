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
}

/// Rows below this score are more often wrong than right, or no terms.
const MIN_SCORE: f32 = 0.25;

impl Default for Options {
    fn default() -> Self {
        Options {
            min_score: MIN_SCORE,
            max_rows: None,
            min_count: 0,
            min_chars: 0,
            types: Vec::new(),
            known: Vec::new(),
            stop: Vec::new(),
            untranslated: Untranslated::Drop,
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
