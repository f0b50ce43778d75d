//! Arrays of the library `numpy` as they lie in an `.npz` archive: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.

use std::io::{Cursor, Read};

use rustc_hash::FxHashMap;
use zip::ZipArchive;

/// More than this many bytes in one array is no array of this model (its largest has 4 MB).
const MOST_BYTES: u64 = 64 << 20;

/// Numbers of one array, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Numbers {
    Bytes(Vec<u8>),
    Floats(Vec<f32>),
    Other,
}

/// All arrays of an archive, by name.
pub(super) struct Arrays(FxHashMap<String, Numbers>);

impl Arrays {
    /// Reads an archive.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn read(archive: &[u8]) -> Result<Self, String> {
        let mut archive =
            ZipArchive::new(Cursor::new(archive)).map_err(|error| format!("the weights: {error}"))?;
        let mut arrays = FxHashMap::default();
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|error| format!("the weights: {error}"))?;
            let name = file.name().map_err(|error| format!("the weights: {error}"))?;
            let name = name.trim_end_matches(".npy").to_owned();
            let mut bytes = Vec::new();
            file.take(MOST_BYTES)
                .read_to_end(&mut bytes)
                .map_err(|error| format!("the weights {name}: {error}"))?;
            let numbers = numbers(&bytes).ok_or_else(|| format!("the weights {name} are damaged"))?;
            arrays.insert(name, numbers);
        }
        Ok(Arrays(arrays))
    }

    /// Takes out an array of so many 32-bit numbers.
    pub(super) fn floats(&mut self, name: &str, count: usize) -> Result<Vec<f32>, String> {
        match self.0.remove(name) {
            Some(Numbers::Floats(floats)) if floats.len() == count => Ok(floats),
            _ => Err(format!("there are no {count} weights {name}")),
        }
    }

    /// Takes out an array of so many bytes.
    pub(super) fn bytes(&mut self, name: &str, count: usize) -> Result<Vec<u8>, String> {
        match self.0.remove(name) {
            Some(Numbers::Bytes(bytes)) if bytes.len() == count => Ok(bytes),
            _ => Err(format!("there are no {count} weights {name}")),
        }
    }
}

const MAGIC: &[u8] = b"\x93NUMPY\x01\x00";

/// An array in version 1.0 of the format, in C order.
fn numbers(file: &[u8]) -> Option<Numbers> {
    let rest = file.strip_prefix(MAGIC)?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (header, data) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    let header = std::str::from_utf8(header).ok()?;
    if header.contains("'fortran_order': True") {
        return None;
    }
    if header.contains("'descr': '|u1'") {
        return Some(Numbers::Bytes(data.to_vec()));
    }
    if header.contains("'descr': '<f4'") {
        let floats = data.chunks_exact(4).filter_map(|four| Some(f32::from_le_bytes(*four.first_chunk()?)));
        return Some(Numbers::Floats(floats.collect()));
    }
    Some(Numbers::Other)
}
