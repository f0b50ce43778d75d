//! What is found in one line's pair, as the answer says it.

use super::line::PipedPair;
use crate::data::{Lang, TokenizedPair};
use crate::gloss;
use crate::pipeline::terms::{Around, find};
use crate::select::{FoundAlone, FoundLost, FoundPair, FoundTerm};

/// What is found in a pair that comes by itself.
pub(super) fn found_pair(pair: &TokenizedPair, piped: &PipedPair, around: &Around<'_>) -> FoundPair {
    let found = find(pair, around);
    let alone =
        |lang: Lang| found.alone.get(lang).iter().map(move |likely| FoundAlone::new(pair, lang, likely));
    let lost = found
        .losing
        .iter()
        .filter_map(|(losing, winner)| Some(FoundLost::new(pair, losing, found.standing.get(*winner)?)));
    let given = gloss::find(Lang::BOTH.map(|lang| (piped.texts.get(lang).as_str(), piped.places.get(lang))));
    FoundPair {
        id: piped.id.clone(),
        texts: piped.texts.clone(),
        places: piped.places.clone(),
        number: piped.number,
        candidates: found.candidates as u64,
        terms: found.standing.iter().map(|scored| FoundTerm::new(pair, scored)).collect(),
        alone: Lang::BOTH.into_iter().flat_map(alone).collect(),
        lost: lost.collect(),
        given,
    }
}
