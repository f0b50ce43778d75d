//! `WebVTT`: subtitles.

use std::io::Read;
use std::sync::Arc;

use super::{Fit, Format, Head, Holds, Sink, cues};
use crate::error::Result;

/// Subtitles.
pub(super) struct Vtt;

impl Format for Vtt {
    fn name(&self) -> &'static str {
        "vtt"
    }

    fn about(&self) -> &'static str {
        "WebVTT subtitles; two files are joined by their times"
    }

    fn left_out(&self) -> &'static str {
        "styles, positions, notes"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["vtt"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let start = head.text.trim_start_matches('\u{FEFF}');
        if start.starts_with("WEBVTT") { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        cues::read(name, input, sink)
    }
}
