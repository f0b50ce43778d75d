//! What the judge of spans looks at: how far the words inside two spans are linked to each other, and to nothing else.

use crate::data::{EvidenceKind, Lang, Run, SpanFeatures};
use crate::lexicon::view::Case;

use super::quotes;
use super::spans::{FUNCTION_WEIGHT, Spans};

/// How many numbers describe a pair of spans.
pub const FEATURES: usize = SpanFeatures::NAMES.len();

/// What files of trees call these numbers, in their order.
pub const FEATURE_NAMES: [&str; FEATURES] = SpanFeatures::NAMES;

/// How the tokens of one span are linked into the other and past it.
#[derive(Clone, Copy, Debug, Default)]
struct Cover {
    inside: f32,
    least: f32,
    outside: f32,
    first: f32,
    last: f32,
}

impl Spans<'_> {
    /// Describes a pair of spans.
    #[must_use]
    pub fn describe(&self, zh: Run, en: Run) -> [f32; FEATURES] {
        self.features(zh, en).to_array()
    }

    /// The same by their names.
    pub(super) fn features(&self, zh: Run, en: Run) -> SpanFeatures {
        let mut features = SpanFeatures::default();
        self.covers(zh, en, &mut features);
        self.findings_from_zh(zh, en, &mut features);
        self.findings_from_en(zh, en, &mut features);
        self.en_edges(zh, en, &mut features);
        self.zh_edges(zh, en, &mut features);
        self.shape(zh, en, &mut features);
        features
    }

    fn covers(&self, zh: Run, en: Run, features: &mut SpanFeatures) {
        let cover = self.cover(Lang::Zh, zh, en);
        [features.zh_inside, features.zh_least, features.zh_outside] =
            [cover.inside, cover.least, cover.outside];
        [features.zh_first, features.zh_last] = [cover.first, cover.last];
        let cover = self.cover(Lang::En, en, zh);
        [features.en_inside, features.en_least, features.en_outside] =
            [cover.inside, cover.least, cover.outside];
        [features.en_first, features.en_last] = [cover.first, cover.last];
    }

    fn cover(&self, lang: Lang, run: Run, other: Run) -> Cover {
        let mut cover = Cover { least: 1.0, ..Cover::default() };
        let mut total = 0.0;
        for token in run.range() {
            let weight = self.weight(lang, token);
            let (inside, outside) = self.best(lang, token, other);
            total += weight;
            cover.inside += weight * inside;
            cover.outside += weight * outside;
            if weight > FUNCTION_WEIGHT {
                cover.least = cover.least.min(inside);
            }
            if token == run.start as usize {
                cover.first = inside;
            }
            cover.last = inside;
        }
        cover.inside /= f32::max(total, f32::MIN_POSITIVE);
        cover.outside /= f32::max(total, f32::MIN_POSITIVE);
        cover
    }

    /// What findings of just the Chinese span say of the English one.
    fn findings_from_zh(&self, zh: Run, en: Run, features: &mut SpanFeatures) {
        for finding in self.findings_of(Lang::Zh, zh) {
            let strength = finding.strength;
            if !finding.ends.en.overlaps(en) {
                features.zh_joined_elsewhere = features.zh_joined_elsewhere.max(strength);
            }
            if !finding.ends.en.contains(en) {
                continue;
            }
            let [whole, larger] = match finding.kind {
                EvidenceKind::Name => [&mut features.name_whole, &mut features.name_larger],
                EvidenceKind::Sound => [&mut features.sound_whole, &mut features.sound_larger],
                EvidenceKind::Dictionary => [&mut features.dictionary_whole, &mut features.dictionary_larger],
                EvidenceKind::Latin => [&mut features.latin_whole, &mut features.latin_larger],
                _ => continue,
            };
            let strongest = if finding.ends.en == en { whole } else { larger };
            *strongest = strongest.max(strength);
        }
    }

    /// What findings of just the English span say of others that claim the Chinese words.
    fn findings_from_en(&self, zh: Run, en: Run, features: &mut SpanFeatures) {
        for finding in self.findings_of(Lang::En, en) {
            let (other, strength) = (finding.ends.zh, finding.strength);
            if !other.overlaps(zh) {
                features.en_joined_elsewhere = features.en_joined_elsewhere.max(strength);
            }
            if other.crosses(zh) {
                features.zh_crossed = features.zh_crossed.max(strength);
            }
            if finding.kind == EvidenceKind::Name && other != zh && other.contains(zh) {
                features.zh_in_larger_name = features.zh_in_larger_name.max(strength);
            }
        }
    }

    fn en_edges(&self, zh: Run, en: Run, features: &mut SpanFeatures) {
        let (first, last) = (en.start as usize, (en.end as usize).saturating_sub(1));
        let (before, behind) = (first.checked_sub(1), last + 1);
        let class_and_case = |token: Option<usize>| {
            let word = token.and_then(|token| self.view.en.get(token));
            word.map_or([-1.0; 2], |word| [word.class.number(), case_number(word.case)])
        };
        [features.en_first_class, features.en_first_case] = class_and_case(Some(first));
        [features.en_last_class, features.en_last_case] = class_and_case(Some(last));
        [features.en_before_class, features.en_before_case] = class_and_case(before);
        [features.en_behind_class, features.en_behind_case] = class_and_case(Some(behind));
        let best = |token: Option<usize>| token.map_or((0.0, 0.0), |token| self.best(Lang::En, token, zh));
        (features.en_before_inside, features.en_before_outside) = best(before);
        (features.en_behind_inside, features.en_behind_outside) = best(Some(behind));
    }

    fn zh_edges(&self, zh: Run, en: Run, features: &mut SpanFeatures) {
        let (before, behind) = ((zh.start as usize).checked_sub(1), Some((zh.end as usize).max(1)));
        let best = |token: Option<usize>| token.map_or((0.0, 0.0), |token| self.best(Lang::Zh, token, en));
        let class = |token: Option<usize>| {
            token.and_then(|token| self.view.zh.get(token)).map_or(-1.0, |word| word.class.number())
        };
        (features.zh_before_inside, features.zh_before_outside) = best(before);
        (features.zh_behind_inside, features.zh_behind_outside) = best(behind);
        [features.zh_before_class, features.zh_behind_class] = [class(before), class(behind)];
    }

    fn shape(&self, zh: Run, en: Run, features: &mut SpanFeatures) {
        let chars = self.view.chars_of(zh).len() as f32;
        let (left, right) = (self.census(Lang::Zh, zh), self.census(Lang::En, en));
        let content = right.content.max(1) as f32;
        let (rows, columns) = (self.view.zh.len().max(1) as f32, self.view.en.len().max(1) as f32);
        let middle = |run: Run| f32::midpoint(run.start as f32, run.end as f32);
        [features.zh_tokens, features.zh_characters] = [zh.len() as f32, chars];
        [features.en_tokens, features.en_content_words] = [en.len() as f32, right.content as f32];
        features.characters_a_word = chars / content;
        features.en_capitals = right.titled as f32 / content;
        [features.en_marks, features.zh_marks] = [right.marks as f32, left.marks as f32];
        features.zh_quoted = quotes::quoted(self.view, Lang::Zh, zh);
        features.en_quoted = quotes::quoted(self.view, Lang::En, en);
        features.en_bare = right.bare as f32 / content;
        features.offset = middle(zh) / rows - middle(en) / columns;
        features.is_hull = self.hull(zh).map_or(0.0, |hull| f32::from(u8::from(hull == en)));
    }
}

fn case_number(case: Case) -> f32 {
    match case {
        Case::Lower => 0.0,
        Case::Title => 1.0,
        Case::Upper => 2.0,
    }
}
