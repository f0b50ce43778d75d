//! What a profile wrote, and what had to be changed or left out: nothing is dropped silently.

use std::collections::BTreeMap;

use super::act::{Act, Treatment};
use super::full::Full;
use super::options::Remarks;
use crate::data::{Entry, Sides};

/// What came of writing a glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows (or units, or concepts) written.
    pub rows: usize,
    /// Files written.
    pub files: usize,
    /// Every remark, in the order of the entries, if the user wants them listed.
    pub remarks: Vec<Remark>,
    /// Why there is more than one file.
    pub full: Option<Full>,
    /// Where what stands in the file, for whoever maps fields by hand.
    pub mapping: String,
    /// Which Chinese the Traditional characters were taken for, where the program had to decide; in one line.
    pub region: Option<String>,
    kinds: BTreeMap<(Act, &'static str), Kind>,
    keep: Remarks,
}

/// One thing that a user has to know of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The entry's place in the glossary, counted from 1.
    pub row: usize,
    /// Its terms.
    pub terms: Sides<String>,
    /// What was done.
    pub act: Act,
    /// The reason, in a few words.
    pub why: &'static str,
}

/// All remarks of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kind {
    count: usize,
    last: usize,
    first: Sides<String>,
}

impl Report {
    pub(super) fn new(keep: Remarks) -> Self {
        Report { keep, ..Report::default() }
    }

    /// Takes a remark down; of the same kind only one a row.
    pub(super) fn remark(&mut self, row: usize, entry: &Entry, (act, why): Treatment) {
        let new = || Kind { count: 0, last: 0, first: entry.terms.clone() };
        let kind = self.kinds.entry((act, why)).or_insert_with(new);
        if kind.last == row {
            return;
        }
        kind.last = row;
        kind.count += 1;
        if self.keep == Remarks::Listed {
            self.remarks.push(Remark { row, terms: entry.terms.clone(), act, why });
        }
    }

    /// One line for each kind of remark: how many rows, why, and the first of them; one more if the file was full.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let line = |(&(act, why), kind): (&(Act, &str), &Kind)| {
            let (zh, en) = (show(&kind.first.zh), show(&kind.first.en));
            format!("{}: {why} (the first: {zh} = {en})", act.phrase(kind.count))
        };
        let split = self.full.map(|full| format!("{full}: {} numbered files", self.files));
        self.kinds.iter().map(line).chain(split).collect()
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
        let mut report = Report::new(Remarks::Listed);
        let [china, city, governance] = glossary.entries.as_slice() else { panic!("three entries") };
        report.remark(1, china, (Act::Warned, "a spreadsheet converts it"));
        report.remark(2, city, (Act::Changed, "a tab became a space"));
        report.remark(2, city, (Act::Changed, "a tab became a space"));
        report.remark(3, governance, (Act::Changed, "a tab became a space"));
        assert_eq!(
            report.lines(),
            [
                "2 rows changed: a tab became a space (the first: 城\u{FFFD}市 = city)",
                "1 row to check: a spreadsheet converts it (the first: 中国 = China)",
            ]
        );
        assert_eq!(report.remarks.iter().map(|remark| remark.row).collect::<Vec<_>>(), [1, 2, 3]);
    }
}
