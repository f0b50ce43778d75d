//! What went wrong, and where.

use std::fmt::{self, Write as _};
use std::io;

use crate::data::Place;

/// The result of anything that reads or writes.
pub type Result<T> = std::result::Result<T, Error>;

/// An error: what is wrong, where it stands and what to do. `Display` gives all of it in one line.
#[derive(Debug)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, if it has a place.
    pub place: Option<Place>,
}

/// What is wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The system refused to read or write.
    Io(io::Error),
    /// The file is not what a format needs; the text says what is wrong and what to do.
    Malformed(String),
    /// The input holds text of one language only, or none; the text says which.
    Language(String),
    /// A user's option or list cannot be used; the text says why.
    Usage(String),
}

impl Error {
    /// An error with a place.
    #[must_use]
    pub fn at(place: Place, kind: ErrorKind) -> Self {
        Error { kind, place: Some(place) }
    }

    /// An error about a file's content, at a place.
    pub fn malformed(place: Place, what: impl Into<String>) -> Self {
        Error::at(place, ErrorKind::Malformed(what.into()))
    }

    /// An error that has been put into words already, its place among them.
    pub fn failed(what: impl Into<String>) -> Self {
        Error { kind: ErrorKind::Malformed(what.into()), place: None }
    }

    /// An error about how the program was called.
    pub fn usage(what: impl Into<String>) -> Self {
        Error { kind: ErrorKind::Usage(what.into()), place: None }
    }
}

impl fmt::Display for Error {
    /// One line, whatever a file's name or content would bring into it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.as_ref().map_or_else(String::new, |place| format!("{place}: "));
        let what = match &self.kind {
            ErrorKind::Io(error) => error.to_string(),
            ErrorKind::Malformed(what) | ErrorKind::Language(what) | ErrorKind::Usage(what) => what.clone(),
        };
        place.chars().chain(what.chars()).try_for_each(|c| {
            if c.is_control() { write!(f, "{}", c.escape_default()) } else { f.write_char(c) }
        })
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ErrorKind::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error { kind: ErrorKind::Io(error), place: None }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::At;

    #[test]
    fn an_error_is_one_line_whatever_it_quotes() {
        let place = Place::new(&Arc::from("a.xml"), At::Line(5));
        let error = Error::malformed(place, "expected </a>, found </\nb\u{1B}[31m>");
        assert_eq!(error.to_string(), "a.xml:5: expected </a>, found </\\nb\\u{1b}[31m>");
    }
}
