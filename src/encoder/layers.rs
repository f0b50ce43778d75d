//! From the pieces of texts to one sum for each text: embedding, projection, two layers over runs of 2, 3 and 5 tokens.
//!
//! All that hangs on a piece alone is computed once for each piece: its projection and its share in the first layer of
//! every run it can stand in. That leaves one matrix product a token.

use super::matrix::{Into, Rows, multiply};
use super::weights::{BRANCH, BRANCHES, EPSILON, INNER, PIECE, TOKEN, Weights};

/// What is computed once for each piece.
pub(super) struct Pieces {
    /// Its own numbers.
    embedded: Vec<f32>,
    /// Its projection, normalised over all branches together.
    inner: Vec<f32>,
    /// Its share in the first layer of each branch, for each place in the run.
    first: [Vec<f32>; BRANCHES.len()],
}

impl Pieces {
    /// Computes all of it for some pieces.
    pub(super) fn new(weights: &Weights, pieces: &[u32]) -> Self {
        let count = pieces.len();
        let mut embedded = vec![0.0; count * PIECE];
        for (row, piece) in embedded.chunks_exact_mut(PIECE).zip(pieces) {
            weights.embed(*piece, row);
        }
        let mut inner = weights.projection_bias.repeat(count);
        multiply(Rows::new(&embedded, PIECE), &weights.projection, INNER, (&mut inner, Into::Add));
        for row in inner.chunks_exact_mut(INNER) {
            normalize(row, &weights.inner_gain, &weights.inner_bias);
        }
        let first = std::array::from_fn(|branch| {
            let columns = BRANCHES[branch].order * BRANCH;
            let mut shares = vec![0.0; count * columns];
            let own = inner.get(branch * BRANCH..).unwrap_or_default();
            let rows = Rows { data: own, count, width: BRANCH, stride: INNER };
            multiply(rows, &weights.branches[branch].first, columns, (&mut shares, Into::Set));
            shares
        });
        Pieces { embedded, inner, first }
    }

    /// Puts the pieces of several lists into one.
    pub(super) fn join(lists: Vec<Pieces>) -> Self {
        let mut all = Pieces { embedded: Vec::new(), inner: Vec::new(), first: Default::default() };
        for list in lists {
            all.embedded.extend(list.embedded);
            all.inner.extend(list.inner);
            for (all, first) in all.first.iter_mut().zip(list.first) {
                all.extend(first);
            }
        }
        all
    }

    /// Writes what the first layer of a branch makes of the token at `at`.
    fn first_layer(&self, bias: &[f32], branch: usize, (tokens, at): (&[u32], usize), out: &mut [f32]) {
        out.copy_from_slice(bias);
        let order = BRANCHES[branch].order;
        for place in 0..order {
            let token = (at + place).checked_sub(BRANCHES[branch].left).and_then(|at| tokens.get(at));
            let Some(&piece) = token else { continue };
            let start = (piece as usize * order + place) * BRANCH;
            let share = self.first[branch].get(start..start + BRANCH).unwrap_or_default();
            out.iter_mut().zip(share).for_each(|(out, share)| *out += share);
        }
        let own = tokens.get(at).map_or(0, |piece| *piece as usize * INNER + branch * BRANCH);
        let own = self.inner.get(own..own + BRANCH).unwrap_or_default();
        out.iter_mut().zip(own).for_each(|(out, own)| *out = out.max(0.0) + own);
    }
}

/// A run of tokens of one text; tokens are numbers into [`Pieces`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'a> {
    /// The whole text.
    pub(super) tokens: &'a [u32],
    /// First token, and one past the last.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Stretch<'_> {
    fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The sums over the tokens of each stretch, `TOKEN` numbers each. Only whole texts may stand beside each other: a part
/// of a text stands alone, for what is around it stands where other texts would begin.
pub(super) fn sums(weights: &Weights, pieces: &Pieces, stretches: &[Stretch<'_>]) -> Vec<f32> {
    let done: Vec<Layered> =
        (0..BRANCHES.len()).map(|branch| layered(weights, pieces, stretches, branch)).collect();
    let mut sums = vec![0.0; stretches.len() * TOKEN];
    let (mut row, mut before) = ([0.0; TOKEN], 0);
    for (index, (stretch, sum)) in stretches.iter().zip(sums.chunks_exact_mut(TOKEN)).enumerate() {
        for (offset, &piece) in
            stretch.tokens.get(stretch.start..stretch.end).unwrap_or_default().iter().enumerate()
        {
            let (own, branches) = row.split_at_mut(PIECE);
            let embedded = piece as usize * PIECE;
            own.copy_from_slice(pieces.embedded.get(embedded..embedded + PIECE).unwrap_or(&[0.0; PIECE]));
            for ((out, layered), branch) in branches.chunks_exact_mut(BRANCH).zip(&done).zip(BRANCHES) {
                let at = (before + index * branch.gap() + offset) * BRANCH;
                out.copy_from_slice(layered.0.get(at..at + BRANCH).unwrap_or(&[0.0; BRANCH]));
            }
            normalize(&mut row, &weights.outer_gain, &weights.outer_bias);
            sum.iter_mut().zip(&row).for_each(|(sum, number)| *sum += number);
        }
        before += stretch.len();
    }
    sums
}

/// What both layers of a branch make of each token; between two stretches stand rows that mean nothing.
struct Layered(Vec<f32>);

fn layered(weights: &Weights, pieces: &Pieces, stretches: &[Stretch<'_>], branch: usize) -> Layered {
    let (shape, own) = (BRANCHES[branch], &weights.branches[branch]);
    let gap = shape.gap();
    let tokens: usize = stretches.iter().map(Stretch::len).sum();
    let mut first = vec![0.0; (tokens + gap * (stretches.len() + 1)) * BRANCH];
    let mut row = gap;
    for stretch in stretches {
        let inside = stretch.start.saturating_sub(gap)..(stretch.end + gap).min(stretch.tokens.len());
        for at in inside {
            let start = (row + at - stretch.start) * BRANCH;
            let out = first.get_mut(start..start + BRANCH).unwrap_or_default();
            pieces.first_layer(&own.first_bias, branch, (stretch.tokens, at), out);
        }
        row += stretch.len() + gap;
    }
    let count = row - 2 * gap;
    let data = first.get((gap - shape.left) * BRANCH..).unwrap_or_default();
    let rows = Rows { data, count, width: shape.order * BRANCH, stride: BRANCH };
    let mut second = own.second_bias.repeat(count);
    multiply(rows, &own.second, BRANCH, (&mut second, Into::Add));
    let residual = first.get(gap * BRANCH..).unwrap_or_default();
    second.iter_mut().zip(residual).for_each(|(out, first)| *out = out.max(0.0) + first);
    Layered(second)
}

/// Sums kept side by side, in a fixed order: the processor adds several numbers at once.
const LANES: usize = 16;

/// Mean 0 and variance 1, then a gain and a bias for each place (Ba et al. 2016, "Layer Normalization").
pub(super) fn normalize(row: &mut [f32], gain: &[f32], bias: &[f32]) {
    let count = row.len() as f32;
    let mean = sum(row, |number| number) / count;
    for number in row.iter_mut() {
        *number -= mean;
    }
    let variance = sum(row, |number| number * number) / count;
    let factor = (variance + EPSILON).sqrt().recip();
    for ((number, gain), bias) in row.iter_mut().zip(gain).zip(bias) {
        *number = *number * factor * gain + bias;
    }
}

pub(super) fn sum(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for lane in numbers.chunks(LANES) {
        sums.iter_mut().zip(lane).for_each(|(sum, number)| *sum += of(*number));
    }
    sums.iter().sum()
}
