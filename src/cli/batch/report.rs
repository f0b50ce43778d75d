//! The report on a run, for programs: what became of every file, and what was written.

use std::collections::BTreeMap;
use std::io::Write;

use duizhao::data::Dropped;
use duizhao::error::Result;
use duizhao::export::Remark;
use duizhao::pipeline::{Input, Record, Status};
use serde::Serialize;
use serde_json::Value;

use super::Task;
use super::each::Glossary;
use crate::cli::targets::{Target, Written};

/// All that is reported.
#[derive(Serialize)]
pub(crate) struct Report {
    program: &'static str,
    version: &'static str,
    summary: Summary,
    files: Vec<FileReport>,
    outputs: Vec<OutputReport>,
}

/// The sums.
#[derive(Default, Serialize)]
struct Summary {
    files: usize,
    read: usize,
    cached: usize,
    failed: usize,
    pairs: u64,
    unpaired: u64,
    rows: usize,
    /// How many pairs of terms were found and not kept, by the reason.
    dropped: BTreeMap<String, usize>,
}

/// What became of a file, or of the two files of a text.
#[derive(Serialize)]
struct FileReport {
    files: Vec<String>,
    status: Status,
    #[serde(flatten)]
    figures: Option<FileFigures>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Why it could not be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Its own glossary.
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
}

/// What was read, paired and found.
#[derive(Serialize)]
struct FileFigures {
    blocks: u64,
    pairs: u64,
    unpaired: u64,
    candidates: u64,
    found: usize,
}

/// What was written for a tool.
#[derive(Serialize)]
struct OutputReport {
    file: Option<String>,
    profile: &'static str,
    rows: usize,
    files: usize,
    remarks: Vec<RemarkReport>,
}

/// What the profile changed or left out.
#[derive(Serialize)]
struct RemarkReport {
    row: usize,
    zh: String,
    en: String,
    what: &'static str,
    why: &'static str,
}

impl Report {
    /// The report on a run with these records, in the order of its inputs.
    pub(crate) fn new(task: &Task<'_>, records: &[Record]) -> Self {
        let files = task.inputs.iter().zip(records).map(|(input, record)| file(input, record));
        let folders = task.failures.iter().map(|error| FileReport {
            files: error.place.iter().map(|place| place.document.to_string()).collect(),
            reason: Some(error.to_string()),
            ..FileReport::failed()
        });
        let files: Vec<FileReport> = files.chain(folders).collect();
        let many = |status| files.iter().filter(|file| file.status == status).count();
        let summary = Summary {
            files: files.len(),
            read: many(Status::Read),
            cached: many(Status::Cached),
            failed: many(Status::Failed),
            pairs: records.iter().map(|record| record.figures.pairs).sum(),
            unpaired: records.iter().map(|record| record.figures.unpaired).sum(),
            ..Summary::default()
        };
        Report {
            program: crate::cli::NAME,
            version: env!("CARGO_PKG_VERSION"),
            summary,
            files,
            outputs: Vec::new(),
        }
    }

    /// Adds what was written into each target.
    pub(crate) fn with_outputs(mut self, targets: &[Target], written: &[Written]) -> Self {
        let output = |(target, Written { profile, report }): (&Target, &Written)| OutputReport {
            file: target.path.as_ref().map(|path| path.display().to_string()),
            profile,
            rows: report.rows,
            files: report.files,
            remarks: report.remarks.iter().map(remark).collect(),
        };
        self.outputs = targets.iter().zip(written).map(output).collect();
        self
    }

    /// Adds the glossaries of single files.
    pub(crate) fn with_glossaries(mut self, glossaries: &[Option<Glossary>]) -> Self {
        for (file, glossary) in self.files.iter_mut().zip(glossaries) {
            file.output = glossary.as_ref().map(|glossary| glossary.path.display().to_string());
            file.rows = glossary.as_ref().map(|glossary| glossary.rows);
        }
        self.summary.rows = glossaries.iter().flatten().map(|glossary| glossary.rows).sum();
        self
    }

    /// Adds what was kept of all that was found, and why the rest was not.
    pub(crate) fn with_rows(mut self, rows: usize, dropped: &[Dropped]) -> Self {
        self.summary.rows = rows;
        for dropped in dropped {
            *self.summary.dropped.entry(reason(dropped)).or_default() += 1;
        }
        self
    }

    /// Writes the report as JSON, one key a line.
    pub(crate) fn write(&self, out: &mut dyn Write) -> Result<()> {
        serde_json::to_writer_pretty(&mut *out, self).map_err(std::io::Error::from)?;
        Ok(writeln!(out)?)
    }
}

impl FileReport {
    fn failed() -> Self {
        FileReport {
            files: Vec::new(),
            status: Status::Failed,
            figures: None,
            notes: Vec::new(),
            reason: None,
            output: None,
            rows: None,
        }
    }
}

fn file(input: &Input, record: &Record) -> FileReport {
    let files = match input {
        Input::File(path) => vec![path.clone()],
        Input::Files(paths) | Input::Lines(paths) => vec![paths.zh.clone(), paths.en.clone()],
    };
    let figures = record.figures;
    let figures = FileFigures {
        blocks: figures.blocks,
        pairs: figures.pairs,
        unpaired: figures.unpaired,
        candidates: figures.candidates,
        found: record.found,
    };
    FileReport {
        files,
        status: record.status,
        figures: record.failure.is_none().then_some(figures),
        notes: record.notes.iter().map(|note| format!("{}: {}", note.place, note.text)).collect(),
        reason: record.failure.as_ref().map(|failure| failure.text.clone()),
        ..FileReport::failed()
    }
}

fn remark(remark: &Remark) -> RemarkReport {
    let Remark { row, terms, act, why } = remark;
    RemarkReport { row: *row, zh: terms.zh.clone(), en: terms.en.clone(), what: act.name(), why }
}

/// A reason's name, without what it says of the single pair.
fn reason(dropped: &Dropped) -> String {
    match serde_json::to_value(&dropped.reason) {
        Ok(Value::String(name)) => name,
        Ok(Value::Object(object)) => object.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}
