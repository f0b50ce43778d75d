//! What a tool cannot take: the rules of its profile.

/// The rules of one profile.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// A term that has no counterpart.
    pub untranslated: Untranslated,
    /// A source term that has several translations.
    pub duplicates: Duplicates,
    /// White space around a term.
    pub spaces: Spaces,
    /// Tabs and line breaks in a term.
    pub breaks: Breaks,
    /// Control characters and Unicode's line and paragraph separators, but for tabs and line breaks.
    pub controls: Controls,
    /// A line that starts with this is skipped by the tool.
    pub comment: Option<char>,
    /// Who opens the file.
    pub reader: Reader,
    /// What is too much.
    pub limits: Limits,
}

/// What is too much for a tool.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest term, in bytes of UTF-8.
    pub term: Option<usize>,
    /// Most rows of a file.
    pub rows: Option<usize>,
    /// Largest file, in bytes.
    pub bytes: Option<u64>,
}

/// What to do with a term that has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untranslated {
    /// A person fills it in.
    Keep,
    /// A program refuses it or drops it.
    LeaveOut,
}

/// What to do with a source term that has several translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplicates {
    /// Each is a row.
    Keep,
    /// The best one is the only one: the tool refuses others, or takes any.
    Best,
    /// They are one concept.
    Group,
}

/// What to do with white space around a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// The tool keeps it.
    Keep,
    /// The tool refuses it or takes it off, and may find duplicates then.
    Trim,
}

/// What to do with tabs and line breaks in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// The format can hold them.
    Keep,
    /// A line feed alone is a line break: carriage returns become one.
    LineFeeds,
    /// They would end the cell or the row: a space stands for them.
    Space,
}

/// What to do with control characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Controls {
    /// The format can hold them.
    Keep,
    /// It cannot.
    Remove,
}

/// Who opens the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A program that takes cells as they are.
    Machine,
    /// A spreadsheet, which runs or converts some of them.
    Spreadsheet,
}

impl Limits {
    /// As much as there is.
    pub const NONE: Limits = Limits { term: None, rows: None, bytes: None };
}

impl Rules {
    /// For a person, who can fill in and choose.
    pub const PERSON: Rules = Rules {
        untranslated: Untranslated::Keep,
        duplicates: Duplicates::Keep,
        spaces: Spaces::Keep,
        breaks: Breaks::Keep,
        controls: Controls::Keep,
        comment: None,
        reader: Reader::Spreadsheet,
        limits: Limits::NONE,
    };
    /// For a program that wants two full cells.
    pub const PROGRAM: Rules =
        Rules { untranslated: Untranslated::LeaveOut, reader: Reader::Machine, ..Rules::PERSON };
    /// For a program that reads tabs and lines.
    pub const TAB_TEXT: Rules = Rules { breaks: Breaks::Space, ..Rules::PROGRAM };

    /// For machine translation, which wants one translation of each term and clean cells.
    pub const TRANSLATOR: Rules = Rules {
        duplicates: Duplicates::Best,
        spaces: Spaces::Trim,
        breaks: Breaks::Space,
        controls: Controls::Remove,
        ..Rules::PROGRAM
    };
}
