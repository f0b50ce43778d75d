//! What is counted while a file is read: items that were left out, and whether any was not.

use std::sync::Arc;

use super::garbled::Garbled;
use super::{Drafts, Item, Note, Sink};
use crate::data::{At, Place};
use crate::error::{Error, Result};

/// The counts of one file.
pub(super) struct Tally {
    /// What becomes of drafts.
    asked: Drafts,
    found: bool,
    drafts: usize,
    garbled: Garbled,
}

impl Tally {
    pub(super) fn new(asked: Drafts) -> Self {
        Tally { asked, found: false, drafts: 0, garbled: Garbled::default() }
    }

    /// The item as it is handed on; `None` if it is left out.
    pub(super) fn take(&mut self, item: Item) -> Option<Item> {
        let item = match item {
            Item::Draft(pair) if self.asked == Drafts::Read => Item::Pair(pair),
            Item::Draft(_) => {
                self.drafts += 1;
                return None;
            }
            item => item,
        };
        let garbled = match &item {
            Item::Block(block) => self.garbled.takes(block),
            Item::Pair(pair) => self.garbled.takes(&pair.zh) || self.garbled.takes(&pair.en),
            _ => false,
        };
        self.found |= !(garbled || matches!(item, Item::Note(_)));
        (!garbled).then_some(item)
    }

    /// What the user should know when the file has been read to its end.
    ///
    /// # Errors
    /// A file of which nothing was handed on.
    pub(super) fn tell(self, name: &Arc<str>, sink: Sink<'_>) -> Result<()> {
        if !self.found {
            return Err(self.nothing(name));
        }
        if let Some((place, what)) = self.garbled.first {
            let text = format!("mojibake ({what}), left out, from here on: {}", self.garbled.count);
            sink(Item::Note(Note { place, text }))?;
        }
        if self.drafts == 0 {
            return Ok(());
        }
        let text =
            format!("not yet confirmed by the translator, left out (--all reads them): {}", self.drafts);
        sink(Item::Note(Note { place: Place::new(name, At::Whole), text }))
    }

    /// Why nothing was handed on.
    fn nothing(self, name: &Arc<str>) -> Error {
        let whole = Place::new(name, At::Whole);
        match self.garbled.first {
            Some((place, what)) => {
                let what = format!("is mojibake ({what}); take the text from where it is still sound");
                Error::malformed(place, what)
            }
            None if self.drafts > 0 => Error::malformed(whole, "holds drafts only; --all reads them"),
            None => Error::malformed(whole, "holds no text"),
        }
    }
}
