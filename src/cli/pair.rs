//! `duizhao pair`: shows which segments translate each other, as a table, a translation memory or a page.

use std::fmt;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use clap::builder::PossibleValue;
use duizhao::data::{Alignment, Sides};
use duizhao::error::{Error, Result};
use duizhao::export::segments::{self, FORMS, Form};
use duizhao::pipeline::{self, Input};

use super::Outcome;
use super::meaning::{self, Meaning};
use super::output;
use super::reading::Reading;
use super::say::Verbosity;
use super::shape::DirectionName;

const EXAMPLES: &str = "\
Examples:
  duizhao pair page.txt                                 the pairs of a page that holds both languages
  duizhao pair report.zh.md report.en.md -o report.tmx  two documents, sentence by sentence
  duizhao pair report.zh.md report.en.md -o report.html to look at
  duizhao pair a.zh a.en --lines --to beads             one sentence a line

Pairs below --least-trust are marked, and extract does not use them.
Exit codes: 0 done; 1 the texts cannot be read or do not translate each other; 2 called wrongly.";

/// Pair the segments that translate each other: of a page with both languages, or of two documents
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A page that holds both languages (- is standard input), or the Chinese one of two documents
    #[arg(value_name = "FILE")]
    file: String,

    /// The English document
    #[arg(value_name = "EN")]
    english: Option<String>,

    /// The two documents hold one sentence a line: keep the lines as they are
    #[arg(long, requires = "english")]
    lines: bool,

    /// Write to this file instead of standard output; its extension chooses the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// How the pairs are written
    #[arg(long, visible_alias = "format", value_name = "FORM", value_parser = form_names())]
    to: Option<String>,

    /// Which language comes first
    #[arg(long, value_name = "DIRECTION", default_value = "zh-en")]
    direction: DirectionName,

    /// Mark pairs below this trust, 0 to 1
    #[arg(long, value_name = "TRUST", value_parser = trust)]
    least_trust: Option<f32>,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    meaning: Meaning,

    #[command(flatten)]
    verbosity: Verbosity,
}

fn form_names() -> Vec<PossibleValue> {
    FORMS.iter().map(|form| PossibleValue::new(form.name()).help(form.about())).collect()
}

fn trust(text: &str) -> std::result::Result<f32, String> {
    let value: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err("not between 0 and 1".to_owned()) }
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let start = Instant::now();
        let voice = self.verbosity.voice();
        let form = self.form()?;
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let options = pipeline::Options {
            read: self.reading.options(),
            meaning: self.meaning.open()?,
            ..pipeline::Options::default()
        };
        let least_trust = self.least_trust.unwrap_or(options.pair.least_trust);
        let asked = segments::Options { direction: self.direction.into(), least_trust };
        let mut counts = Counts::default();
        let notes = output::to(self.output.as_deref(), |out| {
            let write = &mut |alignment: &Alignment| {
                counts.add(alignment, least_trust);
                form.write(alignment, asked, out)
            };
            if form.in_pieces() {
                return pipeline::align_in_pieces(&self.input(), &options, write);
            }
            let (alignment, notes) = pipeline::align(&self.input(), &options)?;
            write(&alignment).map(|()| notes)
        })?;
        voice.notes(&notes);
        let model = meaning::named(options.meaning.as_deref());
        voice.tell(&format!("{counts}; {:.2} s; {model}", start.elapsed().as_secs_f64()));
        Ok(Outcome::Done)
    }

    fn input(&self) -> Input {
        let Some(english) = &self.english else { return Input::File(self.file.clone()) };
        let files = Sides::new(self.file.clone(), english.clone());
        if self.lines { Input::Lines(files) } else { Input::Files(files) }
    }

    /// `--to`, else the extension, else the first form.
    fn form(&self) -> Result<&'static dyn Form> {
        let unknown = |name: &str| Error::usage(format!("no form is called {name}"));
        if let Some(name) = &self.to {
            return segments::by_name(name).ok_or_else(|| unknown(name));
        }
        let Some(path) = &self.output else { return FORMS.first().copied().ok_or_else(|| unknown("")) };
        segments::by_extension(path).ok_or_else(|| {
            let path = path.display();
            Error::usage(format!(
                "{path}: this extension chooses no form; say which with --to (try --to tsv)"
            ))
        })
    }
}

/// The figures of the summary.
#[derive(Default)]
struct Counts {
    segments: Sides<usize>,
    pairs: usize,
    doubtful: usize,
    unpaired: usize,
}

impl Counts {
    fn add(&mut self, alignment: &Alignment, least: f32) {
        for run in &alignment.runs {
            let (zh, en) = (run.segments.zh.len(), run.segments.en.len());
            self.segments.zh += zh;
            self.segments.en += en;
            if run.is_pair() {
                self.pairs += 1;
                self.doubtful += usize::from(run.trust < least);
            } else {
                self.unpaired += zh + en;
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { segments, pairs, doubtful, unpaired } = self;
        let Sides { zh, en } = segments;
        write!(
            f,
            "{zh} Chinese and {en} English segments, {pairs} pairs ({doubtful} doubtful), {unpaired} unpaired"
        )
    }
}
