//! What texts mean: a row of numbers for each, of length 1.

/// Numbers of one vector.
pub(super) const WIDTH: usize = 512;

/// The vectors of several texts, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors(pub(super) Vec<f32>);

impl Vectors {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len() / WIDTH
    }

    /// None.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of them; empty outside.
    #[must_use]
    pub fn get(&self, at: usize) -> &[f32] {
        self.0.get(at * WIDTH..(at + 1) * WIDTH).unwrap_or_default()
    }

    /// How near two of them lie: see [`cosine`].
    #[must_use]
    pub fn between(&self, one: usize, other: usize) -> f32 {
        cosine(self.get(one), self.get(other))
    }
}

/// Sums kept side by side, so that the processor adds several numbers at once.
const LANES: usize = 16;

/// Cosines are compared and shown with so many steps to 1: processors may differ in the last bits.
const STEPS: f32 = 10_000.0;

/// The cosine of two vectors of length 1, -1 to 1, rounded to four digits; 0 where one is missing.
#[must_use]
pub fn cosine(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for (one, other) in one.chunks_exact(LANES).zip(other.chunks_exact(LANES)) {
        for ((sum, a), b) in sums.iter_mut().zip(one).zip(other) {
            *sum += a * b;
        }
    }
    (sums.iter().sum::<f32>() * STEPS).round() / STEPS
}
