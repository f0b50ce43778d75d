//! Counts the bytes that pass to a file.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

/// How many bytes have passed.
pub(super) type Bytes = Rc<Cell<u64>>;

/// A writer that counts.
pub(super) struct Counted<'a> {
    out: Box<dyn Write + 'a>,
    bytes: Bytes,
}

impl<'a> Counted<'a> {
    /// The writer, and its count for somebody else to look at.
    pub(super) fn new(out: Box<dyn Write + 'a>) -> (Self, Bytes) {
        let bytes = Bytes::default();
        (Counted { out, bytes: Rc::clone(&bytes) }, bytes)
    }
}

impl Write for Counted<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.out.write(buffer)?;
        self.bytes.set(self.bytes.get() + written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
