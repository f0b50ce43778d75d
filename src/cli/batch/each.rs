//! A glossary for each file.

use std::path::{Path, PathBuf};

use duizhao::error::Result;
use duizhao::pipeline::{self, Found, Input, Record};

use super::Task;
use super::count::Count;
use super::mirror::Mirror;
use super::pace::Pace;
use crate::cli::output;
use crate::cli::targets::Written;

/// Where the glossaries go.
pub(crate) struct Tree<'a> {
    /// The folder above them all.
    pub(crate) folder: &'a Path,
    /// Their extension.
    pub(crate) extension: &'a str,
    /// What was named as inputs.
    pub(crate) named: &'a [String],
}

/// What came of each file.
pub(crate) struct Each {
    pub(crate) records: Vec<Record>,
    /// Of the files that could be used.
    pub(crate) glossaries: Vec<Option<Glossary>>,
    pub(crate) count: Count,
}

/// A glossary that was written.
#[derive(Clone)]
pub(crate) struct Glossary {
    pub(crate) path: PathBuf,
    pub(crate) rows: usize,
}

/// Writes what was found in a file.
pub(crate) type Write<'a> = &'a mut dyn FnMut(Found, &Path) -> Result<Vec<Written>>;

/// Runs over all files, and writes each one's glossary as soon as it is there.
///
/// # Errors
/// Glossaries that would have the same name, and such as cannot be written; with `--fail-fast`, the first file that
/// cannot be used.
pub(crate) fn each(task: &Task<'_>, tree: &Tree<'_>, write: Write<'_>) -> Result<Each> {
    let paths = Mirror { folder: tree.folder, extension: tree.extension }.paths(tree.named, &task.inputs)?;
    let read = task.inputs.iter().flat_map(Input::files);
    output::refuse_made(paths.iter().map(PathBuf::as_path), read)?;
    let mut pace = Pace::new(task.inputs.len(), task.voice, task.results);
    let mut done: Vec<(usize, Record, Option<Glossary>)> = Vec::new();
    pipeline::each_document(task.batch(), &mut |number, record, gathered| {
        task.done(&mut pace, number, &record)?;
        let glossary = match paths.get(number).filter(|_| record.failure.is_none()) {
            Some(path) => {
                output::folder(path.parent().unwrap_or(tree.folder))?;
                let written = write(pipeline::finish(gathered, task.options)?, path)?;
                let rows = written.iter().map(|written| written.report.rows).sum();
                Some(Glossary { path: path.clone(), rows })
            }
            None => None,
        };
        done.push((number, record, glossary));
        Ok(())
    })?;
    done.sort_by_key(|(number, ..)| *number);
    let (records, glossaries) = done.into_iter().map(|(_, record, glossary)| (record, glossary)).unzip();
    Ok(Each { records, glossaries, count: task.counted(pace.finish()) })
}
