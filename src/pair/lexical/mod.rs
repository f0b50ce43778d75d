//! What the words say about whether two texts translate each other.

mod inventory;
mod learn;
mod sparse;
mod table;
mod units;
mod weigh;

pub(super) use inventory::{Inventory, Sketch};
pub(super) use learn::{Example, learn};
pub(super) use table::{Prior, Table};
pub(super) use weigh::{Overlap, overlap};
