//! The project file, `duizhao.toml`: options for a folder of texts, so that a command needs none.
//!
//! What the file says is put before what was typed, as if it had been typed first: one parser checks both, and
//! what was typed wins.

mod file;
mod keys;
mod merge;
mod template;

pub(super) use file::NAME;
pub(super) use merge::parse;
pub(super) use template::TEMPLATE;

use std::path::PathBuf;

use clap::Args;

/// Which project file is used.
#[derive(Args)]
#[command(next_help_heading = "Project")]
pub(super) struct Project {
    /// Take options from this file instead of the duizhao.toml of the current folder; what is typed wins over it
    #[arg(long, value_name = "FILE", id = keys::PROJECT, conflicts_with = keys::NO_PROJECT)]
    project: Option<PathBuf>,

    /// Leave the duizhao.toml of the current folder alone
    #[arg(long, id = keys::NO_PROJECT)]
    no_project: bool,
}
