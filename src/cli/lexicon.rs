//! `duizhao lexicon`: learn from your own texts once, use it in every later run.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use duizhao::data::Lang;
use duizhao::error::{Error, Result};
use duizhao::lexicon::learnt::{Learnt, Table, VERSION};
use duizhao::pipeline;
use duizhao::text::{fold_char, stem};

use super::Outcome;
use super::knowledge::Room;
use super::output;
use super::progress::Progress;
use super::say::{Verbosity, Voice};
use super::spread;

const EXAMPLES: &str = "\
Examples:
  duizhao lexicon learn memory.tmx old.tsv.gz -o mine.lex    learn from all of them
  duizhao extract page.txt --lexicon mine.lex                know it in any later run
  duizhao lexicon show mine.lex 治理 governance              what it knows of these words
  duizhao lexicon show mine.lex                              what it was learnt from";

const MERGING: &str = "\
Merging adds counts: in any order, and in any grouping, the same bytes come out. Learning from all texts at once is a
little better than merging what was learnt from parts: each text then helps to understand the others, and word pairs
that stand once in each of two parts count.";

/// Learn word pairs from your own translations once, and use them in every later run (--lexicon NAME.lex)
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Learn from bilingual files: parallel text (.tsv, .tsv.gz), translation memories, any format that is read
    Learn(Learn),
    /// Show what a table knows of words, in either language; without a word, what it was learnt from
    Show(Show),
    /// Add up tables
    #[command(after_help = MERGING)]
    Merge(Merge),
    Expect(spread::Expect),
    Maximise(spread::Maximise),
}

#[derive(Args)]
struct Learn {
    /// The files, in any order: the same bytes come out
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,

    /// The table to write
    #[arg(short, long, value_name = "NAME.lex", required = true)]
    output: PathBuf,

    #[command(flatten)]
    room: Room,

    #[command(flatten)]
    verbosity: Verbosity,
}

#[derive(Args)]
struct Show {
    /// The table
    #[arg(value_name = "NAME.lex")]
    table: String,

    /// Words to look up, Chinese or English
    #[arg(value_name = "WORD")]
    words: Vec<String>,

    /// At most so many counterparts of each
    #[arg(long, value_name = "N", default_value_t = 10)]
    most: usize,
}

#[derive(Args)]
struct Merge {
    /// Tables
    #[arg(value_name = "NAME.lex", required = true)]
    tables: Vec<String>,

    /// The table to write
    #[arg(short, long, value_name = "NAME.lex", required = true)]
    output: PathBuf,

    #[command(flatten)]
    verbosity: Verbosity,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        match &self.command {
            Command::Learn(learn) => learn.run(),
            Command::Show(show) => show.run(),
            Command::Merge(merge) => merge.run(),
            Command::Expect(expect) => expect.run().map(|()| Outcome::Done),
            Command::Maximise(maximise) => maximise.run().map(|()| Outcome::Done),
        }
    }
}

impl Learn {
    fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        output::check(&self.output)?;
        let progress = Progress::new(voice, Some(&self.output));
        let options = pipeline::Options { watch: progress.watch(), ..self.room.options() };
        let (table, (seen, drawn)) = pipeline::learn_table(&self.files, &options)?;
        drop(progress);
        if drawn < seen {
            voice.note(&format!("learnt from {drawn} of {seen} pairs, drawn by lot; --memory allows more"));
        }
        write(&table, &self.output, voice)
    }
}

impl Merge {
    fn run(&self) -> Result<Outcome> {
        output::check(&self.output)?;
        let mut sum = Table::default();
        for path in &self.tables {
            sum.add(Table::of(&Learnt::open(path)?));
        }
        write(&sum, &self.output, self.verbosity.voice())
    }
}

fn write(table: &Table, path: &std::path::Path, voice: Voice) -> Result<Outcome> {
    let bytes = table.bytes()?;
    output::to(Some(path), |out| Ok(out.write_all(&bytes)?))?;
    let words = table.words.as_ref().map(|words| counted(words.len() as u64));
    voice.tell(&format!(
        "{} segment pairs; {} Chinese and {} English words, {} pairs of them; {:.1} MB",
        counted(table.pairs),
        words.zh,
        words.en,
        counted(table.links.len() as u64),
        bytes.len() as f64 / 1e6
    ));
    Ok(Outcome::Done)
}

impl Show {
    fn run(&self) -> Result<Outcome> {
        let table = Learnt::open(&self.table)?;
        let mut missing = Vec::new();
        output::to(None, |out| {
            if self.words.is_empty() {
                return summary(&table, out);
            }
            for word in &self.words {
                if !self.show(&table, word, out)? {
                    missing.push(word.as_str());
                }
            }
            Ok(())
        })?;
        for word in &missing {
            let what = format!("{} knows no word {word}; a term is looked up word by word", self.table);
            Voice::Normal.error(&Error::usage(what));
        }
        Ok(if missing.is_empty() { Outcome::Done } else { Outcome::SomeFailed })
    }

    /// A word with its counterparts; false if no side knows it. A Latin word may stand on the Chinese side too.
    fn show(&self, table: &Learnt, word: &str, out: &mut dyn Write) -> Result<bool> {
        let mut known = false;
        for lang in Lang::BOTH {
            let looked_up = match lang {
                Lang::Zh => word.chars().map(fold_char).collect(),
                Lang::En => stem(word),
            };
            let Some(at) = table.find(lang, &looked_up) else { continue };
            known = true;
            let (form, links) = (table.form(lang, at), table.single(lang, at));
            let shown = if form == word { form.to_owned() } else { format!("{word}, counted with {form}") };
            writeln!(
                out,
                "{shown}\t{}\t{} times, {links:.1} links",
                lang.name(),
                counted(table.frequency(lang, at))
            )?;
            for (other, count) in table.counterparts(lang, at).into_iter().take(self.most) {
                let share = count / links.max(count);
                writeln!(out, "  {}\t{share:.3}\t{count:.1}", table.form(lang.other(), other))?;
            }
        }
        Ok(known)
    }
}

fn summary(table: &Learnt, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "segment pairs\t{}", counted(table.pairs()))?;
    for lang in Lang::BOTH {
        writeln!(out, "{} words\t{}", lang.name(), counted(u64::from(table.words(lang))))?;
    }
    writeln!(out, "pairs of words\t{}", counted(table.links()))?;
    writeln!(out, "layout\t{VERSION}")?;
    Ok(())
}

/// 186,047 for 186047.
fn counted(number: u64) -> String {
    indicatif::HumanCount(number).to_string()
}
