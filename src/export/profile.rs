//! What every profile says of itself, and how it writes.

use std::io::Write;
use std::rc::Rc;

use super::act::Treatment;
use super::codes::Codes;
use super::options::Options;
use super::row::{Row, Scene};
use super::rules::Rules;
use crate::error::{Error, Result};

/// How one CAT or MT tool wants its file.
pub trait Profile: Sync {
    /// What is known of it.
    fn facts(&self) -> &Facts;

    /// Begins a file: whatever stands before the first row is written.
    ///
    /// # Errors
    /// When `out` cannot be written.
    fn begin<'a>(&'a self, scene: Rc<Scene>, out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>>;

    /// What the file cannot hold of a row besides its terms, which the rules have mended.
    fn remark(&self, _row: &Row<'_>, _scene: &Scene, _remark: &mut dyn FnMut(Treatment)) {}

    /// Where what stands in the file, in one line, for whoever maps fields by hand.
    fn mapping(&self, _scene: &Scene) -> String {
        String::new()
    }
}

/// A file that is being written.
pub trait Writer {
    /// Writes the next row.
    ///
    /// # Errors
    /// When the file cannot be written, or cannot hold one more row.
    fn row(&mut self, row: &Row<'_>) -> Result<()>;

    /// Writes what stands behind the last row.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// What is known of a profile.
#[derive(Debug)]
pub struct Facts {
    /// The name after `--to`.
    pub name: &'static str,
    /// Who takes such a file, in one line.
    pub about: &'static str,
    /// File extensions, without the dot, that choose this profile.
    pub extensions: &'static [&'static str],
    /// How well it is known that the tool takes it.
    pub proof: Proof,
    /// What the tool calls the languages.
    pub codes: Codes,
    /// Constant fields that it has a place for.
    pub fields: &'static [&'static str],
    /// What the tool cannot take.
    pub rules: Rules,
}

/// How well it is known that the tool takes such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Clients read what we wrote entry by entry, in `tests/clients`: their names and versions, split by `; `.
    Client(&'static str),
    /// The tool's documentation says so.
    Document(&'static str),
    /// From memory: the text says what to check when importing.
    Unverified(&'static str),
}

impl Facts {
    /// Refuses what the profile has no use for.
    ///
    /// # Errors
    /// A usage error: constant fields that it has no place for (those there are are named).
    pub fn check(&self, options: &Options) -> Result<()> {
        let Some(field) = options.fields.keys().find(|field| !self.fields.contains(&field.as_str())) else {
            return Ok(());
        };
        let known = if self.fields.is_empty() { "none".to_owned() } else { self.fields.join(", ") };
        Err(Error::usage(format!("the profile {} has no place for {field}; it has: {known}", self.name)))
    }
}
