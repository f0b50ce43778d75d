//! Where something stands: bytes of a text, or tokens of a segment pair.

use serde::{Deserialize, Serialize};

/// Bytes `start..end` of one segment's text, always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets; texts are refused above 4 GiB when they are read, so both fit.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// The span's text; empty where the span does not belong to `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Nothing inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// All of `inner` lies in this span.
    #[must_use]
    pub fn contains(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// The two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A span and the segment of the pair in which it lies: a pair may hold several segments a side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Index into the side's segments.
    pub segment: u16,
    /// Bytes of that segment's text.
    pub span: Span,
}

/// Tokens `start..end` of one side of a segment pair, counted over all its segments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Run {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl Run {
    /// A run of tokens.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Run { start: start as u32, end: end as u32 }
    }

    /// The run as a range, to index with or to walk over.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many tokens.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// No token inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// All of `inner` lies in this run.
    #[must_use]
    pub fn contains(self, inner: Run) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// The two share a token.
    #[must_use]
    pub fn overlaps(self, other: Run) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The two share a token and neither lies inside the other.
    #[must_use]
    pub fn crosses(self, other: Run) -> bool {
        self.overlaps(other) && !self.contains(other) && !other.contains(self)
    }
}
