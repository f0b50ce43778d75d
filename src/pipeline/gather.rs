//! Document by document: what is gathered of each does not depend on the others.
//!
//! A document is learnt from as a whole, and from no other document: so one that changed leaves what was gathered of the
//! others as it is. Of a document that gives its pairs itself, only some thousand are in memory at a time.

use std::sync::Arc;

use crate::data::{Bitext, Corpus, Sides};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::link::{Learner, Linker};
use crate::read::Note;
use crate::select::{Gathered, Gathering, Page, Selected, name_competing};

use super::given::lexicon_with;
use super::pieces::each_piece;
use super::repeats::Repeats;
use super::spool::Spool;
use super::terms::{self, Around};
use super::watch::{Stage, Steps};
use super::words::words;
use super::{Found, Input, Options, Paired, Summary, learn, pair};

/// Reads one document and hands on what is found in it, part by part: a small document is one part, a large one that
/// gives its pairs itself many. All parts of all documents together, added up in any order, make the glossary: see
/// [`finish`].
///
/// # Errors
/// As [`pair()`], and whatever `each` returns.
pub fn gather(
    input: &Input,
    options: &Options,
    each: &mut dyn FnMut(Gathered) -> Result<()>,
) -> Result<Vec<Note>> {
    let lexicon = options.lexicon();
    let mut reading = Reading::new(options, &lexicon);
    let mut notes = if let Input::File(path) = input {
        each_piece(path, options, &mut |bitext, blocks| reading.take(bitext, blocks))?
    } else {
        let Paired { bitext, blocks, notes } = pair(input, options)?;
        reading.take(bitext, blocks)?;
        notes
    };
    notes.extend(reading.sampled(input));
    reading.finish(each)?;
    Ok(notes)
}

/// The glossary of everything that was gathered, as the options want it.
///
/// # Errors
/// What waits on disk and cannot be read again.
pub fn finish(gathering: Gathering, options: &Options) -> Result<Found> {
    let Selected { mut glossary, contradictions, figures } = gathering.finish(&options.select)?;
    name_competing(&mut glossary.entries);
    let summary = Summary { figures, rows: glossary.entries.len() };
    Ok(Found { glossary, contradictions, summary })
}

/// What is found in a document that has been read.
#[must_use]
pub fn gather_paired(paired: Paired, options: &Options) -> Gathered {
    gather_from(paired, options).0
}

/// What is found in a document, and its words.
pub(super) fn gather_from(paired: Paired, options: &Options) -> (Gathered, Corpus) {
    let lexicon = lexicon_with(&paired.bitext.listed, options);
    let blocks = paired.blocks as u64;
    let corpus = words(paired.bitext, &options.tokenize);
    let linker = Linker::new(&lexicon, terms::model(&corpus.pairs, options, &lexicon));
    let page = Page::new(&corpus);
    let (lists, encoder) = (options.select.lists(), options.encoder());
    let around = Around { page: &page, linker: &linker, lists, encoder, steps: None };
    let mut repeats = Repeats::within(options.memory.to_repeat());
    let mut gathered = terms::gather(&corpus.pairs, 0, &around, &mut repeats);
    count_around(&corpus, blocks, &mut gathered);
    (gathered, corpus)
}

/// What a document holds besides its pairs.
fn count_around(corpus: &Corpus, blocks: u64, gathered: &mut Gathered) {
    gathered.add_given(&corpus.listed);
    gathered.figures.files = 1;
    gathered.figures.blocks = blocks;
    // In a text of one language whose author gives pairs, no segment waits for a partner.
    let unpaired = Sides::new(corpus.unpaired.zh.len(), corpus.unpaired.en.len());
    let has_glosses = corpus.pairs.is_empty() && !corpus.listed.is_empty();
    let is_one_text = has_glosses && (unpaired.zh == 0 || unpaired.en == 0);
    gathered.figures.unpaired = if is_one_text { 0 } else { (unpaired.zh + unpaired.en) as u64 };
}

/// A document while it is read and learnt from.
struct Reading<'a> {
    options: &'a Options,
    lexicon: &'a Lexicon,
    learner: Learner,
    spool: Spool<'a>,
    blocks: u64,
    pairs: usize,
}

impl<'a> Reading<'a> {
    fn new(options: &'a Options, lexicon: &'a Lexicon) -> Self {
        let learner = Learner::within(options.memory.to_learn());
        Reading { options, lexicon, learner, spool: Spool::new(&options.tokenize), blocks: 0, pairs: 0 }
    }

    fn take(&mut self, bitext: Bitext, blocks: usize) -> Result<()> {
        self.blocks += blocks as u64;
        self.pairs += bitext.pairs.len();
        self.options.watch.tell(Stage::Read, self.pairs, None);
        let corpus = words(bitext, &self.options.tokenize);
        if terms::learns(self.options) {
            learn::add(&mut self.learner, &corpus.pairs, self.lexicon);
        }
        self.spool.push(corpus)
    }

    /// Nothing is left out silently.
    fn sampled(&self, input: &Input) -> Option<Note> {
        let (seen, drawn) = self.learner.share();
        let text =
            format!("word links are learnt from {drawn} of {seen} pairs, drawn by lot; --memory allows more");
        let document = match input {
            Input::File(path) => path,
            Input::Files(paths) | Input::Lines(paths) => &paths.zh,
        };
        let place = crate::data::Place::new(&Arc::from(document.as_str()), crate::data::At::Whole);
        (drawn < seen).then_some(Note { place, text })
    }

    fn finish(self, each: &mut dyn FnMut(Gathered) -> Result<()>) -> Result<()> {
        let Reading { options, lexicon: _, learner, spool, blocks, pairs: all } = self;
        options.watch.tell(Stage::Learn, 0, None);
        let lexicon = &lexicon_with(&spool.rest().listed, options);
        let linker = Linker::new(lexicon, terms::known(learner, options, lexicon));
        let page = Page::new(spool.rest());
        let steps = Steps::new(&options.watch, all);
        let (lists, encoder) = (options.select.lists(), options.encoder());
        let around = Around { page: &page, linker: &linker, lists, encoder, steps: Some(&steps) };
        let (mut rest, mut repeats) = (Gathered::default(), Repeats::within(options.memory.to_repeat()));
        count_around(spool.rest(), blocks, &mut rest);
        spool.each(&mut |first, pairs| {
            let mut gathered = terms::gather(pairs, first, &around, &mut repeats);
            gathered.merge(std::mem::take(&mut rest));
            steps.reach(first as usize + pairs.len());
            each(gathered)
        })?;
        if rest == Gathered::default() { Ok(()) } else { each(rest) }
    }
}
