//! Numbers in figures and in words: 三千 = 3,000, 8万 = 80,000, twenty-first = 21st.

mod chinese;
mod english;
mod figures;

pub use chinese::zh_number;
pub use english::{en_number, may_begin_number, month};

/// What a number says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Value {
    /// The number; a percentage as written (5 for 5%).
    pub number: f64,
    /// First, second ...: 第十二, 12th.
    pub ordinal: bool,
    /// In hundredths: 百分之五, 5%.
    pub percent: bool,
}

impl Value {
    /// A plain number.
    #[must_use]
    pub fn plain(number: f64) -> Self {
        Value { number, ordinal: false, percent: false }
    }

    /// The two say the same number; an ordinal and a cardinal may meet (第3届 = the 3rd, 5月1日 = 1 May), shares only shares.
    #[must_use]
    pub fn agrees(self, other: Value) -> bool {
        /// Scaling (1.5亿) rounds in the last bits only.
        const TOLERANCE: f64 = 1e-9;
        let scale = self.number.abs().max(other.number.abs()).max(1.0);
        self.percent == other.percent && (self.number - other.number).abs() <= scale * TOLERANCE
    }
}
