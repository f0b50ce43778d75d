//! duizhao (对照): bilingual English/Chinese text in, a glossary that a CAT tool imports out.

pub mod data;
pub mod error;
pub mod export;
