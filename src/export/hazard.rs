//! Cells that a spreadsheet would run or convert when it opens a CSV file.

use super::act::{Act, Treatment};
use super::options::{Context, Options};
use crate::data::Entry;
use crate::text::is_formula;

/// A formula, to every spreadsheet: it is marked, and our own readers take the mark off again.
const FORMULA: &str = "a spreadsheet would run it as a formula: an apostrophe stands before it";
/// Something else than the text, to most spreadsheets.
const CONVERTED: &str =
    "a spreadsheet would convert it to a number, date or truth value: import the columns as text";

/// The longest cell that can be a date or a number; longer ones stay text.
const LONGEST: usize = 32;

/// Why a spreadsheet would not keep this cell; `None` if it would.
pub(super) fn of(cell: &str) -> Option<&'static str> {
    if is_formula(cell) {
        return Some(FORMULA);
    }
    let is_converted = cell.len() <= LONGEST && (is_number(cell) || is_truth(cell) || is_date(cell));
    is_converted.then_some(CONVERTED)
}

/// Remarks on the cells of an entry that a spreadsheet would not keep.
pub(super) fn remark(entry: &Entry, options: &Options, remark: &mut dyn FnMut(Treatment)) {
    let contexts = entry.examples.first().filter(|_| options.context == Context::Keep);
    let contexts = contexts.into_iter().flat_map(|example| [&example.texts.zh, &example.texts.en]);
    let cells = [&entry.terms.zh, &entry.terms.en].into_iter().chain(entry.findings.first()).chain(contexts);
    for why in cells.filter_map(|cell| of(cell)) {
        remark((if why == FORMULA { Act::Changed } else { Act::Warned }, why));
    }
}

/// `00123` loses its zeros, `1e5` becomes 100000, `50%` becomes 0.5; plain numbers lose their type.
fn is_number(cell: &str) -> bool {
    let body = cell.strip_suffix('%').unwrap_or(cell).trim();
    let body = body.replace(',', "");
    body.starts_with(|c: char| c.is_ascii_digit() || c == '.') && body.parse::<f64>().is_ok()
}

fn is_truth(cell: &str) -> bool {
    cell.eq_ignore_ascii_case("true") || cell.eq_ignore_ascii_case("false")
}

/// `1/2`, `2024-09-27`, `12:30`, `MARCH1`, `1 Sep`, `SEPT2`, `9月27日`.
fn is_date(cell: &str) -> bool {
    is_numeric_date(cell) || is_month_date(cell) || is_chinese_date(cell)
}

fn is_numeric_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['/', '-', ':']).collect();
    let digits = |part: &&str| matches!(part.len(), 1..=4) && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.len(), 2..=3) && parts.iter().all(digits)
}

fn is_month_date(cell: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = cell.to_ascii_lowercase();
    let letters: String = lower.chars().filter(char::is_ascii_alphabetic).collect();
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let only = lower.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '/' | ',' | '.'));
    let month = MONTHS.contains(&letters.as_str()) || NAMES.contains(&letters.as_str()) || letters == "sept";
    only && month && matches!(digits, 1..=6)
}

fn is_chinese_date(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits > 0
        && cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日'))
        && cell.contains('月')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_seen() {
        for cell in ["=1+1", "=公式", "+86 10 6532", "-5", "@SUM(A1)", "-ism"] {
            assert_eq!(of(cell), Some(FORMULA), "{cell:?}");
        }
    }

    #[test]
    fn numbers_dates_and_truth_values_are_seen() {
        let cells = [
            "00123",
            "2024",
            "1e5",
            "50%",
            "3,000",
            "1/2",
            "2024-09-27",
            "12:30",
            "MARCH1",
            "1 Sep",
            "SEPT2",
            "Mar-24",
            "TRUE",
            "false",
            "9月27日",
            "2024年9月",
        ];
        for cell in cells {
            assert_eq!(of(cell), Some(CONVERTED), "{cell:?}");
        }
    }

    #[test]
    fn words_stay_words() {
        let cells = [
            "",
            "-",
            "中国",
            "SDG 11",
            "5G",
            "G20",
            "1.5 °C",
            "May",
            "9月大会",
            "三月",
            "2024年",
            "COVID-19",
            "10 Downing Street",
            "1.2.3",
            "marching1",
            "第12届",
        ];
        for cell in cells {
            assert_eq!(of(cell), None, "{cell:?}");
        }
    }
}
