//! Options that name the texts: files, `-` for standard input, or a pair of files.

use clap::Args;
use duizhao::data::Sides;
use duizhao::error::{Error, Result};
use duizhao::pipeline::{self, Input, Paired};
use duizhao::read::{self, Found};

use super::Outcome;
use super::output;
use super::reading::Reading;
use super::say::{self, Voice};

/// The texts.
#[derive(Args)]
pub(super) struct Inputs {
    /// Bilingual files, folders of them, or x.zh.md x.en.md (duizhao formats lists all formats); - is standard input
    #[arg(value_name = "FILE", conflicts_with_all = ["zh", "en"])]
    files: Vec<String>,

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

impl Inputs {
    fn all(&self) -> Result<Vec<Input>> {
        if let (Some(zh), Some(en)) = (&self.zh, &self.en) {
            return Ok(vec![Input::Files(Sides::new(zh.clone(), en.clone()))]);
        }
        let input = |found| match found {
            Found::File(file) => Input::File(file),
            Found::Files(sides) => Input::Files(sides),
        };
        Ok(read::expand(&self.files)?.into_iter().map(input).collect())
    }

    /// With `--dry-run`, shows what would be read and what would be paired; false without it.
    pub(super) fn show(&self) -> Result<bool> {
        if !self.dry_run {
            return Ok(false);
        }
        let inputs = self.all()?;
        output::to(None, |out| {
            inputs.iter().try_for_each(|input| match input {
                Input::File(file) => writeln!(out, "file\t{file}"),
                Input::Files(sides) | Input::Lines(sides) => {
                    writeln!(out, "pair\t{}\t{}", sides.zh, sides.en)
                }
            })?;
            Ok(true)
        })
    }

    /// The names of all files.
    pub(super) fn names(&self) -> Vec<&str> {
        self.files.iter().chain(&self.zh).chain(&self.en).map(String::as_str).collect()
    }

    /// The file, if one was given and no more.
    pub(super) fn only_file(&self) -> Option<&str> {
        match self.files.as_slice() {
            [file] => Some(file),
            _ => None,
        }
    }

    /// Reads and pairs everything. An input that fails is named, and the others go on; if all fail, the last
    /// failure is the result.
    pub(super) fn read(&self, options: &pipeline::Options, voice: Voice) -> Result<(Vec<Paired>, Outcome)> {
        if self.names().is_empty() {
            return Err(Error::usage(
                "no text is named: give files, - for standard input, or --zh FILE --en FILE",
            ));
        }
        let options = &pipeline::Options { read: self.reading.options(), ..options.clone() };
        let (mut paired, mut failed) = (Vec::new(), None);
        for input in self.all()? {
            match pipeline::pair(&input, options) {
                Ok(read) => paired.push(read),
                Err(error) => failed.replace(error).iter().for_each(say::error),
            }
        }
        for read in &paired {
            voice.notes(&read.notes);
        }
        match failed {
            Some(error) if paired.is_empty() => Err(error),
            Some(error) => {
                say::error(&error);
                Ok((paired, Outcome::SomeFailed))
            }
            None => Ok((paired, Outcome::Done)),
        }
    }
}
