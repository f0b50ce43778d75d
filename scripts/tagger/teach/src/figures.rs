//! How well the rounded weights label texts.

use std::collections::BTreeSet;

use crate::chain::Chain;
use crate::texts::{Task, Text};

/// The labels of a text.
pub fn labels(chain: &Chain<'_>, text: &Text) -> Vec<u8> {
    let mut scores = Vec::new();
    text.rows.iter().for_each(|rows| chain.score(rows, &mut scores));
    chain.decode(&scores).into_iter().map(|labelled| labelled.label).collect()
}

/// Share of right labels, or, for names, precision, recall and F1 of exact spans with their sort.
pub fn of(chain: &Chain<'_>, task: Task, texts: &[Text]) -> String {
    let (mut right, mut all) = (0, 0);
    let (mut found, mut wanted, mut both, mut sortless) = (0, 0, 0, 0);
    for text in texts {
        let labels = labels(chain, text);
        for (label, allowed) in labels.iter().zip(&text.allowed).filter(|(_, allowed)| **allowed != 0) {
            all += 1;
            right += u32::from(allowed >> label & 1 == 1);
        }
        if task == Task::Names {
            let gold: Vec<u8> =
                text.allowed.iter().map(|allowed| allowed.trailing_zeros().min(31) as u8).collect();
            let (ours, theirs) = (spans(&labels), spans(&gold));
            found += ours.len();
            wanted += theirs.len();
            both += ours.intersection(&theirs).count();
            let bare = |names: &BTreeSet<(usize, usize, u8)>| -> BTreeSet<_> {
                names.iter().map(|name| (name.0, name.1)).collect()
            };
            sortless += bare(&ours).intersection(&bare(&theirs)).count();
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let accuracy = f64::from(right) / f64::from(all.max(1));
    match task {
        Task::Names => format!(
            "P {:.4} R {:.4} F1 {:.4}, without sorts {:.4} ({wanted} names)",
            share(both, found),
            share(both, wanted),
            share(2 * both, found + wanted),
            share(2 * sortless, found + wanted)
        ),
        _ => format!("{accuracy:.4} of {all}"),
    }
}

/// Names: start, end, sort. Titles of works are not counted: the gold has none.
fn spans(labels: &[u8]) -> BTreeSet<(usize, usize, u8)> {
    const WORK: u8 = 3;
    let mut found: Vec<(usize, usize, u8)> = Vec::new();
    for (at, &label) in labels.iter().enumerate().filter(|(_, label)| (1..31).contains(*label)) {
        let sort = (label - 1) / 2;
        match found.last_mut() {
            Some(last) if label % 2 == 0 && last.1 == at && last.2 == sort => last.1 = at + 1,
            _ => found.push((at, at + 1, sort)),
        }
    }
    found.into_iter().filter(|name| name.2 != WORK).collect()
}
