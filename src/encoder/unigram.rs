//! The pieces of a text: the most probable way to cut it (Kudo 2018, "Subword Regularization", section 3.2).

use fst::raw::{Fst, Output};

use super::map::{Bytes, Floats};
use super::normalize::Charsmap;

/// Piece numbers with a meaning of their own.
pub(super) const UNKNOWN: u32 = 0;
pub(super) const BEGIN: u32 = 1;
pub(super) const END: u32 = 2;

/// Cuts texts into pieces.
pub(super) struct Tokenizer {
    pub(super) charsmap: Bytes,
    /// The number of each piece.
    pub(super) numbers: Fst<Bytes>,
    /// The score of each piece, by number.
    pub(super) scores: Floats,
    /// What a character costs that no piece holds.
    pub(super) unknown: f32,
}

/// The best way to cut a text up to some byte.
#[derive(Clone, Copy)]
struct Best {
    score: f64,
    start: u32,
    piece: u32,
}

const UNREACHED: Best = Best { score: f64::NEG_INFINITY, start: 0, piece: UNKNOWN };

impl Tokenizer {
    /// The numbers of a text's pieces, between those of its beginning and its end.
    pub(super) fn pieces(&self, text: &str) -> Vec<u32> {
        let normal =
            Charsmap::new(self.charsmap.as_ref()).map_or_else(String::new, |map| map.normalize(text));
        let mut pieces = vec![END];
        if normal.is_empty() {
            pieces.push(UNKNOWN);
        }
        let ways = self.ways(&normal);
        let mut end = normal.len();
        while let Some(way) = ways.get(end).filter(|_| end > 0) {
            pieces.push(way.piece);
            end = way.start as usize;
        }
        pieces.push(BEGIN);
        pieces.reverse();
        pieces
    }

    /// The best way to each byte of the text. Of equally good ones the one whose last piece begins first.
    fn ways(&self, text: &str) -> Vec<Best> {
        let mut ways = vec![UNREACHED; text.len() + 1];
        if let Some(first) = ways.first_mut() {
            first.score = 0.0;
        }
        for (start, character) in text.char_indices() {
            let base = ways.get(start).map_or(f64::NEG_INFINITY, |way| way.score);
            let single = start + character.len_utf8();
            let mut has_single = false;
            self.each_piece(text.as_bytes().get(start..).unwrap_or_default(), &mut |length, piece| {
                has_single |= start + length == single;
                let score = self.scores.get(piece as usize).copied().unwrap_or(self.unknown);
                raise(
                    &mut ways,
                    start + length,
                    Best { score: base + f64::from(score), start: start as u32, piece },
                );
            });
            if !has_single {
                let score = base + f64::from(self.unknown);
                raise(&mut ways, single, Best { score, start: start as u32, piece: UNKNOWN });
            }
        }
        ways
    }

    /// All pieces that the bytes begin with, the shortest first.
    fn each_piece(&self, bytes: &[u8], each: &mut dyn FnMut(usize, u32)) {
        let (mut node, mut output) = (self.numbers.root(), Output::zero());
        for (at, &byte) in bytes.iter().enumerate() {
            let Some(index) = node.find_input(byte) else { break };
            let transition = node.transition(index);
            output = output.cat(transition.out);
            node = self.numbers.node(transition.addr);
            if node.is_final() {
                each(at + 1, output.cat(node.final_output()).value() as u32);
            }
        }
    }
}

fn raise(ways: &mut [Best], end: usize, way: Best) {
    if let Some(best) = ways.get_mut(end).filter(|best| way.score > best.score) {
        *best = way;
    }
}
