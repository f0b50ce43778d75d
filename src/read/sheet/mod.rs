//! Bilingual tables of delimited text: the family that TSV and CSV belong to.

use std::io::{Cursor, Read};
use std::sync::Arc;

use csv::StringRecord;

use super::source::MAX_LINE;
use super::{Fit, Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Lang, Place, Sides};
use crate::error::{Error, Result};

mod columns;
mod dialect;

use columns::Columns;
use dialect::Dialect;

/// Bytes that are looked at to tell delimiter and quoting.
const SAMPLE: u64 = 64 << 10;

/// Rows that are looked at to tell the columns and the header.
const SAMPLE_ROWS: usize = 200;

/// Rows that must agree before content alone makes a file a table.
const MIN_ROWS: usize = 2;

/// How far the beginning of a text looks like a bilingual table with one of these delimiters.
pub(super) fn looks_like(head: &str, delimiters: &[u8]) -> Fit {
    let whole = head.rfind('\n').and_then(|end| head.get(..end)).unwrap_or(head);
    let Some(dialect) = dialect::detect(whole, delimiters) else { return Fit::No };
    let rows = dialect::rows(whole, dialect);
    match columns::find(&rows) {
        Some(columns) if columns.certain && rows.len() >= MIN_ROWS => Fit::Surely,
        _ => Fit::Maybe,
    }
}

/// Reads a table row by row; each row with both languages is a pair.
pub(super) fn read(name: &Arc<str>, input: &mut dyn Read, delimiters: &[u8], sink: Sink<'_>) -> Result<()> {
    let mut head = Vec::new();
    input.take(SAMPLE).read_to_end(&mut head)?;
    let text = String::from_utf8_lossy(&head);
    let dialect = dialect::detect(&text, delimiters).unwrap_or(Dialect::plain(delimiters));
    let mut reader = dialect.builder().from_reader(Cursor::new(&head).chain(input));
    let mut table = Table { name, row: 0, columns: None, skipped: 0 };
    let mut records = reader.records();
    let sample =
        records.by_ref().take(SAMPLE_ROWS).map(|record| table.checked(record)).collect::<Result<Vec<_>>>()?;
    table.settle(&sample, sink)?;
    for record in sample.into_iter().map(Ok).chain(records) {
        let record = table.checked(record)?;
        table.row(&record, sink)?;
    }
    table.finish(sink)
}

/// A table that is being read.
struct Table<'a> {
    name: &'a Arc<str>,
    row: u32,
    columns: Option<Columns>,
    skipped: usize,
}

impl Table<'_> {
    fn place(&self, column: usize) -> Place {
        Place::new(self.name, At::Cell { sheet: None, row: self.row, column: column as u32 + 1 })
    }

    fn checked(&self, record: csv::Result<StringRecord>) -> Result<StringRecord> {
        let whole = || Place::new(self.name, At::Whole);
        let record = record.map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() != std::io::ErrorKind::InvalidData => error.into(),
            csv::ErrorKind::Io(error) => Error::malformed(whole(), error.to_string()),
            other => Error::malformed(whole(), format!("cannot be read as a table: {other:?}")),
        })?;
        let line = record.position().map_or(0, csv::Position::line) as u32;
        if record.as_slice().len() > MAX_LINE {
            let what = format!("the row is longer than {} MB; a quote may be missing", MAX_LINE >> 20);
            return Err(Error::malformed(Place::new(self.name, At::Line(line)), what));
        }
        Ok(record)
    }

    /// Finds the two columns, and says which if there are more.
    fn settle(&mut self, sample: &[StringRecord], sink: Sink<'_>) -> Result<()> {
        let Some(columns) = columns::find(sample) else {
            let what = "no column of Chinese beside a column of English; two columns are needed, one of each";
            return Err(Error::malformed(Place::new(self.name, At::Whole), what));
        };
        if sample.iter().any(|row| row.len() > 2) {
            let (zh, en) = (columns.at.zh + 1, columns.at.en + 1);
            let text =
                format!("column {zh} is read as Chinese, column {en} as English, the others are left out");
            sink(Item::Note(Note { place: Place::new(self.name, At::Whole), text }))?;
        }
        self.columns = Some(columns);
        Ok(())
    }

    fn row(&mut self, record: &StringRecord, sink: Sink<'_>) -> Result<()> {
        self.row += 1;
        let Some(columns) = self.columns else { return Ok(()) };
        if columns.header && self.row == 1 {
            return Ok(());
        }
        let cell = |lang: Lang| {
            let column = *columns.at.get(lang);
            let text = record.get(column).unwrap_or_default().trim().to_owned();
            Block { text, place: self.place(column), kind: BlockKind::Cell, lang: Some(lang) }
        };
        let pair = Sides::from_fn(cell);
        if pair.zh.text.is_empty() || pair.en.text.is_empty() {
            self.skipped += usize::from(!(pair.zh.text.is_empty() && pair.en.text.is_empty()));
            return Ok(());
        }
        sink(Item::Pair(pair))
    }

    fn finish(&self, sink: Sink<'_>) -> Result<()> {
        if self.skipped == 0 {
            return Ok(());
        }
        let text = format!("rows with one language only, left out: {}", self.skipped);
        sink(Item::Note(Note { place: Place::new(self.name, At::Whole), text }))
    }
}
