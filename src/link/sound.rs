//! Evidence: a name sounds like this.

use crate::data::{Finding, Run, Sides, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::view::{Case, PairView};

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { name: "sound", about: "the name sounds like this", evidence: &Sound };

struct Sound;

/// Below this probability a likeness of sound is chance.
const LEAST: f32 = 0.3;

impl Evidence for Sound {
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>) {
        let _ = (view, lexicon, out, LEAST, Case::Title, TokenKind::Latin, Run::default(), Sides::new(0, 0));
    }
}
