//! `duizhao convert`: a glossary in, the same glossary for another tool out.

use clap::Args;
use duizhao::error::Result;
use duizhao::read;

use super::Outcome;
use super::say::Verbosity;
use super::shape::{self, Shape};

const EXAMPLES: &str = "\
Examples:
  duizhao convert terms.csv --to omegat -o terms.utf8     a spreadsheet's CSV for OmegaT
  duizhao convert terms.csv --to tbx --direction en-zh -o terms.tbx
  duizhao convert terms.csv --to deepl -o deepl.csv --report changes.csv

GLOSSARY is CSV (commas or semicolons), tab text, OmegaT's text or our JSON lines, in UTF-8, UTF-16, GBK or Big5;
columns are known by their headings, or by their content where there are none. - is standard input.";

/// Turn a glossary into the file that another tool wants
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The glossary; - is standard input
    #[arg(value_name = "GLOSSARY")]
    glossary: String,
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    shape: Shape,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.shape.check()?;
        let mut notes = Vec::new();
        let written = self.shape.write(voice, |push| {
            notes = read::entries(&self.glossary, &mut |entry, _| push(entry))?;
            Ok(())
        })?;
        voice.notes(&notes);
        voice.tell(&shape::summary(&written));
        Ok(Outcome::Done)
    }
}
