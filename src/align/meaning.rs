//! Term links by meaning: for words that no other evidence joins.

use crate::data::{Candidate, Lang, Run, Sides, TermLink, TokenKind};
use crate::encoder::{Encoder, Vectors};
use crate::lexicon::classes::is_en_function;
use crate::text::simplify;

use super::features::Spans;
use super::phrase::is_noun_phrase;

/// A token whose best link is below this is loose: a term of loose tokens only has not been explained by others.
const LOOSE: f32 = 0.5;

/// A link above this is sure: what it joins is not torn apart.
const SURE: f32 = 0.5;

/// Terms of more English words than this are not looked for.
const LONGEST: usize = 7;

/// So many spans of a side are compared in one pair: bounds the work in long sentences.
const MOST: usize = 96;

/// Neighbours over which a span's usual similarity is taken.
const NEIGHBOURS: usize = 5;

fn parameter(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

/// How near in meaning the two ends of each link lie, -1 to 1.
#[must_use]
pub fn similarities(spans: &Spans<'_>, links: &[TermLink], encoder: &Encoder) -> Vec<f32> {
    let runs = |lang: Lang| links.iter().map(|link| link.ends.get(lang).run).collect::<Vec<Run>>();
    let (zh, en) = (
        encode(spans, encoder, Lang::Zh, &runs(Lang::Zh)),
        encode(spans, encoder, Lang::En, &runs(Lang::En)),
    );
    (0..links.len()).map(|at| crate::encoder::cosine(zh.get(at), en.get(at))).collect()
}

/// Links of Chinese runs without a counterpart to English ones that mean the same: each the other's nearest, by a
/// similarity from which what is near to everything is taken away (CSLS: Conneau et al. 2018).
#[must_use]
pub fn meant_links(
    spans: &Spans<'_>,
    found: &[TermLink],
    runs: &[Run],
    encoder: &Encoder,
    describe: &dyn Fn(Lang, Run) -> Candidate,
) -> Vec<TermLink> {
    let least = parameter("DZ_T", 0.6);
    let zh: Vec<Run> =
        runs.iter().copied().filter(|run| is_open(spans, found, Lang::Zh, *run)).take(MOST).collect();
    let en: Vec<Run> = english_runs(spans)
        .into_iter()
        .filter(|run| is_open(spans, found, Lang::En, *run))
        .take(MOST)
        .collect();
    if zh.is_empty() || en.is_empty() {
        return Vec::new();
    }
    let (left, right) = (encode(spans, encoder, Lang::Zh, &zh), encode(spans, encoder, Lang::En, &en));
    let near: Vec<Vec<f32>> = (0..zh.len())
        .map(|row| {
            (0..en.len()).map(|column| crate::encoder::cosine(left.get(row), right.get(column))).collect()
        })
        .collect();
    let value =
        |row: usize, column: usize| near.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0);
    let rows: Vec<f32> =
        (0..zh.len()).map(|row| usual((0..en.len()).map(|column| value(row, column)))).collect();
    let columns: Vec<f32> =
        (0..en.len()).map(|column| usual((0..zh.len()).map(|row| value(row, column)))).collect();
    let corrected = |row: usize, column: usize| 2.0 * value(row, column) - rows[row] - columns[column];
    let mut links = Vec::new();
    for row in 0..zh.len() {
        let best = |count: usize, of: &dyn Fn(usize) -> f32| {
            (0..count).max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a)))
        };
        let Some(column) = best(en.len(), &|column| corrected(row, column)) else { continue };
        let back = best(zh.len(), &|row| corrected(row, column));
        let similarity = value(row, column);
        if back == Some(row) && similarity >= least {
            links.push(TermLink {
                pair: found.first().map_or(0, |link| link.pair),
                ends: Sides::new(describe(Lang::Zh, zh[row]), describe(Lang::En, en[column])),
                probability: similarity.clamp(0.0, 1.0),
                mutual: 1.0,
                nesting: Default::default(),
                findings: Vec::new(),
            });
        }
    }
    links
}

/// The mean of the highest.
fn usual(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(|a, b| b.total_cmp(a));
    values.truncate(NEIGHBOURS);
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// The run holds a loose word, and no sure link has one of its ends half inside.
fn is_open(spans: &Spans<'_>, found: &[TermLink], lang: Lang, run: Run) -> bool {
    let all = Run { start: 0, end: u32::MAX };
    let is_word = |token: usize| spans.weight(lang, token) > 0.2;
    let is_loose = |token: usize| is_word(token) && spans.best(lang, token, all).0 < LOOSE;
    run.range().any(is_loose)
        && !spans.cuts_name(lang, run)
        && !found.iter().any(|link| {
            let other = link.ends.get(lang).run;
            other == run || (link.probability >= SURE && other.crosses(run))
        })
}

/// Runs of English words that could be terms: no mark inside, no function word at either end.
fn english_runs(spans: &Spans<'_>) -> Vec<Run> {
    let words = &spans.view.en;
    let is_end =
        |at: usize| words.get(at).is_some_and(|word| word.kind != TokenKind::Mark && !is_en_function(word));
    let mut runs = Vec::new();
    for start in (0..words.len()).filter(|start| is_end(*start)) {
        for end in start + 1..=(start + LONGEST).min(words.len()) {
            let Some(last) = words.get(end - 1) else { break };
            if last.kind == TokenKind::Mark
                || (is_en_function(last)
                    && !matches!(last.folded.as_str(), "of" | "and" | "the" | "for" | "in" | "to"))
            {
                break;
            }
            let run = Run::new(start, end);
            if is_end(end - 1)
                && is_noun_phrase(spans.view, run)
                && spans.view.pair.spot(Lang::En, run).is_some()
            {
                runs.push(run);
            }
        }
    }
    runs
}

/// The vectors of runs; Traditional characters are folded, for the model knows Simplified ones better.
fn encode(spans: &Spans<'_>, encoder: &Encoder, lang: Lang, runs: &[Run]) -> Vectors {
    let text = |run: &Run| -> String { spans.view.pair.run_text(lang, *run).chars().map(simplify).collect() };
    let texts: Vec<String> = runs.iter().map(text).collect();
    encoder.encode(&texts.iter().map(String::as_str).collect::<Vec<&str>>())
}
