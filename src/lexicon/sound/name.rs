//! A Latin name, cut in all ways in which characters may stand for it.

use super::letters::{Piece, spelling_costs};
use super::voice::LONGEST_GROUP;

/// The letters of a name, and all that does not depend on the characters.
pub(super) struct Name {
    letters: Vec<u8>,
    spelling: Vec<f32>,
    /// `pieces[a][k]`: the `k` letters from `a` on.
    pieces: Vec<Vec<Piece>>,
}

impl Name {
    /// A name from its letters, a to z.
    pub(super) fn new(letters: &[u8]) -> Self {
        let pieces = |from: usize| {
            (0..=LONGEST_GROUP).filter_map(|count| letters.get(from..from + count)).map(Piece::of).collect()
        };
        Name {
            letters: letters.to_vec(),
            spelling: spelling_costs(letters),
            pieces: (0..=letters.len()).map(pieces).collect(),
        }
    }

    /// How many letters.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The first letter.
    pub(super) fn first(&self) -> Option<u8> {
        self.letters.first().copied()
    }

    /// The runs of letters that one character may stand for, from a letter on, none first.
    pub(super) fn pieces(&self, from: usize) -> &[Piece] {
        self.pieces.get(from).map_or(&[], Vec::as_slice)
    }

    /// What the letters `from..to` cost by mere spelling.
    pub(super) fn spelled(&self, from: usize, to: usize) -> f32 {
        let until = |at: usize| self.spelling.get(at).copied().unwrap_or(0.0);
        until(to) - until(from)
    }
}
