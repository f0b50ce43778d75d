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
        place
            .chars()
            .chain(what.chars())
            .try_for_each(|c| if steers(c) { write!(f, "{}", c.escape_default()) } else { f.write_char(c) })
    }
}

/// Whether a character steers whoever shows it instead of being seen: control characters, those that turn the direction
/// of writing round, and line breaks of every kind. A file's name may hold them, and would draw over what stands around
/// it.
#[must_use]
pub fn steers(c: char) -> bool {
    const DIRECTIONS: [char; 12] = [
        '\u{61C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}',
        '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    const LINES: [char; 2] = ['\u{2028}', '\u{2029}'];
    c.is_control() || DIRECTIONS.contains(&c) || LINES.contains(&c)
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
    fn what_turns_writing_round_is_shown_and_not_done() {
        let place = Place::new(&Arc::from("a\u{202E}txt.exe"), At::Whole);
        assert_eq!(Error::malformed(place, "is empty").to_string(), "a\\u{202e}txt.exe: is empty");
        assert!(!"对照 é 👩‍💻\u{FEFF}".chars().any(steers));
    }

    #[test]
    fn an_error_is_one_line_whatever_it_quotes() {
        let place = Place::new(&Arc::from("a.xml"), At::Line(5));
        let error = Error::malformed(place, "expected </a>, found </\nb\u{1B}[31m>");
        assert_eq!(error.to_string(), "a.xml:5: expected </a>, found </\\nb\\u{1b}[31m>");
    }
}
