//! The bytes of the embedded files: numbers of variable length, texts with their length, FSTs.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Result;

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub(crate) fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The length in bytes, then the text.
pub(crate) fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

/// Writes a file of the output folder.
pub(crate) fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes an FST from sorted keys.
pub(crate) fn save_map<K: AsRef<str>>(path: &Path, entries: &BTreeMap<K, u64>) -> Result<()> {
    let pairs = entries.iter().map(|(key, value)| (key.as_ref(), *value));
    let map = fst::Map::from_iter(pairs).map_err(|error| format!("{}: {error}", path.display()))?;
    save(path, map.as_fst().as_bytes())
}
