//! Citations for reading: both sentences with the term and its counterpart below each other, in the middle of the line.

use std::io::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::data::{Citation, Lang, Span};
use crate::error::Result;

/// What stands around a term that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Brackets, for files and pipes.
    Brackets,
    /// Colour, for a terminal.
    Colour,
}

/// Columns to the left of the term.
const LEFT: usize = 36;

/// Columns from the term on.
const RIGHT: usize = 60;

/// Bold green, faint, and back to normal (ECMA-48, SGR).
const TERM: &str = "\u{1b}[1;32m";
const FAINT: &str = "\u{1b}[2m";
const NORMAL: &str = "\u{1b}[0m";

/// Writes where the term stands, how sure its counterpart is, and both sentences.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_window(citation: &Citation, marks: Marks, out: &mut dyn Write) -> Result<()> {
    let place = citation.example.places.get(citation.lang).as_ref().map(ToString::to_string);
    let score = if citation.occurrence.score > 0.0 {
        format!("{:.2}", citation.occurrence.score)
    } else {
        "no counterpart found".to_owned()
    };
    let head = format!("{}  {score}", place.unwrap_or_default());
    match marks {
        Marks::Brackets => writeln!(out, "{head}")?,
        Marks::Colour => writeln!(out, "{FAINT}{head}{NORMAL}")?,
    }
    for lang in [citation.lang, citation.lang.other()] {
        let line = line(citation.example.texts.get(lang), *citation.example.spans.get(lang), lang, marks);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(writeln!(out)?)
}

/// One sentence, cut to the line around the term; without a term its beginning.
fn line(text: &str, span: Option<Span>, lang: Lang, marks: Marks) -> String {
    let span = span.unwrap_or_default();
    let (before, behind) = (text.get(..span.start as usize), text.get(span.end as usize..));
    let (before, term) = (one_line(before.unwrap_or_default()), one_line(span.of(text)));
    let behind = one_line(behind.unwrap_or_default());
    let left = last_columns(&before, LEFT);
    let pad = " ".repeat(LEFT.saturating_sub(left.width()));
    let shown = match (term.is_empty(), marks) {
        (true, _) => String::new(),
        (false, Marks::Brackets) => format!("[{term}]"),
        (false, Marks::Colour) => format!("{TERM}{term}{NORMAL}"),
    };
    let right = first_columns(&behind, RIGHT.saturating_sub(term.width()));
    format!("{} {pad}{left}{shown}{right}", lang.code())
}

/// A line feed or tab inside a segment would break the line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn first_columns(text: &str, columns: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used < columns
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + "…" } else { kept }
}

fn last_columns(text: &str, columns: usize) -> String {
    let reversed: String = text.chars().rev().collect();
    first_columns(&reversed, columns).chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Example, Occurrence, Sides};

    #[test]
    fn term_and_counterpart_stand_below_each_other() {
        let (zh, en) = (
            "数字治理报告",
            "The report on digital governance, in which all that was said before is said again and again",
        );
        let example = Example {
            texts: Sides::new(zh.to_owned(), en.to_owned()),
            spans: Sides::new(Some(Span::new(0, 12)), Some(Span::new(14, 32))),
            places: Sides::default(),
        };
        let terms = Sides::new(Some("数字治理".to_owned()), Some("digital governance".to_owned()));
        let citation =
            Citation { occurrence: Occurrence { segment: 0, terms, score: 0.9 }, lang: Lang::Zh, example };
        let mut out = Vec::new();
        write_window(&citation, Marks::Brackets, &mut out).expect("a vector takes everything");
        let text = String::from_utf8_lossy(&out).into_owned();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "  0.90",
                "zh                                     [数字治理]报告",
                "en                       The report on [digital governance], in which all that was said before is sa…",
                ""
            ]
        );
    }
}
