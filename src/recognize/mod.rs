//! `recognize`: which spans look like terms, on each side.
//!
//! No tagger decides: runs of words between marks and function words are candidates, and a candidate's *shape* says
//! what speaks for it. `select` weighs the shapes of both sides together with how surely they translate each other.

mod alone;
mod both;
mod en;
mod sort;
mod zh;

pub use alone::alone;
pub use both::shared_type;
pub use en::english;
pub use zh::{chinese, chinese_runs};
