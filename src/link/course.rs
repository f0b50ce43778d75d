//! Learning step by step, for pairs that are spread over many machines: each part says what it expects with what is known
//! so far, what all parts expect is added up, and the sum makes what is known in the next step.
//!
//! The steps are those of [`super::Learner`], and all counts are whole numbers: however the pairs are spread, the model is
//! the same to the byte as that of one process.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::cells::{Cells, NOWHERE};
use super::counts::{Meetings, Vocabulary, met};
use super::learn::{numbered, pick, rounds};
use super::model::Model;
use super::partners::{Acquaintance, nearness};
use super::prepared::Prepared;
use super::rounds::{Before, Counting, Expected, mix};
use super::sentences::Sentences;
use crate::data::Sides;
use crate::error::{Error, ErrorKind, Result};
use crate::packed::{pack, unpack};

/// The number rises whenever bytes of before can no longer be read, or would say something else.
const MARK: &str = "duizhao state 1\n";

/// Steps before the rounds: the words are counted, then which words meet roughly, then which of those worth counting.
const BEFORE_ROUNDS: usize = 3;

/// How far learning has come, and what is known so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Course {
    done: usize,
    pairs: u64,
    model: Model,
    acquaintance: Acquaintance,
}

/// Takes a count: what is counted, and how often, in whole numbers.
pub type Count<'a> = &'a mut dyn FnMut(&str, u64) -> Result<()>;

impl Course {
    /// How many steps are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.steps().saturating_sub(self.done)
    }

    fn steps(&self) -> usize {
        BEFORE_ROUNDS + rounds(usize::try_from(self.pairs).unwrap_or(usize::MAX))
    }

    /// As bytes: the same course gives the same bytes.
    ///
    /// # Errors
    /// None that the value itself can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        pack(MARK, self)
    }

    /// The course of such bytes.
    ///
    /// # Errors
    /// Bytes of another version, and bytes that are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let course: Course = unpack(MARK, bytes)?;
        if course.is_sound() {
            return Ok(course);
        }
        Err(wrong("what was kept cannot be read: its parts do not fit together; make it anew".to_owned()))
    }

    /// Each step finds what the ones before it left.
    fn is_sound(&self) -> bool {
        let Course { done, model, acquaintance, .. } = self;
        let is_in_rounds = (BEFORE_ROUNDS..self.steps()).contains(done);
        let (meets, single) = (!model.meetings.starts.is_empty(), &model.single);
        let words = model.words.as_ref().map(Vocabulary::len);
        let counted = (single.zh.len(), single.en.len()) == (words.zh, words.en);
        *done <= self.steps()
            && acquaintance.is_sound()
            && acquaintance.parts.is_empty() == (*done == 0 || *done == self.steps())
            && model.is_sound()
            && (!is_in_rounds || (meets && counted))
    }

    /// What was learnt.
    ///
    /// # Errors
    /// A course with steps left.
    pub fn into_model(self) -> Result<Model> {
        match self.left() {
            0 => Ok(self.model),
            left => Err(wrong(format!("learning is not done: {left} steps are left"))),
        }
    }

    /// What some of the pairs say in this step.
    ///
    /// # Errors
    /// Pairs with words that the first step did not count, and whatever `count` returns.
    pub fn expect(&self, pairs: Vec<Prepared>, count: Count<'_>) -> Result<()> {
        if self.done == 0 {
            return count_words(&pairs, count);
        }
        if !pairs.iter().all(|pair| self.knows(pair)) {
            return Err(wrong("these are other pairs than those of the first step".to_owned()));
        }
        let (sentences, told) = numbered(pairs, &self.model.words);
        if self.done == 1 {
            return count_acquaintance(&sentences, self.acquaintance.clone(), count);
        }
        let cells = pick(&sentences, &told, &self.acquaintance, &self.model.words);
        if self.done < BEFORE_ROUNDS {
            return count_meetings(&sentences, &cells, count);
        }
        let before = Before::nothing(&self.model);
        let counting = Counting::new(sentences, cells, &self.model.meetings, before);
        count_round(&self.model, &counting.expect(&self.model), count)
    }

    /// The first step counted all words of the pair.
    fn knows(&self, pair: &Prepared) -> bool {
        let Sides { mut zh, mut en } = pair.words();
        let words = &self.model.words;
        zh.all(|word| words.zh.get(word).is_some()) && en.all(|word| words.en.get(word).is_some())
    }

    /// Takes what all pairs say in this step, in any order and parting.
    #[must_use]
    pub fn adding(self) -> Adding {
        let mut expected = Expected::default();
        if self.done >= BEFORE_ROUNDS {
            expected = Expected::nothing(&self.model);
        }
        Adding { course: self, words: Sides::default(), near: 0, met: FxHashMap::default(), expected }
    }
}

fn count_words(pairs: &[Prepared], count: Count<'_>) -> Result<()> {
    let mut words = Sides::<Vocabulary>::default();
    for pair in pairs {
        let Sides { zh, en } = pair.words();
        zh.for_each(|word| words.zh.count(word, 1));
        en.for_each(|word| words.en.count(word, 1));
    }
    count("pairs", pairs.len() as u64)?;
    count("near", pairs.iter().map(|pair| nearness(pair.size())).sum())?;
    for (side, words) in [("zh", words.zh), ("en", words.en)] {
        let words: Vec<(Box<str>, u32)> = words.sorted().into();
        words.iter().try_for_each(|(word, times)| count(&format!("{side}:{word}"), u64::from(*times)))?;
    }
    Ok(())
}

fn count_acquaintance(sentences: &Sentences, mut table: Acquaintance, count: Count<'_>) -> Result<()> {
    table.parts.iter_mut().for_each(|part| part.fill(0));
    table.count(sentences);
    for (number, part) in table.parts.iter().enumerate() {
        for (place, &met) in part.iter().enumerate().filter(|(_, met)| **met > 0) {
            count(&format!("{number}:{place}"), u64::from(met))?;
        }
    }
    Ok(())
}

fn count_meetings(sentences: &Sentences, cells: &Cells, count: Count<'_>) -> Result<()> {
    let met = met(sentences, cells);
    met.iter().flat_map(|met| met.chunk_by(u64::eq)).try_for_each(|same| {
        let pair = same.first().copied().unwrap_or_default();
        count(&format!("{}:{}", pair >> 32, pair as u32), same.len() as u64)
    })
}

fn count_round(model: &Model, expected: &Expected, count: Count<'_>) -> Result<()> {
    let rows = model.meetings.starts.windows(2).enumerate();
    for (zh, row) in rows {
        for place in row[0] as usize..row[1] as usize {
            if expected.joint[place] > 0 {
                count(&format!("pair:{zh}:{}", model.meetings.partners[place]), expected.joint[place])?;
            }
        }
    }
    let lists = [
        ("zh", &expected.single.zh),
        ("en", &expected.single.en),
        ("jump-zh", &expected.jumps.zh),
        ("jump-en", &expected.jumps.en),
    ];
    for (name, counts) in lists {
        for (index, &times) in counts.iter().enumerate().filter(|(_, times)| **times > 0) {
            count(&format!("{name}:{index}"), times)?;
        }
    }
    Ok(())
}

/// A step while its counts are added up.
#[derive(Debug)]
pub struct Adding {
    course: Course,
    words: Sides<Vocabulary>,
    near: u64,
    met: FxHashMap<u64, u64>,
    expected: Expected,
}

impl Adding {
    /// Adds a count.
    ///
    /// # Errors
    /// A count of another step.
    pub fn add(&mut self, what: &str, times: u64) -> Result<()> {
        self.take(what, times).ok_or_else(|| {
            wrong(format!("\"{what}\" is not counted in this step; expect it anew with this model"))
        })
    }

    fn take(&mut self, what: &str, times: u64) -> Option<()> {
        let (name, rest) = what.split_once(':').unwrap_or((what, ""));
        match self.course.done {
            0 => self.take_word(name, rest, times)?,
            1 => {
                let part = self.course.acquaintance.parts.get_mut(name.parse::<usize>().ok()?)?;
                let place = part.get_mut(rest.parse::<usize>().ok()?)?;
                *place = u16::try_from(u64::from(*place).saturating_add(times)).unwrap_or(u16::MAX);
            }
            2 => {
                let (zh, en) = (name.parse::<u32>().ok()?, rest.parse::<u32>().ok()?);
                let words = &self.course.model.words;
                if zh as usize >= words.zh.len() || en as usize >= words.en.len() {
                    return None;
                }
                let met = self.met.entry(u64::from(zh) << 32 | u64::from(en)).or_default();
                *met = met.saturating_add(times);
            }
            _ => {
                let place = self.place(name, rest)?;
                *place = place.saturating_add(times);
            }
        }
        Some(())
    }

    fn take_word(&mut self, name: &str, word: &str, times: u64) -> Option<()> {
        let count = u32::try_from(times).unwrap_or(u32::MAX);
        match name {
            "pairs" => self.course.pairs = self.course.pairs.saturating_add(times),
            "near" => self.near = self.near.saturating_add(times),
            "zh" => self.words.zh.count(word, count),
            "en" => self.words.en.count(word, count),
            _ => return None,
        }
        Some(())
    }

    fn place(&mut self, name: &str, rest: &str) -> Option<&mut u64> {
        let expected = &mut self.expected;
        let list = match name {
            "pair" => {
                let (zh, en) = rest.split_once(':')?;
                let place = self.course.model.meetings.place(zh.parse().ok()?, en.parse().ok()?);
                return expected.joint.get_mut(Some(place).filter(|place| *place != NOWHERE)? as usize);
            }
            "zh" => &mut expected.single.zh,
            "en" => &mut expected.single.en,
            "jump-zh" => &mut expected.jumps.zh,
            "jump-en" => &mut expected.jumps.en,
            _ => return None,
        };
        list.get_mut(rest.parse::<usize>().ok()?)
    }

    /// The course after this step.
    #[must_use]
    pub fn finish(self) -> Course {
        let Adding { mut course, words, near, met, expected } = self;
        let model = &mut course.model;
        match course.done {
            0 => {
                model.jumps = mix(&model.jumps, &Before::nothing(model).jumped);
                model.words = words.map(Vocabulary::sorted);
                course.acquaintance = Acquaintance::of_size(near);
            }
            1 => {}
            2 => {
                let mut repeated: Vec<u64> =
                    met.into_iter().filter(|(_, times)| *times > 1).map(|(pair, _)| pair).collect();
                repeated.sort_unstable();
                let meetings = Meetings::of(&[repeated], model.words.zh.len());
                model.take_meetings(meetings);
            }
            _ => {
                let before = Before::nothing(model);
                *model = expected.into_model(std::mem::take(model), &before);
            }
        }
        course.done += 1;
        if course.left() == 0 {
            course.acquaintance = Acquaintance::default();
        }
        course
    }
}

fn wrong(what: String) -> Error {
    Error { kind: ErrorKind::Malformed(what), place: None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lexicon::Lexicon;
    use crate::link::Learner;

    const WORDS: [(&str, &str); 6] = [
        ("城市", "city"),
        ("治理", "govern"),
        ("数字", "digit"),
        ("银行", "bank"),
        ("会议", "meet"),
        ("的", "of"),
    ];

    /// A pair of those words; the first of each side is told to belong together.
    fn pair(words: &[usize]) -> Prepared {
        let side = |text: fn(&(&'static str, &'static str)) -> &'static str| {
            words.iter().map(|&word| text(&WORDS[word])).collect::<Vec<_>>()
        };
        Prepared::of_words(&side(|word| word.0), &side(|word| word.1), &[(0, 0.5)])
    }

    /// The model that parts make, each of which only sees its own pairs.
    fn spread(parts: &[Vec<Prepared>]) -> Model {
        let mut course = Course::default();
        while course.left() > 0 {
            let mut counts = Vec::new();
            for part in parts.iter().rev() {
                let mut keep = |what: &str, times| {
                    counts.push((what.to_owned(), times));
                    Ok(())
                };
                course.expect(part.clone(), &mut keep).expect("pairs of the first step");
            }
            let mut adding =
                Course::from_bytes(&course.to_bytes().expect("bytes")).expect("a course").adding();
            counts
                .iter()
                .try_for_each(|(what, times)| adding.add(what, *times))
                .expect("counts of this step");
            course = adding.finish();
        }
        course.into_model().expect("a model")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn parts_learn_together_what_one_process_learns(
            pairs in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..6), 1..20),
            parts in 1..5_usize,
        ) {
            let pairs: Vec<Prepared> = pairs.iter().map(|words| pair(words)).collect();
            let mut learner = Learner::default();
            for pair in &pairs {
                learner.add(pair.clone());
            }
            let parts: Vec<Vec<Prepared>> =
                (0..parts).map(|part| pairs.iter().skip(part).step_by(parts).cloned().collect()).collect();
            prop_assert_eq!(spread(&parts), learner.finish(&Lexicon::bundled()));
        }
    }

    #[test]
    fn counts_of_another_step_and_other_pairs_are_refused() {
        let mut adding = Course::default().adding();
        assert!(adding.add("pair:0:0", 1).is_err());
        adding.add("zh:城市", 2).expect("a word");
        let course = adding.finish();
        assert!(course.expect(vec![pair(&[1])], &mut |_, _| Ok(())).is_err());
        assert!(course.into_model().is_err());
    }
}
