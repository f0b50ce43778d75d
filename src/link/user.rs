//! Evidence: the user's own glossary holds this pair. It wins over everything built in.

use crate::data::{EvidenceKind, Finding, Sides};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::name::occurrences;
use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::User, evidence: &User };

struct User;

impl Evidence for User {
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>) {
        for start in 0..view.chars.len() {
            for (chars, english) in lexicon.own.at(&view.chars, start) {
                let zh = view.tokens_of_chars(start, start + chars);
                for en in occurrences(view, english) {
                    out.push(Finding { kind: KIND.kind, ends: Sides::new(zh, en), strength: 1.0 });
                }
            }
        }
    }
}
