//! Parallel text that is read line by line, tokenized and handed on in chunks: memory does not grow with the file.

use std::path::Path;

use super::room::Room;
use super::{Input, Options, words};
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

/// A text that is gone over more than once.
pub(super) enum Text {
    /// A file that can be read again.
    File(String),
    /// The pairs of a file that cannot: of standard input, or of another pipe.
    Held(Vec<SegmentPair>),
}

/// Texts to go over more than once: what can be read only once is held in memory.
pub(super) fn hold(files: &[String], words: Words, options: &Options) -> Result<Vec<Text>> {
    let hold = |file: &String| {
        if file != STANDARD_INPUT && std::fs::metadata(file).is_ok_and(|about| about.is_file()) {
            return Ok(Text::File(file.clone()));
        }
        let (mut pairs, mut room) = (Vec::new(), Room::new(options));
        each_pair(&Text::File(file.clone()), words, options, &mut |pair| {
            let bytes =
                pair.segments.zh.iter().chain(&pair.segments.en).map(|segment| segment.text.len()).sum();
            let place = pair.segments.zh.first().map(|segment| segment.place.clone());
            place.map_or(Ok(()), |place| room.take(bytes, &place))?;
            pairs.push(pair);
            Ok(())
        })?;
        Ok(Text::Held(pairs))
    };
    files.iter().map(hold).collect()
}

/// Texts to go over once.
pub(super) fn once(files: &[String]) -> Vec<Text> {
    files.iter().cloned().map(Text::File).collect()
}

/// Goes over texts and hands on their pairs chunk by chunk, with the number of the first pair of the chunk, counted over
/// all texts.
pub(super) fn each_chunk(
    texts: &[Text],
    words: Words,
    options: &Options,
    each: &mut dyn FnMut(usize, Vec<TokenizedPair>) -> Result<()>,
) -> Result<()> {
    let mut chunk: Vec<SegmentPair> = Vec::new();
    let mut done = 0;
    for text in texts {
        each_pair(text, words, options, &mut |pair| {
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

/// The pairs of one text. Where words are given, and in `.tsv`, `.tsv.gz` and standard input, nothing is guessed: a pair
/// a line. Any other file is read as `extract` reads it.
pub(super) fn each_pair(
    text: &Text,
    words: Words,
    options: &Options,
    sink: &mut dyn FnMut(SegmentPair) -> Result<()>,
) -> Result<()> {
    let file = match text {
        Text::File(file) => file,
        Text::Held(pairs) => return pairs.iter().cloned().try_for_each(sink),
    };
    if words == Words::Given || file == STANDARD_INPUT || is_table(Path::new(file)) {
        return read::parallel(file, sink).map(drop);
    }
    let least = options.pair.least_trust;
    super::align_in_pieces(&Input::File(file.clone()), options, &mut |alignment| {
        alignment.clone().into_bitext(least).pairs.into_iter().try_for_each(&mut *sink)
    })
    .map(drop)
}

/// `pairs.tsv`, `pairs.tsv.gz`, `pairs.gz`.
fn is_table(path: &Path) -> bool {
    let has = |path: &Path, name: &str| path.extension().is_some_and(|extension| extension == name);
    let inside = path.with_extension("");
    has(path, "tsv") || has(path, "gz") && (has(&inside, "tsv") || inside.extension().is_none())
}

fn cut(pairs: Vec<SegmentPair>, words: Words, options: &tokenize::Options) -> Vec<TokenizedPair> {
    match words {
        Words::Cut => words::words(Bitext { pairs, ..Bitext::default() }, options).pairs,
        Words::Given => pairs.iter().map(|pair| words::bounded(given(pair))).collect(),
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
