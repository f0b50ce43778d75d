//! What the authors of a document paired themselves, beside what is paired of it.

use rustc_hash::FxHashSet;

use super::Options;
use crate::data::{Alignment, Bitext, Block, Body, Document, GivenPair, Place, Sides};
use crate::{gloss, pair};

/// Pairs a document, and takes over what its author gives.
pub(super) fn pair_document(document: Document, options: &Options) -> Bitext {
    let mut found = gloss::find(texts(&document.body));
    let mut bitext = pair::pair(document, options.encoder());
    let listed: FxHashSet<&Sides<String>> = bitext.listed.iter().map(|pair| &pair.terms).collect();
    found.retain(|pair| !listed.contains(&pair.terms));
    bitext.listed.extend(found);
    bitext
}

/// What is given in two documents that translate each other.
pub(super) fn given_in(alignment: &Alignment) -> Vec<GivenPair> {
    let segments = alignment.segments.zh.iter().chain(&alignment.segments.en);
    gloss::find(segments.map(|segment| (segment.text.as_str(), &segment.place)))
}

/// All texts of a document in its order.
fn texts(body: &Body) -> Vec<(&str, &Place)> {
    let (pairs, blocks): (&[Sides<Block>], &[Block]) = match body {
        Body::Running(blocks) => (&[], blocks),
        Body::Paired(pairs) => (pairs, &[]),
        Body::Mixed { pairs, blocks } => (pairs, blocks),
    };
    let paired = pairs.iter().flat_map(|pair| [&pair.zh, &pair.en]);
    paired.chain(blocks).map(|block| (block.text.as_str(), &block.place)).collect()
}
