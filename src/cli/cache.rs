//! `duizhao cache`: how large a cache is, and how it is made smaller.

use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Subcommand};
use duizhao::cache::{self, Cache, Content, Key, KeyMaker};
use duizhao::error::Result;

use super::Outcome;
use super::output;

const EXAMPLES: &str = "\
Examples:
  duizhao extract texts --cache kept -o glossary.csv    fills the cache, and uses it the next time
  duizhao cache info kept
  duizhao cache prune kept --days 30                    from a monthly cron job
  duizhao cache clear kept";

/// Look after the folder that --cache names
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Show how much it holds
    Info {
        /// The cache
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Take away what other versions of the program kept, and what no run wanted for some time
    Prune {
        /// The cache
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,

        /// What no run wanted for so many days goes
        #[arg(long, value_name = "N", default_value_t = 30)]
        days: u64,
    },
    /// Take everything away
    Clear {
        /// The cache
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        match &self.action {
            Action::Info { folder } => {
                let content = cache::content(folder, &version())?;
                print(&format!("of this version:\t{}\n{}", held(&content), others(&content)))?;
            }
            Action::Prune { folder, days } => {
                const DAY: u64 = 24 * 60 * 60; // seconds
                let gone = cache::prune(folder, &version(), Duration::from_secs(days.saturating_mul(DAY)))?;
                print(&format!("taken away, of this version:\t{}\n{}", held(&gone), others(&gone)))?;
            }
            Action::Clear { folder } => cache::clear(folder)?,
        }
        Ok(Outcome::Done)
    }
}

fn print(text: &str) -> Result<()> {
    output::to(None, |out| Ok(writeln!(out, "{text}")?))
}

fn held(content: &Content) -> String {
    format!("{} entries, {}", content.entries, size(content.bytes))
}

fn others(content: &Content) -> String {
    format!("of others, or unfinished:\t{} entries, {}", content.other_entries, size(content.other_bytes))
}

fn size(bytes: u64) -> String {
    const MEGABYTE: f64 = 1e6;
    format!("{:.1} MB", bytes as f64 / MEGABYTE)
}

/// Opens the cache in a folder for this program.
pub(super) fn open(folder: &Path) -> Result<Cache> {
    Cache::open(folder, &version())
}

/// This program, with the data in it: another build may find other terms.
fn version() -> Key {
    let key = KeyMaker::new("program").text(env!("CARGO_PKG_VERSION"));
    let program = env::current_exe().and_then(File::open);
    program.and_then(|mut program| key.clone().content(&mut program)).unwrap_or(key).finish()
}
