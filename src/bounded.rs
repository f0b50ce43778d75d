//! What is read whole or line by line into memory, each kind up to a size of its own: more is refused in one line before
//! it is held.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use crate::data::{At, Place};
use crate::error::{Error, ErrorKind, Result};

/// The most that is read of one kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What such a file is called.
    pub what: &'static str,
    /// Bytes.
    pub bytes: u64,
}

const MEGABYTE: u64 = 1 << 20;

/// A `duizhao.toml`: a page of settings, a thousand times over.
pub const PROJECT: Limit = Limit { what: "a project file", bytes: MEGABYTE };

/// A list of files: half a million long paths.
pub const FILE_LIST: Limit = Limit { what: "a list of files", bytes: 64 * MEGABYTE };

/// A list of terms: several million.
pub const TERM_LIST: Limit = Limit { what: "a list of terms", bytes: 64 * MEGABYTE };

/// A text of one sentence a line: a million sentences are 100 MB.
pub const TEXT: Limit = Limit { what: "a text that is aligned line by line", bytes: 256 * MEGABYTE };

/// A state of `lexicon maximise`: that of a million pairs has a tenth.
pub const STATE: Limit = Limit { what: "a state", bytes: 1024 * MEGABYTE };

/// A line of counts or of what was found in a pair: four times the longest pair that a pipe takes.
pub const LINE: Limit = Limit { what: "a line", bytes: 64 * MEGABYTE };

/// Entries of glossaries that are held together; a row takes some 400 bytes. The largest term bases that are given away
/// have some 200,000 rows of a language pair.
pub const MOST_ENTRIES: usize = 1 << 20;

/// A file's bytes, or those of standard input for `-`.
///
/// # Errors
/// What cannot be read, and a file beyond the limit.
pub fn read(path: &str, limit: Limit) -> Result<Vec<u8>> {
    let place = || Place::new(&Arc::from(path), At::Whole);
    let named = |error: io::Error| Error { place: Some(place()), ..Error::from(error) };
    let mut bytes = Vec::new();
    let most = limit.bytes + 1;
    match path {
        "-" => io::stdin().lock().take(most).read_to_end(&mut bytes),
        _ => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
    }
    .map_err(named)?;
    if bytes.len() as u64 > limit.bytes {
        return Err(Error::malformed(place(), limit.exceeded()));
    }
    Ok(bytes)
}

impl Limit {
    /// What is said of more.
    #[must_use]
    pub fn exceeded(self) -> String {
        format!("is longer than {} MB: too long for {}; give a shorter one", self.bytes >> 20, self.what)
    }

    /// An input that breaks off with an error beyond the limit.
    pub fn of<R: Read>(self, input: R) -> impl Read {
        Bounded { input, left: self.bytes, limit: self }
    }
}

struct Bounded<R> {
    input: R,
    left: u64,
    limit: Limit,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, self.limit.exceeded()))?;
        Ok(count)
    }
}

/// The lines of an input, without their ends; a line beyond the limit is an error that ends them.
pub fn lines(mut input: Box<dyn BufRead>, limit: Limit) -> impl Iterator<Item = io::Result<String>> {
    let invalid = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut line = Vec::new();
        let read = input.by_ref().take(limit.bytes + 1).read_until(b'\n', &mut line);
        ended = !matches!(read, Ok(1..)) || line.len() as u64 > limit.bytes;
        match read {
            Ok(0) => None,
            Ok(_) if ended => Some(Err(invalid(limit.exceeded()))),
            Ok(_) => {
                let end = line
                    .strip_suffix(b"\n")
                    .map_or(line.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len());
                line.truncate(end);
                Some(String::from_utf8(line).map_err(|_| invalid("is no valid UTF-8".to_owned())))
            }
            Err(error) => Some(Err(error)),
        }
    })
}

/// Refuses more entries than are held together.
///
/// # Errors
/// More than [`MOST_ENTRIES`].
pub fn check_entries(count: usize, place: &Place) -> Result<()> {
    if count < MOST_ENTRIES {
        return Ok(());
    }
    let what = format!("holds more than {MOST_ENTRIES} entries with those before it; give fewer at a time");
    Err(Error { kind: ErrorKind::Malformed(what), place: Some(place.clone()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Limit = Limit { what: "a word", bytes: 4 };

    #[test]
    fn lines_are_read_up_to_the_limit() {
        let all = |text: &'static str| {
            let lines = lines(Box::new(text.as_bytes()), SHORT);
            lines.map(|line| line.map_err(|error| error.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(all("ab\r\n\ncd"), [Ok("ab".to_owned()), Ok(String::new()), Ok("cd".to_owned())]);
        let long = "is longer than 0 MB: too long for a word; give a shorter one";
        assert_eq!(all("ab\nabcdef\nab"), [Ok("ab".to_owned()), Err(long.to_owned())]);
    }

    #[test]
    fn an_input_breaks_off_beyond_the_limit() {
        let mut text = String::new();
        assert!(SHORT.of("abcd".as_bytes()).read_to_string(&mut text).is_ok());
        assert!(SHORT.of("abcde".as_bytes()).read_to_string(&mut text).is_err());
    }
}
