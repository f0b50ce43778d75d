//! The encoder's weights, where they lie in a pack.

use super::map::{Bytes, Floats};
use super::pack::Pack;

/// Numbers a piece of the vocabulary has.
pub(super) const PIECE: usize = 512;

/// Numbers of a token in one branch.
pub(super) const BRANCH: usize = 256;

/// Numbers of a token in all branches together.
pub(super) const INNER: usize = BRANCHES.len() * BRANCH;

/// Numbers of a token when all layers are done: the piece's own and those of the branches.
pub(super) const TOKEN: usize = PIECE + INNER;

/// Numbers of a pooled text.
pub(super) const POOLED: usize = 512;

/// Numbers of a text inside the last layers.
pub(super) const NARROW: usize = 320;

/// Pieces are stored in so many lists, each with a scale of its own: piece `n` stands in list `n % LISTS`.
pub(super) const LISTS: usize = 17;

/// Added to variances, so that nothing is divided by zero.
pub(super) const EPSILON: f32 = 1e-12;

/// A layer that looks at runs of tokens: how many, and how many of them stand before the one it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    pub(super) order: usize,
    pub(super) left: usize,
}

pub(super) const BRANCHES: [Branch; 3] =
    [Branch { order: 2, left: 0 }, Branch { order: 3, left: 1 }, Branch { order: 5, left: 2 }];

impl Branch {
    /// How many of the tokens stand behind it.
    pub(super) const fn right(self) -> usize {
        self.order - 1 - self.left
    }

    /// Rows of zeros that keep two texts apart.
    pub(super) const fn gap(self) -> usize {
        if self.left > self.right() { self.left } else { self.right() }
    }
}

/// The weights of one branch: its first layer by place in the run, so that a piece needs to be multiplied only once.
pub(super) struct BranchWeights {
    pub(super) first: Floats,
    pub(super) first_bias: Floats,
    pub(super) second: Floats,
    pub(super) second_bias: Floats,
}

/// All weights.
pub(super) struct Weights {
    pub(super) table: Bytes,
    pub(super) lists: Bytes,
    pub(super) scale: Floats,
    pub(super) low: Floats,
    pub(super) projection: Floats,
    pub(super) projection_bias: Floats,
    pub(super) inner_gain: Floats,
    pub(super) inner_bias: Floats,
    pub(super) branches: [BranchWeights; BRANCHES.len()],
    pub(super) outer_gain: Floats,
    pub(super) outer_bias: Floats,
    pub(super) pool: Floats,
    pub(super) pool_bias: Floats,
    pub(super) dense: [Floats; 4],
    pub(super) bypass: [Floats; 2],
}

/// The sizes of the last layers' matrices: d0 to d3, and the two that go round a layer.
pub(super) const DENSE: [usize; 4] = [POOLED * NARROW, NARROW * NARROW, NARROW * POOLED, POOLED * POOLED];
pub(super) const BYPASS: [usize; 2] = [POOLED * NARROW, NARROW * POOLED];

impl Weights {
    /// Finds everything in a pack.
    ///
    /// # Errors
    /// What is missing, in words.
    pub(super) fn open(pack: &Pack) -> Result<Self, String> {
        let pieces = pack.info().pieces;
        let branch = |index: usize| -> Result<BranchWeights, String> {
            let size = BRANCHES.get(index).map_or(0, |branch| branch.order) * BRANCH * BRANCH;
            Ok(BranchWeights {
                first: pack.floats(&format!("first{index}"), size)?,
                first_bias: pack.floats(&format!("first_bias{index}"), BRANCH)?,
                second: pack.floats(&format!("second{index}"), size)?,
                second_bias: pack.floats(&format!("second_bias{index}"), BRANCH)?,
            })
        };
        let dense = |index: usize| pack.floats(&format!("dense{index}"), DENSE[index]);
        let bypass = |index: usize| pack.floats(&format!("bypass{index}"), BYPASS[index]);
        Ok(Weights {
            table: pack.bytes("table", pieces * PIECE)?,
            lists: pack.bytes("lists", pieces)?,
            scale: pack.floats("scale", LISTS)?,
            low: pack.floats("low", LISTS)?,
            projection: pack.floats("projection", PIECE * INNER)?,
            projection_bias: pack.floats("projection_bias", INNER)?,
            inner_gain: pack.floats("inner_gain", INNER)?,
            inner_bias: pack.floats("inner_bias", INNER)?,
            branches: [branch(0)?, branch(1)?, branch(2)?],
            outer_gain: pack.floats("outer_gain", TOKEN)?,
            outer_bias: pack.floats("outer_bias", TOKEN)?,
            pool: pack.floats("pool", TOKEN * POOLED)?,
            pool_bias: pack.floats("pool_bias", POOLED)?,
            dense: [dense(0)?, dense(1)?, dense(2)?, dense(3)?],
            bypass: [bypass(0)?, bypass(1)?],
        })
    }

    /// Writes the numbers of a piece.
    pub(super) fn embed(&self, piece: u32, out: &mut [f32]) {
        let piece = piece as usize;
        let list = self.lists.as_ref().get(piece).map_or(0, |list| usize::from(*list));
        let scale = self.scale.get(list).copied().unwrap_or(0.0);
        let low = self.low.get(list).copied().unwrap_or(0.0);
        let row = self.table.as_ref().get(piece * PIECE..(piece + 1) * PIECE).unwrap_or_default();
        for (out, &stored) in out.iter_mut().zip(row) {
            *out = f32::from(stored) * scale + low;
        }
    }
}
