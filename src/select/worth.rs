//! Which term links are worth a translator's time: one probability from how surely they translate each other and how
//! term-like both sides look.

use std::sync::OnceLock;

use crate::data::{NESTING, SHAPE, TermLink, TermType};
use crate::judge::Forest;

use super::page::SUPPORT;

/// How many numbers describe a term link.
pub const FEATURES: usize = 3 + NESTING + SUPPORT + 2 * SHAPE;

/// Describes a term link: its probabilities, its type, how it lies among the others, what the page says, both shapes.
#[must_use]
pub fn describe(link: &TermLink, support: [f32; SUPPORT]) -> [f32; FEATURES] {
    let mut features = [0.0; FEATURES];
    let r#type = TermType::ALL.iter().position(|r#type| *r#type == link.ends.zh.r#type).unwrap_or(0);
    let head = [link.probability, link.mutual, r#type as f32];
    let all = head
        .iter()
        .chain(&link.nesting)
        .chain(&support)
        .chain(&link.ends.zh.shape)
        .chain(&link.ends.en.shape);
    for (feature, value) in features.iter_mut().zip(all) {
        *feature = *value;
    }
    features
}

/// The probability that a translator keeps the pair, 0 to 1.
#[must_use]
pub fn worth(link: &TermLink, support: [f32; SUPPORT]) -> f32 {
    static JUDGE: OnceLock<Forest> = OnceLock::new();
    let judged =
        JUDGE.get_or_init(|| Forest::parse(include_str!("worth.trees"))).judge(&describe(link, support));
    // The author marked it as a title: what is left to doubt is only where its translation begins and ends.
    let title = link.ends.zh.shape[IN_TITLE_MARKS] > 0.0;
    let known = link.ends.zh.shape[KNOWN_NAME] > 0.0 && link.nesting[NAMED] >= 1.0;
    if known {
        judged.max(KNOWN * link.probability)
    } else if title {
        judged.max(MARKED.mul_add(link.probability, 1.0 - MARKED) * link.probability.sqrt())
    } else {
        judged
    }
}

/// Place in a candidate's shape: see `recognize`.
const IN_TITLE_MARKS: usize = 0;

/// The same of a known name, and the place in a link's nesting that says how surely both ends are one name (see `align`).
const KNOWN_NAME: usize = 2;
const NAMED: usize = 11;

/// What a name that a table holds with just this counterpart is worth at most by being known.
const KNOWN: f32 = 0.9;

/// How much of a marked title's worth hangs on the sureness of its counterpart.
const MARKED: f32 = 0.5;
