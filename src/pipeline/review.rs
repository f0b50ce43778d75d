//! What a person who reviews a glossary wants to see around it: word links of its sentences, and how far it reaches.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::data::{
    At, Bitext, Corpus, Coverage, Entry, Lang, LinkedPair, Place, Segment, SegmentPair, Sides,
};
use crate::error::Result;
use crate::lexicon::Terms;
use crate::link::{Learner, Linker};
use crate::tokenize;

use super::explain::linked_pair;
use super::{Found, Options, Paired, extract_from, terms};

/// What stands around a glossary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Background {
    /// The words of example sentences with their links, by the sentences' texts.
    pub links: Vec<(Sides<String>, LinkedPair)>,
    /// The documents, in the order of their names.
    pub documents: Vec<Coverage>,
}

/// So many sentence pairs are linked for a page; the rest is shown without links, so that the page opens at once.
const MOST: usize = 3000;

/// Finds the terms of all documents, and what a person wants to see around them.
///
/// # Errors
/// As [`super::extract`].
pub fn review(paired: Vec<Paired>, options: &Options) -> Result<(Found, Background)> {
    let (found, corpus) = extract_from(paired, options)?;
    let lexicon = options.lexicon();
    let model = terms::model(&corpus, options, &lexicon);
    let entries = &found.glossary.entries;
    let links = links(entries, &Linker::new(&lexicon, model), options);
    let documents = coverage(&corpus, entries);
    Ok((found, Background { links, documents }))
}

/// The same for a glossary that is there already: its sentences are all that is known of its texts.
#[must_use]
pub fn background(entries: &[Entry], options: &Options) -> Background {
    let lexicon = options.lexicon();
    let links = links(entries, &Linker::new(&lexicon, Learner::default().finish(&lexicon)), options);
    Background { links, documents: Vec::new() }
}

fn links(entries: &[Entry], linker: &Linker<'_>, options: &Options) -> Vec<(Sides<String>, LinkedPair)> {
    let mut seen = FxHashSet::default();
    let texts: Vec<&Sides<String>> = entries
        .iter()
        .flat_map(|entry| entry.examples.iter().map(|example| &example.texts))
        .filter(|texts| !texts.zh.is_empty() && !texts.en.is_empty() && seen.insert(*texts))
        .take(MOST)
        .collect();
    let pairs = texts.iter().map(|texts| alone(texts)).collect();
    let corpus = tokenize::tokenize(Bitext { pairs, ..Bitext::default() }, &options.tokenize);
    let drawn: Vec<LinkedPair> =
        corpus.pairs.par_iter().map(|pair| linked_pair(pair, &linker.link(pair))).collect();
    texts.into_iter().cloned().zip(drawn).collect()
}

/// Two texts as a segment pair that stands nowhere.
pub(super) fn alone(texts: &Sides<String>) -> SegmentPair {
    let place = Place { document: "".into(), at: At::Whole };
    let segment = |text: &String| vec![Segment { text: text.clone(), place: place.clone() }];
    SegmentPair { segments: texts.as_ref().map(segment), trust: 1.0 }
}

fn coverage(corpus: &Corpus, entries: &[Entry]) -> Vec<Coverage> {
    let chinese: Vec<String> = entries.iter().map(|entry| entry.terms.zh.clone()).collect();
    let terms = Terms::new(&chinese);
    let mut documents: BTreeMap<Arc<str>, Coverage> = BTreeMap::new();
    let mut count = |segments: &[Segment], change: &dyn Fn(&mut Coverage)| {
        let Some(name) = segments.first().map(|segment| &segment.place.document) else { return };
        let new = || Coverage { name: name.clone(), pairs: 0, covered: 0, unpaired: 0 };
        change(documents.entry(name.clone()).or_insert_with(new));
    };
    for pair in &corpus.pairs {
        let chinese = &pair.pair.segments.zh;
        let covered = chinese.iter().any(|segment| !terms.find(Lang::Zh, &segment.text).is_empty());
        count(chinese, &|document| {
            document.pairs += 1;
            document.covered += usize::from(covered);
        });
    }
    for segment in corpus.unpaired.zh.iter().chain(&corpus.unpaired.en) {
        count(std::slice::from_ref(segment), &|document| document.unpaired += 1);
    }
    documents.into_values().collect()
}
