//! What is in a file: its blocks or pairs, and where they stand.
//!
//! A format pushes into a sink as it reads, so that a file larger than the memory can pass through; [`read`]
//! gathers what comes out where a document fits. The user's text is handed on byte for byte: only markup, the
//! white space around a block and the line breaks of hard-wrapped text are left out.

use std::io::Read;
use std::sync::Arc;

use crate::data::{At, Block, Body, Document, Place, Sides};
use crate::error::{Error, ErrorKind, Result};

mod csv;
mod glossary;
mod json_entries;
mod markdown;
mod paragraph;
mod parallel;
mod sheet;
mod source;
mod table_entries;
mod terms;
mod text;
mod tsv;
mod uncommented;

pub use glossary::{EntrySink, entries, glossary};
pub use parallel::parallel;
pub use terms::terms;

/// All formats, in the order in which they are asked.
pub const FORMATS: &[&dyn Format] = &[&tsv::Tsv, &csv::Csv, &markdown::Markdown, &text::Text];

/// Takes what a format finds, in reading order.
pub type Sink<'a> = &'a mut dyn FnMut(Item) -> Result<()>;

/// One way to lay out text in a file. Stateless: options never live in a format.
pub trait Format: Sync {
    /// The name on the command line.
    fn name(&self) -> &'static str;
    /// One line for the help.
    fn about(&self) -> &'static str;
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
}

/// What a format wants to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// UTF-8, whatever the file's encoding was.
    Text,
    /// The bytes of the file.
    Bytes,
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
    /// Something that the user should know.
    Note(Note),
}

/// Something that the user should know about a file, though it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// Reads one file, or standard input for `-`, as a whole.
///
/// A file in which the format pairs everything becomes a paired body; if running blocks stand between the pairs,
/// all become running blocks in reading order.
///
/// # Errors
/// One line that says what is wrong with the file and what to do about it.
pub fn read(path: &str, options: &Options) -> Result<(Document, Vec<Note>)> {
    let (mut blocks, mut pairs, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    stream(path, options, &mut |item| {
        match item {
            Item::Block(block) => {
                unpair(&mut pairs, &mut blocks);
                blocks.push(block);
            }
            Item::Pair(pair) if blocks.is_empty() => pairs.push(pair),
            Item::Pair(pair) => blocks.extend([pair.zh, pair.en]),
            Item::Note(note) => notes.push(note),
        }
        Ok(())
    })?;
    let body = if pairs.is_empty() { Body::Running(blocks) } else { Body::Paired(pairs) };
    Ok((Document { name: path.into(), body }, notes))
}

/// Pairs become running blocks as soon as a block without a partner stands among them.
fn unpair(pairs: &mut Vec<Sides<Block>>, blocks: &mut Vec<Block>) {
    for pair in pairs.drain(..) {
        blocks.extend([pair.zh, pair.en]);
    }
}

/// Reads one file, or standard input for `-`, into a sink: memory does not grow with the file.
///
/// # Errors
/// As [`read`], and whatever the sink returns.
pub fn stream(path: &str, options: &Options, sink: Sink<'_>) -> Result<()> {
    let name: Arc<str> = path.into();
    let source = source::open(path).map_err(|error| placed(error, &name))?;
    let format = choose(path, options, &source)?;
    let mut found = false;
    let mut counting = |item: Item| {
        found |= !matches!(item, Item::Note(_));
        sink(item)
    };
    let mut input = match format.content() {
        Content::Bytes => source.into_bytes(),
        Content::Text => source.into_text(&name, &mut counting)?,
    };
    format.read(&name, &mut *input, &mut counting).map_err(|error| placed(error, &name))?;
    if found { Ok(()) } else { Err(Error::malformed(Place::new(&name, At::Whole), "holds no text")) }
}

/// One segment a line, for two files that hold the same lines in two languages. Empty lines are kept: they count.
///
/// # Errors
/// As [`read`].
pub fn lines(path: &str) -> Result<(Vec<Block>, Vec<Note>)> {
    let name: Arc<str> = path.into();
    let (mut input, notes) = source::text(path, &name)?;
    let blocks = source::Lines::new(&name, &mut *input)
        .map(|line| line.map(|line| paragraph::block(&name, line.number, line.text.trim())))
        .collect::<Result<Vec<_>>>()?;
    Ok((blocks, notes))
}

/// The format by name, else by content, else by extension, else plain text.
fn choose(path: &str, options: &Options, source: &source::Source) -> Result<&'static dyn Format> {
    if let Some(name) = &options.from {
        return by_name(name);
    }
    let head = source.head();
    let head = head.as_head();
    let fits: Vec<Fit> = FORMATS.iter().map(|format| format.looks_like(&head)).collect();
    let all = |least: Fit| {
        FORMATS.iter().copied().zip(&fits).filter(move |(_, fit)| **fit >= least).map(|(format, _)| format)
    };
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let named = |format: &&dyn Format| format.extensions().contains(&extension.as_str());
    let sure = all(Fit::Surely).find(named).or_else(|| all(Fit::Surely).next());
    Ok(sure.or_else(|| all(Fit::Maybe).find(named)).unwrap_or(&text::Text))
}

/// The format of that name.
///
/// # Errors
/// A usage error that lists the names there are.
pub fn by_name(name: &str) -> Result<&'static dyn Format> {
    let names = || FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
    FORMATS
        .iter()
        .copied()
        .find(|format| format.name() == name)
        .ok_or_else(|| Error::usage(format!("no input format is called {name}; there are {}", names())))
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
