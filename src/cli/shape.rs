//! Options that say what the output looks like and where it goes: shared by all commands that write glossaries.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use duizhao::data::Entry;
use duizhao::error::{Error, Result};
use duizhao::export::{self, Context, Direction, Exporter, PROFILES, Profile, Report};

use super::output::{self, Files};
use super::say::Voice;

/// Where the glossary goes and what it looks like.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Shape {
    /// Write to this file instead of standard output; its extension chooses the profile
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The profile: how the tool that will read the file wants it
    #[arg(long, visible_alias = "format", value_name = "PROFILE", value_parser = profile_names())]
    to: Option<String>,

    /// Which language comes first
    #[arg(long, value_name = "DIRECTION", default_value = "zh-en")]
    direction: DirectionName,

    /// Leave the sentences out: for a glossary that is passed on
    #[arg(long)]
    no_context: bool,
}

/// The direction as it is typed.
#[derive(Clone, Copy, ValueEnum)]
enum DirectionName {
    /// Chinese is the source
    ZhEn,
    /// English is the source
    EnZh,
}

/// The profile for standard output and for extensions that no profile claims.
const DEFAULT: &str = "csv";

fn profile_names() -> Vec<PossibleValue> {
    let facts = PROFILES.iter().map(|profile| profile.facts());
    facts.map(|facts| PossibleValue::new(facts.name).help(facts.about)).collect()
}

impl Shape {
    /// Where the glossary goes, if not to standard output.
    pub(super) fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    pub(super) fn options(&self) -> export::Options {
        let direction = match self.direction {
            DirectionName::ZhEn => Direction::ZhEn,
            DirectionName::EnZh => Direction::EnZh,
        };
        let context = if self.no_context { Context::LeaveOut } else { Context::Keep };
        export::Options { direction, context, ..export::Options::default() }
    }

    /// `--to`, else the extension, else `csv`.
    pub(super) fn profile(&self) -> Result<&'static dyn Profile> {
        if let Some(name) = &self.to {
            return export::by_name(name).ok_or_else(|| Error::usage(format!("no profile is called {name}")));
        }
        let Some(path) = &self.output else { return default() };
        if let Some(profile) = export::by_extension(path) {
            return Ok(profile);
        }
        let name = path.display();
        Err(Error::usage(format!(
            "{name}: this extension chooses no profile; say which with --to (try --to {DEFAULT})"
        )))
    }

    /// Fails early: nothing is computed for an output that cannot be written.
    pub(super) fn check(&self) -> Result<()> {
        self.profile()?;
        self.output.as_deref().map_or(Ok(()), output::check)
    }

    /// Writes what `feed` pushes, and passes on what the profile had to change or leave out.
    pub(super) fn write(&self, voice: Voice, feed: impl FnOnce(Push<'_>) -> Result<()>) -> Result<Report> {
        let profile = self.profile()?;
        let files = Files::new(self.path());
        let mut exporter = Exporter::new(profile, self.options(), files.opener());
        feed(&mut |entry| exporter.push(entry))?;
        let report = exporter.finish()?;
        files.keep()?;
        for line in report.lines() {
            voice.note(&format!("{}: {line}", profile.facts().name));
        }
        Ok(report)
    }
}

/// Takes an entry.
pub(super) type Push<'a> = &'a mut dyn FnMut(Entry) -> Result<()>;

fn default() -> Result<&'static dyn Profile> {
    export::by_name(DEFAULT).ok_or_else(|| Error::usage(format!("no profile is called {DEFAULT}")))
}
