//! A pack: one file that holds a model as it is used, to be mapped into memory.
//!
//! `duizhao encoder` and a line end, the version and the header's length (32 bits each, little-endian), the header (JSON),
//! and from the next multiple of 4,096 bytes on the sections, each at a multiple of 64.

use std::collections::BTreeMap;
use std::fmt::LowerHex;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::map::{Bytes, Floats};
use crate::data::{At, Place};
use crate::error::{Error, ErrorKind, Result};

const MAGIC: &[u8; 16] = b"duizhao encoder\n";

/// Packs of another version are not read: they are made anew from the wheel.
pub const VERSION: u32 = 1;

/// Magic, version, length of the header.
const FIXED: usize = MAGIC.len() + 8;

/// The sections begin at a multiple of this, and each of them at one of `ALIGN`.
const PAGE: usize = 4096;
const ALIGN: usize = 64;

/// A longer header is none.
const LONGEST_HEADER: usize = 1 << 20;

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Info {
    /// The model's name and version.
    pub name: String,
    /// Licence of the weights.
    pub licence: String,
    /// SHA-256 of the file that the pack was made from.
    pub source: String,
    /// SHA-256 of the sections.
    pub content: String,
    /// Bytes of the sections.
    pub size: usize,
    /// Pieces of the vocabulary that were kept.
    pub pieces: usize,
    /// Pieces that the source has.
    pub of_pieces: usize,
    /// Score of a character that no piece holds.
    pub unknown: f32,
    pub(super) sections: BTreeMap<String, (usize, usize)>,
}

/// Sections in the making.
#[derive(Default)]
pub(super) struct Sections {
    bytes: Vec<u8>,
    places: BTreeMap<String, (usize, usize)>,
}

impl Sections {
    pub(super) fn push(&mut self, name: &str, section: &[u8]) {
        self.bytes.resize(self.bytes.len().next_multiple_of(ALIGN), 0);
        self.places.insert(name.to_owned(), (self.bytes.len(), section.len()));
        self.bytes.extend_from_slice(section);
    }

    pub(super) fn push_floats(&mut self, name: &str, floats: &[f32]) {
        let bytes: Vec<u8> = floats.iter().flat_map(|float| float.to_le_bytes()).collect();
        self.push(name, &bytes);
    }

    /// Writes the pack; `info`'s own facts of the sections are filled in.
    pub(super) fn write(self, info: Info, out: &mut impl Write) -> std::io::Result<()> {
        let content = hex(Sha256::digest(&self.bytes));
        let info = Info { content, size: self.bytes.len(), sections: self.places, ..info };
        let header = serde_json::to_vec(&info)?;
        out.write_all(MAGIC)?;
        out.write_all(&VERSION.to_le_bytes())?;
        out.write_all(&(header.len() as u32).to_le_bytes())?;
        out.write_all(&header)?;
        let end = FIXED + header.len();
        out.write_all(&vec![0; end.next_multiple_of(PAGE) - end])?;
        out.write_all(&self.bytes)
    }
}

impl Info {
    /// What is known before the sections are written.
    pub(super) fn new(name: &str, source: &str) -> Self {
        Info {
            name: name.to_owned(),
            licence: "Apache-2.0".to_owned(),
            source: source.to_owned(),
            content: String::new(),
            size: 0,
            pieces: 0,
            of_pieces: 0,
            unknown: 0.0,
            sections: BTreeMap::new(),
        }
    }

    /// Reads the header of a pack, and tells where the sections begin.
    fn read(file: &mut File, path: &Path) -> Result<(Self, usize)> {
        let fixed = start(file, FIXED, path)?;
        let number = |at: usize| fixed.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four));
        let numbers = number(MAGIC.len()).zip(number(MAGIC.len() + 4));
        let Some((version, length)) = numbers.filter(|_| fixed.starts_with(MAGIC)) else {
            return Err(refused(path, "this is no model pack; duizhao model add makes one of a wheel"));
        };
        if version != VERSION {
            let what = format!(
                "a model pack of version {version}; this duizhao reads version {VERSION}: add the model anew"
            );
            return Err(refused(path, what));
        }
        let length = length as usize;
        let header = start(file, length.min(LONGEST_HEADER), path)?;
        let info = serde_json::from_slice(&header)
            .map_err(|_| refused(path, "the header of this model pack is damaged: add the model anew"))?;
        Ok((info, (FIXED + length).next_multiple_of(PAGE)))
    }

    /// Reads what a pack says of itself, without its sections.
    ///
    /// # Errors
    /// As [`super::Encoder::open`].
    pub fn of(path: &Path) -> Result<Self> {
        Pack::open(path).map(|pack| pack.info)
    }

    /// Reads all of a pack and compares it with what was written.
    ///
    /// # Errors
    /// As [`super::Encoder::open`], and a pack that was changed.
    pub fn verify(path: &Path) -> Result<Self> {
        let pack = Pack::open(path)?;
        if hex(Sha256::digest(pack.data.as_ref())) == pack.info.content {
            return Ok(pack.info);
        }
        Err(refused(
            path,
            "this model pack is not what was written (its SHA-256 differs): add the model anew",
        ))
    }
}

/// The next bytes of a file, fewer at its end.
fn start(file: &mut File, length: usize, path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = file.take(length as u64).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|error| placed(path, ErrorKind::Io(error)))
}

/// An open pack.
pub(super) struct Pack {
    info: Info,
    data: Bytes,
}

impl Pack {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let io = |error| placed(path, ErrorKind::Io(error));
        if cfg!(target_endian = "big") {
            return Err(refused(path, "models cannot be used on this kind of processor (big-endian)"));
        }
        let mut file = File::open(path).map_err(io)?;
        if file.metadata().map_err(io)?.is_dir() {
            return Err(refused(path, "is a directory; give the name of a model pack"));
        }
        let (info, start) = Info::read(&mut file, path)?;
        let whole = Bytes::map(&file).map_err(io)?;
        let end = start.checked_add(info.size).filter(|end| *end == whole.as_ref().len());
        let data = end.and_then(|end| whole.part(start..end));
        let data = data.ok_or_else(|| refused(path, "this model pack is cut short: add the model anew"))?;
        Ok(Pack { info, data })
    }

    pub(super) fn info(&self) -> &Info {
        &self.info
    }

    /// A section, whatever its size.
    pub(super) fn section(&self, name: &str) -> std::result::Result<Bytes, String> {
        let place = self.info.sections.get(name);
        let part = place.and_then(|&(start, size)| self.data.part(start..start.checked_add(size)?));
        part.ok_or_else(|| format!("no {name}"))
    }

    /// A section of that many bytes.
    pub(super) fn bytes(&self, name: &str, size: usize) -> std::result::Result<Bytes, String> {
        self.section(name).ok().filter(|part| part.as_ref().len() == size).ok_or_else(|| format!("no {name}"))
    }

    /// A section of that many 32-bit numbers.
    pub(super) fn floats(&self, name: &str, count: usize) -> std::result::Result<Floats, String> {
        Floats::new(self.bytes(name, count * 4)?).ok_or_else(|| format!("no {name}"))
    }
}

/// Lower-case hexadecimal.
pub(super) fn hex(digest: impl LowerHex) -> String {
    format!("{digest:x}")
}

/// An error about a file.
pub(super) fn refused(path: &Path, what: impl Into<String>) -> Error {
    placed(path, ErrorKind::Malformed(what.into()))
}

pub(super) fn placed(path: &Path, kind: ErrorKind) -> Error {
    Error::at(Place::new(&Arc::from(path.to_string_lossy()), At::Whole), kind)
}
