//! duizhao (对照): bilingual English/Chinese text in, a glossary that a CAT tool imports out.

// What everything else stands on.
pub mod data;
pub mod encoder;
pub mod error;
pub mod judge;
pub mod lexicon;
pub mod text;

// The steps, in the order of the run.
pub mod align;
pub mod check;
pub mod export;
pub mod link;
pub mod pair;
pub mod read;
pub mod recognize;
pub mod review;
pub mod select;
pub mod tokenize;

pub mod pipeline;
