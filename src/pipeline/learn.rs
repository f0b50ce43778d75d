//! Learning word links from the whole input, and from further parallel text.

use rayon::prelude::*;

use crate::data::{Grid, TokenizedPair};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, prior};

/// Adds pairs to what is learnt from, in their order; the evidence is looked up on all cores.
pub(super) fn add(learner: &mut Learner, pairs: &[TokenizedPair], lexicon: &Lexicon) {
    let weigh = |pair: &TokenizedPair| -> Grid {
        let view = PairView::new(pair, lexicon.dictionary);
        prior(&view, lexicon)
    };
    let priors: Vec<Grid> = pairs.par_iter().map(weigh).collect();
    for (pair, prior) in pairs.iter().zip(&priors) {
        learner.add(&PairView::new(pair, lexicon.dictionary), prior);
    }
}
