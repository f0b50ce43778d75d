//! Two texts side by side, whole: what translates what, and what has no counterpart, in the order of the texts.

use std::ops::Range;

use super::{Bitext, Certainty, Segment, SegmentPair, Sides};

/// Two texts, cut into segments, and which of them translate each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// All segments in order.
    pub segments: Sides<Vec<Segment>>,
    /// Which translate each other; together they hold all segments, in order.
    pub runs: Vec<AlignedRun>,
}

/// Runs of segments that translate each other; one side is empty for what has no counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedRun {
    /// Indexes into the segments.
    pub segments: Sides<Range<usize>>,
    /// How sure it is, 0 to 1; 0 where one side is empty.
    pub trust: f32,
}

impl AlignedRun {
    /// Segments on both sides.
    #[must_use]
    pub fn is_pair(&self) -> bool {
        !(self.segments.zh.is_empty() || self.segments.en.is_empty())
    }
}

impl Alignment {
    /// The segments of a run.
    #[must_use]
    pub fn run(&self, run: &AlignedRun) -> Sides<&[Segment]> {
        Sides::new(
            self.segments.zh.get(run.segments.zh.clone()).unwrap_or_default(),
            self.segments.en.get(run.segments.en.clone()).unwrap_or_default(),
        )
    }

    /// The pairs of at least that trust; all else has no counterpart.
    #[must_use]
    pub fn into_bitext(self, least: f32) -> Bitext {
        let mut bitext = Bitext::default();
        let mut segments = self.segments.map(Vec::into_iter);
        for run in self.runs {
            let zh: Vec<Segment> = segments.zh.by_ref().take(run.segments.zh.len()).collect();
            let en: Vec<Segment> = segments.en.by_ref().take(run.segments.en.len()).collect();
            if zh.is_empty() || en.is_empty() || run.trust < least {
                bitext.unpaired.zh.extend(zh);
                bitext.unpaired.en.extend(en);
            } else {
                bitext.pairs.push(SegmentPair { segments: Sides::new(zh, en), trust: run.trust });
            }
        }
        bitext
    }

    /// Adds a run behind the others.
    pub fn push(&mut self, segments: Sides<Vec<Segment>>, trust: f32) {
        let start = self.segments.as_ref().map(Vec::len);
        self.segments.zh.extend(segments.zh);
        self.segments.en.extend(segments.en);
        let end = self.segments.as_ref().map(Vec::len);
        let run = Sides::new(start.zh..end.zh, start.en..end.en);
        self.runs.push(AlignedRun { segments: run, trust });
    }
}

impl Extend<Alignment> for Alignment {
    fn extend<T: IntoIterator<Item = Alignment>>(&mut self, others: T) {
        for other in others {
            let mut segments = other.segments.map(Vec::into_iter);
            for run in other.runs {
                let zh = segments.zh.by_ref().take(run.segments.zh.len()).collect();
                let en = segments.en.by_ref().take(run.segments.en.len()).collect();
                self.push(Sides::new(zh, en), run.trust);
            }
        }
    }
}

/// The pairs, then the terms that an author gives, then what has no counterpart.
impl From<Bitext> for Alignment {
    fn from(bitext: Bitext) -> Self {
        let mut alignment = Alignment::default();
        for pair in bitext.pairs {
            alignment.push(pair.segments, pair.trust);
        }
        for given in bitext.listed.into_iter().filter(|given| given.certainty == Certainty::Sure) {
            let place = given.place;
            alignment.push(given.terms.map(|text| vec![Segment { text, place: place.clone() }]), 1.0);
        }
        for segment in bitext.unpaired.zh {
            alignment.push(Sides::new(vec![segment], Vec::new()), 0.0);
        }
        for segment in bitext.unpaired.en {
            alignment.push(Sides::new(Vec::new(), vec![segment]), 0.0);
        }
        alignment
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place};

    #[test]
    fn nothing_is_lost_between_the_two_views() {
        let segment =
            |text: &str| Segment { text: text.to_owned(), place: Place::new(&Arc::from("t"), At::Whole) };
        let pair = |zh: &str, en: &[&str], trust| SegmentPair {
            segments: Sides::new(vec![segment(zh)], en.iter().map(|text| segment(text)).collect()),
            trust,
        };
        let bitext = Bitext {
            pairs: vec![pair("一", &["one", "two"], 0.9), pair("三", &["three"], 0.1)],
            unpaired: Sides::new(vec![segment("四")], vec![segment("five")]),
            listed: Vec::new(),
        };
        let alignment = Alignment::from(bitext.clone());
        assert_eq!(alignment.runs.iter().filter(|run| run.is_pair()).count(), 2);
        assert_eq!(alignment.clone().into_bitext(0.0), bitext);
        let sure = alignment.into_bitext(0.5);
        assert_eq!((sure.pairs.len(), sure.unpaired.zh.len(), sure.unpaired.en.len()), (1, 2, 2));
    }
}
