//! Which column is Chinese, which is English, and whether the first row names them.

use csv::StringRecord;

use crate::data::{Lang, Sides};
use crate::text::lang_of;

/// A column is of a language if at least this share of its filled cells is.
const MIN_SHARE: f32 = 0.6;

/// Both columns this pure, and the content alone says that it is a bilingual table.
const CERTAIN_SHARE: f32 = 0.9;

/// Codes that stand above columns, in lower case; a region behind them (`zh-CN`, `en_US`) does not count.
const CODES: Sides<&[&str]> = Sides::new(&["zh", "cn", "zho", "chi"], &["en", "eng"]);

/// Names of the languages in headers (`English name`, `中文名称`).
const NAMES: Sides<&[&str]> = Sides::new(
    &["chinese", "中文", "汉语", "漢語", "华语", "华文", "简体", "繁體", "zh-cn", "zh_cn"],
    &["english", "英文", "英语", "英語", "en-us", "en_us"],
);

/// A longer cell is no header (characters).
const LONGEST_HEADER: usize = 20;

/// Headers that say the part and not the language; the longer ones first.
const PARTS: &[&str] = &[
    "source_term",
    "target_term",
    "source",
    "target",
    "term",
    "translation",
    "原文",
    "译文",
    "譯文",
    "术语",
    "目标",
    "源语",
    "原语",
    "術語",
    "译名",
];

/// From so many rows on, a column that always says the same is no column of terms.
const VARIED: usize = 3;

/// The two columns of a bilingual table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Counted from 0.
    pub(super) at: Sides<usize>,
    /// The first row names the columns.
    pub(super) header: bool,
    /// The content leaves no doubt.
    pub(super) certain: bool,
}

/// Finds the two columns; `None` if there are none.
pub(super) fn find(rows: &[StringRecord]) -> Option<Columns> {
    let named = named(rows.first()?);
    let body = rows.get(usize::from(named.is_some())..).unwrap_or_default();
    let width = rows.iter().map(StringRecord::len).max()?;
    let varied = |column: usize| {
        let mut cells = body.iter().map(|row| row.get(column).unwrap_or_default());
        let first = cells.next();
        body.len() < VARIED || cells.any(|cell| Some(cell) != first)
    };
    let below = rows.get(usize::from(names_parts(rows.first()?) && rows.len() > 1)..).unwrap_or_default();
    let shares = |column| if varied(column) { shares(below, column) } else { Sides::default() };
    let shares: Vec<Sides<f32>> = (0..width).map(shares).collect();
    let at = named.filter(|_| !body.is_empty()).or_else(|| by_content(&shares))?;
    let pure = |lang| shares.get(*at.get(lang)).is_some_and(|share| *share.get(lang) >= CERTAIN_SHARE);
    let header = rows.first().is_some_and(|first| is_header(first, rows, at));
    Some(Columns { at, header, certain: named.is_some() || Lang::BOTH.into_iter().all(pure) })
}

/// The columns by the names above them: of both languages, or of one and a part that must be the other.
fn named(first: &StringRecord) -> Option<Sides<usize>> {
    let find = |lang: Lang| first.iter().position(|cell| names(cell, lang));
    let part = || first.iter().position(|cell| PARTS.contains(&cell.trim().to_lowercase().as_str()));
    let at = match (find(Lang::Zh), find(Lang::En)) {
        (Some(zh), Some(en)) => Sides::new(zh, en),
        (Some(zh), None) => Sides::new(zh, part()?),
        (None, Some(en)) => Sides::new(part()?, en),
        (None, None) => return None,
    };
    Some(at).filter(|at| at.zh != at.en)
}

/// The row is a header that says which part is which, in one language (术语, 译文).
fn names_parts(first: &StringRecord) -> bool {
    first.iter().filter(|cell| PARTS.contains(&cell.trim().to_lowercase().as_str())).count() > 1
}

/// The cell is a header that names the language: `zh-CN`, `English name`, `term_en`.
fn names(cell: &str, lang: Lang) -> bool {
    let cell = cell.trim().to_lowercase();
    let part = PARTS.iter().find_map(|part| cell.strip_prefix(part)?.strip_prefix('_'));
    let code = part.unwrap_or(&cell).split(['-', '_']).next().unwrap_or_default();
    let short = cell.chars().count() <= LONGEST_HEADER;
    short && (CODES.get(lang).contains(&code) || NAMES.get(lang).iter().any(|name| cell.contains(name)))
}

/// The share of a column's filled cells that is of each language.
fn shares(rows: &[StringRecord], column: usize) -> Sides<f32> {
    let cells = || rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.trim().is_empty());
    let filled = cells().count().max(1) as f32;
    Sides::from_fn(|lang| cells().filter(|cell| lang_of(cell) == Some(lang)).count() as f32 / filled)
}

/// The most Chinese column and the nearest English one: notes and numbers stand farther off.
fn by_content(shares: &[Sides<f32>]) -> Option<Sides<usize>> {
    let of = |lang: Lang| {
        (0..shares.len()).filter(move |at| shares.get(*at).is_some_and(|s| *s.get(lang) >= MIN_SHARE))
    };
    let pairs = of(Lang::Zh).flat_map(|zh| of(Lang::En).map(move |en| Sides::new(zh, en)));
    pairs.min_by_key(|at| (at.zh.abs_diff(at.en), at.zh))
}

/// The first row names columns: by a known name, or because it is not of the languages that all others are of.
fn is_header(first: &StringRecord, rows: &[StringRecord], at: Sides<usize>) -> bool {
    let cells = at.map(|column| first.get(column).unwrap_or_default().trim().to_lowercase());
    let named = named(first) == Some(at);
    let parts = PARTS.contains(&cells.zh.as_str()) && PARTS.contains(&cells.en.as_str());
    let rest = rows.get(1..).unwrap_or_default();
    let others_chinese = rest.len() > 1 && shares(rest, at.zh).zh >= CERTAIN_SHARE;
    named || parts || (others_chinese && lang_of(&cells.zh) == Some(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case = (&'static [&'static [&'static str]], Option<(usize, usize, bool)>);

    fn found(rows: &[&[&str]]) -> Option<(usize, usize, bool)> {
        let rows: Vec<StringRecord> = rows.iter().map(|row| StringRecord::from(row.to_vec())).collect();
        find(&rows).map(|columns| (columns.at.zh, columns.at.en, columns.header))
    }

    #[test]
    fn the_columns_are_told_from_content_and_header() {
        let cases: [Case; 12] = [
            (&[&["联合国", "United Nations"], &["中国", "China"]], Some((0, 1, false))),
            (&[&["United Nations", "联合国"], &["China", "中国"]], Some((1, 0, false))),
            (&[&["zh-CN", "en-US"], &["中国", "China"]], Some((0, 1, true))),
            (&[&["English name", "中文名称"], &["China", "中国"]], Some((1, 0, true))),
            (&[&["原文", "译文"], &["中国", "China"], &["北京", "Beijing"]], Some((0, 1, true))),
            (&[&["术语", "译文"], &["人工智能", "AI"]], Some((0, 1, true))),
            (&[&["Name", "Remark"], &["中国", "China"], &["北京", "Beijing"]], Some((0, 1, true))),
            (&[&["term_en", "term_zh-CN"], &["China", "中国"]], Some((1, 0, true))),
            (&[&["term", "note", "zh_CN"], &["China", "a country", "中国"]], Some((2, 0, true))),
            (
                &[&["中国", "no", "China"], &["北京", "no", "Beijing"], &["上海", "no", "Shanghai"]],
                Some((0, 2, false)),
            ),
            (
                &[&["1", "中国", "China", "a country"], &["2", "北京", "Beijing", "a city"]],
                Some((1, 2, false)),
            ),
            (&[&["China", "Chine"], &["Beijing", "Pékin"]], None),
        ];
        for (rows, expected) in cases {
            assert_eq!(found(rows), expected, "{rows:?}");
        }
    }
}
