//! What the judge of spans looks at: how far the words inside two spans are linked to each other, and to nothing else.

use crate::data::{Lang, Run};
use crate::lexicon::view::Case;

use super::quotes;
use super::spans::{FUNCTION_WEIGHT, Spans};

/// How many numbers describe a pair of spans.
pub const FEATURES: usize = 54;

/// Kinds of findings that are looked at one by one.
const NAMED: [&str; 4] = ["name", "sound", "dictionary", "latin"];

/// Numbers, filled in from the front.
struct Description {
    numbers: [f32; FEATURES],
    filled: usize,
}

impl Description {
    fn push<const N: usize>(&mut self, numbers: [f32; N]) {
        for number in numbers {
            if let Some(place) = self.numbers.get_mut(self.filled) {
                *place = number;
                self.filled += 1;
            }
        }
    }
}

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
        let mut description = Description { numbers: [0.0; FEATURES], filled: 0 };
        for cover in [self.cover(Lang::Zh, zh, en), self.cover(Lang::En, en, zh)] {
            description.push([cover.inside, cover.least, cover.outside, cover.first, cover.last]);
        }
        self.findings(zh, en, &mut description);
        self.en_edges(zh, en, &mut description);
        self.zh_edges(zh, en, &mut description);
        description.push(self.shape(zh, en));
        description.numbers
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

    /// What single findings say of just these two spans, and of others that claim the same words.
    fn findings(&self, zh: Run, en: Run, description: &mut Description) {
        let mut by_kind = [[0.0_f32; 2]; NAMED.len()];
        let [mut zh_away, mut en_away, mut crossed, mut larger_name] = [0.0_f32; 4];
        for finding in self.findings_of(Lang::Zh, zh) {
            let is_whole = finding.ends.en == en;
            let kind = NAMED.iter().position(|kind| *kind == finding.kind).and_then(|at| by_kind.get_mut(at));
            if let Some(strongest) = kind.filter(|_| finding.ends.en.contains(en)) {
                let strongest = &mut strongest[usize::from(!is_whole)];
                *strongest = strongest.max(finding.strength);
            }
            if !finding.ends.en.overlaps(en) {
                zh_away = zh_away.max(finding.strength);
            }
        }
        for finding in self.findings_of(Lang::En, en) {
            let other = finding.ends.zh;
            if !other.overlaps(zh) {
                en_away = en_away.max(finding.strength);
            }
            if other.crosses(zh) {
                crossed = crossed.max(finding.strength);
            }
            if finding.kind == "name" && other != zh && other.contains(zh) {
                larger_name = larger_name.max(finding.strength);
            }
        }
        for strongest in by_kind {
            description.push(strongest);
        }
        description.push([zh_away, en_away, crossed, larger_name]);
    }

    fn en_edges(&self, zh: Run, en: Run, description: &mut Description) {
        let first = en.start as usize;
        let last = (en.end as usize).saturating_sub(1);
        for token in [Some(first), Some(last), first.checked_sub(1), Some(last + 1)] {
            let word = token.and_then(|token| self.view.en.get(token));
            description.push([
                word.map_or(-1.0, |word| word.class.number()),
                word.map_or(-1.0, |word| case_number(word.case)),
            ]);
        }
        for outer in [first.checked_sub(1), Some(last + 1)] {
            let (inside, outside) = outer.map_or((0.0, 0.0), |token| self.best(Lang::En, token, zh));
            description.push([inside, outside]);
        }
    }

    fn zh_edges(&self, zh: Run, en: Run, description: &mut Description) {
        let first = zh.start as usize;
        let last = (zh.end as usize).saturating_sub(1);
        for outer in [first.checked_sub(1), Some(last + 1)] {
            let (inside, outside) = outer.map_or((0.0, 0.0), |token| self.best(Lang::Zh, token, en));
            let class =
                outer.and_then(|token| self.view.zh.get(token)).map_or(-1.0, |word| word.class.number());
            description.push([inside, outside, class]);
        }
    }

    fn shape(&self, zh: Run, en: Run) -> [f32; 13] {
        let chars = self.view.chars_of(zh).len() as f32;
        let (left, right) = (self.census(Lang::Zh, zh), self.census(Lang::En, en));
        let content = right.content.max(1) as f32;
        let (rows, columns) = (self.view.zh.len().max(1) as f32, self.view.en.len().max(1) as f32);
        let middle = |run: Run| f32::midpoint(run.start as f32, run.end as f32);
        [
            zh.len() as f32,
            chars,
            en.len() as f32,
            right.content as f32,
            chars / content,
            right.titled as f32 / content,
            right.marks as f32,
            left.marks as f32,
            quotes::quoted(self.view, Lang::Zh, zh),
            quotes::quoted(self.view, Lang::En, en),
            right.bare as f32 / content,
            middle(zh) / rows - middle(en) / columns,
            self.hull(zh).map_or(0.0, |hull| f32::from(u8::from(hull == en))),
        ]
    }
}

fn case_number(case: Case) -> f32 {
    match case {
        Case::Lower => 0.0,
        Case::Title => 1.0,
        Case::Upper => 2.0,
    }
}
