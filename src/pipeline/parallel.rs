//! Parallel text that is read line by line, tokenized and handed on in chunks: memory does not grow with the file.

use std::path::Path;

use super::{Input, Options};
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

/// The name of standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// Reads files and hands on their pairs chunk by chunk, with the number of the first pair of the chunk, counted over all
/// files.
pub(super) fn each_chunk(
    files: &[String],
    words: Words,
    options: &Options,
    each: &mut dyn FnMut(usize, Vec<TokenizedPair>) -> Result<()>,
) -> Result<()> {
    let mut chunk: Vec<SegmentPair> = Vec::new();
    let mut done = 0;
    for file in files {
        each_pair(file, words, options, &mut |pair| {
            chunk.push(pair);
            if chunk.len() < CHUNK {
                return Ok(());
            }
            let pairs = cut(std::mem::take(&mut chunk), words, &options.tokenize);
            done += pairs.len();
            each(done - pairs.len(), pairs)
        })?;
    }
    if chunk.is_empty() { Ok(()) } else { each(done, cut(chunk, words, &options.tokenize)) }
}

/// The pairs of one file. Where words are given, and in `.tsv`, `.gz` and standard input, nothing is guessed: a pair a
/// line. Any other file is read as `extract` reads it.
pub(super) fn each_pair(
    file: &str,
    words: Words,
    options: &Options,
    sink: &mut dyn FnMut(SegmentPair) -> Result<()>,
) -> Result<()> {
    let extension = Path::new(file).extension().and_then(|extension| extension.to_str());
    if words == Words::Given || file == STANDARD_INPUT || matches!(extension, Some("tsv" | "gz")) {
        return read::parallel(file, sink).map(drop);
    }
    let paired = super::pair(&Input::File(file.to_owned()), options)?;
    paired.bitext.pairs.into_iter().try_for_each(sink)
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
