//! Plain tables for people: lists of what was dropped, changed or found contradictory.

use std::borrow::Cow;
use std::io::Write;

use super::sheet::Style;
use crate::error::Result;
use crate::text::marked;

/// Writes a table as a spreadsheet's CSV: UTF-8 with byte order mark, CR LF, a header. Cells that a spreadsheet would run
/// are marked.
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
        Style::CSV.row(row.into_iter().map(|cell| Cow::Owned(marked(cell.as_ref()).into_owned())), out)?;
    }
    Ok(out.flush()?)
}
