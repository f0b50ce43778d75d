//! Fits the weights that turn agreement of sounds into a probability, on names kept apart from the learning.

use duizhao::lexicon::Dictionary;
use duizhao::lexicon::sound::{Heard, Likeness, Path};

use crate::pairs::Pair;

/// Words of the text in which a name is sought.
const WORDS: usize = 14;

/// Other foreign names in it.
const OTHER_NAMES: usize = 2;

/// Each name is sought in so many texts that hold it, and in as many that do not.
const TEXTS: usize = 2;

/// Steps and rate of the gradient descent.
const STEPS: usize = 8000;
const RATE: f64 = 1.0;

/// Paths this much worse than mere spelling (nats a letter) teach nothing.
const HOPELESS: f32 = -0.3;

/// A small generator (SplitMix64): the same texts each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

/// One text, a name sought in it, and where it stands, if it does.
struct Question {
    paths: Vec<Path>,
    answer: Option<(usize, usize)>,
}

impl Question {
    fn is_right(&self, path: &Path) -> bool {
        self.answer == Some((path.start, path.end))
    }

    /// The name is spelled by sound: otherwise it is a translation, which nobody can hear.
    fn can_be_heard(&self) -> bool {
        self.answer.is_none() || self.paths.iter().any(|path| self.is_right(path) && path.gain > 0.0)
    }
}

/// Asks, fits, prints weights and figures.
pub(crate) fn run(held: &[Pair], chinese: &[Pair]) {
    let mut dice = Dice(1);
    let words = common_words();
    let mut questions: Vec<Question> = held
        .iter()
        .flat_map(|pair| questions(pair, held, &words, &mut dice))
        .filter(Question::can_be_heard)
        .collect();
    questions.extend(chinese.iter().flat_map(|pair| absent(pair, chinese, &words, &mut dice)));
    let weights = fit(&questions);
    let shown: Vec<String> = weights.iter().map(|weight| format!("{weight:.2}")).collect();
    eprintln!("weights [{}]", shown.join(", "));
    report(&questions, &weights);
}

/// Headwords that are no names.
fn common_words() -> Vec<Vec<char>> {
    let dictionary = Dictionary::bundled();
    let mut words = Vec::new();
    dictionary.each(|word, id| {
        let word: Vec<char> = word.chars().collect();
        if !dictionary.is_name(id) && (2..=4).contains(&word.len()) {
            words.push(word);
        }
    });
    words
}

fn questions(pair: &Pair, held: &[Pair], words: &[Vec<char>], dice: &mut Dice) -> Vec<Question> {
    let mut found = Vec::new();
    for text in 0..2 * TEXTS {
        let is_present = text < TEXTS;
        let mut parts: Vec<&[char]> = (0..WORDS).map(|_| words[dice.below(words.len())].as_slice()).collect();
        for _ in 0..OTHER_NAMES {
            let other = &held[dice.below(held.len())];
            if other.latin != pair.latin && other.zh != pair.zh {
                let at = dice.below(parts.len());
                parts.insert(at, &other.zh);
            }
        }
        let at = dice.below(parts.len());
        if is_present {
            parts.insert(at, &pair.zh);
        }
        let start: usize = parts.iter().take(at).map(|part| part.len()).sum();
        let answer = is_present.then_some((start, start + pair.zh.len()));
        found.push(Question { paths: Heard::new(&parts.concat()).paths(&[&pair.latin]), answer });
    }
    found
}

/// A Chinese name sought where only other Chinese names stand: these are told by exact spelling, not by likeness.
fn absent(pair: &Pair, chinese: &[Pair], words: &[Vec<char>], dice: &mut Dice) -> Vec<Question> {
    let all = questions(pair, chinese, words, dice);
    all.into_iter().filter(|question| question.answer.is_none()).take(1).collect()
}

type Weights = [f64; Likeness::FEATURES];

fn features(path: &Path) -> Weights {
    Likeness::of(*path).features().map(f64::from)
}

fn probability(weights: &Weights, features: &Weights) -> f64 {
    1.0 / (1.0 + (-dot(weights, features)).exp())
}

/// First all paths, so that the right one stands highest; then the best path of each text, so that its probability is true.
fn fit(questions: &[Question]) -> Weights {
    let all: Vec<(Weights, f64)> = questions
        .iter()
        .flat_map(|question| question.paths.iter().map(move |path| (question, path)))
        .filter(|(question, path)| question.is_right(path) || path.gain / path.letters as f32 > HOPELESS)
        .map(|(question, path)| (features(path), f64::from(u8::from(question.is_right(path)))))
        .collect();
    let ranking = logistic(&all);
    let best: Vec<([f64; 2], f64)> = questions
        .iter()
        .filter_map(|question| {
            let sums = question.paths.iter().map(|path| (dot(&ranking, &features(path)), path));
            let (sum, path) = sums.max_by(|one, other| one.0.total_cmp(&other.0))?;
            Some(([1.0, sum], f64::from(u8::from(question.is_right(path)))))
        })
        .collect();
    let [offset, scale] = logistic(&best);
    let mut weights = ranking.map(|weight| weight * scale);
    weights[0] += offset;
    weights
}

fn dot<const N: usize>(weights: &[f64; N], features: &[f64; N]) -> f64 {
    weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
}

fn logistic<const N: usize>(samples: &[([f64; N], f64)]) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let mut slope = [0.0; N];
        for (features, label) in samples {
            let error = label - 1.0 / (1.0 + (-dot(&weights, features)).exp());
            slope.iter_mut().zip(features).for_each(|(slope, feature)| *slope += error * feature);
        }
        weights
            .iter_mut()
            .zip(slope)
            .for_each(|(weight, slope)| *weight += RATE * slope / samples.len() as f64);
    }
    weights
}

/// How often the best window is right, and how far the probability can be believed.
fn report(questions: &[Question], weights: &Weights) {
    let mut bins = [(0_u32, 0_u32); 10];
    let (mut present, mut right, mut sure, mut sure_right) = (0, 0, 0, 0);
    for question in questions {
        present += u32::from(question.answer.is_some());
        let scored = question.paths.iter().map(|path| (probability(weights, &features(path)), path));
        let Some((score, path)) = scored.max_by(|one, other| one.0.total_cmp(&other.0)) else { continue };
        let is_right = question.is_right(path);
        right += u32::from(is_right);
        sure += u32::from(score >= 0.5);
        sure_right += u32::from(is_right && score >= 0.5);
        let bin = &mut bins[((score * 10.0) as usize).min(9)];
        bin.0 += 1;
        bin.1 += u32::from(is_right);
    }
    eprintln!(
        "best window right for {right} of {present} names; at 0.5 and more: {sure_right} right of {sure}"
    );
    for (at, (all, right)) in bins.iter().enumerate() {
        eprintln!("  {:.1}: {right} of {all}", at as f64 / 10.0);
    }
}
