//! What an encoder says of spans: how near in meaning two of them lie, and which of several counterparts lies nearest.

use crate::data::{Lang, Run, TermLink};
use crate::encoder::{Encoder, Vectors, cosine};
use crate::text::simplify;

use super::counterpart::{Counterpart, is_given};
use super::spans::Spans;

/// A counterpart surer than this needs no second opinion.
const DOUBTFUL: f32 = 0.8;

/// Counterparts that have less than this share of the surest one's probability are no rivals of it, and only so many are.
const RIVAL: f32 = 0.15;
const MOST_RIVALS: usize = 6;

/// What a cosine weighs between rivals, in nats of the odds. Between 3 and 10 the weight matters little.
const WEIGHT: f32 = 6.0;

/// The vectors of runs. Traditional characters are folded: the model knows Simplified ones better.
pub(super) fn encode(spans: &Spans<'_>, encoder: &Encoder, lang: Lang, runs: &[Run]) -> Vectors {
    let text = |run: &Run| spans.view.pair.run_text(lang, *run).chars().map(simplify).collect();
    let texts: Vec<String> = runs.iter().map(text).collect();
    encoder.encode(&texts.iter().map(String::as_str).collect::<Vec<&str>>())
}

/// How near in meaning the two ends of each link lie, -1 to 1.
#[must_use]
pub fn similarities(spans: &Spans<'_>, links: &[TermLink], encoder: &Encoder) -> Vec<f32> {
    let runs = |lang: Lang| links.iter().map(|link| *link.ends.runs().get(lang)).collect::<Vec<Run>>();
    let [zh, en] = Lang::BOTH.map(|lang| encode(spans, encoder, lang, &runs(lang)));
    (0..links.len()).map(|at| cosine(zh.get(at), en.get(at))).collect()
}

/// A Chinese run whose counterpart is in doubt: its place, and those of the counterparts that could be right.
struct Doubt {
    at: usize,
    rivals: Vec<usize>,
}

/// Where the surest counterpart of a Chinese run is in doubt: raises the probability of those that lie nearer in meaning
/// to the run than their rivals on average, and lowers the others'. How far they cover the run is in the probability
/// already, so that a part that means nearly the same does not win by its meaning alone.
pub(super) fn weigh_meaning(spans: &Spans<'_>, all: &mut [(Run, Vec<Counterpart>)], encoder: &Encoder) {
    let doubts: Vec<Doubt> = all
        .iter()
        .enumerate()
        .map(|(at, (run, judged))| Doubt { at, rivals: rivals(spans, *run, judged) })
        .filter(|doubt| doubt.rivals.len() > 1)
        .collect();
    let zh: Vec<Run> = doubts.iter().filter_map(|doubt| all.get(doubt.at)).map(|(run, _)| *run).collect();
    let of = |doubt: &Doubt| all.get(doubt.at).map_or(&[][..], |(_, judged)| judged.as_slice());
    let named = doubts.iter().flat_map(|doubt| doubt.rivals.iter().filter_map(move |at| of(doubt).get(*at)));
    let en: Vec<Run> = named.map(|rival| rival.run).collect();
    let (zh, en) = (encode(spans, encoder, Lang::Zh, &zh), encode(spans, encoder, Lang::En, &en));
    let mut first = 0;
    for (row, doubt) in doubts.iter().enumerate() {
        let near: Vec<f32> =
            (first..first + doubt.rivals.len()).map(|at| cosine(zh.get(row), en.get(at))).collect();
        first += doubt.rivals.len();
        if let Some((_, judged)) = all.get_mut(doubt.at) {
            shift(judged, &doubt.rivals, &near);
        }
    }
}

/// Moves the odds of rivals by how much nearer than their mean they lie.
fn shift(judged: &mut [Counterpart], rivals: &[usize], near: &[f32]) {
    let mean = near.iter().sum::<f32>() / near.len().max(1) as f32;
    for (at, near) in rivals.iter().zip(near) {
        if let Some(rival) = judged.get_mut(*at) {
            let odds = rival.probability / (1.0 - rival.probability).max(f32::EPSILON);
            let odds = odds * (WEIGHT * (near - mean)).exp();
            rival.probability = odds / (1.0 + odds);
        }
    }
}

/// The counterparts that could be right, the surest first; none where there is no doubt.
fn rivals(spans: &Spans<'_>, run: Run, judged: &[Counterpart]) -> Vec<usize> {
    let surest = judged.iter().map(|other| other.probability).fold(0.0, f32::max);
    if surest > DOUBTFUL || judged.iter().any(|other| is_given(spans, Lang::Zh, run, other.run)) {
        return Vec::new();
    }
    let rivals = judged.iter().enumerate().filter(|(_, other)| other.probability >= surest * RIVAL);
    let mut rivals: Vec<(usize, f32)> = rivals.map(|(at, other)| (at, other.probability)).collect();
    rivals.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    rivals.into_iter().take(MOST_RIVALS).map(|(at, _)| at).collect()
}
