//! Long segments, wherever they come from: cut into sentences, and these paired as those of running text are.

use super::likeness::Likeness;
use super::running;
use crate::data::{Bitext, Block, BlockKind, Lang, Segment, SegmentPair, Sides};
use crate::encoder::Encoder;
use crate::text::Length;

/// The same bitext with its long pairs cut into pairs of sentences; sentences that find no partner are unpaired.
///
/// What is long and is no several sentences stays as it is.
#[must_use]
pub fn cut_long(mut bitext: Bitext, encoder: Option<&Encoder>) -> Bitext {
    if bitext.pairs.iter().all(is_ordinary) {
        return bitext;
    }
    let mut likeness = Likeness::new(encoder);
    let pairs = std::mem::take(&mut bitext.pairs);
    for pair in pairs {
        if is_ordinary(&pair) {
            bitext.pairs.push(pair);
        } else {
            bitext.append(cut(&mut likeness, pair));
        }
    }
    bitext
}

fn is_ordinary(pair: &SegmentPair) -> bool {
    Length::of(pair) == Length::Ordinary
}

fn cut(likeness: &mut Likeness<'_>, pair: SegmentPair) -> Bitext {
    let SegmentPair { segments, trust } = pair;
    let blocks =
        Sides::from_fn(|lang| segments.get(lang).iter().flat_map(|segment| lines(lang, segment)).collect());
    let blocks: Sides<Vec<Block>> = blocks;
    if blocks.zh.is_empty() || blocks.en.is_empty() {
        return Bitext { pairs: vec![SegmentPair { segments, trust }], ..Bitext::default() };
    }
    running::within(likeness, blocks, trust).into_bitext(0.0)
}

/// The lines of a segment as paragraphs: a line break in a cell ends a sentence.
fn lines(lang: Lang, segment: &Segment) -> Vec<Block> {
    let full = segment.text.lines().map(str::trim).filter(|line| !line.is_empty());
    full.map(|line| Block {
        text: line.to_owned(),
        place: segment.place.clone(),
        kind: BlockKind::Paragraph,
        lang: Some(lang),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place};

    const SENTENCES: [(&str, &str); 3] = [
        ("会议在北京开幕。", "The meeting opened in Beijing. "),
        ("市长发表了讲话。", "The mayor gave a speech. "),
        ("代表参观了工厂。", "The delegates visited a factory. "),
    ];

    fn bitext(times: usize) -> Bitext {
        let text = |side: fn(&(&'static str, &'static str)) -> &'static str| {
            let text = SENTENCES.iter().cycle().take(3 * times).map(side).collect::<String>();
            vec![Segment {
                text: text.trim().to_owned(),
                place: Place::new(&Arc::from("t.tsv"), At::Line(1)),
            }]
        };
        let segments = Sides::new(text(|pair| pair.0), text(|pair| pair.1));
        Bitext { pairs: vec![SegmentPair { segments, trust: 1.0 }], ..Bitext::default() }
    }

    #[test]
    fn a_cell_of_many_sentences_becomes_as_many_pairs() {
        let cut = cut_long(bitext(100), None);
        assert_eq!((cut.pairs.len(), cut.unpaired.zh.len()), (300, 0));
        for (pair, (zh, en)) in cut.pairs.iter().zip(SENTENCES.iter().cycle()) {
            let texts = pair.segments.as_ref().map(|side| side[0].text.as_str());
            assert_eq!((texts.zh, texts.en), (*zh, en.trim()));
            assert_eq!(pair.segments.zh[0].place.to_string(), "t.tsv:1");
        }
    }

    #[test]
    fn a_cell_of_some_sentences_stays_one_pair() {
        let whole = bitext(3);
        assert_eq!(cut_long(whole.clone(), None), whole);
    }
}
