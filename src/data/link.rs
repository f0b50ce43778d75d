//! Which words belong together, how surely, and why.

use super::{Finding, Sides, Span};

/// A probability for each pair of tokens: rows are Chinese, columns English.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// How many tokens a side.
    pub size: Sides<usize>,
    /// Row by row.
    pub cells: Vec<f32>,
}

impl Grid {
    /// A grid of zeros.
    #[must_use]
    pub fn zeros(zh: usize, en: usize) -> Self {
        Grid { size: Sides::new(zh, en), cells: vec![0.0; zh * en] }
    }

    /// The cell of Chinese token `zh` and English token `en`; 0 outside.
    #[must_use]
    pub fn get(&self, zh: usize, en: usize) -> f32 {
        if en < self.size.en { self.cells.get(zh * self.size.en + en).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// Writes a cell; outside the grid nothing happens.
    pub fn set(&mut self, zh: usize, en: usize, value: f32) {
        if en < self.size.en
            && let Some(cell) = self.cells.get_mut(zh * self.size.en + en)
        {
            *cell = value;
        }
    }
}

/// The links of one segment pair, as the later steps use them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// Probability of each token pair.
    pub grid: Grid,
    /// All that the kinds of evidence said.
    pub findings: Vec<Finding>,
}

/// One Chinese token and one English token that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Token indexes.
    pub tokens: Sides<usize>,
    /// Bytes of the tokens.
    pub ends: Sides<Span>,
    /// 0 to 1.
    pub probability: f32,
}
