//! Writes a glossary as one tool wants it: a register of profiles.
//!
//! One more profile is one file (mostly a constant of data, see `sheet.rs`), its `mod` line and its line in [`PROFILES`].

mod act;
mod aws;
mod azure;
mod azure_dictionary;
mod book;
mod book_look;
mod cafetran;
pub mod citations;
mod codes;
mod columns;
mod counted;
mod crowdin;
mod csv;
mod csv_plain;
mod deepl;
mod dropped;
mod exporter;
mod fit;
mod full;
mod google;
mod google_sets;
mod hazard;
mod held;
mod jsonl;
mod lara;
mod lingohub;
mod lokalise;
mod markdown;
mod matecat;
mod memoq;
mod mend;
mod multiterm_xml;
mod omegat;
mod omegat_csv;
mod options;
mod phrase;
mod phrase_strings;
mod po;
mod profile;
mod region;
mod remarks;
mod report;
mod row;
mod rules;
#[cfg(test)]
mod sample;
pub mod segments;
mod sheet;
mod sitetran;
mod smartcat;
mod table;
mod tbx;
mod tbx3;
mod tbx_status;
mod tmx;
mod trados;
mod transifex;
mod tsv;
mod utf16;
mod weblate;
mod wordfast;
mod xbench;
mod xlsx;
mod xml;
mod xtm;

use std::io::Write;
use std::path::Path;

pub use act::{Act, Treatment};
pub use codes::Codes;
pub use dropped::write_dropped;
pub use exporter::{Exporter, Open, check};
pub use full::Full;
pub use options::{Context, Direction, Options, Remarks, Role, Roles};
pub use profile::{Facts, Profile, Proof, Writer};
pub use remarks::write_remarks;
pub use report::{Remark, Report};
pub use row::{Row, Scene, Translation};
pub use rules::{Breaks, Controls, Duplicates, Limits, Reader, Rules, Spaces, Untranslated};
pub use table::write_table;

use crate::data::Glossary;
use crate::error::Result;

/// All profiles. Where two share an extension, the first one has it.
pub const PROFILES: &[&dyn Profile] = &[
    &csv::PROFILE,
    &csv_plain::PROFILE,
    &tsv::PROFILE,
    &xlsx::PROFILE,
    &omegat::PROFILE,
    &omegat_csv::PROFILE,
    &deepl::PROFILE,
    &google::PROFILE,
    &google_sets::PROFILE,
    &aws::PROFILE,
    &azure::PROFILE,
    &azure_dictionary::PROFILE,
    &lara::PROFILE,
    &memoq::PROFILE,
    &tbx::Tbx,
    &tbx3::BASIC,
    &tbx3::BASIC_DCT,
    &tbx3::MIN,
    &tbx3::MIN_DCT,
    &tbx3::CORE,
    &tmx::Tmx,
    &trados::PROFILE,
    &multiterm_xml::MultiTerm,
    &phrase::PROFILE,
    &phrase_strings::PROFILE,
    &crowdin::PROFILE,
    &lokalise::PROFILE,
    &transifex::PROFILE,
    &weblate::PROFILE,
    &po::Po,
    &lingohub::PROFILE,
    &sitetran::PROFILE,
    &matecat::PROFILE,
    &xtm::PROFILE,
    &smartcat::PROFILE,
    &wordfast::PROFILE,
    &cafetran::PROFILE,
    &xbench::PROFILE,
    &markdown::Markdown,
    &jsonl::Jsonl,
];

/// The profile of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Profile> {
    PROFILES.iter().copied().find(|profile| profile.facts().name == name)
}

/// The profile that a file's extension chooses, whatever its case.
///
/// ```
/// let profile = duizhao::export::by_extension("词汇.UTF8".as_ref()).map(|profile| profile.facts().name);
/// assert_eq!(profile, Some("omegat"));
/// ```
#[must_use]
pub fn by_extension(path: &Path) -> Option<&'static dyn Profile> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    PROFILES.iter().copied().find(|profile| profile.facts().extensions.contains(&extension.as_str()))
}

/// Writes a whole glossary into one file.
///
/// # Errors
/// When `out` cannot be written, and when the tool would not take all of it in one file.
pub fn write(
    profile: &dyn Profile,
    glossary: &Glossary,
    options: &Options,
    out: &mut dyn Write,
) -> Result<Report> {
    let mut out = Some(out);
    let open: Open<'_> = Box::new(move |_| Ok(out.take().map(|out| Box::new(out) as Box<dyn Write + '_>)));
    let mut exporter = Exporter::new(profile, options.clone(), open);
    for entry in &glossary.entries {
        exporter.push(entry.clone())?;
    }
    exporter.finish()
}
