//! Options that name the texts: files, folders, patterns, lists of files, `-` for standard input, or a pair of files.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;
use duizhao::data::Sides;
use duizhao::error::{Error, Result};
use duizhao::pipeline::{self, Input, Paired};
use duizhao::read::{self, Found};

use super::Outcome;
use super::list;
use super::output;
use super::reading::Reading;
use super::say::{self, Voice};

/// The texts.
#[derive(Args)]
pub(super) struct Inputs {
    /// Bilingual files, folders, patterns ("texts/**/*.docx"), or x.zh.md x.en.md (duizhao formats lists all formats);
    /// - is standard input
    #[arg(value_name = "FILE", conflicts_with_all = ["zh", "en"])]
    files: Vec<String>,

    /// Read also the files, folders and patterns that this file lists, one a line; - is standard input
    #[arg(long, value_name = "LIST", conflicts_with_all = ["zh", "en"])]
    files_from: Option<String>,

    /// The names in the list end with a NUL byte, as find -print0 writes them
    #[arg(short = '0', long, requires = "files_from")]
    null: bool,

    /// The Chinese one of two documents; the English one follows with --en
    #[arg(long, value_name = "FILE", requires = "en")]
    zh: Option<String>,

    /// The English one of two documents
    #[arg(long, value_name = "FILE", requires = "zh")]
    en: Option<String>,

    /// Show which files would be read, and which of them together as one text in two languages; then stop
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    reading: Reading,
}

/// The texts, one by one.
pub(super) struct Listed {
    /// As they were named: files, folders, patterns.
    pub(super) named: Vec<String>,
    pub(super) inputs: Vec<Input>,
    /// Folders of which nothing can be read.
    pub(super) failures: Vec<Error>,
}

impl Inputs {
    /// All texts; what stands at or below the paths of `except`, and what the program itself wrote, is not looked for in
    /// folders.
    ///
    /// # Errors
    /// A text that would be written over.
    pub(super) fn all(&self, except: &[PathBuf]) -> Result<Listed> {
        if let (Some(zh), Some(en)) = (&self.zh, &self.en) {
            let inputs = vec![Input::Files(Sides::new(zh.clone(), en.clone()))];
            return Ok(Listed { named: Vec::new(), inputs, failures: Vec::new() });
        }
        let input = |found| match found {
            Found::File(file) => Input::File(file),
            Found::Files(sides) => Input::Files(sides),
        };
        let named = self.paths()?;
        let except: Vec<PathBuf> = except.iter().cloned().chain(output::ours()).collect();
        let expanded = read::expand(&named, &except);
        let inputs: Vec<Input> = expanded.found.into_iter().map(input).collect();
        output::refuse_found(inputs.iter().flat_map(Input::files))?;
        Ok(Listed { named, inputs, failures: expanded.failures })
    }

    /// What was named, on the command line and in the list.
    fn paths(&self) -> Result<Vec<String>> {
        let Some(from) = &self.files_from else {
            if self.names().is_empty() {
                let what = "no text is named: give files, - for standard input, or --zh FILE --en FILE";
                return Err(Error::usage(what));
            }
            return Ok(self.files.clone());
        };
        let listed = list::read(from, if self.null { list::End::Null } else { list::End::Line })?;
        Ok(self.files.iter().cloned().chain(listed).collect())
    }

    /// With `--dry-run`, shows what would be read and what would be paired; false without it.
    pub(super) fn show(&self) -> Result<bool> {
        if !self.dry_run {
            return Ok(false);
        }
        let listed = self.all(&[])?;
        // For a program the names are exact; a person's terminal does not do what they say.
        let looks_on = std::io::stdout().is_terminal();
        let name = |name: &String| if looks_on { say::shown(name).into_owned() } else { name.clone() };
        output::to(None, |out| {
            listed.inputs.iter().try_for_each(|input| match input {
                Input::File(file) => writeln!(out, "file\t{}", name(file)),
                Input::Files(sides) | Input::Lines(sides) => {
                    writeln!(out, "pair\t{}\t{}", name(&sides.zh), name(&sides.en))
                }
            })?;
            Ok(())
        })?;
        listed.failures.into_iter().next().map_or(Ok(true), Err)
    }

    /// The names that stand on the command line.
    pub(super) fn names(&self) -> Vec<&str> {
        self.files.iter().chain(&self.zh).chain(&self.en).map(String::as_str).collect()
    }

    /// The file, if one was given and no more.
    pub(super) fn only_file(&self) -> Option<&str> {
        match self.files.as_slice() {
            [file] if self.files_from.is_none() => Some(file),
            _ => None,
        }
    }

    /// How the texts are read.
    pub(super) fn reading(&self) -> read::Options {
        self.reading.options()
    }

    /// Reads and pairs everything. An input that fails is named, and the others go on; if all fail, the last
    /// failure is the result.
    pub(super) fn read(&self, options: &pipeline::Options, voice: Voice) -> Result<(Vec<Paired>, Outcome)> {
        let options = &pipeline::Options { read: self.reading(), ..options.clone() };
        let Listed { inputs, mut failures, .. } = self.all(&[])?;
        let mut paired = Vec::new();
        for input in inputs {
            match pipeline::pair(&input, options) {
                Ok(read) => paired.push(read),
                Err(error) => failures.push(error),
            }
        }
        for read in &paired {
            voice.notes(&read.notes);
        }
        let last = failures.pop();
        for error in &failures {
            voice.error(error);
        }
        match last {
            Some(error) if paired.is_empty() => Err(error),
            Some(error) => {
                voice.error(&error);
                Ok((paired, Outcome::SomeFailed))
            }
            None => Ok((paired, Outcome::Done)),
        }
    }
}
