//! Options of a run over many files, and the run itself.

mod count;
mod each;
mod merge;
mod mirror;
mod pace;
mod report;

pub(super) use count::Count;
pub(super) use each::{Tree, each};
pub(super) use merge::{Merged, merge};
pub(super) use report::Report;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::{Args, ValueEnum};
use duizhao::cache::Cache;
use duizhao::error::{Error, Result};
use duizhao::pipeline::{Input, Options};

use super::cache;
use super::progress::Progress;
use super::say::Voice;

/// Threads beyond this only wait for each other: each takes 8 MB of stack, and no computer that is sold has more cores.
const MOST_JOBS: usize = 512;

/// How many files are run over.
#[derive(Args)]
#[command(next_help_heading = "Batch")]
pub(super) struct Batch {
    /// One glossary for all files together (the default)
    #[arg(long, overrides_with = "each")]
    merge: bool,

    /// A glossary for each file, below the folder that -o names, in the same tree of folders as the files
    #[arg(long, overrides_with = "merge")]
    pub(super) each: bool,

    /// Work on so many files at a time, with so many threads [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Keep what was found in each file in this folder: next time, only files that changed are read
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,

    /// End with the first file that cannot be used, and write nothing
    #[arg(long)]
    fail_fast: bool,

    /// What is said on standard error: lines for people, or a JSON object a line
    #[arg(long, value_name = "FORM", value_enum, default_value_t)]
    log: Log,
}

/// The form of what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Log {
    #[default]
    Text,
    Json,
}

/// Everything that a run over files needs to know.
pub(super) struct Task<'a> {
    /// What was named: files, folders, patterns.
    pub(super) named: Vec<String>,
    pub(super) inputs: Vec<Input>,
    /// Folders of which nothing can be read.
    pub(super) failures: Vec<Error>,
    pub(super) options: &'a Options,
    pub(super) cache: Option<Cache>,
    pub(super) jobs: NonZeroUsize,
    pub(super) failing: Failing,
    pub(super) voice: Voice,
    pub(super) results: Results,
    /// Where there is one file only: how far it is.
    pub(super) progress: Option<Progress>,
}

/// Where results go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Results {
    /// Into files.
    Files,
    /// To standard output: where that is the terminal, nothing is drawn over them.
    StandardOutput,
}

/// What a file that cannot be used means for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failing {
    /// They go on.
    GoOn,
    /// They are not done.
    Stop,
}

impl Batch {
    /// How much is said, and in which form.
    pub(super) fn voice(&self, voice: Voice) -> Voice {
        if self.log == Log::Json { voice.as_json() } else { voice }
    }

    /// What is done about files that cannot be used.
    pub(super) fn failing(&self) -> Failing {
        if self.fail_fast { Failing::Stop } else { Failing::GoOn }
    }

    /// How many files are under way at a time; all other work uses as many threads.
    pub(super) fn jobs(&self) -> Result<NonZeroUsize> {
        let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let jobs = self.jobs.unwrap_or_else(cores);
        if jobs.get() > MOST_JOBS {
            return Err(Error::usage(format!("--jobs {jobs}: at most {MOST_JOBS} threads are started")));
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.get());
        pool.build_global().map_err(|error| Error::usage(format!("--jobs {jobs}: {error}")))?;
        Ok(jobs)
    }

    /// The cache, if there is one.
    pub(super) fn open_cache(&self) -> Result<Option<Cache>> {
        self.cache.as_deref().map(cache::open).transpose()
    }

    /// The folder that is no text to be read.
    pub(super) fn cache_folder(&self) -> Option<&PathBuf> {
        self.cache.as_ref()
    }
}
