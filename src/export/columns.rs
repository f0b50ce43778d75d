//! The columns that tables are made of, whatever file the table ends up in.

use std::borrow::Cow;

use super::options::{Context, Options, Role};
use super::row::{Row, Scene};
use crate::data::{Entry, Example};

/// One column: its heading and what stands in its cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// The heading.
    pub(super) label: Label,
    /// What stands below.
    pub(super) cell: Cell,
}

/// A column's heading.
#[derive(Clone, Copy, Debug)]
pub(super) enum Label {
    /// The same whatever the direction.
    Fixed(&'static str),
    /// The language in that role (`zh`, `en`), and what follows it.
    Language(Role, &'static str),
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// The term.
    Term(Role),
    /// The sentence it stands in: the first example's.
    Context(Role),
    /// What sort of term.
    Type,
    /// The score, three digits.
    Score,
    /// How often.
    Count,
    /// The reasons.
    Findings,
    /// Where the example stands.
    Source,
    /// Type and reasons, for tools with one column for remarks.
    Comment,
}

impl Column {
    pub(super) const fn fixed(label: &'static str, cell: Cell) -> Self {
        Column { label: Label::Fixed(label), cell }
    }

    pub(super) const fn side(role: Role, after: &'static str, cell: Cell) -> Self {
        Column { label: Label::Language(role, after), cell }
    }

    /// Sentences may be unwanted.
    pub(super) fn is_wanted(&self, options: &Options) -> bool {
        options.context == Context::Keep || !matches!(self.cell, Cell::Context(_))
    }

    pub(super) fn heading(&self, scene: &Scene) -> Cow<'static, str> {
        match self.label {
            Label::Fixed(label) => Cow::Borrowed(label),
            Label::Language(role, after) => {
                Cow::Owned(format!("{}{after}", scene.options.direction.lang(role).code()))
            }
        }
    }
}

impl Cell {
    pub(super) fn of<'a>(self, row: &'a Row<'_>, scene: &Scene) -> Cow<'a, str> {
        let entry = row.entry;
        match self {
            Cell::Term(role) => Cow::Borrowed(row.term(role, scene)),
            Cell::Context(role) => {
                let lang = scene.options.direction.lang(role);
                Cow::Borrowed(entry.examples.first().map_or("", |example| example.texts.get(lang)))
            }
            Cell::Type => Cow::Borrowed(entry.r#type.name()),
            Cell::Score => Cow::Owned(format!("{:.3}", entry.score)),
            Cell::Count => Cow::Owned(entry.count.to_string()),
            Cell::Findings => Cow::Owned(entry.findings.join("; ")),
            Cell::Comment => Cow::Owned(comment(entry)),
            Cell::Source => Cow::Owned(entry.examples.first().map_or_else(String::new, source)),
        }
    }
}

/// Where both sides of an example stand; one place where they share it.
fn source(example: &Example) -> String {
    let mut places: Vec<String> =
        [&example.places.zh, &example.places.en].into_iter().flatten().map(ToString::to_string).collect();
    places.dedup();
    places.join("; ")
}

fn comment(entry: &Entry) -> String {
    let mut parts = vec![entry.r#type.name()];
    parts.extend(entry.findings.iter().map(String::as_str));
    parts.join("; ")
}
