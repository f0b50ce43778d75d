//! What the taggers say of two spans and of the words beside them.

use crate::data::{Lang, NameSpan, Run, Tag, TagFeatures, Tagged};

use super::spans::Spans;

/// The parts of speech and names at both spans; nothing where the pair was not tagged.
pub(super) fn tagged(spans: &Spans<'_>, zh: Run, en: Run) -> TagFeatures {
    let mut features = TagFeatures::default();
    chinese(spans, zh, &mut features);
    english(spans, en, &mut features);
    features
}

fn chinese(spans: &Spans<'_>, run: Run, features: &mut TagFeatures) {
    let tokens = &spans.tags.zh.tokens;
    [features.zh_first, features.zh_last, features.zh_before, features.zh_behind] = ends(tokens, run);
    [features.zh_first_sure, features.zh_last_sure] = sure(tokens, run);
    features.zh_verbs = share(tokens, run, Tag::is_verb);
    features.zh_nouns = share(tokens, run, Tag::is_noun);
    let spot = spans.view.pair.spot(Lang::Zh, run);
    for name in spans.tags.zh.names.iter().filter(|name| name.run.overlaps(run)) {
        let place = if spot == Some(name.spot) {
            &mut features.zh_is_name
        } else if is_inside(name, run, spot) {
            features.zh_names_inside += 1.0;
            continue;
        } else if name.run.contains(run) {
            &mut features.zh_in_name
        } else {
            &mut features.zh_crosses_name
        };
        *place = name.sure.max(*place);
    }
}

fn is_inside(name: &NameSpan, run: Run, spot: Option<crate::data::Spot>) -> bool {
    let is_covered = |spot: crate::data::Spot| {
        spot.segment == name.spot.segment
            && spot.span.start <= name.spot.span.start
            && name.spot.span.end <= spot.span.end
    };
    run.contains(name.run) && spot.is_some_and(is_covered)
}

fn english(spans: &Spans<'_>, run: Run, features: &mut TagFeatures) {
    let tokens = &spans.tags.en.tokens;
    [features.en_first, features.en_last, features.en_before, features.en_behind] = ends(tokens, run);
    [features.en_first_sure, features.en_last_sure] = sure(tokens, run);
    features.en_verbs = share(tokens, run, Tag::is_verb);
    features.en_nouns = share(tokens, run, Tag::is_noun);
    features.en_proper = share(tokens, run, Tag::is_name);
    let tag = |token: Option<usize>| token.and_then(|token| tokens.get(token)).map(|tagged| tagged.tag);
    let before = tag((run.start as usize).checked_sub(1));
    features.en_goes_on_before = yes(before.is_some_and(|tag| tag.is_noun() || tag.is_adjective()));
    features.en_goes_on_behind = yes(tag(Some(run.end as usize)).is_some_and(Tag::is_noun));
}

/// The tags of the first word, the last one, the one before and the one behind.
fn ends(tokens: &[Tagged], run: Run) -> [f32; 4] {
    let (start, end) = (run.start as usize, run.end as usize);
    [Some(start), end.checked_sub(1), start.checked_sub(1), Some(end)].map(|token| {
        token.and_then(|token| tokens.get(token)).map_or(0.0, |tagged| f32::from(tagged.tag as u8) + 1.0)
    })
}

fn sure(tokens: &[Tagged], run: Run) -> [f32; 2] {
    [Some(run.start as usize), (run.end as usize).checked_sub(1)]
        .map(|token| token.and_then(|token| tokens.get(token)).map_or(0.0, |tagged| tagged.sure))
}

fn share(tokens: &[Tagged], run: Run, is: fn(Tag) -> bool) -> f32 {
    let inside = tokens.get(run.range()).unwrap_or_default();
    inside.iter().filter(|tagged| is(tagged.tag)).count() as f32 / inside.len().max(1) as f32
}

fn yes(condition: impl Into<u8>) -> f32 {
    f32::from(condition.into())
}
