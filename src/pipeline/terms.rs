//! From a tokenized corpus to its glossary.

use rayon::prelude::*;

use crate::align::{BARE, Spans, meant_links, similarities, term_links};
use crate::data::{
    Candidate, Corpus, Dropped, Entry, Form, Glossary, Lang, Reason, Sides, TermLink, TermPair, TermType,
};
use crate::encoder::Encoder;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::link::{Learner, Linker, Model};
use crate::recognize::{alone, chinese, chinese_runs, english};
use crate::select::{
    Evidence, Gatherer, Page, Scored, compete, in_words, join_variants, rounded, with_meaning, worth,
};

use super::{Options, Scope, learn};

/// What was found in one segment pair.
#[derive(Debug, Default)]
struct FoundInPair {
    candidates: usize,
    standing: Vec<Scored>,
    losing: Vec<(Scored, usize)>,
    /// Likely terms without a counterpart.
    alone: Sides<Vec<(Candidate, f32)>>,
}

/// Finds, aligns and selects the terms of a corpus; also tells how many candidates there were.
pub(super) fn glossary(corpus: &Corpus, options: &Options) -> (Glossary, usize) {
    let lexicon = Lexicon::with_own(&options.own);
    let linker = Linker::new(&lexicon, model(corpus, options, &lexicon));
    let (page, many) = (Page::new(corpus), corpus.pairs.len());
    let found: Vec<FoundInPair> = (0..many)
        .into_par_iter()
        .map(|index| find(corpus, index, &page, (&linker, options.encoder())))
        .collect();
    let mut gatherer = Gatherer::default();
    let mut glossary = Glossary::default();
    for (pair, in_pair) in corpus.pairs.iter().zip(&found) {
        for lang in Lang::BOTH {
            in_pair.alone.get(lang).iter().for_each(|likely| gatherer.add_alone(pair, lang, likely));
        }
        for scored in &in_pair.standing {
            gatherer.add(corpus, scored);
        }
        glossary.dropped.extend(in_pair.losing.iter().map(|loser| dropped(corpus, in_pair, loser)));
    }
    glossary.entries = listed(&corpus.listed);
    glossary.entries.extend(join_variants(gatherer.finish()));
    (glossary, found.iter().map(|in_pair| in_pair.candidates).sum())
}

/// What is learnt from a corpus: nothing where each pair stands alone.
pub(super) fn model(corpus: &Corpus, options: &Options, lexicon: &Lexicon) -> Model {
    let mut learner = Learner::default();
    if options.scope == Scope::Corpus {
        learn::add(&mut learner, &corpus.pairs, lexicon);
    }
    learner.finish()
}

fn find(
    corpus: &Corpus,
    index: usize,
    page: &Page,
    (linker, encoder): (&Linker<'_>, Option<&Encoder>),
) -> FoundInPair {
    let lexicon = linker.lexicon();
    let Some(pair) = corpus.pairs.get(index) else { return FoundInPair::default() };
    let view = PairView::new(pair, lexicon.dictionary);
    let links = linker.link_view(&view);
    let spans = Spans::new(&view, &links);
    let describe = |lang, run| match lang {
        Lang::Zh => chinese(&view, lexicon, run),
        Lang::En => english(&view, lexicon, run),
    };
    let runs = chinese_runs(&view);
    let mut links = term_links(&spans, index, &runs, encoder, &describe);
    if let Some(encoder) = encoder {
        links.extend(meant_links(&spans, &links, (index, &runs), encoder, &describe));
    }
    let (standing, losing) = compete(scored(&spans, links, page, encoder));
    let taken = |lang: Lang| standing.iter().map(|scored| scored.link.ends.get(lang).run).collect::<Vec<_>>();
    let alone = Sides::from_fn(|lang| alone(&view, lexicon, lang, &taken(lang)));
    FoundInPair { candidates: runs.len(), standing, losing, alone }
}

/// What each link is worth.
fn scored(spans: &Spans<'_>, links: Vec<TermLink>, page: &Page, encoder: Option<&Encoder>) -> Vec<Scored> {
    let judged = |link: TermLink| {
        let text = |lang: Lang| spans.view.pair.spot_text(lang, link.ends.get(lang).spot);
        let score = rounded(worth(&link, page.support(text(Lang::Zh), text(Lang::En))));
        Scored { link, score, similarity: None }
    };
    let mut scored: Vec<Scored> = links.into_iter().map(judged).collect();
    if let Some(encoder) = encoder {
        weigh_meaning(spans, &mut scored, encoder);
    }
    scored
}

/// Lets an encoder say how near in meaning the two ends of each link lie.
fn weigh_meaning(spans: &Spans<'_>, scored: &mut [Scored], encoder: &Encoder) {
    let links: Vec<TermLink> = scored.iter().map(|scored| scored.link.clone()).collect();
    for (scored, similarity) in scored.iter_mut().zip(similarities(spans, &links, encoder)) {
        let findings = &mut scored.link.findings;
        let evidence =
            if findings.iter().any(|finding| finding == BARE) { Evidence::None } else { Evidence::Some };
        scored.score = rounded(with_meaning(scored.score, similarity, evidence));
        scored.similarity = Some(similarity);
        findings.extend(in_words(similarity));
    }
}

fn dropped(corpus: &Corpus, found: &FoundInPair, (loser, winner): &(Scored, usize)) -> Dropped {
    let text = |scored: &Scored, lang: Lang| {
        let pair = corpus.pairs.get(scored.link.pair);
        pair.map_or(String::new(), |pair| pair.spot_text(lang, scored.link.ends.get(lang).spot).to_owned())
    };
    let winner = found.standing.get(*winner);
    let rival = winner
        .map_or(String::new(), |winner| format!("{} = {}", text(winner, Lang::Zh), text(winner, Lang::En)));
    Dropped {
        terms: crate::data::Sides::from_fn(|lang| text(loser, lang)),
        r#type: loser.link.ends.zh.r#type,
        score: loser.score,
        count: 1,
        reason: Reason::Rival(rival),
    }
}

/// Term pairs that the author gave are as sure as anything.
fn listed(pairs: &[TermPair]) -> Vec<Entry> {
    const GIVEN: f32 = 0.99;
    let entry = |pair: &TermPair| Entry {
        terms: pair.terms.clone(),
        r#type: TermType::Term,
        score: GIVEN,
        count: 1,
        findings: vec![format!("given as a pair at {}", pair.place)],
        variants: Vec::<Form>::new(),
        examples: Vec::new(),
    };
    pairs.iter().map(entry).collect()
}
