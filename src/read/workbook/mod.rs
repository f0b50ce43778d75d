//! Sheets of a workbook as bilingual tables, inside bounds: the family that XLSX and ODS belong to.

use std::sync::Arc;

use csv::StringRecord;

use super::sheet::{self, Cells, Pairs, Rows, Sheet};
use super::table_entries::Entries;
use super::{Item, Note, Sink};
use crate::data::{At, Place};
use crate::error::{Error, Result};

/// No sheet that people fill has more columns; what stands farther out is counted with the cells all the same.
const MAX_COLUMNS: usize = 16_384;

/// All cells of a workbook, empty ones before filled ones included.
const MAX_CELLS: usize = 50_000_000;

/// The longest cell, in bytes: a spreadsheet's cells hold 32,767 characters.
const MAX_CELL: usize = 128 << 10;

/// The text of all cells, in bytes: a text that a file holds once may stand in many of them.
const MAX_TEXT: usize = 256 << 20;

/// A filled cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Counted from 0; `None` follows the one before.
    pub(super) column: Option<usize>,
    pub(super) text: String,
}

/// Gives the next row: its number (`None` follows the one before) and its cells.
pub(super) type NextRow<'a> = &'a mut dyn FnMut() -> Result<Option<(Option<u32>, Vec<Cell>)>>;

/// A workbook that is being read.
pub(super) struct Workbook<'a> {
    name: &'a Arc<str>,
    rows: &'a mut dyn Rows,
    size: Size,
    read: usize,
    left_out: Vec<String>,
}

impl<'a> Workbook<'a> {
    /// Each row with both languages is a pair.
    pub(super) fn pairs(
        name: &Arc<str>,
        sink: Sink<'_>,
        read: impl FnOnce(&mut Workbook<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut pairs = Pairs::new(name, sink);
        let note = Workbook::all(name, &mut pairs, read)?;
        pairs.finish()?;
        note.map_or(Ok(()), |note| sink(Item::Note(note)))
    }

    /// Each row is an entry of a glossary.
    pub(super) fn entries(
        name: &Arc<str>,
        mut entries: Entries<'_>,
        read: impl FnOnce(&mut Workbook<'_>) -> Result<()>,
    ) -> Result<Vec<Note>> {
        let note = Workbook::all(name, &mut entries, read)?;
        Ok(entries.notes().into_iter().chain(note).collect())
    }

    fn all(
        name: &'a Arc<str>,
        rows: &'a mut dyn Rows,
        read: impl FnOnce(&mut Workbook<'_>) -> Result<()>,
    ) -> Result<Option<Note>> {
        let mut book = Workbook { name, rows, size: Size::default(), read: 0, left_out: Vec::new() };
        read(&mut book)?;
        if book.read == 0 {
            return Err(sheet::no_columns(name));
        }
        let text = format!("sheets without Chinese beside English, left out: {}", book.left_out.join(", "));
        Ok((!book.left_out.is_empty()).then(|| Note { place: Place::new(name, At::Whole), text }))
    }

    /// The next sheet, with its name where there are more.
    pub(super) fn sheet(&mut self, name: Option<&str>, next: NextRow<'_>) -> Result<()> {
        let sheet = Sheet { name: name.map(str::to_owned), cells: Cells::Guarded };
        let (size, file) = (&mut self.size, self.name);
        let mut last = 0_u32;
        let mut rows = std::iter::from_fn(|| {
            let row = next().transpose()?;
            Some(row.and_then(|(number, row)| {
                last = number.unwrap_or(last.saturating_add(1));
                Ok((last, record(file, row, size)?))
            }))
        });
        if sheet::feed(&sheet, &mut rows, self.rows)? {
            self.read += 1;
        } else {
            rows.try_for_each(|row| row.map(|_| ()))?;
            self.left_out.extend(name.map(str::to_owned));
        }
        Ok(())
    }
}

/// How much has been read of a workbook.
#[derive(Default)]
struct Size {
    cells: usize,
    text: usize,
}

/// The cells of a row side by side, empty ones between them.
fn record(name: &Arc<str>, row: Vec<Cell>, size: &mut Size) -> Result<StringRecord> {
    let refused = |what: String| Err(Error::malformed(Place::new(name, At::Whole), what));
    let mut record = StringRecord::new();
    for cell in row {
        let column = cell.column.unwrap_or(record.len()).min(MAX_COLUMNS);
        if cell.text.len() > MAX_CELL {
            return refused(format!("holds a cell of more than {} KB; is not read", MAX_CELL >> 10));
        }
        while record.len() < column {
            record.push_field("");
        }
        record.push_field(&cell.text);
    }
    size.cells += record.len();
    size.text += record.as_slice().len();
    if size.cells > MAX_CELLS {
        return refused(format!("holds more than {MAX_CELLS} cells; is not read"));
    }
    if size.text > MAX_TEXT {
        return refused(format!("holds more than {} MB of text; is not read", MAX_TEXT >> 20));
    }
    Ok(record)
}
