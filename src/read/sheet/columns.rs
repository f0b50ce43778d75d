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

/// A longer cell is no header (characters): `Chinese (Simplified, China)` is one.
const LONGEST_HEADER: usize = 30;

/// Headers that say the part and not the language; the longer ones first.
const PARTS: &[&str] = &[
    "source_term",
    "source segment",
    "target segment",
    "source text",
    "target text",
    "target_term",
    "source",
    "target",
    "term",
    "translation",
    "原文",
    "源文",
    "源文本",
    "译文",
    "目标文本",
    "目标语",
    "譯文",
    "术语",
    "目标",
    "源语",
    "原语",
    "術語",
    "译名",
];

/// At most so many rows of titles stand above the columns' names.
const MAX_TITLES: usize = 8;

/// From so many rows on, a column that always says the same is no column of terms.
const VARIED: usize = 3;

/// The two columns of a bilingual table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Counted from 0.
    pub(super) at: Sides<usize>,
    /// So many rows stand above the body: titles, and the row that names the columns.
    pub(super) above: usize,
    /// The content leaves no doubt.
    pub(super) certain: bool,
}

/// Finds the two columns; `None` if there are none.
pub(super) fn find(rows: &[StringRecord]) -> Option<Columns> {
    let titles = titles(rows);
    let rows = rows.get(titles..).unwrap_or_default();
    let first = rows.first()?;
    let named = named(first);
    let body = rows.get(usize::from(named.is_some())..).unwrap_or_default();
    let below = rows.get(usize::from(names_parts(first) && rows.len() > 1)..).unwrap_or_default();
    let width = rows.iter().map(StringRecord::len).max()?;
    let counts: Vec<Sides<usize>> = (0..width)
        .map(|column| if is_varied(body, column) { count(below, column) } else { Sides::default() })
        .collect();
    let at = named.filter(|_| !body.is_empty()).or_else(|| by_content(below, &counts))?;
    let pure = |lang| counts.get(*at.get(lang)).is_some_and(|counts| share(counts, lang) >= CERTAIN_SHARE);
    let header = is_header(first, rows, at);
    let certain = named.is_some() || Lang::BOTH.into_iter().all(pure);
    Some(Columns { at, above: titles + usize::from(header), certain })
}

/// Rows above the one that names the columns: each says one thing, over the whole width perhaps.
fn titles(rows: &[StringRecord]) -> usize {
    let is_title = |row: &&StringRecord| {
        let mut said = row.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let first = said.next();
        said.all(|cell| Some(cell) == first)
    };
    let titles = rows.iter().take(MAX_TITLES).take_while(is_title).count();
    let names = |row: &StringRecord| named(row).is_some() || names_parts(row);
    if rows.get(titles).is_some_and(names) { titles } else { 0 }
}

/// The column does not say the same in every row.
fn is_varied(body: &[StringRecord], column: usize) -> bool {
    let mut cells = body.iter().map(|row| row.get(column).unwrap_or_default());
    let first = cells.next();
    body.len() < VARIED || cells.any(|cell| Some(cell) != first)
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

/// How many of a column's cells are of each language. Numbers are of none, nor is what stands in two columns alike.
fn count(rows: &[StringRecord], column: usize) -> Sides<usize> {
    let langs = || rows.iter().filter_map(|row| lang_in(row, column));
    Sides::from_fn(|lang| langs().filter(|found| *found == lang).count())
}

fn lang_in(row: &StringRecord, column: usize) -> Option<Lang> {
    let cell = row.get(column)?;
    let twice = row.iter().enumerate().any(|(at, other)| at != column && other == cell);
    if twice { None } else { lang_of(cell) }
}

/// The share of the language among the cells that are of one.
fn share(counts: &Sides<usize>, lang: Lang) -> f32 {
    *counts.get(lang) as f32 / (counts.zh + counts.en).max(1) as f32
}

/// Of the Chinese and English columns that are filled together most often, those that stand nearest to each other:
/// notes and numbers stand farther off.
fn by_content(rows: &[StringRecord], counts: &[Sides<usize>]) -> Option<Sides<usize>> {
    let of = |lang: Lang| {
        (0..counts.len()).filter(move |at| counts.get(*at).is_some_and(|c| share(c, lang) >= MIN_SHARE))
    };
    let both = |at: &Sides<usize>| {
        let has = |row: &StringRecord, lang: Lang| lang_in(row, *at.get(lang)) == Some(lang);
        rows.iter().filter(|row| Lang::BOTH.into_iter().all(|lang| has(row, lang))).count()
    };
    let pairs = of(Lang::Zh).flat_map(|zh| of(Lang::En).map(move |en| Sides::new(zh, en)));
    let pairs: Vec<(usize, Sides<usize>)> = pairs.map(|at| (both(&at), at)).collect();
    let most = pairs.iter().map(|(rows, _)| *rows).max()?;
    let often = pairs.iter().filter(|(rows, _)| rows * 2 >= most).map(|(_, at)| *at);
    often.min_by_key(|at| (at.zh.abs_diff(at.en), at.zh))
}

/// The first row names columns: by a known name, or because it is not of the languages that all others are of.
fn is_header(first: &StringRecord, rows: &[StringRecord], at: Sides<usize>) -> bool {
    let cells = at.map(|column| first.get(column).unwrap_or_default().trim().to_lowercase());
    let named = named(first) == Some(at);
    let parts = PARTS.contains(&cells.zh.as_str()) && PARTS.contains(&cells.en.as_str());
    let rest = rows.get(1..).unwrap_or_default();
    let others_chinese = rest.len() > 1 && share(&count(rest, at.zh), Lang::Zh) >= CERTAIN_SHARE;
    named || parts || (others_chinese && lang_of(&cells.zh) == Some(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case = (&'static [&'static [&'static str]], Option<(usize, usize, usize)>);

    fn found(rows: &[&[&str]]) -> Option<(usize, usize, usize)> {
        let rows: Vec<StringRecord> = rows.iter().map(|row| StringRecord::from(row.to_vec())).collect();
        find(&rows).map(|columns| (columns.at.zh, columns.at.en, columns.above))
    }

    #[test]
    fn the_columns_are_told_from_content_and_header() {
        let cases: [Case; 16] = [
            (&[&["联合国", "United Nations"], &["中国", "China"]], Some((0, 1, 0))),
            (&[&["United Nations", "联合国"], &["China", "中国"]], Some((1, 0, 0))),
            (&[&["zh-CN", "en-US"], &["中国", "China"]], Some((0, 1, 1))),
            (&[&["English name", "中文名称"], &["China", "中国"]], Some((1, 0, 1))),
            (&[&["原文", "译文"], &["中国", "China"], &["北京", "Beijing"]], Some((0, 1, 1))),
            (&[&["术语", "译文"], &["人工智能", "AI"]], Some((0, 1, 1))),
            (&[&["Name", "Remark"], &["中国", "China"], &["北京", "Beijing"]], Some((0, 1, 1))),
            (&[&["term_en", "term_zh-CN"], &["China", "中国"]], Some((1, 0, 1))),
            (&[&["term", "note", "zh_CN"], &["China", "a country", "中国"]], Some((2, 0, 1))),
            (
                &[&["中国", "no", "China"], &["北京", "no", "Beijing"], &["上海", "no", "Shanghai"]],
                Some((0, 2, 0)),
            ),
            (&[&["1", "中国", "China", "a country"], &["2", "北京", "Beijing", "a city"]], Some((1, 2, 0))),
            // Files that CAT tools export for review: titles above, numbers and comments beside, names left as they are.
            (
                &[
                    &["Review of a project", "Review of a project"],
                    &[""],
                    &["#", "Source (en-US)", "Target (zh-CN)", "Comments"],
                    &["1", "The city grows.", "城市在发展。", "请核对"],
                ],
                Some((2, 1, 3)),
            ),
            (
                &[
                    &["ID", "源文", "译文", "备注"],
                    &["1", "The city grows.", "城市在发展。", ""],
                    &["2", "2024", "2024", ""],
                    &["3", "GDP", "GDP", ""],
                ],
                Some((2, 1, 1)),
            ),
            (
                &[
                    &["The city grows.", "", "城市在发展。"],
                    &["Ordos", "地名", "鄂尔多斯"],
                    &["The report", "", "报告"],
                    &["a city", "", "城市"],
                    &["GDP", "", "GDP"],
                ],
                Some((2, 0, 0)),
            ),
            (&[&["ID", "English (United States)", "Chinese (PRC)"], &["1", "GDP", "GDP"]], Some((2, 1, 1))),
            (&[&["China", "Chine"], &["Beijing", "Pékin"]], None),
        ];
        for (rows, expected) in cases {
            assert_eq!(found(rows), expected, "{rows:?}");
        }
    }
}
