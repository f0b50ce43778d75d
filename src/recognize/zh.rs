//! Chinese candidates.

use crate::data::{Candidate, Lang, Run, TokenKind, ZhShape};
use crate::lexicon::view::{PairView, ZhWord};
use crate::lexicon::{Everyday, Heads, Lexicon, Word, Words};

use super::sort::{self, between};

/// The longest candidate without title marks, in tokens.
const LONGEST: usize = 10;

/// The longest candidate between title marks, in tokens.
const LONGEST_TITLE: usize = 40;

/// Function words that may stand inside a name: 住房和城乡建设部, 粮食及农业组织.
const JOINS: &[&str] =
    &["和", "与", "及", "暨", "之", "以及", "对", "的", "中", "上", "等", "为", "在", "一", "不", "非", "本"];

/// Every run of tokens that could be a term: within marks, or between function words.
#[must_use]
pub fn chinese_runs(view: &PairView<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for start in 0..view.zh.len() {
        if !may_begin(view, start) {
            continue;
        }
        // 《…》报告: the word says what the title is of, and begins nothing.
        let longest = if is_genre(view, start) { 1 } else { LONGEST };
        for end in start + 1..=(start + longest).min(view.zh.len()) {
            let last = end - 1;
            if view.zh[last].kind == TokenKind::Mark && !view.is_joint(last) {
                break;
            }
            let word = &view.zh[last];
            if word.class.is_function() && !JOINS.contains(&word.folded.as_str()) && !is_head(view, last) {
                break;
            }
            if may_end(view, last) && view.pair.spot(Lang::Zh, Run::new(start, end)).is_some() {
                runs.push(Run::new(start, end));
            }
        }
    }
    runs.extend(quoted(view));
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Words that stand right behind a title and say what it is the title of.
const GENRES: &[&str] = &[
    "报告",
    "一书",
    "杂志",
    "期刊",
    "报",
    "规划",
    "展览",
    "特展",
    "电影",
    "影片",
    "纪录片",
    "节目",
    "课程",
    "项目",
    "条例",
    "白皮书",
    "蓝皮书",
    "指南",
    "手册",
    "丛书",
    "画册",
    "专栏",
    "文章",
    "论文",
    "演出",
    "活动",
];

/// Such a word right behind a closing title mark.
fn is_genre(view: &PairView<'_>, token: usize) -> bool {
    let behind_title =
        token.checked_sub(1).is_some_and(|before| matches!(view.pair.text(Lang::Zh, before), "》" | "〉"));
    behind_title && view.zh.get(token).is_some_and(|word| GENRES.contains(&word.folded.as_str()))
}

fn may_begin(view: &PairView<'_>, token: usize) -> bool {
    view.zh.get(token).is_some_and(|word| {
        word.kind != TokenKind::Mark && !word.class.is_function() && !ends_a_body(view, token)
    })
}

/// Single characters that end the names of bodies and stand for nothing without what is before them.
const BODIES: &[&str] = &["部", "委", "局", "署", "厅", "司"];

/// The 部 of 信息化部|副部长 belongs to what stands before it.
fn ends_a_body(view: &PairView<'_>, token: usize) -> bool {
    let is_body = view.zh.get(token).is_some_and(|word| BODIES.contains(&word.folded.as_str()));
    let before = token.checked_sub(1).and_then(|before| view.zh.get(before));
    is_body && before.is_some_and(|word| word.kind == TokenKind::Han && !word.class.is_function())
}

/// 位于, 盛行于: a verb and the preposition that goes with it.
fn leads_to_a_place(word: &ZhWord) -> bool {
    word.end - word.start > 1 && word.folded.ends_with('于')
}

fn may_end(view: &PairView<'_>, token: usize) -> bool {
    let is_open = || leads_on(view, token) || view.zh.get(token).is_some_and(leads_to_a_place);
    (may_begin(view, token) && !is_open()) || is_head(view, token)
}

/// Single characters that go with the word behind them and end nothing before it: 人工智能|大|模型, 三星堆博物馆|新|馆.
const LEADING: &[&str] = &["大", "小", "新", "旧", "老", "总", "副", "原", "全", "多", "超", "首"];

/// Such a character with a word right behind it.
fn leads_on(view: &PairView<'_>, token: usize) -> bool {
    let text = |token: usize| view.zh.get(token).filter(|word| word.kind == TokenKind::Han);
    let goes_on = || text(token + 1).is_some_and(|word| !word.class.is_function());
    text(token).is_some_and(|word| LEADING.contains(&word.folded.as_str())) && goes_on()
}

/// 会 can mean "will" and 部 count books, but both end the names of bodies and meetings.
fn is_head(view: &PairView<'_>, token: usize) -> bool {
    let chars = view.chars.get(view.chars_of(Run::new(token, token + 1))).unwrap_or_default();
    chars == ['会'] || Heads::of_names().get(chars).is_some()
}

/// What stands between title marks or quotes.
fn quoted<'v>(view: &'v PairView<'_>) -> impl Iterator<Item = Run> + 'v {
    const PAIRS: &[(&str, &str)] = &[
        ("《", "》"),
        ("〈", "〉"),
        ("“", "”"),
        ("「", "」"),
        ("『", "』"),
        ("\"", "\""),
        ("‘", "’"),
        ("【", "】"),
    ];
    let mark = |token: usize| view.pair.text(Lang::Zh, token);
    (0..view.zh.len()).filter_map(move |open| {
        let (_, close) = PAIRS.iter().find(|(left, _)| *left == mark(open))?;
        let end =
            (open + 1..(open + 1 + LONGEST_TITLE).min(view.zh.len())).find(|&end| mark(end) == *close)?;
        (end > open + 1 && view.pair.spot(Lang::Zh, Run::new(open, end)).is_some())
            .then(|| Run::new(open + 1, end))
    })
}

/// A run of Chinese tokens as a candidate.
#[must_use]
pub fn chinese(view: &PairView<'_>, lexicon: &Lexicon, run: Run) -> Candidate<ZhShape> {
    let words = view.zh.get(run.range()).unwrap_or_default();
    let chars = view.chars.get(view.chars_of(run)).unwrap_or_default();
    let text: String = chars.iter().collect();
    let count = words.len().max(1) as f32;
    let share =
        |wanted: &dyn Fn(&ZhWord) -> bool| words.iter().filter(|word| wanted(word)).count() as f32 / count;
    let yes = |condition: bool| f32::from(u8::from(condition));
    let known = |token: Option<usize>| token.and_then(|token| view.word(token));
    let everyday = Everyday::bundled();
    let names = lexicon.names.get(&text);
    let head = Heads::of_names().ending(chars);
    let neighbour = |token: Option<usize>| {
        token.and_then(|token| view.zh.get(token)).map_or(0.0, |word| word.class.number())
    };
    let described = ZhShape {
        in_title_marks: yes(between(view, run, "《〈", "》〉")),
        in_quotes: yes(between(view, run, "“「『\"‘【", "”」』\"’】")),
        known_name: yes(!names.is_empty()),
        known_word: yes(lexicon.dictionary.get(&text).is_some()),
        everyday_share: share(&|word| everyday.contains(Lang::Zh, &word.folded)),
        all_everyday: yes(everyday.contains(Lang::Zh, &text)),
        head: head.map_or(0.0, |head| head.chars as f32),
        tokens: count,
        characters: chars.len() as f32,
        last_tag: tag(known(run.range().last())),
        first_tag: tag(known(run.range().next())),
        numbers: share(&|word| word.kind == TokenKind::Number),
        before_class: neighbour((run.start as usize).checked_sub(1)),
        behind_class: neighbour(Some(run.end as usize)),
        function_words: share(&|word| word.class.is_function()),
        single_characters: share(&|word| word.end - word.start == 1),
        commonness: commonness(if words.len() == 1 {
            known(run.range().next())
        } else {
            Words::bundled().get(&text)
        }),
        mean_commonness: run.range().map(|token| commonness(known(Some(token)))).sum::<f32>() / count,
        last_commonness: commonness(known(run.range().last())),
        only_head: yes(head.is_some_and(|head| head.chars == chars.len())),
    };
    let r#type = sort::chinese(view, lexicon, run, &names);
    Candidate { run, spot: view.pair.spot(Lang::Zh, run).unwrap_or_default(), shape: described, r#type }
}

/// How common a word is in general Chinese: the logarithm of its frequency in jieba's dictionary, 0 where it is not there.
fn commonness(word: Option<Word>) -> f32 {
    word.map_or(0.0, |word| (1.0 + word.frequency as f32).ln())
}

/// What jieba's dictionary thinks a word is, as a number: a soft hint, for its tags are rough.
fn tag(word: Option<Word>) -> f32 {
    const UNKNOWN: f32 = 0.0;
    word.map_or(UNKNOWN, |word| match word.tag.as_bytes().first() {
        Some(b'n') => 1.0,
        Some(b'v') if word.tag == "vn" => 2.0,
        Some(b'v') => 3.0,
        Some(b'a') => 4.0,
        Some(b'd') => 5.0,
        Some(b'm' | b'q' | b't') => 6.0,
        Some(b'i' | b'l' | b'j') => 7.0,
        _ => 8.0,
    })
}
