//! A text line by line, with numbers, whatever its line ends are.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use crate::data::{At, Place};
use crate::error::{Error, ErrorKind, Result};

/// The longest line that is read, in bytes: a thick novel on one line. What is longer is no text for people, and
/// every later step would look for sentences in it.
pub(in crate::read) const MAX_LINE: usize = 4 << 20;

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct Line {
    /// Counted from 1.
    pub(in crate::read) number: u32,
    /// Its text, with all white space.
    pub(in crate::read) text: String,
}

/// Lines of UTF-8 that end in LF, CR LF or CR.
pub(in crate::read) struct Lines<'a> {
    name: Arc<str>,
    input: BufReader<&'a mut dyn Read>,
    number: u32,
    after_cr: bool,
    failed: bool,
}

impl<'a> Lines<'a> {
    /// The lines of an input that has already been decoded.
    pub(in crate::read) fn new(name: &Arc<str>, input: &'a mut dyn Read) -> Self {
        Lines {
            name: Arc::clone(name),
            input: BufReader::new(input),
            number: 0,
            after_cr: false,
            failed: false,
        }
    }

    /// The bytes of the next line; `None` at the end.
    fn bytes(&mut self) -> Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let mut any = false;
        loop {
            let number = self.number + 1;
            let mut seen = self.input.fill_buf().map_err(|error| at_line(error, &self.name, number))?;
            if seen.is_empty() {
                return Ok(any.then_some(line));
            }
            let skipped = usize::from(std::mem::take(&mut self.after_cr) && seen.first() == Some(&b'\n'));
            seen = seen.get(skipped..).unwrap_or_default();
            let end = seen.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            line.extend_from_slice(seen.get(..end.unwrap_or(seen.len())).unwrap_or_default());
            any |= !seen.is_empty();
            self.after_cr = end.and_then(|end| seen.get(end)) == Some(&b'\r');
            let used = skipped + end.map_or(seen.len(), |end| end + 1);
            self.input.consume(used);
            if line.len() > MAX_LINE {
                return Err(
                    self.error(&format!("the line is longer than {} MB; break it up", MAX_LINE >> 20))
                );
            }
            if end.is_some() {
                return Ok(Some(line));
            }
        }
    }

    fn line(&mut self) -> Result<Option<Line>> {
        let Some(bytes) = self.bytes()? else { return Ok(None) };
        self.number += 1;
        let text = String::from_utf8(bytes).map_err(|_| self.error("is no valid UTF-8"))?;
        Ok(Some(Line { number: self.number, text }))
    }

    fn error(&self, what: &str) -> Error {
        Error::malformed(Place::new(&self.name, At::Line(self.number + 1)), what)
    }
}

/// A fault of the file becomes an error about that line.
fn at_line(error: io::Error, name: &Arc<str>, number: u32) -> Error {
    let kind = match error.kind() {
        io::ErrorKind::InvalidData => ErrorKind::Malformed(error.to_string()),
        _ => ErrorKind::Io(error),
    };
    Error::at(Place::new(name, At::Line(number)), kind)
}

impl Iterator for Lines<'_> {
    type Item = Result<Line>;

    fn next(&mut self) -> Option<Result<Line>> {
        if self.failed {
            return None;
        }
        let line = self.line().transpose();
        self.failed = matches!(line, Some(Err(_)));
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let name: Arc<str> = "t".into();
        let mut input = text.as_bytes();
        Lines::new(&name, &mut input)
            .map(|line| line.map_or_else(|error| error.to_string(), |line| line.text))
            .collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in ["中文\nEnglish\n\n尾", "中文\r\nEnglish\r\n\r\n尾", "中文\rEnglish\r\r尾"] {
            assert_eq!(lines(text), ["中文", "English", "", "尾"], "{text:?}");
        }
        assert_eq!(lines("一\n"), ["一"]);
        assert_eq!(lines(""), [""; 0]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_refused_with_its_number() {
        let text = format!("一\n{}", "x".repeat(MAX_LINE + 1));
        assert_eq!(lines(&text), ["一", "t:2: the line is longer than 4 MB; break it up"]);
    }
}
