//! `duizhao init`: writes a project file to start from.

use std::fs::{File, remove_file};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use duizhao::data::{At, Place};
use duizhao::error::{Error, Result};

use super::Outcome;
use super::project::{NAME, TEMPLATE};
use super::say::Verbosity;

/// Write a project file, duizhao.toml, with every option explained, into the current folder
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    verbosity: Verbosity,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let placed = |error: std::io::Error| {
            let place = Some(Place::new(&Arc::from(NAME), At::Whole));
            match error.kind() {
                ErrorKind::AlreadyExists => {
                    Error { place, ..Error::usage("is there already, and is left as it is") }
                }
                _ => Error { place, ..Error::from(error) },
            }
        };
        // The file is made only if there is none, in one step: nothing can come between.
        let mut file = File::create_new(Path::new(NAME)).map_err(placed)?;
        file.write_all(TEMPLATE.as_bytes()).map_err(|error| {
            let _ = remove_file(NAME); // half a file is none
            placed(error)
        })?;
        self.verbosity
            .voice()
            .tell(&format!("{NAME} written; uncomment what you need, then: duizhao extract"));
        Ok(Outcome::Done)
    }
}
