//! Cells that a spreadsheet would run as a formula: told, marked with an apostrophe that makes them text, and unmarked.

use std::borrow::Cow;

/// What makes a cell text for every spreadsheet.
const MARK: char = '\'';

/// What a formula begins with; spreadsheets of East Asia take the wide forms too.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The beginnings that are signs of a number as well: what follows them has to be an operand.
const SIGNS: [char; 4] = ['+', '-', '＋', '－'];

/// What no operand of a formula begins with: behind a sign, spreadsheets take the cell for text (`-:1`, `-。`, `-->`).
/// Anything not named here counts as an operand: a mark too many costs less than one too few.
const NO_OPERANDS: &str = ":;,)]}*/^&%<>?：；，。、）】》」』！？—…·";

/// A spreadsheet would run the cell: a sign that begins a formula and something behind it, whatever blank stands before;
/// or a tab or carriage return before anything, which some programs drop and then look again. `- item` is run: blanks may
/// stand between a sign and its operand.
///
/// ```
/// # use duizhao::text::is_formula;
/// assert!(is_formula("=1+1") && is_formula("\n＝1+1") && is_formula("- item"));
/// assert!(!is_formula("-") && !is_formula("1+1") && !is_formula("-:1"));
/// ```
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    let is_blank =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}');
    let body = cell.trim_start_matches(is_blank);
    let operand = body.trim_start_matches(|c| SIGNS.contains(&c) || is_blank(c));
    let begins = match body.chars().next() {
        Some(sign) if SIGNS.contains(&sign) => {
            operand.chars().next().is_some_and(|first| !NO_OPERANDS.contains(first))
        }
        Some(first) => BEGINNINGS.contains(&first) && body.chars().nth(1).is_some(),
        None => false,
    };
    begins || cell.starts_with(['\t', '\r']) && cell.chars().nth(1).is_some()
}

/// The cell as it may stand in a spreadsheet's file: marked if it would be run. [`unmarked`] takes the mark off again.
///
/// A word in single quotes (`'-ism'`) is safe already, and stays.
#[must_use]
pub fn marked(cell: &str) -> Cow<'_, str> {
    let Some((marks, quoted)) = shape(cell) else { return Cow::Borrowed(cell) };
    match (marks, quoted) {
        (1, true) => Cow::Borrowed(cell),
        (0, true) => Cow::Owned(format!("{MARK}{MARK}{cell}")),
        _ => Cow::Owned(format!("{MARK}{cell}")),
    }
}

/// The cell as it was before [`marked`]; an apostrophe of the text's own stays.
#[must_use]
pub fn unmarked(cell: &str) -> Cow<'_, str> {
    let Some((marks, quoted)) = shape(cell) else { return Cow::Borrowed(cell) };
    let off = match (marks, quoted) {
        (0, _) | (1, true) => 0,
        (2, true) => 2,
        _ => 1,
    };
    Cow::Borrowed(cell.get(off * MARK.len_utf8()..).unwrap_or_default())
}

/// How many apostrophes stand before a formula, and whether one stands in it: then the first may be a quotation mark.
fn shape(cell: &str) -> Option<(usize, bool)> {
    let body = cell.trim_start_matches(MARK);
    is_formula(body).then(|| (cell.len() - body.len(), body.contains(MARK)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_seen_behind_any_blank() {
        for cell in [
            "=1+1",
            "=公式",
            "+86 10 6532",
            "-5",
            "@SUM(A1)",
            "-ism",
            "＝1",
            "－1",
            " =1",
            "\n=1",
            "\u{3000}＠a",
            "\tx",
            "\u{FEFF}+1",
            "-@a",
            "+=1",
            "- 5",
            "- item",
            "--1",
            "－（1）",
            "+\"a\"",
            "-.5",
        ] {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in [
            "", "-", "=", "中国", "1+1", "'=1", "——", "·-x", ";=1", "\t", "-:1", "--", "+ ", "-。", "-->",
            "-——",
        ] {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }

    #[test]
    fn a_mark_is_put_before_formulas_alone() {
        for (cell, expected) in [
            ("=1", "'=1"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("'-ism'", "'-ism'"),
            ("-don't", "''-don't"),
            ("中国", "中国"),
        ] {
            assert_eq!((marked(cell).as_ref(), unmarked(expected).as_ref()), (expected, cell));
        }
    }

    proptest! {
        #[test]
        fn what_was_marked_is_no_formula_and_comes_back(cell in "['=+@＝－ \\t\\r\\n\u{FEFF}a中-]{0,8}") {
            let marked = marked(&cell);
            prop_assert!(!is_formula(&marked), "{marked:?}");
            prop_assert_eq!(unmarked(&marked), cell.as_str());
        }
    }
}
