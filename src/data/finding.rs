//! One reason, for one pair of runs.

use super::{EvidenceKind, Run, Sides};

/// What one kind of evidence says of two runs of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The kind of evidence.
    pub kind: EvidenceKind,
    /// The runs that it speaks of.
    pub ends: Sides<Run>,
    /// How strongly, above 0 up to 1, by the kind's own measure.
    pub strength: f32,
}
