//! `duizhao concordance`: every place where given terms stand, each with its counterpart.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use duizhao::error::Result;
use duizhao::export::write_occurrence;
use duizhao::pipeline::{self, Concordance, Scope};

use super::Outcome;
use super::knowledge::{self, Knowledge};
use super::output;
use super::say::Verbosity;

const EXAMPLES: &str = "\
Example:
  duizhao concordance --terms terms.txt pairs.tsv --format jsonl

terms.txt holds one term a line, Chinese or English. pairs.tsv holds one segment pair a line: Chinese, a tab,
English; no header, no quoting. One object an occurrence:
  {\"segment\":0,\"zh\":\"国会山\",\"en\":\"Capitol Hill\",\"score\":0.97}
The other side is null where no counterpart is found; segment is the line, counted from 0.";

/// Find every occurrence of given terms in parallel text, with its counterpart
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Parallel text: Chinese, a tab, English on each line; - is standard input
    #[arg(value_name = "PAIRS.tsv")]
    pairs: String,

    /// The terms to look for, one a line, in either language
    #[arg(long, value_name = "FILE", required = true)]
    terms: Vec<String>,

    /// Further parallel text to learn from, plain or gzipped; itself not in the output; repeatable
    #[arg(long, value_name = "FILE")]
    also: Vec<String>,

    /// What the output looks like
    #[arg(long, visible_alias = "format", value_name = "FORMAT", default_value = "jsonl")]
    to: Format,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// What the output looks like.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object an occurrence
    Jsonl,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let scope = if self.knowledge.stream { Scope::Pair } else { Scope::Corpus };
        let options =
            pipeline::Options { scope, own: self.knowledge.own(voice)?, ..pipeline::Options::default() };
        let task = Concordance {
            pairs: self.pairs.clone(),
            terms: knowledge::terms(&self.terms, voice)?,
            also: self.also.clone(),
        };
        output::to(self.output.as_deref(), |out| self.write(&task, &options, out))?;
        Ok(Outcome::Done)
    }

    fn write(&self, task: &Concordance, options: &pipeline::Options, out: &mut dyn Write) -> Result<()> {
        match self.to {
            Format::Jsonl => {
                pipeline::concordance(task, options, &mut |occurrence| write_occurrence(&occurrence, out))
            }
        }
    }
}
