//! Citations as a spreadsheet's CSV.

use std::borrow::Cow;
use std::io::Write;

use super::super::sheet::{Style, safe};
use crate::data::{Citation, Lang};
use crate::error::Result;

const HEADER: [&str; 7] = ["zh", "en", "score", "segment", "zh_context", "en_context", "source"];

/// Writes the byte order mark and the names of the columns.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_csv_header(out: &mut dyn Write) -> Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    Style::CSV.row(HEADER.into_iter().map(Cow::Borrowed), out)
}

/// Writes one row; the segment is counted from 0, an empty cell says that no counterpart was found.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_csv_row(citation: &Citation, out: &mut dyn Write) -> Result<()> {
    let occurrence = &citation.occurrence;
    let term = |lang: Lang| Cow::Borrowed(occurrence.terms.get(lang).as_deref().unwrap_or_default());
    let context = |lang: Lang| Cow::Borrowed(citation.example.texts.get(lang).as_str());
    let place = citation.example.places.get(citation.lang).as_ref().map(ToString::to_string);
    let cells = [
        term(Lang::Zh),
        term(Lang::En),
        Cow::Owned(format!("{:.3}", occurrence.score)),
        Cow::Owned(occurrence.segment.to_string()),
        context(Lang::Zh),
        context(Lang::En),
        Cow::Owned(place.unwrap_or_default()),
    ];
    Style::CSV.row(cells.into_iter().map(safe), out)
}
