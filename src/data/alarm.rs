//! A place where a translation does not use the glossary's term.

use serde::Serialize;

use super::{Example, Lang, TermType};

/// What is wrong at one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alarm {
    /// The segment pair, counted from 1 over the input.
    pub segment: usize,
    /// Which language is translated from.
    pub source: Lang,
    /// The term as it stands in the source; empty where a forbidden term has no source.
    pub term: String,
    /// What sort of term the glossary says it is.
    pub r#type: TermType,
    /// The translations that the glossary admits, the first one preferred.
    pub expected: Vec<String>,
    /// What stands there instead; `None` where nothing was found.
    pub found: Option<String>,
    /// What is wrong with it.
    pub cause: Cause,
    /// How sure it is, 0 to 1; rounded to three digits.
    pub score: f32,
    /// The sentences, with the term and what was found in them.
    #[serde(flatten)]
    pub example: Example,
}

/// What is wrong with a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Other words stand for the term.
    Other,
    /// Nothing was found that stands for the term.
    Missing,
    /// The glossary forbids what stands there.
    Forbidden,
}

impl Cause {
    /// The cause's name in columns.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Cause::Other => "other",
            Cause::Missing => "missing",
            Cause::Forbidden => "forbidden",
        }
    }
}
