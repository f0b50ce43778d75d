//! Options that say what the output looks like and where it goes: shared by all commands that write glossaries.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use duizhao::data::Entry;
use duizhao::error::{Error, Result};
use duizhao::export::{
    self, Context, Direction, Exporter, Formulas, PROFILES, Profile, Proof, Remarks, Report, Roles,
};

use super::output::{self, Files};
use super::say::Voice;

/// Where the glossary goes and what it looks like.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Shape {
    /// Write to this file instead of standard output; its extension chooses the profile
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The profile: how the tool that will read the file wants it (duizhao profiles lists them)
    #[arg(long, visible_alias = "format", value_name = "PROFILE", value_parser = profile_names())]
    to: Option<String>,

    /// Which language comes first: zh-en or en-zh
    #[arg(long, value_name = "DIRECTION", default_value = "zh-en", hide_possible_values = true)]
    direction: DirectionName,

    /// Leave the sentences out: for a glossary that is passed on
    #[arg(long)]
    no_context: bool,

    #[command(flatten)]
    tool: Tool,
}

/// What the tool that reads the file needs besides.
#[derive(Args)]
struct Tool {
    /// The source language's code in the file, such as en-GB
    #[arg(long, value_name = "CODE")]
    src_code: Option<String>,

    /// The target language's code in the file, such as zh-HK
    #[arg(long, value_name = "CODE")]
    tgt_code: Option<String>,

    /// Fill the termbase's constant fields, separated by commas: domain=law,client=ACME
    #[arg(long, value_name = "FIELD=TEXT", value_delimiter = ',', value_parser = field)]
    set: Vec<(String, String)>,

    /// Put an apostrophe before cells that a spreadsheet would run as a formula
    #[arg(long)]
    escape_formulas: bool,

    /// Write what the profile had to change or leave out to this CSV file, row by row
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// The direction as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum DirectionName {
    ZhEn,
    EnZh,
}

impl From<DirectionName> for Direction {
    fn from(name: DirectionName) -> Self {
        match name {
            DirectionName::ZhEn => Direction::ZhEn,
            DirectionName::EnZh => Direction::EnZh,
        }
    }
}

/// The profile for standard output.
const DEFAULT: &str = "csv";

fn profile_names() -> Vec<PossibleValue> {
    let facts = PROFILES.iter().map(|profile| profile.facts());
    facts.map(|facts| PossibleValue::new(facts.name).help(facts.about)).collect()
}

fn field(text: &str) -> std::result::Result<(String, String), String> {
    let (field, value) = text.split_once('=').ok_or("give a field, =, and its text, such as domain=law")?;
    Ok((field.trim().to_owned(), value.trim().to_owned()))
}

/// Takes an entry.
pub(super) type Push<'a> = &'a mut dyn FnMut(Entry) -> Result<()>;

impl Shape {
    /// Where the glossary goes, if not to standard output.
    pub(super) fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    pub(super) fn options(&self) -> export::Options {
        let tool = &self.tool;
        export::Options {
            direction: self.direction.into(),
            context: if self.no_context { Context::LeaveOut } else { Context::Keep },
            fields: tool.set.iter().cloned().collect(),
            formulas: if tool.escape_formulas { Formulas::Escape } else { Formulas::Keep },
            codes: Roles { source: tool.src_code.clone(), target: tool.tgt_code.clone() },
            remarks: if tool.report.is_some() { Remarks::Listed } else { Remarks::Counted },
        }
    }

    /// `--to`, else the extension, else `csv`.
    pub(super) fn profile(&self) -> Result<&'static dyn Profile> {
        let by_name = |name: &str| {
            export::by_name(name).ok_or_else(|| Error::usage(format!("no profile is called {name}")))
        };
        match (&self.to, &self.output) {
            (Some(name), _) => by_name(name),
            (None, None) => by_name(DEFAULT),
            (None, Some(path)) => export::by_extension(path).ok_or_else(|| {
                let name = path.display();
                let what =
                    format!("this extension chooses no profile; say which with --to (try --to {DEFAULT})");
                Error::usage(format!("{name}: {what}"))
            }),
        }
    }

    /// Fails early: nothing is computed for an output that cannot be written.
    pub(super) fn check(&self) -> Result<()> {
        self.profile()?.facts().check(&self.options())?;
        [&self.output, &self.tool.report].into_iter().flatten().try_for_each(|path| output::check(path))
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
        if let Proof::Unverified(check) = profile.facts().proof {
            let name = profile.facts().name;
            voice.note(&format!("{name}: not verified with the tool itself; {check}"));
            voice.note(&format!("{name}: what stands where, to check: {}", report.mapping));
        }
        if let Some(path) = &self.tool.report {
            output::to(Some(path), |out| export::write_remarks(&report.remarks, out))?;
        }
        Ok(report)
    }

    /// How many rows went where.
    pub(super) fn summary(&self, report: &Report) -> Result<String> {
        let rows = if report.rows == 1 { "1 row".to_owned() } else { format!("{} rows", report.rows) };
        let files = if report.files == 1 { String::new() } else { format!(" in {} files", report.files) };
        Ok(format!("{rows}{files} for {}", self.profile()?.facts().name))
    }
}
