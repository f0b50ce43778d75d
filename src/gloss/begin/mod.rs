//! Where the term before a bracket begins. The bracket says where it ends; each place where a word begins is judged by
//! how much of the counterpart the words behind it stand for, by what stands before it, and by what recurs on the page.

mod chinese;
mod english;
mod verb;

use super::support::Support;
use super::window::Window;
use crate::data::Lang;

/// A place where the term may begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Start {
    /// Bytes from the window's start.
    pub(super) at: usize,
    /// The higher, the likelier; steps of about one part what is clear from what is not.
    pub(super) score: f32,
    /// What stands before it ends something: a mark, a function word.
    pub(super) is_clear: bool,
}

/// Where the term begins, and how it compares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Begin {
    pub(super) at: usize,
    /// How much better than the next best place.
    pub(super) margin: f32,
    pub(super) is_clear: bool,
}

/// All places where the term in a window may begin, in their order.
pub(super) fn starts(text: &str, window: &Window, support: &Support) -> Vec<Start> {
    match window.lang {
        Lang::Zh => chinese::starts(text, window, support),
        Lang::En => english::starts(text, window, support),
    }
}

/// What a term that stands elsewhere on the page, too, speaks for its beginning, and what speaks against a place inside
/// it (guesses).
const RECURS: f32 = 0.9;
const CUTS: f32 = -1.2;

/// The best place; `elsewhere` says how often what begins at each place stands elsewhere in the document.
pub(super) fn best(starts: &[Start], elsewhere: &[u32]) -> Option<Begin> {
    let count = |at: usize| elsewhere.get(at).copied().unwrap_or(0);
    let judged = |number: usize, start: &Start| {
        let recurs = if count(number) > 0 { RECURS } else { 0.0 };
        let longer = number.checked_sub(1).map_or(0, count);
        let cuts = if longer > 0 && longer >= count(number) { CUTS } else { 0.0 };
        start.score + recurs + cuts
    };
    let mut all: Vec<(f32, &Start)> =
        starts.iter().enumerate().map(|(number, start)| (judged(number, start), start)).collect();
    // Of equals the longer one.
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.at.cmp(&b.1.at)));
    let (score, start) = all.first()?;
    let margin = all.get(1).map_or(f32::INFINITY, |(next, _)| score - next);
    Some(Begin { at: start.at, margin, is_clear: start.is_clear })
}
