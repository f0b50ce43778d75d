//! Glossaries in delimited text of any kind.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use super::uncommented::Uncommented;
use super::{EntrySink, Note, json_entries, sheet, table_entries};
use crate::error::Result;

/// Delimiters of glossary files, the most telling first: a tab is never part of a term.
const DELIMITERS: &[u8] = b"\t,;";

/// Reads a table of delimited text, or JSON lines: what glossaries mostly are, whatever their names.
pub(super) fn entries(name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
    let mut input = BufReader::new(input);
    if input.fill_buf()?.first() == Some(&b'{') {
        return json_entries::read(name, &mut input, sink).map(|()| Vec::new());
    }
    let mut rows = table_entries::Entries::new(name, sink);
    sheet::rows(name, &mut Uncommented::new(input)?, DELIMITERS, &mut rows)?;
    Ok(rows.notes())
}
