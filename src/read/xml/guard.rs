//! Counts the lines that are read, and stops where one tag or text has no end.

use std::io::{self, BufRead, BufReader, Read};

use memchr::{memchr_iter, memrchr};

/// The longest tag or text, in bytes: a picture inside a text may be some megabytes.
const MAX_NODE: usize = 16 << 20;

/// An input with a position.
pub(super) struct Guard<R: Read> {
    input: BufReader<R>,
    line: u32,
    column: usize,
    node: usize,
}

impl<R: Read> Guard<R> {
    pub(super) fn new(input: R) -> Self {
        Guard { input: BufReader::with_capacity(64 << 10, input), line: 1, column: 1, node: 0 }
    }

    /// Counted from 1.
    pub(super) fn line(&self) -> u32 {
        self.line
    }

    /// Bytes into the line, counted from 1.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// Another tag or text begins.
    pub(super) fn node_ends(&mut self) {
        self.node = 0;
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.node > MAX_NODE {
            let what = format!("a tag or a text is longer than {} MB; is not read", MAX_NODE >> 20);
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        let used = self.input.buffer().get(..count).unwrap_or_default();
        let last = memrchr(b'\n', used);
        self.line = self.line.saturating_add(memchr_iter(b'\n', used).count() as u32);
        self.column = last.map_or(self.column + count, |at| count - at);
        self.node += count;
        self.input.consume(count);
    }
}
