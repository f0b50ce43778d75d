//! `duizhao explain`: the links of one segment pair as a picture, with their reasons.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use duizhao::data::Sides;
use duizhao::error::{Error, Result};
use duizhao::pipeline::{self, Explaining, Scope};
use duizhao::review;
use duizhao::text::is_han;

use super::Outcome;
use super::interface::Interface;
use super::knowledge::Knowledge;
use super::output;
use super::say::Verbosity;

const EXAMPLES: &str = "\
Examples:
  duizhao explain 数字城市治理 \"digital urban governance\"
  duizhao explain page.txt --pair 1
  duizhao explain page.txt --pair 1 --to svg -o links.svg

The grid's darkest cells are the surest links; below it each link stands with its probability and its reasons.";

/// Show which words of a segment pair belong together, how surely, and why
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The Chinese segment and the English one; or, with --pair, the file in which they stand
    #[arg(value_name = "TEXT", num_args = 1..=2, required = true)]
    texts: Vec<String>,

    /// Explain this segment pair of the file, counted from 1
    #[arg(long, value_name = "N")]
    pair: Option<usize>,

    /// What the output looks like; else the extension of -o says it
    #[arg(long, value_name = "FORM")]
    to: Option<Form>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    interface: Interface,
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// What the output looks like.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// A grid of characters, and the reasons below it
    Grid,
    /// Arcs between the two lines of words: a picture
    Svg,
    /// The same arcs as a page: point at a word, and its links stand out
    Html,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let scope = if self.knowledge.stream { Scope::Pair } else { Scope::Corpus };
        let options = pipeline::Options {
            scope,
            own: self.knowledge.own(voice)?,
            meaning: self.knowledge.meaning.open()?,
            ..pipeline::Options::default()
        };
        let pair = pipeline::explain(&self.task()?, &options)?;
        output::to(self.output.as_deref(), |out| match self.form() {
            Form::Grid => review::grid(&pair, out),
            Form::Svg => Ok(out.write_all(review::svg(&pair).as_bytes())?),
            Form::Html => review::explain_page(&pair, self.interface.lang(), out),
        })?;
        Ok(Outcome::Done)
    }

    fn form(&self) -> Form {
        let extension = self.output.as_deref().and_then(|path| path.extension()?.to_str());
        self.to.unwrap_or(match extension {
            Some("svg") => Form::Svg,
            Some("html" | "htm") => Form::Html,
            _ => Form::Grid,
        })
    }

    /// Of two texts the one with Chinese characters is the Chinese one, whichever comes first.
    fn task(&self) -> Result<Explaining> {
        match (self.texts.as_slice(), self.pair) {
            ([file], Some(number)) => Ok(Explaining::Pair(file.clone(), number)),
            ([one, other], None) => {
                let swapped = !one.chars().any(is_han) && other.chars().any(is_han);
                let (zh, en) = if swapped { (other, one) } else { (one, other) };
                Ok(Explaining::Texts(Sides::new(zh.clone(), en.clone())))
            }
            _ => Err(Error::usage("give two texts, or one file and --pair N")),
        }
    }
}
