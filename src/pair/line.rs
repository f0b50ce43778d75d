//! Both languages on one line: where one ends and the other begins.

use super::likeness::Likeness;
use crate::data::{BlockKind, Lang, Sides};
use crate::text::{is_function_word, is_han, is_latin, lang_of};

/// Borders between the scripts that are tried on one line: a longer line is a paragraph with names in it.
const MOST_BORDERS: usize = 40;

/// Odds that words alone must give before a line is cut where no mark parts the languages.
const BARE_ODDS: f32 = 0.0;

/// Odds that are enough where the English is a phrase with an article or a preposition: no name, no foreign word.
const PHRASE_ODDS: f32 = -3.0;

/// Odds that are enough for a heading that ends in several English words.
const HEADING_ODDS: f32 = -6.0;

/// Odds that are enough where a mark stands between the languages.
const MARKED_ODDS: f32 = -1.0;

/// Odds that are enough where the mark is one that is set between languages and nowhere else in a line.
const PARTED_ODDS: f32 = -4.0;

/// The two parts of a line that holds a text and its translation; `None` if it is one text.
pub(super) fn split<'a>(likeness: &mut Likeness, line: &'a str, kind: BlockKind) -> Option<Sides<&'a str>> {
    let borders = borders(line);
    if borders.len() > MOST_BORDERS {
        return None;
    }
    let mut best: Option<(f32, Sides<&str>)> = None;
    for border in borders {
        let Some((cut, parts)) = parts(line, border) else { continue };
        let sketches = Sides::new(likeness.sketch(Lang::Zh, parts.zh), likeness.sketch(Lang::En, parts.en));
        let surplus = likeness.odds(sketches.as_ref()) - cut.needs(parts.en, kind);
        if surplus > 0.0 && best.is_none_or(|(other, _)| surplus > other) {
            best = Some((surplus, parts));
        }
    }
    best.map(|(_, parts)| parts)
}

/// What stands between the two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Nothing, or white space.
    Bare,
    /// The first text's end, a dash.
    Marked,
    /// A slash, a bar, a tab, or the border of two sentences.
    Parted,
}

impl Cut {
    /// The odds from which on a line is cut here.
    fn needs(self, english: &str, kind: BlockKind) -> f32 {
        let words = english.split_whitespace().count();
        match self {
            _ if words > 1 && matches!(kind, BlockKind::Heading(_)) => HEADING_ODDS,
            Cut::Bare if is_phrase(english) => PHRASE_ODDS,
            Cut::Bare => BARE_ODDS,
            Cut::Marked => MARKED_ODDS,
            Cut::Parted => PARTED_ODDS,
        }
    }
}

/// Holds an English function word.
fn is_phrase(text: &str) -> bool {
    text.split(|c| !is_latin(c)).any(|word| is_function_word(&word.to_lowercase()))
}

/// The bytes between two letters of different scripts.
#[derive(Clone, Copy, Debug)]
struct Border {
    /// Behind the last letter of one script.
    left: usize,
    /// Before the first letter of the other.
    right: usize,
}

fn borders(line: &str) -> Vec<Border> {
    let letters = line.char_indices().filter(|(_, c)| is_han(*c) || is_latin(*c) || c.is_numeric());
    let mut last: Option<(usize, char)> = None;
    let mut borders = Vec::new();
    for (at, c) in letters {
        if let Some((before, other)) = last
            && is_han(other) != is_han(c)
        {
            borders.push(Border { left: before + other.len_utf8(), right: at });
        }
        last = Some((at, c));
    }
    borders
}

/// The two parts at a border, if each is of one language.
fn parts(line: &str, border: Border) -> Option<(Cut, Sides<&str>)> {
    let between = line.get(border.left..border.right)?;
    let (closes, opens) = share(between);
    let left = line.get(..border.left + closes)?;
    let right = line.get(border.right - opens..)?;
    let middle = between.get(closes..between.len() - opens)?;
    let right = unwrapped(right);
    let cut = kind(left, middle, right);
    let (left, right) = (left.trim(), right.trim());
    let parts = match (lang_of(left)?, lang_of(right)?) {
        (Lang::Zh, Lang::En) => Sides::new(left, right),
        (Lang::En, Lang::Zh) => Sides::new(right, left),
        _ => return None,
    };
    // Names stand in Chinese as they are; an English phrase there says that the line was cut in its middle.
    (!is_phrase(parts.zh)).then_some((cut, parts))
}

/// What parts two texts: `middle` stands between them.
fn kind(left: &str, middle: &str, right: &str) -> Cut {
    let ends = left.ends_with(['。', '！', '？', '.', '!', '?', '”', '"']);
    let sentence = right.ends_with(['。', '！', '？', '.', '!', '?', '”', '"']);
    if middle.contains(['/', '／', '|', '｜', '\t', '\u{2028}'])
        || middle.contains("  ")
        || (ends && sentence)
    {
        Cut::Parted
    } else if ends || middle.contains(['—', '–', '=', '·']) {
        Cut::Marked
    } else {
        Cut::Bare
    }
}

/// How many bytes of what stands between two texts belong to the first (closing marks) and to the second (opening).
fn share(between: &str) -> (usize, usize) {
    let closing = |c: char| "。！？；：，、…”’》」』】）.!?;,)]}%°".contains(c);
    let opening = |c: char| "“‘《「『【（([{$£€¥#@".contains(c);
    let closes = between.find(|c: char| !(closing(c) || c == '"')).unwrap_or(between.len());
    let rest = between.get(closes..).unwrap_or_default();
    let start = rest.trim_end_matches(|c: char| opening(c) || c == '"').len();
    (closes, rest.len() - start)
}

/// A text without the brackets that enclose all of it.
fn unwrapped(text: &str) -> &str {
    let trimmed = text.trim();
    let inner = [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')].into_iter().find_map(|(open, close)| {
        let inner = trimmed.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains(open)).then_some(inner)
    });
    inner.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case = (&'static str, Option<(&'static str, &'static str)>);

    const CASES: &[Case] = &[
        ("首末班车 First and Last Trains", Some(("首末班车", "First and Last Trains"))),
        ("城市发展基金 / Urban Development Fund", Some(("城市发展基金", "Urban Development Fund"))),
        (
            "轨道交通集团有限公司（Rail Transit Group Co., Ltd.）",
            Some(("轨道交通集团有限公司", "Rail Transit Group Co., Ltd.")),
        ),
        (
            "11.4 国际水资源大会 International Water Resources Conference",
            Some(("11.4 国际水资源大会", "International Water Resources Conference")),
        ),
        (
            "人民的“友谊奖章”the Friendship Medal of the people",
            Some(("人民的“友谊奖章”", "the Friendship Medal of the people")),
        ),
        (
            "我们必须立即采取行动。The next decade is decisive: we must act now.",
            Some(("我们必须立即采取行动。", "The next decade is decisive: we must act now.")),
        ),
        ("We must act now. 我们必须立即行动。", Some(("我们必须立即行动。", "We must act now."))),
        (
            "海伦·克拉克我们必须立即行动，应对气候变化。We must act now to fight climate change.",
            Some(("海伦·克拉克我们必须立即行动，应对气候变化。", "We must act now to fight climate change.")),
        ),
        (
            "Helen Clark我们必须立即行动，应对气候变化。We must act now to fight climate change.",
            Some(("Helen Clark我们必须立即行动，应对气候变化。", "We must act now to fight climate change.")),
        ),
        (
            "客服热线 Customer Service Hotline: 400-555",
            Some(("客服热线", "Customer Service Hotline: 400-555")),
        ),
        ("联合国政府间气候变化专门委员会（IPCC）", None),
        (
            "市交通局监督电话 Supervision Hotline of the Municipal Transport Bureau",
            Some(("市交通局监督电话", "Supervision Hotline of the Municipal Transport Bureau")),
        ),
        ("他毕业于 Oxford University", None),
        ("系统通过 Modbus TCP 与边缘控制器通信", None),
        ("由 Dyfed Aubrey 介绍", None),
        ("The phrase 和谐社会 means a harmonious society.", None),
        ("项目组成立了由多位学者组成的专家咨询组（Expert Advisory Group）", None),
    ];

    #[test]
    fn a_line_is_cut_where_its_translation_begins() {
        for (line, expected) in CASES {
            let got =
                split(&mut Likeness::default(), line, BlockKind::Paragraph).map(|parts| (parts.zh, parts.en));
            assert_eq!(got, *expected, "{line}");
        }
    }

    #[test]
    fn a_heading_ends_in_its_translation() {
        let line = "3.2 梦湖驿 Menghu stagecoach cabin";
        assert!(split(&mut Likeness::default(), line, BlockKind::Heading(2)).is_some());
        assert!(split(&mut Likeness::default(), line, BlockKind::Paragraph).is_none());
    }
}
