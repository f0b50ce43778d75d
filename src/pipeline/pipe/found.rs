//! What is found in one line's pair, as the answer says it.

use super::line::PipedPair;
use super::long::Part;
use crate::data::{GivenPair, Lang, Sides, TokenizedPair};
use crate::gloss;
use crate::pipeline::terms::{Around, find};
use crate::select::{FoundAlone, FoundLost, FoundPair, FoundTerm};
use crate::text::Length;

/// What is found in a pair that comes by itself, in as many parts as it was cut into.
pub(super) fn found_pair(
    parts: &[(TokenizedPair, Part)],
    piped: &PipedPair,
    around: &Around<'_>,
) -> FoundPair {
    let mut answer = FoundPair {
        id: piped.id.clone(),
        texts: piped.texts.clone(),
        places: piped.places.clone(),
        number: piped.number,
        candidates: 0,
        terms: Vec::new(),
        alone: Vec::new(),
        lost: Vec::new(),
        given: given(parts, piped),
        too_long: parts.iter().filter(|(pair, _)| Length::of(&pair.pair) == Length::TooLong).count() as u64,
    };
    for (pair, part) in parts {
        add(pair, part, around, &mut answer);
    }
    answer
}

/// What the author gives in the pair, as in a file of which each pair stands alone.
fn given(parts: &[(TokenizedPair, Part)], piped: &PipedPair) -> Vec<GivenPair> {
    let texts = Lang::BOTH.map(|lang| (piped.texts.get(lang).as_str(), piped.places.get(lang)));
    let mut given = gloss::find(texts);
    for (pair, _) in parts {
        given.extend(gloss::taught(std::slice::from_ref(&pair.pair)));
    }
    given
}

fn add(pair: &TokenizedPair, part: &Part, around: &Around<'_>, answer: &mut FoundPair) {
    let found = find(pair, around);
    answer.candidates += found.candidates as u64;
    answer.terms.extend(found.standing.iter().map(|scored| {
        let mut term = FoundTerm::new(pair, scored);
        let spots = scored.link.ends.spots();
        term.spans = Sides::from_fn(|lang| part.in_whole(lang, *spots.get(lang)));
        term.within = part.within(spots.map(|spot| usize::from(spot.segment)));
        term
    }));
    for lang in Lang::BOTH {
        answer.alone.extend(found.alone.get(lang).iter().map(|likely| {
            let mut alone = FoundAlone::new(pair, lang, likely);
            let spot = likely.0.spot;
            alone.span = part.in_whole(lang, spot);
            let segment = |side: Lang| if side == lang { usize::from(spot.segment) } else { 0 };
            alone.within = part.within(Sides::from_fn(segment));
            alone
        }));
    }
    let lost = found
        .losing
        .iter()
        .filter_map(|(losing, winner)| Some(FoundLost::new(pair, losing, found.standing.get(*winner)?)));
    answer.lost.extend(lost);
}
