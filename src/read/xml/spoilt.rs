//! Units that are no valid XML among sound ones: they are left out, and told.

use super::{Node, Xml};
use crate::error::{Error, Result};
use crate::read::Note;

/// What was left out.
#[derive(Default)]
pub(in crate::read) struct Spoilt {
    first: Option<Error>,
    count: usize,
}

impl Spoilt {
    /// A unit could not be read: goes on with the next element of that name.
    ///
    /// # Errors
    /// That error, if it is not one of syntax, or if the file cannot be read any further.
    pub(in crate::read) fn unit(&mut self, xml: &mut Xml<'_>, error: Error, name: &str) -> Result<()> {
        if !xml.go_on(name) {
            return Err(error);
        }
        self.count += 1;
        self.first.get_or_insert(error);
        Ok(())
    }

    /// The same between two units: what a spoilt one has left open is closed there.
    pub(in crate::read) fn between(&self, xml: &mut Xml<'_>, error: Error, name: &str) -> Result<()> {
        if self.count > 0 && xml.go_on(name) { Ok(()) } else { Err(error) }
    }

    /// What the user should know.
    ///
    /// # Errors
    /// The first error, if `sound` units there were none.
    pub(in crate::read) fn tell(self, sound: usize) -> Result<Option<Note>> {
        match self.first {
            Some(error) if sound == 0 => Err(error),
            Some(Error { kind, place: Some(place) }) => {
                let error = Error { kind, place: None };
                let text = format!("{error}; spoilt units, left out: {}", self.count);
                Ok(Some(Note { place, text }))
            }
            _ => Ok(None),
        }
    }
}

impl Xml<'_> {
    /// After an error of syntax: moves on to the next element of that name, or to the end; false if neither comes.
    fn go_on(&mut self, name: &str) -> bool {
        if !std::mem::take(&mut self.ill_formed) {
            return false;
        }
        let config = self.reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        let found = loop {
            self.depth = 0;
            match self.next() {
                Ok(Node::Open(tag)) if tag.name() == name => {
                    self.again = Some(tag);
                    break true;
                }
                Ok(Node::End) => break true,
                Ok(_) => {}
                Err(_) => break false,
            }
        };
        self.reader.config_mut().check_end_names = true;
        found
    }
}
