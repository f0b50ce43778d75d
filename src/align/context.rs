//! What tells a whole term from a piece of one: what stands at and around both ends of a term link, what explains the
//! words inside, what else claims them, and how freely the whole pair is translated.

use crate::data::{CONTEXT, Lang, Run, TokenKind};
use crate::lexicon::view::{Case, EnWord, PairView, ZhWord};
use crate::lexicon::{Dictionary, Everyday, Word, Words};

use super::features::FEATURES;
use super::spans::Spans;

/// How many words beyond an end are counted that could belong to the term.
const NEAR: usize = 5;

/// Kinds of evidence that are looked for inside both spans, one by one.
const KINDS: [&str; 6] = ["name", "user", "dictionary", "sound", "latin", "number"];

/// All that a judge of term links is told of the surroundings: first what the judge of spans sees, then, in this order,
/// both ends of the Chinese run, both ends of the English one, what explains the words, what else claims them, the pair.
pub(super) fn context(spans: &Spans<'_>, found: &[(Run, Run, f32)], (zh, en): (Run, Run)) -> [f32; CONTEXT] {
    let seen = spans.describe(zh, en);
    let (chinese, english) = (zh_ends(spans.view, zh), en_ends(spans.view, en));
    let (explained, rivals) = (explained(spans, zh, en), rivals(found, (zh, en)));
    let groups: [&[f32]; 6] = [&seen, &chinese, &english, &explained, &rivals, &pair(spans, zh, en)];
    let mut numbers = [0.0; CONTEXT];
    debug_assert_eq!(groups.iter().map(|group| group.len()).sum::<usize>(), CONTEXT);
    for (number, value) in numbers.iter_mut().zip(groups.into_iter().flatten()) {
        *number = *value;
    }
    numbers
}

const ZH_ENDS: usize = 20;
const EN_ENDS: usize = 23;
const EXPLAINED: usize = KINDS.len() + 3;
const RIVALS: usize = 6;
const PAIR: usize = 6;
const _: () = assert!(FEATURES + ZH_ENDS + EN_ENDS + EXPLAINED + RIVALS + PAIR == CONTEXT);

/// Of the words before and behind: jieba's tag, how common, characters, mark, glued to the run. Then the longest known
/// word that crosses the start, the end, that holds the whole run and more; the tag of the whole; a negation at the
/// start, before it; what the last character makes of a word; Latin inside; 的 inside; 和 and the like inside.
fn zh_ends(view: &PairView<'_>, run: Run) -> [f32; ZH_ENDS] {
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
    [
        tag(known(before)),
        tag(known(behind)),
        common(known(before)),
        common(known(behind)),
        length(before),
        length(behind),
        mark(before.map_or("", |at| view.pair.text(Lang::Zh, at))),
        mark(behind.map_or("", |at| view.pair.text(Lang::Zh, at))),
        yes(before.is_none()),
        yes(word(behind).is_none()),
        left,
        right,
        around,
        tag(Words::bundled().get(&whole)),
        negates(chars.first()),
        negates(start.checked_sub(1).and_then(|at| view.chars.get(at))),
        chars.last().map_or(0.0, ending),
        has(&|word| word.kind == TokenKind::Latin),
        has(&|word| word.folded == "的"),
        has(&|word| matches!(word.folded.as_str(), "和" | "与" | "及" | "以及" | "或" | "、")),
    ]
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

/// Of the words before and behind: ending, rarity, everyday, mark, glued to the run; words with content in a row before
/// and behind. Of the first and the last word inside: a capital; capitals inside, small words with content inside, a
/// negation inside, one before; marks of programs inside; numbers inside; `of` inside, `and` inside; the first word is everyday.
fn en_ends(view: &PairView<'_>, run: Run) -> [f32; EN_ENDS] {
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
    [
        ends(word(before)),
        ends(word(behind)),
        rarity(word(before)),
        rarity(word(behind)),
        everyday(word(before)),
        everyday(word(behind)),
        mark(before_text),
        mark(behind_text),
        glued(view, run.start as usize),
        glued(view, run.end as usize),
        (0..run.start as usize).rev().take(NEAR).take_while(|at| has_content(word(Some(*at)))).count() as f32,
        (run.end as usize..).take(NEAR).take_while(|at| has_content(word(Some(*at)))).count() as f32,
        capital(words.first()),
        capital(words.last()),
        count(&|word| word.case != Case::Lower),
        count(&|word| word.case == Case::Lower && has_content(Some(word))),
        yes(words.iter().any(|word| negates(&word.folded))),
        yes(word(before).is_some_and(|word| negates(&word.folded))),
        yes(text.contains(['_', '%', '<', '>', '{', '}', '`', '\\', '=', '$', '*', '@'])),
        count(&|word| word.kind == TokenKind::Number),
        count(&|word| word.folded == "of"),
        count(&|word| matches!(word.folded.as_str(), "and" | "or" | "&")),
        everyday(words.first()),
    ]
}

/// The strongest finding of each kind that joins words inside with words inside; then the share of the Chinese words, of
/// the English ones that findings explain so, and of the English ones that only their sound explains.
fn explained(spans: &Spans<'_>, zh: Run, en: Run) -> [f32; EXPLAINED] {
    let mut numbers = [0.0; EXPLAINED];
    let (mut left, mut right, mut heard) =
        (vec![false; zh.len()], vec![false; en.len()], vec![false; en.len()]);
    let inside = |run: Run, all: Run| (run.start - all.start) as usize..(run.end - all.start) as usize;
    for finding in &spans.links.findings {
        let ends = &finding.ends;
        if ends.zh.is_empty() || ends.en.is_empty() || !zh.contains(ends.zh) || !en.contains(ends.en) {
            continue;
        }
        if let Some(number) =
            KINDS.iter().position(|kind| *kind == finding.kind).and_then(|at| numbers.get_mut(at))
        {
            *number = finding.strength.max(*number);
        }
        left.get_mut(inside(ends.zh, zh)).unwrap_or_default().fill(true);
        let by_ear = finding.kind == "sound";
        let words = if by_ear { &mut heard } else { &mut right };
        words.get_mut(inside(ends.en, en)).unwrap_or_default().fill(true);
    }
    let content = |at: usize| has_content(spans.view.en.get(en.start as usize + at));
    let many = (0..en.len()).filter(|at| content(*at)).count().max(1) as f32;
    let share = |wanted: &dyn Fn(usize) -> bool| {
        (0..en.len()).filter(|at| content(*at) && wanted(*at)).count() as f32 / many
    };
    let has = |side: &[bool], at: usize| side.get(at).copied().unwrap_or(false);
    let known = left.iter().filter(|known| **known).count() as f32 / zh.len().max(1) as f32;
    let last = [
        known,
        share(&|at| has(&right, at) || has(&heard, at)),
        share(&|at| has(&heard, at) && !has(&right, at)),
    ];
    for (number, value) in numbers.iter_mut().skip(KINDS.len()).zip(last) {
        *number = value;
    }
    numbers
}

/// The surest other term link that crosses this one on either side, that holds its Chinese run and has the same English
/// one, that lies inside its Chinese run and has the same English one; how many share its English run, its Chinese
/// start, its Chinese end.
fn rivals(found: &[(Run, Run, f32)], (zh, en): (Run, Run)) -> [f32; RIVALS] {
    let mut numbers = [0.0_f32; RIVALS];
    for (a, b, probability) in found.iter().filter(|(a, b, _)| (*a, *b) != (zh, en)) {
        let sure = |is: bool| if is { *probability } else { 0.0 };
        numbers[0] = numbers[0].max(sure(a.crosses(zh) || b.crosses(en)));
        numbers[1] = numbers[1].max(sure(*b == en && *a != zh && a.contains(zh)));
        numbers[2] = numbers[2].max(sure(*b == en && *a != zh && zh.contains(*a)));
        numbers[3] += yes(*b == en);
        numbers[4] += yes(a.start == zh.start);
        numbers[5] += yes(a.end == zh.end);
    }
    numbers
}

/// How well all words of both sides are linked, how many there are, and how the two sides negate; identical letters.
fn pair(spans: &Spans<'_>, zh: Run, en: Run) -> [f32; PAIR] {
    let view = spans.view;
    let same = view.pair.run_text(Lang::Zh, zh).eq_ignore_ascii_case(view.pair.run_text(Lang::En, en));
    let chars = view.chars.get(view.chars_of(zh)).unwrap_or_default();
    let denied = chars.iter().any(|c| "不非未无没".contains(*c));
    let denies = view.en.get(en.range()).unwrap_or_default().iter().any(|word| negates(&word.folded));
    [
        spans.linked_share(Lang::Zh),
        spans.linked_share(Lang::En),
        view.zh.len() as f32,
        view.en.len() as f32,
        yes(denied) - yes(denies),
        yes(same),
    ]
}

fn neighbours(run: Run) -> (Option<usize>, Option<usize>) {
    ((run.start as usize).checked_sub(1), Some(run.end as usize))
}

fn yes(condition: bool) -> f32 {
    f32::from(u8::from(condition))
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
fn ending(last: &char) -> f32 {
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
    ENDINGS.iter().position(|chars| chars.contains(*last)).map_or(0.0, |at| at as f32 + 1.0)
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
