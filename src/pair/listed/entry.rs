//! One line of a vocabulary list: `term   译名`, `term n.译名；译名`, `译名——term`.

use super::shape;
use crate::data::Sides;
use crate::gloss::likeness;
use crate::text::{is_han, is_latin};

/// How freely a line may be read as an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// In a list: one space between the two is enough.
    List,
    /// Anywhere on a page: only what nobody writes in running text.
    Page,
}

/// Marks that stand between a term and its translation.
const DASHES: &[char] = &['—', '–', '=', '→', '⇒'];

/// Dots that lead from one to the other.
const LEADERS: &[char] = &['…', '⋯'];

/// Marks in front of entries.
const BULLETS: &[char] = &['→', '•', '·', '-', '*', '■', '●', '○', '▪', '◆', '–', '—', '►'];

/// Parts of speech as dictionaries shorten them.
const PARTS_OF_SPEECH: &[&str] = &[
    "n.", "v.", "vt.", "vi.", "adj.", "a.", "adv.", "ad.", "prep.", "conj.", "phr.", "n.&v.", "v.&n.", "pl.",
    "abbr.",
];

/// The term pairs of an entry, none if it explains instead of translating; `None` if the line is no entry.
pub(super) fn read(line: &str, layout: Layout) -> Option<Vec<Sides<String>>> {
    let line = unnumbered(line);
    let (left, right, gap) = labelled(line).or_else(|| halves(line))?;
    let (left, tagged) = untagged(left);
    let english_first = left.contains(is_latin) && !left.contains(is_han);
    let terms = if english_first { Sides::new(right, left) } else { Sides::new(left, right) };
    let plain = !terms.en.contains(is_han) && !has_words(terms.zh);
    let clear = tagged || gap.contains(DASHES) || gap.contains(LEADERS) || (english_first && is_wide(gap));
    let fits = plain && shape::is_term(terms.en) && shape::is_list(terms.zh);
    (fits && (clear || (layout == Layout::List && !gap.is_empty()))).then(|| shape::translations(terms))
}

/// A line `Employer: 业主` that is an entry where others stand beside it.
pub(super) fn is_defined(line: &str) -> bool {
    halves(unnumbered(line)).is_some_and(|(left, right, gap)| {
        gap.contains([':', '：'])
            && shape::is_term(left)
            && shape::is_term(right)
            && read(line, Layout::List).is_some()
    })
}

/// A field of a form, not an entry: nothing in its halves is the same, and its value is a date, a number, a person.
pub(super) fn is_field(line: &str) -> bool {
    let Some((left, right, gap)) = halves(unnumbered(line)) else { return false };
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    if !gap.contains([':', '：']) {
        return false;
    }
    if figures(right) >= FIELD_DIGITS && figures(left) == 0 {
        return true;
    }
    let folded: String = left.trim().chars().map(crate::text::fold_char).collect();
    !is_alike(line)
        && (FIELDS.contains(&folded.as_str()) || PERSONS.iter().any(|title| right.trim().ends_with(title)))
}

/// Something in both halves of such a line is the same.
pub(super) fn is_alike(line: &str) -> bool {
    let pairs = read(line, Layout::List).unwrap_or_default();
    pairs.iter().any(|terms| likeness(&terms.zh, &terms.en) > 0.0)
}

/// A line without its number or bullet.
fn unnumbered(line: &str) -> &str {
    let line = line.trim().trim_start_matches(BULLETS).trim_start();
    let inner = line.trim_start_matches(['(', '（', '[']);
    let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = digits.trim_start_matches([')', '）', ']', '.', '．', '、']);
    let is_numbered = digits.len() < inner.len()
        && rest.len() < digits.len()
        && !rest.starts_with(|c: char| c.is_ascii_digit());
    if is_numbered {
        rest.trim_start()
    } else {
        line.trim_start_matches(|c| ('①'..='⑳').contains(&c)).trim_start()
    }
}

/// `SUPPLIER 供应商 = a firm's name`: what stands before the sign is the entry, and behind it a value.
fn labelled(line: &str) -> Option<(&str, &str, &str)> {
    let (label, value) = line.split_once(['=', '：']).or_else(|| line.split_once(": "))?;
    let (left, right, gap) = halves(label)?;
    let is_label = !left.chars().any(char::is_lowercase) && left.contains(is_latin);
    (is_label && !value.trim().is_empty() && right.chars().all(|c| is_han(c) || c.is_whitespace()))
        .then_some((left, right, if gap.is_empty() { gap } else { "\t" }))
}

/// Latin words stand in it: single letters and abbreviations may (X射线, DNA测序).
fn has_words(zh: &str) -> bool {
    zh.split(|c: char| !is_latin(c)).any(|word| word.chars().any(char::is_lowercase) && word.len() > 2)
}

/// The two halves of a line at its only border between the scripts, and what stands between them.
fn halves(line: &str) -> Option<(&str, &str, &str)> {
    let letters: Vec<(usize, char)> =
        line.char_indices().filter(|(_, c)| is_han(*c) || is_latin(*c)).collect();
    let mut borders =
        letters.windows(2).filter(|two| matches!(two, [(_, a), (_, b)] if is_han(*a) != is_han(*b)));
    let (Some([(end, last), (start, _)]), None) = (borders.next(), borders.next()) else { return None };
    let between = line.get(end + last.len_utf8()..*start)?;
    // What is no mark between the two belongs to one of them: brackets, quotes, the stop of `n.`
    let edge = |c: char| {
        c.is_whitespace()
            || DASHES.contains(&c)
            || LEADERS.contains(&c)
            || matches!(c, ':' | '：' | '\u{3000}')
    };
    let from = between.find(edge).unwrap_or(between.len());
    let to = between
        .rfind(edge)
        .map_or(from, |at| at + between.get(at..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8));
    let at = end + last.len_utf8();
    let stopped = if from == between.len() { between.rfind('.').map_or(from, |dot| dot + 1) } else { from };
    Some((line.get(..at + stopped)?, line.get(at + to.max(stopped)..)?, between.get(from.min(to)..to)?))
}

/// A term without its part of speech.
fn untagged(term: &str) -> (&str, bool) {
    let term = term.trim();
    let tag = term
        .rsplit_once(char::is_whitespace)
        .filter(|(_, tag)| PARTS_OF_SPEECH.contains(&tag.to_lowercase().as_str()));
    tag.map_or((term, false), |(term, _)| (term.trim_end(), true))
}

/// Names of fields, folded.
const FIELDS: &[&str] = &[
    "contact",
    "contact person",
    "date",
    "author",
    "authors",
    "editor",
    "translator",
    "reviewer",
    "venue",
    "tel",
    "phone",
    "telephone",
    "fax",
    "address",
    "email",
    "e-mail",
    "website",
    "prepared by",
    "approved by",
    "checked by",
    "name",
    "client",
    "customer",
    "project",
    "location",
    "source",
    "photo",
    "place",
    "city",
    "department",
    "version",
    "issued by",
    "publisher",
    "isbn",
    "photographer",
    "time",
    "speaker",
    "host",
    "联系人",
    "日期",
    "作者",
    "编辑",
    "译者",
    "审核",
    "审校",
    "校对",
    "地点",
    "电话",
    "传真",
    "地址",
    "邮箱",
    "网址",
    "编制",
    "批准",
    "姓名",
    "客户",
    "项目",
    "来源",
    "摄影",
    "部门",
    "版本",
    "出版社",
    "时间",
    "主讲人",
    "主持人",
    "单位",
];

/// A value with so many figures is a date or a number (guess).
const FIELD_DIGITS: usize = 4;

/// Forms of address.
const PERSONS: &[&str] = &["先生", "女士", "小姐", "经理", "經理", "教授", "博士", "主任", "老师", "律师"];

/// Nobody puts so much space between two words of a sentence.
fn is_wide(gap: &str) -> bool {
    gap.contains('\t') || gap.chars().filter(|c| c.is_whitespace()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_in_all_their_shapes() {
        let cases: [(&str, Layout, Option<&[&str]>); 14] = [
            ("radio telescope     射电望远镜", Layout::List, Some(&["射电望远镜=radio telescope"])),
            ("\"Sky Eye\"     天眼", Layout::List, Some(&["天眼=Sky Eye"])),
            ("kick off 开始", Layout::List, Some(&["开始=kick off"])),
            ("kick off 开始", Layout::Page, None),
            ("module  n.单元；模块；舱", Layout::Page, Some(&["单元=module", "模块=module", "舱=module"])),
            (
                "municipal   adj.城市的; 市政的; ",
                Layout::Page,
                Some(&["城市的=municipal", "市政的=municipal"]),
            ),
            ("come into force —— 实施", Layout::Page, Some(&["实施=come into force"])),
            ("示范区——demonstration zone", Layout::List, Some(&["示范区=demonstration zone"])),
            ("take steps to do sth      采取步骤做某事", Layout::List, Some(&[])),
            ("blast off  专指火箭点火起飞，这里用作主动", Layout::List, Some(&[])),
            ("→ deploy troops 部署部队", Layout::List, Some(&["部署部队=deploy troops"])),
            ("未来城市 Future Cities", Layout::Page, None),
            ("The meeting opened in Ordos.  会议在鄂尔多斯开幕。", Layout::List, None),
            ("联合国 UN 与中国", Layout::List, None),
        ];
        for (line, layout, expected) in cases {
            let got = read(line, layout)
                .map(|pairs| pairs.into_iter().map(|t| format!("{}={}", t.zh, t.en)).collect::<Vec<_>>());
            let expected =
                expected.map(|pairs| pairs.iter().map(|pair| (*pair).to_owned()).collect::<Vec<_>>());
            assert_eq!(got, expected, "{line}");
        }
    }
}
