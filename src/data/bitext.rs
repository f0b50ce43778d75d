//! Which segments translate each other.

use serde::{Deserialize, Serialize};

use super::{Place, Sides};

/// A translator's sentence unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The text, byte for byte as it came in.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Segments that translate each other. A 1-2 pair keeps its two segments: text is never glued.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentPair {
    /// One or more segments a side, in reading order.
    pub segments: Sides<Vec<Segment>>,
    /// How sure the pairing is, 0 to 1 (1: the format itself pairs them).
    pub trust: f32,
}

/// A term and its translation that the text's author wrote down as such (a vocabulary list at a page's foot).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TermPair {
    /// The two terms.
    pub terms: Sides<String>,
    /// Where they stand.
    pub place: Place,
}

/// Everything that `pair` found out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bitext {
    /// What translates what.
    pub pairs: Vec<SegmentPair>,
    /// Segments without a partner: never forced into a pair, but their names and titles still help.
    pub unpaired: Sides<Vec<Segment>>,
    /// Term pairs given by the author.
    pub listed: Vec<TermPair>,
}

impl Bitext {
    /// Takes over all that another one holds, behind what is here.
    pub fn append(&mut self, mut other: Bitext) {
        self.pairs.append(&mut other.pairs);
        self.unpaired.zh.append(&mut other.unpaired.zh);
        self.unpaired.en.append(&mut other.unpaired.en);
        self.listed.append(&mut other.listed);
    }
}
