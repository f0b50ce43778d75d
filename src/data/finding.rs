//! One reason, for one pair of runs.

use super::{Run, Sides};

/// What one kind of evidence says of two runs of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The kind of evidence, by its name in the register.
    pub kind: &'static str,
    /// The runs that it speaks of.
    pub ends: Sides<Run>,
    /// How strongly, above 0 up to 1, by the kind's own measure.
    pub strength: f32,
}
