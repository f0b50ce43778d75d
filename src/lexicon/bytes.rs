//! Reads what the build script wrote: numbers of variable length and texts with their length.

/// Bytes still to be read. Past the end everything is zero or empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The bytes from `start` on.
    pub(super) fn from(all: &'a [u8], start: usize) -> Self {
        Bytes(all.get(start..).unwrap_or(&[]))
    }

    /// Seven bits a byte, the lowest first.
    pub(super) fn number(&mut self) -> usize {
        let mut number = 0;
        let mut shift = 0;
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 || shift >= usize::BITS {
                break;
            }
        }
        number
    }

    /// A length, then so many bytes of text.
    pub(super) fn text(&mut self) -> &'a str {
        std::str::from_utf8(self.raw_text()).unwrap_or("")
    }

    /// The same, not looked at yet.
    pub(super) fn raw_text(&mut self) -> &'a [u8] {
        let length = self.number();
        let (text, rest) = self.0.split_at_checked(length).unwrap_or((&[], &[]));
        self.0 = rest;
        text
    }
}
