//! What a review page is about.

use crate::data::{Coverage, Decided, LinkedPair, Sides};

/// A glossary, what is known around it, and what was decided before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// What stands in the page's head: mostly the names of the files.
    pub title: String,
    /// The entries in the order in which they are shown first.
    pub entries: Vec<Decided>,
    /// How far the glossary reaches; empty where it is shown without its texts.
    pub documents: Vec<Coverage>,
    /// Links of the words of example sentences, by their texts.
    pub links: Vec<(Sides<String>, LinkedPair)>,
    /// English is the first column of what the page exports, as `--direction en-zh` asks.
    pub columns: Columns,
}

/// Which language comes first in what the page exports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Chinese, then English.
    #[default]
    ZhEn,
    /// English, then Chinese.
    EnZh,
}
