//! Sentence beads by number: what scorers of sentence alignment read.

use std::io::Write;
use std::ops::Range;

use super::{Form, Options};
use crate::data::Alignment;
use crate::error::Result;
use crate::export::Direction;

/// Numbers of segments.
pub(super) struct Beads;

impl Form for Beads {
    fn name(&self) -> &'static str {
        "beads"
    }

    fn about(&self) -> &'static str {
        "a run a line: the numbers of its segments from 0, as in 0,1 TAB 0; an empty side has no counterpart"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["beads"]
    }

    fn write(&self, alignment: &Alignment, options: Options, out: &mut dyn Write) -> Result<()> {
        for run in &alignment.runs {
            let (zh, en) = (numbers(&run.segments.zh), numbers(&run.segments.en));
            match options.direction {
                Direction::ZhEn => writeln!(out, "{zh}\t{en}")?,
                Direction::EnZh => writeln!(out, "{en}\t{zh}")?,
            }
        }
        Ok(())
    }
}

fn numbers(run: &Range<usize>) -> String {
    run.clone().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn every_segment_has_its_number_once() {
        assert_eq!(written(&Beads, Options::default()), "0\t0,1\n1\t\n");
    }
}
