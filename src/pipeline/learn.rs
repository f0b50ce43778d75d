//! Learning word links from the whole input, and from further parallel text.

use rayon::prelude::*;

use crate::data::TokenizedPair;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, Prepared};

/// Adds pairs to what is learnt from.
pub(super) fn add(learner: &mut Learner, pairs: &[TokenizedPair], lexicon: &Lexicon) {
    let prepare = |pair: &TokenizedPair| {
        let view = PairView::new(pair, lexicon.dictionary);
        learner.may_draw(&view).then(|| Prepared::new(&view, lexicon))
    };
    let prepared: Vec<Option<Prepared>> = pairs.par_iter().map(prepare).collect();
    for pair in prepared {
        match pair {
            Some(pair) => learner.add(pair),
            None => learner.pass(),
        }
    }
}

/// Looks up the evidence of pairs on all cores.
pub(super) fn prepare(pairs: &[TokenizedPair], lexicon: &Lexicon) -> Vec<Prepared> {
    let prepare = |pair: &TokenizedPair| Prepared::new(&PairView::new(pair, lexicon.dictionary), lexicon);
    pairs.par_iter().map(prepare).collect()
}
