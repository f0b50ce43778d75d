//! `duizhao check`: where a translation does not use the glossary's terms.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use duizhao::data::{Alarm, Concept, Decided, Entry, Lang, Place, Sides};
use duizhao::error::{Error, Result};
use duizhao::export::{Direction, Role, write_table};
use duizhao::pipeline::{self, Checking};
use duizhao::review::{self, Subject};

use super::Outcome;
use super::inputs::Inputs;
use super::interface::Interface;
use super::knowledge::{self, Knowledge};
use super::output;
use super::say::Verbosity;
use super::shape::DirectionName;

const EXAMPLES: &str = "\
Examples:
  duizhao check --glossary terms.csv translation.tmx
  duizhao check --glossary terms.csv --zh a.zh.txt --en a.en.txt --direction en-zh -o errors.csv
  duizhao check --glossary terms.csv page.txt -o errors.html

Other forms of a word, other word order, capitals, either script, shorter names and all translations of a term that the
glossary has are no errors. A column named status that says forbidden marks what must not be used.";

/// Report where a translation does not use the glossary's terms
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,

    /// The glossary to be used; repeatable
    #[arg(long, value_name = "FILE", required = true)]
    glossary: Vec<String>,

    /// From which language into which: zh-en or en-zh
    #[arg(long, value_name = "DIRECTION", default_value = "zh-en", hide_possible_values = true)]
    direction: DirectionName,

    /// Also report terms for which nothing was found in the translation: it may just leave them unsaid
    #[arg(long)]
    missing: bool,

    /// What the output looks like; else the extension of -o says it
    #[arg(long, visible_alias = "format", value_name = "FORM")]
    to: Option<Form>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    interface: Interface,
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// What the output looks like.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// A line for each error
    Table,
    /// For spreadsheets
    Csv,
    /// For programs: one JSON object an error
    Jsonl,
    /// A page as that of `review`: with sentences and word links
    Html,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let options = self.knowledge.options(voice)?;
        let source = Direction::from(self.direction).lang(Role::Source);
        let rows = knowledge::decisions(&self.glossary, voice)?;
        let (paired, outcome) = self.inputs.read(&options, voice)?;
        let pairs: usize = paired.iter().map(|document| document.bitext.pairs.len()).sum();
        let alarms = pipeline::check(paired, &Checking { rows, source, missing: self.missing }, &options)?;
        output::to(self.output.as_deref(), |out| match self.form() {
            Form::Table => table(&alarms, out),
            Form::Csv => csv(&alarms, out),
            Form::Jsonl => alarms.iter().try_for_each(|alarm| json(alarm, out)),
            Form::Html => review::review_page(&self.subject(&alarms, &options), self.interface.lang(), out),
        })?;
        voice.tell(&format!("{pairs} pairs checked, {} to be looked at", alarms.len()));
        Ok(outcome)
    }

    fn form(&self) -> Form {
        let extension = self.output.as_deref().and_then(|path| path.extension()?.to_str());
        self.to.unwrap_or(match extension {
            Some("csv") => Form::Csv,
            Some("jsonl" | "ndjson") => Form::Jsonl,
            Some("html" | "htm") => Form::Html,
            _ => Form::Table,
        })
    }

    /// The alarms as entries of a page: the term and what stands there, with what should stand there as the reason.
    fn subject(&self, alarms: &[Alarm], options: &pipeline::Options) -> Subject {
        let entries: Vec<Entry> = alarms.iter().map(entry).collect();
        let links = pipeline::background(&entries, options).links;
        let names: Vec<&str> = self.inputs.names();
        let entries = entries.into_iter().map(Decided::from).collect();
        Subject { title: names.join(" + "), entries, links, ..Subject::default() }
    }
}

fn entry(alarm: &Alarm) -> Entry {
    let terms = Sides::from_fn(|lang| {
        if lang == alarm.source { alarm.term.clone() } else { alarm.found.clone().unwrap_or_default() }
    });
    Entry {
        r#type: alarm.r#type,
        score: alarm.score,
        findings: vec![format!("{}: expected {}", alarm.cause.name(), expected(alarm))],
        examples: vec![alarm.example.clone()],
        concept: Concept::default(),
        ..Entry::of_terms(terms)
    }
}

fn expected(alarm: &Alarm) -> String {
    if alarm.expected.is_empty() { "-".to_owned() } else { alarm.expected.join(" / ") }
}

fn place(alarm: &Alarm, lang: Lang) -> String {
    alarm.example.places.get(lang).as_ref().map(Place::to_string).unwrap_or_default()
}

fn table(alarms: &[Alarm], out: &mut dyn Write) -> Result<()> {
    for alarm in alarms {
        let found = alarm.found.as_deref().unwrap_or("-");
        let place = place(alarm, alarm.source.other());
        writeln!(
            out,
            "{place}: {}: {found} (expected {}; {})",
            alarm.term,
            expected(alarm),
            alarm.cause.name()
        )?;
    }
    Ok(())
}

fn csv(alarms: &[Alarm], out: &mut dyn Write) -> Result<()> {
    let header =
        ["segment", "place", "term", "expected", "found", "cause", "score", "source_text", "target_text"];
    let rows = alarms.iter().map(|alarm| {
        let (source, target) = (alarm.source, alarm.source.other());
        [
            alarm.segment.to_string(),
            place(alarm, target),
            alarm.term.clone(),
            expected(alarm),
            alarm.found.clone().unwrap_or_default(),
            alarm.cause.name().to_owned(),
            format!("{:.3}", alarm.score),
            alarm.example.texts.get(source).clone(),
            alarm.example.texts.get(target).clone(),
        ]
    });
    write_table(&header, rows, out)
}

fn json(alarm: &Alarm, out: &mut dyn Write) -> Result<()> {
    let line = serde_json::to_string(alarm).map_err(|error| Error::usage(error.to_string()))?;
    Ok(writeln!(out, "{line}")?)
}
