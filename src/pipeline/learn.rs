//! Learning word links from the whole input, and from further parallel text.

use rayon::prelude::*;

use crate::data::TokenizedPair;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, Prepared};

/// Adds pairs to what is learnt from, in their order; the evidence is looked up on all cores.
pub(super) fn add(learner: &mut Learner, pairs: &[TokenizedPair], lexicon: &Lexicon) {
    let prepare = |pair: &TokenizedPair| Prepared::new(&PairView::new(pair, lexicon.dictionary), lexicon);
    let prepared: Vec<Prepared> = pairs.par_iter().map(prepare).collect();
    for pair in &prepared {
        learner.add(pair);
    }
}
