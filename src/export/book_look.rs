//! What a workbook looks like.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, FormatAlign, IgnoreError, Worksheet, XlsxError};

use super::columns::{Cell, Column};

/// Who looks at the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A person: frozen header, widths, filter, scores in colour.
    Person,
    /// A program that wants cells and nothing else.
    Program,
}

/// Text, whatever is typed into the cell later.
const TEXT: &str = "@";

/// Scores from which a row is green, and from which it is yellow; below it is red. Scores are text of three digits, so
/// they are compared as text, which no country's decimal mark disturbs.
const GREEN: &str = "0.900";
const YELLOW: &str = "0.600";

/// The cells of a row; the header is row 0.
pub(super) fn format(look: Look, row: u32) -> Format {
    let format = Format::new().set_num_format(TEXT);
    match (look, row) {
        (Look::Person, 0) => format.set_bold().set_background_color(0x00E8_EEF4),
        (Look::Person, _) => format.set_align(FormatAlign::Top).set_text_wrap(),
        (Look::Program, _) => format,
    }
}

/// Everything that is not a cell. `rows` counts the header.
pub(super) fn dress(
    sheet: &mut Worksheet,
    look: Look,
    columns: &[&Column],
    rows: u32,
) -> Result<(), XlsxError> {
    let (last_row, last_column) = (rows.saturating_sub(1), (columns.len() as u16).saturating_sub(1));
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_format(at, &Format::new().set_num_format(TEXT))?;
        if look == Look::Person {
            sheet.set_column_width(at, width(column.cell))?;
        }
    }
    if look == Look::Program {
        return Ok(());
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    let score = (0..).zip(columns).find(|(_, column)| column.cell == Cell::Score);
    score.map_or(Ok(()), |(at, _)| colour(sheet, at, last_row))
}

/// Columns' widths in characters.
fn width(cell: Cell) -> f64 {
    match cell {
        Cell::Term(_) => 32.0,
        Cell::Type => 14.0,
        Cell::Score | Cell::Count => 8.0,
        Cell::Context(_) | Cell::Findings | Cell::Comment => 60.0,
        _ => 24.0,
    }
}

/// Green, yellow and red scores.
fn colour(sheet: &mut Worksheet, column: u16, last_row: u32) -> Result<(), XlsxError> {
    if last_row == 0 {
        return Ok(());
    }
    let letter = char::from(b'A' + column.min(25) as u8);
    let bands = [
        (format!("=${letter}2>=\"{GREEN}\""), 0x00C6_EFCE),
        (format!("=AND(${letter}2>=\"{YELLOW}\",${letter}2<\"{GREEN}\")"), 0x00FF_EB9C),
        (format!("=AND(${letter}2<>\"\",${letter}2<\"{YELLOW}\")"), 0x00FF_C7CE),
    ];
    for (rule, colour) in bands {
        let format = Format::new().set_background_color(colour);
        let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.add_conditional_format(1, column, last_row, column, &rule)?;
    }
    Ok(())
}
