//! What decisions make of a glossary, as the page makes it (`page/model.js`): pairs are matched by their terms, never by
//! their rows, and case and spaces do not count.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::data::{Decided, Decision, Entry, Sides};

/// What becomes of entries that nobody decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Undecided {
    /// They are left out.
    #[default]
    Drop,
    /// They stay.
    Keep,
}

/// The name under which a pair is found again.
fn name(terms: &Sides<String>) -> Sides<String> {
    let folded = |term: &String| term.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    terms.as_ref().map(folded)
}

/// The first row of each pair.
fn numbers(rows: &[Decided]) -> FxHashMap<Sides<String>, usize> {
    rows.iter().enumerate().rev().map(|(at, row)| (name(&row.entry.terms), at)).collect()
}

/// The final glossary, in the order of the rows: accepted entries with their edits and the counts of what was merged
/// into them.
#[must_use]
pub fn result(rows: &[Decided], undecided: Undecided) -> Vec<Entry> {
    let numbers = numbers(rows);
    let mut merged: FxHashMap<usize, u32> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.decision == Decision::Merge) {
        *merged.entry(root(rows, &numbers, at)).or_default() += row.entry.count;
    }
    let wanted = |row: &Decided| match row.decision {
        Decision::Keep => true,
        Decision::Undecided => undecided == Undecided::Keep,
        Decision::Drop | Decision::Merge => false,
    };
    let entry = |(at, row): (usize, &Decided)| Entry {
        terms: row.edit.clone().unwrap_or_else(|| row.entry.terms.clone()),
        count: row.entry.count + merged.get(&at).copied().unwrap_or(0),
        ..row.entry.clone()
    };
    rows.iter().enumerate().filter(|(_, row)| wanted(row)).map(entry).collect()
}

/// The row in which a merged one ends.
fn root(rows: &[Decided], numbers: &FxHashMap<Sides<String>, usize>, at: usize) -> usize {
    let mut root = at;
    for _ in 0..rows.len() {
        let Some(row) = rows.get(root).filter(|row| row.decision == Decision::Merge) else { break };
        let Some(next) = row.into.as_ref().and_then(|terms| numbers.get(&name(terms))) else { break };
        root = *next;
    }
    root
}

/// New entries with what was decided of the same pairs before. An entry merged into one that is gone is undecided again.
#[must_use]
pub fn recall(entries: Vec<Entry>, before: &[Decided]) -> Vec<Decided> {
    remembered(entries.into_iter().map(Decided::from).collect(), before)
}

/// The same for rows that may be decided already: what was decided before fills the gaps.
#[must_use]
pub fn remembered(mut rows: Vec<Decided>, before: &[Decided]) -> Vec<Decided> {
    let known = numbers(before);
    let here: FxHashSet<Sides<String>> = rows.iter().map(|row| name(&row.entry.terms)).collect();
    for row in rows.iter_mut().filter(|row| row.decision == Decision::Undecided) {
        let Some(old) = known.get(&name(&row.entry.terms)).and_then(|at| before.get(*at)) else { continue };
        let lost = old.decision == Decision::Merge
            && !old.into.as_ref().is_some_and(|terms| here.contains(&name(terms)));
        if !lost {
            row.decision = old.decision;
            row.edit.clone_from(&old.edit);
            row.into.clone_from(&old.into);
        }
    }
    rows
}

/// Rows of a spreadsheet with what was changed in their cells: a pair that was not there before, while one with the same
/// term on one side is gone, is that one, edited; an edit keeps unless the row says otherwise.
#[must_use]
pub fn changed(mut rows: Vec<Decided>, before: &[Entry]) -> Vec<Decided> {
    let old: FxHashSet<Sides<String>> = before.iter().map(|entry| name(&entry.terms)).collect();
    let now: FxHashSet<Sides<String>> = rows.iter().map(|row| name(&row.entry.terms)).collect();
    let mut gone: Vec<&Entry> = before.iter().filter(|entry| !now.contains(&name(&entry.terms))).collect();
    for row in &mut rows {
        let terms = name(&row.entry.terms);
        if old.contains(&terms) {
            continue;
        }
        let same = |entry: &&Entry| {
            let other = name(&entry.terms);
            other.zh == terms.zh || other.en == terms.en
        };
        if let Some(at) = gone.iter().position(same) {
            let original = gone.remove(at).terms.clone();
            row.edit = Some(std::mem::replace(&mut row.entry.terms, original));
        }
        if row.decision == Decision::Undecided {
            row.decision = Decision::Keep;
        }
    }
    rows
}

/// Terms for `--stop`: the Chinese terms (English where there is none) of which every pair was dropped.
#[must_use]
pub fn stop(rows: &[Decided]) -> Vec<String> {
    let wanted: FxHashSet<&str> =
        rows.iter().filter(|row| row.decision != Decision::Drop).map(|row| term(&row.entry)).collect();
    let mut seen = FxHashSet::default();
    let dropped = rows.iter().filter(|row| row.decision == Decision::Drop).map(|row| term(&row.entry));
    dropped.filter(|term| !wanted.contains(term) && seen.insert(*term)).map(str::to_owned).collect()
}

fn term(entry: &Entry) -> &str {
    if entry.terms.zh.is_empty() { &entry.terms.en } else { &entry.terms.zh }
}

/// Pairs for `--known`: what was accepted.
#[must_use]
pub fn known(rows: &[Decided]) -> Vec<Sides<String>> {
    let entries = result(rows, Undecided::Drop).into_iter();
    entries.map(|entry| entry.terms).filter(|terms| !terms.zh.is_empty() && !terms.en.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(zh: &str, en: &str) -> Sides<String> {
        Sides::new(zh.to_owned(), en.to_owned())
    }

    fn row(zh: &str, en: &str, decision: Decision) -> Decided {
        Decided { decision, ..Decided::from(Entry { count: 2, ..Entry::of_terms(terms(zh, en)) }) }
    }

    fn rows() -> Vec<Decided> {
        let edited = Decided { edit: Some(terms("城市", "town")), ..row("城市", "city", Decision::Keep) };
        let merged = |zh: &str, en: &str, into| Decided { into: Some(into), ..row(zh, en, Decision::Merge) };
        vec![
            edited,
            merged("诸城市", "cities", terms("都市", "Cities")),
            merged("都市", "cities", terms("城市", "city")),
            row("治理", "govern", Decision::Drop),
            row("治理", "governance", Decision::Undecided),
            row("会", "will", Decision::Drop),
        ]
    }

    #[test]
    fn accepted_rows_come_out_with_edits_and_merged_counts() {
        let short = |undecided| -> Vec<(Sides<String>, u32)> {
            result(&rows(), undecided).into_iter().map(|entry| (entry.terms, entry.count)).collect()
        };
        assert_eq!(short(Undecided::Drop), [(terms("城市", "town"), 6)]);
        assert_eq!(short(Undecided::Keep), [(terms("城市", "town"), 6), (terms("治理", "governance"), 2)]);
        assert_eq!(stop(&rows()), ["会"], "治理 has a pair that was not dropped");
        assert_eq!(known(&rows()), [terms("城市", "town")]);
    }

    #[test]
    fn decisions_are_found_again_by_their_pair() {
        let entries = [("新词", "new"), ("城市", "City"), ("诸城市", "cities"), ("会", "will")];
        let entries = entries.map(|(zh, en)| Entry::of_terms(terms(zh, en))).to_vec();
        let recalled = recall(entries, &rows());
        let decisions: Vec<Decision> = recalled.iter().map(|row| row.decision).collect();
        let lost = Decision::Undecided;
        assert_eq!(decisions, [Decision::Undecided, Decision::Keep, lost, Decision::Drop]);
        assert_eq!(recalled.get(1).and_then(|row| row.edit.clone()), Some(terms("城市", "town")));
    }

    #[test]
    fn a_changed_cell_is_an_edit_that_keeps() {
        let before = [Entry::of_terms(terms("城市", "city")), Entry::of_terms(terms("治理", "rule"))];
        let rows = vec![
            row("治理", "governance", Decision::Undecided),
            row("城市", "city", Decision::Undecided),
            row("暖城", "Warm City", Decision::Undecided),
        ];
        let rows = changed(rows, &before);
        let decisions: Vec<Decision> = rows.iter().map(|row| row.decision).collect();
        assert_eq!(decisions, [Decision::Keep, Decision::Undecided, Decision::Keep]);
        let first = rows.first().map(|row| (row.entry.terms.clone(), row.edit.clone()));
        assert_eq!(first, Some((terms("治理", "rule"), Some(terms("治理", "governance")))));
    }
}
