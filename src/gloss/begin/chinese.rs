//! Where a Chinese term begins.

use super::Start;
use crate::gloss::cut::{Piece, cut};
use crate::gloss::support::{EnWord, Support};
use crate::gloss::window::Window;
use crate::lexicon::Dictionary;

// All weights are set by hand on texts of our own and looked at on others (see tests/cases/gloss).

/// For each English word that the characters stand for.
const PER_WORD: f32 = 1.5;

/// Letters of a word that nothing stands for yet for which one character may stand, within bounds; what each character
/// beyond costs.
const LETTERS: f32 = 2.5;
const PER_OPEN_WORD: [f32; 2] = [2.5, 5.0];
const PER_EXCESS: f32 = -0.8;

/// Words of fewer characters are as often the last part of a term: 倾向得分匹配.
const LONG_WORD: usize = 3;

/// So many characters need no word.
const ROOM: f32 = 1.6;

/// A word for which no character is left.
const PER_SHORTAGE: f32 = -1.4;

/// What stands before: a clause's start, a function word, a verb, a number, another noun.
const BEHIND_MARK: f32 = 0.6;
const BEHIND_FUNCTION: f32 = 0.9;
const BEHIND_VERB: f32 = 0.6;
const BEHIND_GERUND: f32 = 0.2;
const BEHIND_NUMBER: f32 = 0.3;
const BEHIND_SYLLABLE: f32 = -0.3;
const BEHIND_NOUN: f32 = -0.8;

/// Rarer verbs (jieba's count) are as often parts of technical terms.
const COMMON: usize = 300;

/// No term begins with a function word; a verb that stands for nothing is hardly its first word.
const FUNCTION_FIRST: f32 = -2.0;
const VERB_FIRST: f32 = -1.2;

/// What begins with a word that stands for something, and what the dictionary has as it stands.
const SUPPORTED_FIRST: f32 = 0.4;
const HEADWORD: f32 = 0.6;

const SYLLABLE_FIRST: f32 = -0.6;

/// What hardly stands inside a term.
const INSIDE: f32 = -1.2;
const JOINS: &[&str] = &[
    "的", "与", "與", "和", "及", "以及", "或", "对", "對", "于", "於", "会", "能", "可", "不", "为", "為",
    "自", "其", "等", "所",
];

/// A word that stands for no more than this leaves room for characters.
const HALF: f32 = 0.5;

/// What stands between two terms and is itself no part of either, whatever jieba calls it.
const BETWEEN: &[&str] = &[
    "的", "与", "與", "和", "及", "以及", "或", "对", "對", "在", "于", "於", "从", "由", "为", "為", "将",
    "將", "把", "被", "是", "即", "以", "用", "向", "至", "到", "按", "据", "经", "經", "其", "该", "該",
    "本", "此", "这", "那", "并", "並", "而", "则", "等", "了", "着", "过", "所", "也", "还", "都", "已",
    "曾", "可", "应", "須", "须", "需", "能", "会", "不", "未", "各", "每", "某", "一种", "一種", "一个",
    "一個", "称为", "稱為", "叫做", "所谓", "所謂", "采用", "採用", "使用", "利用", "基于", "通过", "透過",
    "包括", "例如", "属于", "屬於", "成为", "成為", "进行", "進行", "引入", "提出", "根据", "依据", "設有",
    "设有", "委任", "主营", "主營", "聘任", "任命", "签署", "簽署", "研发", "研發", "配备", "配備", "涉及",
    "拟", "擬", "就", "拟就", "擬就", "首座", "首个", "首個", "首次", "两个", "多个", "具有", "拥有", "擁有",
    "实施", "實施", "开展", "開展",
];

/// Verbs that stand before terms and hardly inside one, whatever jieba calls them.
const SAID: &[&str] = &[
    "主张",
    "主張",
    "援引",
    "指出",
    "认为",
    "認為",
    "享有",
    "缴纳",
    "繳納",
    "支付",
    "推出",
    "宣布",
    "宣佈",
    "召开",
    "召開",
    "举行",
    "舉行",
    "举办",
    "舉辦",
    "成立",
    "设立",
    "設立",
    "推进",
    "推進",
    "推动",
    "推動",
    "促进",
    "促進",
    "加强",
    "加強",
    "出现",
    "出現",
    "发生",
    "發生",
    "导致",
    "導致",
    "引起",
    "造成",
    "存在",
    "接受",
    "服用",
    "给予",
    "給予",
    "予以",
    "减少",
    "減少",
    "增加",
    "提高",
    "降低",
    "改善",
    "放宽",
    "放寬",
    "收紧",
    "收緊",
    "投保",
    "展出",
    "选用",
    "選用",
    "搭载",
    "搭載",
    "启用",
    "啟用",
    "调用",
    "触发",
    "违反",
    "違反",
    "遵守",
    "放弃",
    "放棄",
    "可抑制",
    "患者",
    "病人",
];

/// Verbs of one character, at a clause's start: ，行腹腔镜手术.
const SAID_SYLLABLE: &[&str] =
    &["行", "设", "設", "获", "獲", "赴", "予", "施", "称", "稱", "达", "達", "呈", "含"];

pub(super) fn starts(text: &str, window: &Window, support: &Support) -> Vec<Start> {
    let head = text.get(window.range.clone()).unwrap_or("");
    let places: Vec<usize> = head.char_indices().map(|(at, _)| at).collect();
    let chars: Vec<char> = head.chars().collect();
    let pieces = cut(&chars);
    let mut begins: Vec<usize> = pieces.iter().map(|piece| piece.start).collect();
    begins.extend(
        support.matches.iter().filter(|m| m.strength >= HALF && m.chars.len() > 1).map(|m| m.chars.start),
    );
    begins.sort_unstable();
    begins.dedup();
    let judge = |start: usize| {
        let (first, is_clear) = match cut(chars.get(..start).unwrap_or_default()).last() {
            Some(before) => behind(before, &chars),
            // Behind a bracket the phrase before it may go on: 综合征（IBS）患者 | 肠道菌群.
            None if window.is_whole && !is_behind_bracket(text, window) => (BEHIND_MARK, true),
            None => (0.0, false),
        };
        let range = start..chars.len();
        let explained = support.explained(0, &range);
        let own = cut(chars.get(start..).unwrap_or_default());
        let own: Vec<Piece> = own
            .iter()
            .map(|piece| Piece { start: piece.start + start, end: piece.end + start, ..*piece })
            .collect();
        let is_first_spare = own.first().is_some_and(|piece| is_spare(piece, support, chars.len()));
        let is_open = |piece: &&Piece| {
            explained.get(piece.start).is_none_or(|known| *known < HALF)
                || piece.start == start && is_first_spare
        };
        let is_done = is_done(support, &range);
        let whole: String = chars.get(start..).unwrap_or_default().iter().collect();
        let is_headword = Dictionary::bundled().get(&whole).is_some();
        let first_open = own.first().filter(is_open).filter(|_| !is_headword);
        let begins = first_open.map_or(0.0, |piece| begin(piece, &chars, is_done));
        let inside =
            own.iter().skip(1).filter(is_open).filter(|piece| is_between(piece, &chars)).count() as f32;
        let supported = if explained.get(start).is_some_and(|known| *known >= HALF) && !is_first_spare {
            SUPPORTED_FIRST
        } else {
            0.0
        };
        let known = if is_headword { HEADWORD } else { 0.0 };
        let score =
            first + begins + supported + known + INSIDE * inside + weigh(support, &range, &explained, known);
        places.get(start).map(|&at| Start { at, score, is_clear })
    };
    begins.into_iter().filter_map(judge).collect()
}

fn is_behind_bracket(text: &str, window: &Window) -> bool {
    text.get(..window.range.start).is_some_and(|head| head.ends_with([')', '）']))
}

/// No part of a term, unless it joins two.
fn is_between(piece: &Piece, chars: &[char]) -> bool {
    let word = word(piece, chars);
    BETWEEN.contains(&word.as_str()) && !JOINS.contains(&word.as_str())
}

/// A verb that stands only for words for which what follows stands, too: 支付 | 滞纳金 (late payment fee).
fn is_spare(piece: &Piece, support: &Support, end: usize) -> bool {
    let is_verb = piece.tag == "v" && piece.end - piece.start > 1 && piece.end < end;
    let own = support.matches.iter().filter(|m| m.chars.start < piece.end && m.chars.end > piece.start);
    is_verb && own.into_iter().all(|m| support.word(m.word, &(piece.end..end)) >= HALF)
}

/// Whether characters stand for all words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    All,
    Some,
}

fn is_done(support: &Support, range: &std::ops::Range<usize>) -> Done {
    let mut content =
        (0..support.words.len()).filter(|&word| support.words.get(word).is_some_and(|w| !w.is_function));
    if content.all(|word| support.word(word, range) >= HALF) { Done::All } else { Done::Some }
}

/// What the characters of a range stand for, and what is left over on either side.
fn weigh(support: &Support, range: &std::ops::Range<usize>, explained: &[f32], known: f32) -> f32 {
    let content =
        (0..support.words.len()).filter(|&word| support.words.get(word).is_some_and(|w| !w.is_function));
    let (mut found, mut open, mut room) = (0.0, 0.0, ROOM);
    for word in content {
        let strength = support.word(word, range);
        let left = 1.0 - (strength / HALF).min(1.0);
        let letters = support.words.get(word).map_or(0, EnWord::letters) as f32;
        found += strength;
        open += left;
        room += left * (letters / LETTERS).clamp(PER_OPEN_WORD[0], PER_OPEN_WORD[1]);
    }
    let left: f32 = range.clone().filter_map(|at| explained.get(at)).map(|known| 1.0 - known).sum();
    let excess = (left - room).max(0.0);
    let bare = range.clone().filter_map(|at| explained.get(at)).filter(|known| **known < HALF).count() as f32;
    // A word of the dictionary that stands for some of it is whole: 滞纳金 (late payment fee).
    let is_whole = known > 0.0 && found >= HALF && range.len() >= LONG_WORD;
    let shortage = if is_whole { 0.0 } else { (open - bare).max(0.0) };
    PER_WORD * found + PER_EXCESS * excess + PER_SHORTAGE * shortage
}

fn word(piece: &Piece, chars: &[char]) -> String {
    chars.get(piece.start..piece.end).unwrap_or_default().iter().collect()
}

/// What a word before the place says, and whether it is clear.
fn behind(piece: &Piece, chars: &[char]) -> (f32, bool) {
    let is_short = piece.end - piece.start == 1;
    let said = word(piece, chars);
    if SAID.contains(&said.as_str()) || piece.start == 0 && SAID_SYLLABLE.contains(&said.as_str()) {
        return (BEHIND_FUNCTION, true);
    }
    if is_short && piece.tag == "d" {
        return (BEHIND_FUNCTION, true);
    }
    if is_short && piece.tag.starts_with('v') && !BETWEEN.contains(&word(piece, chars).as_str()) {
        return (BEHIND_SYLLABLE, false);
    }
    if BETWEEN.contains(&word(piece, chars).as_str()) || is_function(piece, chars) {
        (BEHIND_FUNCTION, true)
    } else if matches!(piece.tag, "v" | "vd") && piece.frequency >= COMMON && piece.end - piece.start > 1 {
        (BEHIND_VERB, true)
    } else if piece.tag.starts_with('v') {
        (BEHIND_GERUND, false)
    } else if is_short && (piece.tag.starts_with('m') || piece.tag.starts_with('q')) {
        (BEHIND_NUMBER, false)
    } else {
        (BEHIND_NOUN, false)
    }
}

/// By jieba's tag; before a term 地 is the ground, not the particle: 放宽地积比率.
fn is_function(piece: &Piece, chars: &[char]) -> bool {
    ["p", "c", "u", "r", "y"].iter().any(|first| piece.tag.starts_with(first)) && word(piece, chars) != "地"
}

/// What the first word of the term itself says.
fn begin(piece: &Piece, chars: &[char], is_done: Done) -> f32 {
    if BETWEEN.contains(&word(piece, chars).as_str()) || is_function(piece, chars) {
        FUNCTION_FIRST
    } else if piece.end - piece.start > 1
        && piece.tag.starts_with('v')
        && (piece.frequency >= COMMON || piece.tag == "vn" || is_done == Done::All)
    {
        VERB_FIRST
    } else if piece.end - piece.start == 1 && piece.tag == "v" {
        SYLLABLE_FIRST
    } else {
        0.0
    }
}
