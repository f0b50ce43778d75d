//! The rows of a bilingual table as pairs of blocks.

use std::sync::Arc;

use csv::StringRecord;

use super::{Layout, Rows};
use crate::data::{At, Block, BlockKind, Lang, Place, Sides};
use crate::error::Result;
use crate::read::{Item, Note, Sink};

/// Pushes every row with both languages into a sink.
pub(in crate::read) struct Pairs<'a> {
    name: &'a Arc<str>,
    sink: Sink<'a>,
    at: Option<Sides<usize>>,
    sheet: Option<String>,
    skipped: usize,
    unclosed: Option<u32>,
}

impl<'a> Pairs<'a> {
    pub(in crate::read) fn new(name: &'a Arc<str>, sink: Sink<'a>) -> Self {
        Pairs { name, sink, at: None, sheet: None, skipped: 0, unclosed: None }
    }

    /// Tells how many rows were left out.
    pub(in crate::read) fn finish(self) -> Result<()> {
        if let Some(note) = self.unclosed.map(|row| unclosed(self.name, row)) {
            (self.sink)(Item::Note(note))?;
        }
        if self.skipped == 0 {
            return Ok(());
        }
        let text = format!("rows with one language only, left out: {}", self.skipped);
        (self.sink)(Item::Note(Note { place: Place::new(self.name, At::Whole), text }))
    }
}

/// What the user should know of a quotation mark that was not closed.
pub(in crate::read) fn unclosed(name: &Arc<str>, row: u32) -> Note {
    let at = At::Cell { sheet: None, row, column: 1 };
    let text =
        "a quotation mark is not closed in this row; those behind it were read all the same".to_owned();
    Note { place: Place::new(name, at), text }
}

impl Rows for Pairs<'_> {
    fn unclosed(&mut self, row: u32) {
        self.unclosed = Some(row);
    }

    /// Says which two columns are read if there are more.
    fn begin(&mut self, layout: Layout, sample: &[StringRecord]) -> Result<()> {
        let at = layout.at;
        self.at = Some(at);
        self.sheet = layout.sheet.name;
        if sample.iter().all(|row| row.len() <= 2) {
            return Ok(());
        }
        let (zh, en) = (at.zh + 1, at.en + 1);
        let text = format!("column {zh} is read as Chinese, column {en} as English, the others are left out");
        (self.sink)(Item::Note(Note { place: Place::new(self.name, At::Whole), text }))
    }

    fn row(&mut self, number: u32, record: &StringRecord) -> Result<()> {
        let Some(columns) = self.at else { return Ok(()) };
        let cell = |lang: Lang| {
            let column = *columns.get(lang);
            let text = record.get(column).unwrap_or_default().trim().to_owned();
            let at = At::Cell { sheet: self.sheet.clone(), row: number, column: column as u32 + 1 };
            Block { text, place: Place::new(self.name, at), kind: BlockKind::Cell, lang: Some(lang) }
        };
        let pair = Sides::from_fn(cell);
        match (pair.zh.text.is_empty(), pair.en.text.is_empty()) {
            (false, false) => (self.sink)(Item::Pair(pair)),
            (zh, en) => {
                self.skipped += usize::from(zh != en);
                Ok(())
            }
        }
    }
}
