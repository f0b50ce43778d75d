//! The pairs of a document between reading and linking: in memory where they are few, else on disk.

use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, Write};
use std::mem;

use crate::data::{Bitext, Corpus, SegmentPair, TokenizedPair};
use crate::error::Result;
use crate::packed::{read_packed, write_packed};
use crate::tokenize;

use super::words::words;

/// So many pairs stay in memory with their words; of more, only the text is kept.
const MOST: usize = 1 << 14;

/// So many pairs are linked together: few enough for what is found in them to be added up before the next come.
const TOGETHER: usize = 4096;

/// Pairs on their way.
pub(super) struct Spool<'a> {
    held: Corpus,
    stored: Option<BufWriter<File>>,
    options: &'a tokenize::Options,
}

impl<'a> Spool<'a> {
    pub(super) fn new(options: &'a tokenize::Options) -> Self {
        Spool { held: Corpus::default(), stored: None, options }
    }

    /// Takes the next pairs of a document, and what stands around them.
    pub(super) fn push(&mut self, mut corpus: Corpus) -> Result<()> {
        self.held.pairs.append(&mut corpus.pairs);
        self.held.unpaired.zh.append(&mut corpus.unpaired.zh);
        self.held.unpaired.en.append(&mut corpus.unpaired.en);
        self.held.listed.append(&mut corpus.listed);
        if self.held.pairs.len() > MOST { self.store() } else { Ok(()) }
    }

    fn store(&mut self) -> Result<()> {
        let mut out = match self.stored.take() {
            Some(out) => out,
            None => BufWriter::new(tempfile::tempfile()?),
        };
        let mut pairs = mem::take(&mut self.held.pairs).into_iter().map(|pair| pair.pair).peekable();
        while pairs.peek().is_some() {
            write_packed(&pairs.by_ref().take(TOGETHER).collect::<Vec<SegmentPair>>(), &mut out)?;
        }
        self.stored = Some(out);
        Ok(())
    }

    /// What stands around the pairs.
    pub(super) fn rest(&self) -> &Corpus {
        &self.held
    }

    /// Hands on all pairs in their order, with how many came before.
    pub(super) fn each(self, each: &mut dyn FnMut(u64, &[TokenizedPair]) -> Result<()>) -> Result<()> {
        let mut before = 0;
        let mut next = |pairs: &[TokenizedPair]| {
            let first = before;
            before += pairs.len() as u64;
            each(first, pairs)
        };
        if let Some(mut out) = self.stored {
            out.flush()?;
            let mut file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            file.rewind()?;
            let mut input = BufReader::new(file);
            while let Some(pairs) = read_packed::<Vec<SegmentPair>>(&mut input)? {
                let bitext = Bitext { pairs, ..Bitext::default() };
                next(&words(bitext, self.options).pairs)?;
            }
        }
        self.held.pairs.chunks(TOGETHER).try_for_each(next)
    }
}
