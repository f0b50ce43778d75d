//! Bilingual tables of delimited text: the family that TSV and CSV belong to.

use std::cell::Cell;
use std::io::{Cursor, Read};
use std::sync::Arc;

use csv::StringRecord;

use super::source::MAX_LINE;
use super::{Fit, Sink};
use crate::data::{At, Place, Sides};
use crate::error::{Error, Result};
use crate::text::unmarked;

mod columns;
mod dialect;
mod pairs;
mod unclosed;

use dialect::Dialect;
pub(super) use pairs::{Pairs, unclosed as unclosed_note};

/// Bytes that are looked at to tell delimiter and quoting.
const SAMPLE: u64 = 64 << 10;

/// Rows that are looked at to tell the columns and the header.
const SAMPLE_ROWS: usize = 200;

/// Rows that must agree before content alone makes a file a table.
const MIN_ROWS: usize = 2;

/// How far the beginning of a text looks like a bilingual table with one of these delimiters.
pub(super) fn looks_like(head: &str, delimiters: &[u8]) -> Fit {
    let whole = whole_lines(head);
    let Some(dialect) = dialect::detect(whole, delimiters) else { return Fit::No };
    let rows = dialect::rows(whole, dialect);
    match columns::find(&rows) {
        Some(columns) if columns.certain && rows.len() >= MIN_ROWS => Fit::Surely,
        _ => Fit::Maybe,
    }
}

/// A text without its last line, which may be cut off.
fn whole_lines(text: &str) -> &str {
    text.rfind('\n').and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Takes the rows of a table.
pub(super) trait Rows {
    /// How the table is written, and its first rows, the header among them.
    fn begin(&mut self, layout: Layout, sample: &[StringRecord]) -> Result<()>;
    /// The next row below the header, and its number in the table, counted from 1.
    fn row(&mut self, number: u32, record: &StringRecord) -> Result<()>;
    /// Behind that row a quotation mark was not closed; what it swallowed comes as rows all the same.
    fn unclosed(&mut self, row: u32);
}

/// A table among others in its file.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Its name, where a file has more than one.
    pub(super) name: Option<String>,
    pub(super) cells: Cells,
}

/// How the white space at the ends of cells is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// Nobody means it: tab text has no quotes.
    Bare,
    /// It is the user's.
    Guarded,
}

/// What was found out about a table.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) sheet: Sheet,
    /// The two columns, counted from 0.
    pub(super) at: Sides<usize>,
    /// So many rows stand above the body, the last of them names the columns.
    pub(super) above: usize,
}

/// Reads a table; each row with both languages is a pair.
pub(super) fn read(name: &Arc<str>, input: &mut dyn Read, delimiters: &[u8], sink: Sink<'_>) -> Result<()> {
    let mut pairs = Pairs::new(name, sink);
    rows(name, input, delimiters, &mut pairs)?;
    pairs.finish()
}

/// Reads a table row by row: memory does not grow with it.
pub(super) fn rows(
    name: &Arc<str>,
    input: &mut dyn Read,
    delimiters: &[u8],
    rows: &mut dyn Rows,
) -> Result<()> {
    let mut head = Vec::new();
    input.take(SAMPLE).read_to_end(&mut head)?;
    let text = String::from_utf8_lossy(&head);
    // A row that the sample cuts off would look like one whose quotation marks are text.
    let whole = if head.len() as u64 == SAMPLE { whole_lines(&text) } else { &text };
    let dialect = dialect::detect(whole, delimiters).unwrap_or(Dialect::plain(delimiters));
    let mut reader = dialect.builder().from_reader(Cursor::new(&head).chain(input));
    let (read, open) = (Cell::new(0_u32), Cell::new(None));
    let records = reader.records().flat_map(|record| match checked(record, name) {
        Err(error) => vec![Err(error)],
        Ok(record) => {
            let rows = unclosed::rows(record, dialect);
            if rows.len() > 1 {
                open.set(open.get().or(Some(read.get() + 1)));
            }
            read.set(read.get().saturating_add(rows.len() as u32));
            rows.into_iter().map(Ok).collect()
        }
    });
    let mut numbered = (1..).zip(records).map(|(number, record)| Ok((number, record?)));
    let cells = if dialect.delimiter() == b'\t' { Cells::Bare } else { Cells::Guarded };
    let found = feed(&Sheet { name: None, cells }, &mut numbered, rows)?;
    if let Some(row) = open.get() {
        rows.unclosed(row);
    }
    if found { Ok(()) } else { Err(no_columns(name)) }
}

/// Hands on the rows of a table, which come with their numbers; false if no two columns are Chinese and English.
pub(super) fn feed(
    sheet: &Sheet,
    records: &mut dyn Iterator<Item = Result<(u32, StringRecord)>>,
    rows: &mut dyn Rows,
) -> Result<bool> {
    let sample = (&mut *records).take(SAMPLE_ROWS).collect::<Result<Vec<_>>>()?;
    let (numbers, sample): (Vec<u32>, Vec<StringRecord>) = sample.into_iter().unzip();
    let Some(columns) = columns::find(&sample) else { return Ok(false) };
    rows.begin(Layout { sheet: sheet.clone(), at: columns.at, above: columns.above }, &sample)?;
    let numbered = numbers.into_iter().zip(sample).map(Ok).chain(records);
    for row in numbered.skip(columns.above) {
        let (number, record) = row?;
        rows.row(number, &record)?;
    }
    Ok(true)
}

/// The rows leave no doubt that they are a table of both languages.
pub(super) fn is_bilingual(rows: &[StringRecord]) -> bool {
    rows.len() >= MIN_ROWS && columns::find(rows).is_some_and(|columns| columns.certain)
}

/// A table without the two languages.
pub(super) fn no_columns(name: &Arc<str>) -> Error {
    let what = "no column of Chinese beside a column of English; two columns are needed, one of each";
    Error::malformed(Place::new(name, At::Whole), what)
}

/// A record, or what is wrong with the file.
fn checked(record: csv::Result<StringRecord>, name: &Arc<str>) -> Result<StringRecord> {
    let whole = || Place::new(name, At::Whole);
    let record = record.map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() != std::io::ErrorKind::InvalidData => error.into(),
        csv::ErrorKind::Io(error) => Error::malformed(whole(), error.to_string()),
        other => Error::malformed(whole(), format!("cannot be read as a table: {other:?}")),
    })?;
    let line = record.position().map_or(0, csv::Position::line) as u32;
    if record.as_slice().len() > MAX_LINE {
        let what = format!("the row is longer than {} MB; a quote may be missing", MAX_LINE >> 20);
        return Err(Error::malformed(Place::new(name, At::Line(line)), what));
    }
    // The mark by which this program, and others, keep a spreadsheet from running a cell.
    let is_marked = |cell: &str| cell.starts_with('\'');
    Ok(if record.iter().any(is_marked) { record.iter().map(unmarked).collect() } else { record })
}
