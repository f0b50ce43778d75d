//! Values as bytes, to be kept in files: a mark with a version, then the value, packed.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorKind, Result};

/// A value may unpack to so many times its bytes: counts and words reach about 10 ...
const MOST_RATIO: usize = 100;

/// ... and so many bytes more: a table of meetings that is still empty has 32 MB of zeros.
const FREE: usize = 48 << 20;

/// The bytes of a value behind its mark: the same value gives the same bytes.
///
/// # Errors
/// A value that serde cannot write.
pub fn pack<T: Serialize>(mark: &str, value: &T) -> Result<Vec<u8>> {
    let plain = postcard::to_stdvec(value).map_err(|error| broken(&error.to_string()))?;
    let mut packed = DeflateEncoder::new(mark.as_bytes().to_vec(), Compression::fast());
    packed.write_all(&plain)?;
    Ok(packed.finish()?)
}

/// The value of such bytes.
///
/// # Errors
/// Bytes with another mark, and bytes that are damaged.
pub fn unpack<T: DeserializeOwned>(mark: &str, bytes: &[u8]) -> Result<T> {
    let packed = bytes.strip_prefix(mark.as_bytes()).ok_or_else(|| {
        broken(&format!("it does not begin with \"{}\"; make it anew with this version", mark.trim()))
    })?;
    let most = FREE + MOST_RATIO * packed.len();
    let mut plain = Vec::new();
    let decoder = DeflateDecoder::new(packed).take(most as u64 + 1);
    { decoder }.read_to_end(&mut plain).map_err(|error| broken(&error.to_string()))?;
    if plain.len() > most {
        return Err(broken(&format!("it unpacks to over {MOST_RATIO} times its size")));
    }
    postcard::from_bytes(&plain).map_err(|error| broken(&error.to_string()))
}

/// Writes a value behind others.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_packed<T: Serialize>(value: &T, out: &mut dyn Write) -> Result<()> {
    let bytes = pack("", value)?;
    let length = u64::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    Ok(out.write_all(&bytes)?)
}

/// Reads the next value; `None` behind the last one.
///
/// # Errors
/// What cannot be read.
pub fn read_packed<T: DeserializeOwned>(input: &mut dyn Read) -> Result<Option<T>> {
    let mut length = Vec::new();
    input.take(8).read_to_end(&mut length)?;
    if length.is_empty() {
        return Ok(None);
    }
    let length = <[u8; 8]>::try_from(length).map_err(|_| broken("it ends in the middle"))?;
    let mut bytes = Vec::new();
    input.take(u64::from_le_bytes(length)).read_to_end(&mut bytes)?;
    unpack("", &bytes).map(Some)
}

fn broken(what: &str) -> Error {
    Error { kind: ErrorKind::Malformed(format!("what was kept cannot be read: {what}")), place: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_one_after_the_other() {
        let mut bytes = Vec::new();
        for value in ["对照", "duizhao"] {
            write_packed(&value, &mut bytes).expect("a vector takes everything");
        }
        let mut input = bytes.as_slice();
        let next = |input: &mut &[u8]| read_packed::<String>(input).expect("a value");
        assert_eq!(next(&mut input).as_deref(), Some("对照"));
        assert_eq!(next(&mut input).as_deref(), Some("duizhao"));
        assert_eq!(next(&mut input), None);
        let mut cut = &bytes[..bytes.len() - 3];
        assert_eq!(next(&mut cut).as_deref(), Some("对照"));
        assert!(read_packed::<String>(&mut cut).is_err());
    }
}
