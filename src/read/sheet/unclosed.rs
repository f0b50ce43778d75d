//! A quotation mark that nobody closed swallows the rows behind it: they are taken out of its cell again.

use csv::StringRecord;

use super::dialect::{self, Dialect};

/// No cell that people quote has more lines: what has is a row with an open quotation mark, and those behind it.
const MOST_LINES: usize = 64;

/// The rows that a record holds: itself, or those that its open quotation mark swallowed.
pub(super) fn rows(record: StringRecord, dialect: Dialect) -> Vec<StringRecord> {
    let is_long = |cell: &&str| cell.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES;
    let Some((at, cell)) = record.iter().enumerate().find(|(_, cell)| is_long(cell)) else {
        return vec![record];
    };
    let mut rows = dialect::rows(cell, dialect);
    if let Some(first) = rows.first_mut() {
        *first = record.iter().take(at).chain(first.iter()).collect();
    }
    if let Some(last) = rows.last_mut() {
        last.extend(record.iter().skip(at + 1));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_of_a_cell_that_was_not_closed() {
        let dialect = Dialect::plain(b",");
        let row = |number: u32| format!("城市{number},city {number}\n");
        let swallowed = (2..100).map(row).collect::<Vec<_>>().concat();
        let record = StringRecord::from(vec!["城市1".to_owned(), format!("city 1\n{swallowed}")]);
        let got = rows(record, dialect);
        assert_eq!(got.len(), 99);
        assert_eq!(got.first(), Some(&StringRecord::from(vec!["城市1", "city 1"])));
        assert_eq!(got.last(), Some(&StringRecord::from(vec!["城市99", "city 99"])));
        let honest = StringRecord::from(vec!["一\n二", "one\ntwo"]);
        assert_eq!(rows(honest.clone(), dialect), [honest]);
    }
}
