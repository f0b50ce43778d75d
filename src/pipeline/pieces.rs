//! Pairs of a file, piece by piece as they are read.

use super::{Options, both};
use crate::data::{Alignment, Block, Body, Document, Sides};
use crate::error::Result;
use crate::read::{Item, Note};
use crate::{pair, read};

/// So many pairs are handed on together.
const PIECE: usize = 4096;

/// Hands on the pairs that a file gives as they come, and what has to be paired at the end.
pub(super) fn each_piece(
    path: &str,
    options: &Options,
    each: &mut dyn FnMut(&Alignment) -> Result<()>,
) -> Result<Vec<Note>> {
    let (mut pairs, mut blocks, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut given = false;
    let whole = |body: Body| {
        let document = Document { name: path.into(), body };
        pair::pair(document, options.encoder())
    };
    read::stream(path, &options.read, &mut |item| {
        match item {
            Item::Pair(pair) | Item::Draft(pair) => pairs.push(pair),
            Item::Note(note) => notes.push(note),
            Item::Block(block) => {
                blocks.extend(pairs.drain(..).flat_map(|pair: Sides<Block>| [pair.zh, pair.en]));
                blocks.push(block);
            }
        }
        if pairs.len() < PIECE || !blocks.is_empty() {
            return Ok(());
        }
        given = true;
        each(&whole(Body::Paired(std::mem::take(&mut pairs))).into())
    })?;
    let body = if blocks.is_empty() {
        Body::Paired(pairs)
    } else {
        blocks.extend(pairs.into_iter().flat_map(|pair| [pair.zh, pair.en]));
        Body::Running(blocks)
    };
    let bitext = whole(body);
    if !given {
        both(&bitext, path)?;
    }
    each(&bitext.into()).map(|()| notes)
}
