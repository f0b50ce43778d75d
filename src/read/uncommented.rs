//! A glossary without the lines that its tool takes for comments.

use std::io::{self, BufRead, BufReader, Read};

/// Starts a comment in OmegaT's glossaries and in lists of terms.
pub(super) const COMMENT: u8 = b'#';

/// How much is looked at to tell tab text.
const SAMPLE: usize = 64 << 10;

/// Gives all but the comments. Tab text has them on any line; quoted text only at its head, for a cell may hold lines.
/// A row of tab text may begin with the mark all the same (`#hashtag`), unless the file begins with a comment: then it
/// is a tool's that knows comments.
pub(super) struct Uncommented<R: Read> {
    input: BufReader<R>,
    line: Vec<u8>,
    given: usize,
    place: Place,
    tabs: bool,
    headed: bool,
}

#[derive(PartialEq, Eq)]
enum Place {
    Head,
    Body,
}

impl<R: Read> Uncommented<R> {
    pub(super) fn new(input: R) -> io::Result<Self> {
        let mut input = BufReader::with_capacity(SAMPLE, input);
        let headed = input.fill_buf()?.first() == Some(&COMMENT);
        let lines = input.fill_buf()?.split(|byte| *byte == b'\n');
        let first = lines.into_iter().find(|line| line.first() != Some(&COMMENT));
        let tabs = first.is_some_and(|line| line.contains(&b'\t'));
        Ok(Uncommented { input, line: Vec::new(), given: 0, place: Place::Head, tabs, headed })
    }

    /// Reads lines until one is no comment.
    fn next_line(&mut self) -> io::Result<()> {
        loop {
            self.line.clear();
            self.given = 0;
            self.input.read_until(b'\n', &mut self.line)?;
            if self.line.first() != Some(&COMMENT) {
                self.place = Place::Body;
                return Ok(());
            }
            let is_row = !self.tabs || (!self.headed && self.line.contains(&b'\t'));
            if self.place == Place::Body && is_row {
                return Ok(());
            }
        }
    }
}

impl<R: Read> Read for Uncommented<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.line.len() {
            self.next_line()?;
        }
        let mut rest = self.line.get(self.given..).unwrap_or_default();
        let count = rest.read(buffer)?;
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_where_they_are_comments() {
        for (text, expected) in [
            ("# a\n# b\n中\tc\n#d\te\n国\tf\n", "中\tc\n国\tf\n"),
            ("# a\nzh,en\n\"x\n#y\",z\n", "zh,en\n\"x\n#y\",z\n"),
            ("zh\ten\n# note\n#a\tb\n", "zh\ten\n#a\tb\n"),
            ("zh,en", "zh,en"),
            ("# only", ""),
            ("", ""),
        ] {
            let mut read = String::new();
            let mut input = Uncommented::new(text.as_bytes()).expect("bytes");
            input.read_to_string(&mut read).expect("bytes");
            assert_eq!(read, expected, "{text:?}");
        }
    }
}
