//! Short names hold for all of a document, wherever it teaches them; the same pair comes out once.

use rustc_hash::FxHashMap;

use super::mention::{Short, in_brackets, is_shortened};
use crate::data::{Certainty, GivenPair, Lang, SegmentPair, Sides};
use crate::text::fold_char;

/// A name has no more characters.
const LONGEST: usize = 80;

/// So many short names of one term are kept.
const MOST: usize = 4;

/// The pairs in their order, each once, with the short names of their terms.
pub(super) fn join(found: Vec<GivenPair>, shorts: &[Short<'_>]) -> Vec<GivenPair> {
    let mut pairs: Vec<GivenPair> = Vec::new();
    let mut places: FxHashMap<Sides<String>, usize> = FxHashMap::default();
    for pair in found {
        let at = *places.entry(pair.terms.as_ref().map(|term| fold(term))).or_insert(pairs.len());
        match pairs.get_mut(at) {
            Some(first) => first.absorb(pair),
            None => pairs.push(pair),
        }
    }
    let taught = Taught::new(shorts);
    for pair in &mut pairs {
        taught.shorten(pair);
    }
    pairs
}

/// Short names by everything that stands before them: one of it is the longer name.
struct Taught<'a>(FxHashMap<(Lang, &'a str), Vec<&'a str>>);

impl<'a> Taught<'a> {
    fn new(shorts: &[Short<'a>]) -> Self {
        let mut taught: FxHashMap<(Lang, &str), Vec<&str>> = FxHashMap::default();
        for short in shorts {
            for (at, _) in short.head.char_indices().rev().take(LONGEST) {
                let names = taught.entry((short.lang, short.head.get(at..).unwrap_or(""))).or_default();
                if names.len() < MOST && !names.contains(&short.name) {
                    names.push(short.name);
                }
            }
        }
        Taught(taught)
    }

    /// Adds the short names that the document gives to either term, and those of both together.
    fn shorten(&self, pair: &mut GivenPair) {
        let of = |lang: Lang| self.0.get(&(lang, pair.terms.get(lang).as_str())).cloned().unwrap_or_default();
        let short = Sides::from_fn(of);
        let mut forms = Vec::new();
        for zh in &short.zh {
            forms.push(Sides::new((*zh).to_owned(), pair.terms.en.clone()));
            forms.extend(short.en.iter().map(|en| Sides::new((*zh).to_owned(), (*en).to_owned())));
        }
        forms.extend(short.en.iter().map(|en| Sides::new(pair.terms.zh.clone(), (*en).to_owned())));
        pair.add_forms(forms);
    }
}

/// The one short name that each side teaches.
pub(super) fn taught(pair: &SegmentPair) -> Option<GivenPair> {
    let only = |lang: Lang| {
        let segments = pair.segments.get(lang).iter();
        let mut names = segments.flat_map(|segment| in_brackets(&segment.text, &segment.place).1);
        let is_short = |short: &Short<'_>| lang == Lang::En || is_shortened(short.head, short.name);
        let name = names.next().filter(|short| short.lang == lang && is_short(short))?;
        names.next().is_none().then_some(name)
    };
    let (zh, en) = (only(Lang::Zh)?, only(Lang::En)?);
    let terms = Sides::new(zh.name.to_owned(), en.name.to_owned());
    let quote = format!("{} / {}", terms.zh, terms.en);
    let place = pair.segments.zh.first()?.place.clone();
    Some(GivenPair { terms, forms: Vec::new(), place, quote, certainty: Certainty::Sure })
}

fn fold(term: &str) -> String {
    term.chars().map(fold_char).collect()
}
