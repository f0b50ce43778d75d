//! A linear-chain CRF by stochastic gradient descent with a step of its own for each weight (AdaGrad: Duchi et al. 2011).
//! A place whose label is not known, or known only in part, counts with all labels that it may have.

use crate::chain::{CHECKED, MARK, slots};
use crate::texts::Text;

/// How fast weights move.
#[derive(Clone, Copy)]
pub struct Rate {
    /// AdaGrad's step.
    pub step: f32,
    /// Squares that every weight is thought to have behind it: without them a row seen once learns its text by heart, and
    /// nothing is left for the others to learn.
    pub caution: f32,
    /// How strongly weights that move are drawn to 0.
    pub decay: f32,
    /// The share of rows that is left out when a text is learnt, others each time: so that no row does all the work
    /// (dropout: Srivastava et al. 2014).
    pub dropout: f32,
}

/// Weights that are being learnt.
pub struct Learner {
    labels: usize,
    /// Of a slot's number; rows are told apart by `CHECKED` more.
    bits: u32,
    rate: Rate,
    /// The rows that take part, once they are chosen, and where in the file each stands.
    kept: Option<Vec<u32>>,
    rows: Weights,
    moves: Weights,
    /// Weights of rows and of moves at the end of each pass, added up (averaging: Polyak and Juditsky 1992).
    sums: [Vec<f32>; 2],
    passes: f32,
}

/// Weights and the squares that their gradients add up to.
struct Weights(Vec<[f32; 2]>);

impl Weights {
    fn add(&mut self, at: usize, gradient: f32, rate: Rate) {
        let [weight, squares] = &mut self.0[at];
        let gradient = gradient - rate.decay * *weight;
        *squares += gradient * gradient;
        *weight += rate.step * gradient / (rate.caution + *squares).sqrt();
    }
}

/// Probabilities of labels and of moves of one text.
struct Expected {
    labels: Vec<f32>,
    moves: Vec<f32>,
    log_total: f64,
}

impl Learner {
    pub fn new(labels: usize, bits: u32, rate: Rate) -> Learner {
        let zero = |many: usize| Weights(vec![[0.0; 2]; many]);
        let many = [labels << (bits + CHECKED), (labels + 1) * labels];
        let sums = many.map(|many| vec![0.0; many]);
        Learner {
            labels,
            bits,
            rate,
            kept: None,
            rows: zero(many[0]),
            moves: zero(many[1]),
            sums,
            passes: 0.0,
        }
    }

    fn number(&self, row: u32) -> usize {
        (u64::from(row) >> (32 - self.bits - CHECKED)) as usize
    }

    /// Chooses the rows that get a slot, those first whose weights move the most texts, and forgets all that was learnt:
    /// what the others said has to be learnt by those that are left.
    pub fn choose(&mut self, texts: &[(&Text, f32)]) {
        /// Rows seen less often are not worth a slot.
        const FEWEST: u32 = 2;
        let mut counts = vec![0_u32; 1 << (self.bits + CHECKED)];
        for row in texts.iter().flat_map(|(text, _)| text.rows.iter().flatten()) {
            counts[self.number(*row)] += 1;
        }
        let worth = |number: usize| {
            let weights = &self.rows.0[number * self.labels..(number + 1) * self.labels];
            (counts[number] as f32).sqrt() * weights.iter().map(|weight| weight[0].abs()).sum::<f32>()
        };
        let mut order: Vec<(f32, u32)> = (0..counts.len())
            .filter(|&number| counts[number] >= FEWEST)
            .map(|number| (worth(number), number as u32))
            .collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut kept = vec![u32::MAX; 1 << self.bits];
        for (_, number) in order {
            let row = number << (32 - self.bits - CHECKED);
            if let Some((slot, _)) =
                slots(row, self.bits).into_iter().find(|(slot, _)| kept[*slot] == u32::MAX)
            {
                kept[slot] = number;
            }
        }
        let mut chosen = Learner::new(self.labels, self.bits, self.rate);
        chosen.kept = Some(kept);
        *self = chosen;
    }

    /// The texts with the chosen rows only.
    pub fn chosen(&self, texts: &[Text]) -> Vec<Text> {
        let Some(kept) = &self.kept else { return Vec::new() };
        let is_kept = |row: &u32| {
            slots(*row, self.bits).iter().any(|(slot, _)| kept[*slot] as usize == self.number(*row))
        };
        let thin = |rows: &Vec<u32>| rows.iter().copied().filter(is_kept).collect();
        let text =
            |text: &Text| Text { rows: text.rows.iter().map(thin).collect(), allowed: text.allowed.clone() };
        texts.iter().map(text).collect()
    }

    /// Learns from all texts once, in an order that the number of the pass decides. Gives the mean loss of a place.
    pub fn pass(&mut self, texts: &[(&Text, f32)], pass: u64) -> f64 {
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|&at| {
            (at as u64 + 1)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15 ^ pass.wrapping_mul(0x2545_F491_4F6C_DD1D))
                .rotate_left(17)
        });
        let (mut loss, mut places) = (0.0, 0);
        for at in order {
            let (text, weight) = texts[at];
            loss += self.learn(&thinned(text, self.rate.dropout, pass << 32 | at as u64), weight);
            places += text.rows.len();
        }
        if pass > 1 {
            self.passes += 1.0;
            for (sums, weights) in self.sums.iter_mut().zip([&self.rows, &self.moves]) {
                sums.iter_mut().zip(&weights.0).for_each(|(sum, weight)| *sum += weight[0]);
            }
        }
        loss / places.max(1) as f64
    }

    fn learn(&mut self, text: &Text, weight: f32) -> f64 {
        if text.rows.is_empty() {
            return 0.0;
        }
        let scores = self.scores(text);
        let free = self.expect(&scores, None);
        let told = self.expect(&scores, Some(&text.allowed));
        for (place, rows) in text.rows.iter().enumerate() {
            for label in 0..self.labels {
                let at = place * self.labels + label;
                let gradient = (told.labels[at] - free.labels[at]) * weight;
                if gradient.abs() > 1e-4 {
                    for row in rows {
                        let at = self.number(*row) * self.labels + label;
                        self.rows.add(at, gradient, self.rate);
                    }
                }
            }
        }
        for at in 0..self.moves.0.len() {
            let gradient = (told.moves[at] - free.moves[at]) * weight;
            if gradient.abs() > 1e-4 {
                self.moves.add(at, gradient, self.rate);
            }
        }
        free.log_total - told.log_total
    }

    fn scores(&self, text: &Text) -> Vec<f32> {
        let mut scores = vec![0.0; text.rows.len() * self.labels];
        for (scores, rows) in scores.chunks_exact_mut(self.labels).zip(&text.rows) {
            for row in rows {
                let at = self.number(*row) * self.labels;
                for (score, weight) in scores.iter_mut().zip(&self.rows.0[at..]) {
                    *score += weight[0];
                }
            }
        }
        scores
    }

    /// Forward and backward, scaled at each place.
    fn expect(&self, scores: &[f32], allowed: Option<&[u32]>) -> Expected {
        let (labels, places) = (self.labels, scores.len() / self.labels);
        let moves: Vec<f32> = self.moves.0.iter().map(|weight| weight[0].exp()).collect();
        let mut own = vec![0.0; scores.len()];
        let mut log_total = 0.0_f64;
        for place in 0..places {
            let range = place * labels..(place + 1) * labels;
            let top = scores[range.clone()].iter().copied().fold(f32::MIN, f32::max);
            log_total += f64::from(top);
            let may = allowed.map_or(0, |allowed| allowed[place]);
            for (label, at) in range.enumerate() {
                own[at] =
                    if may == 0 || may >> label & 1 == 1 { (scores[at] - top).exp().max(1e-30) } else { 0.0 };
            }
        }
        let mut forward = vec![0.0_f32; scores.len()];
        let mut sums = vec![0.0_f32; places];
        for place in 0..places {
            for label in 0..labels {
                let from: f32 = if place == 0 {
                    moves[labels * labels + label]
                } else {
                    (0..labels)
                        .map(|before| forward[(place - 1) * labels + before] * moves[before * labels + label])
                        .sum()
                };
                forward[place * labels + label] = from * own[place * labels + label];
            }
            let of_place = &mut forward[place * labels..(place + 1) * labels];
            sums[place] = of_place.iter().sum::<f32>().max(1e-30);
            of_place.iter_mut().for_each(|value| *value /= sums[place]);
            log_total += f64::from(sums[place].ln());
        }
        let mut expected =
            Expected { labels: vec![0.0; scores.len()], moves: vec![0.0; self.moves.0.len()], log_total };
        let mut backward = vec![1.0_f32; labels];
        for place in (0..places).rev() {
            for label in 0..labels {
                expected.labels[place * labels + label] = forward[place * labels + label] * backward[label];
            }
            let weighted: Vec<f32> = (0..labels)
                .map(|label| own[place * labels + label] * backward[label] / sums[place])
                .collect();
            let mut earlier = vec![0.0; labels];
            for before in 0..labels {
                if place == 0 {
                    expected.moves[labels * labels + before] += expected.labels[before];
                    continue;
                }
                let start = forward[(place - 1) * labels + before];
                for (label, weighted) in weighted.iter().enumerate() {
                    let way = moves[before * labels + label] * weighted;
                    earlier[before] += way;
                    expected.moves[before * labels + label] += start * way;
                }
            }
            backward = earlier;
        }
        expected
    }

    /// The file of weights: see `chain`.
    pub fn bytes(&self) -> Vec<u8> {
        assert!(self.kept.is_some(), "rows are chosen first");
        /// Of all weights that are not 0, so many are small enough for a byte as they are.
        const FITTING: f32 = 0.9995;
        let kept = 1.0 - self.rate.dropout;
        let [rows, moves] = match self.passes {
            0.0 => [&self.rows, &self.moves]
                .map(|weights| weights.0.iter().map(|it| it[0]).collect::<Vec<f32>>()),
            passes => [0, 1].map(|at| self.sums[at].iter().map(|sum| sum / passes).collect()),
        };
        let rows: Vec<f32> = rows.into_iter().map(|weight| weight * kept).collect();
        let mut sizes: Vec<f32> = rows.iter().map(|it| it.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let top = sizes.get((sizes.len() as f32 * FITTING) as usize).copied().unwrap_or(1.0).max(1e-3);
        let scale = top / 127.0;
        let whole = |weight: &f32| (weight / scale).round();
        let mut bytes = MARK.to_vec();
        bytes.extend([self.labels as u8, self.bits as u8, 0, 0]);
        bytes.extend(scale.to_le_bytes());
        bytes.extend(moves.iter().flat_map(|it| (whole(it).clamp(-32767.0, 32767.0) as i16).to_le_bytes()));
        for (slot, &number) in self.kept.iter().flatten().enumerate() {
            let row = number.wrapping_shl(32 - self.bits - CHECKED);
            let check = slots(row, self.bits).into_iter().find(|it| it.0 == slot && number != u32::MAX);
            bytes.push(check.map_or(0, |it| it.1));
            let weights =
                rows.get(number as usize * self.labels..).unwrap_or_default().iter().take(self.labels);
            let packed: Vec<u8> = weights.map(|it| whole(it).clamp(-127.0, 127.0) as i8 as u8).collect();
            bytes.extend(packed.iter().copied().chain(std::iter::repeat(0)).take(self.labels));
        }
        bytes
    }
}

/// The text without some of its rows.
fn thinned(text: &Text, share: f32, seed: u64) -> Text {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut keep = |_: &&u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1 << 24) as f32 >= share
    };
    let rows = text.rows.iter().map(|rows| rows.iter().filter(&mut keep).copied().collect()).collect();
    Text { rows, allowed: text.allowed.clone() }
}
