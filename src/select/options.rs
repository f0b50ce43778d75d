//! What a user may ask of the selection.

use crate::data::{TermPair, TermType};

/// Options of this step. The default keeps everything that has a counterpart.
#[derive(Clone, Debug, Default, PartialEq)]
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

/// What to do with likely terms without a counterpart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Untranslated {
    /// They are not in the glossary.
    #[default]
    Drop,
    /// They are, to be filled in.
    Keep,
}
