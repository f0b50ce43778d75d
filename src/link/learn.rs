//! Learning from parallel text: expectation-maximisation over both directions at once.
//!
//! What is learnt depends on which pairs were added and not on their order: words are numbered by their text, and all that
//! is counted is counted in whole numbers.

use crate::data::Sides;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::cells::Cells;
use super::counts::{Meetings, Vocabulary};
use super::learnt;
use super::model::Model;
use super::partners::{Acquaintance, Picker, nearness};
use super::prepared::{Prepared, lot_of};
use super::rounds::{Before, Counting, mix};
use super::sample::Sample;
use super::sentences::Sentences;

/// Rounds over the corpus.
const ROUNDS: usize = 4;

/// From so many pairs on, counts settle a round earlier: the alignment error is the same.
const MANY: usize = 50_000;

/// Rounds over so many pairs.
pub(super) fn rounds(pairs: usize) -> usize {
    if pairs < MANY { ROUNDS } else { ROUNDS - 1 }
}

/// Collects the pairs to learn from.
#[derive(Debug, Default)]
pub struct Learner {
    sample: Sample,
}

impl Learner {
    /// A learner that takes no more memory than that, about: of more pairs it learns from those drawn by lot.
    #[must_use]
    pub fn within(bytes: usize) -> Self {
        Learner { sample: Sample::within(bytes) }
    }

    /// Adds a pair.
    pub fn add(&mut self, pair: Prepared) {
        self.sample.add(pair);
    }

    /// The pair may still be among those that are learnt from: where it cannot, looking up its evidence is for nothing.
    #[must_use]
    pub fn may_draw(&self, view: &PairView<'_>) -> bool {
        self.sample.may_draw(|| lot_of(view))
    }

    /// Counts a pair that is not learnt from.
    pub fn pass(&mut self) {
        self.sample.pass();
    }

    /// How many pairs were added, and how many of them are learnt from.
    #[must_use]
    pub fn share(&self) -> (usize, usize) {
        self.sample.share()
    }

    /// Learns from the pairs added, and from tables learnt before. The order of the pairs makes no difference.
    #[must_use]
    pub fn finish(self, lexicon: &Lexicon) -> Model {
        let pairs = self.sample.into_pairs();
        let mut model = Model::default();
        let jumped = learnt::jumps(lexicon);
        model.jumps = mix(&model.jumps, &jumped);
        if pairs.is_empty() {
            return model;
        }
        let many = pairs.len();
        model.words = vocabulary(&pairs);
        let (sentences, told) = numbered(pairs, &model.words);
        let acquaintance = acquaintance(&sentences);
        let cells = pick(&sentences, &told, &acquaintance, &model.words);
        drop((told, acquaintance));
        model.take_meetings(Meetings::collect(&sentences, &cells, model.words.zh.len()));
        let before = Before { single: learnt::singles(&model.words, lexicon), jumped };
        let counting = Counting::new(sentences, cells, &model.meetings, before);
        for _ in 0..rounds(many) {
            model = counting.expect(&model).into_model(model, counting.before());
        }
        model
    }
}

/// How often words met in all sentences.
fn acquaintance(sentences: &Sentences) -> Acquaintance {
    let sizes = (0..sentences.len()).map(|index| sentences.get(index).map(<[u32]>::len));
    let mut acquaintance = Acquaintance::of_size(sizes.map(nearness).sum());
    acquaintance.count(sentences);
    acquaintance
}

/// The words of all pairs.
fn vocabulary(pairs: &[Prepared]) -> Sides<Vocabulary> {
    let mut words = Sides::<Vocabulary>::default();
    for pair in pairs {
        let Sides { zh, en } = pair.words();
        zh.for_each(|word| words.zh.count(word, 1));
        en.for_each(|word| words.en.count(word, 1));
    }
    words.map(Vocabulary::sorted)
}

/// Numbers instead of words, all of which are counted.
pub(super) fn numbered(pairs: Vec<Prepared>, words: &Sides<Vocabulary>) -> (Sentences, Cells) {
    let (mut sentences, mut told) = (Sentences::default(), Cells::default());
    for pair in pairs {
        let Sides { zh, en } = pair.words();
        let zh: Vec<u32> = zh.filter_map(|word| words.zh.get(word)).collect();
        let en: Vec<u32> = en.filter_map(|word| words.en.get(word)).collect();
        sentences.push(&zh, &en);
        told.push(&pair.told);
    }
    (sentences, told)
}

/// The cells worth counting.
pub(super) fn pick(
    sentences: &Sentences,
    told: &Cells,
    acquaintance: &Acquaintance,
    words: &Sides<Vocabulary>,
) -> Cells {
    Cells::picked(sentences.len(), |picker: &mut Picker, index| {
        let told = told.of(index);
        let told: Vec<(u32, f32)> = told.numbers.iter().copied().zip(told.told.iter().copied()).collect();
        picker.pick(&told, sentences.get(index), acquaintance, words)
    })
}
