//! What came of one document of many.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::read::Note;
use crate::select::Figures;

/// What came of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How it ended.
    pub status: Status,
    /// How much was read.
    pub figures: Figures,
    /// How many different term pairs were found in it.
    pub found: usize,
    /// What the user should know.
    pub notes: Vec<Note>,
    /// Why it could not be used.
    pub failure: Option<Failure>,
}

/// How a document ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was read.
    Read,
    /// It had not changed: what was gathered of it came out of the cache.
    Cached,
    /// It could not be used.
    Failed,
}

/// Why a document could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// One line: where, what is wrong, what to do.
    pub text: String,
    /// It is the content that is wrong: the same content will fail again.
    pub is_lasting: bool,
}

impl Record {
    pub(super) fn failed(failure: Failure) -> Self {
        Record {
            status: Status::Failed,
            figures: Figures::default(),
            found: 0,
            notes: Vec::new(),
            failure: Some(failure),
        }
    }
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        Failure { text: error.to_string(), is_lasting: !matches!(error.kind, ErrorKind::Io(_)) }
    }
}
