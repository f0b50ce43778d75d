//! Options that say what the output looks like and where it goes: shared by all commands that write glossaries.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use duizhao::error::{Error, Result};
use duizhao::export::{self, Context, Direction, Formulas, PROFILES, Remarks, Roles};

use super::output;
use super::targets::{self, Push, Target, Written};

use super::say::Voice;

/// Where the glossary goes and what it looks like.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Shape {
    /// Write to this file instead of standard output; its extension chooses the profile; repeatable
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,

    /// The profile: how the tool that will read the file wants it (duizhao profiles lists them); one for each -o
    #[arg(long, visible_alias = "format", value_name = "PROFILE", value_parser = profile_names())]
    to: Vec<String>,

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

fn profile_names() -> Vec<PossibleValue> {
    let facts = PROFILES.iter().map(|profile| profile.facts());
    facts.map(|facts| PossibleValue::new(facts.name).help(facts.about)).collect()
}

fn field(text: &str) -> std::result::Result<(String, String), String> {
    let (field, value) = text.split_once('=').ok_or("give a field, =, and its text, such as domain=law")?;
    Ok((field.trim().to_owned(), value.trim().to_owned()))
}

impl Shape {
    /// Where the glossary goes.
    pub(super) fn targets(&self) -> Result<Vec<Target>> {
        targets::targets(&self.output, &self.to)
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

    /// Fails early: nothing is computed for an output that cannot be written.
    pub(super) fn check(&self) -> Result<()> {
        targets::check(&self.targets()?, &self.options())?;
        if self.tool.report.is_some() && self.output.len() > 1 {
            return Err(Error::usage("--report lists the changes for one output; several are named with -o"));
        }
        self.tool.report.as_deref().map_or(Ok(()), output::check)
    }

    /// Writes what `feed` pushes, and passes on what the profiles had to change or leave out.
    pub(super) fn write(
        &self,
        voice: Voice,
        feed: impl FnOnce(Push<'_>) -> Result<()>,
    ) -> Result<Vec<Written>> {
        let targets = self.targets()?;
        let written = targets::write(&targets, &self.options(), feed)?;
        targets::tell(&targets, &written, voice);
        if let (Some(path), [only]) = (&self.tool.report, written.as_slice()) {
            output::to(Some(path), |out| export::write_remarks(&only.report.remarks, out))?;
        }
        Ok(written)
    }
}

/// How many rows went where.
pub(super) fn summary(written: &[Written]) -> String {
    let one = |Written { profile, report }: &Written| {
        let rows = if report.rows == 1 { "1 row".to_owned() } else { format!("{} rows", report.rows) };
        let files = if report.files == 1 { String::new() } else { format!(" in {} files", report.files) };
        format!("{rows}{files} for {profile}")
    };
    written.iter().map(one).collect::<Vec<_>>().join("; ")
}
