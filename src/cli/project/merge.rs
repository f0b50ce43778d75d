//! Puts what a project file says before what was typed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind as Kind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};
use duizhao::error::{Error, Result};

use super::file::{self, File, Setting};
use super::keys::{CACHE, Key, NO_PROJECT, PROJECT, Value};
use crate::cli::output::{self, Paths};
use crate::cli::say::{self, Voice};
use crate::cli::{Arguments, NAME};

/// A command line that has been understood, and the project file that had its share in it.
pub(crate) struct Parsed {
    pub(crate) arguments: Arguments,
    pub(crate) project: Option<PathBuf>,
    /// What is read and what is written.
    pub(crate) paths: Paths,
    /// A folder that nothing is written outside of: that of a project file which nobody named.
    pub(crate) bounds: Option<PathBuf>,
    /// How much is said, by commands that take no project file.
    pub(crate) voice: Voice,
}

/// Understands what was typed, together with the project file where the command takes one.
///
/// Ends the program where what was typed alone is wrong, or asks for help.
pub(crate) fn parse(typed: &[OsString]) -> Result<Parsed> {
    let matches = understood(typed).unwrap_or_else(|error| refused(typed, &error));
    let mut all = Arguments::command();
    all.build();
    let Some((name, given)) = matches.subcommand() else { return Ok(done(&all, &matches)) };
    let Some(command) = all.find_subcommand(name) else { return Ok(done(&all, &matches)) };
    let Some((path, found)) = asked(command, given) else { return Ok(done(&all, &matches)) };
    let file = file::read(&path)?;
    let mut settings: Vec<OsString> = Vec::new();
    let mut bounds = None;
    for setting in &file.settings {
        let typed = as_typed(setting, command, given);
        if found == By::Chance && is_written(setting) && !typed.is_empty() {
            stays_inside(setting, &path)?;
            bounds = Some(folder(&path).to_owned());
        }
        settings.extend(typed);
    }
    let together = between(typed, settings);
    let matches = understood(&together).map_err(|error| blamed(&file, command, &error))?;
    let project = file.path.clone();
    let mut done = done(&all, &matches);
    done.paths.reads(&project);
    Ok(Parsed { project: Some(project), bounds, ..done })
}

fn done(command: &Command, matches: &ArgMatches) -> Parsed {
    let arguments = Arguments::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
    let paths = output::paths(command, matches);
    Parsed { arguments, project: None, paths, bounds: None, voice: Voice::of(matches) }
}

/// Ends the program with what the parser has to say. What was typed stands in it: what would steer a terminal is
/// shown, not done.
fn refused(typed: &[OsString], error: &clap::Error) -> ! {
    let is_plain = |argument: &OsString| say::is_plain(&argument.to_string_lossy());
    if typed.iter().all(is_plain) {
        error.exit();
    }
    let shown: Vec<OsString> =
        typed.iter().map(|argument| say::shown(&argument.to_string_lossy()).into_owned().into()).collect();
    understood(&shown)
        .err()
        .unwrap_or_else(|| clap::Error::raw(error.kind(), format!("{NAME} was called wrongly\n")))
        .exit()
}

/// How a project file came into play.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// Its name was typed.
    Name,
    /// It lies in the current folder. Whoever unpacked the folder may not know of it.
    Chance,
}

/// The setting names what is written.
fn is_written(setting: &Setting) -> bool {
    output::is_output(setting.key.argument) || setting.key.argument == CACHE
}

fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that was only found writes below its own folder.
fn stays_inside(setting: &Setting, file: &Path) -> Result<()> {
    let out = setting.values.iter().find(|value| !output::is_inside(folder(file), Path::new(value)));
    let Some(out) = out else { return Ok(()) };
    let (key, file) = (setting.key.name, file.display());
    let what =
        format!("{key}: {out} lies outside this folder; --project {file} says that you know and want it");
    Err(Error::at(setting.place.clone(), duizhao::error::ErrorKind::Usage(what)))
}

fn understood(typed: &[OsString]) -> std::result::Result<ArgMatches, clap::Error> {
    Arguments::command().try_get_matches_from(typed)
}

/// The file that is named, or the one of the current folder; `None` if the command takes none, or it is not wanted.
fn asked(command: &Command, matched: &ArgMatches) -> Option<(PathBuf, By)> {
    argument(command, PROJECT)?;
    if matched.get_flag(NO_PROJECT) {
        return None;
    }
    let here = || Some(PathBuf::from(file::NAME)).filter(|path: &PathBuf| Path::is_file(path));
    let named = matched.get_one::<PathBuf>(PROJECT).map(|path| (path.clone(), By::Name));
    named.or_else(|| Some((here()?, By::Chance)))
}

fn argument<'a>(command: &'a Command, id: &str) -> Option<&'a Arg> {
    command.get_arguments().find(|argument| argument.get_id() == id)
}

/// A setting as it would be typed; nothing if the command has no such option, or it was typed.
fn as_typed(setting: &Setting, command: &Command, matched: &ArgMatches) -> Vec<OsString> {
    let key = setting.key;
    let is_meant = key.command.is_none_or(|only| only == command.get_name());
    let silent =
        !is_meant || std::iter::once(&key.argument).chain(key.silenced_by).any(|id| is_typed(matched, id));
    argument(command, key.argument)
        .filter(|_| !silent)
        .map_or_else(Vec::new, |arg| spelled(setting, key, arg))
}

fn is_typed(matched: &ArgMatches, id: &str) -> bool {
    let known = matched.try_contains_id(id).is_ok();
    known && matched.value_source(id) == Some(ValueSource::CommandLine)
}

fn spelled(setting: &Setting, key: &Key, argument: &Arg) -> Vec<OsString> {
    let spell = |value: &String| match argument.get_long() {
        // A name that begins with a dash is a file here, not an option.
        None if value.len() > 1 && value.starts_with('-') => format!("./{value}"),
        None => value.clone(),
        Some(long) if key.value == Value::Switch => format!("--{long}"),
        Some(long) => format!("--{long}={value}"),
    };
    setting.values.iter().map(|value| spell(value).into()).collect()
}

/// The program, its command, what the file says, what was typed.
fn between(typed: &[OsString], given: Vec<OsString>) -> Vec<OsString> {
    let (head, tail) = typed.split_at(typed.len().min(2));
    head.iter().cloned().chain(given).chain(tail.iter().cloned()).collect()
}

/// An error of the parser, at the line of the file that brought it about.
fn blamed(file: &File, command: &Command, error: &clap::Error) -> Error {
    let nothing_typed = ArgMatches::default();
    for setting in &file.settings {
        let mut alone: Vec<OsString> = vec![NAME.into(), command.get_name().into()];
        alone.extend(as_typed(setting, command, &nothing_typed));
        match understood(&alone) {
            Err(error) if !matches!(error.kind(), Kind::MissingRequiredArgument) => {
                return Error::malformed(setting.place.clone(), one_line(&error));
            }
            _ => {}
        }
    }
    Error::usage(format!("{}: {}", file.path.display(), one_line(error)))
}

/// What the parser says, without its advice on how the program is called.
fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let text = text.trim_start_matches("error: ");
    let said = text.split("\n\nUsage:").next().unwrap_or(text);
    let said = said.split("\n\nFor more information").next().unwrap_or(said);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}
