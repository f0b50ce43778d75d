//! What the words of neighbouring sentences bring for each other, for all cells of a corridor.
//!
//! What a unit gains in a bead hangs on the whole other side, and not on the rest of its own side: so it is enough to
//! know of each English sentence what each run of Chinese sentences explains of it, and the other way round.

use std::ops::Range;

use rayon::prelude::*;

use super::Sentence;
use super::corridor::Corridor;
use super::shapes::{MOST_EN, MOST_ZH};
use crate::data::Sides;
use crate::pair::lexical::Table;

/// Gains, in nats, for each cell of the corridor and each run that ends there.
pub(super) struct Gains {
    /// Of the English sentence from runs of 1 to `MOST_ZH` Chinese ones, cell by cell.
    english: Vec<f32>,
    /// Of the Chinese sentence from runs of 1 to `MOST_EN` English ones, cell by cell.
    chinese: Vec<f32>,
}

impl Gains {
    /// The gains of all cells.
    pub(super) fn new(table: &Table, texts: Sides<&[Sentence]>, corridor: &Corridor) -> Self {
        let rows = (0..texts.zh.len()).map(|zh| corridor.row(zh)).collect();
        let columns = columns(corridor, texts.en.len());
        let english = Explained::new(texts.zh, texts.en, &table.rows, rows).under(&table.unexplained.en);
        let chinese =
            Explained::new(texts.en, texts.zh, &table.columns, columns).under(&table.unexplained.zh);
        let cells = || {
            (0..texts.zh.len()).into_par_iter().flat_map_iter(|zh| corridor.row(zh).map(move |en| (zh, en)))
        };
        Gains {
            english: cells().flat_map_iter(|(zh, en)| english.gains(zh, en, MOST_ZH)).collect(),
            chinese: cells().flat_map_iter(|(zh, en)| chinese.gains(en, zh, MOST_EN)).collect(),
        }
    }

    /// What the units of both sides gain in one bead; `None` where it leaves the corridor.
    pub(super) fn of(&self, corridor: &Corridor, zh: &Range<usize>, en: &Range<usize>) -> Option<Sides<f32>> {
        let (last_zh, last_en) = (zh.end.checked_sub(1)?, en.end.checked_sub(1)?);
        let mut sums = Sides::new(0.0, 0.0);
        for en in en.clone() {
            sums.en += self.english.get(corridor.cell(last_zh, en)? * MOST_ZH + zh.len() - 1)?;
        }
        for zh in zh.clone() {
            sums.zh += self.chinese.get(corridor.cell(zh, last_en)? * MOST_EN + en.len() - 1)?;
        }
        Some(sums)
    }
}

/// The numbers that are held while the gains of a corridor are worked out: for each cell the gains of its runs, and a
/// ratio for each unit of both sentences.
pub(super) fn numbers(texts: Sides<&[Sentence]>, corridor: &Corridor) -> usize {
    let english = sums(texts.en);
    let up_to = |en: usize| english.get(en).copied().unwrap_or(0);
    let row = |(zh, sentence): (usize, &Sentence)| {
        let row = corridor.row(zh);
        let each = sentence.sketch.units.len() + MOST_ZH + MOST_EN;
        row.len().saturating_mul(each).saturating_add(up_to(row.end).saturating_sub(up_to(row.start)))
    };
    texts.zh.iter().enumerate().map(row).fold(0, usize::saturating_add)
}

/// For each English sentence the Chinese ones that it is compared with.
fn columns(corridor: &Corridor, english: usize) -> Vec<Range<usize>> {
    let mut columns: Vec<Option<Range<usize>>> = vec![None; english];
    for zh in 0..corridor.low.len() {
        for column in columns.get_mut(corridor.row(zh)).into_iter().flatten() {
            *column = Some(column.as_ref().map_or(zh, |column| column.start)..zh + 1);
        }
    }
    columns.into_iter().map(Option::unwrap_or_default).collect()
}

/// How much the sentences of one text explain of the units of the other.
struct Explained<'a> {
    /// For each sentence that explains, those that it is compared with.
    ranges: Vec<Range<usize>>,
    /// For each sentence that explains: the ratios of all units of those sentences, one after the other.
    ratios: Vec<Vec<f32>>,
    /// Units up to each sentence of the text that explains, and of the text that is explained.
    given: Vec<usize>,
    units: Vec<usize>,
    /// For each explained unit, one after the other: its share that stands there by chance.
    shares: Vec<f32>,
    texts: &'a [Sentence],
}

impl<'a> Explained<'a> {
    fn new(
        given: &[Sentence],
        explained: &'a [Sentence],
        rows: &[Vec<(u32, f32)>],
        ranges: Vec<Range<usize>>,
    ) -> Self {
        let most = explained
            .iter()
            .flat_map(|sentence| &sentence.sketch.units)
            .max()
            .map_or(0, |unit| *unit as usize + 1);
        let ratios = given
            .par_iter()
            .zip(&ranges)
            .map_init(
                || vec![0.0_f32; most],
                |sums, (sentence, range)| {
                    scatter(sentence, rows, sums, |sum, ratio| *sum += ratio);
                    let compared = explained.get(range.clone()).unwrap_or_default();
                    let units = compared.iter().flat_map(|sentence| &sentence.sketch.units);
                    let ratios = units.map(|unit| sums.get(*unit as usize).copied().unwrap_or(0.0)).collect();
                    scatter(sentence, rows, sums, |sum, _| *sum = 0.0);
                    ratios
                },
            )
            .collect();
        Explained {
            ranges,
            ratios,
            given: sums(given),
            units: sums(explained),
            texts: explained,
            shares: Vec::new(),
        }
    }

    /// With the share of each explained unit's occurrences that has no counterpart.
    fn under(self, shares: &[f32]) -> Self {
        let units = self.texts.iter().flat_map(|sentence| &sentence.sketch.units);
        let shares = units.map(|unit| shares.get(*unit as usize).copied().unwrap_or(1.0)).collect();
        Explained { shares, ..self }
    }

    /// What sentence `at` gains from runs of 1 to `most` sentences that end with `last`.
    fn gains(&self, last: usize, at: usize, most: usize) -> Vec<f32> {
        let (start, end) = (self.units.get(at).copied(), self.units.get(at + 1).copied());
        let units = start.zip(end).map(|(start, end)| start..end).unwrap_or_default();
        let shares = self.shares.get(units).unwrap_or_default();
        let mut ratios = vec![0.0_f32; shares.len()];
        let run = |run: usize| {
            if let Some(first) = last.checked_sub(run) {
                self.add(first, at, &mut ratios);
            }
            gain(shares, &ratios, 1.0 / self.given_units(last.saturating_sub(run), last))
        };
        (0..most).map(run).collect()
    }

    /// Adds what one sentence explains.
    fn add(&self, given: usize, at: usize, ratios: &mut [f32]) {
        let Some(range) = self.ranges.get(given).filter(|range| range.contains(&at)) else { return };
        let (Some(first), Some(this)) = (self.units.get(range.start), self.units.get(at)) else { return };
        let more = self.ratios.get(given).and_then(|all| all.get(this - first..));
        for (ratio, more) in ratios.iter_mut().zip(more.unwrap_or_default()) {
            *ratio += more;
        }
    }

    fn given_units(&self, first: usize, last: usize) -> f32 {
        let sum = |at: usize| self.given.get(at).copied().unwrap_or(0);
        (sum(last + 1) - sum(first)).max(1) as f32
    }
}

/// Factors that are multiplied before the product is looked at: each is below 1e6 and above 1e-1, so that four of them
/// cannot leave the range of `f32` from where they start.
const STRIDE: usize = 4;
const SMALL: f32 = 1e-12;
const LARGE: f32 = 1e12;

/// The sum of the logarithms of all factors, taken of products as long as these stay in range.
fn gain(shares: &[f32], ratios: &[f32], weight: f32) -> f32 {
    let (mut sum, mut product) = (0.0_f32, 1.0_f32);
    for (shares, ratios) in shares.chunks(STRIDE).zip(ratios.chunks(STRIDE)) {
        let factors = shares.iter().zip(ratios).map(|(share, ratio)| share + (1.0 - share) * ratio * weight);
        product *= factors.product::<f32>();
        if !(SMALL..LARGE).contains(&product) {
            sum += product.ln();
            product = 1.0;
        }
    }
    sum + product.ln()
}

/// Does something for every unit that a unit of the sentence explains.
fn scatter(sentence: &Sentence, rows: &[Vec<(u32, f32)>], sums: &mut [f32], change: impl Fn(&mut f32, f32)) {
    for (unit, ratio) in sentence.sketch.units.iter().filter_map(|unit| rows.get(*unit as usize)).flatten() {
        if let Some(sum) = sums.get_mut(*unit as usize) {
            change(sum, *ratio);
        }
    }
}

/// Units up to each sentence.
fn sums(text: &[Sentence]) -> Vec<usize> {
    let mut sums = vec![0];
    sums.extend(text.iter().scan(0, |sum, sentence| {
        *sum += sentence.sketch.units.len();
        Some(*sum)
    }));
    sums
}
