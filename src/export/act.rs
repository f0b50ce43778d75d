//! What was done to an entry so that a tool can take it.

/// What was done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It is not in the file.
    LeftOut,
    /// It is part of another row.
    Joined,
    /// It is in the file with other characters than in the glossary.
    Changed,
    /// It is in the file as it is, and a program may take it for something else.
    Warned,
}

impl Act {
    /// What was done, for a list of remarks.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Act::LeftOut => "left out",
            Act::Joined => "joined",
            Act::Changed => "changed",
            Act::Warned => "check",
        }
    }

    /// The same of so many rows, for a summary.
    pub(super) fn phrase(self, rows: usize) -> String {
        let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
        match self {
            Act::LeftOut | Act::Joined | Act::Changed => format!("{rows} {}", self.name()),
            Act::Warned => format!("{rows} to check"),
        }
    }
}

/// What is done to an entry, and why: a remark in the making.
pub type Treatment = (Act, &'static str);
