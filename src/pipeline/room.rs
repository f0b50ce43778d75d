//! How much text is held at a time: a document of running text has to be looked at as a whole, and what comes from
//! standard input may have no end.

use super::Options;
use crate::data::Place;
use crate::error::{Error, ErrorKind, Result};

/// Bytes that a paragraph takes until it is paired, besides its text: measured on 7 MB of one-word paragraphs.
const PER_TEXT: usize = 200;

/// Bytes that a byte of text takes until it is paired: text, units, sentences. Aligning takes some 60 for a while
/// (measured on a paragraph of 20,000 sentences), of all the memory allowed; a quarter of it is what is counted here.
const PER_BYTE: usize = 16;

/// The room that is left.
#[derive(Debug)]
pub(super) struct Room {
    left: usize,
    whole: usize,
}

impl Room {
    /// The share of a document that is read whole.
    pub(super) fn new(options: &Options) -> Self {
        let whole = options.memory.to_hold();
        Room { left: whole, whole }
    }

    /// Takes room for a text.
    ///
    /// # Errors
    /// When none is left.
    pub(super) fn take(&mut self, bytes: usize, place: &Place) -> Result<()> {
        let wanted = PER_TEXT + PER_BYTE * bytes;
        if let Some(left) = self.left.checked_sub(wanted) {
            self.left = left;
            return Ok(());
        }
        let what = format!(
            "the text up to here takes all of the {} MB that are there for it; split it up, or allow more with --memory",
            self.whole >> 20
        );
        Err(Error { kind: ErrorKind::Malformed(what), place: Some(place.clone()) })
    }
}
