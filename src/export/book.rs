//! The spreadsheet family: workbooks in which every cell is text, so that nothing is run or converted.

use std::io::Write;
use std::rc::Rc;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::act::{Act, Treatment};
use super::book_look::{self, Look};
use super::columns::{Column, Header, mapping, wanted};
use super::mend::line_feeds;
use super::profile::{Facts, Profile, Writer};
use super::row::{Row, Scene};
use super::rules::{Breaks, Controls, Limits, Rules};
use crate::error::{Error, Result};

/// How one tool wants its workbook.
pub(super) struct Book {
    pub(super) facts: Facts,
    pub(super) columns: &'static [Column],
    pub(super) look: Look,
}

/// What a worksheet holds: rows below the header, characters in a cell. A term of so many bytes surely fits.
pub(super) const LIMITS: Limits = Limits { term: Some(LONGEST), rows: Some(1_048_575), ..Limits::NONE };

/// For a program that reads workbooks: XML holds no control characters, and readers differ on carriage returns.
pub(super) const RULES: Rules =
    Rules { controls: Controls::Remove, breaks: Breaks::LineFeeds, limits: LIMITS, ..Rules::PROGRAM };

/// Characters (UTF-16 units) in a cell.
const LONGEST: usize = 32_767;

impl Profile for Book {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        let mut workbook = Workbook::new();
        // The time of writing would make every file different.
        let date = ExcelDateTime::from_ymd(2024, 1, 1).map_err(refused)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
        workbook.add_worksheet_with_low_memory().map_err(refused)?;
        let columns = wanted(self.columns, &scene.options);
        let mut rows = Rows { workbook, columns, look: self.look, scene, written: 0, out };
        let headings: Vec<String> =
            rows.columns.iter().map(|column| column.heading(&rows.scene).into_owned()).collect();
        rows.line(&headings)?;
        Ok(Box::new(rows))
    }

    fn remark(&self, row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
        for cell in wanted(self.columns, &scene.options).into_iter().map(|column| column.cell.of(row, scene))
        {
            if cell.len() > LONGEST && cell.encode_utf16().count() > LONGEST {
                remark((Act::Changed, "a text longer than a cell: its beginning stands there"));
            }
            if cell.contains(is_lost) {
                remark((Act::Changed, "a carriage return or control character beside the term is gone"));
            }
        }
    }

    fn mapping(&self, scene: &Scene) -> String {
        mapping(self.columns, Header::Yes, scene)
    }
}

/// A workbook that is being written.
struct Rows<'a> {
    workbook: Workbook,
    columns: Vec<&'a Column>,
    look: Look,
    scene: Rc<Scene>,
    written: u32,
    out: Box<dyn Write + 'a>,
}

impl Rows<'_> {
    fn line(&mut self, cells: &[String]) -> Result<()> {
        let format = book_look::format(self.look, self.written);
        let sheet = self.workbook.worksheet_from_index(0).map_err(refused)?;
        for (column, cell) in (0..).zip(cells) {
            if !cell.is_empty() {
                sheet
                    .write_string_with_format(self.written, column, fitting(cell), &format)
                    .map_err(refused)?;
            }
        }
        self.written += 1;
        Ok(())
    }
}

impl Writer for Rows<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        let cells: Vec<String> =
            self.columns.iter().map(|column| column.cell.of(row, &self.scene).into_owned()).collect();
        self.line(&cells)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(refused)?;
        book_look::dress(sheet, self.look, &self.columns, self.written).map_err(refused)?;
        let bytes = self.workbook.save_to_buffer().map_err(refused)?;
        self.out.write_all(&bytes)?;
        Ok(self.out.flush()?)
    }
}

/// What a cell holds of a text: a sentence may be longer, and have characters that no cell holds.
fn fitting(cell: &str) -> String {
    let mut room = LONGEST;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    line_feeds(cell).chars().filter(|&c| !is_lost(c)).take_while(fits).collect()
}

/// No cell holds it as it is.
fn is_lost(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// What the workbook's writer says, as an error of ours.
fn refused(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => error.into(),
        other => Error::usage(format!("cannot be written as a spreadsheet: {other}")),
    }
}
