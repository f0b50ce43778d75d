//! A file as memory: read page by page as it is used, and shared by all programs that use it.
#![expect(
    unsafe_code,
    reason = "a mapped file is only as safe as the file: it is written once, then renamed"
)]

use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use memmap2::Mmap;

/// A part of a mapped file.
#[derive(Clone, Debug)]
pub(super) struct Bytes {
    map: Arc<Mmap>,
    range: Range<usize>,
}

impl Bytes {
    /// Maps a whole file.
    pub(super) fn map(file: &File) -> io::Result<Self> {
        // SAFETY: packs are made under a temporary name, renamed and never written again (see `install`).
        let map = Arc::new(unsafe { Mmap::map(file) }?);
        let range = 0..map.len();
        Ok(Bytes { map, range })
    }

    /// A part of it; `None` past the end.
    pub(super) fn part(&self, range: Range<usize>) -> Option<Self> {
        self.as_ref().get(range.clone())?;
        let start = self.range.start;
        Some(Bytes { map: Arc::clone(&self.map), range: start + range.start..start + range.end })
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self.map.get(self.range.clone()).unwrap_or_default()
    }
}

/// Numbers of 32 bits in a mapped file.
#[derive(Clone, Debug)]
pub(super) struct Floats(Bytes);

impl Floats {
    /// `None` where the part is not a whole number of numbers, or stands where they cannot be read.
    pub(super) fn new(bytes: Bytes) -> Option<Self> {
        bytemuck::try_cast_slice::<u8, f32>(bytes.as_ref()).ok()?;
        Some(Floats(bytes))
    }
}

impl std::ops::Deref for Floats {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        bytemuck::try_cast_slice(self.0.as_ref()).unwrap_or_default()
    }
}
