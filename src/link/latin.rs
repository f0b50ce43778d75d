//! Evidence: the same Latin letters stand on both sides (IPCC, 5G, Dyfed Aubrey).

use crate::data::{EvidenceKind, Finding, Sides, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::name::occurrences;
use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Latin, evidence: &Latin };

struct Latin;

impl Evidence for Latin {
    fn find(&self, view: &PairView<'_>, _: &Lexicon, out: &mut Vec<Finding>) {
        for (index, word) in view.zh.iter().enumerate().filter(|(_, word)| word.kind == TokenKind::Latin) {
            for en in occurrences(view, &word.folded) {
                let ends = Sides::new(crate::data::Run::new(index, index + 1), en);
                out.push(Finding { kind: KIND.kind, ends, strength: 1.0 });
            }
        }
    }
}
