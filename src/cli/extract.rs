//! `duizhao extract`: texts in, a glossary out.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use duizhao::error::Result;
use duizhao::export;
use duizhao::pipeline::{self, Found};

use super::Outcome;
use super::inputs::Inputs;
use super::knowledge::{self, Knowledge};
use super::output;
use super::say::{Verbosity, Voice};
use super::selection::Selection;
use super::shape::Shape;

const EXAMPLES: &str = "\
Examples:
  duizhao extract page.txt                              a glossary as CSV on standard output
  duizhao extract page.txt -o glossary.csv              for a spreadsheet
  duizhao extract page.txt -o glossary.utf8             for OmegaT's glossary folder
  duizhao extract --zh a.zh.txt --en a.en.txt -o g.csv  two documents
  duizhao extract *.txt --min-score 0.5 --types organisation,person,place
  duizhao extract page.txt --known mine.csv --no-context -o new.csv

Exit codes: 0 done; 1 some input failed, the others went on; 2 called wrongly.";

/// Find the terms of bilingual texts and write them as a glossary, best first
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    shape: Shape,

    /// Also write what was found and not kept to this CSV file, each row with its reason
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    dropped: Option<PathBuf>,

    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    knowledge: Knowledge,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let start = Instant::now();
        let voice = self.verbosity.voice();
        self.shape.check()?;
        self.dropped.as_deref().map_or(Ok(()), output::check)?;
        let options = knowledge::options(&self.selection, &self.knowledge, voice)?;
        let (paired, outcome) = self.inputs.read(&options, voice)?;
        let found = pipeline::extract(paired, &options)?;
        self.write(&found, voice)?;
        voice.tell(&summary(&found.summary, start));
        Ok(outcome)
    }

    fn write(&self, found: &Found, voice: Voice) -> Result<()> {
        for contradiction in &found.contradictions {
            let (found, known) = (&contradiction.found, &contradiction.known);
            voice.note(&format!("{} = {} here, {} at {}", found.zh, found.en, known.terms.en, known.place));
        }
        let entries = || found.glossary.entries.iter().cloned();
        self.shape.write(voice, |push| entries().try_for_each(push))?;
        let Some(path) = &self.dropped else { return Ok(()) };
        let write = |out: &mut dyn std::io::Write| {
            export::write_dropped(&found.glossary.dropped, &self.shape.options(), out)
        };
        output::to(Some(path), write)
    }
}

pub(super) fn summary(summary: &pipeline::Summary, start: Instant) -> String {
    let counted =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}, {}, {}, {} unpaired; {}, {}; {:.2} s",
        counted(summary.files, "file", "files"),
        counted(summary.blocks, "block", "blocks"),
        counted(summary.pairs, "pair", "pairs"),
        summary.unpaired,
        counted(summary.candidates, "candidate", "candidates"),
        counted(summary.rows, "row", "rows"),
        start.elapsed().as_secs_f64(),
    )
}
