//! Evidence: the same punctuation mark, Chinese and English.

use crate::data::{EvidenceKind, Finding, Run, Sides, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Mark, evidence: &Mark };

struct Mark;

/// Chinese marks (folded to half width) and the English marks that stand in their place, the usual one first.
/// Treebanks write brackets and quotes in their own way.
const SAME: &[(&str, &[&str])] = &[
    (",", &[",", ";", "-"]),
    ("、", &[",", "and", "&"]),
    ("。", &[".", "!", "?", ";"]),
    (".", &["."]),
    (";", &[";", ".", ","]),
    (":", &[":", ",", "-", "--"]),
    ("?", &["?"]),
    ("!", &["!", "."]),
    ("(", &["(", "-lrb-", "[", ","]),
    (")", &[")", "-rrb-", "]", ","]),
    ("《", &["\"", "``", "'", "`"]),
    ("》", &["\"", "''", "'"]),
    ("“", &["\"", "``", "'", "`", "“"]),
    ("”", &["\"", "''", "'", "”"]),
    ("「", &["\"", "``", "'"]),
    ("」", &["\"", "''", "'"]),
    ("\"", &["\"", "``", "''", "'"]),
    ("'", &["'", "`"]),
    ("—", &["-", "--", ",", ":"]),
    ("——", &["-", "--", ",", ":"]),
    ("-", &["-", "--"]),
    ("%", &["%", "percent"]),
    ("…", &["...", "…"]),
    ("……", &["...", "…"]),
    ("·", &["-"]),
    ("/", &["/"]),
    ("&", &["&", "and"]),
];

/// What the second and later marks of a row are worth.
const LESS_USUAL: f32 = 0.5;

impl Evidence for Mark {
    fn find(&self, view: &PairView<'_>, _: &Lexicon, out: &mut Vec<Finding>) {
        for (index, word) in view.zh.iter().enumerate().filter(|(_, word)| word.kind == TokenKind::Mark) {
            let Some((_, marks)) = SAME.iter().find(|(zh, _)| *zh == word.folded) else { continue };
            for (other, en) in view.en.iter().enumerate() {
                if let Some(rank) = marks.iter().position(|mark| *mark == en.folded) {
                    let strength = if rank == 0 { 1.0 } else { LESS_USUAL };
                    let ends = Sides::new(Run::new(index, index + 1), Run::new(other, other + 1));
                    out.push(Finding { kind: KIND.kind, ends, strength });
                }
            }
        }
    }
}
