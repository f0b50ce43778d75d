//! What was found in a part of the texts, counted: parts can be added up in any order, kept, and sent elsewhere.
//!
//! However the texts were parted, and in whatever order the parts are added, the sum is the same to the byte: counts and
//! scores are whole numbers, and what is kept of many (the best occurrence, the first examples) is chosen by its text and
//! place alone.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::counted::Counted;
use super::runs::Sum;
use crate::data::{GivenPair, Lang, Place, Sides, TermType};

/// Which terms are one entry. In their order, Chinese terms that differ in 的 only stand together: they may be forms of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Both terms, folded: what differs in case, width, script, number or an article only is the same.
    pub terms: Sides<String>,
    /// The only language of a likely term without a counterpart.
    pub alone: Option<Lang>,
}

impl Key {
    /// What forms of one term have in common.
    pub(super) fn group(&self) -> impl Iterator<Item = char> {
        self.terms.zh.chars().filter(|&c| c != '的')
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        let group = self.group().cmp(other.group());
        group.then_with(|| (&self.terms, self.alone).cmp(&(&other.terms, other.alone)))
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A pair that lost to another one of the same words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Loser {
    pub(super) terms: Sides<String>,
    pub(super) r#type: TermType,
    /// `中国 = China`.
    pub(super) winner: String,
}

/// How often a pair lost, and its best score in steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lost {
    pub(super) score: u16,
    pub(super) count: u32,
}

/// A term pair that an author gave: where, and as the how-manieth of its part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Given {
    place: Place,
    number: usize,
    pub(super) pair: GivenPair,
}

/// How much was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Documents.
    pub files: u64,
    /// Blocks in them.
    pub blocks: u64,
    /// Segment pairs.
    pub pairs: u64,
    /// Segments without a partner.
    pub unpaired: u64,
    /// Spans that look like terms, on both sides.
    pub candidates: u64,
}

/// What was found in a part of the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// How much was read.
    pub figures: Figures,
    /// The terms.
    #[serde(with = "super::listed")]
    pub(super) terms: BTreeMap<Key, Counted>,
    /// What lost to them.
    #[serde(with = "super::listed")]
    pub(super) losers: BTreeMap<Loser, Lost>,
    pub(super) given: Vec<Given>,
}

impl Gathered {
    /// Adds what was found in another part.
    pub fn merge(&mut self, other: Gathered) {
        self.figures.merge(other.figures);
        for (key, counted) in other.terms {
            self.add_term(key, counted);
        }
        for (loser, lost) in other.losers {
            self.add_loser(loser, lost);
        }
        self.given.extend(other.given);
        self.given.sort();
    }

    /// About so many bytes of memory.
    #[must_use]
    pub fn weight(&self) -> usize {
        let text = |terms: &Sides<String>| terms.zh.len() + terms.en.len();
        let term = |(key, counted): (&Key, &Counted)| size_of::<Key>() + text(&key.terms) + counted.weight();
        let loser = |loser: &Loser| 2 * size_of::<Loser>() + text(&loser.terms) + loser.winner.len();
        self.terms.iter().map(term).sum::<usize>() + self.losers.keys().map(loser).sum::<usize>()
    }

    pub(super) fn add_term(&mut self, key: Key, counted: Counted) {
        self.terms.entry(key).or_default().merge(counted);
    }

    pub(super) fn add_loser(&mut self, loser: Loser, lost: Lost) {
        self.losers.entry(loser).or_default().add(lost);
    }

    /// Adds the term pairs that the author of one document gave, in their order.
    pub fn add_given(&mut self, pairs: &[GivenPair]) {
        let given = pairs.iter().enumerate();
        self.given.extend(given.map(|(number, pair)| Given {
            place: pair.place.clone(),
            number,
            pair: pair.clone(),
        }));
        self.given.sort();
    }
}

impl Sum for Lost {
    fn add(&mut self, other: Self) {
        self.score = self.score.max(other.score);
        self.count = self.count.saturating_add(other.count);
    }
}

impl Sum for Counted {
    fn add(&mut self, other: Self) {
        self.merge(other);
    }
}

impl Figures {
    /// Adds the figures of another part.
    pub fn merge(&mut self, other: Figures) {
        self.files += other.files;
        self.blocks += other.blocks;
        self.pairs += other.pairs;
        self.unpaired += other.unpaired;
        self.candidates += other.candidates;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::counted::{Best, Shown};
    use super::super::{Gathering, Options, Selected};
    use super::*;
    use crate::data::{At, Certainty, Example};

    /// An occurrence: which form, with which score, on which page of which document.
    type Occurrence = (usize, u16, u64, bool);

    const FORMS: [(&str, &str); 4] =
        [("城市", "city"), ("城市", "City"), ("城市", "cities"), ("城市的治理", "urban governance")];

    fn once((form, score, number, first): Occurrence) -> Gathered {
        let (zh, en) = FORMS[form];
        let document: Arc<str> = if first { "a.txt" } else { "b.txt" }.into();
        let place = Place::new(&document, At::Line(number as u32));
        let terms = Sides::new(zh.to_owned(), en.to_owned());
        let findings = vec![format!("found at {place}")];
        let example = Example {
            texts: Sides::new(format!("第{number}句"), format!("Sentence {number}")),
            spans: Sides::default(),
            places: Sides::new(Some(place.clone()), Some(place.clone())),
        };
        let mut gathered = Gathered::default();
        let key = Key { terms: Sides::new(zh.to_owned(), en.to_lowercase()), alone: None };
        let best = Best { score, r#type: TermType::Term, findings };
        gathered.add_term(key, Counted::once(terms.clone(), best, Shown { number, example }));
        gathered.add_loser(
            Loser { terms: terms.clone(), r#type: TermType::Term, winner: "都市 = city".to_owned() },
            Lost { score, count: 1 },
        );
        let quote = format!("{zh}（{en}）");
        let given = GivenPair { terms, forms: Vec::new(), place, quote, certainty: Certainty::Sure };
        gathered.add_given(&[given]);
        gathered.figures.pairs = 1;
        gathered
    }

    /// Adds up parts as a tree: the number says at which end the next two are joined.
    fn joined(mut parts: Vec<Gathered>, mut turns: impl Iterator<Item = usize>) -> Gathered {
        while parts.len() > 1 {
            let at = turns.next().unwrap_or_default() % (parts.len() - 1);
            let right = parts.remove(at + 1);
            parts[at].merge(right);
        }
        parts.pop().unwrap_or_default()
    }

    /// The glossary where memory holds so many bytes and the disk the rest.
    fn selected(gathered: Gathered, bytes: usize) -> Selected {
        let mut gathering = Gathering::within(bytes);
        gathering.add(gathered).expect("room on the disk");
        gathering.finish(&Options::default()).expect("a glossary")
    }

    proptest! {
        #[test]
        fn any_parting_and_any_order_of_adding_give_the_same_bytes(
            occurrences in prop::collection::vec((0..FORMS.len(), 0..1000_u16, 0..9_u64, any::<bool>()), 1..24),
            turns in prop::collection::vec(any::<prop::sample::Index>(), 24),
            order in any::<u64>(),
        ) {
            let parts: Vec<Gathered> = occurrences.iter().copied().map(once).collect();
            let mut mixed = parts.clone();
            mixed.sort_by_cached_key(|part| format!("{part:?}").bytes().fold(order, |sum, byte| {
                sum.wrapping_mul(31).wrapping_add(u64::from(byte))
            }));
            let whole = joined(parts, std::iter::repeat(0));
            let other = joined(mixed, turns.iter().map(|turn| turn.index(1000)));
            prop_assert_eq!(whole.to_bytes().expect("bytes"), other.to_bytes().expect("bytes"));
            prop_assert_eq!(selected(whole, usize::MAX), selected(other, 1));
        }

        #[test]
        fn bytes_give_the_same_value_again(occurrences in prop::collection::vec((0..FORMS.len(), 0..1000_u16, 0..9_u64, any::<bool>()), 0..9)) {
            let whole = joined(occurrences.into_iter().map(once).collect(), std::iter::repeat(0));
            let bytes = whole.to_bytes().expect("bytes");
            prop_assert_eq!(Gathered::from_bytes(&bytes).expect("a value"), whole);
        }
    }

    #[test]
    fn bytes_of_another_version_are_refused() {
        for bytes in [&b"duizhao gathered 0\n"[..], b"", b"duizhao gathered 2\n\x01\x02"] {
            assert!(Gathered::from_bytes(bytes).is_err(), "{bytes:?}");
        }
    }
}
