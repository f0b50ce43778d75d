//! `duizhao apply`: decisions become the final glossary.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use duizhao::bounded;
use duizhao::data::Decision;
use duizhao::error::{Error, Result};
use duizhao::export::write_table;
use duizhao::read;
use duizhao::review::{self, Undecided};

use super::Outcome;
use super::knowledge;
use super::output;
use super::say::Verbosity;
use super::shape::{self, Shape};

const EXAMPLES: &str = "\
Examples:
  duizhao apply decisions.jsonl -o glossary.csv
  duizhao apply decisions.jsonl --to omegat -o glossary.utf8
  duizhao apply edited.csv --before extracted.csv -o glossary.csv
  duizhao apply decisions.jsonl -o g.csv --write-stop stop.txt --write-known known.csv

DECISIONS is what the review page saves, or a table with a column named decision that says keep or drop. With --before,
the table as it was before somebody edited it, a changed or added row counts as kept.";

/// Make the final glossary from what was decided on the review page or in a spreadsheet
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The decisions; - is standard input
    #[arg(value_name = "DECISIONS")]
    decisions: String,

    /// The table as it was before it was edited: changed cells count as kept
    #[arg(long, value_name = "FILE")]
    before: Option<String>,

    /// Also write rows that nobody decided
    #[arg(long)]
    undecided: bool,

    /// Write dropped terms to this file, one a line, for --stop
    #[arg(long, value_name = "FILE")]
    write_stop: Option<PathBuf>,

    /// Write accepted pairs to this CSV file, for --known
    #[arg(long, value_name = "FILE")]
    write_known: Option<PathBuf>,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    shape: Shape,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.shape.check()?;
        [&self.write_stop, &self.write_known]
            .into_iter()
            .flatten()
            .try_for_each(|path| output::check(path))?;
        let mut rows = knowledge::decisions(std::slice::from_ref(&self.decisions), voice)?;
        if let Some(path) = &self.before {
            let mut before = Vec::new();
            let sink = &mut |entry, place| {
                before.push(entry);
                bounded::check_entries(before.len(), &place)
            };
            read::entries(path, sink)?;
            rows = review::changed(rows, &before);
        }
        if !self.undecided && rows.iter().all(|row| row.decision == Decision::Undecided) {
            let what =
                "holds no decision: it needs a column named decision (keep, drop), --before, or --undecided";
            return Err(Error::usage(format!("{}: {what}", self.decisions)));
        }
        let undecided = if self.undecided { Undecided::Keep } else { Undecided::Drop };
        let entries = review::result(&rows, undecided);
        let written = self.shape.write(voice, |push| entries.into_iter().try_for_each(push))?;
        self.lists(&rows)?;
        voice.tell(&shape::summary(&written));
        Ok(Outcome::Done)
    }

    /// What the next job needs.
    fn lists(&self, rows: &[duizhao::data::Decided]) -> Result<()> {
        if let Some(path) = &self.write_stop {
            let lines = |out: &mut dyn Write| {
                review::stop(rows).iter().try_for_each(|term| Ok(writeln!(out, "{term}")?))
            };
            output::to(Some(path), lines)?;
        }
        if let Some(path) = &self.write_known {
            let pairs = review::known(rows).into_iter().map(|terms| [terms.zh, terms.en]);
            output::to(Some(path), |out| write_table(&["zh", "en"], pairs, out))?;
        }
        Ok(())
    }
}
