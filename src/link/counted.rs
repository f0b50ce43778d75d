//! What counting knows of one pair.

use crate::data::{Grid, Sides};

/// How many counts the evidence is worth.
pub(super) const PRIOR_WEIGHT: f32 = 3.0;

/// What counting knows of one pair: expected links of each cell and of each token's word.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Expected links of each pair of tokens.
    pub joint: Grid,
    /// Expected links of each token.
    pub single: Sides<Vec<f32>>,
    /// How often each token's word stands in the corpus.
    pub frequency: Sides<Vec<f32>>,
}
