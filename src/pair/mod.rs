//! Which segments translate each other: what the format pairs, what faces each other on a page, two files line by line.

use crate::data::{At, Bitext, Block, Body, Document, Place, Segment, SegmentPair, Sides};
use crate::error::{Error, Result};

mod chain;
mod label;
mod lexical;
mod likeness;
mod line;
mod listed;
mod page;
mod watermark;

/// How to pair.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// Pairs what translates each other in one document. Nothing is forced: what finds no partner stays unpaired.
#[must_use]
pub fn pair(document: Document, _options: &Options) -> Bitext {
    match document.body {
        Body::Paired(pairs) => given(pairs),
        Body::Running(blocks) => page::pair(blocks),
    }
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

/// Pairs two files that hold one segment a line; lines that are empty on both sides, or on one, make no pair.
///
/// # Errors
/// The files differ in their number of lines.
pub fn pair_lines(zh: Vec<Block>, en: Vec<Block>) -> Result<Bitext> {
    if zh.len() != en.len() {
        let name = |side: &[Block]| side.first().map_or("an empty file".into(), |b| b.place.document.clone());
        let count = |side: &[Block]| match side.len() {
            1 => "1 line".to_owned(),
            more => format!("{more} lines"),
        };
        let what = format!(
            "has {} and {} has {}: the two must hold the same segments, one a line; \
             for running text, pair its sentences first",
            count(&zh),
            name(&en),
            count(&en)
        );
        return Err(Error::malformed(Place::new(&name(&zh), At::Whole), what));
    }
    Ok(given(zh.into_iter().zip(en).map(|(zh, en)| Sides::new(zh, en)).collect()))
}
