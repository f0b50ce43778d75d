//! SRT: subtitles.

use std::io::Read;
use std::sync::Arc;

use super::{Fit, Format, Head, Holds, Sink, cues};
use crate::error::Result;

/// Subtitles.
pub(super) struct Srt;

impl Format for Srt {
    fn name(&self) -> &'static str {
        "srt"
    }

    fn about(&self) -> &'static str {
        "SRT subtitles; two files are joined by their times"
    }

    fn left_out(&self) -> &'static str {
        "styles, positions, notes"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["srt"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let clean = |line: &'_ str| line.trim_matches('\u{FEFF}').trim().to_owned();
        let mut lines = head.text.lines().map(clean).filter(|line| !line.is_empty());
        let numbered = lines.next().is_some_and(|line| line.parse::<u32>().is_ok());
        let timed = lines.next().is_some_and(|line| cues::is_timing(&line));
        if numbered && timed { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        cues::read(name, input, sink)
    }
}
