//! Document by document: what is gathered of each does not depend on the others.
//!
//! A document is learnt from as a whole, and from no other document: so one that changed leaves what was gathered of the
//! others as it is.

use crate::data::Corpus;
use crate::error::Result;
use crate::link::Linker;
use crate::read::Note;
use crate::select::{self, Gathered, Page};

use super::terms::{self, Around};
use super::{Found, Input, Options, Paired, Summary, pair, tokenize};

/// Reads one document and hands on what is found in it, part by part: a small document is one part, a large one that
/// gives its pairs itself many. All parts of all documents together, added up in any order, make the glossary: see
/// [`finish`].
///
/// # Errors
/// As [`pair`], and whatever `each` returns.
pub fn gather(
    input: &Input,
    options: &Options,
    each: &mut dyn FnMut(Gathered) -> Result<()>,
) -> Result<Vec<Note>> {
    let paired = pair(input, options)?;
    let notes = paired.notes.clone();
    each(gather_paired(paired, options)?)?;
    Ok(notes)
}

/// The glossary of everything that was gathered, as the options want it.
#[must_use]
pub fn finish(gathered: Gathered, options: &Options) -> Found {
    let figures = gathered.figures;
    let (mut glossary, contradictions) = select::filter(gathered.finish(), &options.select);
    select::name_competing(&mut glossary.entries);
    let summary = Summary { figures, rows: glossary.entries.len() };
    Found { glossary, contradictions, summary }
}

/// What is found in a document that has been read.
///
/// # Errors
/// None yet.
pub fn gather_paired(paired: Paired, options: &Options) -> Result<Gathered> {
    gather_from(paired, options).map(|(gathered, _)| gathered)
}

/// What is found in a document, and its words.
pub(super) fn gather_from(paired: Paired, options: &Options) -> Result<(Gathered, Corpus)> {
    let lexicon = options.lexicon();
    let blocks = paired.blocks as u64;
    let corpus = tokenize(vec![paired], options)?;
    let linker = Linker::new(&lexicon, terms::model(&corpus.pairs, options, &lexicon));
    let mut gathered = of_corpus(&corpus, &linker, options);
    gathered.figures.blocks = blocks;
    Ok((gathered, corpus))
}

fn of_corpus(corpus: &Corpus, linker: &Linker<'_>, options: &Options) -> Gathered {
    let page = Page::new(corpus);
    let around = Around { page: &page, linker, losing: options.losing };
    let mut gathered = terms::gather(&corpus.pairs, 0, &around);
    gathered.add_given(&corpus.listed);
    gathered.figures.files = 1;
    gathered.figures.unpaired = (corpus.unpaired.zh.len() + corpus.unpaired.en.len()) as u64;
    gathered
}
