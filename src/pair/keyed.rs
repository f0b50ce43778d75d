//! Texts of a program's two language files: those with the same key translate each other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::segment;
use crate::data::{Alignment, At, Block, Lang, Sides};
use crate::text::lang_of;

/// The keys are believed if at least this share of the texts of the shorter file has its key in the other one.
const MIN_SHARE: f32 = 0.5;

/// A program shows either of such texts in the same place.
const SAME_KEY: f32 = 1.0;

/// Joins two files by their keys; `None` if their texts have no keys, or keys that do not go together.
pub(super) fn align(one: &[Block], other: &[Block]) -> Option<Alignment> {
    let langs = (language(one)?, language(other)?);
    let (zh, en) = match langs {
        (Lang::Zh, Lang::En) => (one, other),
        (Lang::En, Lang::Zh) => (other, one),
        _ => return None,
    };
    let keys = |blocks: &[Block]| blocks.iter().all(|block| key(block).is_some());
    if !(keys(zh) && keys(en)) {
        return None;
    }
    let mut waiting: FxHashMap<&str, Vec<&Block>> = FxHashMap::default();
    en.iter().rev().filter_map(|block| Some((key(block)?, block))).for_each(|(key, block)| {
        waiting.entry(key).or_default().push(block);
    });
    let partners: Vec<Option<&Block>> = zh.iter().map(|block| waiting.get_mut(key(block)?)?.pop()).collect();
    let joined = partners.iter().flatten().count();
    let is_credible = joined as f32 >= MIN_SHARE * zh.len().min(en.len()) as f32;
    is_credible.then(|| joined_up(zh, &partners, en))
}

/// The Chinese texts in their order, each with its partner; at the end the English ones that have none.
fn joined_up(zh: &[Block], partners: &[Option<&Block>], en: &[Block]) -> Alignment {
    let mut alignment = Alignment::default();
    for (zh, en) in zh.iter().zip(partners) {
        let trust = if en.is_some() { SAME_KEY } else { 0.0 };
        let en = en.map(|block| segment(block.clone())).into_iter().collect();
        alignment.push(Sides::new(vec![segment(zh.clone())], en), trust);
    }
    let taken: FxHashSet<*const Block> =
        partners.iter().flatten().map(|block| std::ptr::from_ref(*block)).collect();
    for block in en.iter().filter(|block| !taken.contains(&std::ptr::from_ref(*block))) {
        alignment.push(Sides::new(Vec::new(), vec![segment(block.clone())]), 0.0);
    }
    alignment
}

fn key(block: &Block) -> Option<&str> {
    match &block.place.at {
        At::Unit(key) => Some(key),
        _ => None,
    }
}

/// The language of most texts.
fn language(blocks: &[Block]) -> Option<Lang> {
    let count = |lang: Lang| blocks.iter().filter(|block| lang_of(&block.text) == Some(lang)).count();
    Lang::BOTH.into_iter().filter(|lang| count(*lang) > 0).max_by_key(|lang| count(*lang))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{BlockKind, Place, Segment};

    fn blocks(texts: &[(&str, &str)]) -> Vec<Block> {
        let name: Arc<str> = "p".into();
        let block = |(key, text): &(&str, &str)| Block {
            text: (*text).to_owned(),
            place: Place::new(&name, At::Unit((*key).to_owned())),
            kind: BlockKind::Paragraph,
            lang: None,
        };
        texts.iter().map(block).collect()
    }

    fn runs(one: &[(&str, &str)], other: &[(&str, &str)]) -> Option<Vec<String>> {
        let alignment = align(&blocks(one), &blocks(other))?;
        let texts = |side: &[Segment]| side.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("+");
        let run = |run| {
            let sides = alignment.run(run);
            format!("{}={}", texts(sides.zh), texts(sides.en))
        };
        Some(alignment.runs.iter().map(run).collect())
    }

    #[test]
    fn texts_with_the_same_key_are_paired_whatever_the_order() {
        let zh = [("open", "打开"), ("close", "关闭"), ("old", "旧的")];
        let en = [("close", "Close"), ("new", "New"), ("open", "Open")];
        let expected = ["打开=Open", "关闭=Close", "旧的=", "=New"];
        assert_eq!(runs(&zh, &en).as_deref(), Some(&expected.map(String::from)[..]));
        assert_eq!(runs(&en, &zh).as_deref(), Some(&expected.map(String::from)[..]));
    }

    #[test]
    fn keys_of_different_programs_are_not_believed() {
        assert_eq!(runs(&[("a", "打开"), ("b", "关闭")], &[("c", "Open"), ("d", "Close")]), None);
        assert_eq!(runs(&[("a", "打开")], &[("a", "开启")]), None);
    }
}
