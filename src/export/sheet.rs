//! The table family: a profile is a constant that says how its table differs from the others.

use std::borrow::Cow;
use std::io::Write;
use std::rc::Rc;

use super::act::{Act, Treatment};
use super::columns::{Cell, Column, Header, mapping, wanted};
use super::mend::{BREAKS, flat};
use super::profile::{Facts, Profile, Writer};
use super::row::{Row, Scene};
use super::rules::Reader;
use super::utf16::Utf16;
use crate::error::Result;
use crate::text::marked;

/// How one tool wants its table of text.
pub(super) struct Sheet {
    pub(super) facts: Facts,
    pub(super) opening: Opening,
    pub(super) header: Header,
    pub(super) columns: &'static [Column],
    pub(super) style: Style,
}

/// What stands before the first row.
#[derive(Clone, Copy)]
pub(super) enum Opening {
    Nothing,
    /// The byte order mark, by which Excel knows UTF-8.
    Bom,
    /// The byte order mark of UTF-16, in which all of the file is written.
    Utf16,
    /// A line of its own, such as a comment.
    Line(&'static str),
}

/// The byte order mark.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// How cells and rows are kept apart.
#[derive(Clone, Copy)]
pub(super) enum Style {
    /// Cells quoted where they must be (RFC 4180).
    Quoted { delimiter: &'static str, end: &'static str },
    /// Tabs between cells; nothing can be quoted.
    Tabs { end: &'static str },
}

impl Profile for Sheet {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        match self.opening {
            Opening::Nothing => {}
            Opening::Utf16 => {
                out = Box::new(Utf16::new(out));
                out.write_all(BOM)?;
            }
            Opening::Bom => out.write_all(BOM)?,
            Opening::Line(line) => writeln!(out, "{line}")?,
        }
        let columns = wanted(self.columns, &scene.options);
        if self.header == Header::Yes {
            self.style.row(columns.iter().map(|column| column.heading(&scene)), &mut *out)?;
        }
        Ok(Box::new(SheetWriter { style: self.style, reader: self.facts.rules.reader, columns, scene, out }))
    }

    /// A term without breaks is the rules' affair; reasons and sentences are made flat as they are written.
    fn remark(&self, row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
        let others = wanted(self.columns, &scene.options);
        let mut others = others.iter().filter(|column| !matches!(column.cell, Cell::Term(_)));
        if self.style.is_tabs() && others.any(|column| column.cell.of(row, scene).contains(BREAKS)) {
            remark((Act::Changed, "a tab or line break beside the term became a space"));
        }
    }

    fn mapping(&self, scene: &Scene) -> String {
        mapping(self.columns, self.header, scene)
    }
}

/// A table that is being written.
struct SheetWriter<'a> {
    style: Style,
    reader: Reader,
    columns: Vec<&'a Column>,
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
}

impl Writer for SheetWriter<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        let cell = |column: &&Column| {
            let cell = column.cell.of(row, &self.scene);
            if self.reader == Reader::Spreadsheet { safe(cell) } else { cell }
        };
        self.style.row(self.columns.iter().map(cell), &mut *self.out)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

impl Style {
    /// For spreadsheets.
    pub(super) const CSV: Style = Style::Quoted { delimiter: ",", end: "\r\n" };
    /// For programs.
    pub(super) const CSV_LF: Style = Style::Quoted { delimiter: ",", end: "\n" };
    /// For spreadsheets where the comma is a decimal mark, and tools that follow them.
    pub(super) const SEMICOLONS: Style = Style::Quoted { delimiter: ";", end: "\r\n" };
    /// For programs that know no quotes.
    pub(super) const TABS: Style = Style::Tabs { end: "\n" };
    /// For Windows programs that know no quotes.
    pub(super) const TABS_CRLF: Style = Style::Tabs { end: "\r\n" };

    fn is_tabs(self) -> bool {
        matches!(self, Style::Tabs { .. })
    }

    pub(super) fn row<'c>(
        self,
        cells: impl Iterator<Item = Cow<'c, str>>,
        out: &mut dyn Write,
    ) -> Result<()> {
        let (delimiter, end) = match self {
            Style::Quoted { delimiter, end } => (delimiter, end),
            Style::Tabs { end } => ("\t", end),
        };
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                out.write_all(delimiter.as_bytes())?;
            }
            match self {
                Style::Quoted { .. } => write_quoted(&cell, delimiter, out)?,
                Style::Tabs { .. } => out.write_all(flat(&cell).as_bytes())?,
            }
        }
        Ok(out.write_all(end.as_bytes())?)
    }
}

/// A cell for a spreadsheet: marked if it would run it.
pub(super) fn safe(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(cell) => marked(cell),
        Cow::Owned(cell) => Cow::Owned(marked(&cell).into_owned()),
    }
}

/// A cell, quoted where a reader would cut it, trim it or take it for a comment; quotes are doubled.
fn write_quoted(cell: &str, delimiter: &str, out: &mut dyn Write) -> Result<()> {
    let outer_space = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    let cut = cell.contains(['"', '\r', '\n']) || cell.contains(delimiter) || cell.starts_with('#');
    if outer_space || cut {
        return Ok(write!(out, "\"{}\"", cell.replace('"', "\"\""))?);
    }
    Ok(out.write_all(cell.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_a_reader_would_cut_or_trim_them() {
        let cases = [
            ("联合国", "联合国"),
            ("Wells, Fargo", "\"Wells, Fargo\""),
            ("所谓\"暖城\"", "\"所谓\"\"暖城\"\"\""),
            (" 前后 ", "\" 前后 \""),
            ("\u{3000}全角", "\"\u{3000}全角\""),
            ("两\n行", "\"两\n行\""),
            ("#hashtag", "\"#hashtag\""),
            ("C#; D", "C#; D"),
            ("《治理》", "《治理》"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            let mut out = Vec::new();
            write_quoted(cell, ",", &mut out).expect("a vector takes everything");
            assert_eq!(String::from_utf8_lossy(&out), expected, "{cell:?}");
        }
    }

    #[test]
    fn nothing_breaks_a_row_of_tab_text() {
        let mut out = Vec::new();
        let cells = ["两\r\n行", "a\tb", "\"c\""].into_iter().map(Cow::Borrowed);
        Style::TABS.row(cells, &mut out).expect("a vector takes everything");
        assert_eq!(String::from_utf8_lossy(&out), "两 行\ta b\t\"c\"\n");
    }
}
