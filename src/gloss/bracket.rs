//! Brackets of a text, in one walk, however they are nested and whether or not they are closed.

use std::ops::Range;

/// What stands in longer brackets (bytes) is a remark, no translation of a term.
const LONGEST: usize = 400;

/// A pair of brackets in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bracket {
    /// Both marks and what stands between them, in bytes.
    pub(super) outer: Range<usize>,
    /// What stands between them.
    pub(super) inner: Range<usize>,
}

/// The marks that go together; full and half width are one family, as people mix them.
fn family(mark: char) -> Option<(u8, Side)> {
    Some(match mark {
        '(' | '（' => (0, Side::Open),
        ')' | '）' => (0, Side::Close),
        '[' | '［' | '〔' => (1, Side::Open),
        ']' | '］' | '〕' => (1, Side::Close),
        _ => return None,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// The outermost brackets of a text that are closed and not too long, in their order.
pub(super) fn brackets(text: &str) -> Vec<Bracket> {
    let mut open: Vec<(u8, usize, usize)> = Vec::new();
    let mut closed: Vec<Bracket> = Vec::new();
    for (at, mark) in text.char_indices() {
        let after = at + mark.len_utf8();
        match family(mark) {
            Some((family, Side::Open)) => open.push((family, at, after)),
            Some((family, Side::Close)) if open.last().is_some_and(|(other, ..)| *other == family) => {
                if let Some((_, start, inside)) = open.pop().filter(|(_, start, _)| after - start <= LONGEST)
                {
                    // Brackets are closed from the inside: the last ones that lie in this one go.
                    while closed.last().is_some_and(|last| last.outer.start > start) {
                        closed.pop();
                    }
                    closed.push(Bracket { outer: start..after, inner: inside..at });
                }
            }
            _ => {}
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        brackets(text).into_iter().filter_map(|bracket| text.get(bracket.inner)).collect()
    }

    #[test]
    fn brackets_of_all_widths_are_found_from_the_outside() {
        assert_eq!(found("碳中和（carbon neutrality）与[b]"), ["carbon neutrality", "b"]);
        assert_eq!(found("a (b (c) d) e（f)"), ["b (c) d", "f"]);
        assert_eq!(found("an open ( bracket (closed) and ) a stray )"), [" bracket (closed) and "]);
        assert_eq!(found("(((x"), [] as [&str; 0]);
        assert_eq!(found("((( (x)"), ["x"]);
    }

    #[test]
    fn a_hundred_thousand_brackets_are_read_in_one_walk() {
        let deep = format!("{}x{}", "(".repeat(100_000), ")".repeat(100_000));
        assert_eq!(found(&deep).len(), 1);
        assert_eq!(found(&"（".repeat(100_000)).len(), 0);
    }
}
