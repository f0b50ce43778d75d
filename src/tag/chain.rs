//! A linear chain (Lafferty et al. 2001): each label of a text scored by its rows and by the label before it.
//! Weights are small whole numbers, so that every computer finds the same labels.
//! (The program that teaches the taggers shares this file.)

/// What a file of weights begins with; the figure is its layout's version.
pub(super) const MARK: &[u8; 4] = b"dzt1";

/// Bytes before the moves: the mark, labels, bits of a slot's number, two bytes unused, the scale.
pub(super) const HEAD: usize = 12;

/// Bits of a row's number beyond those of its slot: they tell it from others that fall into the same slot.
pub(super) const CHECKED: u32 = 6;

/// The two slots in which a row may stand, and what its first byte is there: never 0, which marks an empty slot.
pub(super) fn slots(row: u32, bits: u32) -> [(usize, u8); 2] {
    let slot = row >> (32 - bits);
    let check = (row >> (32 - bits - CHECKED)) & ((1 << CHECKED) - 1);
    let check = check | (slot & 1) << CHECKED | 0x80;
    [slot, slot ^ 1].map(|slot| (slot as usize, check as u8))
}

/// A chain's weights, as they lie in a file. Only the rows that matter most are kept, each in a slot with its check byte.
#[derive(Debug)]
pub(super) struct Chain<'a> {
    labels: usize,
    bits: u32,
    scale: f32,
    /// `moves[before * labels + label]`; the last row of `before` is the text's start.
    moves: Vec<i32>,
    rows: &'a [u8],
}

/// A label and how far its score stands above the next best label's, in log odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Labelled {
    /// Index into the labels.
    pub(super) label: u8,
    /// 0 or more: the score of the best labelling less that of the best one with another label here.
    pub(super) margin: f32,
}

impl<'a> Chain<'a> {
    /// Reads a file of weights: the mark, the number of labels, the bits of a slot's number, the scale (what a weight of 1
    /// is in log odds), moves of two bytes, slots of a check byte and a byte a label. `None` where the length does not fit.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Chain<'a>> {
        let (head, rest) = bytes.strip_prefix(MARK)?.split_at_checked(HEAD - MARK.len())?;
        let &[labels, bits, _, _, s0, s1, s2, s3] = head else { return None };
        let labels = usize::from(labels);
        let (moves, rows) = rest.split_at_checked((labels + 1) * labels * 2)?;
        let whole = labels > 0 && bits <= 24 && rows.len() == (labels + 1) << bits;
        whole.then(|| Chain {
            labels,
            bits: u32::from(bits),
            scale: f32::from_le_bytes([s0, s1, s2, s3]),
            moves: moves
                .chunks_exact(2)
                .filter_map(<[u8]>::first_chunk)
                .map(|pair| i16::from_le_bytes(*pair).into())
                .collect(),
            rows,
        })
    }

    /// Adds the scores of all labels at one place.
    pub(super) fn score(&self, rows: &[u32], scores: &mut Vec<i32>) {
        let start = scores.len();
        scores.resize(start + self.labels, 0);
        let Some(scores) = scores.get_mut(start..) else { return };
        for &row in rows {
            for (score, &weight) in scores.iter_mut().zip(self.weights(row)) {
                *score += i32::from(weight.cast_signed());
            }
        }
    }

    /// The weights of a row; none where it was not kept.
    fn weights(&self, row: u32) -> &[u8] {
        let width = self.labels + 1;
        let found = slots(row, self.bits).into_iter().find_map(|(slot, check)| {
            let (first, weights) = self.rows.get(slot * width..(slot + 1) * width)?.split_first()?;
            (*first == check).then_some(weights)
        });
        found.unwrap_or_default()
    }

    /// The best label of every place, from the scores of all places in order (the best sum over all that come before and
    /// all that follow: max-marginals).
    pub(super) fn decode(&self, scores: &[i32]) -> Vec<Labelled> {
        let behind = self.behind(scores);
        let (from_start, between) = self.split_moves();
        let mut before: Vec<i32> = Vec::new();
        let mut found = Vec::with_capacity(scores.len() / self.labels);
        for (own, behind) in scores.chunks_exact(self.labels).zip(behind.chunks_exact(self.labels)) {
            let mut reached = own.to_vec();
            for (label, reached) in reached.iter_mut().enumerate() {
                let ways = before.iter().zip(between.iter().skip(label).step_by(self.labels));
                let best = ways.map(|(before, moved)| before + moved).max();
                *reached += best.unwrap_or_else(|| from_start.get(label).copied().unwrap_or(0));
            }
            found.push(self.best(reached.iter().zip(behind).map(|(reached, behind)| reached + behind)));
            before = reached;
        }
        found
    }

    /// For every place and label the best sum of all that follows.
    fn behind(&self, scores: &[i32]) -> Vec<i32> {
        let (_, between) = self.split_moves();
        let places = scores.len() / self.labels;
        let mut behind = vec![0; scores.len()];
        for place in (1..places).rev() {
            let (earlier, later) = behind.split_at_mut(place * self.labels);
            let own = scores.get(place * self.labels..).unwrap_or_default();
            let slots = earlier.get_mut((place - 1) * self.labels..).unwrap_or_default();
            for (slot, moves) in slots.iter_mut().zip(between.chunks_exact(self.labels)) {
                let ways = moves.iter().zip(own).zip(later.iter());
                *slot = ways.map(|((moved, own), later)| moved + own + later).max().unwrap_or(0);
            }
        }
        behind
    }

    fn split_moves(&self) -> (&[i32], &[i32]) {
        let (between, from_start) = self.moves.split_at(self.labels * self.labels);
        (from_start, between)
    }

    /// The highest sum, the first of equals, and how far the next lies below.
    fn best(&self, sums: impl Iterator<Item = i32>) -> Labelled {
        let (mut label, mut best, mut next) = (0, i32::MIN, i32::MIN);
        for (at, sum) in sums.enumerate() {
            if sum > best {
                (label, next, best) = (at as u8, best, sum);
            } else {
                next = next.max(sum);
            }
        }
        let margin = if next == i32::MIN { 0 } else { best.saturating_sub(next) };
        Labelled { label, margin: margin as f32 * self.scale }
    }
}
