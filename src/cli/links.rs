//! `duizhao links`: which words of parallel text belong together.

use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use duizhao::data::{Lang, Link, TokenizedPair};
use duizhao::error::Result;
use duizhao::pipeline::{self, Linking, Words};

use super::Outcome;
use super::knowledge::Knowledge;
use super::output;
use super::progress::Progress;
use super::say::Verbosity;

const EXAMPLES: &str = "\
Examples:
  duizhao links pairs.tsv --words                  cut the words, print them and their links
  duizhao links --tokenized pairs.tsv              words split at spaces are taken as they are
  duizhao links --tokenized pairs.tsv --stream     each pair alone, as if it were the only one
  duizhao links pairs.tsv --also memory.tsv.gz     learn from further parallel text

One line a pair: 0-0 1-2 means that Chinese word 0 belongs to English word 0, Chinese word 1 to English word 2.
pairs.tsv holds one segment pair a line: Chinese, a tab, English; no header, no quoting.";

/// Link the words of parallel text (one line a pair: 0-0 1-2 …)
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Parallel text: Chinese, a tab, English on each line; plain or gzipped; - is standard input
    #[arg(value_name = "PAIRS.tsv")]
    pairs: String,

    /// The words are split at single spaces already: take them as they are
    #[arg(long)]
    tokenized: bool,

    /// Print the words of both sides before the links, split by tabs
    #[arg(long)]
    words: bool,

    /// Print each link's probability: 0-0:0.97
    #[arg(long)]
    probabilities: bool,

    /// Further parallel text to learn from, plain or gzipped; itself not in the output; repeatable
    #[arg(long, value_name = "FILE")]
    also: Vec<String>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    knowledge: Knowledge,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let known = self.knowledge.options(voice)?;
        let progress = Progress::new(voice, self.output.as_deref());
        let options = pipeline::Options { watch: progress.watch(), ..known };
        let words = if self.tokenized { Words::Given } else { Words::Cut };
        let task = Linking { pairs: self.pairs.clone(), also: self.also.clone(), words };
        let note = output::to(self.output.as_deref(), |out| {
            pipeline::links(&task, &options, &mut |pair, links| self.write(pair, &links, out))
        })?;
        drop(progress);
        voice.notes(note.as_slice());
        Ok(Outcome::Done)
    }

    fn write(&self, pair: &TokenizedPair, links: &[Link], out: &mut dyn Write) -> Result<()> {
        let mut line = String::new();
        if self.words {
            for lang in Lang::BOTH {
                let words = (0..pair.tokens.get(lang).len()).map(|token| pair.text(lang, token));
                line += &words.collect::<Vec<_>>().join(" ");
                line.push('\t');
            }
        }
        for (index, link) in links.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            let _ = write!(line, "{space}{}-{}", link.tokens.zh, link.tokens.en);
            if self.probabilities {
                let _ = write!(line, ":{:.3}", link.probability);
            }
        }
        writeln!(out, "{line}")?;
        Ok(())
    }
}
