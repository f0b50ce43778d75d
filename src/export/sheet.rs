//! The table family: a profile is a constant that says how its table differs from the others.

use std::borrow::Cow;
use std::io::Write;

use super::Profile;
use super::columns::Column;
use super::hazard;
use super::options::Options;
use super::report::{Act, Report};
use super::rules::Rules;
use crate::data::Glossary;
use crate::error::Result;

/// How one tool wants its table of text.
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) extensions: &'static [&'static str],
    /// What stands before the first row.
    pub(super) opening: Opening,
    pub(super) header: Header,
    pub(super) columns: &'static [Column],
    pub(super) style: Style,
    /// The tool skips a line that starts with this character.
    pub(super) comment_mark: Option<char>,
    pub(super) rules: Rules,
    /// Who opens the file.
    pub(super) reader: Reader,
}

/// What stands before the first row.
pub(super) enum Opening {
    Nothing,
    /// The byte order mark, by which Excel knows UTF-8.
    Bom,
    /// A line of its own, such as a comment.
    Line(&'static str),
}

/// Whether a row of headings comes first.
pub(super) enum Header {
    No,
    Yes,
}

/// How cells and rows are kept apart.
#[derive(Clone, Copy)]
pub(super) enum Style {
    /// Commas; cells quoted where they must be, rows ended with CR LF (RFC 4180).
    Csv,
    /// Commas; cells quoted where they must be, rows ended with LF.
    CsvLf,
    /// Tabs and LF; nothing can be quoted, so tabs and line breaks in cells become spaces.
    TabText,
}

/// Who opens the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// A program that takes cells as they are.
    Machine,
    /// A spreadsheet, which runs or converts some of them.
    Spreadsheet,
}

impl Profile for Sheet {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn write(&self, glossary: &Glossary, options: &Options, out: &mut dyn Write) -> Result<Report> {
        let columns: Vec<&Column> = self.columns.iter().filter(|column| column.is_wanted(options)).collect();
        let mut report = Report::default();
        match self.opening {
            Opening::Nothing => {}
            Opening::Bom => out.write_all("\u{FEFF}".as_bytes())?,
            Opening::Line(line) => writeln!(out, "{line}")?,
        }
        if let Header::Yes = self.header {
            self.style.row(columns.iter().map(|column| column.heading(options)), out)?;
        }
        for (index, entry) in self.rules.rows(glossary, &mut report) {
            let cells = columns.iter().enumerate().map(|(position, column)| {
                let cell = column.cell.of(entry, options);
                let cell = if position == 0 { self.fit_first(cell, index, &mut report) } else { cell };
                if column.cell.is_text() { self.fit(cell, index, &mut report) } else { cell }
            });
            self.style.row(cells, out)?;
            report.rows += 1;
        }
        out.flush()?;
        Ok(report)
    }
}

impl Sheet {
    /// A term that starts like a comment would be skipped with its row.
    fn fit_first<'a>(&self, cell: Cow<'a, str>, index: usize, report: &mut Report) -> Cow<'a, str> {
        if !self.comment_mark.is_some_and(|mark| cell.starts_with(mark)) {
            return cell;
        }
        report.remark(
            index,
            Act::Changed,
            "a space stands before the first character, or the tool skips the row as a comment",
        );
        Cow::Owned(format!(" {cell}"))
    }

    /// Makes a cell of the user's text fit, and says so.
    fn fit<'a>(&self, cell: Cow<'a, str>, index: usize, report: &mut Report) -> Cow<'a, str> {
        if self.reader == Reader::Spreadsheet
            && let Some(why) = hazard::of(&cell)
        {
            report.remark(index, Act::Warned, why);
        }
        match self.style {
            Style::TabText if cell.contains(BREAKS) => {
                report.remark(index, Act::Changed, "a tab or line break became a space");
                Cow::Owned(cell.replace("\r\n", " ").replace(BREAKS, " "))
            }
            _ => cell,
        }
    }
}

/// What ends a cell or a row of tab text.
const BREAKS: [char; 3] = ['\t', '\r', '\n'];

impl Style {
    pub(super) fn row<'a>(
        self,
        cells: impl Iterator<Item = Cow<'a, str>>,
        out: &mut dyn Write,
    ) -> Result<()> {
        let (delimiter, end) = match self {
            Style::Csv => (",", "\r\n"),
            Style::CsvLf => (",", "\n"),
            Style::TabText => ("\t", "\n"),
        };
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                out.write_all(delimiter.as_bytes())?;
            }
            match self {
                Style::Csv | Style::CsvLf => write_quoted(&cell, out)?,
                Style::TabText => out.write_all(cell.as_bytes())?,
            }
        }
        Ok(out.write_all(end.as_bytes())?)
    }
}

/// A cell of a CSV file: quoted where a reader would cut it or trim it, quotes doubled.
fn write_quoted(cell: &str, out: &mut dyn Write) -> Result<()> {
    let outer_space = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    if !outer_space && !cell.contains([',', '"', '\r', '\n']) && !cell.starts_with('#') {
        return Ok(out.write_all(cell.as_bytes())?);
    }
    Ok(write!(out, "\"{}\"", cell.replace('"', "\"\""))?)
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
            ("C#", "C#"),
            ("《治理》", "《治理》"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            let mut out = Vec::new();
            write_quoted(cell, &mut out).expect("a vector takes everything");
            assert_eq!(String::from_utf8_lossy(&out), expected, "{cell:?}");
        }
    }
}
