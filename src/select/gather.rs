//! Counts the term links of one segment pair after the other.

use super::compete::Scored;
use super::counted::{Best, Counted, Shown, in_steps};
use super::gathered::{Gathered, Key, Loser, Lost};
use super::same::key;
use crate::data::{Candidate, Example, Lang, Segment, Sides, Spot, TokenizedPair};
use crate::text::words;

/// A segment pair and its number in its document.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'a> {
    /// Counted over the document.
    pub number: u64,
    /// The pair.
    pub pair: &'a TokenizedPair,
}

impl Gathered {
    /// Counts a term link of a pair.
    pub fn add(&mut self, pair: Numbered<'_>, scored: &Scored) {
        let spots = scored.link.ends.spots();
        let terms = terms(pair.pair, spots.map(Some));
        let (r#type, findings) = (scored.link.ends.zh.r#type, scored.link.findings.clone());
        let best = Best { score: in_steps(scored.score), r#type, findings };
        let key = Key { terms: folded(&terms), alone: None };
        self.add_term(key, Counted::once(terms, best, shown(pair, spots.map(Some))));
    }

    /// Counts a likely term of a pair that found no counterpart.
    pub fn add_alone(&mut self, pair: Numbered<'_>, lang: Lang, (candidate, likely): &(Candidate, f32)) {
        let spots = Sides::from_fn(|side| (side == lang).then_some(candidate.spot));
        let terms = terms(pair.pair, spots);
        let best = Best { score: in_steps(*likely), r#type: candidate.r#type, findings: Vec::new() };
        let key = Key { terms: folded(&terms), alone: Some(lang) };
        self.add_term(key, Counted::once(terms, best, shown(pair, spots)));
    }

    /// Counts a term link of a pair that lost to another one.
    pub fn add_losing(&mut self, pair: &TokenizedPair, losing: &Scored, winner: &Scored) {
        let terms = |scored: &Scored| terms(pair, scored.link.ends.spots().map(Some));
        let Sides { zh, en } = terms(winner);
        let r#type = losing.link.ends.zh.r#type;
        let loser = Loser { terms: terms(losing), r#type, winner: format!("{zh} = {en}") };
        self.add_loser(loser, Lost { score: in_steps(losing.score), count: 1 });
    }
}

fn terms(pair: &TokenizedPair, spots: Sides<Option<Spot>>) -> Sides<String> {
    Sides::from_fn(|lang| {
        spots.get(lang).map_or_else(String::new, |spot| pair.spot_text(lang, spot).to_owned())
    })
}

fn shown(pair: Numbered<'_>, spots: Sides<Option<Spot>>) -> Shown {
    Shown { number: pair.number, example: example(pair.pair.pair.segments.as_ref(), spots) }
}

/// Pairs that differ in case, width, script, number or an article only are one entry.
pub(super) fn folded(terms: &Sides<String>) -> Sides<String> {
    Sides::new(key(Lang::Zh, &terms.zh), words(&key(Lang::En, &terms.en)).join(" "))
}

/// A segment pair that shows a term; of a term without a counterpart, the first segment of the other side.
#[must_use]
pub fn example(segments: Sides<&Vec<Segment>>, spots: Sides<Option<Spot>>) -> Example {
    let index = |lang: Lang| spots.get(lang).map_or(0, |spot| usize::from(spot.segment));
    let segment = |lang: Lang| segments.get(lang).get(index(lang));
    Example {
        texts: Sides::from_fn(|lang| segment(lang).map(|segment| segment.text.clone()).unwrap_or_default()),
        spans: Sides::from_fn(|lang| spots.get(lang).map(|spot| spot.span)),
        places: Sides::from_fn(|lang| segment(lang).map(|segment| segment.place.clone())),
    }
}
