//! Where the links of a Markdown line are: `[text](target)`, `[text][name]`, `![alt](target)`, `[^1]`.

use rustc_hash::FxHashMap;

/// Where to go on instead of reading at a byte: the text of a link stays, its brackets and target go, and so does a
/// footnote's mark. Other brackets stay.
pub(super) fn jumps(line: &str) -> FxHashMap<usize, usize> {
    let partners = partners(line);
    let mut jumps = FxHashMap::default();
    let mut opens: Vec<usize> = partners.keys().copied().collect();
    opens.sort_unstable();
    for open in opens {
        let Some(close) = partners.get(&open).copied() else { continue };
        let begins = |at: usize, what: &str| line.get(at..).is_some_and(|rest| rest.starts_with(what));
        if !begins(open, "[") {
            continue;
        }
        let image = open.checked_sub(1).filter(|at| begins(*at, "!"));
        if begins(open + 1, "^") {
            jumps.insert(open, close + 1);
        } else if begins(close + 1, "(") || begins(close + 1, "[") {
            let Some(end) = partners.get(&(close + 1)) else { continue };
            jumps.insert(open, open + 1);
            jumps.insert(close, end + 1);
            jumps.extend(image.map(|at| (at, open + 1)));
        }
    }
    jumps
}

/// Each bracket that opens, with the one that closes it.
fn partners(line: &str) -> FxHashMap<usize, usize> {
    let mut found = FxHashMap::default();
    let (mut square, mut round) = (Vec::new(), Vec::new());
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'[' => square.push(at),
            b'(' => round.push(at),
            b']' => found.extend(square.pop().map(|open| (open, at))),
            b')' => found.extend(round.pop().map(|open| (open, at))),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_targets_are_left_out() {
        for (line, expected) in [
            ("[a](b)", vec![(0, 1), (2, 6)]),
            ("![a][b]", vec![(0, 2), (1, 2), (3, 7)]),
            ("[^1] [c]", vec![(0, 4)]),
            ("[[a](b)", vec![(1, 2), (3, 7)]),
        ] {
            let mut got: Vec<(usize, usize)> = jumps(line).into_iter().collect();
            got.sort_unstable();
            assert_eq!(got, expected, "{line}");
        }
    }
}
