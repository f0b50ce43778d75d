//! duizhao (对照): bilingual English/Chinese text in, a glossary that a CAT tool imports out.
//!
//! # Steps
//! Each takes one type of [`data`] and makes the next; they meet only there and in [`pipeline`].
//!
//! - [`read`]: files → [`Document`](data::Document): what is in a file, in which language, and where
//! - [`mod@pair`]: a document → [`Bitext`](data::Bitext): which segments translate each other
//! - [`mod@tokenize`]: a bitext → [`Corpus`](data::Corpus): the words of both sides
//! - [`mod@gloss`]: running text → [`GivenPair`](data::GivenPair)s: what its author has paired (`中文（English）`)
//! - [`tag`]: a tokenized pair → [`Tags`](data::Tags): each token's part of speech in its context, and what is a name
//! - [`link`]: a segment pair → [`Link`](data::Link)s: which words belong together, how surely, and why
//! - [`recognize`]: a segment pair → [`Candidate`](data::Candidate)s: which spans look like terms
//! - [`align`]: candidates and links → [`TermLink`](data::TermLink)s: which candidates translate each other
//! - [`select`]: term links → [`Glossary`](data::Glossary): counted, variants joined, the best first
//! - [`export`]: a glossary → the file that a tool wants, or [`review`]: a page on which a person decides
//!
//! [`mod@check`] goes the other way: a glossary and translations in, the places that do not follow it out.

// What everything else stands on.
pub mod bounded;
pub mod cache;
pub mod data;
pub mod encoder;
pub mod error;
pub mod judge;
pub mod lexicon;
pub mod meter;
pub mod packed;
pub mod text;

// The steps, in the order of the run.
pub mod align;
pub mod check;
pub mod export;
pub mod gloss;
pub mod link;
pub mod pair;
pub mod read;
pub mod recognize;
pub mod review;
pub mod select;
pub mod tag;
pub mod tokenize;

pub mod pipeline;
