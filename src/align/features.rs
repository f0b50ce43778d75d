//! What the judge of spans looks at: how far the words inside two spans are linked to each other, and to nothing else.

use rustc_hash::FxHashMap;

use crate::data::{Finding, Grid, Lang, Links, Run, Sides, TokenKind};
use crate::lexicon::classes::{en_class, is_en_function, is_zh_function, zh_class};
use crate::lexicon::view::{Case, PairView};

use super::quotes;

/// How many numbers describe a pair of spans.
pub const FEATURES: usize = 54;

/// What a function word weighs against a word with content.
const FUNCTION_WEIGHT: f32 = 0.15;

/// What a mark weighs.
const MARK_WEIGHT: f32 = 0.05;

/// Chinese words longer than this weigh no more.
const LONG_WORD: usize = 4;

/// A segment pair with what is asked again and again of it.
#[derive(Debug)]
pub struct Spans<'a> {
    /// The pair, folded.
    pub view: &'a PairView<'a>,
    /// Its links.
    pub links: &'a Links,
    weights: Sides<Vec<f32>>,
    /// Each token's links that are worth looking at.
    sparse: Sides<Vec<Vec<(u32, f32)>>>,
    /// The findings by the run of each side that they speak of.
    by_run: Sides<FxHashMap<Run, Vec<u32>>>,
    quotes: Vec<Sides<Run>>,
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

impl<'a> Spans<'a> {
    /// Prepares a pair.
    #[must_use]
    pub fn new(view: &'a PairView<'a>, links: &'a Links) -> Self {
        let zh = view.zh.iter().map(|word| match word.kind {
            TokenKind::Mark => MARK_WEIGHT,
            _ if is_zh_function(word) => FUNCTION_WEIGHT,
            _ => (word.end - word.start).min(LONG_WORD) as f32 / 2.0,
        });
        let en = view.en.iter().map(|word| match word.kind {
            TokenKind::Mark => MARK_WEIGHT,
            _ if is_en_function(word) => FUNCTION_WEIGHT,
            _ => 1.0,
        });
        let mut by_run: Sides<FxHashMap<Run, Vec<u32>>> = Sides::default();
        for (index, finding) in links.findings.iter().enumerate() {
            by_run.zh.entry(finding.ends.zh).or_default().push(index as u32);
            by_run.en.entry(finding.ends.en).or_default().push(index as u32);
        }
        let sparse = sparse(&links.grid);
        let weights = Sides::new(zh.collect(), en.collect());
        Spans { view, links, weights, sparse, by_run, quotes: quotes::pairs(view) }
    }

    /// The probability that two tokens are linked, asked from either side.
    #[must_use]
    pub fn linked(&self, lang: Lang, token: usize, other: usize) -> f32 {
        match lang {
            Lang::Zh => self.links.grid.get(token, other),
            Lang::En => self.links.grid.get(other, token),
        }
    }

    /// What a token weighs.
    #[must_use]
    pub fn weight(&self, lang: Lang, token: usize) -> f32 {
        self.weights.get(lang).get(token).copied().unwrap_or(0.0)
    }

    /// A token's links that are worth looking at.
    #[must_use]
    pub fn links_of(&self, lang: Lang, token: usize) -> &[(u32, f32)] {
        self.sparse.get(lang).get(token).map_or(&[], Vec::as_slice)
    }

    /// The best link of a token into a run of the other side, and past it.
    #[must_use]
    pub fn best(&self, lang: Lang, token: usize, run: Run) -> (f32, f32) {
        let (mut inside, mut outside) = (0.0_f32, 0.0_f32);
        for &(other, linked) in self.links_of(lang, token) {
            if (run.start..run.end).contains(&other) {
                inside = inside.max(linked);
            } else {
                outside = outside.max(linked);
            }
        }
        (inside, outside)
    }

    /// How surely a table of names, the user's glossary or the sound says that just these two spans belong together.
    #[must_use]
    pub fn named(&self, zh: Run, en: Run, kinds: &[&str]) -> f32 {
        let named = self.findings_of(Lang::Zh, zh).filter(|f| f.ends.en == en && kinds.contains(&f.kind));
        named.map(|finding| finding.strength).fold(0.0, f32::max)
    }

    /// The findings that speak of just this run.
    fn findings_of(&self, lang: Lang, run: Run) -> impl Iterator<Item = &Finding> {
        let indexes = self.by_run.get(lang).get(&run).map_or(&[][..], Vec::as_slice);
        indexes.iter().filter_map(|&index| self.links.findings.get(index as usize))
    }

    /// The run begins or ends inside a name that a table pairs with its counterpart here (the third Hong|Kong).
    #[must_use]
    pub fn cuts_name(&self, lang: Lang, run: Run) -> bool {
        let names =
            self.links.findings.iter().filter(|finding| finding.kind == "name" && finding.strength >= 1.0);
        names.map(|name| *name.ends.get(lang)).any(|name| name.len() > 1 && name.crosses(run))
    }

    /// One run is a whole name that a table pairs with more than the other run (联合国 of 联合国人居署, UN-Habitat).
    #[must_use]
    pub fn is_part_of_name(&self, zh: Run, en: Run) -> bool {
        let is_more = |finding: &Finding| {
            let ends = &finding.ends;
            (ends.en == en && ends.zh != zh && ends.zh.contains(zh))
                || (ends.zh == zh && ends.en != en && ends.en.contains(en))
        };
        let mut names = self.findings_of(Lang::En, en).chain(self.findings_of(Lang::Zh, zh));
        names.any(|finding| finding.kind == "name" && finding.strength >= 1.0 && is_more(finding))
            && self.named(zh, en, &["name", "user"]) < 1.0
    }

    /// What stands in quotes on the other side in the same place among the quotes as this run.
    #[must_use]
    pub fn quoted_with(&self, lang: Lang, run: Run) -> Option<Run> {
        self.quotes.iter().find(|pair| *pair.get(lang) == run).map(|pair| *pair.get(lang.other()))
    }

    /// Both runs stand in quotes, in the same place among the quotes of their side.
    #[must_use]
    pub fn is_quoted_pair(&self, zh: Run, en: Run) -> bool {
        self.quoted_with(Lang::Zh, zh) == Some(en)
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

    /// Describes a pair of spans.
    #[must_use]
    pub fn describe(&self, zh: Run, en: Run) -> [f32; FEATURES] {
        let mut features = [0.0; FEATURES];
        let (left, right) = (self.cover(Lang::Zh, zh, en), self.cover(Lang::En, en, zh));
        let parts = [
            vec![left.inside, left.least, left.outside, left.first, left.last],
            vec![right.inside, right.least, right.outside, right.first, right.last],
            self.findings(zh, en),
            self.en_edges(zh, en),
            self.zh_edges(zh, en),
            self.shape(zh, en),
        ];
        for (feature, value) in features.iter_mut().zip(parts.iter().flatten()) {
            *feature = *value;
        }
        features
    }

    /// What single findings say of just these two spans, and of others that claim the same words.
    fn findings(&self, zh: Run, en: Run) -> Vec<f32> {
        const NAMED: [&str; 4] = ["name", "sound", "dictionary", "latin"];
        let of_zh: Vec<&Finding> = self.findings_of(Lang::Zh, zh).collect();
        let of_en: Vec<&Finding> = self.findings_of(Lang::En, en).collect();
        let strongest = |findings: &[&Finding], wanted: &dyn Fn(&Finding) -> bool| {
            let found = findings.iter().filter(|finding| wanted(finding));
            found.map(|finding| finding.strength).fold(0.0, f32::max)
        };
        let mut values: Vec<f32> = Vec::with_capacity(12);
        for kind in NAMED {
            values.push(strongest(&of_zh, &|f| f.kind == kind && f.ends.en == en));
            values.push(strongest(&of_zh, &|f| f.kind == kind && f.ends.en != en && f.ends.en.contains(en)));
        }
        values.push(strongest(&of_zh, &|f| !f.ends.en.overlaps(en)));
        values.push(strongest(&of_en, &|f| !f.ends.zh.overlaps(zh)));
        values.push(strongest(&of_en, &|f| f.ends.zh.crosses(zh)));
        values.push(strongest(&of_en, &|f| f.kind == "name" && f.ends.zh != zh && f.ends.zh.contains(zh)));
        values
    }

    fn en_edges(&self, zh: Run, en: Run) -> Vec<f32> {
        let first = en.start as usize;
        let last = (en.end as usize).saturating_sub(1);
        let mut values = Vec::new();
        for token in [Some(first), Some(last), first.checked_sub(1), Some(last + 1)] {
            let word = token.and_then(|token| self.view.en.get(token));
            values.push(word.map_or(-1.0, en_class));
            values.push(word.map_or(-1.0, |word| case_number(word.case)));
        }
        for outer in [first.checked_sub(1), Some(last + 1)] {
            let (inside, outside) = outer.map_or((0.0, 0.0), |token| self.best(Lang::En, token, zh));
            values.extend([inside, outside]);
        }
        values
    }

    fn zh_edges(&self, zh: Run, en: Run) -> Vec<f32> {
        let first = zh.start as usize;
        let last = (zh.end as usize).saturating_sub(1);
        let mut values = Vec::new();
        for outer in [first.checked_sub(1), Some(last + 1)] {
            let (inside, outside) = outer.map_or((0.0, 0.0), |token| self.best(Lang::Zh, token, en));
            let class = outer.and_then(|token| self.view.zh.get(token)).map_or(-1.0, zh_class);
            values.extend([inside, outside, class]);
        }
        values
    }

    fn shape(&self, zh: Run, en: Run) -> Vec<f32> {
        let chars = self.view.chars_of(zh).len() as f32;
        let words = self.view.en.get(en.range()).unwrap_or_default();
        let content: Vec<_> =
            words.iter().filter(|word| word.kind != TokenKind::Mark && !is_en_function(word)).collect();
        let titled = content.iter().filter(|word| word.case != Case::Lower).count() as f32;
        let marks = |kinds: &mut dyn Iterator<Item = TokenKind>| {
            kinds.filter(|kind| *kind == TokenKind::Mark).count() as f32
        };
        let zh_words = self.view.zh.get(zh.range()).unwrap_or_default();
        let (rows, columns) = (self.view.zh.len().max(1) as f32, self.view.en.len().max(1) as f32);
        let middle = |run: Run| f32::midpoint(run.start as f32, run.end as f32);
        vec![
            zh.len() as f32,
            chars,
            en.len() as f32,
            content.len() as f32,
            chars / content.len().max(1) as f32,
            titled / content.len().max(1) as f32,
            marks(&mut words.iter().map(|word| word.kind)),
            marks(&mut zh_words.iter().map(|word| word.kind)),
            quotes::quoted(self.view, Lang::Zh, zh),
            quotes::quoted(self.view, Lang::En, en),
            self.unlinked(en),
            middle(zh) / rows - middle(en) / columns,
            hull(&self.links.grid, zh).map_or(0.0, |hull| f32::from(u8::from(hull == en))),
        ]
    }

    /// Share of the English words with content that are linked to nothing at all.
    fn unlinked(&self, en: Run) -> f32 {
        const FAINT: f32 = 0.2;
        let content: Vec<usize> =
            en.range().filter(|&token| self.weight(Lang::En, token) > FUNCTION_WEIGHT).collect();
        let all = Run::new(0, self.view.zh.len());
        let bare = content.iter().filter(|&&token| self.best(Lang::En, token, all).0 < FAINT).count();
        bare as f32 / content.len().max(1) as f32
    }
}

/// The links of each token of both sides that are worth looking at.
fn sparse(grid: &Grid) -> Sides<Vec<Vec<(u32, f32)>>> {
    const FAINT: f32 = 0.03;
    let mut sparse = Sides::new(vec![Vec::new(); grid.size.zh], vec![Vec::new(); grid.size.en]);
    for (row, from) in sparse.zh.iter_mut().enumerate() {
        for (column, to) in sparse.en.iter_mut().enumerate() {
            let linked = grid.get(row, column);
            if linked > FAINT {
                from.push((column as u32, linked));
                to.push((row as u32, linked));
            }
        }
    }
    sparse
}

/// From the first to the last English token that is linked to the run.
#[must_use]
pub fn hull(grid: &Grid, zh: Run) -> Option<Run> {
    const LINKED: f32 = 0.4;
    let linked = |&en: &usize| zh.range().any(|row| grid.get(row, en) > LINKED);
    let first = (0..grid.size.en).find(linked)?;
    let last = (0..grid.size.en).rev().find(linked)?;
    Some(Run::new(first, last + 1))
}

fn case_number(case: Case) -> f32 {
    match case {
        Case::Lower => 0.0,
        Case::Title => 1.0,
        Case::Upper => 2.0,
    }
}
