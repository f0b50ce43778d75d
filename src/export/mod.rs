//! Writes a glossary as one tool wants it: a register of profiles.
//!
//! One more profile is one file (mostly a [`Sheet`] of data), its `mod` line and its line in [`PROFILES`].

mod columns;
mod csv;
mod csv_plain;
mod dropped;
mod hazard;
mod jsonl;
mod occurrence;
mod omegat;
mod options;
mod report;
mod rules;
#[cfg(test)]
mod sample;
mod sheet;

use std::io::Write;
use std::path::Path;

pub use dropped::write_dropped;
pub use occurrence::write_occurrence;
pub use options::{Context, Direction, Options, Role};
pub use report::{Act, Remark, Report};

use crate::data::Glossary;
use crate::error::Result;

/// How one CAT or MT tool wants its file.
pub trait Profile: Sync {
    /// The name after `--to`.
    fn name(&self) -> &'static str;
    /// Who takes such a file, in one line.
    fn about(&self) -> &'static str;
    /// File extensions, without the dot, that choose this profile.
    fn extensions(&self) -> &'static [&'static str];
    /// Writes the glossary, and tells what had to be changed or left out.
    ///
    /// # Errors
    /// When `out` cannot be written.
    fn write(&self, glossary: &Glossary, options: &Options, out: &mut dyn Write) -> Result<Report>;
}

/// All profiles. Where two share an extension, the first one has it.
pub const PROFILES: &[&dyn Profile] = &[&csv::PROFILE, &csv_plain::PROFILE, &omegat::PROFILE, &jsonl::Jsonl];

/// The profile of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Profile> {
    PROFILES.iter().copied().find(|profile| profile.name() == name)
}

/// The profile that a file's extension chooses, whatever its case.
///
/// ```
/// let profile = duizhao::export::by_extension("词汇.UTF8".as_ref()).map(|profile| profile.name());
/// assert_eq!(profile, Some("omegat"));
/// ```
#[must_use]
pub fn by_extension(path: &Path) -> Option<&'static dyn Profile> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    PROFILES.iter().copied().find(|profile| profile.extensions().contains(&extension.as_str()))
}
