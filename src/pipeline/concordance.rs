//! Every place where given terms stand, each with its counterpart.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::align::{Effort, Spans, counterpart};
use crate::data::{Citation, Lang, Occurrence, Sides, Spot, TokenizedPair};
use crate::error::Result;
use crate::lexicon::view::PairView;
use crate::lexicon::{Lexicon, Terms};
use crate::link::Linker;
use crate::select::{example, rounded};
use crate::text::is_han;
use crate::tokenize::split_at;

use super::links::{model, texts};
use super::parallel::{STANDARD_INPUT, Text, Words, each_chunk, each_pair};
use super::{Options, Stage};

/// Terms to look up in parallel text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    /// Files: of parallel text (`.tsv`, `.gz`, `-`), or in any format that is read.
    pub files: Vec<String>,
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
    sink: &mut dyn FnMut(Citation) -> Result<()>,
) -> Result<()> {
    let lexicon = options.lexicon();
    let texts = texts(&task.files, Words::Cut, options)?;
    let (model, many) = model(&texts, &task.also, Words::Cut, options, &lexicon)?;
    let linker = Linker::new(&lexicon, model);
    let terms = terms(task, &texts, options)?;
    each_chunk(&texts, Words::Cut, options, &mut |first, pairs| {
        let found: Vec<Vec<Citation>> = pairs
            .par_iter()
            .enumerate()
            .map(|(index, pair)| in_pair(first + index, pair, &terms, &lexicon, &linker))
            .collect();
        found.into_iter().flatten().try_for_each(&mut *sink)?;
        options.watch.tell(Stage::Link, first + pairs.len(), many);
        Ok(())
    })
}

/// A Latin term that stands in Chinese text anywhere is a term of the Chinese side.
fn terms(task: &Concordance, texts: &[Text], options: &Options) -> Result<Terms> {
    let terms = Terms::new(&task.terms);
    let is_piped = texts.iter().any(|text| matches!(text, Text::File(file) if file == STANDARD_INPUT));
    if is_piped || task.terms.iter().all(|term| term.chars().any(is_han)) {
        return Ok(terms);
    }
    let mut latin = FxHashSet::default();
    for text in texts {
        each_pair(text, Words::Cut, options, &mut |pair| {
            for segment in &pair.segments.zh {
                let found =
                    terms.find(Lang::Zh, &segment.text).into_iter().map(|span| span.of(&segment.text));
                latin.extend(found.filter(|term| !term.chars().any(is_han)).map(str::to_lowercase));
            }
            Ok(())
        })?;
    }
    Ok(Terms::knowing(&task.terms, &latin))
}

fn in_pair(
    segment: usize,
    pair: &TokenizedPair,
    terms: &Terms,
    lexicon: &Lexicon,
    linker: &Linker<'_>,
) -> Vec<Citation> {
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
) -> Citation {
    let mut pair = pair.clone();
    let run = split_at(&mut pair, lang, spot);
    let view = PairView::new(&pair, lexicon.dictionary);
    let links = linker.link_view(&view);
    let best = counterpart(&Spans::new(&view, &links), lang, run, Effort::THOROUGH);
    let best = best.filter(|best| best.probability >= LEAST);
    let other = best.and_then(|best| pair.spot(lang.other(), best.run));
    let spots = Sides::from_fn(|side| if side == lang { Some(spot) } else { other });
    let mut terms = Sides::new(None, None);
    *terms.get_mut(lang) = Some(pair.spot_text(lang, spot).to_owned());
    *terms.get_mut(lang.other()) = best.map(|best| pair.run_text(lang.other(), best.run).to_owned());
    let score = best.map_or(0.0, |best| rounded(best.probability));
    let example = example(pair.pair.segments.as_ref(), spots);
    Citation { occurrence: Occurrence { segment, terms, score }, lang, example }
}
