//! A model's parts as the sections of a pack.

use std::collections::BTreeMap;

use super::npz::Arrays;
use super::pack::{Info, Sections};
use super::pieces::{self, Piece};
use super::prune::is_needed;
use super::source::Source;
use super::weights::{BRANCH, BRANCHES, BYPASS, DENSE, LISTS, PIECE, POOLED, TOKEN};

/// How much less likely than the least likely piece a character is that no piece holds (as in `SentencePiece`).
const UNKNOWN_PENALTY: f32 = 10.0;

/// The orders of the branches, by which the source names their weights.
const ORDERS: [usize; 3] = [2, 3, 5];

/// Converts a model.
///
/// # Errors
/// What is missing or damaged, in words.
pub(super) fn convert(source: &Source) -> Result<(Info, Sections), String> {
    let mut arrays = Arrays::read(&source.weights)?;
    let mut sections = Sections::default();
    let info = vocabulary(source, &mut arrays, &mut sections)?;
    projection(&mut arrays, &mut sections)?;
    branches(&mut arrays, &mut sections)?;
    sections.push_floats("outer_gain", &arrays.floats("ln_g", TOKEN)?);
    sections.push_floats("outer_bias", &arrays.floats("ln_b", TOKEN)?);
    sections.push_floats("pool", &arrays.floats("cnn_W", TOKEN * POOLED)?);
    sections.push_floats("pool_bias", &arrays.floats("cnn_b", POOLED)?);
    for (index, size) in DENSE.into_iter().enumerate() {
        sections.push_floats(&format!("dense{index}"), &arrays.floats(&format!("d{index}"), size)?);
    }
    for (index, (name, size)) in ["p1", "p3"].into_iter().zip(BYPASS).enumerate() {
        sections.push_floats(&format!("bypass{index}"), &arrays.floats(name, size)?);
    }
    Ok((info, sections))
}

/// The pieces that are kept: their numbers, scores and rows of the table.
fn vocabulary(source: &Source, arrays: &mut Arrays, sections: &mut Sections) -> Result<Info, String> {
    let vocabulary = pieces::read(&source.vocabulary).ok_or("the vocabulary is damaged")?;
    let all = &vocabulary.pieces;
    if all.len() < LISTS || vocabulary.charsmap.is_empty() {
        return Err("the vocabulary is not what this model has".to_owned());
    }
    let kept: Vec<(usize, &Piece)> = all.iter().enumerate().filter(|(_, piece)| is_needed(piece)).collect();
    let rows = all.len().div_ceil(LISTS);
    let lists = (1..=LISTS).map(|list| arrays.bytes(&format!("q{list}"), rows * PIECE));
    let lists = lists.collect::<Result<Vec<Vec<u8>>, String>>()?;
    let row = |number: usize| {
        let start = number / LISTS * PIECE;
        lists.get(number % LISTS).and_then(|list| list.get(start..start + PIECE)).unwrap_or_default()
    };
    let table: Vec<u8> = kept.iter().flat_map(|(number, _)| row(*number)).copied().collect();
    let homes: Vec<u8> = kept.iter().map(|(number, _)| (number % LISTS) as u8).collect();
    let scores: Vec<f32> = kept.iter().map(|(_, piece)| piece.score).collect();
    // Of two pieces with one text the later one counts.
    let numbers: BTreeMap<&[u8], u64> =
        (0..).zip(&kept).map(|(number, (_, piece))| (piece.text.as_bytes(), number)).collect();
    let numbers = fst::Map::from_iter(numbers.into_iter().filter(|(text, _)| !text.is_empty()));
    sections.push("table", &table);
    sections.push("lists", &homes);
    sections.push_floats("scores", &scores);
    sections.push("numbers", numbers.map_err(|error| error.to_string())?.as_fst().as_bytes());
    sections.push("charsmap", &vocabulary.charsmap);
    sections.push_floats("scale", &arrays.floats("scale", LISTS)?);
    sections.push_floats("low", &arrays.floats("lo", LISTS)?);
    let least = all.iter().map(|piece| piece.score).fold(0.0, f32::min);
    Ok(Info {
        pieces: kept.len(),
        of_pieces: all.len(),
        unknown: least - UNKNOWN_PENALTY,
        ..Info::new(&source.name, &source.sha256)
    })
}

/// The projections of the three branches side by side.
fn projection(arrays: &mut Arrays, sections: &mut Sections) -> Result<(), String> {
    let mut joined = Vec::new();
    let matrices = ORDERS.map(|order| arrays.floats(&format!("proj{order}"), PIECE * BRANCH));
    let matrices = matrices.into_iter().collect::<Result<Vec<_>, _>>()?;
    for row in 0..PIECE {
        for matrix in &matrices {
            joined.extend_from_slice(matrix.get(row * BRANCH..(row + 1) * BRANCH).unwrap_or_default());
        }
    }
    sections.push_floats("projection", &joined);
    for (to, from) in [("projection_bias", "proj_b"), ("inner_gain", "ln_g"), ("inner_bias", "ln_b")] {
        let parts = ORDERS.map(|order| arrays.floats(&format!("{from}{order}"), BRANCH));
        let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
        sections.push_floats(to, &parts.concat());
    }
    Ok(())
}

/// The two layers of each branch.
fn branches(arrays: &mut Arrays, sections: &mut Sections) -> Result<(), String> {
    for (index, branch) in BRANCHES.into_iter().enumerate() {
        let order = branch.order;
        let size = order * BRANCH * BRANCH;
        let first = by_place(&arrays.floats(&format!("w1_{order}"), size)?, order);
        sections.push_floats(&format!("first{index}"), &first);
        sections.push_floats(&format!("first_bias{index}"), &arrays.floats(&format!("b1_{order}"), BRANCH)?);
        sections.push_floats(&format!("second{index}"), &arrays.floats(&format!("w2_{order}"), size)?);
        sections.push_floats(&format!("second_bias{index}"), &arrays.floats(&format!("b2_{order}"), BRANCH)?);
    }
    Ok(())
}

/// A matrix that takes a whole run of tokens, as one that takes a token and gives its share for each place in the run.
fn by_place(matrix: &[f32], order: usize) -> Vec<f32> {
    let mut shares = Vec::with_capacity(matrix.len());
    for row in 0..BRANCH {
        for place in 0..order {
            let start = (place * BRANCH + row) * BRANCH;
            shares.extend_from_slice(matrix.get(start..start + BRANCH).unwrap_or_default());
        }
    }
    shares
}
