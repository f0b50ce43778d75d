//! Text as the vocabulary knows it: NFKC with `SentencePiece`'s own additions, from the table that comes with the model.
//!
//! The table is a double-array trie of bytes (Aoe 1989, in the layout of darts-clone) whose values are places in a list
//! of replacements that end in a zero byte.

/// Stands for a space.
pub(super) const SPACE: char = '▁';

/// A table that can be asked.
#[derive(Clone, Copy)]
pub(super) struct Charsmap<'a> {
    units: &'a [u8],
    replacements: &'a [u8],
}

impl<'a> Charsmap<'a> {
    /// `None` for a table that is shorter than it says.
    pub(super) fn new(table: &'a [u8]) -> Option<Self> {
        let (length, rest) = table.split_first_chunk::<4>()?;
        let (units, replacements) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        Some(Charsmap { units, replacements })
    }

    fn unit(self, at: usize) -> Option<u32> {
        let four = self.units.get(at.checked_mul(4)?..)?.first_chunk()?;
        Some(u32::from_le_bytes(*four))
    }

    /// The replacement of the longest beginning of `text` that the table knows, and that beginning's length in bytes.
    fn longest(self, text: &str) -> Option<(&'a str, usize)> {
        let mut node = offset(self.unit(0)?);
        let mut best = None;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            node ^= usize::from(byte);
            let Some(unit) = self.unit(node).filter(|unit| unit & LABEL == u32::from(byte)) else { break };
            node ^= offset(unit);
            if unit & HAS_VALUE != 0 {
                best = self.unit(node).map(|value| ((value & !IS_VALUE) as usize, at + 1));
            }
        }
        let (value, length) = best?;
        let rest = self.replacements.get(value..).filter(|rest| !rest.is_empty())?;
        let end = rest.iter().position(|byte| *byte == 0)?;
        Some((std::str::from_utf8(rest.get(..end)?).ok()?, length)).filter(|_| text.is_char_boundary(length))
    }

    /// The text in the form of the vocabulary: runs of spaces as one mark, one more before the first word; empty if
    /// nothing is left.
    pub(super) fn normalize(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + SPACE.len_utf8());
        let mut rest = text;
        let mut after_space = true;
        while let Some(first) = rest.chars().next() {
            let (mut part, length) = self.longest(rest).unwrap_or_else(|| {
                rest.split_at_checked(first.len_utf8()).map_or(("", 1), |(first, _)| (first, first.len()))
            });
            rest = rest.get(length..).unwrap_or("");
            if after_space {
                part = part.trim_start_matches(' ');
            }
            if part.is_empty() {
                continue;
            }
            if out.is_empty() {
                out.push(SPACE);
            }
            out.extend(part.chars().map(|c| if c == ' ' { SPACE } else { c }));
            after_space = part.ends_with(' ');
        }
        out.truncate(out.trim_end_matches(SPACE).len());
        out
    }
}

/// Bits of a unit: its label (the highest bit is set in values only), whether a value hangs on it.
const LABEL: u32 = 0x8000_00FF;
const IS_VALUE: u32 = 0x8000_0000;
const HAS_VALUE: u32 = 0x100;

/// How far a unit's children lie.
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}
