//! Puts what a project file says before what was typed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind as Kind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};
use duizhao::error::{Error, Result};

use super::file::{self, File, Setting};
use super::keys::{Key, NO_PROJECT, PROJECT, Value};
use crate::cli::Arguments;

/// A command line that has been understood, and the project file that had its share in it.
pub(crate) struct Parsed {
    pub(crate) arguments: Arguments,
    pub(crate) project: Option<PathBuf>,
}

/// Understands what was typed, together with the project file where the command takes one.
///
/// Ends the program where what was typed alone is wrong, or asks for help.
pub(crate) fn parse(typed: &[OsString]) -> Result<Parsed> {
    let matches = understood(typed).unwrap_or_else(|error| error.exit());
    let Some((name, given)) = matches.subcommand() else { return Ok(done(&matches, None)) };
    let command = Arguments::command();
    let Some(command) = command.find_subcommand(name) else { return Ok(done(&matches, None)) };
    let Some(path) = asked(command, given) else { return Ok(done(&matches, None)) };
    let file = file::read(&path)?;
    let mut settings: Vec<OsString> = Vec::new();
    for setting in &file.settings {
        settings.extend(as_typed(setting, command, given));
    }
    let together = between(typed, settings);
    let matches = understood(&together).map_err(|error| blamed(&file, command, &error))?;
    Ok(done(&matches, Some(file.path)))
}

fn done(matches: &ArgMatches, project: Option<PathBuf>) -> Parsed {
    let arguments = Arguments::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
    Parsed { arguments, project }
}

fn understood(typed: &[OsString]) -> std::result::Result<ArgMatches, clap::Error> {
    Arguments::command().try_get_matches_from(typed)
}

/// The file that is named, or the one of the current folder; `None` if the command takes none, or it is not wanted.
fn asked(command: &Command, matched: &ArgMatches) -> Option<PathBuf> {
    argument(command, PROJECT)?;
    if matched.get_flag(NO_PROJECT) {
        return None;
    }
    let here = || Some(PathBuf::from(file::NAME)).filter(|path: &PathBuf| Path::is_file(path));
    matched.get_one::<PathBuf>(PROJECT).cloned().or_else(here)
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
        let mut alone: Vec<OsString> = vec![super::super::NAME.into(), command.get_name().into()];
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
