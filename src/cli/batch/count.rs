//! The figures of a run over many files, added up for the table at its end.

use duizhao::pipeline::{Record, Status};
use duizhao::select::Figures;

/// Figures by how the files ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    read: Line,
    cached: Line,
    /// Files that could not be used.
    pub(crate) failed: u64,
}

/// Figures of some files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Line {
    files: u64,
    figures: Figures,
}

impl Count {
    pub(crate) fn add(&mut self, record: &Record) {
        let line = match record.status {
            Status::Read => &mut self.read,
            Status::Cached => &mut self.cached,
            Status::Failed => {
                self.failed += 1;
                return;
            }
        };
        line.files += 1;
        line.figures.merge(record.figures);
    }

    /// Files that are done, in whatever way.
    pub(crate) fn files(&self) -> u64 {
        self.read.files + self.cached.files + self.failed
    }

    /// Files that could be used.
    pub(crate) fn used(&self) -> u64 {
        self.read.files + self.cached.files
    }

    /// Segment pairs in them.
    pub(crate) fn pairs(&self) -> u64 {
        self.read.figures.pairs + self.cached.figures.pairs
    }

    /// A table with a row for each way in which files ended.
    pub(crate) fn table(&self) -> Vec<String> {
        let row = |name: &str, line: Line| {
            let Figures { blocks, pairs, unpaired, candidates, .. } = line.figures;
            let cells = [line.files, blocks, pairs, unpaired, candidates].map(grouped);
            std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>()
        };
        let headings = ["", "files", "blocks", "pairs", "unpaired", "candidates"].map(str::to_owned).to_vec();
        let mut rows = vec![headings, row("read", self.read)];
        if self.cached.files > 0 {
            rows.push(row("from the cache", self.cached));
        }
        if self.failed > 0 {
            rows.push(vec!["failed".to_owned(), grouped(self.failed)]);
        }
        let width =
            |column: usize| rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..6).map(width).collect();
        let line = |row: &Vec<String>| {
            let cell = |(column, (cell, width)): (usize, (&String, &usize))| match column {
                0 => format!("{cell:width$}"),
                _ => format!("{cell:>width$}"),
            };
            row.iter().zip(&widths).enumerate().map(cell).collect::<Vec<_>>().join("  ")
        };
        rows.iter().map(line).collect()
    }
}

/// `1234567` as `1,234,567`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_what_was_read_what_was_kept_and_what_failed() {
        let record = |status, pairs| {
            let figures = Figures { files: 1, blocks: 2 * pairs, pairs, unpaired: 0, candidates: 3 };
            Record { status, figures, found: 0, notes: Vec::new(), failure: None }
        };
        let mut count = Count::default();
        for record in [record(Status::Read, 1234), record(Status::Cached, 5), record(Status::Failed, 0)] {
            count.add(&record);
        }
        assert_eq!(
            count.table(),
            [
                "                files  blocks  pairs  unpaired  candidates",
                "read                1   2,468  1,234         0           3",
                "from the cache      1      10      5         0           3",
                "failed              1",
            ]
        );
        assert_eq!((count.files(), count.used(), count.pairs()), (3, 2, 1239));
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (number, shown) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), shown);
        }
    }
}
