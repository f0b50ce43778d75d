//! Pairs of a file, piece by piece as they are read.

use super::given::pair_document;
use super::room::Room;
use super::words::TooLong;
use super::{Options, both};
use crate::data::{Bitext, Body, Document};
use crate::error::Result;
use crate::read;
use crate::read::{Item, Note};

/// So many pairs are handed on together.
const PIECE: usize = 4096;

/// Takes pairs, with how many blocks they were.
type Take<'a> = &'a mut dyn FnMut(Bitext, usize) -> Result<()>;

/// Hands on the pairs that a file gives as they come, and what has to be paired at the end.
pub(super) fn each_piece(path: &str, options: &Options, each: Take<'_>) -> Result<Vec<Note>> {
    let (mut pairs, mut blocks, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut room = Room::new(options);
    let (mut given, mut too_long) = (false, TooLong::default());
    read::stream(path, &options.read, &mut |item| {
        match item {
            Item::Pair(pair) | Item::Draft(pair) => pairs.push(pair),
            Item::Note(note) => notes.push(note),
            Item::Block(block) => {
                room.take(block.text.len(), &block.place)?;
                blocks.push(block);
            }
        }
        if pairs.len() < PIECE {
            return Ok(());
        }
        let bitext = whole(path, Body::Paired(std::mem::take(&mut pairs)), options);
        too_long.count(&bitext.pairs);
        given |= !bitext.pairs.is_empty();
        each(bitext, 2 * PIECE)
    })?;
    let many = blocks.len() + 2 * pairs.len();
    let bitext = whole(path, Body::of(pairs, blocks), options);
    if !given {
        both(&bitext, path)?;
    }
    too_long.count(&bitext.pairs);
    notes.extend(too_long.note());
    each(bitext, many).map(|()| notes)
}

fn whole(path: &str, body: Body, options: &Options) -> Bitext {
    pair_document(Document { name: path.into(), body }, options)
}
