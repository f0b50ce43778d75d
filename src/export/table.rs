//! Plain tables for people: lists of what was dropped, changed or found contradictory.

use std::borrow::Cow;
use std::io::Write;

use super::sheet::Style;
use crate::error::Result;

/// Writes a table as a spreadsheet's CSV: UTF-8 with byte order mark, CR LF, a header.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_table<C: AsRef<str>, R: IntoIterator<Item = C>>(
    header: &[&str],
    rows: impl IntoIterator<Item = R>,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    Style::CSV.row(header.iter().copied().map(Cow::Borrowed), out)?;
    for row in rows {
        Style::CSV.row(row.into_iter().map(|cell| Cow::Owned(cell.as_ref().to_owned())), out)?;
    }
    Ok(out.flush()?)
}
