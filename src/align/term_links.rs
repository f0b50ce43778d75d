//! Which candidates of one segment pair translate each other.

use crate::data::{Candidate, Lang, Run, Sides, TermLink};

use super::counterpart::{Effort, counterpart};
use super::features::Spans;
use super::reasons::reasons;

/// A span whose words are linked less than this on the whole has no counterpart worth judging.
const LEAST_COVER: f32 = 0.3;

/// Term links below this probability are not kept.
const LEAST: f32 = 0.15;

/// Finds the counterpart of each Chinese run; `describe` makes candidates of both sides' runs.
#[must_use]
pub fn term_links(
    spans: &Spans<'_>,
    pair: usize,
    runs: &[Run],
    describe: &dyn Fn(Lang, Run) -> Candidate,
) -> Vec<TermLink> {
    let mut found: Vec<(Run, Run, f32)> = Vec::new();
    for &zh in runs.iter().filter(|run| cover(spans, **run) > LEAST_COVER) {
        if let Some(best) =
            counterpart(spans, Lang::Zh, zh, Effort::QUICK).filter(|best| best.probability > LEAST)
        {
            found.push((zh, best.run, best.probability));
        }
    }
    let link = |&(zh, en, probability): &(Run, Run, f32)| TermLink {
        pair,
        ends: Sides::new(describe(Lang::Zh, zh), describe(Lang::En, en)),
        probability,
        mutual: probability / strongest_claim(&found, en).max(f32::MIN_POSITIVE),
        findings: reasons(spans, zh, en),
    };
    found.iter().map(link).collect()
}

/// The surest link of any Chinese run to just this English one.
fn strongest_claim(found: &[(Run, Run, f32)], en: Run) -> f32 {
    found
        .iter()
        .filter(|(_, other, _)| *other == en)
        .map(|(_, _, probability)| *probability)
        .fold(0.0, f32::max)
}

/// How well a run's words are linked at all.
fn cover(spans: &Spans<'_>, run: Run) -> f32 {
    let all = Run { start: 0, end: u32::MAX };
    let weights = run.range().map(|token| spans.weight(Lang::Zh, token));
    let linked: f32 =
        run.range().map(|token| spans.weight(Lang::Zh, token) * spans.best(Lang::Zh, token, all).0).sum();
    linked / weights.sum::<f32>().max(f32::MIN_POSITIVE)
}
