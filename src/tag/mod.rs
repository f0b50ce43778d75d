//! Parts of speech in context, and the names of a Chinese text.

pub mod en;
mod facts;
pub mod feature;
pub mod names;
pub mod zh;

pub use facts::{Known, characters, known};
