//! From the pairs of one document to what is gathered of them.

use std::sync::Arc;

use crate::align::{Describe, Spans, meant_links, similarities, term_links};
use crate::data::{Lang, Sides, TermLink, TokenizedPair};
use crate::encoder::Encoder;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, Linker, Model};
use crate::recognize::{alone, chinese, chinese_runs, english, shared_type};
use crate::select::{
    Gathered, Lists, Numbered, Page, Scored, compete, in_words, rounded, with_meaning, worth,
};
use crate::tag;

use super::found::FoundInPair;
use super::repeats::Repeats;
use super::watch::Steps;
use super::{Options, Scope, learn};

/// What stands around the pairs of a document, and what was learnt from it.
pub(super) struct Around<'a> {
    pub(super) page: &'a Page,
    pub(super) linker: &'a Linker<'a>,
    pub(super) lists: Lists,
    pub(super) encoder: Option<&'a Encoder>,
    /// Who is told of each pair that is done, if somebody watches.
    pub(super) steps: Option<&'a Steps<'a>>,
}

/// Finds the terms of some pairs of a document, of which `first` stand before them.
pub(super) fn gather(
    pairs: &[TokenizedPair],
    first: u64,
    around: &Around<'_>,
    repeats: &mut Repeats,
) -> Gathered {
    let found = repeats.find(pairs, |pair| {
        let found = find(pair, around);
        around.steps.into_iter().for_each(Steps::step);
        found
    });
    let mut gathered = Gathered::default();
    for ((number, pair), found) in (first..).zip(pairs).zip(&found) {
        count(Numbered { number, pair }, found, &mut gathered);
    }
    gathered.figures.pairs = pairs.len() as u64;
    gathered
}

/// What is learnt from a document: nothing where each pair stands alone, and where a model is given.
pub(super) fn model(pairs: &[TokenizedPair], options: &Options, lexicon: &Lexicon) -> Arc<Model> {
    let mut learner = Learner::within(options.memory.to_learn());
    if learns(options) {
        learn::add(&mut learner, pairs, lexicon);
    }
    known(learner, options, lexicon)
}

/// Documents are learnt from.
pub(super) fn learns(options: &Options) -> bool {
    options.scope == Scope::Document && options.given.is_none()
}

/// The model that is given, or the one that was learnt.
pub(super) fn known(learner: Learner, options: &Options, lexicon: &Lexicon) -> Arc<Model> {
    match &options.given {
        Some(given) => given.model.clone(),
        None => learner.finish(lexicon).into(),
    }
}

fn count(pair: Numbered<'_>, found: &FoundInPair, gathered: &mut Gathered) {
    gathered.figures.candidates += found.candidates as u64;
    for lang in Lang::BOTH {
        found.alone.get(lang).iter().for_each(|likely| gathered.add_alone(pair, lang, likely));
    }
    found.standing.iter().for_each(|scored| gathered.add(pair, scored));
    for (loser, winner) in &found.losing {
        if let Some(winner) = found.standing.get(*winner) {
            gathered.add_losing(pair.pair, loser, winner);
        }
    }
}

/// Finds the terms of one pair.
pub(super) fn find(pair: &TokenizedPair, around: &Around<'_>) -> FoundInPair {
    let lexicon = around.linker.lexicon();
    let view = PairView::new(pair, lexicon.dictionary);
    let links = around.linker.link_view(&view);
    let spans = Spans::new(&view, &links).with_tags(Sides::from_fn(|lang| tag::tags(pair, lang)));
    let describe =
        Describe { zh: &|run| chinese(&view, lexicon, run), en: &|run| english(&view, lexicon, run) };
    let runs = chinese_runs(&view);
    let mut links = term_links(&spans, &runs, around.encoder, describe);
    if let Some(encoder) = around.encoder {
        links.extend(meant_links(&spans, &links, &runs, encoder, describe));
    }
    let (standing, mut losing) = compete(scored(&spans, links, around));
    if !around.lists.lost {
        losing.clear();
    }
    let taken =
        |lang: Lang| standing.iter().map(|scored| *scored.link.ends.runs().get(lang)).collect::<Vec<_>>();
    let alone = Sides::from_fn(|lang| {
        if around.lists.alone { alone(&view, lexicon, lang, &taken(lang)) } else { Vec::new() }
    });
    FoundInPair { candidates: runs.len(), standing, losing, alone }
}

/// What each link is worth.
fn scored(spans: &Spans<'_>, links: Vec<TermLink>, around: &Around<'_>) -> Vec<Scored> {
    let judged = |mut link: TermLink| {
        let text = |lang: Lang| spans.view.pair.spot_text(lang, *link.ends.spots().get(lang));
        let score = rounded(worth(&link, around.page.support(text(Lang::Zh), text(Lang::En))));
        link.ends.zh.r#type = shared_type(spans.view, &link.ends.zh, &link.ends.en);
        Scored { link, score, similarity: None }
    };
    let mut scored: Vec<Scored> = links.into_iter().map(judged).collect();
    if let Some(encoder) = around.encoder {
        weigh_meaning(spans, &mut scored, encoder);
    }
    scored
}

/// Lets an encoder say how near in meaning the two ends of each link lie.
fn weigh_meaning(spans: &Spans<'_>, scored: &mut [Scored], encoder: &Encoder) {
    let links: Vec<TermLink> = scored.iter().map(|scored| scored.link.clone()).collect();
    for (scored, similarity) in scored.iter_mut().zip(similarities(spans, &links, encoder)) {
        scored.score = rounded(with_meaning(scored.score, similarity, scored.link.basis));
        scored.similarity = Some(similarity);
        scored.link.findings.extend(in_words(similarity));
    }
}
