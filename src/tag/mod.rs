//! Parts of speech in context, and the names of a Chinese text: three linear chains over hashed features.
//!
//! The weights lie beside this file; `scripts/tagger` teaches them (what from, and how well they do, says its README).
//! Own code, for no crate has weights for both languages: `harper-brill` is English only, rough, and builds a framework of
//! neural networks; `jieba-rs` tags without context.

mod chain;
mod en;
mod facts;
mod feature;
mod names;
mod spans;
mod zh;

pub use facts::{Known, known};

use std::ops::Range;
use std::sync::OnceLock;

use crate::data::{Lang, Tag, Tagged, Tags, Token, TokenizedPair};
use chain::{Chain, Labelled};
use feature::Word;

static EN: &[u8] = include_bytes!("en.weights");
static ZH: &[u8] = include_bytes!("zh.weights");
static NAMES: &[u8] = include_bytes!("names.weights");

/// Longer segments are tagged in parts of so many tokens: what is needed of memory stays small, and a word so far away says
/// nothing.
const LONGEST: usize = 512;

/// The chains, opened.
struct Chains {
    en: Chain<'static>,
    zh: Chain<'static>,
    names: Chain<'static>,
}

impl Chains {
    fn bundled() -> Option<&'static Chains> {
        static CHAINS: OnceLock<Option<Chains>> = OnceLock::new();
        let open =
            || Some(Chains { en: Chain::parse(EN)?, zh: Chain::parse(ZH)?, names: Chain::parse(NAMES)? });
        CHAINS.get_or_init(open).as_ref()
    }
}

/// The tags of one side: one a token, and the names of the Chinese side.
#[must_use]
pub fn tags(pair: &TokenizedPair, lang: Lang) -> Tags {
    let tokens = pair.tokens.get(lang);
    let mut tags = Tags { tokens: vec![Tagged::default(); tokens.len()], names: Vec::new() };
    let Some(chains) = Chains::bundled() else { return tags };
    let known = known(pair, lang);
    for part in parts(tokens) {
        let Some(known) = known.get(part.clone()) else { continue };
        let words: Vec<Word<'_>> = known.iter().map(Known::word).collect();
        let (chain, labels): (_, &[&str]) = match lang {
            Lang::En => (&chains.en, &en::LABELS),
            Lang::Zh => (&chains.zh, &zh::LABELS),
        };
        let labelled = label(chain, |see| match lang {
            Lang::En => en::describe(&words, see),
            Lang::Zh => zh::describe(&words, see),
        });
        for (slot, labelled) in tags.tokens.iter_mut().skip(part.start).zip(labelled) {
            let name = labels.get(usize::from(labelled.label)).copied().unwrap_or_default();
            *slot =
                Tagged { tag: Tag::named(name).unwrap_or_default(), name: None, sure: sure(labelled.margin) };
        }
        if lang == Lang::Zh {
            let characters = facts::characters(known);
            let labelled = label(&chains.names, |see| names::describe(&words, &characters, see));
            tags.names.extend(spans::names(pair, part.start, &characters, &labelled));
        }
    }
    spans::mark(pair, &mut tags);
    tags
}

/// Tokens that are tagged together: a segment, or a part of a long one.
fn parts(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for segment in tokens.chunk_by(|one, next| one.segment == next.segment) {
        for part in segment.chunks(LONGEST) {
            let start = parts.last().map_or(0, |last| last.end);
            parts.push(start..start + part.len());
        }
    }
    parts
}

/// The labels of what `describe` shows the rows of.
fn label(chain: &Chain<'_>, describe: impl FnOnce(&mut dyn FnMut(usize, &[u32]))) -> Vec<Labelled> {
    let mut scores = Vec::new();
    describe(&mut |_, rows| chain.score(rows, &mut scores));
    chain.decode(&scores)
}

/// The probability of a label whose score stands so far above the next.
fn sure(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}
