//! Which candidates of one segment pair translate each other.

use rustc_hash::FxHashMap;

use crate::data::{
    Candidate, EnShape, Ends, EvidenceKind, Finding, Lang, Nesting, Run, TermLink, TokenKind, ZhShape,
};
use crate::encoder::Encoder;
use crate::lexicon::Dictionary;
use crate::lexicon::view::ZhWord;

use super::context::context;
use super::counterpart::{Effort, best, judged};
use super::meaning::weigh_meaning;
use super::phrase::{ends_in_verb, is_no_term, is_noun_phrase};
use super::quotes::quoted;
use super::reasons::reasons;
use super::spans::Spans;

/// A span whose words are linked less than this on the whole has no counterpart worth judging.
const LEAST_COVER: f32 = 0.3;

/// Term links below this probability are not kept.
const LEAST: f32 = 0.15;

/// What is left of the probability where no finding speaks for a word that the dictionary knows otherwise.
const UNEXPLAINED: f32 = 0.6;

/// Makes candidates of runs: how terms are recognized is no matter of this step.
#[derive(Clone, Copy)]
pub struct Describe<'a> {
    /// Of Chinese runs.
    pub zh: &'a dyn Fn(Run) -> Candidate<ZhShape>,
    /// Of English runs.
    pub en: &'a dyn Fn(Run) -> Candidate<EnShape>,
}

impl Describe<'_> {
    pub(super) fn ends(self, zh: Run, en: Run) -> Ends {
        Ends { zh: (self.zh)(zh), en: (self.en)(en) }
    }
}

/// Finds the counterpart of each Chinese run; `describe` makes candidates of both sides' runs. An encoder, if there is one,
/// has a say where spans are in doubt.
#[must_use]
pub fn term_links(
    spans: &Spans<'_>,
    runs: &[Run],
    encoder: Option<&Encoder>,
    describe: Describe<'_>,
) -> Vec<TermLink> {
    let found = counterparts(spans, runs, encoder);
    let repeats = Repeats::new(spans, &found);
    let link = |&(zh, en, probability): &(Run, Run, f32)| {
        let (basis, findings) = reasons(spans, zh, en);
        TermLink {
            ends: describe.ends(zh, en),
            probability,
            mutual: probability / strongest_claim(&found, en).max(f32::MIN_POSITIVE),
            nesting: nesting(spans, (&found, &repeats), (zh, en)),
            context: context(spans, &found, (zh, en)),
            basis,
            findings,
        }
    };
    found.iter().map(link).collect()
}

/// The runs that have a counterpart worth judging, with it and its probability.
fn counterparts(spans: &Spans<'_>, runs: &[Run], encoder: Option<&Encoder>) -> Vec<(Run, Run, f32)> {
    // What stands in quotes on both sides may be translated freely: the quotes join it.
    let is_joined = |run: Run| cover(spans, run) > LEAST_COVER || spans.quoted_with(Lang::Zh, run).is_some();
    let is_likely = |run: &Run| is_joined(*run) && !spans.cuts_name(Lang::Zh, *run);
    let runs: Vec<Run> = runs.iter().copied().filter(is_likely).collect();
    let mut all = judged(spans, Lang::Zh, &runs, Effort::QUICK);
    if let Some(encoder) = encoder {
        weigh_meaning(spans, &mut all, encoder);
    }
    let mut found = Vec::new();
    for (zh, judged) in all {
        if let Some(best) = best(spans, Lang::Zh, zh, &judged).filter(|best| best.probability > LEAST)
            && !spans.is_part_of_name(zh, best.run)
            && !ends_in_verb(spans.view, zh, best.run)
            && !is_no_term(spans.view, zh, best.run)
            && (is_noun_phrase(spans.view, best.run) || quoted(spans.view, Lang::Zh, zh) >= 1.0)
        {
            let sure = if is_unexplained(spans, zh, best.run) { UNEXPLAINED } else { 1.0 };
            found.push((zh, best.run, sure * best.probability));
        }
    }
    found
}

/// The dictionary knows the word, but nothing it says stands in the counterpart; only the words around point there.
fn is_unexplained(spans: &Spans<'_>, zh: Run, en: Run) -> bool {
    let explains = |finding: &Finding| zh.contains(finding.ends.zh) && en.contains(finding.ends.en);
    zh.len() == 1
        && spans
            .view
            .zh
            .get(zh.start as usize)
            .is_some_and(|word| Dictionary::bundled().get(&word.folded).is_some())
        && !spans.links.findings.iter().any(explains)
}

/// The surest link of any Chinese run to just this English one.
fn strongest_claim(found: &[(Run, Run, f32)], en: Run) -> f32 {
    found
        .iter()
        .filter(|(_, other, _)| *other == en)
        .map(|(_, _, probability)| *probability)
        .fold(0.0, f32::max)
}

/// How a term link lies among the others.
fn nesting(
    spans: &Spans<'_>,
    (found, repeated): (&[(Run, Run, f32)], &Repeats),
    (zh, en): (Run, Run),
) -> Nesting {
    let around = found.iter().filter(|(a, b, _)| *a != zh && *b != en && a.contains(zh) && b.contains(en));
    // The next larger one is what a fragment would be a fragment of.
    let next = around.clone().min_by_key(|(a, b, _)| (a.len() + b.len(), a.start));
    let surest = around.map(|(_, _, probability)| *probability).fold(0.0, f32::max);
    let inside = found.iter().filter(|(a, b, _)| *a != zh && *b != en && zh.contains(*a) && en.contains(*b));
    let inner = inside.map(|(_, _, probability)| *probability).fold(0.0, f32::max);
    let [next_probability, next_longer_zh, next_longer_en] = next.map_or([0.0; 3], |(a, b, probability)| {
        [*probability, (a.len() - zh.len()) as f32, (b.len() - en.len()) as f32]
    });
    let [linked_before, linked_behind, linked_across] = goes_on(spans, zh, en);
    let [free_left, free_right] = free(spans, zh);
    let is_name = |kind: EvidenceKind| kind.gives_pairs() || kind == EvidenceKind::Sound;
    Nesting {
        around_surest: surest,
        next_probability,
        next_longer_zh,
        next_longer_en,
        inside_surest: inner,
        repeats: repeated.of(spans, (zh, en)),
        linked_before,
        linked_behind,
        linked_across,
        free_left,
        free_right,
        named: spans.named(zh, en, is_name),
    }
}

/// How surely the words just before both spans are linked to each other, those just behind both, and the one before one
/// span to the one behind the other: a fragment goes on where a term ends.
fn goes_on(spans: &Spans<'_>, zh: Run, en: Run) -> [f32; 3] {
    let outer = |run: Run| [(run.start as usize).checked_sub(1), Some(run.end as usize)];
    let linked = |zh: Option<usize>, en: Option<usize>| match (zh, en) {
        (Some(zh), Some(en)) => spans.linked(Lang::Zh, zh, en),
        _ => 0.0,
    };
    let ([zh_before, zh_behind], [en_before, en_behind]) = (outer(zh), outer(en));
    let swapped = linked(zh_before, en_behind).max(linked(zh_behind, en_before));
    [linked(zh_before, en_before), linked(zh_behind, en_behind), swapped]
}

/// Whether the run begins and ends where something else ends and begins: a mark, a function word, a known name.
fn free(spans: &Spans<'_>, zh: Run) -> [f32; 2] {
    let is_open = |token: usize| {
        let parts = |word: &ZhWord| word.kind == TokenKind::Mark || word.class.is_function();
        spans.view.zh.get(token).is_none_or(parts) && !spans.view.is_joint(token)
    };
    let left = (zh.start as usize).checked_sub(1).is_none_or(is_open)
        || spans.given().iter().any(|name| name.end == zh.start);
    let right = is_open(zh.end as usize) || spans.given().iter().any(|name| name.start == zh.end);
    [left, right].map(|free| f32::from(u8::from(free)))
}

/// In how many places of the pair the same words translate each other.
struct Repeats(FxHashMap<(usize, String, String), u32>);

impl Repeats {
    fn new(spans: &Spans<'_>, found: &[(Run, Run, f32)]) -> Self {
        let mut counts = FxHashMap::default();
        for (zh, en, _) in found {
            *counts.entry(Self::read(spans, (*zh, *en))).or_default() += 1;
        }
        Repeats(counts)
    }

    fn of(&self, spans: &Spans<'_>, runs: (Run, Run)) -> f32 {
        self.0.get(&Self::read(spans, runs)).copied().unwrap_or(0) as f32
    }

    /// Words that are cut alike and read alike but for their case.
    fn read(spans: &Spans<'_>, (zh, en): (Run, Run)) -> (usize, String, String) {
        let read = |lang: Lang, run: Run| spans.view.pair.run_text(lang, run).to_lowercase();
        (zh.len(), read(Lang::Zh, zh), read(Lang::En, en))
    }
}

/// How well a run's words are linked at all.
fn cover(spans: &Spans<'_>, run: Run) -> f32 {
    let all = Run { start: 0, end: u32::MAX };
    let weights = run.range().map(|token| spans.weight(Lang::Zh, token));
    let linked: f32 =
        run.range().map(|token| spans.weight(Lang::Zh, token) * spans.best(Lang::Zh, token, all).0).sum();
    linked / weights.sum::<f32>().max(f32::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{At, Basis, Place};
    use crate::lexicon::Lexicon;
    use crate::lexicon::view::PairView;
    use crate::link::{Linker, Model};
    use crate::recognize::{chinese, chinese_runs, english};
    use crate::tokenize::pretokenized;

    /// The term links of a pair by what they read like.
    fn linked(zh: &str, en: &str) -> Vec<(String, TermLink)> {
        let lexicon = Lexicon::bundled();
        let pair = pretokenized(zh, en, &Place::new(&"pairs.tsv".into(), At::Line(1)));
        let view = PairView::new(&pair, lexicon.dictionary);
        let links = Linker::new(&lexicon, Model::default()).link_view(&view);
        let describe =
            Describe { zh: &|run| chinese(&view, &lexicon, run), en: &|run| english(&view, &lexicon, run) };
        let found = term_links(&Spans::new(&view, &links), &chinese_runs(&view), None, describe);
        let read = |link: &TermLink| {
            let run = link.ends.runs();
            format!("{} = {}", pair.run_text(Lang::Zh, run.zh), pair.run_text(Lang::En, run.en))
        };
        found.into_iter().map(|link| (read(&link), link)).collect()
    }

    fn get<'a>(links: &'a [(String, TermLink)], row: &str) -> &'a TermLink {
        let found = links.iter().find(|(read, _)| read == row);
        &found
            .unwrap_or_else(|| {
                panic!("no {row} among {:?}", links.iter().map(|(r, _)| r).collect::<Vec<_>>())
            })
            .1
    }

    #[test]
    fn a_name_inside_a_longer_one_knows_what_stands_around_it() {
        let links = linked("武汉大学 医院 开放 了", "The hospital of Wuhan University has opened");
        let inner = get(&links, "武汉大学 = Wuhan University");
        let outer = get(&links, "武汉大学 医院 = hospital of Wuhan University");
        assert!(inner.nesting.next_probability <= inner.nesting.around_surest);
        assert!(outer.nesting.inside_surest >= inner.probability);
        let (nesting, outermost) = (inner.nesting, outer.nesting.next_probability);
        assert_eq!(
            (nesting.next_longer_zh, nesting.around_surest, nesting.free_left, outermost),
            (1.0, outer.probability, 1.0, 0.0)
        );
    }

    #[test]
    fn a_link_says_what_speaks_for_it() {
        let links = linked("世界卫生组织 公布 了 指南", "The World Health Organization published guidelines");
        let name = get(&links, "世界卫生组织 = World Health Organization");
        assert_eq!((name.basis, name.nesting.named, name.mutual), (Basis::Evidence, 1.0, 1.0));
        assert_eq!(name.findings, ["世界卫生组织 = World Health Organization (dictionary)"]);
    }

    #[test]
    fn the_same_words_in_two_places_are_counted() {
        let links = linked("北京 欢迎 你 ， 北京 很 大", "Beijing welcomes you , and Beijing is large");
        let found =
            links.iter().filter(|(read, link)| read == "北京 = Beijing" && link.nesting.repeats > 1.0);
        assert_eq!(found.count(), 2);
    }
}
