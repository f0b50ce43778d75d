//! Subtitles of two files: what appears at the same time translates each other.

use crate::data::{Alignment, At, Block, Lang, Segment, Sides};
use crate::text::lang_of;

/// Two texts appear together if their times differ by no more (milliseconds): people do not notice a third of a second.
const TOGETHER: u64 = 350;

/// The times are believed if at least this share of the texts of the shorter file has one that appears with it.
const MIN_SHARE: f32 = 0.5;

/// What lies between two such texts belongs together if it is no more than this many a side.
const MOST_BETWEEN: usize = 4;

/// How sure it is that two texts translate each other that alone appear together, and a group of more.
const ALONE: f32 = 0.95;
const GROUPED: f32 = 0.8;

/// Joins two files by their times; `None` if they are no subtitles, or their times do not go together.
pub(super) fn align(zh: &[Block], en: &[Block]) -> Option<Alignment> {
    let times = |blocks: &[Block]| blocks.iter().map(time).collect::<Option<Vec<u64>>>();
    let (first, second) = (times(zh)?, times(en)?);
    let turned = language(zh)? == Lang::En;
    if language(zh) == language(en) {
        return None;
    }
    let anchors = anchors(&first, &second);
    let fewer = zh.len().min(en.len()).max(1);
    if (anchors.len() as f32) < MIN_SHARE * fewer as f32 {
        return None;
    }
    let mut alignment = Alignment::default();
    let starts = std::iter::once((0, 0)).chain(anchors.iter().copied());
    let ends = anchors.iter().copied().chain([(zh.len(), en.len())]);
    for (start, end) in starts.zip(ends) {
        let (one, other) = (zh.get(start.0..end.0)?, en.get(start.1..end.1)?);
        add(&mut alignment, if turned { Sides::new(other, one) } else { Sides::new(one, other) });
    }
    Some(alignment)
}

fn time(block: &Block) -> Option<u64> {
    match block.place.at {
        At::Time(time) => Some(time),
        _ => None,
    }
}

/// The language of most texts.
fn language(blocks: &[Block]) -> Option<Lang> {
    let count = |lang: Lang| blocks.iter().filter(|block| lang_of(&block.text) == Some(lang)).count();
    Lang::BOTH.into_iter().filter(|lang| count(*lang) > 0).max_by_key(|lang| count(*lang))
}

/// Pairs of texts that appear together, in order.
fn anchors(first: &[u64], second: &[u64]) -> Vec<(usize, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    for (one, time) in first.iter().enumerate() {
        while second.get(at).is_some_and(|other| other + TOGETHER < *time) {
            at += 1;
        }
        if second.get(at).is_some_and(|other| other.abs_diff(*time) <= TOGETHER) {
            found.push((one, at));
            at += 1;
        }
    }
    found
}

/// The texts from one meeting of the files to the next.
fn add(alignment: &mut Alignment, sides: Sides<&[Block]>) {
    let (zh, en) = (sides.zh.len(), sides.en.len());
    let segments = sides.map(|side| {
        let segment = |block: &Block| Segment { text: block.text.clone(), place: block.place.clone() };
        side.iter().map(segment).collect::<Vec<_>>()
    });
    match (zh, en) {
        (0, 0) => {}
        (1, 1) => alignment.push(segments, ALONE),
        (0, _) | (_, 0) => alignment.push(segments, 0.0),
        _ if zh.max(en) <= MOST_BETWEEN => alignment.push(segments, GROUPED),
        _ => {
            segments.zh.into_iter().for_each(|zh| alignment.push(Sides::new(vec![zh], Vec::new()), 0.0));
            segments.en.into_iter().for_each(|en| alignment.push(Sides::new(Vec::new(), vec![en]), 0.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{BlockKind, Place};

    fn blocks(texts: &[(u64, &str)]) -> Vec<Block> {
        let name: Arc<str> = "s".into();
        let block = |(time, text): &(u64, &str)| Block {
            text: (*text).to_owned(),
            place: Place::new(&name, At::Time(*time)),
            kind: BlockKind::Paragraph,
            lang: None,
        };
        texts.iter().map(block).collect()
    }

    fn runs(one: &[(u64, &str)], other: &[(u64, &str)]) -> Option<Vec<String>> {
        let alignment = align(&blocks(one), &blocks(other))?;
        let texts = |side: &[Segment]| side.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("+");
        let run = |run| {
            let sides = alignment.run(run);
            format!("{}={}", texts(sides.zh), texts(sides.en))
        };
        Some(alignment.runs.iter().map(run).collect())
    }

    #[test]
    fn what_appears_together_is_paired_whatever_the_order_of_the_files() {
        let zh = [(1000, "一。"), (4000, "二。"), (9000, "三。")];
        let en = [(1100, "One."), (3900, "Two and"), (6000, "a half."), (9000, "Three.")];
        let expected = ["一。=One.", "二。=Two and+a half.", "三。=Three."];
        assert_eq!(runs(&zh, &en).as_deref(), Some(&expected.map(String::from)[..]));
        assert_eq!(runs(&en, &zh).as_deref(), Some(&expected.map(String::from)[..]));
    }

    #[test]
    fn times_that_do_not_go_together_are_not_believed() {
        assert_eq!(runs(&[(1000, "一。"), (2000, "二。")], &[(61_000, "One."), (62_000, "Two.")]), None);
    }
}
