//! The rows of a table as entries: columns are known by their names, in any order.

use std::sync::Arc;

use csv::StringRecord;

use super::sheet::{Cells, Layout, Rows, unclosed_note};
use super::{EntrySink, Note};
use crate::data::{
    At, Concept, Decided, Decision, Entry, Example, Lang, Place, Sides, Span, Standing, TermType,
};
use crate::error::Result;

/// What a column holds besides the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Type,
    Score,
    Count,
    Findings,
    Comment,
    Context(Lang),
    Source,
    Decision,
    Status,
}

/// What people write above such columns, in lower case.
const HEADERS: &[(&str, Field)] = &[
    ("type", Field::Type),
    ("类型", Field::Type),
    ("score", Field::Score),
    ("分数", Field::Score),
    ("count", Field::Count),
    ("次数", Field::Count),
    ("频次", Field::Count),
    ("findings", Field::Findings),
    ("comment", Field::Comment),
    ("comments", Field::Comment),
    ("note", Field::Comment),
    ("notes", Field::Comment),
    ("备注", Field::Comment),
    ("说明", Field::Comment),
    ("zh_context", Field::Context(Lang::Zh)),
    ("en_context", Field::Context(Lang::En)),
    ("source", Field::Source),
    ("出处", Field::Source),
    ("decision", Field::Decision),
    ("处理", Field::Decision),
    ("处理结果", Field::Decision),
    ("status", Field::Status),
    ("usage", Field::Status),
    ("状态", Field::Status),
];

/// Between findings, and between the places of the two sides.
const SEPARATOR: &str = ";";

/// Pushes every row into a sink.
pub(super) struct Entries<'a> {
    name: &'a Arc<str>,
    sink: EntrySink<'a>,
    at: Sides<usize>,
    fields: Vec<(usize, Field)>,
    trim: bool,
    sheet: Option<String>,
    unread: usize,
    unclosed: Option<u32>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(name: &'a Arc<str>, sink: EntrySink<'a>) -> Self {
        Entries {
            name,
            sink,
            at: Sides::default(),
            fields: Vec::new(),
            trim: false,
            sheet: None,
            unread: 0,
            unclosed: None,
        }
    }

    /// What could not be used.
    pub(super) fn notes(&self) -> Vec<Note> {
        let unclosed = self.unclosed.map(|row| unclosed_note(self.name, row));
        let unread = (self.unread > 0).then(|| {
            let what = "cells that are no type, score, count or decision and were passed over";
            Note { place: Place::new(self.name, At::Whole), text: format!("{what}: {}", self.unread) }
        });
        unclosed.into_iter().chain(unread).collect()
    }

    fn decided(&mut self, record: &StringRecord) -> Decided {
        let text = |at: usize| record.get(at).unwrap_or_default();
        let term = |at: usize| if self.trim { text(at).trim() } else { text(at) };
        let terms = Sides::from_fn(|lang| term(*self.at.get(lang)).to_owned());
        let mut row = Row::default();
        for &(at, field) in &self.fields {
            let cell = text(at).trim();
            if !cell.is_empty() && !row.take(field, cell) {
                self.unread += 1;
            }
        }
        let (decision, standing) = (row.decision.unwrap_or_default(), row.standing);
        Decided { decision, standing, ..Decided::from(row.entry(terms)) }
    }
}

impl Rows for Entries<'_> {
    fn unclosed(&mut self, row: u32) {
        self.unclosed = Some(row);
    }

    fn begin(&mut self, layout: Layout, sample: &[StringRecord]) -> Result<()> {
        self.at = layout.at;
        self.trim = layout.sheet.cells == Cells::Bare;
        let others = |at: &usize| *at != self.at.zh && *at != self.at.en;
        let columns = sample.iter().map(StringRecord::len).max().unwrap_or(0);
        let header = layout.above.checked_sub(1).and_then(|at| sample.get(at));
        let field = |at: usize| match header {
            Some(header) => named(header.get(at).unwrap_or_default()),
            None => Some(Field::Comment),
        };
        self.fields = (0..columns).filter(others).filter_map(|at| Some((at, field(at)?))).collect();
        if header.is_none() {
            self.fields.truncate(1);
        }
        self.sheet = layout.sheet.name;
        Ok(())
    }

    fn row(&mut self, number: u32, record: &StringRecord) -> Result<()> {
        let decided = self.decided(record);
        if decided.entry.terms.zh.is_empty() && decided.entry.terms.en.is_empty() {
            return Ok(());
        }
        let at = At::Cell { sheet: self.sheet.clone(), row: number, column: self.at.zh as u32 + 1 };
        (self.sink)(decided, Place::new(self.name, at))
    }
}

fn named(header: &str) -> Option<Field> {
    let header = header.trim().to_lowercase();
    HEADERS.iter().find(|(name, _)| *name == header).map(|(_, field)| *field)
}

/// What the columns of a row say.
#[derive(Default)]
struct Row {
    r#type: Option<TermType>,
    score: Option<f32>,
    count: Option<u32>,
    findings: Vec<String>,
    contexts: Sides<String>,
    places: Vec<String>,
    decision: Option<Decision>,
    standing: Standing,
}

impl Row {
    /// Takes a filled cell; false if it does not say what its column should.
    fn take(&mut self, field: Field, cell: &str) -> bool {
        match field {
            Field::Type => self.r#type = r#type(cell),
            Field::Score => self.score = cell.replace(',', ".").parse().ok(),
            Field::Count => self.count = cell.parse().ok(),
            Field::Findings => self.findings.extend(parts(cell)),
            Field::Comment => self.comment(cell),
            Field::Context(lang) => cell.clone_into(self.contexts.get_mut(lang)),
            Field::Source => self.places = parts(cell).collect(),
            Field::Decision => self.decision = decision(cell),
            Field::Status => self.standing = standing(cell),
        }
        match field {
            Field::Type => self.r#type.is_some(),
            Field::Score => self.score.is_some(),
            Field::Count => self.count.is_some(),
            Field::Decision => self.decision.is_some(),
            _ => true,
        }
    }

    /// A comment may begin with the type, as ours do.
    fn comment(&mut self, cell: &str) {
        let mut parts = parts(cell).peekable();
        if let Some(found) = parts.peek().and_then(|first| r#type(first)) {
            self.r#type = Some(found);
            parts.next();
        }
        self.findings.extend(parts);
    }

    fn entry(self, terms: Sides<String>) -> Entry {
        let examples = self.example(&terms).into_iter().collect();
        Entry {
            r#type: self.r#type.unwrap_or_default(),
            score: self.score.unwrap_or(1.0),
            count: self.count.unwrap_or(1),
            findings: self.findings,
            variants: Vec::new(),
            examples,
            concept: Concept::default(),
            terms,
        }
    }

    fn example(&self, terms: &Sides<String>) -> Option<Example> {
        let texts = self.contexts.clone();
        if texts.zh.is_empty() && texts.en.is_empty() && self.places.is_empty() {
            return None;
        }
        let span = |lang: Lang| {
            let (text, term) = (texts.get(lang), terms.get(lang));
            text.find(term.as_str()).map(|start| Span::new(start, start + term.len()))
        };
        let place = |text: &String| Place::new(&Arc::from(text.as_str()), At::Whole);
        let (first, last) = (self.places.first().map(place), self.places.last().map(place));
        Some(Example { spans: Sides::from_fn(span), places: Sides::new(first, last), texts })
    }
}

/// What people write to keep a row or to drop it.
fn decision(cell: &str) -> Option<Decision> {
    const KEEP: &[&str] = &["keep", "accept", "accepted", "yes", "y", "ok", "✓", "采用", "保留", "是"];
    const DROP: &[&str] = &["drop", "dropped", "delete", "reject", "no", "n", "✕", "删除", "不要", "否"];
    let cell = cell.to_lowercase();
    if KEEP.contains(&cell.as_str()) {
        return Some(Decision::Keep);
    }
    DROP.contains(&cell.as_str()).then_some(Decision::Drop)
}

/// What people and tools write when a term must not be used; everything else admits it.
fn standing(cell: &str) -> Standing {
    const FORBIDDEN: &[&str] = &[
        "forbidden",
        "prohibited",
        "deprecated",
        "superseded",
        "do not use",
        "not recommended",
        "禁用",
        "废弃",
        "停用",
    ];
    let cell = cell.to_lowercase();
    if FORBIDDEN.iter().any(|word| cell.starts_with(word)) { Standing::Forbidden } else { Standing::Admitted }
}

fn r#type(name: &str) -> Option<TermType> {
    TermType::ALL.into_iter().find(|r#type| r#type.name() == name)
}

fn parts(cell: &str) -> impl Iterator<Item = String> {
    cell.split(SEPARATOR).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_say_keep_drop_and_forbidden_in_many_ways() {
        assert_eq!(["Keep", "采用", "YES"].map(decision), [Some(Decision::Keep); 3]);
        assert_eq!(["drop", "删除", "n"].map(decision), [Some(Decision::Drop); 3]);
        assert_eq!(decision("maybe"), None);
        let statuses = ["forbidden", "deprecatedTerm-admn-sts", "禁用", "preferred", "approved"];
        let forbidden = statuses.map(|status| standing(status) == Standing::Forbidden);
        assert_eq!(forbidden, [true, true, true, false, false]);
    }
}
