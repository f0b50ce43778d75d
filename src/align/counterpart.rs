//! The best counterpart of a span.

use std::sync::OnceLock;

use crate::data::{EvidenceKind, Lang, Run, TokenKind};
use crate::judge::{Floor, Forest};
use crate::lexicon::company::with_company_form;
use crate::lexicon::view::{Case, EnWord};

use super::balance::{in_brackets, is_balanced};
use super::features::{FEATURE_NAMES, FEATURES};
use super::quotes::quoted;
use super::spans::Spans;

/// How much of the judge's doubt goes where a table holds just this pair of names.
const KNOWN: f32 = 0.75;

/// How surely the only quotes of both sides belong together, whatever stands in them.
const QUOTED: f32 = 0.5;

/// How hard to look for a counterpart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// A link below this does not make a token a place where a counterpart may begin or end.
    anchor: f32,
    /// So many tokens beyond the linked ones are tried on either side.
    reach: usize,
}

impl Effort {
    /// For a term that the user asks for: everything that could be.
    pub const THOROUGH: Effort = Effort { anchor: 0.12, reach: 3 };
    /// For thousands of spans that are terms perhaps: what is well linked.
    pub const QUICK: Effort = Effort { anchor: 0.3, reach: 2 };
}

/// Counterparts longer than this many tokens are not tried.
const LONGEST: usize = 22;

/// The most places tried for one end of a counterpart: bounds the work in long sentences.
const MOST_ENDS: usize = 32;

/// A span on the other side, and how surely it is the counterpart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counterpart {
    /// Its tokens.
    pub run: Run,
    /// 0 to 1.
    pub probability: f32,
}

/// Sums below these never became a counterpart worth keeping (15%) among 1.6 million spans of 5,000 sentence pairs; a
/// tenth is left to doubt.
const FLOORS: &[Floor] = &[
    Floor { trees: 20, sum: -3.3 },
    Floor { trees: 40, sum: -3.7 },
    Floor { trees: 60, sum: -3.9 },
    Floor { trees: 80, sum: -3.5 },
    Floor { trees: 100, sum: -3.3 },
    Floor { trees: 120, sum: -3.0 },
];

/// The judge of spans: all counterparts of a span at once.
fn judge(described: &[[f32; FEATURES]]) -> Vec<f32> {
    static JUDGE: OnceLock<Forest> = OnceLock::new();
    let forest = || Forest::bundled(include_str!("spans.trees"), &FEATURE_NAMES).with_floors(FLOORS);
    JUDGE.get_or_init(forest).judge_all(described)
}

/// The best counterpart of a run of `lang`'s tokens; `None` where no word of it is linked or claimed by a finding.
#[must_use]
pub fn counterpart(spans: &Spans<'_>, lang: Lang, run: Run, effort: Effort) -> Option<Counterpart> {
    let (_, judged) = judged(spans, lang, &[run], effort).pop()?;
    best(spans, lang, run, &judged)
}

/// The counterparts of each run that are worth judging with their probabilities, in the order of the text.
///
/// All are judged at once: what is asked of many costs less than what is asked of each.
pub(super) fn judged(
    spans: &Spans<'_>,
    lang: Lang,
    runs: &[Run],
    effort: Effort,
) -> Vec<(Run, Vec<Counterpart>)> {
    let (mut tried, mut described) = (Vec::new(), Vec::new());
    for &run in runs {
        let ranked = rank(spans, lang, run, effort);
        tried.push((run, ranked.iter().map(|(other, _)| *other).collect::<Vec<Run>>()));
        described.extend(ranked.into_iter().map(|(_, description)| description));
    }
    let mut judgements = judge(&described).into_iter();
    let judged = |(run, others): (Run, Vec<Run>)| {
        let counterpart = |(other, judged)| Counterpart {
            run: other,
            probability: probability(spans, sides(lang, run, other), judged),
        };
        (run, others.into_iter().zip(judgements.by_ref()).map(counterpart).collect())
    };
    tried.into_iter().map(judged).collect()
}

/// A whole name that a table or the user knows leaves less to doubt than the judge thinks; so do the only quotes of a
/// sentence, whose words may be translated freely.
fn probability(spans: &Spans<'_>, (zh, en): (Run, Run), judged: f32) -> f32 {
    let known = spans.named(zh, en, EvidenceKind::gives_pairs) >= 1.0;
    if known {
        judged + (1.0 - judged) * KNOWN
    } else if spans.is_only_quoted_pair(zh, en) {
        judged.max(QUOTED)
    } else {
        judged
    }
}

/// The surest of them, whole names before parts of them.
pub(super) fn best(spans: &Spans<'_>, lang: Lang, run: Run, judged: &[Counterpart]) -> Option<Counterpart> {
    let best = surest(judged.iter().copied())?;
    // A fragment of what is given may look as good as the whole; what goes beyond it may be right.
    let given = best_given(spans, lang, run, judged).filter(|given| !best.run.contains(given.run));
    Some(given.unwrap_or(best))
}

/// The surest of what is given. Of a full name and an abbreviation, brackets tell which is meant: （原子能机构） is (IAEA).
fn best_given(spans: &Spans<'_>, lang: Lang, run: Run, judged: &[Counterpart]) -> Option<Counterpart> {
    let given = || judged.iter().filter(|other| is_given(spans, lang, run, other.run)).copied();
    let is_bracketed = |other: &Counterpart| {
        in_brackets(spans.view, lang, run) && in_brackets(spans.view, lang.other(), other.run)
    };
    surest(given().filter(is_bracketed)).or_else(|| surest(given()))
}

/// The one with the highest probability, the first of equals.
fn surest(all: impl Iterator<Item = Counterpart>) -> Option<Counterpart> {
    all.reduce(|best, next| if next.probability > best.probability { next } else { best })
}

/// A table, the user or quotes say that just these two belong together.
pub(super) fn is_given(spans: &Spans<'_>, lang: Lang, run: Run, other: Run) -> bool {
    let (zh, en) = sides(lang, run, other);
    spans.named(zh, en, EvidenceKind::gives_pairs) >= 1.0 || spans.is_quoted_pair(zh, en)
}

fn sides(lang: Lang, run: Run, other: Run) -> (Run, Run) {
    if lang == Lang::Zh { (run, other) } else { (other, run) }
}

/// All counterparts worth judging with what the judge looks at, in the order of the text.
#[must_use]
pub fn rank(spans: &Spans<'_>, lang: Lang, run: Run, effort: Effort) -> Vec<(Run, [f32; FEATURES])> {
    let mut tried: Vec<Run> = Vec::new();
    let (starts, ends) = ends_to_try(spans, lang, run, effort);
    for &start in &starts {
        tried.extend(
            ends.iter()
                .filter(|&&end| end > start && end - start <= LONGEST)
                .map(|&end| Run::new(start, end)),
        );
    }
    tried.extend(claimed(spans, lang, run));
    tried.extend(spans.quoted_with(lang, run));
    if lang == Lang::Zh {
        for en in &mut tried {
            *en = with_company_form(spans.view, run, *en);
        }
    }
    tried.sort_unstable();
    tried.dedup();
    tried.retain(|&other| {
        is_possible(spans, lang.other(), other)
            && !spans.cuts_name(lang.other(), other)
            && is_balanced(spans.view, lang.other(), other)
            && !(lang == Lang::Zh && has_loose_article(spans, run, other))
    });
    tried
        .into_iter()
        .map(|other| match lang {
            Lang::Zh => (other, spans.describe(run, other)),
            Lang::En => (other, spans.describe(other, run)),
        })
        .collect()
}

/// Where counterparts may begin and end: at linked tokens and near them.
fn ends_to_try(spans: &Spans<'_>, lang: Lang, run: Run, effort: Effort) -> (Vec<usize>, Vec<usize>) {
    let size = match lang {
        Lang::Zh => spans.view.en.len(),
        Lang::En => spans.view.zh.len(),
    };
    let linked = run.range().flat_map(|token| spans.links_of(lang, token));
    let mut anchors: Vec<usize> =
        linked.filter(|(_, linked)| *linked > effort.anchor).map(|(other, _)| *other as usize).collect();
    anchors.sort_unstable();
    anchors.dedup();
    let mut starts: Vec<usize> =
        anchors.iter().flat_map(|&at| at.saturating_sub(effort.reach)..=at).collect();
    let mut ends: Vec<usize> =
        anchors.iter().flat_map(|&at| at + 1..=(at + 1 + effort.reach).min(size)).collect();
    for at in [&mut starts, &mut ends] {
        at.sort_unstable();
        at.dedup();
        at.truncate(MOST_ENDS);
    }
    (starts, ends)
}

/// Counterparts that a finding names.
fn claimed<'s>(spans: &'s Spans<'_>, lang: Lang, run: Run) -> impl Iterator<Item = Run> + 's {
    run.range().flat_map(move |token| spans.claims_of(lang, token)).copied()
}

/// An article that only begins the sentence (The Palace Museum is …); it is part of names (The Hague) and of titles.
fn has_loose_article(spans: &Spans<'_>, zh: Run, en: Run) -> bool {
    let words = &spans.view.en;
    let is_mark = |word: &EnWord| word.kind == TokenKind::Mark;
    let is_whole_line = || en.start == 0 && words.iter().skip(en.end as usize).all(is_mark);
    spans.view.is_opening_article(en.start as usize)
        && spans.named(zh, en, EvidenceKind::gives_pairs) == 0.0
        && quoted(spans.view, Lang::Zh, zh) < 1.0
        && !is_whole_line()
}

/// No counterpart begins or ends with a mark, a preposition or an article that is not part of a name.
fn is_possible(spans: &Spans<'_>, lang: Lang, run: Run) -> bool {
    let (first, last) = (run.start as usize, (run.end as usize).saturating_sub(1));
    match lang {
        Lang::En => {
            let word = |at: usize| spans.view.en.get(at);
            let mark = |at: usize| word(at).is_none_or(|word| word.kind == TokenKind::Mark);
            let dangling = |at: usize| {
                word(at).is_none_or(|word| {
                    word.case == Case::Lower
                        && matches!(
                            word.folded.as_str(),
                            "of" | "the"
                                | "and"
                                | "a"
                                | "an"
                                | "'s"
                                | "’s"
                                | "to"
                                | "or"
                                | "in"
                                | "by"
                                | "for"
                                | "with"
                        )
                })
            };
            let may_begin = !dangling(first) || spans.view.is_opening_article(first);
            !mark(first) && !mark(last) && !dangling(last) && may_begin
        }
        Lang::Zh => {
            let mark = |at: usize| {
                spans.view.zh.get(at).is_none_or(|word| word.kind == TokenKind::Mark || word.folded == "的")
            };
            !mark(first) && !mark(last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{At, Place, TokenizedPair};
    use crate::lexicon::Lexicon;
    use crate::lexicon::view::PairView;
    use crate::link::{Linker, Model};
    use crate::tokenize::pretokenized;

    /// The English counterpart of the Chinese token that reads so.
    fn counterpart_of(token: &str, pair: &TokenizedPair) -> String {
        let lexicon = Lexicon::bundled();
        let view = PairView::new(pair, lexicon.dictionary);
        let links = Linker::new(&lexicon, Model::default()).link_view(&view);
        let at = (0..view.zh.len()).find(|at| pair.text(Lang::Zh, *at) == token).expect("such a token");
        let run = Run::new(at, at + 1);
        let found = counterpart(&Spans::new(&view, &links), Lang::Zh, run, Effort::THOROUGH);
        found.map_or_else(String::new, |found| pair.run_text(Lang::En, found.run).to_owned())
    }

    #[test]
    fn the_judge_fits_what_it_looks_at() {
        assert!(judge(&[]).is_empty());
    }

    #[test]
    fn a_name_and_its_abbreviation_are_told_apart_by_brackets() {
        let pair = pretokenized(
            "国际原子能机构 （ 原子能机构 ） 的 总干事 发表 了 讲话",
            "The Director General of the International Atomic Energy Agency ( IAEA ) gave a speech",
            &Place::new(&"pairs.tsv".into(), At::Line(1)),
        );
        for (token, expected) in [
            ("国际原子能机构", "International Atomic Energy Agency"),
            ("原子能机构", "IAEA"),
            ("总干事", "Director General"),
        ] {
            assert_eq!(counterpart_of(token, &pair), expected, "{token}");
        }
    }

    #[test]
    fn no_counterpart_begins_with_a_loose_article_or_ends_with_a_preposition() {
        let pair = pretokenized(
            "故宫博物院 收藏 了 青铜器",
            "The Palace Museum in the city holds bronzes",
            &Place::new(&"pairs.tsv".into(), At::Line(1)),
        );
        assert_eq!(counterpart_of("故宫博物院", &pair), "Palace Museum");
        assert_eq!(counterpart_of("青铜器", &pair), "bronzes");
    }
}
