//! `duizhao tokenize`: shows the words that the other commands work with.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use duizhao::data::{Corpus, Lang, Tagged, TokenizedPair};
use duizhao::error::Result;
use duizhao::{pipeline, tag};

use super::Outcome;
use super::inputs::Inputs;
use super::meaning::Meaning;
use super::output;
use super::say::Verbosity;

const EXAMPLES: &str = "\
Example:
  duizhao tokenize page.txt

Each segment pair is two lines, the Chinese one first, and an empty line:
  联合国人居署 | 中国 | 未来城市 | 顾问 | 委员会
  UN-Habitat | China | Future | Cities | Council

With --tags each token is followed by its part of speech, and in Chinese by the sort of the name that holds it:
  duizhao tokenize --tags page.txt
  联合国人居署/PROPN/organisation | 发布/VERB | 报告/NOUN
  UN-Habitat/PROPN | releases/VERB | report/NOUN";

/// Show the tokens of both sides as they will be used, with | between them
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,

    /// Show each token's part of speech in its sentence, and which Chinese tokens are names
    #[arg(long)]
    tags: bool,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    meaning: Meaning,

    #[command(flatten)]
    verbosity: Verbosity,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        if self.inputs.show()? {
            return Ok(Outcome::Done);
        }
        let options = pipeline::Options { meaning: self.meaning.open()?, ..pipeline::Options::default() };
        let (paired, outcome) = self.inputs.read(&options, self.verbosity.voice())?;
        let corpus = pipeline::tokenize(paired, &options)?;
        output::to(self.output.as_deref(), |out| {
            write(&corpus, out, if self.tags { tagged } else { plain })
        })?;
        Ok(outcome)
    }
}

fn write(corpus: &Corpus, out: &mut dyn Write, line: fn(&TokenizedPair, Lang) -> String) -> Result<()> {
    for pair in &corpus.pairs {
        writeln!(out, "{}\n{}\n", line(pair, Lang::Zh), line(pair, Lang::En))?;
    }
    Ok(())
}

fn plain(pair: &TokenizedPair, lang: Lang) -> String {
    let count = pair.tokens.get(lang).len();
    (0..count).map(|token| pair.text(lang, token)).collect::<Vec<_>>().join(" | ")
}

fn tagged(pair: &TokenizedPair, lang: Lang) -> String {
    let shown = |(token, tagged): (usize, &Tagged)| {
        let name = tagged.name.map(|name| format!("/{}", name.name())).unwrap_or_default();
        format!("{}/{}{name}", pair.text(lang, token), tagged.tag.name())
    };
    tag::tags(pair, lang).tokens.iter().enumerate().map(shown).collect::<Vec<_>>().join(" | ")
}
