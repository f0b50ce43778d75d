//! The columns that tables are made of, whatever file the table ends up in.

use std::borrow::Cow;

use super::options::{Context, Options, Role};
use super::row::{Row, Scene};
use crate::data::{Entry, Example, TermType};

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
    /// What stands before, and what the tool calls the language in that role.
    Code(&'static str, Role),
}

/// Whether a row of headings comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    No,
    Yes,
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
    /// A constant that the user sets.
    Set(&'static str),
    /// The same, in a column that is there only if it is set.
    IfSet(&'static str),
    /// What the tool calls the language in that role.
    Code(Role),
    /// A constant of the profile.
    Fixed(&'static str),
    /// Type and reasons, for tools with one column for remarks.
    Comment,
}

/// The source term under the language's name.
pub(super) const SOURCE: Column = Column::side(Role::Source, "", Cell::Term(Role::Source));
/// The target term under the language's name.
pub(super) const TARGET: Column = Column::side(Role::Target, "", Cell::Term(Role::Target));
/// The source term under the tool's code for the language.
pub(super) const SOURCE_CODE: Column = Column::prefixed("", Role::Source, Cell::Term(Role::Source));
/// The target term under the tool's code for the language.
pub(super) const TARGET_CODE: Column = Column::prefixed("", Role::Target, Cell::Term(Role::Target));
/// All that a person wants to see.
pub(super) const EVERYTHING: &[Column] = &[
    SOURCE,
    TARGET,
    Column::fixed("type", Cell::Type),
    Column::fixed("score", Cell::Score),
    Column::fixed("count", Cell::Count),
    Column::fixed("findings", Cell::Findings),
    Column::side(Role::Source, "_context", Cell::Context(Role::Source)),
    Column::side(Role::Target, "_context", Cell::Context(Role::Target)),
    Column::fixed("source", Cell::Source),
];
/// Nothing but the terms.
pub(super) const TERMS: &[Column] = &[SOURCE, TARGET];

impl Column {
    pub(super) const fn fixed(label: &'static str, cell: Cell) -> Self {
        Column { label: Label::Fixed(label), cell }
    }

    pub(super) const fn side(role: Role, after: &'static str, cell: Cell) -> Self {
        Column { label: Label::Language(role, after), cell }
    }

    pub(super) const fn prefixed(before: &'static str, role: Role, cell: Cell) -> Self {
        Column { label: Label::Code(before, role), cell }
    }

    /// Sentences may be unwanted, constants may not be set.
    pub(super) fn is_wanted(&self, options: &Options) -> bool {
        match self.cell {
            Cell::Context(_) => options.context == Context::Keep,
            Cell::IfSet(field) => options.fields.contains_key(field),
            _ => true,
        }
    }

    pub(super) fn heading(&self, scene: &Scene) -> Cow<'static, str> {
        match self.label {
            Label::Fixed(label) => Cow::Borrowed(label),
            Label::Language(role, after) => {
                Cow::Owned(format!("{}{after}", scene.options.direction.lang(role).code()))
            }
            Label::Code(before, role) => Cow::Owned(format!("{before}{}", scene.code(role))),
        }
    }
}

impl Cell {
    pub(super) fn of<'a>(self, row: &'a Row<'_>, scene: &'a Scene) -> Cow<'a, str> {
        let entry = row.entry;
        match self {
            Cell::Term(role) => Cow::Borrowed(row.term(role, scene)),
            Cell::Context(role) => Cow::Borrowed(scene.context(role, entry).unwrap_or_default()),
            Cell::Type => Cow::Borrowed(entry.r#type.name()),
            Cell::Score => Cow::Owned(format!("{:.3}", entry.score)),
            Cell::Count => Cow::Owned(entry.count.to_string()),
            Cell::Findings => Cow::Owned(entry.findings.join("; ")),
            Cell::Set(field) | Cell::IfSet(field) => {
                Cow::Borrowed(scene.options.fields.get(field).map_or("", String::as_str))
            }
            Cell::Fixed(text) => Cow::Borrowed(text),
            Cell::Code(role) => Cow::Borrowed(scene.code(role)),
            Cell::Comment => Cow::Owned(comment(entry)),
            Cell::Source => Cow::Owned(entry.examples.first().map_or_else(String::new, source)),
        }
    }

    /// What stands in such a column, for a person.
    fn meaning(self, scene: &Scene) -> String {
        let name = |role| scene.options.direction.lang(role).name();
        match self {
            Cell::Term(role) => format!("{} terms", name(role)),
            Cell::Context(role) => format!("{} sentences", name(role)),
            Cell::Type => "types of terms".to_owned(),
            Cell::Score => "scores".to_owned(),
            Cell::Count => "counts".to_owned(),
            Cell::Findings | Cell::Comment => "reasons".to_owned(),
            Cell::Source => "places".to_owned(),
            Cell::Set(field) | Cell::IfSet(field) => scene
                .options
                .fields
                .get(field)
                .map_or_else(|| format!("empty (--set {field})"), |text| format!("always {text}")),
            Cell::Fixed("") => "empty".to_owned(),
            Cell::Fixed(text) => format!("always {text}"),
            Cell::Code(role) => format!("always {}", scene.code(role)),
        }
    }
}

/// The columns that are in a file.
pub(super) fn wanted<'a>(columns: &'a [Column], options: &Options) -> Vec<&'a Column> {
    columns.iter().filter(|column| column.is_wanted(options)).collect()
}

/// Which column holds what: by its heading, or by its number where there are none.
pub(super) fn mapping(columns: &[Column], header: Header, scene: &Scene) -> String {
    let named = |(number, column): (usize, &Column)| match header {
        Header::Yes => format!("{} = {}", column.heading(scene), column.cell.meaning(scene)),
        Header::No => format!("column {number} = {}", column.cell.meaning(scene)),
    };
    (1..).zip(wanted(columns, &scene.options)).map(named).collect::<Vec<_>>().join(", ")
}

/// Where both sides of an example stand; one place where they share it.
fn source(example: &Example) -> String {
    let mut places: Vec<String> =
        [&example.places.zh, &example.places.en].into_iter().flatten().map(ToString::to_string).collect();
    places.dedup();
    places.join("; ")
}

/// That a term is a term needs no saying.
fn comment(entry: &Entry) -> String {
    let kind = Some(entry.r#type.name()).filter(|_| entry.r#type != TermType::Term);
    let parts: Vec<&str> = kind.into_iter().chain(entry.findings.iter().map(String::as_str)).collect();
    parts.join("; ")
}
