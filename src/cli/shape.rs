//! Options that say what the output looks like and where it goes: shared by all commands that write glossaries.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use duizhao::error::{Error, Result};
use duizhao::export::{self, Context, Direction, PROFILES, Profile, Remarks, Roles};

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

    /// Write what the profile had to change or leave out to this CSV file, row by row; of extract, a .json file gets a
    /// report on the whole run: what was read, found and refused, file by file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Does nothing: what it asked for is always done now, and scripts that ask go on
    #[arg(long, hide = true)]
    #[allow(dead_code, reason = "accepted, and nothing hangs on it")]
    escape_formulas: bool,
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

    /// The one file, or standard output, of lines for other programs.
    pub(super) fn lines(&self) -> Result<Option<&Path>> {
        match (self.output.as_slice(), self.to.as_slice()) {
            (_, [_, ..]) => Err(Error::usage("lines for other programs have no profile: leave --to out")),
            ([], []) => Ok(None),
            ([path], []) => output::check(path).map(|()| Some(path.as_path())),
            _ => Err(Error::usage("lines for other programs go to one file (-o)")),
        }
    }

    pub(super) fn options(&self) -> export::Options {
        let tool = &self.tool;
        export::Options {
            direction: self.direction.into(),
            context: if self.no_context { Context::LeaveOut } else { Context::Keep },
            fields: tool.set.iter().cloned().collect(),
            codes: Roles { source: tool.src_code.clone(), target: tool.tgt_code.clone() },
            remarks: if tool.report.is_some() { Remarks::Listed } else { Remarks::Counted },
        }
    }

    /// Fails early: nothing is computed for an output that cannot be written.
    pub(super) fn check(&self) -> Result<()> {
        if let Some(path) = self.run_report() {
            let what = "only extract writes a report on a run; name a .csv file for what the profile changed";
            return Err(Error::usage(format!("{}: {what}", path.display())));
        }
        self.check_outputs()
    }

    /// As `check`, for a command that writes reports on its runs.
    pub(super) fn check_outputs(&self) -> Result<()> {
        targets::check(&self.targets()?, &self.options())?;
        if self.changes().is_some() && self.output.len() > 1 {
            let what = "--report lists the changes for one output; for several, name a .json file";
            return Err(Error::usage(what));
        }
        self.tool.report.as_deref().map_or(Ok(()), output::check)
    }

    /// Where a report on the run goes.
    pub(super) fn run_report(&self) -> Option<&Path> {
        self.tool.report.as_deref().filter(|path| is_json(path))
    }

    /// Where the list of what the profile changed goes.
    pub(super) fn changes(&self) -> Option<&Path> {
        self.tool.report.as_deref().filter(|path| !is_json(path))
    }

    /// The folder and the profile of a glossary for each file.
    pub(super) fn tree(&self) -> Result<(&Path, &'static dyn Profile)> {
        let [folder] = self.output.as_slice() else {
            return Err(Error::usage("--each writes below one folder: name it with -o"));
        };
        if self.changes().is_some() {
            return Err(Error::usage("--each writes its report as JSON: name a .json file"));
        }
        let profile = match self.to.as_slice() {
            [] => targets::by_name(targets::DEFAULT)?,
            [name] => targets::by_name(name)?,
            _ => return Err(Error::usage("--each takes one profile (--to)")),
        };
        export::check(profile, &self.options())?;
        Ok((folder, profile))
    }

    /// All files (and folders) that the run writes.
    pub(super) fn written(&self) -> impl Iterator<Item = &PathBuf> {
        self.output.iter().chain(&self.tool.report)
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
        if let (Some(path), [only]) = (self.changes(), written.as_slice()) {
            output::to(Some(path), |out| export::write_remarks(&only.report.remarks, out))?;
        }
        Ok(written)
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
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
