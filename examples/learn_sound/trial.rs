//! How well the right Latin name is told from others.

use crate::letters::Bigrams;
use crate::model::Model;
use crate::pairs::Pair;
use crate::{em, gain};

/// So many wrong names stand beside the right one.
const RIVALS: usize = 20;

/// Prints how often the right name wins, against any names and against names with the same first letter.
pub(crate) fn report(model: &Model, background: &Bigrams, held: &[Pair]) {
    let any = accuracy(model, background, held, |_, _| true);
    let hard = accuracy(model, background, held, |right, other| {
        right.latin.as_bytes().first() == other.latin.as_bytes().first()
    });
    let translated = held.iter().filter(|pair| gain(model, background, pair) < 0.0).count();
    eprintln!(
        "right name first among {RIVALS} others: {any:.3}; with the same first letter: {hard:.3}; {translated} of {} look translated",
        held.len()
    );
}

fn accuracy(model: &Model, background: &Bigrams, held: &[Pair], fits: impl Fn(&Pair, &Pair) -> bool) -> f64 {
    let mut right = 0;
    let mut all = 0;
    for (at, pair) in held.iter().enumerate() {
        let rivals = (1..held.len()).map(|step| &held[(at + step * 7) % held.len()]);
        let rivals = rivals.filter(|other| other.latin != pair.latin && fits(pair, other)).take(RIVALS);
        let score = |latin: &str| {
            let pair = Pair { zh: pair.zh.clone(), latin: latin.to_owned() };
            em::log_probability(model, &pair) - background.log_probability(latin)
        };
        let own = score(&pair.latin);
        all += 1;
        right += usize::from(rivals.map(|other| score(&other.latin)).all(|other| other < own));
    }
    f64::from(right as u32) / f64::from(all.max(1))
}
