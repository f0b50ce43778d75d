//! Which arguments name what is read, and which name what is written: one table for all commands.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};

/// What a command line reads and writes.
#[derive(Debug, Default)]
pub(in crate::cli) struct Paths {
    pub(super) inputs: Vec<PathBuf>,
    pub(super) outputs: Vec<PathBuf>,
    /// The result goes to standard output.
    pub(super) to_standard: bool,
}

impl Paths {
    /// A file that is read besides.
    pub(in crate::cli) fn reads(&mut self, path: &Path) {
        self.inputs.push(path.to_owned());
    }
}

/// The argument that names where the result goes.
const OUTPUT: &str = "output";

/// The arguments that name what is written. Any other one that takes a path names what is read.
const OUTPUTS: &[&str] = &[OUTPUT, "dropped", "report", "contradictions", "write_stop", "write_known"];

/// What the values of arguments that take a path are called in the help.
const PATHS: &[&str] = &[
    "COUNTS.tsv",
    "DECISIONS",
    "EN",
    "FILE",
    "FILE.jsonl",
    "FILE.whl|FOLDER",
    "FOLDER",
    "GLOSSARY",
    "LIST",
    "MODEL",
    "NAME.lex",
    "PAIRS.jsonl",
    "PAIRS.tsv",
    "STATE",
    "TEXT",
];

/// A command that writes over what it reads, because its help says so: the argument that is read, held in memory, and
/// replaced as a whole.
const IN_PLACE: &[(&str, &str)] = &[("maximise", "state")];

/// The paths of a command line that has been understood; `command` is built.
pub(in crate::cli) fn paths(command: &Command, matches: &ArgMatches) -> Paths {
    if let Some((name, below)) = matches.subcommand() {
        return command.find_subcommand(name).map_or_else(Paths::default, |command| paths(command, below));
    }
    let mut paths = Paths { to_standard: true, ..Paths::default() };
    for argument in command.get_arguments().filter(|argument| takes_path(argument)) {
        let id = argument.get_id().as_str();
        let values = matches.try_get_raw(id).ok().flatten().into_iter().flatten();
        let values = values.filter(|value| *value != STANDARD).map(PathBuf::from);
        if is_output(id) {
            let before = paths.outputs.len();
            paths.outputs.extend(values);
            paths.to_standard &= id != OUTPUT || paths.outputs.len() == before;
        } else if !IN_PLACE.contains(&(command.get_name(), id)) {
            paths.inputs.extend(values);
        }
    }
    paths
}

/// The argument names what is written.
pub(in crate::cli) fn is_output(id: &str) -> bool {
    OUTPUTS.contains(&id)
}

/// Standard input or output.
const STANDARD: &str = "-";

fn takes_path(argument: &Arg) -> bool {
    let names = argument.get_value_names().unwrap_or_default();
    argument.get_action().takes_values() && names.iter().any(|name| PATHS.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    /// What the values of all other arguments are called.
    const NO_PATHS: &[&str] = &[
        "CODE",
        "DIRECTION",
        "ENCODING",
        "FIELD=TEXT",
        "FORM",
        "FORMAT",
        "LANG",
        "LEVEL",
        "N",
        "PROFILE",
        "SCORE",
        "SHELL",
        "SIZE",
        "TERM",
        "TRUST",
        "TYPES",
        "WORD",
    ];

    fn each(command: &Command, see: &mut dyn FnMut(&Command, &Arg)) {
        command.get_arguments().for_each(|argument| see(command, argument));
        command.get_subcommands().for_each(|below| each(below, see));
    }

    #[test]
    fn of_every_argument_it_is_known_whether_it_takes_a_path() {
        let mut command = Arguments::command();
        command.build();
        each(&command, &mut |command, argument| {
            if argument.get_action().takes_values() && argument.get_id() != "subcommand" {
                let names = argument.get_value_names().unwrap_or_default();
                let known = names.iter().all(|name| PATHS.contains(&&**name) || NO_PATHS.contains(&&**name));
                assert!(known, "{} {}: put {names:?} into a list", command.get_name(), argument.get_id());
            }
        });
    }

    #[test]
    fn what_looks_like_an_output_is_one() {
        let mut outputs = Vec::new();
        each(&Arguments::command(), &mut |_, argument| {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            if takes_path(argument) && (help.contains("rite ") && !help.contains("wrote")) {
                outputs.push(argument.get_id().to_string());
            }
        });
        assert!(outputs.len() > 10 && outputs.iter().all(|id| is_output(id)), "{outputs:?}");
    }
}
