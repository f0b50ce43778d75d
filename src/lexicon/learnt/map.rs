//! A file that is looked into without being read: the system brings in the pages that are touched.

use std::fs::File;
use std::io;
use std::path::Path;

use memmap2::Mmap;

/// A file's bytes, mapped into memory.
#[derive(Debug)]
pub(super) struct Mapped(Mmap);

impl Mapped {
    /// Maps a file; an empty one is an error of the system.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        if file.metadata()?.len() == 0 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        #[expect(unsafe_code, reason = "there is no other way to map a file")]
        // SAFETY: the bytes must not change while they are mapped. We write such files beside their name and then
        // rename, so a new version never changes an old one that is mapped; and they are read as numbers and checked
        // text, of which every value is allowed.
        let map = unsafe { Mmap::map(&file) }?;
        Ok(Mapped(map))
    }

    /// All of the file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}
