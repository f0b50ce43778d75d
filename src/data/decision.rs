//! What a person decided of an entry.

use serde::{Deserialize, Serialize};

use super::{Entry, Sides};

/// An entry and what was decided of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The entry as the program found it.
    pub entry: Entry,
    /// What is to become of it.
    pub decision: Decision,
    /// The terms as a person wrote them; `None` where they stay as they were.
    pub edit: Option<Sides<String>>,
    /// The terms of the entry into which this one goes, for `Decision::Merge`.
    pub into: Option<Sides<String>>,
    /// Whether its translation may be used.
    pub standing: Standing,
}

/// What is to become of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Nobody has said.
    #[default]
    #[serde(rename = "")]
    Undecided,
    /// It belongs in the glossary.
    Keep,
    /// It does not.
    Drop,
    /// It is another entry in another form: its count goes there.
    Merge,
}

/// Whether a translation may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It may.
    #[default]
    Admitted,
    /// It must not: the term's other translations are to be used.
    Forbidden,
}

impl From<Entry> for Decided {
    fn from(entry: Entry) -> Self {
        Decided {
            entry,
            decision: Decision::default(),
            edit: None,
            into: None,
            standing: Standing::default(),
        }
    }
}
