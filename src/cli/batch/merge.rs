//! All files into one glossary.

use duizhao::error::{Error, Result};
use duizhao::pipeline::{self, Batch, Found, Record};

use super::count::Count;
use super::pace::Pace;
use super::{Failing, Task};
use crate::cli::progress::Progress;

/// What came of all files.
pub(crate) struct Merged {
    pub(crate) found: Found,
    pub(crate) records: Vec<Record>,
    pub(crate) count: Count,
}

/// Runs over all files.
///
/// # Errors
/// With [`Failing::Stop`], the first file that cannot be used.
pub(crate) fn merge(task: &Task<'_>) -> Result<Merged> {
    let mut pace = Pace::new(task.inputs.len(), task.voice, task.results);
    let (found, records) =
        pipeline::merged(task.batch(), &mut |number, record| task.done(&mut pace, number, record))?;
    let count = task.counted(pace.finish());
    Ok(Merged { found, records, count })
}

impl Task<'_> {
    pub(super) fn batch(&self) -> Batch<'_> {
        Batch { inputs: &self.inputs, options: self.options, cache: self.cache.as_ref(), jobs: self.jobs }
    }

    /// A file is done: it is counted, or ends the run.
    pub(super) fn done(&self, pace: &mut Pace, number: usize, record: &Record) -> Result<()> {
        match &record.failure {
            Some(failure) if self.failing == Failing::Stop => Err(Error::failed(&failure.text)),
            _ => {
                self.progress.iter().for_each(Progress::end);
                pace.done(number, record);
                Ok(())
            }
        }
    }

    /// Folders that cannot be read are files that failed.
    pub(super) fn counted(&self, mut count: Count) -> Count {
        self.progress.iter().for_each(Progress::end);
        count.failed += self.failures.len() as u64;
        if let Some(trouble) = self.cache.as_ref().and_then(duizhao::cache::Cache::trouble) {
            self.voice.note(&format!("not everything could be kept in the cache: {trouble}"));
        }
        count
    }
}
