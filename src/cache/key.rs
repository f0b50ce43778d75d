//! Names of results: a digest of everything that they depend on.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The digest (SHA-256) of everything that a result depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// In hexadecimal digits.
    #[must_use]
    pub fn name(&self) -> String {
        let digit = |mut name: String, byte: &u8| {
            let _ = write!(name, "{byte:02x}");
            name
        };
        self.0.iter().fold(String::with_capacity(64), digit)
    }
}

/// A key under way. Parts are told apart: `ab` and `c` give another key than `a` and `bc`.
#[derive(Clone, Debug)]
pub struct KeyMaker(Sha256);

impl KeyMaker {
    /// Begins the key of a sort of result.
    #[must_use]
    pub fn new(sort: &str) -> Self {
        KeyMaker(Sha256::new()).text(sort)
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text);
        self
    }

    /// Adds another key.
    #[must_use]
    pub fn key(mut self, key: &Key) -> Self {
        self.0.update(key.0);
        self
    }

    /// Adds all that can be read, and its length.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn content(mut self, input: &mut dyn Read) -> io::Result<Self> {
        const PIECE: usize = 64 << 10;
        let mut digest = Sha256::new();
        let mut piece = vec![0; PIECE];
        loop {
            match input.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => digest.update(piece.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.0.update(digest.finalize());
        Ok(self)
    }

    /// Takes in bytes that are at hand.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(Sha256::digest(bytes));
        self
    }

    /// The key.
    #[must_use]
    pub fn finish(self) -> Key {
        Key(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_the_parts_apart_and_their_order() {
        let key = |parts: &[&str]| {
            parts.iter().fold(KeyMaker::new("x"), |maker, part| maker.text(part)).finish().name()
        };
        assert_eq!(key(&["对", "照"]), key(&["对", "照"]));
        assert_ne!(key(&["对照", ""]), key(&["对", "照"]));
        assert_ne!(key(&["照", "对"]), key(&["对", "照"]));
        assert_eq!(key(&[]).len(), 64);
    }
}
