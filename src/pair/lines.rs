//! Two texts that hold one sentence a line: the lines keep their numbers, empty ones too.

use std::ops::Range;

use super::running::{self, Unit};
use crate::data::{AlignedRun, Alignment, Block, Segment, Sides};
use crate::encoder::Encoder;
use crate::error::Result;

/// Aligns the lines that hold something; empty ones have no counterpart.
pub(super) fn align(zh: Vec<Block>, en: Vec<Block>, encoder: Option<&Encoder>) -> Result<Alignment> {
    let lines = Sides::new(zh, en).map(Lines::new);
    let alignment = running::align(lines.zh.full, lines.en.full, Unit::Sentence, encoder)?;
    // The texts come back exchanged if their languages were the other way round.
    let zh_first = alignment.segments.zh.first().map(|segment| segment.place.document.clone());
    let exchanged = zh_first
        .is_some_and(|name| lines.en.all.first().is_some_and(|first| first.place.document == name))
        && lines.zh.all.first().map(|first| &first.place.document)
            != lines.en.all.first().map(|first| &first.place.document);
    let (zh, en) = if exchanged { (lines.en.all, lines.zh.all) } else { (lines.zh.all, lines.en.all) };
    Ok(with_empty(alignment.runs, Sides::new(zh, en)))
}

/// The lines of a text, and those of them that hold something.
struct Lines {
    all: Vec<Segment>,
    full: Vec<Block>,
}

impl Lines {
    fn new(blocks: Vec<Block>) -> Self {
        let segment = |block: &Block| Segment { text: block.text.clone(), place: block.place.clone() };
        let all = blocks.iter().map(segment).collect();
        Lines { all, full: blocks.into_iter().filter(|block| !block.text.trim().is_empty()).collect() }
    }
}

/// The runs with empty lines put back where they stood.
fn with_empty(runs: Vec<AlignedRun>, segments: Sides<Vec<Segment>>) -> Alignment {
    let numbers = segments.as_ref().map(|side| {
        let full = side.iter().enumerate().filter(|(_, segment)| !segment.text.trim().is_empty());
        full.map(|(number, _)| number).collect::<Vec<usize>>()
    });
    let mut reached = Sides::new(0, 0);
    let mut all = Vec::with_capacity(runs.len());
    for run in runs {
        let place = |side: &[usize], run: &Range<usize>, reached: usize| {
            let first = side.get(run.start).copied().filter(|_| !run.is_empty());
            let last = run.end.checked_sub(1).and_then(|last| side.get(last)).copied();
            first.zip(last).map_or(reached..reached, |(first, last)| first..last + 1)
        };
        let zh = place(&numbers.zh, &run.segments.zh, reached.zh);
        let en = place(&numbers.en, &run.segments.en, reached.en);
        all.extend(alone(reached.zh..zh.start, reached.en..en.start));
        reached = Sides::new(zh.end, en.end);
        all.push(AlignedRun { segments: Sides::new(zh, en), trust: run.trust });
    }
    all.extend(alone(reached.zh..segments.zh.len(), reached.en..segments.en.len()));
    Alignment { segments, runs: all }
}

/// Runs of one empty line each.
fn alone(zh: Range<usize>, en: Range<usize>) -> Vec<AlignedRun> {
    let (zh_at, en_at) = (zh.end, en.start);
    let run = |zh: Range<usize>, en: Range<usize>| AlignedRun { segments: Sides::new(zh, en), trust: 0.0 };
    let chinese = zh.map(|line| run(line..line + 1, en_at..en_at));
    chinese.chain(en.map(|line| run(zh_at..zh_at, line..line + 1))).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, BlockKind, Place};

    fn blocks(name: &str, text: &str) -> Vec<Block> {
        let block = |(number, text): (u32, &str)| Block {
            text: text.to_owned(),
            place: Place::new(&Arc::from(name), At::Line(number)),
            kind: BlockKind::Paragraph,
            lang: None,
        };
        (1..).zip(text.split('\n')).map(block).collect()
    }

    #[test]
    fn lines_keep_their_numbers_around_empty_ones() {
        let zh = blocks("a", "会议在北京开幕。\n\n市长发表了讲话。代表参观了工厂。\n");
        let en = blocks(
            "b",
            "The meeting opened in Beijing.\nThe mayor gave a speech.\n\nThe delegates visited a factory.",
        );
        for (one, other) in [(zh.clone(), en.clone()), (en, zh)] {
            let alignment = align(one, other, None).expect("translations");
            let runs: Vec<_> =
                alignment.runs.iter().map(|run| (run.segments.zh.clone(), run.segments.en.clone())).collect();
            assert_eq!(runs, [(0..1, 0..1), (1..2, 1..1), (2..3, 1..4), (3..4, 4..4)]);
        }
    }

    #[test]
    fn texts_that_cannot_be_translations_are_told() {
        let zh = blocks("a", "会议开幕。");
        let told =
            |zh: Vec<Block>, en: Vec<Block>| align(zh, en, None).map_err(|error| error.to_string()).err();
        assert_eq!(
            told(zh.clone(), zh.clone()).as_deref(),
            Some("a and a are both Chinese text; one must be the other's translation")
        );
        assert_eq!(told(zh, blocks("b", "...")).as_deref(), Some("b holds no words"));
    }
}
