//! `duizhao merge`: several glossaries into one.

use std::path::PathBuf;

use clap::Args;
use duizhao::error::Result;
use duizhao::read;
use duizhao::select::{Contradicting, Merger};

use super::Outcome;
use super::output;
use super::say::{Verbosity, Voice};
use super::shape::{self, Shape};

const EXAMPLES: &str = "\
Examples:
  duizhao merge client-a.csv client-b.utf8 -o all.csv
  duizhao merge old.csv new.csv --contradictions check.csv -o all.csv

A pair that stands in several glossaries comes out once, its counts added. Two translations of one term both
come out, and are named as a contradiction.";

/// How many contradictions are named on standard error.
const NAMED: usize = 10;

/// Join glossaries: every pair once, counts added, contradictions listed
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The glossaries, the one that wins first
    #[arg(value_name = "GLOSSARY", required = true)]
    glossaries: Vec<String>,

    /// Write all contradictions to this CSV file
    #[arg(long, value_name = "FILE")]
    contradictions: Option<PathBuf>,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    shape: Shape,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.shape.check()?;
        self.contradictions.as_deref().map_or(Ok(()), output::check)?;
        let mut merger = Merger::default();
        let outcome = self.read(&mut merger, voice)?;
        let (entries, contradictions) = merger.finish();
        let written = self.shape.write(voice, |push| entries.into_iter().try_for_each(push))?;
        self.tell(&contradictions, voice)?;
        voice.tell(&shape::summary(&written));
        Ok(outcome)
    }

    /// A glossary that cannot be read is named, and the others go on; if none can, its error is the result.
    fn read(&self, merger: &mut Merger, voice: Voice) -> Result<Outcome> {
        let mut failed = Vec::new();
        for path in &self.glossaries {
            let read = read::entries(path, &mut |entry, place| {
                merger.add(entry, &place);
                Ok(())
            });
            match read {
                Ok(notes) => voice.notes(&notes),
                Err(error) => failed.push(error),
            }
        }
        let all_failed = failed.len() == self.glossaries.len();
        let last = if all_failed { failed.pop() } else { None };
        for error in &failed {
            voice.error(error);
        }
        match last {
            Some(error) => Err(error),
            None if failed.is_empty() => Ok(Outcome::Done),
            None => Ok(Outcome::SomeFailed),
        }
    }

    fn tell(&self, contradictions: &[Contradicting], voice: Voice) -> Result<()> {
        for contradiction in contradictions.iter().take(NAMED) {
            voice.note(&format!("{}: {}", contradiction.zh, contradiction.translations.join(" or ")));
        }
        if contradictions.len() > NAMED {
            let more = contradictions.len() - NAMED;
            voice.note(&format!(
                "{more} more terms with several translations; --contradictions FILE lists all"
            ));
        }
        let Some(path) = &self.contradictions else { return Ok(()) };
        output::to(Some(path), |out| write(contradictions, out))
    }
}

fn write(contradictions: &[Contradicting], out: &mut dyn std::io::Write) -> Result<()> {
    let rows = contradictions.iter().flat_map(|contradiction| {
        let zh = contradiction.zh.as_str();
        contradiction.translations.iter().zip(&contradiction.places).map(move |(en, place)| [zh, en, place])
    });
    duizhao::export::write_table(&["zh", "en", "source"], rows, out)
}
