//! What the authors of a document paired themselves, beside what is paired of it.

use rustc_hash::FxHashSet;

use super::{Options, Scope};
use crate::data::{Alignment, Bitext, Block, Body, Document, GivenPair, Place, Sides};
use crate::lexicon::Lexicon;
use crate::{gloss, pair};

/// Pairs a document, and takes over what its author gives.
pub(super) fn pair_document(document: Document, options: &Options) -> Bitext {
    let mut found = given(&document.body, options.scope);
    let mut bitext = pair::pair(document, options.encoder());
    found.extend(gloss::taught(&bitext.pairs));
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

/// What is known before a document's pairs are linked: what its author gives, too, unless each pair stands alone.
pub(super) fn lexicon_with(given: &[GivenPair], options: &Options) -> Lexicon {
    let lexicon = options.lexicon();
    if options.scope == Scope::Document { lexicon.with_given(given) } else { lexicon }
}

/// Where each pair stands alone, what is given in one does not depend on the others.
fn given(body: &Body, scope: Scope) -> Vec<GivenPair> {
    match body {
        Body::Paired(pairs) if scope == Scope::Pair => {
            pairs.iter().flat_map(|pair| gloss::find([&pair.zh, &pair.en].map(text))).collect()
        }
        Body::Running(blocks) => gloss::find(blocks.iter().map(text)),
        Body::Paired(pairs) => gloss::find(pairs.iter().flat_map(|pair| [&pair.zh, &pair.en]).map(text)),
        Body::Mixed { pairs, blocks } => {
            gloss::find(pairs.iter().flat_map(|pair| [&pair.zh, &pair.en]).chain(blocks).map(text))
        }
    }
}

fn text(block: &Block) -> (&str, &Place) {
    (&block.text, &block.place)
}
