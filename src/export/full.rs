//! Why a file takes no more.

use std::fmt;

/// Why a file takes no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// It holds so many rows.
    Rows(usize),
    /// It holds so many bytes.
    Bytes(u64),
}

impl Default for Full {
    fn default() -> Self {
        Full::Rows(0)
    }
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Full::Rows(rows) => write!(f, "a file holds {} rows", grouped(*rows)),
            Full::Bytes(bytes) => write!(f, "a file holds {:.1} MB", *bytes as f64 / 1e6),
        }
    }
}

/// A number with commas: 1,048,575.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let at = |index: usize| index > 0 && (digits.len() - index).is_multiple_of(3);
    let comma = |(index, digit)| [Some(',').filter(|_| at(index)), Some(digit)];
    digits.chars().enumerate().flat_map(comma).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_told_in_numbers_that_can_be_read() {
        assert_eq!(Full::Rows(1_048_575).to_string(), "a file holds 1,048,575 rows");
        assert_eq!(Full::Rows(999).to_string(), "a file holds 999 rows");
        assert_eq!(Full::Bytes(10 << 20).to_string(), "a file holds 10.5 MB");
    }
}
