//! What was gathered as bytes, to be kept in files: a mark with a version, then everything, packed.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::gathered::Gathered;
use crate::error::{Error, ErrorKind, Result};

/// The first bytes; the number rises whenever bytes of before can no longer be read.
const MARK: &[u8] = b"duizhao gathered 1\n";

impl Gathered {
    /// Everything as bytes: the same value gives the same bytes.
    ///
    /// # Errors
    /// None that the value itself can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let plain = postcard::to_stdvec(self).map_err(|error| broken(&error.to_string()))?;
        let mut packed = DeflateEncoder::new(MARK.to_vec(), Compression::fast());
        packed.write_all(&plain)?;
        Ok(packed.finish()?)
    }

    /// The value of such bytes.
    ///
    /// # Errors
    /// Bytes of another version, and bytes that are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let packed = bytes.strip_prefix(MARK).ok_or_else(|| broken("of another version"))?;
        let mut plain = Vec::new();
        DeflateDecoder::new(packed).read_to_end(&mut plain)?;
        postcard::from_bytes(&plain).map_err(|error| broken(&error.to_string()))
    }
}

fn broken(what: &str) -> Error {
    Error { kind: ErrorKind::Malformed(format!("what was gathered cannot be used: {what}")), place: None }
}
