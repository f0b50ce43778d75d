//! Every place where given terms stand, each with its counterpart.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::align::{Effort, Spans, counterpart};
use crate::data::{Lang, Occurrence, Sides, Spot, TokenizedPair};
use crate::error::Result;
use crate::lexicon::view::PairView;
use crate::lexicon::{Lexicon, Terms};
use crate::link::Linker;
use crate::read;
use crate::select::rounded;
use crate::text::is_han;
use crate::tokenize::split_at;

use super::Options;
use super::links::model;
use super::parallel::{Words, each_chunk};

/// Terms to look up in parallel text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    /// A file of parallel text.
    pub pairs: String,
    /// The terms, in either language.
    pub terms: Vec<String>,
    /// Further parallel text to learn from.
    pub also: Vec<String>,
}

/// Below this probability no counterpart is given: rather no answer than a wrong one.
const LEAST: f32 = 0.12;

/// Finds every occurrence of the terms, in the order of the text.
///
/// # Errors
/// What cannot be read, and whatever the sink returns.
pub fn concordance(
    task: &Concordance,
    options: &Options,
    sink: &mut dyn FnMut(Occurrence) -> Result<()>,
) -> Result<()> {
    let lexicon = Lexicon::with_own(&options.own);
    let linker = Linker::new(&lexicon, model(&task.pairs, &task.also, Words::Cut, options, &lexicon)?);
    let terms = terms(task)?;
    each_chunk(&task.pairs, Words::Cut, &options.tokenize, &mut |first, pairs| {
        let found: Vec<Vec<Occurrence>> = pairs
            .par_iter()
            .enumerate()
            .map(|(index, pair)| in_pair(first + index, pair, &terms, &lexicon, &linker))
            .collect();
        found.into_iter().flatten().try_for_each(&mut *sink)
    })
}

/// A Latin term that stands in Chinese text anywhere is a term of the Chinese side.
fn terms(task: &Concordance) -> Result<Terms> {
    const STANDARD_INPUT: &str = "-";
    let terms = Terms::new(&task.terms);
    if task.pairs == STANDARD_INPUT || task.terms.iter().all(|term| term.chars().any(is_han)) {
        return Ok(terms);
    }
    let mut latin = FxHashSet::default();
    read::parallel(&task.pairs, &mut |pair| {
        for segment in &pair.segments.zh {
            let found = terms.find(Lang::Zh, &segment.text).into_iter().map(|span| span.of(&segment.text));
            latin.extend(found.filter(|term| !term.chars().any(is_han)).map(str::to_lowercase));
        }
        Ok(())
    })?;
    Ok(Terms::knowing(&task.terms, &latin))
}

fn in_pair(
    segment: usize,
    pair: &TokenizedPair,
    terms: &Terms,
    lexicon: &Lexicon,
    linker: &Linker<'_>,
) -> Vec<Occurrence> {
    let mut occurrences = Vec::new();
    for lang in Lang::BOTH {
        for (index, text) in pair.pair.segments.get(lang).iter().enumerate() {
            for span in terms.find(lang, &text.text) {
                let spot = Spot { segment: index as u16, span };
                occurrences.push(occurrence(segment, pair, (lang, spot), lexicon, linker));
            }
        }
    }
    occurrences
}

/// One occurrence. Each is looked at by itself, so that the answer does not depend on the other terms.
fn occurrence(
    segment: usize,
    pair: &TokenizedPair,
    (lang, spot): (Lang, Spot),
    lexicon: &Lexicon,
    linker: &Linker<'_>,
) -> Occurrence {
    let mut pair = pair.clone();
    let run = split_at(&mut pair, lang, spot);
    let view = PairView::new(&pair, lexicon.dictionary);
    let links = linker.link_view(&view);
    let best = counterpart(&Spans::new(&view, &links), lang, run, Effort::THOROUGH);
    let best = best.filter(|best| best.probability >= LEAST);
    let mut terms = Sides::new(None, None);
    *terms.get_mut(lang) = Some(pair.spot_text(lang, spot).to_owned());
    *terms.get_mut(lang.other()) = best.map(|best| pair.run_text(lang.other(), best.run).to_owned());
    Occurrence { segment, terms, score: best.map_or(0.0, |best| rounded(best.probability)) }
}
