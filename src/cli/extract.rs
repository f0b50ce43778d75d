//! `duizhao extract`: texts in, a glossary out.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use duizhao::cache::Cache;
use duizhao::data::{Decided, Decision, Dropped, Reason};
use duizhao::error::{Error, Result};
use duizhao::export;
use duizhao::pipeline::{self, Found, Summary};
use duizhao::review::{self, Undecided};
use duizhao::select::Leftover;

use super::Outcome;
use super::batch::{self, Batch, Count, Failing, Merged, Report, Results, Task, Tree};
use super::inputs::{Inputs, Listed};
use super::knowledge::{self, Knowledge};
use super::meaning;
use super::output;
use super::progress::Progress;
use super::project::Project;
use super::say::{Verbosity, Voice};
use super::selection::Selection;
use super::shape::Shape;
use super::targets::{self, Target, Written};

const EXAMPLES: &str = "\
Examples:
  duizhao extract page.txt                              a glossary as CSV on standard output
  duizhao extract page.txt -o glossary.csv              for a spreadsheet
  duizhao extract page.txt -o glossary.utf8             for OmegaT's glossary folder
  duizhao extract --zh a.zh.txt --en a.en.txt -o g.csv  two documents
  duizhao extract *.txt --min-score 0.5 --types organisation,person,place
  duizhao extract page.txt --known mine.csv --no-context -o new.csv

Exit codes: 0 done; 1 some input failed, the others went on; 2 called wrongly.";

/// Find the terms of bilingual texts and write them as a glossary, best first
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,

    /// Read pairs as {"zh":…,"en":…,"id":…}, one a line, on standard input, and answer each at once with what is found in it,
    /// or with why it was left out
    #[arg(long, conflicts_with_all = ["files", "zh", "en"])]
    pipe: bool,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    shape: Shape,

    /// Also write what was found and not kept to this CSV file, each row with its reason
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    dropped: Option<PathBuf>,

    /// Keep what was decided before, matched by pair: decisions of the review page, or a table with a decision column
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    decisions: Vec<String>,

    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    knowledge: Knowledge,
    #[command(flatten)]
    batch: Batch,
    #[command(flatten)]
    #[allow(dead_code, reason = "read before the arguments are: see project")]
    project: Project,
}

impl Arguments {
    /// How much is said.
    pub(super) fn voice(&self) -> Voice {
        self.batch.voice(self.verbosity.voice())
    }

    pub(super) fn run(&self) -> Result<Outcome> {
        if self.inputs.show()? {
            return Ok(Outcome::Done);
        }
        if self.pipe {
            return self.answer();
        }
        let start = Instant::now();
        let voice = self.voice();
        self.check()?;
        let cache = self.batch.open_cache()?;
        let listed = self.listed()?;
        let mut options = knowledge::options(&self.selection, &self.knowledge, voice)?;
        options.read = self.inputs.reading();
        options.select.leftover = self.leftover();
        let before = knowledge::decisions(&self.decisions, voice)?;
        // A run over many files counts files; one file's own pairs are counted.
        let progress = (listed.inputs.len() == 1)
            .then(|| Progress::new(voice, self.shape.written().next().map(PathBuf::as_path)));
        options.watch = progress.as_ref().map(Progress::watch).unwrap_or_default();
        let task = self.task((listed, cache), progress, &options)?;
        if self.batch.each { self.each(&task, &before, start) } else { self.merge(&task, &before, start) }
    }

    /// What is listed besides the rows. A cache serves runs with a report and without.
    fn leftover(&self) -> Leftover {
        let is_counted = self.shape.run_report().is_some() || self.batch.cache_folder().is_some();
        match self.dropped {
            Some(_) => Leftover::List,
            None if is_counted => Leftover::Filtered,
            None => Leftover::Forget,
        }
    }

    /// Each pair alone: nothing is learnt from the others, so that a line has the same answer wherever it stands.
    fn answer(&self) -> Result<Outcome> {
        let options = self.knowledge.options(self.voice())?;
        let jobs = self.batch.jobs()?;
        let mut input = std::io::BufReader::new(std::io::stdin());
        let bad = output::to(self.shape.lines()?, |out| pipeline::pipe(&mut input, out, &options, jobs))?;
        if bad == 0 {
            return Ok(Outcome::Done);
        }
        self.voice().note(&format!("{bad} lines were no pairs; each answer says why"));
        Ok(Outcome::SomeFailed)
    }

    /// Fails early: nothing is computed for an output that cannot be written.
    fn check(&self) -> Result<()> {
        self.dropped.as_deref().map_or(Ok(()), output::check)?;
        if !self.batch.each {
            return self.shape.check_outputs();
        }
        if self.dropped.is_some() {
            return Err(Error::usage(
                "--dropped lists what one glossary does not have; it does not go with --each",
            ));
        }
        self.shape.tree().map(drop)
    }

    /// The texts; folders that cannot be read are named.
    fn listed(&self) -> Result<Listed> {
        let folders =
            self.shape.written().take(usize::from(self.batch.each)).chain(self.batch.cache_folder());
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let listed = self.inputs.all(&folders.map(absolute).collect::<Vec<_>>())?;
        let Listed { named, inputs, mut failures } = listed;
        if self.batch.failing() == Failing::Stop && !failures.is_empty() {
            return Err(failures.swap_remove(0));
        }
        for error in &failures {
            self.voice().error(error);
        }
        Ok(Listed { named, inputs, failures })
    }

    fn task<'a>(
        &self,
        (listed, cache): (Listed, Option<Cache>),
        progress: Option<Progress>,
        options: &'a pipeline::Options,
    ) -> Result<Task<'a>> {
        let Listed { named, inputs, failures } = listed;
        Ok(Task {
            named,
            inputs,
            failures,
            options,
            progress,
            cache,
            jobs: self.batch.jobs()?,
            failing: self.batch.failing(),
            voice: self.voice(),
            results: self.shape.written().next().map_or(Results::StandardOutput, |_| Results::Files),
        })
    }

    fn merge(&self, task: &Task<'_>, before: &[Decided], start: Instant) -> Result<Outcome> {
        let Merged { mut found, records, count } = batch::merge(task)?;
        let mut report = Report::new(task, &records);
        if count.used() > 0 {
            decided(&mut found, before, task.voice);
            let written = self.write(&found, task.voice)?;
            report = report.with_outputs(&self.shape.targets()?, &written);
        }
        let line = summary(&found.summary, task.options, start);
        self.end(&report.with_rows(found.summary.rows, &found.glossary.dropped), &count, &line)
    }

    fn each(&self, task: &Task<'_>, before: &[Decided], start: Instant) -> Result<Outcome> {
        let (folder, profile) = self.shape.tree()?;
        let extension = profile.facts().extensions.first().copied().unwrap_or(DEFAULT_EXTENSION);
        let tree = Tree { folder, extension, named: &task.named };
        let mut sum = Summary::default();
        let done = batch::each(task, &tree, &mut |mut found, path| {
            decided(&mut found, before, Voice::Quiet);
            sum.rows += found.summary.rows;
            let target = [Target { path: Some(path.to_owned()), profile }];
            let entries = found.glossary.entries;
            targets::write(&target, &self.shape.options(), |push| entries.into_iter().try_for_each(push))
        })?;
        done.records.iter().for_each(|record| sum.figures.merge(record.figures));
        let report = Report::new(task, &done.records).with_glossaries(&done.glossaries);
        self.end(&report, &done.count, &summary(&sum, task.options, start))
    }

    /// Says what came of it all.
    fn end(&self, report: &Report, count: &Count, line: &str) -> Result<Outcome> {
        if let Some(path) = self.shape.run_report() {
            output::to(Some(path), |out| report.write(out))?;
        }
        if count.files() > 1 {
            count.table().iter().for_each(|line| self.voice().tell(line));
        }
        if count.used() > 0 {
            self.voice().tell(line);
        }
        Ok(if count.failed > 0 { Outcome::SomeFailed } else { Outcome::Done })
    }

    fn write(&self, found: &Found, voice: Voice) -> Result<Vec<Written>> {
        for contradiction in &found.contradictions {
            let (found, known) = (&contradiction.found, &contradiction.known);
            voice.note(&format!("{} = {} here, {} at {}", found.zh, found.en, known.terms.en, known.place));
        }
        let entries = || found.glossary.entries.iter().cloned();
        let written = self.shape.write(voice, |push| entries().try_for_each(push))?;
        let Some(path) = &self.dropped else { return Ok(written) };
        let write = |out: &mut dyn std::io::Write| {
            export::write_dropped(&found.glossary.dropped, &self.shape.options(), out)
        };
        output::to(Some(path), write)?;
        Ok(written)
    }
}

/// The extension of a glossary whose tool knows none.
const DEFAULT_EXTENSION: &str = "txt";

/// Takes over what was decided before: edits, merges and what was dropped.
fn decided(found: &mut Found, before: &[Decided], voice: Voice) {
    if before.is_empty() {
        return;
    }
    let recalled = review::recall(std::mem::take(&mut found.glossary.entries), before);
    let many = |decision: Decision| recalled.iter().filter(|row| row.decision == decision).count();
    let gone = |row: &&Decided| matches!(row.decision, Decision::Drop | Decision::Merge);
    found.glossary.dropped.extend(recalled.iter().filter(gone).map(|row| Dropped {
        terms: row.entry.terms.clone(),
        r#type: row.entry.r#type,
        score: row.entry.score,
        count: row.entry.count,
        reason: Reason::Decided,
    }));
    voice.tell(&format!(
        "decided before: {} kept, {} dropped, {} merged; {} new",
        many(Decision::Keep),
        many(Decision::Drop),
        many(Decision::Merge),
        many(Decision::Undecided)
    ));
    found.glossary.entries = review::result(&recalled, Undecided::Keep);
    found.summary.rows = found.glossary.entries.len();
}

pub(super) fn summary(summary: &pipeline::Summary, options: &pipeline::Options, start: Instant) -> String {
    let figures = &summary.figures;
    let counted =
        |count: u64, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}, {}, {}, {} unpaired; {}, {}; {:.2} s; {}",
        counted(figures.files, "file", "files"),
        counted(figures.blocks, "block", "blocks"),
        counted(figures.pairs, "pair", "pairs"),
        figures.unpaired,
        counted(figures.candidates, "candidate", "candidates"),
        counted(summary.rows as u64, "row", "rows"),
        start.elapsed().as_secs_f64(),
        meaning::named(options.meaning.as_deref()),
    )
}
