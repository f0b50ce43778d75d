//! Bilingual tables with a tab between the columns.

use std::io::Read;
use std::sync::Arc;

use super::{EntrySink, Fit, Format, Head, Holds, Note, Sink, delimited, sheet};
use crate::error::Result;

/// Delimiters that files of this name are written with.
const DELIMITERS: &[u8] = b"\t";

/// Tab-separated values.
pub(super) struct Tsv;

impl Format for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn about(&self) -> &'static str {
        "bilingual table, tab-separated: one Chinese and one English column"
    }

    fn left_out(&self) -> &'static str {
        "other columns"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        sheet::looks_like(head.text, DELIMITERS)
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        sheet::read(name, input, DELIMITERS, sink)
    }

    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        delimited::entries(name, input, sink)
    }
}
