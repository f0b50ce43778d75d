//! The bytes of an entry: a mark, a checksum, what is kept.

use sha2::{Digest, Sha256};

/// The first bytes of every entry.
const MARK: &[u8; 4] = b"dzc1";

/// Bytes of the checksum: the first half of SHA-256 is more than chance can meet.
const CHECKSUM: usize = 16;

/// Bytes as they are written.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(MARK.len() + CHECKSUM + bytes.len());
    packed.extend_from_slice(MARK);
    packed.extend_from_slice(&checksum(bytes));
    packed.extend_from_slice(bytes);
    packed
}

/// Bytes as they were kept; `None` if they are not what was written.
pub(super) fn unpack(mut packed: Vec<u8>) -> Option<Vec<u8>> {
    let rest = packed.strip_prefix(MARK)?;
    let (sum, bytes) = rest.split_at_checked(CHECKSUM)?;
    if sum != checksum(bytes) {
        return None;
    }
    packed.drain(..MARK.len() + CHECKSUM);
    Some(packed)
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let whole: [u8; 32] = Sha256::digest(bytes).into();
    std::array::from_fn(|at| whole[at])
}
