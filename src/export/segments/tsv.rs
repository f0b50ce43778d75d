//! Two columns and the trust, tab-separated: for scripts and spreadsheets.

use std::io::Write;

use super::{Form, Options, lines};
use crate::data::Alignment;
use crate::error::Result;

/// Tab-separated values.
pub(super) struct Tsv;

impl Form for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn about(&self) -> &'static str {
        "a pair a line: source, target, trust, with tabs between them"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "txt"]
    }

    fn in_pieces(&self) -> bool {
        true
    }

    fn write(&self, alignment: &Alignment, options: Options, out: &mut dyn Write) -> Result<()> {
        for run in alignment.runs.iter().filter(|run| run.is_pair()) {
            let (source, target) = lines(alignment, run, options.direction);
            writeln!(out, "{source}\t{target}\t{:.3}", run.trust)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;
    use crate::export::Direction;

    #[test]
    fn a_pair_is_one_line_whatever_stands_in_it() {
        assert_eq!(written(&Tsv, Options::default()), "研发<R&D> 很重要。\tR&D matters. A \"lot\".\t0.875\n");
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        assert!(written(&Tsv, options).starts_with("R&D matters."));
    }
}
