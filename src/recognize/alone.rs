//! Likely terms by their looks alone, for those that found no counterpart.

use crate::data::{Candidate, Lang, Run, TokenKind, ZhShape};
use crate::lexicon::view::{Case, PairView};
use crate::lexicon::{Everyday, Lexicon};

use super::en::english;
use super::zh::{chinese, chinese_runs};

/// How likely what stands in title marks, a known name, something in quotes, and a run that ends as names do is a term.
/// These order the rows; nobody has counted them.
const TITLE: f32 = 0.7;
const NAME: f32 = 0.6;
const QUOTED: f32 = 0.5;
const HEADED: f32 = 0.4;

/// Likely terms of one side that touch none of the runs that found a counterpart; none inside another.
#[must_use]
pub fn alone(view: &PairView<'_>, lexicon: &Lexicon, lang: Lang, taken: &[Run]) -> Vec<(Candidate, f32)> {
    let is_free = |run: &Run| !taken.iter().any(|taken| taken.overlaps(*run));
    let mut found: Vec<(Candidate, f32)> = match lang {
        Lang::Zh => {
            let runs = chinese_runs(view).into_iter().filter(is_free);
            runs.map(|run| chinese(view, lexicon, run))
                .map(|candidate| (candidate.bare(), likely(&candidate.shape)))
                .filter(|(_, likely)| *likely > 0.0)
                .collect()
        }
        Lang::En => {
            let runs = names(view).into_iter().filter(is_free);
            runs.map(|run| (english(view, lexicon, run).bare(), QUOTED)).collect()
        }
    };
    let runs: Vec<Run> = found.iter().map(|(candidate, _)| candidate.run).collect();
    found.retain(|(candidate, _)| {
        !runs.iter().any(|run| *run != candidate.run && run.contains(candidate.run))
    });
    found
}

/// How likely a Chinese candidate is a term; 0 where nothing speaks for it.
fn likely(shape: &ZhShape) -> f32 {
    let is_headed = shape.head > 0.0 && shape.characters > shape.head + 1.0;
    let kinds = [
        (shape.in_title_marks > 0.0, TITLE),
        (shape.known_name > 0.0 && shape.all_everyday == 0.0, NAME),
        (shape.in_quotes > 0.0, QUOTED),
        (is_headed, HEADED),
    ];
    kinds.into_iter().find(|(is, _)| *is).map_or(0.0, |(_, likely)| likely)
}

/// The longest runs of capitalised English words, `of` and the like between them; a single everyday word is none.
fn names(view: &PairView<'_>) -> Vec<Run> {
    let is_capital = |at: usize| {
        view.en.get(at).is_some_and(|word| word.case != Case::Lower && word.kind != TokenKind::Mark)
    };
    let is_joint = |at: usize| {
        let word = view.en.get(at).map_or("", |word| word.folded.as_str());
        matches!(word, "of" | "and" | "the" | "for" | "&" | "-") && is_capital(at + 1)
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < view.en.len() {
        let start = at;
        while is_capital(at) || (at > start && is_joint(at)) {
            at += 1;
        }
        let single = view.en.get(start).filter(|_| at == start + 1);
        let is_name =
            single.is_none_or(|word| !Everyday::bundled().contains(Lang::En, &word.folded) && start > 0);
        if at > start && is_name && view.pair.spot(Lang::En, Run::new(start, at)).is_some() {
            runs.push(Run::new(start, at));
        }
        at = at.max(start + 1);
    }
    runs
}
