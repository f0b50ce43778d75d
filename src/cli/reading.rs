//! Options that say how files are read.

use clap::Args;
use clap::builder::PossibleValue;
use duizhao::read::{Drafts, FORMATS, Options};

/// How files are read.
#[derive(Args)]
#[command(next_help_heading = "Input")]
pub(super) struct Reading {
    /// The input's format, where content and extension mislead (duizhao formats lists them)
    #[arg(long, value_name = "FORMAT", value_parser = names(), hide_possible_values = true)]
    from: Option<String>,

    /// The input's encoding, where it is not recognised: gb18030, big5, utf-16le and others
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,

    /// Read also what a file marks as not yet right: fuzzy, draft, to be reviewed, rejected
    #[arg(long)]
    all: bool,
}

fn names() -> Vec<PossibleValue> {
    FORMATS.iter().map(|format| PossibleValue::new(format.name())).collect()
}

impl Reading {
    pub(super) fn options(&self) -> Options {
        let drafts = if self.all { Drafts::Read } else { Drafts::LeftOut };
        Options { from: self.from.clone(), encoding: self.encoding.clone(), drafts }
    }
}
