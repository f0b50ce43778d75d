//! `markdown`: a table for a page, a wiki or a chat.

use std::io::Write;
use std::rc::Rc;

use super::codes::Codes;
use super::columns::{Cell, Column, SOURCE, TARGET};
use super::profile::{Facts, Profile, Proof, Writer};
use super::row::{Row, Scene};
use super::rules::{Breaks, Reader, Rules};
use crate::error::Result;

/// A Markdown table.
pub(super) struct Markdown;

const FACTS: Facts = Facts {
    name: "markdown",
    about: "a Markdown table for a page or a wiki: terms, type, score, reasons",
    extensions: &["md", "markdown"],
    proof: Proof::Document("GitHub Flavored Markdown, tables"),
    codes: Codes::BARE,
    fields: &[],
    rules: Rules { breaks: Breaks::Space, reader: Reader::Machine, ..Rules::PERSON },
};

const COLUMNS: &[Column] = &[
    SOURCE,
    TARGET,
    Column::fixed("type", Cell::Type),
    Column::fixed("score", Cell::Score),
    Column::fixed("findings", Cell::Findings),
];

impl Profile for Markdown {
    fn facts(&self) -> &Facts {
        &FACTS
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        let headings: Vec<_> = COLUMNS.iter().map(|column| column.heading(&scene)).collect();
        writeln!(out, "| {} |", headings.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(COLUMNS.len()))?;
        Ok(Box::new(Lines { scene, out }))
    }
}

/// A table that is being written.
struct Lines<'a> {
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
}

impl Writer for Lines<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        let cells: Vec<_> = COLUMNS.iter().map(|column| literal(&column.cell.of(row, &self.scene))).collect();
        Ok(writeln!(self.out, "| {} |", cells.join(" | "))?)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

/// Text that no Markdown reader takes for markup.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Options, sample};

    #[test]
    fn markup_in_terms_stays_text() {
        let glossary = sample::glossary(&[("*治理*|", "<b>a_b</b>\nc")]);
        let (bytes, _) = sample::written(&Markdown, &glossary, &Options::default());
        assert_eq!(
            bytes,
            "| zh | en | type | score | findings |\n| --- | --- | --- | --- | --- |\n\
             | \\*治理\\*\\| | &lt;b>a\\_b&lt;/b> c | term | 0.500 |  |\n"
        );
    }
}
