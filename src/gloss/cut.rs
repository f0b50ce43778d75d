//! Words of a few Chinese characters, to know where one may begin: the likeliest row of jieba's words.

use crate::lexicon::Words;
use crate::text::{is_han, simplify};

/// The frequency of what jieba does not know.
const UNKNOWN: f32 = 0.5;

/// A word and jieba's tag for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its first character.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
    /// jieba's tag; empty for what it does not know.
    pub(super) tag: &'static str,
    /// How often jieba's makers counted it.
    pub(super) frequency: usize,
}

/// Cuts characters into words; runs of letters and figures stay whole.
pub(super) fn cut(chars: &[char]) -> Vec<Piece> {
    let simple: Vec<char> = chars.iter().copied().map(simplify).collect();
    // best[i]: how likely the characters from i on are, and the first piece of them.
    let mut best: Vec<(f32, Piece)> =
        vec![(0.0, Piece { start: chars.len(), end: chars.len(), tag: "", frequency: 0 }); chars.len() + 1];
    for start in (0..chars.len()).rev() {
        let behind = |end: usize| best.get(end).map_or(0.0, |(sum, _)| *sum);
        let all = pieces_at(&simple, start).into_iter();
        let judged = all.map(|(cost, piece)| (cost + behind(piece.end), piece));
        let found = judged.max_by(|a, b| a.0.total_cmp(&b.0));
        if let (Some(found), Some(slot)) = (found, best.get_mut(start)) {
            *slot = found;
        }
    }
    let (mut pieces, mut at) = (Vec::new(), 0);
    while let Some((_, piece)) = best.get(at).filter(|(_, piece)| piece.end > at) {
        pieces.push(*piece);
        at = piece.end;
    }
    pieces
}

/// The words that may begin at a character, with their log likelihood.
fn pieces_at(chars: &[char], start: usize) -> Vec<(f32, Piece)> {
    let likely = |frequency: f32| (frequency / Words::TOTAL as f32).ln();
    let is_written = |c: &char| c.is_alphanumeric() && !is_han(*c);
    let written = chars.iter().skip(start).take_while(|c| is_written(c)).count();
    if written > 0 {
        return vec![(0.0, Piece { start, end: start + written, tag: "eng", frequency: 0 })];
    }
    let mut pieces = vec![(likely(UNKNOWN), Piece { start, end: start + 1, tag: "", frequency: 0 })];
    for word in Words::bundled().words_at(chars, start) {
        let piece = Piece { start, end: start + word.chars, tag: word.tag, frequency: word.frequency };
        pieces.push((likely((word.frequency as f32).max(1.0)), piece));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_words_are_found() {
        let chars: Vec<char> = "签署谅解备忘录".chars().collect();
        let words: Vec<String> =
            cut(&chars).iter().map(|piece| chars[piece.start..piece.end].iter().collect()).collect();
        assert_eq!(words, ["签署", "谅解", "备忘录"]);
        assert!(cut(&[]).is_empty());
    }
}
