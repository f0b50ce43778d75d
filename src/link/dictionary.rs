//! Evidence: the dictionary translates these words.
//!
//! Every headword that stands in the Chinese text is looked up, not only the tokens: a lattice. A headword of whole
//! tokens speaks of all of them; one inside a token (公报 in 新闻公报) speaks of that token, less loudly.

use crate::data::{EvidenceKind, Finding, Run, Sides};
use crate::lexicon::{Gloss, Headword, Lexicon};

use crate::lexicon::view::PairView;

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Dictionary, evidence: &Dictionary };

/// A headword inside a token, in the register.
pub(super) const PART: Kind = Kind { kind: EvidenceKind::Part, evidence: &Part };

struct Dictionary;
struct Part;

/// What a gloss is worth of which only a part stands in the sentence.
const PARTIAL: f32 = 0.5;

/// The least that a very common gloss word (make, have) is worth against a rare one.
const COMMON_WORD: f32 = 0.55;

/// What a gloss is worth against a compound of which it is one part: 狩猎 and `hunter-gatherer`.
const COMPOUND: f32 = 0.6;

/// Between two words of a gloss, this many other words may stand in the sentence.
const GAP: u32 = 2;

impl Evidence for Dictionary {
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>) {
        each_headword(view, lexicon, &mut |start, headword| {
            if view.is_whole(start, start + headword.chars) {
                look_up(KIND.kind, view, lexicon, (start, headword), out);
            }
        });
    }
}

impl Evidence for Part {
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>) {
        each_headword(view, lexicon, &mut |start, headword| {
            let run = view.tokens_of_chars(start, start + headword.chars);
            // A headword across two tokens that fills neither is a chance meeting of characters.
            if run.len() == 1 && !view.is_whole(start, start + headword.chars) {
                look_up(PART.kind, view, lexicon, (start, headword), out);
            }
        });
    }
}

fn each_headword(view: &PairView<'_>, lexicon: &Lexicon, each: &mut dyn FnMut(usize, &Headword)) {
    for (start, headword) in view.headwords(lexicon.dictionary) {
        each(*start, headword);
    }
}

fn look_up(
    kind: EvidenceKind,
    view: &PairView<'_>,
    lexicon: &Lexicon,
    (start, headword): (usize, &Headword),
    out: &mut Vec<Finding>,
) {
    let zh = view.tokens_of_chars(start, start + headword.chars);
    let share = if kind == PART.kind {
        let token: usize =
            zh.range().filter_map(|token| view.zh.get(token)).map(|word| word.end - word.start).sum();
        headword.chars as f32 / token.max(1) as f32
    } else {
        1.0
    };
    let before = out.len();
    for gloss in lexicon.dictionary.glosses(headword.id) {
        match_gloss(view, lexicon, &gloss, &mut |en, strength| {
            add_best(out, before, Finding { kind, ends: Sides::new(zh, en), strength: strength * share });
        });
    }
}

/// Several glosses of one headword often say the same: only the strongest is kept.
fn add_best(out: &mut Vec<Finding>, from: usize, finding: Finding) {
    let same = out.iter_mut().skip(from).find(|old| old.ends.en == finding.ends.en);
    match same {
        Some(old) => old.strength = old.strength.max(finding.strength),
        None => out.push(finding),
    }
}

/// Calls `hit` for every place where the gloss, or a part of it, stands in the English text.
fn match_gloss(view: &PairView<'_>, lexicon: &Lexicon, gloss: &Gloss<'_>, hit: &mut dyn FnMut(Run, f32)) {
    let content: Vec<u32> = gloss.words().filter(|word| !word.function).map(|word| word.stem).collect();
    let words: Vec<u32> =
        if content.is_empty() { gloss.words().map(|word| word.stem).collect() } else { content };
    let weigh = |stem: u32| COMMON_WORD + (1.0 - COMMON_WORD) * lexicon.dictionary.stem_rarity(stem);
    let total: f32 = words.iter().map(|&stem| weigh(stem)).sum();
    let Some(&first) = words.first() else { return };
    if words.len() > 1 {
        for &start in view.positions(first) {
            if let Some(end) = follow(view, &words, start) {
                hit(Run { start, end }, 1.0);
            }
        }
    }
    for &stem in &words {
        let alone = if words.len() == 1 { weigh(stem) } else { PARTIAL * weigh(stem) * weigh(stem) / total };
        for &position in view.positions(stem) {
            let whole = if words.len() == 1 && !is_all_of(view, position, stem) { COMPOUND } else { 1.0 };
            hit(Run { start: position, end: position + 1 }, alone * whole);
        }
    }
}

/// The English token is this word and no compound that holds it.
fn is_all_of(view: &PairView<'_>, position: u32, stem: u32) -> bool {
    view.en
        .get(position as usize)
        .is_some_and(|word| word.stem_id == Some(stem) || !word.folded.contains('-'))
}

/// Where a gloss of several words ends that starts at `start`, if all of them follow in order, in one compound perhaps.
fn follow(view: &PairView<'_>, words: &[u32], start: u32) -> Option<u32> {
    let is_compound = |at: u32| view.en.get(at as usize).is_some_and(|word| word.folded.contains('-'));
    let mut last = start;
    for &stem in words.get(1..)? {
        let follows = |next: &&u32| {
            (**next > last || (**next == last && is_compound(last))) && **next <= last + 1 + GAP
        };
        last = *view.positions(stem).iter().find(follows)?;
    }
    Some(last + 1)
}
