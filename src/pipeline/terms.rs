//! From the pairs of one document to what is gathered of them.

use rayon::prelude::*;

use crate::align::{Spans, term_links};
use crate::data::{Candidate, Lang, Sides, TokenizedPair};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, Linker, Model};
use crate::recognize::{alone, chinese, chinese_runs, english};
use crate::select::{Gathered, Numbered, Page, Scored, compete, rounded, worth};

use super::{Losing, Options, Scope, learn};

/// What was found in one segment pair.
#[derive(Debug, Default)]
struct FoundInPair {
    candidates: usize,
    standing: Vec<Scored>,
    losing: Vec<(Scored, usize)>,
    /// Likely terms without a counterpart.
    alone: Sides<Vec<(Candidate, f32)>>,
}

/// What stands around the pairs of a document, and what was learnt from it.
pub(super) struct Around<'a> {
    pub(super) page: &'a Page,
    pub(super) linker: &'a Linker<'a>,
    pub(super) losing: Losing,
}

/// Finds the terms of some pairs of a document, of which `first` stand before them.
pub(super) fn gather(pairs: &[TokenizedPair], first: u64, around: &Around<'_>) -> Gathered {
    let found: Vec<FoundInPair> =
        pairs.par_iter().enumerate().map(|(index, pair)| find(index, pair, around)).collect();
    let mut gathered = Gathered::default();
    for ((number, pair), found) in (first..).zip(pairs).zip(&found) {
        count(Numbered { number, pair }, found, around.losing, &mut gathered);
    }
    gathered.figures.pairs = pairs.len() as u64;
    gathered
}

/// What is learnt from a document: nothing where each pair stands alone.
pub(super) fn model(pairs: &[TokenizedPair], options: &Options, lexicon: &Lexicon) -> Model {
    let mut learner = Learner::default();
    if options.scope == Scope::Document {
        learn::add(&mut learner, pairs, lexicon);
    }
    learner.finish(lexicon)
}

fn count(pair: Numbered<'_>, found: &FoundInPair, losing: Losing, gathered: &mut Gathered) {
    gathered.figures.candidates += found.candidates as u64;
    for lang in Lang::BOTH {
        found.alone.get(lang).iter().for_each(|likely| gathered.add_alone(pair, lang, likely));
    }
    found.standing.iter().for_each(|scored| gathered.add(pair, scored));
    if losing == Losing::Keep {
        for (loser, winner) in &found.losing {
            if let Some(winner) = found.standing.get(*winner) {
                gathered.add_losing(pair.pair, loser, winner);
            }
        }
    }
}

fn find(index: usize, pair: &TokenizedPair, around: &Around<'_>) -> FoundInPair {
    let lexicon = around.linker.lexicon();
    let view = PairView::new(pair, lexicon.dictionary);
    let links = around.linker.link_view(&view);
    let spans = Spans::new(&view, &links);
    let describe = |lang, run| match lang {
        Lang::Zh => chinese(&view, lexicon, run),
        Lang::En => english(&view, lexicon, run),
    };
    let runs = chinese_runs(&view);
    let scored = term_links(&spans, index, &runs, &describe).into_iter().map(|link| {
        let text = |lang: Lang| pair.spot_text(lang, link.ends.get(lang).spot);
        let score = rounded(worth(&link, around.page.support(text(Lang::Zh), text(Lang::En))));
        Scored { link, score }
    });
    let (standing, losing) = compete(scored.collect());
    let taken = |lang: Lang| standing.iter().map(|scored| scored.link.ends.get(lang).run).collect::<Vec<_>>();
    let alone = Sides::from_fn(|lang| alone(&view, lexicon, lang, &taken(lang)));
    FoundInPair { candidates: runs.len(), standing, losing, alone }
}
