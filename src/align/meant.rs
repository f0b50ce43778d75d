//! Term links by meaning alone: for words that no other evidence joins.

use crate::data::{Basis, Lang, Nesting, Run, Sides, TermLink, TokenKind};
use crate::encoder::{Encoder, cosine};

use super::context::context;
use super::meaning::encode;
use super::phrase::is_noun_phrase;
use super::spans::Spans;
use super::term_links::Describe;

/// A word whose best link is below this is loose: nothing has explained it.
const LOOSE: f32 = 0.5;

/// Words below this weight are marks and function words.
const CONTENT: f32 = 0.2;

/// A term link above this is sure: no other term begins or ends inside one of its ends.
const SURE: f32 = 0.5;

/// Two spans that are each other's nearest and at least so near mean the same.
const LEAST: f32 = 0.6;

/// Terms of more English words than this are not looked for.
const LONGEST: usize = 7;

/// So many spans of a side are compared in one pair: bounds the work in long sentences.
const MOST: usize = 96;

/// Neighbours over which a span's usual nearness is taken.
const NEIGHBOURS: usize = 5;

/// Small words that stand inside English terms.
const JOINS: &[&str] = &["of", "and", "the", "for", "in", "to"];

/// Links of open Chinese runs to open English ones, each the other's nearest; `describe` makes candidates of both.
#[must_use]
pub fn meant_links(
    spans: &Spans<'_>,
    found: &[TermLink],
    runs: &[Run],
    encoder: &Encoder,
    describe: Describe<'_>,
) -> Vec<TermLink> {
    let open = |lang: Lang, runs: &[Run]| -> Vec<Run> {
        runs.iter().copied().filter(|run| is_open(spans, found, lang, *run)).take(MOST).collect()
    };
    let (zh, en) = (open(Lang::Zh, runs), open(Lang::En, &english_runs(spans)));
    if zh.is_empty() || en.is_empty() {
        return Vec::new();
    }
    let near = Nearness::new(spans, encoder, &zh, &en);
    let link = |(row, column, similarity): (usize, usize, f32)| {
        let (zh, en) = (*zh.get(row)?, *en.get(column)?);
        Some(TermLink {
            ends: describe.ends(zh, en),
            probability: similarity.clamp(0.0, 1.0),
            mutual: 1.0,
            nesting: Nesting::default(),
            context: context(spans, &[], (zh, en)),
            basis: Basis::Evidence,
            findings: Vec::new(),
        })
    };
    near.mutual().into_iter().filter_map(link).collect()
}

/// How near the spans of both sides lie to each other, and to their neighbours on average.
struct Nearness {
    cells: Vec<Vec<f32>>,
    usual: Sides<Vec<f32>>,
}

impl Nearness {
    fn new(spans: &Spans<'_>, encoder: &Encoder, zh: &[Run], en: &[Run]) -> Self {
        let left = encode(spans, encoder, Lang::Zh, zh);
        let right = encode(spans, encoder, Lang::En, en);
        let row = |row: usize| (0..en.len()).map(|at| cosine(left.get(row), right.get(at))).collect();
        let cells: Vec<Vec<f32>> = (0..zh.len()).map(row).collect();
        let rows = cells.iter().map(|row| usual(row.clone())).collect();
        let column = |at: usize| cells.iter().filter_map(|row| row.get(at).copied()).collect();
        let columns = (0..en.len()).map(|at| usual(column(at))).collect();
        Nearness { cells, usual: Sides::new(rows, columns) }
    }

    fn get(&self, row: usize, column: usize) -> f32 {
        self.cells.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0)
    }

    /// The nearness from which what both lie near to anyway is taken away (CSLS: Conneau et al. 2018, "Word Translation
    /// Without Parallel Data").
    fn corrected(&self, row: usize, column: usize) -> f32 {
        let usual = |side: &[f32], at: usize| side.get(at).copied().unwrap_or(0.0);
        2.0 * self.get(row, column) - usual(&self.usual.zh, row) - usual(&self.usual.en, column)
    }

    /// Pairs of which each is the other's nearest, with their cosine.
    fn mutual(&self) -> Vec<(usize, usize, f32)> {
        let (rows, columns) = (self.cells.len(), self.usual.en.len());
        let pair = |row: usize| {
            let column = highest(columns, &|column| self.corrected(row, column))?;
            let back = highest(rows, &|row| self.corrected(row, column))?;
            let near = self.get(row, column);
            (back == row && near >= LEAST).then_some((row, column, near))
        };
        (0..rows).filter_map(pair).collect()
    }
}

/// Where the highest value is, the first of several.
fn highest(count: usize, value: &dyn Fn(usize) -> f32) -> Option<usize> {
    (0..count).max_by(|a, b| value(*a).total_cmp(&value(*b)).then(b.cmp(a)))
}

/// The mean of the highest few.
fn usual(mut values: Vec<f32>) -> f32 {
    values.sort_by(|a, b| b.total_cmp(a));
    values.truncate(NEIGHBOURS);
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// The run holds a loose word, has no link of its own, and is not torn out of a sure link.
fn is_open(spans: &Spans<'_>, found: &[TermLink], lang: Lang, run: Run) -> bool {
    let all = Run { start: 0, end: u32::MAX };
    let is_loose =
        |token: usize| spans.weight(lang, token) > CONTENT && spans.best(lang, token, all).0 < LOOSE;
    let is_taken = |link: &TermLink| {
        let other = *link.ends.runs().get(lang);
        other == run || (link.probability >= SURE && other.crosses(run))
    };
    run.range().any(is_loose) && !spans.cuts_name(lang, run) && !found.iter().any(is_taken)
}

/// Runs of English words that could be terms: no mark inside, no small word at either end.
fn english_runs(spans: &Spans<'_>) -> Vec<Run> {
    let words = &spans.view.en;
    let is_end = |at: usize| {
        words.get(at).is_some_and(|word| word.kind != TokenKind::Mark && !word.class.is_function())
    };
    let goes_on =
        |at: usize| is_end(at) || words.get(at).is_some_and(|word| JOINS.contains(&word.folded.as_str()));
    let mut runs = Vec::new();
    for start in (0..words.len()).filter(|start| is_end(*start)) {
        let ends = (start..words.len()).take(LONGEST).take_while(|at| goes_on(*at)).filter(|at| is_end(*at));
        runs.extend(ends.map(|last| Run::new(start, last + 1)));
    }
    runs.retain(|run| is_noun_phrase(spans.view, *run) && spans.view.pair.spot(Lang::En, *run).is_some());
    runs
}
