//! How Latin names are spelled when nothing is known of their sound: the background that a sound must beat.

use crate::pairs::Pair;

/// Letters, and one for the start of a name.
pub(crate) const SYMBOLS: usize = 27;

/// Added to each count.
const SMOOTHING: f64 = 0.5;

/// Probability of each letter after each letter (row 0: at the start).
pub(crate) struct Bigrams(Vec<[f64; 26]>);

impl Bigrams {
    pub(crate) fn of(pairs: &[Pair]) -> Self {
        let mut counts = vec![[SMOOTHING; 26]; SYMBOLS];
        for pair in pairs {
            let mut before = 0;
            for letter in pair.latin.bytes() {
                let letter = usize::from(letter - b'a');
                counts[before][letter] += 1.0;
                before = letter + 1;
            }
        }
        for row in &mut counts {
            let total: f64 = row.iter().sum();
            for count in row {
                *count /= total;
            }
        }
        Bigrams(counts)
    }

    /// Natural logarithm of the probability of a name.
    pub(crate) fn log_probability(&self, latin: &str) -> f64 {
        let mut before = 0;
        let mut sum = 0.0;
        for letter in latin.bytes() {
            let letter = usize::from(letter - b'a');
            sum += self.0[before][letter].ln();
            before = letter + 1;
        }
        sum
    }

    pub(crate) fn rows(&self) -> &[[f64; 26]] {
        &self.0
    }
}

/// Probability of each letter anywhere.
pub(crate) fn frequencies(pairs: &[Pair]) -> [f64; 26] {
    let mut counts = [SMOOTHING; 26];
    for letter in pairs.iter().flat_map(|pair| pair.latin.bytes()) {
        counts[usize::from(letter - b'a')] += 1.0;
    }
    let total: f64 = counts.iter().sum();
    counts.map(|count| count / total)
}
