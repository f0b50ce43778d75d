//! Features of words and characters as rows of a table of weights (feature hashing: Weinberger et al. 2009).
//! (The program that teaches the taggers shares this file.)

/// A word as the templates see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word<'a> {
    /// Its text; Chinese folded to Simplified, narrow characters.
    pub(super) text: &'a str,
    /// jieba's tag; empty where jieba does not know the word, and for English.
    pub(super) tag: &'a str,
    /// What CC-CEDICT's glosses make of it, see `facts`.
    pub(super) gloss: u8,
}

/// Words and characters beyond the end of a text.
pub(super) const OUTSIDE: u64 = 0x51;

/// 64-bit FNV-1a of a text.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// Gathers the rows of one word or character: each template has a number of its own.
pub(super) struct Rows<'a> {
    rows: &'a mut Vec<u32>,
    template: u64,
}

impl<'a> Rows<'a> {
    /// Gathers into `rows`, which is emptied.
    pub(super) fn new(rows: &'a mut Vec<u32>) -> Self {
        rows.clear();
        Rows { rows, template: 0 }
    }

    /// Adds the next template with these parts.
    pub(super) fn add(&mut self, parts: &[u64]) {
        /// 2^64 divided by the golden ratio: multiplying by it spreads the bits (Knuth 1998, 6.4).
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        self.template += 1;
        let mix = |hash: u64, part: &u64| (hash.rotate_left(23) ^ part).wrapping_mul(SPREAD);
        let mixed = parts.iter().fold(self.template.wrapping_mul(SPREAD), mix);
        self.rows.push(((mixed ^ (mixed >> 29)).wrapping_mul(SPREAD) >> 32) as u32);
    }
}
