//! Bounds on what a PDF may ask for. All are checked before anything of that size is made.

/// What a file says of itself can't be followed.
pub(super) const BROKEN: &str =
    "cannot be read as PDF: its structure is broken; save it anew with another program";

/// Packed parts that are larger by far than they look.
pub(super) const BOMB: &str = "a part unpacks out of all proportion; is not read";

/// Pages or drawings that hold each other, or without end.
pub(super) const LOOP: &str = "its pages contain themselves, or too much; is not read";

/// More drawn than a text of that size has.
pub(super) const TOO_MUCH: &str = "its pages draw out of all proportion to its size; is not read";

/// A stream may unpack to so many times its size (forms and tables of real files reach about 100) ...
pub(super) const MAX_RATIO: u64 = 200;
/// ... or to so much, whatever its size ...
pub(super) const FREE: u64 = 16 << 20;
/// ... but never to more than this: it lies in memory as a whole, and its readers beside it.
pub(super) const MAX_STREAM: u64 = 64 << 20;

/// Packings of one stream, one in the other; real files have two.
pub(super) const MAX_LAYERS: usize = 8;

/// Values (numbers, names, texts, lists) of one object: a hundred bytes each in memory.
pub(super) const MAX_VALUES: usize = 500_000;

/// Lists in lists; real files have under ten.
pub(super) const MAX_DEPTH: usize = 64;

/// Objects of a file; the largest real ones have about a million.
pub(super) const MAX_OBJECTS: usize = 4_000_000;

/// Pages, and groups of pages.
pub(super) const MAX_PAGES: usize = 50_000;

/// Drawings in drawings.
pub(super) const MAX_FORMS_DEEP: usize = 12;

/// States of drawing that wait for their end; the standard speaks of 28, careless programs leave some hundred open.
pub(super) const MAX_STATES: usize = 4096;

/// Steps that the drawing of a page's text may take: one for each operation, number, text and byte of a text. The densest
/// real page (each letter placed by itself) has some 100,000.
pub(super) const MAX_PAGE: u64 = 2_000_000;

/// UTF-16 units that one character of a font may stand for; ligatures have four at most.
pub(super) const MAX_UNITS: usize = 32;

/// Entries of a character map: each code of two bytes, eight times over.
pub(super) const MAX_ENTRIES: usize = 1 << 19;

/// What is left of the work that a file of some size may ask for.
pub(super) struct Budget {
    unpacked: u64,
    values: u64,
    steps: u64,
}

impl Budget {
    /// The least is a guess at what no small file needs; the rest grows with the size, so that no real file is refused
    /// for its length: packed text has about a step and five bytes for each of its bytes, at most.
    pub(super) fn new(size: usize) -> Self {
        const UNPACKED: (u64, u64, u64) = (128 << 20, 64, 1 << 30);
        const VALUES: (u64, u64, u64) = (2_000_000, 8, 400_000_000);
        const STEPS: (u64, u64, u64) = (4_000_000, 6, 200_000_000);
        let of = |(least, each, most): (u64, u64, u64)| (least + each * size as u64).min(most);
        Budget { unpacked: of(UNPACKED), values: of(VALUES), steps: of(STEPS) }
    }

    /// How much the next stream may unpack to.
    pub(super) fn allowed(&self, packed: usize) -> u64 {
        FREE.max(MAX_RATIO.saturating_mul(packed as u64)).min(MAX_STREAM).min(self.unpacked)
    }

    /// So much was unpacked.
    pub(super) fn unpack(&mut self, size: usize) -> Result<(), String> {
        self.unpacked = self.unpacked.checked_sub(size as u64).ok_or(BOMB)?;
        Ok(())
    }

    /// So many values, or bytes of an object, were read.
    pub(super) fn read(&mut self, values: usize) -> Result<(), String> {
        self.values = self.values.checked_sub(values as u64).ok_or(LOOP)?;
        Ok(())
    }

    /// So many steps will be taken to draw something.
    pub(super) fn draw(&mut self, steps: u64) -> Result<(), String> {
        self.steps = self.steps.checked_sub(steps).ok_or(TOO_MUCH)?;
        Ok(())
    }
}
