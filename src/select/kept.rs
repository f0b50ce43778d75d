//! What was gathered as bytes, to be kept in files.

use super::gathered::Gathered;
use crate::error::Result;
use crate::packed::{pack, unpack};

/// The number rises whenever bytes of before can no longer be read, or would say something else.
const MARK: &str = "duizhao gathered 2\n";

impl Gathered {
    /// Everything as bytes: the same value gives the same bytes.
    ///
    /// # Errors
    /// None that the value itself can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        pack(MARK, self)
    }

    /// The value of such bytes.
    ///
    /// # Errors
    /// Bytes of another version, and bytes that are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        unpack(MARK, bytes)
    }
}
