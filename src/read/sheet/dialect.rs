//! How a table of delimited text is written: its delimiter, and whether it quotes.

use csv::{ReaderBuilder, StringRecord};

/// At least this share of the rows must have the same number of cells.
const MIN_REGULAR: f32 = 0.8;

/// Delimiter and quoting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    delimiter: u8,
    quoting: bool,
}

impl Dialect {
    /// The first delimiter, with quoting: for a file that shows nothing.
    pub(super) fn plain(delimiters: &[u8]) -> Self {
        Dialect { delimiter: delimiters.first().copied().unwrap_or(b','), quoting: true }
    }

    /// What stands between cells.
    pub(super) fn delimiter(self) -> u8 {
        self.delimiter
    }

    /// A reader's settings. Rows may differ in length: what is missing is an empty cell.
    pub(super) fn builder(self) -> ReaderBuilder {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(self.delimiter).quoting(self.quoting).has_headers(false).flexible(true);
        builder
    }
}

/// The rows of a text.
pub(super) fn rows(text: &str, dialect: Dialect) -> Vec<StringRecord> {
    dialect.builder().from_reader(text.as_bytes()).records().map_while(Result::ok).collect()
}

/// The dialect in which a text is most regular; `None` if it is no table with any of these delimiters.
pub(super) fn detect(text: &str, delimiters: &[u8]) -> Option<Dialect> {
    let regular = |delimiter: &u8| {
        let dialect = Dialect { delimiter: *delimiter, quoting: quotes(text, *delimiter) };
        let (share, cells) = regularity(&rows(text, dialect));
        (cells > 1 && share >= MIN_REGULAR).then_some((share, dialect))
    };
    // The first of equals: `max_by` would give the last.
    delimiters.iter().rev().filter_map(regular).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, dialect)| dialect)
}

/// The most frequent number of cells and the share of rows that have it.
fn regularity(rows: &[StringRecord]) -> (f32, usize) {
    let mut counts: Vec<usize> = rows.iter().map(StringRecord::len).collect();
    counts.sort_unstable();
    let runs = counts.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(0)));
    let (rows_with, cells) = runs.max().unwrap_or((0, 0));
    (rows_with as f32 / rows.len().max(1) as f32, cells)
}

/// Whether quotation marks around cells belong to the writing and not to the text.
fn quotes(text: &str, delimiter: u8) -> bool {
    let raw = rows(text, Dialect { delimiter, quoting: false });
    let cells = || raw.iter().flatten().filter(|cell| !cell.is_empty());
    let mut quoted = cells().filter(|cell| cell.starts_with('"')).peekable();
    if quoted.peek().is_none() || cells().all(is_quoted) {
        return true;
    }
    if cells().filter(|cell| cell.starts_with('"')).all(is_quoted) {
        // Writers quote where they must; in a TSV they hardly ever must, so these marks are somebody's words.
        return delimiter != b'\t' || quoted.all(|cell| inner(cell).contains('"'));
    }
    let regular = |quoting| regularity(&rows(text, Dialect { delimiter, quoting })).0;
    regular(true) > regular(false)
}

/// Wholly in quotation marks, those inside doubled.
fn is_quoted(cell: &str) -> bool {
    cell.len() > 1
        && cell.starts_with('"')
        && cell.ends_with('"')
        && !inner(cell).replace("\"\"", "").contains('"')
}

fn inner(cell: &str) -> &str {
    cell.get(1..cell.len().saturating_sub(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[u8] = b"\t,;";

    #[test]
    fn delimiter_and_quoting_are_told_from_the_rows() {
        let cases: [(&str, Option<(u8, bool)>); 7] = [
            ("联合国,UN\n中国,China\n", Some((b',', true))),
            ("联合国;UN, the\n中国;China\n", Some((b';', true))),
            ("联合国\tUN\n中国\tChina\n", Some((b'\t', true))),
            ("\"北京，中国\",\"Beijing, China\"\n上海,Shanghai\n", Some((b',', true))),
            ("他说“是”。\t\"Yes,\" he said.\n中国\tChina\n", Some((b'\t', false))),
            ("“是”。\t\"Yes.\"\n中国\tChina\n", Some((b'\t', false))),
            ("没有表格。\nNo table here.\n", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(delimiter, quoting)| Dialect { delimiter, quoting });
            assert_eq!(detect(text, ALL), expected, "{text}");
        }
    }
}
