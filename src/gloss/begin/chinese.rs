//! Where a Chinese term begins.

use super::Start;
use crate::gloss::cut::{Piece, cut};
use crate::gloss::support::Support;
use crate::gloss::window::Window;

// All weights are set by hand on texts of our own and looked at on others (see tests/cases/gloss).

/// For each English word that the characters stand for.
const PER_WORD: f32 = 1.5;

/// Characters beyond so many for each word that nothing stands for yet, and what each of them costs.
const PER_OPEN_WORD: f32 = 3.0;
const PER_EXCESS: f32 = -0.6;

/// A word for which no character is left.
const PER_SHORTAGE: f32 = -0.8;

/// What stands before: a clause's start, a function word, a verb, a number, another noun.
const BEHIND_MARK: f32 = 0.8;
const BEHIND_FUNCTION: f32 = 0.9;
const BEHIND_VERB: f32 = 0.6;
const BEHIND_NUMBER: f32 = 0.3;
const BEHIND_NOUN: f32 = -0.4;

/// No term begins with a function word; a verb that stands for nothing is hardly its first word.
const FUNCTION_FIRST: f32 = -2.0;
const VERB_FIRST: f32 = -0.6;

/// What stands between two terms and is itself no part of either, whatever jieba calls it.
const BETWEEN: &[&str] = &[
    "的", "与", "與", "和", "及", "以及", "或", "对", "對", "在", "于", "於", "从", "由", "为", "為", "将", "將", "把", "被",
    "是", "即", "以", "用", "向", "至", "到", "按", "据", "经", "經", "其", "该", "該", "本", "此", "这", "那", "并", "並", "而",
    "则", "等", "了", "着", "过", "所", "也", "还", "都", "已", "曾", "可", "应", "須", "须", "需", "能", "会", "不", "未", "各",
    "每", "某", "一种", "一種", "一个", "一個", "称为", "稱為", "叫做", "所谓", "所謂", "采用", "採用", "使用", "利用", "基于",
    "通过", "透過", "包括", "例如", "属于", "屬於", "成为", "成為", "进行", "進行", "引入", "提出", "根据", "依据", "設有", "设有",
];

pub(super) fn starts(text: &str, window: &Window, support: &Support) -> Vec<Start> {
    let head = text.get(window.range.clone()).unwrap_or("");
    let places: Vec<usize> = head.char_indices().map(|(at, _)| at).collect();
    let chars: Vec<char> = head.chars().collect();
    let pieces = cut(&chars);
    let mut starts = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let (first, is_clear) = match number.checked_sub(1).and_then(|before| pieces.get(before)) {
            Some(before) => behind(before, &chars),
            None if window.is_whole => (BEHIND_MARK, true),
            None => (0.0, false),
        };
        let range = piece.start..chars.len();
        let explained = support.explained(0, &range);
        let is_explained = explained.get(piece.start) == Some(&true);
        let begins = if is_explained { 0.0 } else { begin(piece, &chars) };
        let score = first + begins + weigh(support, &range, &explained);
        starts.extend(places.get(piece.start).map(|&at| Start { at, score, is_clear }));
    }
    starts
}

/// What the characters of a range stand for, and what is left over on either side.
fn weigh(support: &Support, range: &std::ops::Range<usize>, explained: &[bool]) -> f32 {
    let content = (0..support.words.len()).filter(|&word| support.words.get(word).is_some_and(|w| !w.is_function));
    let (found, open) = content.fold((0.0, 0.0), |(found, open), word| {
        let strength = support.word(word, range);
        (found + strength, open + 1.0 - strength)
    });
    let left = range.clone().filter(|&at| explained.get(at) == Some(&false)).count() as f32;
    let excess = (left - PER_OPEN_WORD * open - 0.5_f32).max(0.0);
    let shortage = (open - left).max(0.0);
    PER_WORD * found + PER_EXCESS * excess + PER_SHORTAGE * shortage
}

fn word(piece: &Piece, chars: &[char]) -> String {
    chars.get(piece.start..piece.end).unwrap_or_default().iter().collect()
}

/// What a word before the place says, and whether it is clear.
fn behind(piece: &Piece, chars: &[char]) -> (f32, bool) {
    let is_function = |tag: &str| ["p", "c", "u", "d", "r", "y"].iter().any(|first| tag.starts_with(first));
    if BETWEEN.contains(&word(piece, chars).as_str()) || is_function(piece.tag) {
        (BEHIND_FUNCTION, true)
    } else if piece.tag == "v" || piece.tag == "vd" {
        (BEHIND_VERB, true)
    } else if piece.tag.starts_with('m') || piece.tag.starts_with('q') {
        (BEHIND_NUMBER, false)
    } else {
        (BEHIND_NOUN, false)
    }
}

/// What the first word of the term itself says.
fn begin(piece: &Piece, chars: &[char]) -> f32 {
    let is_function = |tag: &str| ["p", "c", "u", "r", "y"].iter().any(|first| tag.starts_with(first));
    if BETWEEN.contains(&word(piece, chars).as_str()) || is_function(piece.tag) {
        FUNCTION_FIRST
    } else if piece.tag == "v" {
        VERB_FIRST
    } else {
        0.0
    }
}
