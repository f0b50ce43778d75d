//! Plain text: a line is a block, unless the file is hard-wrapped.

use std::io::Read;
use std::sync::Arc;

use super::paragraph::{Gather, SAMPLE, block, wrapping};
use super::source::{Line, Lines};
use super::{EntrySink, Fit, Format, Head, Holds, Item, Note, Sink, delimited};
use crate::error::Result;

/// Plain text.
pub(super) struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "plain text, one language or both mixed"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn looks_like(&self, _: &Head<'_>) -> Fit {
        Fit::Maybe
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut lines = Lines::new(name, input);
        let sample: Vec<Line> = lines.by_ref().take(SAMPLE).collect::<Result<_>>()?;
        let mut gather = Gather::new(wrapping(&sample));
        for line in sample.into_iter().map(Ok).chain(lines) {
            let line = line?;
            let text = line.text.trim();
            let done =
                if text.is_empty() { gather.end() } else { gather.push(block(name, line.number, text)) };
            done.map_or(Ok(()), |block| sink(Item::Block(block)))?;
        }
        gather.end().map_or(Ok(()), |block| sink(Item::Block(block)))
    }

    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        delimited::entries(name, input, sink)
    }
}
