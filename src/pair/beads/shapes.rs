//! How many sentences a bead has on each side, and how much it must bring for that.

/// The number of Chinese and of English sentences, and the logarithm of how probable the shape is beside 1-1.
pub(super) struct Shape {
    pub(super) zh: usize,
    pub(super) en: usize,
    pub(super) prior: f32,
}

const fn shape(zh: usize, en: usize, prior: f32) -> Shape {
    Shape { zh, en, prior }
}

/// Fitted with the weights of `search` on 2,392 beads that people drew in six novels and a treatise. English
/// translations cut Chinese sentences up more often than they join them.
pub(super) const SHAPES: &[Shape] = &[
    shape(1, 1, 0.0),
    shape(1, 2, -1.7),
    shape(2, 1, -2.2),
    shape(1, 3, -3.0),
    shape(2, 2, -4.2),
    shape(3, 1, -4.6),
    shape(1, 4, -4.8),
    shape(2, 3, -4.8),
    shape(1, 0, -5.6),
    shape(1, 5, -6.0),
    shape(3, 2, -6.0),
    shape(2, 4, -6.5),
    shape(0, 1, -7.0),
    shape(4, 1, -7.0),
    shape(3, 3, -7.5),
    shape(1, 6, -8.0),
    shape(5, 1, -8.5),
];

/// The most sentences of a side in one bead.
pub(super) const MOST_ZH: usize = 5;
pub(super) const MOST_EN: usize = 6;
