//! A table in an office document: pairs where its columns are the two languages, blocks where not.

use std::sync::Arc;

use csv::StringRecord;

use crate::data::{At, Block, BlockKind, Place};
use crate::error::Result;
use crate::read::sheet::{self, Cells, Sheet};
use crate::read::{Item, Sink};

/// A table that is being read.
#[derive(Default)]
pub(in crate::read) struct Table {
    rows: Vec<Row>,
}

#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    /// Columns that are taken.
    width: usize,
}

struct Cell {
    /// Counted from 0.
    column: usize,
    blocks: Vec<Block>,
}

/// A cell takes at most so many columns, whatever it says.
const MAX_SPAN: usize = 64;

impl Table {
    pub(in crate::read) fn row(&mut self) {
        self.rows.push(Row::default());
    }

    pub(in crate::read) fn cell(&mut self, columns: usize) {
        let Some(row) = self.rows.last_mut() else { return };
        row.cells.push(Cell { column: row.width, blocks: Vec::new() });
        row.width += columns.clamp(1, MAX_SPAN);
    }

    /// A paragraph in the cell at hand.
    pub(in crate::read) fn put(&mut self, block: Block) {
        if self.rows.last().is_none_or(|row| row.cells.is_empty()) {
            self.row();
            self.cell(1);
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.blocks.push(Block { kind: BlockKind::Cell, ..block });
        }
    }

    /// Bytes of its text.
    pub(in crate::read) fn size(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.flat_map(|cell| &cell.blocks).map(|block| block.text.len()).sum()
    }

    /// All paragraphs in reading order.
    pub(in crate::read) fn into_blocks(self) -> Vec<Block> {
        self.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks).collect()
    }

    /// Hands on the pairs of a bilingual table, or the paragraphs of any other: by cell, or where they stand on a page.
    pub(in crate::read) fn give(self, name: &Arc<str>, page: Option<u32>, sink: Sink<'_>) -> Result<()> {
        let records: Vec<StringRecord> = self.rows.iter().map(Row::record).collect();
        if sheet::is_bilingual(&records) {
            let mut pairs = sheet::Pairs::new(name, sink);
            let sheet = Sheet { name: None, cells: Cells::Guarded };
            sheet::feed(&sheet, &mut (1..).zip(records).map(Ok), &mut pairs)?;
            return pairs.finish();
        }
        for (row, cells_of_row) in (1..).zip(self.rows) {
            for cell in cells_of_row.cells {
                let at = At::Cell { sheet: None, row, column: cell.column as u32 + 1 };
                let placed = |block: Block| {
                    let place = if page.is_none() { Place::new(name, at.clone()) } else { block.place };
                    Block { place, ..block }
                };
                cell.blocks.into_iter().map(placed).try_for_each(|block| sink(Item::Block(block)))?;
            }
        }
        Ok(())
    }
}

impl Row {
    fn record(&self) -> StringRecord {
        let mut record = StringRecord::new();
        for cell in &self.cells {
            while record.len() < cell.column {
                record.push_field("");
            }
            let texts: Vec<&str> = cell.blocks.iter().map(|block| block.text.as_str()).collect();
            record.push_field(&texts.join("\n"));
        }
        record
    }
}
