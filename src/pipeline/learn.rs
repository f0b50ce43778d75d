//! Learning word links from the whole input, and from further parallel text.

use rayon::prelude::*;

use crate::data::TokenizedPair;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, Prepared};

/// Adds pairs to what is learnt from.
pub(super) fn add(learner: &mut Learner, pairs: &[TokenizedPair], lexicon: &Lexicon) {
    for pair in prepare(pairs, lexicon) {
        learner.add(pair);
    }
}

/// Looks up the evidence of pairs on all cores.
pub(super) fn prepare(pairs: &[TokenizedPair], lexicon: &Lexicon) -> Vec<Prepared> {
    let prepare = |pair: &TokenizedPair| Prepared::new(&PairView::new(pair, lexicon.dictionary), lexicon);
    pairs.par_iter().map(prepare).collect()
}
