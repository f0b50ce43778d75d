//! What a tool cannot take: applied before anything is written, and reported.

use super::report::{Act, Report};
use crate::data::{Entry, Glossary};

/// The rules of one profile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// What to do with a term that has no counterpart.
    pub(super) untranslated: Untranslated,
}

/// What to do with a term that has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Untranslated {
    /// A person fills it in.
    Keep,
    /// A program refuses it or drops it.
    LeaveOut,
}

impl Rules {
    /// For a person, who can fill in and choose.
    pub(super) const PERSON: Rules = Rules { untranslated: Untranslated::Keep };
    /// For a program that wants two full cells.
    pub(super) const PROGRAM: Rules = Rules { untranslated: Untranslated::LeaveOut };

    /// The entries to write, with their indexes in the glossary.
    pub(super) fn rows<'a>(self, glossary: &'a Glossary, report: &mut Report) -> Vec<(usize, &'a Entry)> {
        let mut rows = Vec::with_capacity(glossary.entries.len());
        for (index, entry) in glossary.entries.iter().enumerate() {
            match self.refusal(entry) {
                Some(why) => report.remark(index, Act::LeftOut, why),
                None => rows.push((index, entry)),
            }
        }
        rows
    }

    fn refusal(self, entry: &Entry) -> Option<&'static str> {
        let half = entry.terms.zh.is_empty() || entry.terms.en.is_empty();
        (half && self.untranslated == Untranslated::LeaveOut).then_some("no counterpart")
    }
}
