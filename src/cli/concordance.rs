//! `duizhao concordance`: every place where given terms stand, each with its counterpart.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use duizhao::data::Entry;
use duizhao::error::{Error, Result};
use duizhao::export::citations::{
    Count, Marks, write_csv_header, write_csv_row, write_occurrence, write_window,
};
use duizhao::export::{self, Exporter, Profile};
use duizhao::pipeline::{self, Concordance};
use duizhao::read::Note;

use super::Outcome;
use super::knowledge::{self, Knowledge};
use super::output::{self, Files};
use super::progress::Progress;
use super::say::{Verbosity, Voice};

const EXAMPLES: &str = "\
Examples:
  duizhao concordance --term 治理 --term IPCC memory.tmx      each place, with its counterpart marked, and a count
  duizhao concordance --terms terms.txt *.tsv --to csv -o places.csv
  duizhao concordance --terms terms.txt memory.tmx -o glossary.utf8

terms.txt holds one term a line, Chinese or English. In .tsv and .gz files and on standard input a line is a segment
pair: Chinese, a tab, English; no header, no quoting. With --to jsonl an occurrence is one object:
  {\"segment\":0,\"zh\":\"国会山\",\"en\":\"Capitol Hill\",\"score\":0.97}
The other side is null where no counterpart is found; segment is the pair, counted from 0.";

/// Find every occurrence of given terms in parallel text, with its counterpart
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Parallel text: .tsv (Chinese, a tab, English), or any other bilingual file; - is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,

    /// A term to look for, in either language; repeatable
    #[arg(long, value_name = "TERM", required_unless_present = "terms")]
    term: Vec<String>,

    /// A list of terms to look for, one a line; repeatable
    #[arg(long, value_name = "FILE")]
    terms: Vec<String>,

    /// Further parallel text to learn from, plain or gzipped; itself not in the output; repeatable
    #[arg(long, value_name = "FILE")]
    also: Vec<String>,

    /// table (for people), csv or jsonl: a row for each place. A profile of duizhao profiles: a glossary of what was
    /// found
    #[arg(long, visible_alias = "format", value_name = "FORMAT", value_parser = forms())]
    to: Option<String>,

    /// Write to this file instead of standard output; its extension chooses the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// What the output looks like.
#[derive(Clone, Copy)]
enum Form {
    Table(Marks),
    Csv,
    Jsonl,
    Glossary(&'static dyn Profile),
}

/// The names of the forms, and of the profiles that are not called like one.
fn forms() -> PossibleValuesParser {
    let profiles = export::PROFILES.iter().map(|profile| profile.facts().name);
    let all = ["table", "csv", "jsonl"]
        .into_iter()
        .chain(profiles.filter(|name| !matches!(*name, "csv" | "jsonl")));
    PossibleValuesParser::new(
        all.map(|name| PossibleValue::new(name).hide(!matches!(name, "table" | "csv" | "jsonl"))),
    )
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let form = self.form()?;
        let known = self.knowledge.options(voice)?;
        let terms = self.term.iter().cloned().chain(knowledge::terms(&self.terms, voice)?).collect();
        let progress = Progress::new(voice, self.output.as_deref());
        let options = pipeline::Options { watch: progress.watch(), ..known };
        let task = Concordance { files: self.files.clone(), terms, also: self.also.clone() };
        let mut count = Count::default();
        if let Form::Glossary(profile) = form {
            let note = pipeline::concordance(&task, &options, &mut |citation| {
                count.add(&citation);
                Ok(())
            })?;
            drop(progress);
            voice.notes(note.as_slice());
            self.write_glossary(profile, count.entries(), voice)?;
            return Ok(Outcome::Done);
        }
        let note = output::to(self.output.as_deref(), |out| write(form, &task, &options, &mut count, out))?;
        drop(progress);
        voice.notes(note.as_slice());
        for line in count.lines() {
            voice.tell(&line);
        }
        Ok(Outcome::Done)
    }

    /// `--to`, else the extension, else a table.
    fn form(&self) -> Result<Form> {
        let plain = self.output.is_some()
            || !std::io::stdout().is_terminal()
            || std::env::var_os("NO_COLOR").is_some();
        let table = Form::Table(if plain { Marks::Brackets } else { Marks::Colour });
        match (self.to.as_deref(), &self.output) {
            (Some("table"), _) | (None, None) => Ok(table),
            (Some("csv"), _) => Ok(Form::Csv),
            (Some("jsonl"), _) => Ok(Form::Jsonl),
            (Some(name), _) => export::by_name(name)
                .map(Form::Glossary)
                .ok_or_else(|| Error::usage(format!("no format is called {name}"))),
            (None, Some(path)) => match path.extension().and_then(|extension| extension.to_str()) {
                Some("csv") => Ok(Form::Csv),
                Some("jsonl") => Ok(Form::Jsonl),
                _ => Ok(export::by_extension(path).map_or(table, Form::Glossary)),
            },
        }
    }

    fn write_glossary(&self, profile: &'static dyn Profile, entries: Vec<Entry>, voice: Voice) -> Result<()> {
        let files = Files::new(self.output.as_deref());
        let mut exporter = Exporter::new(profile, export::Options::default(), files.opener());
        entries.into_iter().try_for_each(|entry| exporter.push(entry))?;
        let report = exporter.finish()?;
        files.keep()?;
        report.lines().iter().for_each(|line| voice.note(&format!("{}: {line}", profile.facts().name)));
        Ok(())
    }
}

/// Writes each place as it is found, or only counts it for a glossary.
fn write(
    form: Form,
    task: &Concordance,
    options: &pipeline::Options,
    count: &mut Count,
    out: &mut dyn Write,
) -> Result<Option<Note>> {
    if matches!(form, Form::Csv) {
        write_csv_header(out)?;
    }
    pipeline::concordance(task, options, &mut |citation| {
        match form {
            Form::Table(marks) => write_window(&citation, marks, out)?,
            Form::Csv => write_csv_row(&citation, out)?,
            // For programs, over any number of places: nothing is kept to be counted.
            Form::Jsonl | Form::Glossary(_) => return write_occurrence(&citation.occurrence, out),
        }
        count.add(&citation);
        Ok(())
    })
}
