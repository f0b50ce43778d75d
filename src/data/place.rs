//! Where in the user's files something stands: for errors, the source column and the review page.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A document and a point in it that a person can find again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The document's name as the user gave it (a path, or `-`).
    pub document: Arc<str>,
    /// The point in it.
    pub at: At,
}

/// A point in a document, counted as the document's own programs count. All numbers start at 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum At {
    /// The document as a whole.
    Whole,
    /// A line of text.
    Line(u32),
    /// A cell of a table.
    Cell {
        /// Sheet, where a file has more than one.
        sheet: Option<String>,
        /// Row.
        row: u32,
        /// Column.
        column: u32,
    },
    /// A unit with an identifier of its own (TMX, XLIFF, PO).
    Unit(String),
    /// A page or a slide, and the line on it.
    Page {
        /// Page or slide.
        page: u32,
        /// Line on that page.
        line: u32,
    },
    /// A point in time in milliseconds (subtitles).
    Time(u64),
}

impl Place {
    /// A place in a document.
    #[must_use]
    pub fn new(document: &Arc<str>, at: At) -> Self {
        Place { document: Arc::clone(document), at }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            At::Whole => write!(f, "{}", self.document),
            At::Line(line) => write!(f, "{}:{line}", self.document),
            At::Cell { sheet: None, row, column } => write!(f, "{}:{row}:{column}", self.document),
            At::Cell { sheet: Some(sheet), row, column } => {
                write!(f, "{}:{sheet}!{row}:{column}", self.document)
            }
            At::Unit(id) => write!(f, "{}#{id}", self.document),
            At::Page { page, line } => write!(f, "{}:p{page}:{line}", self.document),
            At::Time(ms) => {
                let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
                write!(f, "{}@{hours:02}:{minutes:02}:{seconds:02}.{:03}", self.document, ms % 1000)
            }
        }
    }
}
