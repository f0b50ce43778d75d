//! What tells a whole term from a piece of one: what stands at and around both ends of a term link, what explains the
//! words inside, what else claims them, and how freely the whole pair is translated.

use crate::data::{
    Context, EnEnds, EvidenceKind, Explained, Lang, PairFeatures, Rivals, Run, TokenKind, ZhEnds,
};
use crate::lexicon::view::{Case, EnWord, PairView, ZhWord};
use crate::lexicon::{Dictionary, Everyday, Word, Words};

use super::spans::Spans;
use super::tagged::tagged;

/// How many words beyond an end are counted that could belong to the term.
const NEAR: usize = 5;

/// What stands in and around a term link, one of those that were `found` in the segment pair.
pub(super) fn context(spans: &Spans<'_>, found: &[(Run, Run, f32)], (zh, en): (Run, Run)) -> Context {
    Context {
        span: spans.features(zh, en),
        zh: zh_ends(spans.view, zh),
        en: en_ends(spans.view, en),
        explained: explained(spans, zh, en),
        rivals: rivals(found, (zh, en)),
        pair: pair(spans, zh, en),
        tags: tagged(spans, zh, en),
    }
}

fn zh_ends(view: &PairView<'_>, run: Run) -> ZhEnds {
    let (before, behind) = neighbours(run);
    let word = |token: Option<usize>| token.and_then(|token| view.zh.get(token));
    let known = |token: Option<usize>| token.and_then(|token| view.word(token));
    let length = |token| word(token).map_or(0.0, |word: &ZhWord| (word.end - word.start) as f32);
    let words = view.zh.get(run.range()).unwrap_or_default();
    let chars = view.chars.get(view.chars_of(run)).unwrap_or_default();
    let [left, right, around] = crossed(view, run);
    let negates = |c: Option<&char>| yes(c.is_some_and(|c| "不非未无没".contains(*c)));
    let start = view.chars_of(run).start;
    let whole: String = chars.iter().collect();
    let has = |wanted: &dyn Fn(&ZhWord) -> bool| yes(words.iter().any(wanted));
    ZhEnds {
        tag_before: tag(known(before)),
        tag_behind: tag(known(behind)),
        commonness_before: common(known(before)),
        commonness_behind: common(known(behind)),
        characters_before: length(before),
        characters_behind: length(behind),
        mark_before: mark(before.map_or("", |at| view.pair.text(Lang::Zh, at))),
        mark_behind: mark(behind.map_or("", |at| view.pair.text(Lang::Zh, at))),
        at_start: yes(before.is_none()),
        at_end: yes(word(behind).is_none()),
        word_across_start: left,
        word_across_end: right,
        word_around: around,
        tag: tag(Words::bundled().get(&whole)),
        negation_first: negates(chars.first()),
        negation_before: negates(start.checked_sub(1).and_then(|at| view.chars.get(at))),
        ending: chars.last().copied().map_or(0.0, ending),
        latin_inside: has(&|word| word.kind == TokenKind::Latin),
        de_inside: has(&|word| word.folded == "的"),
        and_inside: has(&|word| matches!(word.folded.as_str(), "和" | "与" | "及" | "以及" | "或" | "、")),
    }
}

/// How long the longest known words are that begin before the run and end inside it, begin inside it and end behind it,
/// and hold all of it and more; in characters.
fn crossed(view: &PairView<'_>, run: Run) -> [f32; 3] {
    let chars = view.chars_of(run);
    let mut crossed = [0.0_f32; 3];
    for (start, word) in view.headwords(Dictionary::bundled()) {
        let end = start + word.chars;
        let place = if *start < chars.start && end > chars.start && end < chars.end {
            0
        } else if *start > chars.start && *start < chars.end && end > chars.end {
            1
        } else if *start <= chars.start && end >= chars.end && word.chars > chars.len() {
            2
        } else {
            continue;
        };
        crossed[place] = crossed[place].max(word.chars as f32);
    }
    crossed
}

fn en_ends(view: &PairView<'_>, run: Run) -> EnEnds {
    let (before, behind) = neighbours(run);
    let word = |token: Option<usize>| token.and_then(|token| view.en.get(token));
    let words = view.en.get(run.range()).unwrap_or_default();
    let text = view.pair.run_text(Lang::En, run);
    let everyday = |word: Option<&EnWord>| {
        yes(word.is_some_and(|word| Everyday::bundled().contains(Lang::En, &word.folded)))
    };
    let capital = |word: Option<&EnWord>| yes(word.is_some_and(|word| word.case != Case::Lower));
    let count = |wanted: &dyn Fn(&EnWord) -> bool| words.iter().filter(|word| wanted(word)).count() as f32;
    let ends = |word: Option<&EnWord>| word.map_or(-1.0, |word| suffix(&word.folded));
    let before_text = before.map_or("", |at| view.pair.text(Lang::En, at));
    let behind_text = behind.map_or("", |at| view.pair.text(Lang::En, at));
    EnEnds {
        ending_before: ends(word(before)),
        ending_behind: ends(word(behind)),
        rarity_before: rarity(word(before)),
        rarity_behind: rarity(word(behind)),
        everyday_before: everyday(word(before)),
        everyday_behind: everyday(word(behind)),
        mark_before: mark(before_text),
        mark_behind: mark(behind_text),
        glued_before: glued(view, run.start as usize),
        glued_behind: glued(view, run.end as usize),
        content_before: (0..run.start as usize)
            .rev()
            .take(NEAR)
            .take_while(|at| has_content(word(Some(*at))))
            .count() as f32,
        content_behind: (run.end as usize..).take(NEAR).take_while(|at| has_content(word(Some(*at)))).count()
            as f32,
        capital_first: capital(words.first()),
        capital_last: capital(words.last()),
        capitals: count(&|word| word.case != Case::Lower),
        small_content_words: count(&|word| word.case == Case::Lower && has_content(Some(word))),
        negation_inside: yes(words.iter().any(|word| negates(&word.folded))),
        negation_before: yes(word(before).is_some_and(|word| negates(&word.folded))),
        program_marks: yes(text.contains(['_', '%', '<', '>', '{', '}', '`', '\\', '=', '$', '*', '@'])),
        numbers: count(&|word| word.kind == TokenKind::Number),
        of_inside: count(&|word| word.folded == "of"),
        and_inside: count(&|word| matches!(word.folded.as_str(), "and" | "or" | "&")),
        everyday_first: everyday(words.first()),
    }
}

fn explained(spans: &Spans<'_>, zh: Run, en: Run) -> Explained {
    let mut found = Explained::default();
    let (mut left, mut right, mut heard) =
        (vec![false; zh.len()], vec![false; en.len()], vec![false; en.len()]);
    let inside = |run: Run, all: Run| (run.start - all.start) as usize..(run.end - all.start) as usize;
    for finding in &spans.links.findings {
        let ends = &finding.ends;
        if ends.zh.is_empty() || ends.en.is_empty() || !zh.contains(ends.zh) || !en.contains(ends.en) {
            continue;
        }
        if let Some(strongest) = of_kind(&mut found, finding.kind) {
            *strongest = finding.strength.max(*strongest);
        }
        left.get_mut(inside(ends.zh, zh)).unwrap_or_default().fill(true);
        let words = if finding.kind == EvidenceKind::Sound { &mut heard } else { &mut right };
        words.get_mut(inside(ends.en, en)).unwrap_or_default().fill(true);
    }
    let content = |at: usize| has_content(spans.view.en.get(en.start as usize + at));
    let many = (0..en.len()).filter(|at| content(*at)).count().max(1) as f32;
    let share = |wanted: &dyn Fn(usize) -> bool| {
        (0..en.len()).filter(|at| content(*at) && wanted(*at)).count() as f32 / many
    };
    let has = |side: &[bool], at: usize| side.get(at).copied().unwrap_or(false);
    found.zh_known = left.iter().filter(|known| **known).count() as f32 / zh.len().max(1) as f32;
    found.en_known = share(&|at| has(&right, at) || has(&heard, at));
    found.en_heard = share(&|at| has(&heard, at) && !has(&right, at));
    found
}

/// Where the strongest finding of a kind is kept. What the author gives is as good as what the user gives.
fn of_kind(found: &mut Explained, kind: EvidenceKind) -> Option<&mut f32> {
    match kind {
        EvidenceKind::Name => Some(&mut found.name),
        EvidenceKind::User | EvidenceKind::Author => Some(&mut found.user),
        EvidenceKind::Dictionary => Some(&mut found.dictionary),
        EvidenceKind::Sound => Some(&mut found.sound),
        EvidenceKind::Latin => Some(&mut found.latin),
        EvidenceKind::Number => Some(&mut found.number),
        EvidenceKind::Part | EvidenceKind::Mark => None,
    }
}

fn rivals(found: &[(Run, Run, f32)], (zh, en): (Run, Run)) -> Rivals {
    let mut rivals = Rivals::default();
    for (a, b, probability) in found.iter().filter(|(a, b, _)| (*a, *b) != (zh, en)) {
        let sure = |is: bool| if is { *probability } else { 0.0 };
        rivals.crossing = rivals.crossing.max(sure(a.crosses(zh) || b.crosses(en)));
        rivals.around_same_en = rivals.around_same_en.max(sure(*b == en && *a != zh && a.contains(zh)));
        rivals.inside_same_en = rivals.inside_same_en.max(sure(*b == en && *a != zh && zh.contains(*a)));
        rivals.same_en += yes(*b == en);
        rivals.same_zh_start += yes(a.start == zh.start);
        rivals.same_zh_end += yes(a.end == zh.end);
    }
    rivals
}

fn pair(spans: &Spans<'_>, zh: Run, en: Run) -> PairFeatures {
    let view = spans.view;
    let same = view.pair.run_text(Lang::Zh, zh).eq_ignore_ascii_case(view.pair.run_text(Lang::En, en));
    let chars = view.chars.get(view.chars_of(zh)).unwrap_or_default();
    let zh_negates = chars.iter().any(|c| "不非未无没".contains(*c));
    let en_negates = view.en.get(en.range()).unwrap_or_default().iter().any(|word| negates(&word.folded));
    PairFeatures {
        zh_linked: spans.linked_share(Lang::Zh),
        en_linked: spans.linked_share(Lang::En),
        zh_tokens: view.zh.len() as f32,
        en_tokens: view.en.len() as f32,
        negation_balance: yes(zh_negates) - yes(en_negates),
        same_letters: yes(same),
    }
}

fn neighbours(run: Run) -> (Option<usize>, Option<usize>) {
    ((run.start as usize).checked_sub(1), Some(run.end as usize))
}

fn yes(condition: impl Into<u8>) -> f32 {
    f32::from(condition.into())
}

fn has_content(word: Option<&EnWord>) -> bool {
    word.is_some_and(|word| word.kind != TokenKind::Mark && !word.class.is_function())
}

fn rarity(word: Option<&EnWord>) -> f32 {
    let rare = |word: &EnWord| word.stem_id.map_or(1.0, |id| Dictionary::bundled().stem_rarity(id));
    word.map_or(-1.0, rare)
}

fn common(word: Option<Word>) -> f32 {
    word.map_or(0.0, |word| (1.0 + word.frequency as f32).ln())
}

/// jieba's tags as numbers: names and kinds of nouns apart, verbs, adjectives and so on; 0 where it has none.
fn tag(word: Option<Word>) -> f32 {
    const TAGS: &[&str] = &[
        "n", "nr", "ns", "nt", "nz", "vn", "v", "a", "an", "b", "d", "f", "m", "q", "t", "i", "l", "j", "p",
        "c", "u", "r", "s", "z",
    ];
    let place = |tag: &str| TAGS.iter().position(|known| *known == tag);
    let of = |word: Word| place(word.tag).or_else(|| word.tag.get(..1).and_then(place));
    word.map_or(0.0, |word| of(word).map_or(TAGS.len() + 1, |at| at + 1) as f32)
}

/// Marks by what they part, 0 for none.
fn mark(text: &str) -> f32 {
    const MARKS: &[&str] = &[
        ",，",
        "、",
        ".。!?！？;；",
        ":：",
        "(（[【",
        ")）]】",
        "“”‘’\"「」『』``''",
        "《〈",
        "》〉",
        "-–—·•",
        "/\\",
        "'’",
        "%$€£#&@*_+=<>{}|~^",
    ];
    let at = MARKS.iter().position(|marks| !text.is_empty() && marks.contains(text));
    at.map_or(0.0, |at| at as f32 + 1.0)
}

/// The English words before and at a place stand together without white space: 2 where a word or a mark of programs
/// joins them, 1 where another mark does.
fn glued(view: &PairView<'_>, at: usize) -> f32 {
    let tokens = &view.pair.tokens.en;
    let (Some(left), Some(right)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at)) else {
        return 0.0;
    };
    if left.segment != right.segment || left.span.end != right.span.start {
        return 0.0;
    }
    let parts = |at: usize| (1.0..9.0).contains(&mark(view.pair.text(Lang::En, at)));
    if parts(at - 1) || parts(at) { 1.0 } else { 2.0 }
}

/// A word that says no, or begins so.
fn negates(word: &str) -> bool {
    matches!(word, "not" | "no" | "non" | "never" | "without" | "least" | "nor" | "n't" | "lack")
        || ["un", "in", "im", "non", "dis", "ir", "il"]
            .iter()
            .any(|start| word.strip_prefix(start).is_some_and(|rest| rest.trim_start_matches('-').len() > 4))
}

/// A Chinese word's last character by what it makes of the word: a quality, a change, a person, a measure, a kind ...
fn ending(last: char) -> f32 {
    const ENDINGS: &[&str] = &[
        "性",
        "化",
        "者员家师人手",
        "率力度量数值",
        "型式类种",
        "们",
        "中上下内外里时后前间",
        "的地得了着过",
        "会部局署厅院所校社司团党军",
        "法例约书报案",
        "省市县区镇乡村州国岛山河湖江海路街",
        "病症炎癌",
        "学论术",
        "机器车船仪",
    ];
    ENDINGS.iter().position(|chars| chars.contains(last)).map_or(0.0, |at| at as f32 + 1.0)
}

/// An English word's ending by the part of speech that it often is.
fn suffix(word: &str) -> f32 {
    const SUFFIXES: &[&[&str]] = &[
        &["ing"],
        &["ed"],
        &["ly"],
        &["tion", "sion", "ment", "ity", "ness", "ance", "ence", "ism", "ship"],
        &["al", "ic", "ous", "ive", "able", "ible", "ful", "less", "ary", "ish", "ian", "ese"],
        &["ize", "ise", "ify", "ate"],
        &["er", "or", "ist"],
        &["s"],
    ];
    let is_of = |suffixes: &&[&str]| suffixes.iter().any(|suffix| word.ends_with(suffix));
    SUFFIXES.iter().position(is_of).map_or(0.0, |at| at as f32 + 1.0)
}
