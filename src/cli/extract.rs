//! `duizhao extract`: texts in, a glossary out.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use duizhao::data::{Decided, Decision, Dropped, Reason};
use duizhao::error::Result;
use duizhao::export;
use duizhao::pipeline::{self, Found};
use duizhao::review::{self, Undecided};

use super::Outcome;
use super::inputs::Inputs;
use super::knowledge::{self, Knowledge};
use super::meaning;
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

    /// Keep what was decided before, matched by pair: decisions of the review page, or a table with a decision column
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    decisions: Vec<String>,

    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    knowledge: Knowledge,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        if self.inputs.show()? {
            return Ok(Outcome::Done);
        }
        let start = Instant::now();
        let voice = self.verbosity.voice();
        self.shape.check()?;
        self.dropped.as_deref().map_or(Ok(()), output::check)?;
        let options = knowledge::options(&self.selection, &self.knowledge, voice)?;
        let (paired, outcome) = self.inputs.read(&options, voice)?;
        let mut found = pipeline::extract(paired, &options)?;
        decided(&mut found, &knowledge::decisions(&self.decisions, voice)?, voice);
        self.write(&found, voice)?;
        voice.tell(&summary(&found.summary, &options, start));
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

/// Takes over what was decided before: edits, merges and what was dropped.
fn decided(found: &mut Found, before: &[Decided], voice: Voice) {
    if before.is_empty() {
        return;
    }
    let recalled = review::recall(std::mem::take(&mut found.glossary.entries), before);
    let many = |decision: Decision| recalled.iter().filter(|row| row.decision == decision).count();
    let gone = |row: &&Decided| matches!(row.decision, Decision::Drop | Decision::Merge);
    found.glossary.dropped.extend(recalled.iter().filter(gone).map(|row| Dropped {
        terms: row.entry.terms.clone(),
        r#type: row.entry.r#type,
        score: row.entry.score,
        count: row.entry.count,
        reason: Reason::Decided,
    }));
    voice.tell(&format!(
        "decided before: {} kept, {} dropped, {} merged; {} new",
        many(Decision::Keep),
        many(Decision::Drop),
        many(Decision::Merge),
        many(Decision::Undecided)
    ));
    found.glossary.entries = review::result(&recalled, Undecided::Keep);
    found.summary.rows = found.glossary.entries.len();
}

pub(super) fn summary(summary: &pipeline::Summary, options: &pipeline::Options, start: Instant) -> String {
    let counted =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}, {}, {}, {} unpaired; {}, {}; {:.2} s; {}",
        counted(summary.files, "file", "files"),
        counted(summary.blocks, "block", "blocks"),
        counted(summary.pairs, "pair", "pairs"),
        summary.unpaired,
        counted(summary.candidates, "candidate", "candidates"),
        counted(summary.rows, "row", "rows"),
        start.elapsed().as_secs_f64(),
        meaning::named(options.meaning.as_deref()),
    )
}
