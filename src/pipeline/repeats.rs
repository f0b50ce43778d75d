//! Segment pairs that come again, as half of a translation memory's do: what is found in a pair depends on its words, its
//! document and what was learnt from that, and on nothing else. So it is found once.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::found::FoundInPair;
use crate::data::{Lang, TokenizedPair};

/// What stands for a pair's words.
type Words = [u8; 32];

/// What was found in the pairs of one document so far.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    found: FxHashMap<Words, Arc<FoundInPair>>,
    /// Bytes that may still be kept.
    room: usize,
}

impl Repeats {
    /// Nothing yet; about so many bytes are kept, of the pairs that come first: what comes often comes early.
    pub(super) fn within(bytes: usize) -> Self {
        Repeats { room: bytes, ..Repeats::default() }
    }

    /// What `find` finds in each pair; it is asked once of those with the same words.
    pub(super) fn find(
        &mut self,
        pairs: &[TokenizedPair],
        find: impl Fn(&TokenizedPair) -> FoundInPair + Sync,
    ) -> Vec<Arc<FoundInPair>> {
        let words: Vec<Words> = pairs.par_iter().map(digest).collect();
        let mut places: FxHashMap<Words, usize> = FxHashMap::default();
        let mut new: Vec<&TokenizedPair> = Vec::new();
        for (pair, words) in pairs.iter().zip(&words).filter(|(_, words)| !self.found.contains_key(*words)) {
            places.entry(*words).or_insert_with(|| {
                new.push(pair);
                new.len() - 1
            });
        }
        let new: Vec<Arc<FoundInPair>> = new.into_par_iter().map(|pair| Arc::new(find(pair))).collect();
        let of = |words: &Words| {
            let again = || self.found.get(words);
            places.get(words).and_then(|&place| new.get(place)).or_else(again).cloned().unwrap_or_default()
        };
        let all: Vec<Arc<FoundInPair>> = words.iter().map(of).collect();
        words.into_iter().zip(&all).for_each(|(words, found)| self.keep(words, found));
        all
    }

    fn keep(&mut self, words: Words, found: &Arc<FoundInPair>) {
        let weight = size_of::<Words>() + found.weight();
        if weight <= self.room && !self.found.contains_key(&words) {
            self.room -= weight;
            self.found.insert(words, found.clone());
        }
    }
}

/// Two pairs have the same digest if their segments read alike and are cut alike.
fn digest(pair: &TokenizedPair) -> Words {
    let mut hash = Sha256::new();
    for lang in Lang::BOTH {
        hash.update(pair.pair.segments.get(lang).len().to_le_bytes());
        for segment in pair.pair.segments.get(lang) {
            hash.update(segment.text.len().to_le_bytes());
            hash.update(&segment.text);
        }
        hash.update(pair.tokens.get(lang).len().to_le_bytes());
        for token in pair.tokens.get(lang) {
            hash.update(token.segment.to_le_bytes());
            hash.update(token.span.start.to_le_bytes());
            hash.update(token.span.end.to_le_bytes());
        }
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::data::{At, Bitext, Place, Segment, SegmentPair, Sides};
    use crate::tokenize::{Options, tokenize};

    fn pairs(texts: &[(&str, &str)]) -> Vec<TokenizedPair> {
        let segment = |text: &str, line| {
            let place = Place::new(&Arc::from("a.tsv"), At::Line(line));
            vec![Segment { text: text.to_owned(), place }]
        };
        let pair = |(line, (zh, en)): (u32, &(&str, &str))| SegmentPair {
            segments: Sides::new(segment(zh, line), segment(en, line)),
            trust: 1.0,
        };
        let pairs = (1..).zip(texts).map(pair).collect();
        tokenize(Bitext { pairs, ..Bitext::default() }, &Options::default()).pairs
    }

    /// How often it is asked, and what comes for each pair.
    fn asked(repeats: &mut Repeats, pairs: &[TokenizedPair]) -> (usize, Vec<usize>) {
        let asked = AtomicUsize::new(0);
        let found = repeats.find(pairs, |pair| {
            asked.fetch_add(1, Ordering::Relaxed);
            FoundInPair { candidates: pair.tokens.zh.len(), ..FoundInPair::default() }
        });
        (asked.into_inner(), found.iter().map(|found| found.candidates).collect())
    }

    #[test]
    fn a_pair_that_comes_again_is_looked_at_once() {
        let mut repeats = Repeats::within(1 << 20);
        let first =
            pairs(&[("城市", "city"), ("数字城市治理", "digital urban governance"), ("城市", "city")]);
        let (times, found) = asked(&mut repeats, &first);
        assert_eq!(times, 2);
        assert_eq!(found[0], found[2]);
        assert_ne!(found[0], found[1]);
        let (times, again) = asked(&mut repeats, &first);
        assert_eq!((times, again), (0, found));
        assert_eq!(asked(&mut repeats, &pairs(&[("城市", "cities")])).0, 1);
    }

    #[test]
    fn without_room_nothing_is_kept_and_all_is_found() {
        let mut repeats = Repeats::within(0);
        let all = pairs(&[("城市", "city"), ("城市", "city")]);
        let (_, found) = asked(&mut repeats, &all);
        assert_eq!(asked(&mut repeats, &all), (1, found));
    }
}
