//! What is in a file: its blocks or pairs, and where they stand.
//!
//! A format pushes into a sink as it reads, so that a file larger than the memory can pass through; [`read`]
//! gathers what comes out where a document fits. The user's text is handed on byte for byte: only markup, the
//! white space around a block and the line breaks of hard-wrapped text are left out.

use std::io::Read;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use source::Source;
use tally::Tally;

use crate::bounded;
use crate::data::{At, Block, Body, Decided, Document, Place, Sides};
use crate::error::{Error, ErrorKind, Result};

mod android;
mod choose;
mod container;
mod csv;
mod cues;
mod delimited;
mod docx;
mod epub;
mod flow;
mod folder;
mod garbled;
mod glossary;
mod header;
mod html;
mod json_entries;
mod markdown;
mod mo;
mod ods;
mod odt;
mod paragraph;
mod parallel;
mod pattern;
mod pdf;
mod po;
mod pptx;
mod properties;
mod sheet;
mod source;
mod srt;
mod strings;
mod table_entries;
mod tally;
mod tbx;
mod terms;
mod text;
mod tmx;
mod tsv;
mod uncommented;
mod units;
mod vtt;
mod workbook;
mod xliff;
mod xlsx;
mod xml;

pub use choose::by_name;
pub use folder::{Expanded, Found, expand};
pub use garbled::damage;
pub use glossary::{decisions, decisions_from, entries, glossary};
pub use header::is_glossary;
pub use parallel::parallel;
pub use terms::terms;

/// All formats, in the order in which they are asked.
pub const FORMATS: &[&dyn Format] = &[
    &tmx::Tmx,
    &xliff::Xliff,
    &po::Po,
    &mo::Mo,
    &tbx::Tbx,
    &tsv::Tsv,
    &csv::Csv,
    &xlsx::Xlsx,
    &ods::Ods,
    &docx::Docx,
    &odt::Odt,
    &pptx::Pptx,
    &pdf::Pdf,
    &html::Html,
    &epub::Epub,
    &properties::Properties,
    &android::Android,
    &strings::Strings,
    &srt::Srt,
    &vtt::Vtt,
    &markdown::Markdown,
    &text::Text,
];

/// Takes what a format finds, in reading order.
pub type Sink<'a> = &'a mut dyn FnMut(Item) -> Result<()>;

/// Takes an entry, with what a person decided of it, and the place where it stands.
pub type EntrySink<'a> = &'a mut dyn FnMut(Decided, Place) -> Result<()>;

/// One way to lay out text in a file. Stateless: options never live in a format.
pub trait Format: Sync {
    /// The name on the command line.
    fn name(&self) -> &'static str;
    /// One line for the help.
    fn about(&self) -> &'static str;
    /// What of such a file is left out, in one line; empty if all of it is read.
    fn left_out(&self) -> &'static str {
        ""
    }
    /// What such files hold.
    fn holds(&self) -> Holds;
    /// File name extensions without the dot, in lower case.
    fn extensions(&self) -> &'static [&'static str];
    /// What the format wants to be given: decoded text, or the file's own bytes.
    fn content(&self) -> Content {
        Content::Text
    }
    /// How far the beginning of a file looks like this format.
    fn looks_like(&self, head: &Head<'_>) -> Fit;
    /// Reads a whole file into the sink.
    ///
    /// # Errors
    /// What cannot be read, with its place, and whatever the sink returns.
    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()>;
    /// Reads a whole file as a glossary: unless a format knows better, its pairs are the entries.
    ///
    /// # Errors
    /// As [`Format::read`].
    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        glossary::of_pairs(|pairs| self.read(name, input, pairs), sink)
    }
}

/// What a format wants to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// UTF-8, whatever the file's encoding was.
    Text,
    /// UTF-8, from the encoding that the file's XML declaration names.
    Xml,
    /// The bytes of the file.
    Bytes,
}

/// What the files of a format hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// Pairs: the format says what translates what.
    Pairs,
    /// Running text of one language, or of both.
    Running,
}

/// How far a file looks like a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Not at all.
    No,
    /// It could be, if the extension says so.
    Maybe,
    /// The content alone decides.
    Surely,
}

/// The beginning of a file.
pub struct Head<'a> {
    /// As it stands on the disk.
    pub bytes: &'a [u8],
    /// Decoded; empty for a binary file.
    pub text: &'a str,
}

/// What a format found.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A block in reading order.
    Block(Block),
    /// Two blocks that the format itself pairs.
    Pair(Sides<Block>),
    /// A pair that the file marks as not yet right: fuzzy, a draft, to be reviewed, rejected.
    Draft(Sides<Block>),
    /// Something that the user should know.
    Note(Note),
}

/// Something that the user should know about a file, though it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What, in one line.
    pub text: String,
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Name of the format; `None` recognises it by content, then by extension.
    pub from: Option<String>,
    /// Name of the encoding, such as `gbk`; `None` tells it from the content.
    pub encoding: Option<String>,
    /// What becomes of pairs that the file marks as not yet right.
    pub drafts: Drafts,
}

/// What becomes of pairs that a file marks as not yet right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out, and counted.
    #[default]
    LeftOut,
    /// They are read as all others.
    Read,
}

/// Reads one file, or standard input for `-`, as a whole.
///
/// What the format pairs stays paired, whatever stands around it.
///
/// # Errors
/// One line that says what is wrong with the file and what to do about it.
pub fn read(path: &str, options: &Options) -> Result<(Document, Vec<Note>)> {
    let (mut blocks, mut pairs, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    stream(path, options, &mut |item| {
        match item {
            Item::Block(block) => blocks.push(block),
            Item::Pair(pair) | Item::Draft(pair) => pairs.push(pair),
            Item::Note(note) => notes.push(note),
        }
        Ok(())
    })?;
    Ok((Document { name: path.into(), body: Body::of(pairs, blocks) }, notes))
}

/// Reads one file, or standard input for `-`, into a sink: memory does not grow with the file.
///
/// Drafts come as pairs or not at all, as the options say.
///
/// # Errors
/// As [`read`], and whatever the sink returns.
pub fn stream(path: &str, options: &Options, sink: Sink<'_>) -> Result<()> {
    stream_source(path, source::open(path, options), options, sink)
}

/// As [`stream`], for a file that has been opened, or lies in memory; its name is only told, not looked up.
///
/// # Errors
/// As [`stream`].
pub fn stream_from(name: &str, input: Box<dyn Read>, options: &Options, sink: Sink<'_>) -> Result<()> {
    stream_source(name, source::begin(input, options), options, sink)
}

fn stream_source(path: &str, source: Result<Source>, options: &Options, sink: Sink<'_>) -> Result<()> {
    let name: Arc<str> = path.into();
    let source = source.map_err(|error| placed(error, &name))?;
    let format = choose::choose(path, options, &source)?;
    let mut tally = Tally::new(options.drafts);
    let mut counting = |item: Item| tally.take(item).map_or(Ok(()), &mut *sink);
    let mut input = source.into_content(format.content(), &name, &mut counting)?;
    format.read(&name, &mut *input, &mut counting).map_err(|error| placed(error, &name))?;
    tally.tell(&name, sink)
}

/// One segment a line, for two files that hold the same lines in two languages. Empty lines are kept: they count.
///
/// # Errors
/// As [`read`].
pub fn lines(path: &str) -> Result<(Vec<Block>, Vec<Note>)> {
    let name: Arc<str> = path.into();
    let (mut input, notes) = source::text(path, &name)?;
    let mut input = bounded::TEXT.of(&mut *input);
    let blocks = source::Lines::new(&name, &mut input)
        .map(|line| line.map(|line| paragraph::block(&name, line.number, line.text.trim())))
        .collect::<Result<Vec<_>>>()?;
    Ok((blocks, notes))
}

/// Gives an error that has no place yet the file as its place.
fn placed(error: Error, name: &Arc<str>) -> Error {
    let Error { kind, place } = error;
    let kind = match kind {
        ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            ErrorKind::Malformed(error.to_string())
        }
        kind => kind,
    };
    Error { kind, place: place.or_else(|| Some(Place::new(name, At::Whole))) }
}

#[cfg(test)]
mod tests;
