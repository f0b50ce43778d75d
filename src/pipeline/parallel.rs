//! Parallel text that is read line by line, tokenized and handed on in chunks: memory does not grow with the file.

use crate::data::{At, Bitext, SegmentPair, Sides, TokenizedPair};
use crate::error::Result;
use crate::{read, tokenize};

/// So many pairs are tokenized and linked together.
const CHUNK: usize = 4096;

/// How the words of parallel text are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// We cut them.
    #[default]
    Cut,
    /// They stand between single spaces, to be taken as they are.
    Given,
}

/// Reads a file of parallel text (plain or gzipped) and hands on its pairs chunk by chunk, with the number of the
/// first pair of the chunk.
pub(super) fn each_chunk(
    path: &str,
    words: Words,
    options: &tokenize::Options,
    each: &mut dyn FnMut(usize, Vec<TokenizedPair>) -> Result<()>,
) -> Result<()> {
    let mut chunk: Vec<SegmentPair> = Vec::new();
    let mut done = 0;
    read::parallel(path, &mut |pair| {
        chunk.push(pair);
        if chunk.len() < CHUNK {
            return Ok(());
        }
        let pairs = cut(std::mem::take(&mut chunk), words, options);
        done += pairs.len();
        each(done - pairs.len(), pairs)
    })?;
    if chunk.is_empty() { Ok(()) } else { each(done, cut(chunk, words, options)) }
}

fn cut(pairs: Vec<SegmentPair>, words: Words, options: &tokenize::Options) -> Vec<TokenizedPair> {
    match words {
        Words::Cut => tokenize::tokenize(Bitext { pairs, ..Bitext::default() }, options).pairs,
        Words::Given => pairs.iter().map(given).collect(),
    }
}

fn given(pair: &SegmentPair) -> TokenizedPair {
    let text = |segments: &Vec<crate::data::Segment>| {
        segments.first().map_or(String::new(), |segment| segment.text.clone())
    };
    let Sides { zh, en } = pair.segments.as_ref().map(text);
    let place = pair.segments.zh.first().map(|segment| segment.place.clone());
    let place = place.unwrap_or_else(|| crate::data::Place { document: "".into(), at: At::Whole });
    tokenize::pretokenized(&zh, &en, &place)
}
