//! Every place where given terms stand, each with its counterpart.

use std::cell::OnceCell;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::align::{Effort, Spans, counterpart};
use crate::data::{Bitext, Citation, Lang, Links, Occurrence, Sides, Spot, TokenizedPair};
use crate::error::Result;
use crate::lexicon::view::PairView;
use crate::lexicon::{Lexicon, Terms};
use crate::link::Linker;
use crate::pair::cut_long;
use crate::read::Note;
use crate::select::{example, rounded};
use crate::text::is_han;
use crate::tokenize::split_at;

use super::links::{model, texts};
use super::parallel::{STANDARD_INPUT, Text, Words, each_chunk, each_pair};
use super::words::{TooLong, is_wordless, words};
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
) -> Result<Option<Note>> {
    let lexicon = options.lexicon();
    let texts = texts(&task.files, Words::Cut, options)?;
    let (model, many) = model(&texts, &task.also, Words::Cut, options, &lexicon)?;
    let linker = Linker::new(&lexicon, model);
    let terms = terms(task, &texts, options)?;
    let search = Search { terms: &terms, lexicon: &lexicon, linker: &linker, options };
    let mut too_long = TooLong::default();
    each_chunk(&texts, Words::Cut, options, &mut |first, pairs| {
        let found: Vec<(Vec<Citation>, bool)> = pairs
            .par_iter()
            .enumerate()
            .map(|(index, pair)| search.in_segment(first + index, pair))
            .collect();
        let long = pairs.iter().zip(&found).filter(|(_, (_, is_too_long))| *is_too_long);
        long.for_each(|(pair, _)| too_long.add(&pair.pair));
        found.into_iter().flat_map(|(found, _)| found).try_for_each(&mut *sink)?;
        options.watch.tell(Stage::Link, first + pairs.len(), many);
        Ok(())
    })?;
    Ok(too_long.note())
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

/// What all pairs are looked through with.
struct Search<'a> {
    terms: &'a Terms,
    lexicon: &'a Lexicon,
    linker: &'a Linker<'a>,
    options: &'a Options,
}

impl Search<'_> {
    /// All occurrences in a pair; one whose words were taken from it is looked through sentence by sentence. Also tells
    /// whether a part of it was too long all the same.
    fn in_segment(&self, segment: usize, pair: &TokenizedPair) -> (Vec<Citation>, bool) {
        if !is_wordless(pair) {
            return (self.in_pair(segment, pair), false);
        }
        let whole = Bitext { pairs: vec![pair.pair.clone()], ..Bitext::default() };
        let cut = cut_long(whole, self.options.encoder());
        let parts = words(cut, &self.options.tokenize).pairs;
        let found =
            parts.iter().filter(|part| !is_wordless(part)).flat_map(|part| self.in_pair(segment, part));
        (found.collect(), parts.iter().any(is_wordless))
    }

    fn in_pair(&self, segment: usize, pair: &TokenizedPair) -> Vec<Citation> {
        let view = PairView::new(pair, self.lexicon.dictionary);
        let whole = Whole { segment, pair, view, links: OnceCell::new() };
        let mut found = Vec::new();
        for lang in Lang::BOTH {
            for (index, text) in pair.pair.segments.get(lang).iter().enumerate() {
                let spans = self.terms.find(lang, &text.text).into_iter();
                found.extend(
                    spans.map(|span| self.occurrence(&whole, lang, Spot { segment: index as u16, span })),
                );
            }
        }
        found
    }

    /// One occurrence. Each is looked at by itself, so that the answer does not depend on the other terms.
    fn occurrence(&self, whole: &Whole<'_>, lang: Lang, spot: Spot) -> Citation {
        let mut split = whole.pair.clone();
        let run = split_at(&mut split, lang, spot);
        let best = if split.tokens == whole.pair.tokens {
            let links = whole.links.get_or_init(|| self.linker.link_view(&whole.view));
            counterpart(&Spans::new(&whole.view, links), lang, run, Effort::THOROUGH)
        } else {
            let view = PairView::new(&split, self.lexicon.dictionary);
            let links = self.linker.link_view(&view);
            counterpart(&Spans::new(&view, &links), lang, run, Effort::THOROUGH)
        };
        let best = best.filter(|best| best.probability >= LEAST);
        let other = best.and_then(|best| split.spot(lang.other(), best.run));
        let spots = Sides::from_fn(|side| if side == lang { Some(spot) } else { other });
        let mut terms = Sides::new(None, None);
        *terms.get_mut(lang) = Some(split.spot_text(lang, spot).to_owned());
        *terms.get_mut(lang.other()) = best.map(|best| split.run_text(lang.other(), best.run).to_owned());
        let score = best.map_or(0.0, |best| rounded(best.probability));
        let example = example(split.pair.segments.as_ref(), spots);
        Citation { occurrence: Occurrence { segment: whole.segment, terms, score }, lang, example }
    }
}

/// A pair as it was cut into words, and its links: they serve all terms that are words of it.
struct Whole<'a> {
    segment: usize,
    pair: &'a TokenizedPair,
    view: PairView<'a>,
    links: OnceCell<Links>,
}
