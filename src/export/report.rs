//! What a profile wrote, and what it had to change or leave out: nothing is dropped silently.

use std::collections::BTreeMap;

use crate::data::Glossary;

/// What came of writing a glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows (or units) written.
    pub rows: usize,
    /// What a user has to know, in the order of the entries.
    pub remarks: Vec<Remark>,
}

/// One thing that a user has to know of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Index of the entry in the glossary.
    pub entry: usize,
    /// What was done.
    pub act: Act,
    /// The reason, in a few words.
    pub why: &'static str,
}

/// What was done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It is not in the file.
    LeftOut,
    /// It is in the file with other characters than in the glossary.
    Changed,
    /// It is in the file as it is, and a program may take it for something else.
    Warned,
}

impl Act {
    fn phrase(self, rows: usize) -> &'static str {
        match (self, rows) {
            (Act::LeftOut, 1) => "row left out",
            (Act::LeftOut, _) => "rows left out",
            (Act::Changed, 1) => "row changed",
            (Act::Changed, _) => "rows changed",
            (Act::Warned, 1) => "row to check",
            (Act::Warned, _) => "rows to check",
        }
    }
}

impl Report {
    pub(super) fn remark(&mut self, entry: usize, act: Act, why: &'static str) {
        let remark = Remark { entry, act, why };
        if self.remarks.last() != Some(&remark) {
            self.remarks.push(remark);
        }
    }

    /// One line for each kind of remark: how many rows, why, and the first of them.
    #[must_use]
    pub fn lines(&self, glossary: &Glossary) -> Vec<String> {
        let mut groups: BTreeMap<(Act, &str), (usize, usize)> = BTreeMap::new();
        for remark in &self.remarks {
            groups.entry((remark.act, remark.why)).or_insert((0, remark.entry)).0 += 1;
        }
        let line = |((act, why), (rows, first)): ((Act, &str), (usize, usize))| {
            let terms = glossary.entries.get(first).map(|entry| &entry.terms);
            let (zh, en) = terms.map_or(("", ""), |terms| (terms.zh.as_str(), terms.en.as_str()));
            format!("{rows} {}: {why} (the first: {} = {})", act.phrase(rows), show(zh), show(en))
        };
        groups.into_iter().map(line).collect()
    }
}

/// A term in one short line: control characters would break it.
fn show(term: &str) -> String {
    const SHOWN: usize = 40; // characters: enough to find the row again
    let mut line: String =
        term.chars().take(SHOWN).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if term.chars().nth(SHOWN).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn remarks_of_a_kind_are_one_line() {
        let glossary = sample::glossary(&[("中国", "China"), ("城\t市", "city"), ("治理", "governance")]);
        let mut report = Report::default();
        report.remark(0, Act::Warned, "a spreadsheet converts it");
        report.remark(1, Act::Changed, "a tab became a space");
        report.remark(1, Act::Changed, "a tab became a space");
        report.remark(2, Act::Changed, "a tab became a space");
        assert_eq!(
            report.lines(&glossary),
            [
                "2 rows changed: a tab became a space (the first: 城\u{FFFD}市 = city)",
                "1 row to check: a spreadsheet converts it (the first: 中国 = China)",
            ]
        );
    }
}
