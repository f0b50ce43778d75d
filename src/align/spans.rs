//! What is asked again and again of a segment pair whose spans are to be judged: links, findings, names, quotes.

use rustc_hash::FxHashMap;

use crate::data::{EvidenceKind, Finding, Grid, Lang, Links, Run, Sides, Tags, TokenKind};
use crate::lexicon::view::{Case, PairView};

use super::quotes;

/// What a function word weighs against a word with content.
pub(super) const FUNCTION_WEIGHT: f32 = 0.15;

/// What a mark weighs.
const MARK_WEIGHT: f32 = 0.05;

/// Chinese words longer than this weigh no more.
const LONG_WORD: usize = 4;

/// Links below this are not worth looking at.
const FAINT: f32 = 0.03;

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
    /// By token, the runs of the other side that a finding joins it with.
    claims: Sides<Vec<Vec<Run>>>,
    /// Names of more than one word that a table pairs with their counterparts.
    names: Sides<Vec<Run>>,
    /// Chinese names that a table or the user pairs with something here.
    given: Vec<Run>,
    quotes: Vec<Sides<Run>>,
    shares: Sides<f32>,
    /// What stands before each token, and before the end.
    before: Sides<Vec<Census>>,
    /// Parts of speech and names, where the pair was tagged.
    pub(super) tags: Sides<Tags>,
}

/// How many tokens of each sort.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Census {
    /// English words with content.
    pub(super) content: u32,
    /// Of these with a capital.
    pub(super) titled: u32,
    /// Of these linked to nothing at all.
    pub(super) bare: u32,
    pub(super) marks: u32,
}

impl<'a> Spans<'a> {
    /// Prepares a pair.
    #[must_use]
    pub fn new(view: &'a PairView<'a>, links: &'a Links) -> Self {
        let zh = view.zh.iter().map(|word| match word.kind {
            TokenKind::Mark => MARK_WEIGHT,
            _ if word.class.is_function() => FUNCTION_WEIGHT,
            _ => (word.end - word.start).min(LONG_WORD) as f32 / 2.0,
        });
        let en = view.en.iter().map(|word| match word.kind {
            TokenKind::Mark => MARK_WEIGHT,
            _ if word.class.is_function() => FUNCTION_WEIGHT,
            _ => 1.0,
        });
        let mut by_run: Sides<FxHashMap<Run, Vec<u32>>> = Sides::default();
        for (index, finding) in links.findings.iter().enumerate() {
            by_run.zh.entry(finding.ends.zh).or_default().push(index as u32);
            by_run.en.entry(finding.ends.en).or_default().push(index as u32);
        }
        let sparse = sparse(&links.grid);
        let weights: Sides<Vec<f32>> = Sides::new(zh.collect(), en.collect());
        let before = Sides::new(zh_census(view), en_census(view, &sparse.en));
        let (names, quotes) = (Sides::from_fn(|lang| whole_names(links, lang)), quotes::pairs(view));
        let claims = Sides::from_fn(|lang| claims(links, lang));
        let given = given(links);
        let shares = Sides::from_fn(|lang| share(weights.get(lang), sparse.get(lang)));
        Spans {
            view,
            links,
            weights,
            sparse,
            by_run,
            claims,
            names,
            given,
            quotes,
            shares,
            before,
            tags: Sides::default(),
        }
    }

    /// The same pair, with its parts of speech and names.
    #[must_use]
    pub fn with_tags(self, tags: Sides<Tags>) -> Self {
        Spans { tags, ..self }
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

    /// How surely evidence of such kinds says that just these two spans belong together.
    #[must_use]
    pub fn named(&self, zh: Run, en: Run, is_wanted: impl Fn(EvidenceKind) -> bool) -> f32 {
        let named = self.findings_of(Lang::Zh, zh).filter(|f| f.ends.en == en && is_wanted(f.kind));
        named.map(|finding| finding.strength).fold(0.0, f32::max)
    }

    /// How well the words of a side are linked on the whole, 0 to 1: little where a pair is translated freely, or not at all.
    pub(super) fn linked_share(&self, lang: Lang) -> f32 {
        *self.shares.get(lang)
    }

    /// The findings that speak of just this run.
    pub(super) fn findings_of(&self, lang: Lang, run: Run) -> impl Iterator<Item = &Finding> {
        let indexes = self.by_run.get(lang).get(&run).map_or(&[][..], Vec::as_slice);
        indexes.iter().filter_map(|&index| self.links.findings.get(index as usize))
    }

    /// The run begins or ends inside a name that a table pairs with its counterpart here (the third Hong|Kong).
    #[must_use]
    pub fn cuts_name(&self, lang: Lang, run: Run) -> bool {
        self.names.get(lang).iter().any(|name| name.crosses(run))
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
        names.any(|finding| finding.kind == EvidenceKind::Name && finding.strength >= 1.0 && is_more(finding))
            && self.named(zh, en, EvidenceKind::gives_pairs) < 1.0
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

    /// Both runs stand in quotes, and nothing else of their sides does.
    #[must_use]
    pub fn is_only_quoted_pair(&self, zh: Run, en: Run) -> bool {
        self.quotes == [Sides::new(zh, en)]
    }

    /// The runs of the other side that findings join a token with.
    pub(super) fn claims_of(&self, lang: Lang, token: usize) -> &[Run] {
        self.claims.get(lang).get(token).map_or(&[], Vec::as_slice)
    }

    /// Chinese names that a table or the user pairs with something here.
    pub(super) fn given(&self) -> &[Run] {
        &self.given
    }

    /// What a run is made of.
    pub(super) fn census(&self, lang: Lang, run: Run) -> Census {
        let before = |token: u32| self.before.get(lang).get(token as usize).copied().unwrap_or_default();
        let (start, end) = (before(run.start), before(run.end));
        Census {
            content: end.content - start.content,
            titled: end.titled - start.titled,
            bare: end.bare - start.bare,
            marks: end.marks - start.marks,
        }
    }

    /// From the first to the last English token that is linked to the run.
    pub(super) fn hull(&self, zh: Run) -> Option<Run> {
        let links = zh.range().flat_map(|token| self.links_of(Lang::Zh, token));
        let linked = links.filter(|(_, linked)| *linked > LINKED).map(|(en, _)| *en as usize);
        let ends = linked.fold(None, |ends, en| {
            let (first, last) = ends.unwrap_or((en, en));
            Some((en.min(first), en.max(last)))
        });
        ends.map(|(first, last)| Run::new(first, last + 1))
    }
}

/// The words' best links on average, by their weight.
fn share(weights: &[f32], links: &[Vec<(u32, f32)>]) -> f32 {
    let best = |links: &Vec<(u32, f32)>| links.iter().map(|(_, linked)| *linked).fold(0.0, f32::max);
    let linked: f32 = weights.iter().zip(links).map(|(weight, links)| weight * best(links)).sum();
    linked / weights.iter().sum::<f32>().max(f32::MIN_POSITIVE)
}

/// A link above this belongs to the hull of a run.
const LINKED: f32 = 0.4;

/// The names of more than one word on one side that a table pairs with something here.
fn whole_names(links: &Links, lang: Lang) -> Vec<Run> {
    let names =
        links.findings.iter().filter(|finding| finding.kind == EvidenceKind::Name && finding.strength >= 1.0);
    let mut runs: Vec<Run> = names.map(|name| *name.ends.get(lang)).filter(|run| run.len() > 1).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Chinese names that a table or the user pairs with something here.
fn given(links: &Links) -> Vec<Run> {
    let given = links.findings.iter().filter(|finding| finding.kind.gives_pairs());
    let mut runs: Vec<Run> = given.map(|finding| finding.ends.zh).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// By token, the runs of the other side that a finding joins it with.
fn claims(links: &Links, lang: Lang) -> Vec<Vec<Run>> {
    let mut claims = vec![Vec::new(); *links.grid.size.get(lang)];
    for finding in &links.findings {
        for claim in claims.get_mut(finding.ends.get(lang).range()).unwrap_or_default() {
            claim.push(*finding.ends.get(lang.other()));
        }
    }
    for claim in &mut claims {
        claim.sort_unstable();
        claim.dedup();
    }
    claims
}

fn zh_census(view: &PairView<'_>) -> Vec<Census> {
    let mut census = Census::default();
    let mut before = vec![census];
    for word in &view.zh {
        census.marks += u32::from(word.kind == TokenKind::Mark);
        before.push(census);
    }
    before
}

fn en_census(view: &PairView<'_>, links: &[Vec<(u32, f32)>]) -> Vec<Census> {
    /// A word whose best link is below this is linked to nothing.
    const BARE: f32 = 0.2;
    let mut census = Census::default();
    let mut before = vec![census];
    for (word, links) in view.en.iter().zip(links) {
        let is_mark = word.kind == TokenKind::Mark;
        let has_content = !is_mark && !word.class.is_function();
        let is_linked = links.iter().any(|(_, linked)| *linked >= BARE);
        census.marks += u32::from(is_mark);
        census.content += u32::from(has_content);
        census.titled += u32::from(has_content && word.case != Case::Lower);
        census.bare += u32::from(has_content && !is_linked);
        before.push(census);
    }
    before
}

/// The links of each token of both sides that are worth looking at.
fn sparse(grid: &Grid) -> Sides<Vec<Vec<(u32, f32)>>> {
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
