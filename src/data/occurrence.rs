//! One place where a term stands, and what stands for it on the other side.

use serde::{Deserialize, Serialize};

use super::{Example, Lang, Sides};

/// One place where a term stands; the names of the fields are a contract with other programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The segment pair, counted from 0 over the input.
    pub segment: usize,
    /// The term as it stands there, and its counterpart; `None` where none was found.
    #[serde(flatten)]
    pub terms: Sides<Option<String>>,
    /// Probability, 0 to 1, that the two translate each other; 0 without a counterpart.
    pub score: f32,
}

/// An occurrence shown in its sentence pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// What stands there.
    pub occurrence: Occurrence,
    /// The language of the term that was looked for.
    pub lang: Lang,
    /// The sentence pair, and where the two stand in it.
    pub example: Example,
}
