//! What was found in one segment pair, as other programs read it: a line by itself, from which everything can be gathered.

use serde::{Deserialize, Serialize};

use super::compete::Scored;
use super::counted::{Best, Counted, Shown, in_steps};
use super::gather::folded;
use super::gathered::{Gathered, Key, Loser, Lost};
use super::options::Lists;
use crate::data::{Candidate, Example, GivenPair, Lang, Place, Sides, Span, TermType, TokenizedPair};

/// A segment pair with its terms. One segment a side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundPair {
    /// As the pair came with it.
    #[serde(default)]
    pub id: serde_json::Value,
    /// The texts.
    #[serde(flatten)]
    pub texts: Sides<String>,
    /// Where they stand.
    pub places: Sides<Place>,
    /// Where the pair stands among those of its document.
    pub number: u64,
    /// How many spans look like terms.
    pub candidates: u64,
    /// Terms that translate each other.
    pub terms: Vec<FoundTerm>,
    /// Likely terms without a counterpart.
    #[serde(default)]
    pub alone: Vec<FoundAlone>,
    /// Terms that lost to others of the same words.
    #[serde(default)]
    pub lost: Vec<FoundLost>,
    /// What the author gives as pairs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<GivenPair>,
    /// So many parts of the texts are too long for their words to be linked: no terms are taken from them.
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub too_long: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none_at_all(count: &u64) -> bool {
    *count == 0
}

/// Two terms that translate each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundTerm {
    /// The terms.
    #[serde(flatten)]
    pub terms: Sides<String>,
    /// What sort of term.
    pub r#type: TermType,
    /// Probability, 0 to 1, that a translator keeps the pair.
    pub score: f32,
    /// Where they stand: bytes of the texts.
    pub spans: Sides<Span>,
    /// The sentences in which they stand, where the texts are long and were cut into sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Sides<Span>>,
    /// The reasons.
    pub findings: Vec<String>,
}

/// A likely term without a counterpart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundAlone {
    /// Its language.
    pub lang: Lang,
    /// The term.
    pub term: String,
    /// What sort of term.
    pub r#type: TermType,
    /// How likely it is one, 0 to 1.
    pub score: f32,
    /// Where it stands.
    pub span: Span,
    /// The sentences in which it stands and which translate that, where the texts are long and were cut into sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Sides<Span>>,
}

/// Two terms that lost to others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundLost {
    /// The terms.
    #[serde(flatten)]
    pub terms: Sides<String>,
    /// What sort of term.
    pub r#type: TermType,
    /// Its score.
    pub score: f32,
    /// The better pair: `中国 = China`.
    pub better: String,
}

impl FoundTerm {
    /// A term link of a pair.
    #[must_use]
    pub fn new(pair: &TokenizedPair, scored: &Scored) -> Self {
        let spots = scored.link.ends.spots();
        FoundTerm {
            terms: Sides::from_fn(|lang| pair.spot_text(lang, *spots.get(lang)).to_owned()),
            r#type: scored.link.ends.zh.r#type,
            score: scored.score,
            spans: spots.map(|spot| spot.span),
            within: None,
            findings: scored.link.findings.clone(),
        }
    }
}

impl FoundAlone {
    /// A likely term of a pair.
    #[must_use]
    pub fn new(pair: &TokenizedPair, lang: Lang, (candidate, likely): &(Candidate, f32)) -> Self {
        FoundAlone {
            lang,
            term: pair.spot_text(lang, candidate.spot).to_owned(),
            r#type: candidate.r#type,
            score: *likely,
            span: candidate.spot.span,
            within: None,
        }
    }
}

impl FoundLost {
    /// A term link of a pair that lost to another one.
    #[must_use]
    pub fn new(pair: &TokenizedPair, losing: &Scored, winner: &Scored) -> Self {
        let FoundTerm { terms, r#type, score, .. } = FoundTerm::new(pair, losing);
        let Sides { zh, en } = FoundTerm::new(pair, winner).terms;
        FoundLost { terms, r#type, score, better: format!("{zh} = {en}") }
    }
}

impl Gathered {
    /// Counts what was found in a pair: of what makes no rows, only what is listed.
    pub fn add_found(&mut self, found: FoundPair, lists: Lists) {
        self.figures.pairs += 1;
        self.figures.blocks += 2;
        self.figures.candidates += found.candidates;
        self.add_given(&found.given);
        let shown = |spans: Sides<Option<Span>>, within: Option<Sides<Span>>| {
            let within = within.filter(|within| contains(within, &spans));
            let texts = Sides::from_fn(|lang| sentence(found.texts.get(lang), lang, within));
            let spans = Sides::from_fn(|lang| Some(behind((*spans.get(lang))?, lang, within)));
            let example = Example { texts, spans, places: found.places.clone().map(Some) };
            Shown { number: found.number, example }
        };
        for alone in found.alone.into_iter().filter(|_| lists.alone) {
            let terms =
                Sides::from_fn(|lang| if lang == alone.lang { alone.term.clone() } else { String::new() });
            let best = Best { score: in_steps(alone.score), r#type: alone.r#type, findings: Vec::new() };
            let key = Key { terms: folded(&terms), alone: Some(alone.lang) };
            let spans = Sides::from_fn(|lang| (lang == alone.lang).then_some(alone.span));
            self.add_term(key, Counted::once(terms, best, shown(spans, alone.within)));
        }
        for term in found.terms {
            let best = Best { score: in_steps(term.score), r#type: term.r#type, findings: term.findings };
            let key = Key { terms: folded(&term.terms), alone: None };
            self.add_term(key, Counted::once(term.terms, best, shown(term.spans.map(Some), term.within)));
        }
        for FoundLost { terms, r#type, score, better } in found.lost.into_iter().filter(|_| lists.lost) {
            let lost = Lost { score: in_steps(score), count: 1 };
            self.add_loser(Loser { terms, r#type, winner: better }, lost);
        }
    }
}

/// What others wrote may lie: a term stands in its sentence, or the whole texts are shown.
fn contains(within: &Sides<Span>, spans: &Sides<Option<Span>>) -> bool {
    Lang::BOTH.into_iter().all(|lang| spans.get(lang).is_none_or(|span| within.get(lang).contains(span)))
}

/// The sentence, or the whole text.
fn sentence(text: &str, lang: Lang, within: Option<Sides<Span>>) -> String {
    within.map_or(text, |within| within.get(lang).of(text)).to_owned()
}

/// Where a span stands in its sentence.
fn behind(span: Span, lang: Lang, within: Option<Sides<Span>>) -> Span {
    let start = within.map_or(0, |within| within.get(lang).start);
    Span { start: span.start.saturating_sub(start), end: span.end.saturating_sub(start) }
}
