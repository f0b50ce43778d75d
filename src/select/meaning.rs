//! What the meaning of two terms adds to their worth: see `encoder`.

use crate::data::Basis;

/// From this cosine on two terms are near in meaning: it raises a pair's worth, and its absence lowers the worth of a pair
/// for which nothing else speaks.
const NEAR: f32 = 0.4;

/// How much a cosine weighs, in nats of the odds.
const WEIGHT: f32 = 1.0;

/// The worth (0 to 1) of a pair whose terms are that similar in meaning (-1 to 1).
#[must_use]
pub fn with_meaning(worth: f32, similarity: f32, basis: Basis) -> f32 {
    let shift = WEIGHT * (similarity - NEAR);
    let shift = if basis == Basis::Evidence { shift.max(0.0) } else { shift };
    let odds = worth / (1.0 - worth).max(f32::MIN_POSITIVE) * shift.exp();
    odds / (1.0 + odds)
}

/// Below this cosine two terms are far apart in meaning.
const FAR: f32 = 0.2;

/// What a similarity says, in words for the findings; nothing for a middling one.
#[must_use]
pub fn in_words(similarity: f32) -> Option<String> {
    match similarity {
        near if near >= NEAR => Some(format!("similar in meaning ({near:.2})")),
        far if far < FAR => Some(format!("far apart in meaning ({far:.2})")),
        _ => None,
    }
}
