//! The bytes of a file or of standard input: opened, looked at, decoded.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use crate::data::{At, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::meter::{self, Work};
use crate::read::{Content, Head, Item, Note, Options, Sink, placed};

mod decoded;
mod encoding;
mod lines;
mod unpacked;

use decoded::Faults;
use encoding::Found;
use unpacked::Unpacked;

pub(super) use lines::{Line, Lines, MAX_LINE};

/// How much of a file is looked at to tell its encoding and its format: a bilingual file that begins with pages of
/// plain ASCII still shows its encoding, and most files are seen whole.
const HEAD: u64 = 8 << 20;

/// How much of the head the formats are shown: enough for a few hundred lines.
const SHOWN: usize = 64 << 10;

/// The first bytes of a gzipped file.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// An opened file, its beginning already read.
pub(super) struct Source {
    head: Vec<u8>,
    rest: Box<dyn Read>,
    /// The encoding that the user named.
    asked: Option<Found>,
}

/// The beginning of a file, decoded.
pub(super) struct Shown<'a> {
    bytes: &'a [u8],
    text: String,
}

impl Shown<'_> {
    /// As the formats see it.
    pub(super) fn as_head(&self) -> Head<'_> {
        Head { bytes: self.bytes, text: &self.text }
    }
}

/// Opens a path, or standard input for `-`.
pub(super) fn open(path: &str, options: &Options) -> Result<Source> {
    let input: Box<dyn Read> = if path == "-" { Box::new(io::stdin()) } else { Box::new(file(path)?) };
    begin(input, options)
}

/// Reads the beginning of an opened file.
pub(super) fn begin(input: Box<dyn Read>, options: &Options) -> Result<Source> {
    let asked = options.encoding.as_deref().map(Found::named).transpose().map_err(Error::usage)?;
    let mut rest: Box<dyn Read> = Box::new(Metered(unpacked(input)?));
    let mut head = Vec::new();
    rest.by_ref().take(HEAD).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(content("is empty"));
    }
    Ok(Source { head, rest, asked })
}

/// A file as UTF-8, and what the user should know about its encoding. Every line counts: a damaged one is an error.
pub(super) fn text(path: &str, name: &Arc<str>) -> Result<(Box<dyn Read>, Vec<Note>)> {
    let mut notes = Vec::new();
    let mut noting = |item: Item| {
        if let Item::Note(note) = item {
            notes.push(note);
        }
        Ok(())
    };
    let source = open(path, &Options::default()).map_err(|error| placed(error, name))?;
    let input = source.into_text(Faults::Refused, name, &mut noting)?;
    Ok((input, notes))
}

/// XML from inside a container, as UTF-8.
pub(super) fn xml<'a>(input: &'a mut dyn Read) -> Result<Box<dyn Read + 'a>> {
    let mut head = Vec::new();
    (&mut *input).take(SHOWN as u64).read_to_end(&mut head)?;
    let found = encoding::declared(&head).map_err(|what| content(&what))?;
    Ok(Box::new(found.decode(Cursor::new(head).chain(input), Faults::Refused)))
}

/// Counts the bytes that are read.
struct Metered(Box<dyn Read>);

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        meter::add(Work::Bytes, count);
        Ok(count)
    }
}

/// A gzipped file is unpacked as it is read.
fn unpacked(mut input: Box<dyn Read>) -> Result<Box<dyn Read>> {
    let mut magic = Vec::new();
    input.by_ref().take(GZIP.len() as u64).read_to_end(&mut magic)?;
    let is_packed = magic == GZIP;
    let whole = Cursor::new(magic).chain(input);
    Ok(if is_packed { Box::new(Unpacked::new(whole)) } else { Box::new(whole) })
}

/// Opens a file that is no directory.
fn file(path: &str) -> Result<File> {
    let about = std::fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => content("there is no such file"),
        _ => error.into(),
    })?;
    if about.is_dir() {
        return Err(content("is a folder; name the files in it"));
    }
    if is_pipe(path, &about) {
        return Err(content("is a pipe, not a file; give - and pass it on by standard input"));
    }
    Ok(File::open(path)?)
}

/// A pipe that somebody has named: to open it may take for ever. Those that a shell makes have somebody who writes.
#[cfg(unix)]
fn is_pipe(path: &str, about: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    about.file_type().is_fifo() && !["/dev/", "/proc/"].iter().any(|shell| path.starts_with(shell))
}

#[cfg(not(unix))]
fn is_pipe(_: &str, _: &std::fs::Metadata) -> bool {
    false
}

/// An error about a file as a whole; the caller adds its name.
fn content(what: &str) -> Error {
    Error { kind: ErrorKind::Malformed(what.to_owned()), place: None }
}

impl Source {
    /// The beginning as the formats see it.
    pub(super) fn head(&self) -> Shown<'_> {
        let shown = self.head.get(..SHOWN).unwrap_or(&self.head);
        let found = self.asked.map_or_else(|| encoding::detect(&self.head), Ok);
        let text = found.map(|found| found.preview(shown)).unwrap_or_default();
        Shown { bytes: &self.head, text }
    }

    /// What a format wants to be given; the sink is told of an encoding that is not UTF-8.
    pub(super) fn into_content(
        self,
        content: Content,
        name: &Arc<str>,
        sink: Sink<'_>,
    ) -> Result<Box<dyn Read>> {
        match content {
            Content::Bytes => Ok(self.into_bytes()),
            Content::Text => self.into_text(Faults::Marked, name, sink),
            Content::Xml => self.into_xml(name, sink),
        }
    }

    /// The bytes as they are.
    fn into_bytes(self) -> Box<dyn Read> {
        Box::new(Cursor::new(self.head).chain(self.rest))
    }

    /// The text as UTF-8; the sink is told if it was something else.
    fn into_text(self, faults: Faults, name: &Arc<str>, sink: Sink<'_>) -> Result<Box<dyn Read>> {
        let seen = encoding::detect(&self.head);
        self.decoded(seen, faults, name, sink)
    }

    /// As [`Source::into_text`], but an XML declaration tells the encoding.
    fn into_xml(self, name: &Arc<str>, sink: Sink<'_>) -> Result<Box<dyn Read>> {
        let seen = encoding::declared(&self.head);
        self.decoded(seen, Faults::Marked, name, sink)
    }

    /// Decodes what the user asked for, or else what was seen.
    fn decoded(
        self,
        seen: std::result::Result<Found, String>,
        faults: Faults,
        name: &Arc<str>,
        sink: Sink<'_>,
    ) -> Result<Box<dyn Read>> {
        let place = Place::new(name, At::Whole);
        let (found, note) = match (self.asked, seen) {
            (Some(asked), Ok(seen)) if !self.head.is_ascii() => (asked, asked.doubt(seen)),
            (Some(asked), _) => (asked, None),
            (None, Ok(seen)) => (seen, seen.note()),
            (None, Err(what)) => return Err(Error::malformed(place, what)),
        };
        if let Some(text) = note {
            sink(Item::Note(Note { place, text }))?;
        }
        Ok(Box::new(found.decode(self.into_bytes(), faults)))
    }
}
