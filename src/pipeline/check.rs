//! Where a translation does not use the glossary's terms.

use rayon::prelude::*;

use crate::align::{Effort, Spans, counterpart};
use crate::check::{Rule, Rules, is_shortened, uses, uses_exactly};
use crate::data::{Alarm, Cause, Decided, Example, Lang, Sides, Span, Spot, TermType, TokenizedPair};
use crate::error::Result;
use crate::lexicon::Terms;
use crate::lexicon::view::PairView;
use crate::link::Linker;
use crate::select::rounded;
use crate::tokenize::split_at;

use super::given::lexicon_with;
use super::words::words;
use super::{Options, Paired, terms};

/// What a translation is checked against, and how strictly.
#[derive(Clone, Debug, PartialEq)]
pub struct Checking {
    /// The glossary's rows.
    pub rows: Vec<Decided>,
    /// The language that is translated from.
    pub source: Lang,
    /// Whether terms are reported for which no counterpart was found: they may just have been left unsaid.
    pub missing: bool,
}

/// Below this probability what stands there instead is too doubtful to be called an error.
const SURE: f32 = 0.5;

/// Checks all pairs, in their order.
///
/// # Errors
/// None yet.
pub fn check(paired: Vec<Paired>, task: &Checking, options: &Options) -> Result<Vec<Alarm>> {
    let rules = Rules::new(&task.rows, task.source);
    let mut options = options.clone();
    // The glossary's Chinese terms are words, so that none is found across the border of two others.
    options
        .tokenize
        .words
        .extend(task.rows.iter().map(|row| row.entry.terms.zh.clone()).filter(|term| !term.is_empty()));
    let terms = Terms::new(&rules.terms());
    let (mut alarms, mut before) = (Vec::new(), 0);
    for document in paired {
        let lexicon = lexicon_with(&document.bitext.listed, &options);
        let pairs = words(document.bitext, &options.tokenize).pairs;
        let linker = Linker::new(&lexicon, terms::model(&pairs, &options, &lexicon));
        let check = Check { task, rules: &rules, terms: &terms, linker: &linker };
        let found: Vec<Vec<Alarm>> =
            pairs.par_iter().enumerate().map(|(at, pair)| check.pair(before + at, pair)).collect();
        alarms.extend(found.into_iter().flatten());
        before += pairs.len();
    }
    Ok(alarms)
}

/// A check that is being made.
struct Check<'a> {
    task: &'a Checking,
    rules: &'a Rules,
    terms: &'a Terms,
    linker: &'a Linker<'a>,
}

impl Check<'_> {
    fn pair(&self, at: usize, pair: &TokenizedPair) -> Vec<Alarm> {
        let target = text(pair, self.task.source.other());
        let mut alarms: Vec<Alarm> = Vec::new();
        for spot in self.spots(pair) {
            let term = pair.spot_text(self.task.source, spot);
            let Some(rule) = self.rules.of(term) else { continue };
            let alarm =
                self.forbidden(rule, &target, pair, spot).or_else(|| self.other(rule, &target, pair, spot));
            // A term that stands twice in a sentence is one error.
            let new =
                |alarm: &Alarm| !alarms.iter().any(|old| old.term == alarm.term && old.found == alarm.found);
            alarms.extend(alarm.filter(new));
        }
        for word in &self.rules.forbidden {
            if uses_exactly(self.task.source.other(), &target, word) {
                let rule = Rule { r#type: TermType::Term, ..Rule::default() };
                alarms.push(self.alarm(&rule, pair, None, (Some(word.clone()), Cause::Forbidden, 1.0)));
            }
        }
        for alarm in &mut alarms {
            alarm.segment = at + 1;
        }
        alarms
    }

    /// Where the glossary's source terms stand: whole words only, and none inside a longer one.
    fn spots(&self, pair: &TokenizedPair) -> Vec<Spot> {
        let source = self.task.source;
        let mut spots: Vec<Spot> = Vec::new();
        for (index, segment) in pair.pair.segments.get(source).iter().enumerate() {
            let found = self.terms.find(source, &segment.text).into_iter();
            spots.extend(
                found
                    .map(|span| Spot { segment: index as u16, span })
                    .filter(|spot| is_whole(pair, source, *spot)),
            );
        }
        let all = spots.clone();
        let inside = |spot: &Spot| {
            all.iter()
                .any(|other| other != spot && other.segment == spot.segment && other.span.contains(spot.span))
        };
        spots.retain(|spot| !inside(spot));
        spots
    }

    /// A forbidden translation is used, and is no part of an admitted one that is used.
    fn forbidden(&self, rule: &Rule, target: &str, pair: &TokenizedPair, spot: Spot) -> Option<Alarm> {
        let lang = self.task.source.other();
        let is_used = |word: &&String| {
            let part = |whole: &String| uses_exactly(lang, whole, word) && uses_exactly(lang, target, whole);
            uses_exactly(lang, target, word) && !rule.admitted.iter().any(part)
        };
        let word = rule.forbidden.iter().find(is_used)?;
        Some(self.alarm(rule, pair, Some(spot), (Some(word.clone()), Cause::Forbidden, 1.0)))
    }

    /// No admitted translation is used, and other words stand for the term.
    fn other(&self, rule: &Rule, target: &str, pair: &TokenizedPair, spot: Spot) -> Option<Alarm> {
        let lang = self.task.source.other();
        if rule.admitted.is_empty() || rule.admitted.iter().any(|term| uses(lang, target, term)) {
            return None;
        }
        match self.counterpart(pair, spot) {
            Some((found, score)) if score >= SURE => {
                let shortened = rule.admitted.iter().any(|term| is_shortened(lang, &found, term));
                (!shortened).then(|| self.alarm(rule, pair, Some(spot), (Some(found), Cause::Other, score)))
            }
            _ => self.task.missing.then(|| self.alarm(rule, pair, Some(spot), (None, Cause::Missing, 0.0))),
        }
    }

    /// What stands for the term on the other side, by the links.
    fn counterpart(&self, pair: &TokenizedPair, spot: Spot) -> Option<(String, f32)> {
        let lang = self.task.source;
        let mut pair = pair.clone();
        let run = split_at(&mut pair, lang, spot);
        let view = PairView::new(&pair, self.linker.lexicon().dictionary);
        let links = self.linker.link_view(&view);
        let best = counterpart(&Spans::new(&view, &links), lang, run, Effort::THOROUGH)?;
        Some((pair.run_text(lang.other(), best.run).to_owned(), rounded(best.probability)))
    }

    fn alarm(
        &self,
        rule: &Rule,
        pair: &TokenizedPair,
        spot: Option<Spot>,
        (found, cause, score): (Option<String>, Cause, f32),
    ) -> Alarm {
        let source = self.task.source;
        Alarm {
            segment: 0,
            source,
            term: spot.map_or_else(String::new, |spot| pair.spot_text(source, spot).to_owned()),
            r#type: rule.r#type,
            expected: rule.admitted.clone(),
            example: example(pair, (source, spot), found.as_deref()),
            found,
            cause,
            score,
        }
    }
}

/// The spot begins and ends where words do.
fn is_whole(pair: &TokenizedPair, lang: Lang, spot: Spot) -> bool {
    pair.spot(lang, pair.run_at(lang, spot)) == Some(spot)
}

/// All segments of a side; no word goes over the border of two.
fn text(pair: &TokenizedPair, lang: Lang) -> String {
    let texts = pair.pair.segments.get(lang).iter().map(|segment| segment.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

fn example(pair: &TokenizedPair, (source, spot): (Lang, Option<Spot>), found: Option<&str>) -> Example {
    let segments = &pair.pair.segments;
    let place = |found: &str| {
        let mut texts = segments.get(source.other()).iter().enumerate();
        texts.find_map(|(at, segment)| Some((at, segment.text.find(found)?)))
    };
    let there =
        found.and_then(|found| place(found).map(|(at, start)| (at, Span::new(start, start + found.len()))));
    let index = |lang: Lang| {
        if lang == source {
            spot.map_or(0, |spot| usize::from(spot.segment))
        } else {
            there.map_or(0, |(at, _)| at)
        }
    };
    let segment = |lang: Lang| segments.get(lang).get(index(lang));
    Example {
        texts: Sides::from_fn(|lang| segment(lang).map(|segment| segment.text.clone()).unwrap_or_default()),
        spans: Sides::from_fn(|lang| {
            if lang == source { spot.map(|spot| spot.span) } else { there.map(|(_, span)| span) }
        }),
        places: Sides::from_fn(|lang| segment(lang).map(|segment| segment.place.clone())),
    }
}
