//! Text as UTF-16, little end first: what older Windows programs take for Unicode.

use std::io::{self, Write};

/// Writes UTF-8 on as UTF-16. Each write holds whole characters: our writers write strings.
pub(super) struct Utf16<W: Write> {
    out: W,
}

impl<W: Write> Utf16<W> {
    pub(super) fn new(out: W) -> Self {
        Utf16 { out }
    }
}

impl<W: Write> Write for Utf16<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(buffer).map_err(io::Error::other)?;
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.out.write_all(&units)?;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
