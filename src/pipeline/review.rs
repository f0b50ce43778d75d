//! What a person who reviews a glossary wants to see around it: word links of its sentences, and how far it reaches.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::data::{Bitext, Corpus, Coverage, Entry, Example, Lang, LinkedPair, Segment, Sides};
use crate::error::Result;
use crate::lexicon::Terms;
use crate::link::{Learner, Linker};
use crate::select::Gathering;

use super::gather::{finish, gather_from};
use super::linked::{alone, linked_pair};
use super::words::words;
use super::{Found, Options, Paired, terms};

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
    let mut gathering = Gathering::within(options.memory.to_gather());
    let mut corpora = Vec::new();
    for document in paired {
        let (gathered, corpus) = gather_from(document, options);
        gathering.add(gathered)?;
        corpora.push(corpus);
    }
    let found = finish(gathering, options)?;
    let lexicon = options.lexicon();
    let entries = &found.glossary.entries;
    let examples = examples(entries);
    let mut links = Vec::new();
    for corpus in &corpora {
        let here: Vec<&Example> =
            examples.iter().copied().filter(|example| stands_in(example, corpus)).collect();
        if !here.is_empty() {
            let linker = Linker::new(&lexicon, terms::model(&corpus.pairs, options, &lexicon));
            links.extend(drawn(&here, &linker, options));
        }
    }
    let documents = coverage(&corpora, entries);
    Ok((found, Background { links, documents }))
}

/// The same for a glossary that is there already: its sentences are all that is known of its texts.
#[must_use]
pub fn background(entries: &[Entry], options: &Options) -> Background {
    let lexicon = options.lexicon();
    let linker = Linker::new(&lexicon, Learner::default().finish(&lexicon));
    let links = drawn(&examples(entries), &linker, options);
    Background { links, documents: Vec::new() }
}

/// The sentence pairs that are shown, each once.
fn examples(entries: &[Entry]) -> Vec<&Example> {
    let mut seen = FxHashSet::default();
    entries
        .iter()
        .flat_map(|entry| &entry.examples)
        .filter(|Example { texts, .. }| !texts.zh.is_empty() && !texts.en.is_empty() && seen.insert(texts))
        .take(MOST)
        .collect()
}

/// What a document taught helps to link its own sentences only.
fn stands_in(example: &Example, corpus: &Corpus) -> bool {
    let first = corpus.pairs.first().and_then(|pair| pair.pair.segments.zh.first());
    let place = example.places.zh.as_ref();
    first.zip(place).is_some_and(|(first, place)| first.place.document == place.document)
}

fn drawn(examples: &[&Example], linker: &Linker<'_>, options: &Options) -> Vec<(Sides<String>, LinkedPair)> {
    let texts = examples.iter().map(|example| &example.texts);
    let pairs = texts.clone().map(alone).collect();
    let corpus = words(Bitext { pairs, ..Bitext::default() }, &options.tokenize);
    let drawn: Vec<LinkedPair> =
        corpus.pairs.par_iter().map(|pair| linked_pair(pair, &linker.link(pair))).collect();
    texts.cloned().zip(drawn).collect()
}

fn coverage(corpora: &[Corpus], entries: &[Entry]) -> Vec<Coverage> {
    let chinese: Vec<String> = entries.iter().map(|entry| entry.terms.zh.clone()).collect();
    let terms = Terms::new(&chinese);
    let mut documents: BTreeMap<Arc<str>, Coverage> = BTreeMap::new();
    let mut count = |segments: &[Segment], change: &dyn Fn(&mut Coverage)| {
        let Some(name) = segments.first().map(|segment| &segment.place.document) else { return };
        let new = || Coverage { name: name.clone(), pairs: 0, covered: 0, unpaired: 0 };
        change(documents.entry(name.clone()).or_insert_with(new));
    };
    for pair in corpora.iter().flat_map(|corpus| &corpus.pairs) {
        let chinese = &pair.pair.segments.zh;
        let covered = chinese.iter().any(|segment| !terms.find(Lang::Zh, &segment.text).is_empty());
        count(chinese, &|document| {
            document.pairs += 1;
            document.covered += usize::from(covered);
        });
    }
    for segment in corpora.iter().flat_map(|corpus| corpus.unpaired.zh.iter().chain(&corpus.unpaired.en)) {
        count(std::slice::from_ref(segment), &|document| document.unpaired += 1);
    }
    documents.into_values().collect()
}
