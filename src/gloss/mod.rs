//! `gloss`: what the author of a text has already paired: a term with its translation in brackets, in an apposition.
//!
//! Such a pair is a proof, and the surest evidence there is. The bracket says where the term ends; where it begins is
//! judged (`begin`). What only looks like a gloss (a place, a source, a unit) is left alone (`aside`). Lists of
//! terms are read by `pair`, which knows the lines of a page; what both find is of one type, [`GivenPair`].
//!
//! All is linear in the text: brackets are matched in one walk, windows and candidates are bounded, and how often
//! candidates recur is counted in one more walk.

mod apposition;
mod aside;
mod begin;
mod bracket;
mod content;
mod cut;
mod judge;
mod label;
mod mention;
mod recur;
mod remark;
mod short;
mod support;
mod window;

use crate::data::{GivenPair, Place, SegmentPair};
use judge::{Habit, Weighed};
use recur::Counter;

/// An author who gives so many pairs explains terms as a habit (guess).
const HABIT: usize = 2;

/// The pairs that are given in the running text of one document, in its order; the same pair once.
#[must_use]
pub fn find<'a>(texts: impl IntoIterator<Item = (&'a str, &'a Place)>) -> Vec<GivenPair> {
    let texts: Vec<(&str, &Place)> = texts.into_iter().collect();
    let (mut weighed, mut shorts) = (Vec::new(), Vec::new());
    for (text, place) in &texts {
        let (mut mentions, more) = mention::in_brackets(text, place);
        mentions.extend(apposition::in_appositions(text, place));
        weighed.extend(mentions.into_iter().filter_map(Weighed::new));
        shorts.extend(more);
    }
    let terms = weighed.iter().flat_map(|one| one.starts.iter().map(|start| one.term(start)));
    let counter = Counter::new(terms, texts.iter().map(|(text, _)| *text));
    let elsewhere = |one: &Weighed<'_>| {
        one.starts.iter().map(|start| counter.elsewhere(one.term(start))).collect::<Vec<u32>>()
    };
    let decide = |habit: Habit| -> Vec<GivenPair> {
        weighed.iter().filter_map(|one| one.decide(&elsewhere(one), habit)).collect()
    };
    let mut found = decide(Habit::Unknown);
    if found.len() >= HABIT && found.len() < weighed.len() {
        found = decide(Habit::Glosses);
    }
    short::join(found, &shorts)
}

/// Short names that both sides of a segment pair teach: 香港金融管理局（金管局） and `Hong Kong Monetary Authority (HKMA)`. Where a
/// side teaches several, nothing says which belong together.
#[must_use]
pub fn taught(pairs: &[SegmentPair]) -> Vec<GivenPair> {
    pairs.iter().filter_map(short::taught).collect()
}

/// How surely two terms translate each other, 0 to 1, by dictionary, names and sound: the share of the English words that
/// the characters stand for.
#[must_use]
pub fn likeness(zh: &str, en: &str) -> f32 {
    support::Support::new(zh, en).cover()
}
