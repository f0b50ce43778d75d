//! The texts of a page: its blocks without what is the page's own.

use super::{label, watermark};
use crate::data::{Block, Lang};
use crate::text::lang_of;

/// A block, without label and watermark.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) block: Block,
    /// `None` where it holds no letters.
    pub(super) lang: Option<Lang>,
}

/// The blocks without what is the page's and not the text's.
pub(super) fn texts(blocks: Vec<Block>) -> Vec<Text> {
    let marks = watermark::find(blocks.iter().map(|block| block.text.as_str()));
    let text = |block: Block| {
        let clean = label::strip(watermark::cut(&block.text, &marks)).trim();
        let lang = block.lang.or_else(|| lang_of(clean));
        let block =
            if clean.len() == block.text.len() { block } else { Block { text: clean.to_owned(), ..block } };
        Text { block, lang }
    };
    blocks.into_iter().map(text).filter(|text| !text.block.text.is_empty()).collect()
}
/// Texts for tests.
#[cfg(test)]
pub(super) fn sample(lines: &[(&str, crate::data::BlockKind)]) -> Vec<Text> {
    let name: std::sync::Arc<str> = "t".into();
    let block = |(number, (text, kind)): (u32, &(&str, crate::data::BlockKind))| Block {
        text: (*text).to_owned(),
        place: crate::data::Place::new(&name, crate::data::At::Line(number)),
        kind: *kind,
        lang: None,
    };
    texts((1..).zip(lines).map(block).collect())
}
