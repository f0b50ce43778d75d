//! From how well sounds agree to a probability.

use super::path::Path;

/// Weights of a logistic model, fitted by `examples/learn_sound calibrate` on names kept apart from the learning: each name
/// sought in a row of random Chinese words, half of the rows holding it. Order: see [`Likeness::features`].
const WEIGHTS: [f32; Likeness::FEATURES] = [0.42, 2.53, -0.1, 2.21, -4.17, -3.66, 5.3, -1.7];

/// What is looked at to judge how likely one side is the sound of the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness(Path);

impl Likeness {
    /// How many features.
    pub const FEATURES: usize = 8;

    /// The likeness along a path.
    #[must_use]
    pub fn of(path: Path) -> Self {
        Likeness(path)
    }

    /// A constant; the gain in nats; the gain a letter; the worst character's gain; characters; letters a character;
    /// how typical of names the characters are, and those outside.
    #[must_use]
    pub fn features(self) -> [f32; Self::FEATURES] {
        let path = self.0;
        let (chars, letters) = (path.chars.max(1) as f32, path.letters.max(1) as f32);
        [
            1.0,
            path.gain / 10.0,
            path.gain / letters,
            path.worst / 5.0,
            chars / 5.0,
            letters / chars / 3.0,
            path.typical,
            path.outside,
        ]
    }

    /// Probability that the letters are the sound of the characters.
    #[must_use]
    pub fn probability(self) -> f32 {
        let sum: f32 = self.features().iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}
