//! A linear chain (Lafferty et al. 2001): each label of a text scored by its rows and by the label before it.
//! Weights are small whole numbers, so that every computer finds the same labels.
//! (The program that teaches the taggers shares this file.)

/// What a file of weights begins with; the figure is its layout's version.
pub const MARK: &[u8; 4] = b"dzt1";

/// Bytes before the moves: the mark, labels, bits of a row's number, two bytes unused, the scale.
pub const HEAD: usize = 12;

/// A chain's weights, as they lie in a file.
#[derive(Debug)]
pub struct Chain<'a> {
    labels: usize,
    bits: u32,
    scale: f32,
    /// `moves[before * labels + label]`; the last row of `before` is the text's start.
    moves: Vec<i32>,
    rows: &'a [u8],
}

/// A label and how far its score stands above the next best label's, in log odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Labelled {
    /// Index into the labels.
    pub label: u8,
    /// 0 or more: the score of the best labelling less that of the best one with another label here.
    pub margin: f32,
}

impl<'a> Chain<'a> {
    /// Reads a file of weights: the mark, the number of labels, the bits of a row's number, the scale (what a weight of 1
    /// is in log odds), moves of two bytes, rows of a byte a label. `None` where the length does not fit.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Chain<'a>> {
        let (head, rest) = bytes.strip_prefix(MARK)?.split_at_checked(HEAD - MARK.len())?;
        let &[labels, bits, _, _, s0, s1, s2, s3] = head else { return None };
        let labels = usize::from(labels);
        let (moves, rows) = rest.split_at_checked((labels + 1) * labels * 2)?;
        let whole = labels > 0 && bits <= 24 && rows.len() == labels << bits;
        whole.then(|| Chain {
            labels,
            bits: u32::from(bits),
            scale: f32::from_le_bytes([s0, s1, s2, s3]),
            moves: moves.chunks_exact(2).map(|pair| i32::from(i16::from_le_bytes([pair[0], pair[1]]))).collect(),
            rows,
        })
    }

    /// How many labels are told apart.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// Adds the scores of all labels at one place.
    pub fn score(&self, rows: &[u32], scores: &mut Vec<i32>) {
        let start = scores.len();
        scores.resize(start + self.labels, 0);
        let Some(scores) = scores.get_mut(start..) else { return };
        for &row in rows {
            let at = (u64::from(row) >> (32 - self.bits)) as usize * self.labels;
            for (score, &weight) in scores.iter_mut().zip(self.rows.get(at..).unwrap_or_default()) {
                *score += i32::from(weight.cast_signed());
            }
        }
    }

    /// The best label of every place, from the scores of all places in order (the best sum over all that come before and
    /// all that follow: max-marginals).
    #[must_use]
    pub fn decode(&self, scores: &[i32]) -> Vec<Labelled> {
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
