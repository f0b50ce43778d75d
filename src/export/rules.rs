//! What a tool cannot take: mended or left out before anything is written, and reported.

use std::borrow::Cow;
use std::fmt;

use super::hazard;
use super::mend::First;
use super::options::{Options, Role};
use super::report::Act;
use crate::data::{Entry, Lang, Sides};

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

/// Why a file takes no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// It holds so many rows.
    Rows(usize),
    /// It holds so many bytes.
    Bytes(u64),
}

impl Default for Full {
    fn default() -> Self {
        Full::Rows(0)
    }
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Full::Rows(rows) => write!(f, "a file holds {} rows", grouped(*rows)),
            Full::Bytes(bytes) => write!(f, "a file holds {:.1} MB", *bytes as f64 / 1e6),
        }
    }
}

/// A number with commas: 1,048,575.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let at = |index: usize| index > 0 && (digits.len() - index).is_multiple_of(3);
    let comma = |(index, digit)| [Some(',').filter(|_| at(index)), Some(digit)];
    digits.chars().enumerate().flat_map(comma).flatten().collect()
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

/// What is done to an entry, and why: a remark in the making.
pub type Treatment = (Act, &'static str);

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

    /// The entry's terms as the tool can take them; `None` leaves the entry out.
    pub(super) fn fit<'a>(
        &self,
        entry: &'a Entry,
        options: &Options,
        remark: &mut dyn FnMut(Treatment),
    ) -> Option<Sides<Cow<'a, str>>> {
        let source = options.direction.lang(Role::Source);
        let first = |lang: Lang| if lang == source { First::Yes } else { First::No };
        let terms = Sides::from_fn(|lang| self.mend(entry.terms.get(lang), first(lang), remark));
        if let Some(why) = self.refusal(&terms) {
            remark((Act::LeftOut, why));
            return None;
        }
        if self.reader == Reader::Spreadsheet {
            hazard::remark(entry, options, remark);
        }
        Some(terms)
    }

    fn refusal(&self, terms: &Sides<Cow<'_, str>>) -> Option<&'static str> {
        let half = terms.zh.trim().is_empty() || terms.en.trim().is_empty();
        if half && self.untranslated == Untranslated::LeaveOut {
            return Some("no counterpart");
        }
        let long = |term: &str| self.limits.term.is_some_and(|most| term.len() > most);
        (long(&terms.zh) || long(&terms.en)).then_some("a term is longer than the tool takes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_told_in_numbers_that_can_be_read() {
        assert_eq!(Full::Rows(1_048_575).to_string(), "a file holds 1,048,575 rows");
        assert_eq!(Full::Rows(999).to_string(), "a file holds 999 rows");
        assert_eq!(Full::Bytes(10 << 20).to_string(), "a file holds 10.5 MB");
    }
}
