//! What the words say about whether two texts translate each other.

mod inventory;
mod units;
mod weigh;

pub(super) use inventory::{Inventory, Sketch};
pub(super) use weigh::{Overlap, overlap};
