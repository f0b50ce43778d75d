//! The last layers: from a text's sum to its vector.

use super::layers::sum;
use super::matrix::{Into, Rows, multiply};
use super::weights::{EPSILON, NARROW, POOLED, TOKEN, Weights};

/// Pools sums of so many tokens each: one product for the whole text, which stands for one a token because both are linear.
pub(super) fn pool(weights: &Weights, sums: &[f32], lengths: &[f32]) -> Vec<f32> {
    let mut pooled = Vec::with_capacity(lengths.len() * POOLED);
    for length in lengths {
        pooled.extend(weights.pool_bias.iter().map(|bias| bias * length));
    }
    multiply(Rows::new(sums, TOKEN), &weights.pool, POOLED, (&mut pooled, Into::Add));
    pooled
}

/// Vectors of length 1 from pooled sums of so many tokens each.
pub(super) fn vectors(weights: &Weights, pooled: &[f32], lengths: &[f32]) -> Vec<f32> {
    let [d0, d1, d2, d3] = &weights.dense;
    let [p1, p3] = &weights.bypass;
    let scaled: Vec<f32> = pooled
        .chunks_exact(POOLED)
        .zip(lengths)
        .flat_map(|(row, length)| row.iter().map(|number| number / length.sqrt()))
        .collect();
    let hidden = rectified(product(&scaled, POOLED, d0, NARROW));
    let mut narrow = product(&scaled, POOLED, p1, NARROW);
    multiply(Rows::new(&hidden, NARROW), d1, NARROW, (&mut narrow, Into::Add));
    let narrow = rectified(narrow);
    let wide = rectified(product(&narrow, NARROW, d2, POOLED));
    let mut out = product(&narrow, NARROW, p3, POOLED);
    multiply(Rows::new(&wide, POOLED), d3, POOLED, (&mut out, Into::Add));
    for row in out.chunks_exact_mut(POOLED) {
        for number in row.iter_mut() {
            *number = number.tanh();
        }
        let factor = sum(row, |number| number * number).max(EPSILON).sqrt().recip();
        for number in row.iter_mut() {
            *number *= factor;
        }
    }
    out
}

fn product(rows: &[f32], width: usize, by: &[f32], columns: usize) -> Vec<f32> {
    let rows = Rows::new(rows, width);
    let mut out = vec![0.0; rows.count * columns];
    multiply(rows, by, columns, (&mut out, Into::Set));
    out
}

fn rectified(mut numbers: Vec<f32>) -> Vec<f32> {
    for number in &mut numbers {
        *number = number.max(0.0);
    }
    numbers
}
