//! Which segments translate each other: what the format pairs, what faces each other on a page, the sentences
//! of two documents.

use crate::data::{Alignment, Bitext, Block, Body, Document, Segment, SegmentPair, Sides};
use crate::encoder::Encoder;
use crate::error::Result;

mod beads;
mod chain;
mod keyed;
mod label;
mod lexical;
mod likeness;
mod line;
mod lines;
mod listed;
mod long;
mod page;
mod running;
mod sentence;
mod text;
mod timed;
mod turns;
mod watermark;

pub use long::cut_long;

/// How to pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Pairs below this trust (0 to 1) take no part in what follows: their segments count as unpaired.
    pub least_trust: f32,
}

/// Of sentences that people pair, 1 in 100 has less; of those in texts that have nothing to do with each other, 99.
const LEAST_TRUST: f32 = 0.3;

impl Default for Options {
    fn default() -> Self {
        Options { least_trust: LEAST_TRUST }
    }
}

/// Aligns the sentences of two documents that translate each other. If the languages are the other way round, the
/// documents are exchanged. An encoder, if there is one, is asked what the sentences mean.
///
/// # Errors
/// Both in one language, one without words, and documents that do not look like translations of each other.
pub fn align(zh: Document, en: Document, encoder: Option<&Encoder>) -> Result<Alignment> {
    let (zh, en) = (blocks(zh), blocks(en));
    let given = timed::align(&zh, &en).or_else(|| keyed::align(&zh, &en));
    given.map_or_else(|| running::align_documents(zh, en, encoder), Ok)
}

/// Aligns two texts that hold one sentence a block. Empty blocks are kept, and have no counterpart.
///
/// # Errors
/// As [`align`].
pub fn align_lines(zh: Vec<Block>, en: Vec<Block>, encoder: Option<&Encoder>) -> Result<Alignment> {
    lines::align(zh, en, encoder)
}

fn blocks(document: Document) -> Vec<Block> {
    let flat = |pairs: Vec<Sides<Block>>| pairs.into_iter().flat_map(|pair| [pair.zh, pair.en]);
    match document.body {
        Body::Running(blocks) => blocks,
        Body::Paired(pairs) => flat(pairs).collect(),
        Body::Mixed { pairs, blocks } => blocks.into_iter().chain(flat(pairs)).collect(),
    }
}

/// Pairs what translates each other in one document, long segments sentence by sentence. Nothing is forced: what finds no
/// partner stays unpaired.
#[must_use]
pub fn pair(document: Document, encoder: Option<&Encoder>) -> Bitext {
    let bitext = match document.body {
        Body::Paired(pairs) => given(pairs),
        Body::Running(blocks) => page::pair(blocks, encoder),
        Body::Mixed { pairs, blocks } => {
            let mut bitext = given(pairs);
            bitext.append(page::pair(blocks, encoder));
            bitext
        }
    };
    cut_long(bitext, encoder)
}

/// Pairs that the format itself gives.
fn given(pairs: Vec<Sides<Block>>) -> Bitext {
    let pairs = pairs.into_iter().filter(|pair| !(pair.zh.text.is_empty() || pair.en.text.is_empty()));
    let pair =
        |pair: Sides<Block>| SegmentPair { segments: pair.map(|block| vec![segment(block)]), trust: 1.0 };
    Bitext { pairs: pairs.map(pair).collect(), ..Bitext::default() }
}

fn segment(block: Block) -> Segment {
    Segment { text: block.text, place: block.place }
}
