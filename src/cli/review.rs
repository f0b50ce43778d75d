//! `duizhao review`: a glossary as one page, for a person who decides.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use duizhao::data::{Decided, Entry};
use duizhao::error::{Error, Result};
use duizhao::pipeline::{self, Background};
use duizhao::read;
use duizhao::review::{self, Columns, Subject};

use super::Outcome;
use super::extract::summary;
use super::inputs::Inputs;
use super::interface::Interface;
use super::knowledge::{self, Knowledge};
use super::output;
use super::project::Project;
use super::say::{Verbosity, Voice};
use super::selection::Selection;
use super::shape::DirectionName;

const EXAMPLES: &str = "\
Examples:
  duizhao review page.txt                          find the terms, write review.html
  duizhao review a.txt b.tsv --ui zh -o terms.html
  duizhao review --glossary terms.csv              show a glossary as it is

Open the page in a browser: it needs no network and sends nothing. Keys: j k move, a accept, d drop, e edit,
m merge, u undo, ? all keys. Save the decisions there, then: duizhao apply decisions.jsonl -o glossary.csv";

/// Write a glossary as one page on which a person accepts, drops, edits and merges its entries
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,

    /// Show this glossary as it is, instead of extracting one
    #[arg(long, value_name = "FILE", conflicts_with_all = ["zh", "en"])]
    glossary: Option<String>,

    /// Write the page to this file
    #[arg(short, long, value_name = "FILE", default_value = "review.html")]
    output: PathBuf,

    /// Which language comes first in what the page exports: zh-en or en-zh
    #[arg(long, value_name = "DIRECTION", default_value = "zh-en", hide_possible_values = true)]
    direction: DirectionName,

    /// Keep what was decided before, matched by pair; the page opens with what is new; repeatable
    #[arg(long, value_name = "FILE")]
    decisions: Vec<String>,

    #[command(flatten)]
    interface: Interface,
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    knowledge: Knowledge,
    #[command(flatten)]
    #[allow(dead_code, reason = "read before the arguments are: see project")]
    project: Project,
}

impl Arguments {
    /// How much is said.
    pub(super) fn voice(&self) -> Voice {
        self.verbosity.voice()
    }

    pub(super) fn run(&self) -> Result<Outcome> {
        if self.inputs.show()? {
            return Ok(Outcome::Done);
        }
        let start = Instant::now();
        let voice = self.voice();
        output::check(&self.output)?;
        let options = knowledge::options(&self.selection, &self.knowledge, voice)?;
        let before = knowledge::decisions(&self.decisions, voice)?;
        let (mut subject, line, outcome) = match self.glossary() {
            Some(path) => self.shown(path, &options, voice)?,
            None => self.extracted(&options, start, voice)?,
        };
        subject.entries = review::remembered(subject.entries, &before);
        let write = |out: &mut dyn std::io::Write| review::review_page(&subject, self.interface.lang(), out);
        output::to(Some(&self.output), write)?;
        voice.tell(&line);
        voice.tell(&format!("open {} in a browser", self.output.display()));
        Ok(outcome)
    }

    /// The glossary that is named, or the only file if its header says that it is one.
    fn glossary(&self) -> Option<&str> {
        let only = || self.inputs.only_file().filter(|path| read::is_glossary(path));
        self.glossary.as_deref().or_else(only)
    }

    fn shown(
        &self,
        path: &str,
        options: &pipeline::Options,
        voice: Voice,
    ) -> Result<(Subject, String, Outcome)> {
        if self.glossary.is_some() && !self.inputs.names().is_empty() {
            return Err(Error::usage("give texts or --glossary, not both"));
        }
        let decided = knowledge::decisions(&[path.to_owned()], voice)?;
        let line = format!("{} rows", decided.len());
        let entries: Vec<Entry> = decided.iter().map(|decided| decided.entry.clone()).collect();
        let background = pipeline::background(&entries, options);
        let subject = Subject { entries: decided, ..self.subject(title(path), Vec::new(), background) };
        Ok((subject, line, Outcome::Done))
    }

    fn extracted(
        &self,
        options: &pipeline::Options,
        start: Instant,
        voice: Voice,
    ) -> Result<(Subject, String, Outcome)> {
        let (paired, outcome) = self.inputs.read(options, voice)?;
        let (found, background) = pipeline::review(paired, options)?;
        let line = summary(&found.summary, options, start);
        let names = self.inputs.names();
        let title = match names.as_slice() {
            [one] => title(one),
            [one, rest @ ..] => format!("{} + {}", title(one), rest.len()),
            [] => String::new(),
        };
        Ok((self.subject(title, found.glossary.entries, background), line, outcome))
    }

    fn subject(&self, title: String, entries: Vec<Entry>, background: Background) -> Subject {
        let entries = entries.into_iter().map(Decided::from).collect();
        let columns = match self.direction {
            DirectionName::ZhEn => Columns::ZhEn,
            DirectionName::EnZh => Columns::EnZh,
        };
        Subject { title, entries, documents: background.documents, links: background.links, columns }
    }
}

/// A file's name without its folders.
fn title(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
