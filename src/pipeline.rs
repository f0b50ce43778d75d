//! All steps in order, nothing else.

mod batch;
mod check;
mod concordance;
mod explain;
mod found;
mod gather;
mod given;
mod learn;
mod lexicon;
mod linked;
mod links;
mod parallel;
mod pieces;
mod pipe;
mod record;
mod repeats;
mod review;
mod room;
mod spool;
mod stored;
mod terms;
mod watch;
mod words;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::data::{Alignment, At, Bitext, Body, Corpus, Document, Glossary, Lang, Place, Sides, TermPair};
use crate::encoder::Encoder;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::lexicon::learnt::Learnt;
use crate::link::Given;
use crate::read::{Item, Note};
use crate::select::{Contradiction, Figures, Gathering};
use crate::{pair, read, select, tokenize};
use room::Room;
use words::TooLong;

use given::{given_in, pair_document};

pub use batch::{Batch, Each, each_document, merged};
pub use check::{Checking, check};
pub use concordance::{Concordance, concordance};
pub use explain::{Explaining, explain};
pub use gather::{finish, gather, gather_paired};
pub use lexicon::{expect, learn_table};
pub use links::{Linking, links};
pub use parallel::Words;
pub use pipe::pipe;
pub use record::{Failure, Record, Status};
pub use review::{Background, background, review};
pub use watch::{Stage, Watch};

/// Options of all steps.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How files are read.
    pub read: read::Options,
    /// How blocks are paired.
    pub pair: pair::Options,
    /// How segments are cut into words.
    pub tokenize: tokenize::Options,
    /// Which rows are kept.
    pub select: select::Options,
    /// What counts are taken over.
    pub scope: Scope,
    /// The user's own term pairs, which win over the built-in tables.
    pub own: Vec<TermPair>,
    /// About how much memory may be used.
    pub memory: Memory,
    /// What was learnt from the user's own texts before.
    pub learnt: Vec<Arc<Learnt>>,
    /// What was learnt over all parts of a whole; then nothing is learnt from the input.
    pub given: Option<Given>,
    /// What texts mean, if there is a model that knows.
    pub meaning: Option<Arc<Encoder>>,
    /// Who is told how far the run is.
    pub watch: Watch,
}

/// About how much memory may be used, in bytes: what does not fit waits on disk, and of very large documents a part is
/// learnt from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory(pub usize);

impl Default for Memory {
    /// Two gibibytes: less than any computer of today has, and room to learn from a quarter of a million pairs.
    fn default() -> Self {
        Memory(2 << 30)
    }
}

impl Memory {
    /// The share of what is learnt from: the table of word links grows with it.
    #[must_use]
    pub fn to_learn(self) -> usize {
        self.0 / 2
    }

    /// The share of what is kept of pairs in case they come again.
    #[must_use]
    pub fn to_repeat(self) -> usize {
        self.0 / 8
    }

    /// The share of a text that has to be held as a whole.
    #[must_use]
    pub fn to_hold(self) -> usize {
        self.0 / 4
    }

    /// The share of what is gathered.
    #[must_use]
    pub fn to_gather(self) -> usize {
        self.0 / 4
    }
}

impl Options {
    fn encoder(&self) -> Option<&Encoder> {
        self.meaning.as_deref()
    }

    /// All that is known before a text is read.
    fn lexicon(&self) -> Lexicon {
        Lexicon::with_own(&self.own).with_learnt(&self.learnt)
    }
}

/// What counts are taken over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Each document: all of its pairs, and those of no other one.
    #[default]
    Document,
    /// Each segment pair alone, as if it were the only one.
    Pair,
}

/// What a document is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One file with both languages; `-` is standard input.
    File(String),
    /// A document for each language.
    Files(Sides<String>),
    /// A file for each language, one sentence a line.
    Lines(Sides<String>),
}

impl Input {
    /// The names of its files; `-` is standard input.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Input::File(file) => (file, None),
            Input::Files(sides) | Input::Lines(sides) => (&sides.zh, Some(&sides.en)),
        };
        std::iter::once(one).chain(other).map(String::as_str)
    }
}

/// A document that has been read and paired.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// What translates what.
    pub bitext: Bitext,
    /// How many blocks were read.
    pub blocks: usize,
    /// What the user should know.
    pub notes: Vec<Note>,
}

/// What came out, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The glossary, best first.
    pub glossary: Glossary,
    /// Pairs that do not agree with the user's own.
    pub contradictions: Vec<Contradiction>,
    /// The figures.
    pub summary: Summary,
}

/// Figures of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How much was read.
    pub figures: Figures,
    /// Rows of the glossary.
    pub rows: usize,
}

/// Reads a document and pairs its segments.
///
/// # Errors
/// What cannot be read, and a document in one language only.
pub fn pair(input: &Input, options: &Options) -> Result<Paired> {
    let (name, paired) = match input {
        Input::File(path) => {
            let (document, notes) = read_whole(path, options)?;
            let blocks = document.body.blocks();
            (path, Paired { bitext: pair_document(document, options), blocks, notes })
        }
        Input::Files(paths) | Input::Lines(paths) => {
            let (alignment, notes) = align(input, options)?;
            let blocks = alignment.segments.zh.len() + alignment.segments.en.len();
            let listed = given_in(&alignment);
            let bitext = Bitext { listed, ..alignment.into_bitext(options.pair.least_trust) };
            (&paths.zh, Paired { bitext: pair::cut_long(bitext, options.encoder()), blocks, notes })
        }
    };
    both(&paired.bitext, name)?;
    let mut too_long = TooLong::default();
    too_long.count(&paired.bitext.pairs);
    Ok(Paired { notes: paired.notes.into_iter().chain(too_long.note()).collect(), ..paired })
}

/// A document in one language only is an error.
fn both(bitext: &Bitext, name: &str) -> Result<()> {
    let Some(lang) = missing(bitext) else { return Ok(()) };
    let place = Place::new(&Arc::from(name), At::Whole);
    Err(Error::at(place, ErrorKind::Language(format!("no {} text found", lang.name()))))
}

/// Reads a document and shows all of its segments, paired or not.
///
/// # Errors
/// As `pair`.
pub fn align(input: &Input, options: &Options) -> Result<(Alignment, Vec<Note>)> {
    let (paths, (alignment, mut notes)) = match input {
        Input::File(_) => return pair(input, options).map(|paired| (paired.bitext.into(), paired.notes)),
        Input::Files(paths) => (paths, align_files(paths, options)?),
        Input::Lines(paths) => (paths, align_lines(paths, options)?),
    };
    if let Some(first) = alignment.segments.zh.first()
        && *first.place.document == *paths.en
        && paths.zh != paths.en
    {
        let place = Place::new(&Arc::from(paths.en.as_str()), At::Whole);
        notes.push(Note { place, text: format!("this is the Chinese text, {} the English one", paths.zh) });
    }
    Ok((alignment, notes))
}

/// As [`align`], but the pairs that a file itself gives are handed on in pieces as they are read: memory does not grow
/// with such a file.
///
/// # Errors
/// As [`align`], and whatever `each` returns.
pub fn align_in_pieces(
    input: &Input,
    options: &Options,
    each: &mut dyn FnMut(&Alignment) -> Result<()>,
) -> Result<Vec<Note>> {
    if let Input::File(path) = input {
        return pieces::each_piece(path, options, &mut |bitext, _| each(&bitext.into()));
    }
    let (alignment, notes) = align(input, options)?;
    each(&alignment).map(|()| notes)
}

fn align_files(paths: &Sides<String>, options: &Options) -> Result<(Alignment, Vec<Note>)> {
    let (zh, mut notes) = read_whole(&paths.zh, options)?;
    let (en, more) = read_whole(&paths.en, options)?;
    notes.extend(more);
    Ok((pair::align(zh, en, options.encoder())?, notes))
}

/// Reads a file whole, if there is room for it.
fn read_whole(path: &str, options: &Options) -> Result<(Document, Vec<Note>)> {
    let (mut blocks, mut pairs, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut room = Room::new(options);
    read::stream(path, &options.read, &mut |item| {
        match item {
            Item::Block(block) => {
                room.take(block.text.len(), &block.place)?;
                blocks.push(block);
            }
            Item::Pair(pair) | Item::Draft(pair) => {
                room.take(pair.zh.text.len() + pair.en.text.len(), &pair.zh.place)?;
                pairs.push(pair);
            }
            Item::Note(note) => notes.push(note),
        }
        Ok(())
    })?;
    Ok((Document { name: path.into(), body: Body::of(pairs, blocks) }, notes))
}

fn align_lines(paths: &Sides<String>, options: &Options) -> Result<(Alignment, Vec<Note>)> {
    let (zh, mut notes) = read::lines(&paths.zh)?;
    let (en, more) = read::lines(&paths.en)?;
    notes.extend(more);
    Ok((pair::align_lines(zh, en, options.encoder())?, notes))
}

/// Cuts the segments of all documents into words.
///
/// # Errors
/// None yet.
pub fn tokenize(paired: Vec<Paired>, options: &Options) -> Result<Corpus> {
    let mut bitext = Bitext::default();
    for document in paired {
        bitext.append(document.bitext);
    }
    Ok(tokenize::tokenize(bitext, &options.tokenize))
}

/// Finds the terms of all documents.
///
/// # Errors
/// A disk that is full.
pub fn extract(paired: Vec<Paired>, options: &Options) -> Result<Found> {
    let mut gathering = Gathering::within(options.memory.to_gather());
    for document in paired {
        gathering.add(gather_paired(document, options))?;
    }
    finish(gathering, options)
}

/// A language of which nothing was found.
fn missing(bitext: &Bitext) -> Option<Lang> {
    let absent = |lang: &Lang| bitext.pairs.is_empty() && bitext.unpaired.get(*lang).is_empty();
    if !bitext.listed.is_empty() {
        // A text with glosses is a bilingual text.
        return None;
    }
    Lang::BOTH.into_iter().find(absent)
}
