//! Evidence: the author of the document gives this pair (`碳中和（carbon neutrality）`), here or elsewhere in it.

use crate::data::{EvidenceKind, Finding, Sides};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::name::occurrences;
use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Author, evidence: &ByAuthor };

struct ByAuthor;

impl Evidence for ByAuthor {
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>) {
        for start in 0..view.chars.len() {
            for (chars, english) in lexicon.given.at(&view.chars, start) {
                let zh = view.tokens_of_chars(start, start + chars);
                for en in occurrences(view, english) {
                    out.push(Finding { kind: KIND.kind, ends: Sides::new(zh, en), strength: 1.0 });
                }
            }
        }
    }
}
