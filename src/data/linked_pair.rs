//! A segment pair with the links of its words and their reasons: what a person is shown.

use serde::{Deserialize, Serialize};

use super::Sides;
use super::evidence::{self, EvidenceKind};

/// Two texts, cut into words, and which of them belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LinkedPair {
    /// The words in reading order, over all segments of a side.
    pub words: Sides<Vec<String>>,
    /// Links in the order of the Chinese words, then of the English ones; weak ones too.
    pub links: Vec<WordLink>,
}

/// Two words that belong together, how surely, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordLink {
    /// Indexes of the words.
    pub words: Sides<u32>,
    /// 0 to 1, rounded to three digits.
    pub probability: f32,
    /// The kind of evidence that speaks loudest; `None` where only order and counts do.
    #[serde(with = "evidence::name_or_nothing")]
    pub kind: Option<EvidenceKind>,
    /// The reasons, in words a translator can check.
    pub findings: Vec<String>,
}
