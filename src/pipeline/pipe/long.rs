//! A line's pair whose texts are long, cut into sentences; all places are told as those of the whole texts.

use super::line::PipedPair;
use crate::data::{Bitext, Lang, Segment, SegmentPair, Sides, Span, Spot, TokenizedPair};
use crate::pair::cut_long;
use crate::pipeline::Options;
use crate::pipeline::words::words;
use crate::text::Length;

/// Where a part of the pair stands in the whole texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The bytes of each segment; `None` for the whole.
    segments: Option<Sides<Vec<Span>>>,
}

impl Part {
    /// A place in the whole text.
    pub(super) fn in_whole(&self, lang: Lang, spot: Spot) -> Span {
        let segment = self.segments.as_ref().and_then(|sides| sides.get(lang).get(usize::from(spot.segment)));
        let start = segment.map_or(0, |segment| segment.start);
        Span { start: start + spot.span.start, end: start + spot.span.end }
    }

    /// The bytes of two segments, by their numbers.
    pub(super) fn within(&self, numbers: Sides<usize>) -> Option<Sides<Span>> {
        let sides = self.segments.as_ref()?;
        Some(Sides::new(*sides.zh.get(numbers.zh)?, *sides.en.get(numbers.en)?))
    }
}

/// The pair with its words; a long one in parts.
pub(super) fn parts(pair: &PipedPair, options: &Options) -> Vec<(TokenizedPair, Part)> {
    let whole = Bitext { pairs: vec![pair.segments()], ..Bitext::default() };
    let is_long = whole.pairs.iter().any(|pair| Length::of(pair) != Length::Ordinary);
    let cut = cut_long(whole, options.encoder());
    let mut reached = Sides::new(0, 0);
    let places: Vec<Part> = cut.pairs.iter().map(|part| place(part, pair, &mut reached)).collect();
    let tokenized = words(Bitext { pairs: cut.pairs, ..Bitext::default() }, &options.tokenize).pairs;
    let places = places.into_iter().map(|place| if is_long { place } else { Part::default() });
    tokenized.into_iter().zip(places).collect()
}

/// Segments come in the order of the texts: each is looked for behind the one before it.
fn place(part: &SegmentPair, whole: &PipedPair, reached: &mut Sides<usize>) -> Part {
    let spans = Sides::from_fn(|lang| {
        let (text, at) = (whole.texts.get(lang), reached.get_mut(lang));
        let span = |segment: &Segment| {
            let start =
                text.get(*at..).and_then(|rest| rest.find(&segment.text)).map_or(*at, |found| *at + found);
            *at = (start + segment.text.len()).min(text.len());
            Span::new(start, *at)
        };
        part.segments.get(lang).iter().map(span).collect::<Vec<Span>>()
    });
    Part { segments: Some(spans) }
}

#[cfg(test)]
mod tests {
    use super::super::line::parsed;
    use super::*;

    #[test]
    fn places_of_a_long_pair_are_those_of_its_whole_texts() {
        let (zh, en) =
            ("会议在北京开幕。市长发表了讲话。", "The meeting opened in Beijing. The mayor spoke. ");
        let line = serde_json::json!({"zh": zh.repeat(60), "en": en.repeat(60)}).to_string();
        let pair = parsed(1, line.as_bytes()).expect("a pair");
        let parts = parts(&pair, &Options::default());
        assert_eq!(parts.len(), 120);
        for (tokenized, part) in &parts {
            for lang in Lang::BOTH {
                let segment = &tokenized.pair.segments.get(lang)[0];
                let spot = Spot { segment: 0, span: Span::new(0, segment.text.len()) };
                assert_eq!(part.in_whole(lang, spot).of(pair.texts.get(lang)), segment.text);
            }
        }
    }
}
