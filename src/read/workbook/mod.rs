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
    cells: usize,
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
        let mut book = Workbook { name, rows, cells: 0, read: 0, left_out: Vec::new() };
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
        let (cells, file) = (&mut self.cells, self.name);
        let mut last = 0_u32;
        let mut rows = std::iter::from_fn(|| {
            let row = next().transpose()?;
            Some(row.and_then(|(number, row)| {
                last = number.unwrap_or(last.saturating_add(1));
                Ok((last, record(file, row, cells)?))
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

/// The cells of a row side by side, empty ones between them.
fn record(name: &Arc<str>, row: Vec<Cell>, cells: &mut usize) -> Result<StringRecord> {
    let mut record = StringRecord::new();
    for cell in row {
        let column = cell.column.unwrap_or(record.len()).min(MAX_COLUMNS);
        while record.len() < column {
            record.push_field("");
        }
        record.push_field(&cell.text);
    }
    *cells += record.len();
    if *cells > MAX_CELLS {
        let what = format!("holds more than {MAX_CELLS} cells; is not read");
        return Err(Error::malformed(Place::new(name, At::Whole), what));
    }
    Ok(record)
}
