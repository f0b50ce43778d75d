//! Evidence: a name sounds like this (特朗普 and Trump, 吴建南 and Wu Jiannan).

use crate::data::{Finding, Run, Sides, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::sound::Heard;
use crate::lexicon::view::{Case, PairView};

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { name: "sound", about: "the name sounds like this", evidence: &Sound };

struct Sound;

/// Below this probability a likeness of sound is chance.
const LEAST: f32 = 0.3;

/// The longest name, in English words: Ursula von der Leyen.
const LONGEST: usize = 4;

/// A name heard across the middle of a Chinese word is less sure than one that begins and ends where words do.
const INSIDE: f32 = 0.8;

impl Evidence for Sound {
    fn find(&self, view: &PairView<'_>, _: &Lexicon, out: &mut Vec<Finding>) {
        let names: Vec<Run> = names(view).collect();
        if names.is_empty() {
            return;
        }
        let heard = Heard::new(&view.chars);
        for run in names {
            let words: Vec<&str> =
                run.range().filter_map(|at| view.en.get(at)).map(|word| word.folded.as_str()).collect();
            let Some(window) = heard.best_window(&words).filter(|window| window.score >= LEAST) else {
                continue;
            };
            let zh = view.tokens_of_chars(window.start, window.end);
            let strength =
                if view.is_whole(window.start, window.end) { window.score } else { INSIDE * window.score };
            out.push(Finding { kind: KIND.name, ends: Sides::new(zh, run), strength });
        }
    }
}

/// Runs of words that could be a name: capitals first and last, small words (von, de) between.
fn names<'v>(view: &'v PairView<'_>) -> impl Iterator<Item = Run> + 'v {
    let titled = |at: usize| {
        view.en.get(at).is_some_and(|word| {
            word.kind == TokenKind::Latin && word.case != Case::Lower && word.folded.len() > 1
        })
    };
    let small = |at: usize| {
        view.en.get(at).is_some_and(|word| word.kind == TokenKind::Latin && word.folded.len() <= 3)
    };
    let starts = (0..view.en.len()).filter(move |&start| titled(start));
    starts.flat_map(move |start| {
        let inner_ends = start + 1..=(start + LONGEST).min(view.en.len());
        inner_ends
            .take_while(move |&end| (start + 1..end).all(|at| titled(at) || small(at)))
            .filter(move |&end| titled(end - 1))
            .map(move |end| Run::new(start, end))
    })
}
