//! Takes entries one by one, applies a profile's rules and hands the rows to its writer. Memory does not grow with the
//! glossary, unless the tool wants all translations of a term as one concept.

use std::io::Write;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::codes::Script;
use super::counted::{Bytes, Counted};
use super::mend::First;
use super::options::{Options, Role};
use super::profile::{Profile, Writer};
use super::report::{Act, Report};
use super::row::{Row, Scene};
use super::rules::{Duplicates, Rules};
use crate::data::{Entry, Sides};
use crate::error::Result;
use crate::text::is_traditional;

/// Entries that are looked at before the first is written, to tell Traditional characters from Simplified ones.
const SAMPLE: usize = 500;

/// Room left in a file of limited size: two terms of a kilobyte, quoted, and what ends the file.
const MARGIN: u64 = 16 << 10;

/// Opens the file of that number, counted from 1.
pub type Open<'a> = Box<dyn FnMut(usize) -> Result<Box<dyn Write + 'a>> + 'a>;

/// Writes a glossary as it comes.
pub struct Exporter<'a> {
    profile: &'a dyn Profile,
    scene: Scene,
    open: Open<'a>,
    file: Option<File<'a>>,
    waiting: Vec<Concept>,
    groups: FxHashMap<String, usize>,
    seen: FxHashSet<String>,
    entries: usize,
    report: Report,
}

/// An entry, its number in the glossary, and further translations of its source term.
struct Concept {
    number: usize,
    entry: Entry,
    others: Vec<String>,
}

/// A file that is being written.
struct File<'a> {
    writer: Box<dyn Writer + 'a>,
    rows: usize,
    bytes: Bytes,
}

impl<'a> Exporter<'a> {
    /// Nothing is opened before the first entries are known.
    #[must_use]
    pub fn new(profile: &'a dyn Profile, options: Options, open: Open<'a>) -> Self {
        let report = Report::new(options.remarks);
        Exporter {
            profile,
            scene: Scene { options, codes: Sides::default() },
            open,
            file: None,
            waiting: Vec::new(),
            groups: FxHashMap::default(),
            seen: FxHashSet::default(),
            entries: 0,
            report,
        }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn push(&mut self, entry: Entry) -> Result<()> {
        self.entries += 1;
        let concept = Concept { number: self.entries, entry, others: Vec::new() };
        if self.rules().duplicates == Duplicates::Group {
            self.group(concept);
            return Ok(());
        }
        if self.file.is_some() {
            return self.put(&concept);
        }
        self.waiting.push(concept);
        if self.waiting.len() < SAMPLE { Ok(()) } else { self.put_waiting() }
    }

    /// Writes what is left, and tells what had to be changed or left out.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn finish(mut self) -> Result<Report> {
        self.put_waiting()?;
        if let Some(file) = self.file.take() {
            file.writer.finish()?;
        }
        Ok(self.report)
    }

    fn rules(&self) -> Rules {
        self.profile.facts().rules
    }

    fn put_waiting(&mut self) -> Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if self.file.is_none() {
            let chinese: String = waiting.iter().map(|concept| concept.entry.terms.zh.as_str()).collect();
            let script = if is_traditional(&chinese) { Script::Traditional } else { Script::Simplified };
            self.scene.codes = self.profile.facts().codes.of(script, &self.scene.options)?;
            self.next_file()?;
        }
        waiting.iter().try_for_each(|concept| self.put(concept))
    }

    /// Ends the file that is being written, and begins the next one.
    fn next_file(&mut self) -> Result<()> {
        if let Some(file) = self.file.take() {
            file.writer.finish()?;
        }
        self.report.files += 1;
        let (out, bytes) = Counted::new((self.open)(self.report.files)?);
        let writer = self.profile.begin(Rc::new(self.scene.clone()), Box::new(out))?;
        self.file = Some(File { writer, rows: 0, bytes });
        Ok(())
    }

    /// Adds a translation to the concept that its source term has already.
    fn group(&mut self, concept: Concept) {
        let direction = self.scene.options.direction;
        let source = concept.entry.terms.get(direction.lang(Role::Source)).clone();
        let target = concept.entry.terms.get(direction.lang(Role::Target)).clone();
        let at = *self.groups.entry(source).or_insert(self.waiting.len());
        match self.waiting.get_mut(at) {
            Some(first) => {
                let is_new = *first.entry.terms.get(direction.lang(Role::Target)) != target;
                if is_new && !target.is_empty() && !first.others.contains(&target) {
                    first.others.push(target);
                }
            }
            None => self.waiting.push(concept),
        }
    }

    fn put(&mut self, concept: &Concept) -> Result<()> {
        let rules = self.rules();
        let options = &self.scene.options;
        let Concept { number, entry, others } = concept;
        let mut remark = |remark| self.report.remark(*number, entry, remark);
        let Some(terms) = rules.fit(entry, options, &mut remark) else { return Ok(()) };
        let others: Vec<String> =
            others.iter().map(|other| rules.mend(other, First::No, &mut remark).into_owned()).collect();
        let source = terms.get(options.direction.lang(Role::Source));
        if rules.duplicates == Duplicates::First && !self.seen.insert(source.trim().to_owned()) {
            remark((
                Act::LeftOut,
                "another translation of the same term stands before it, and the tool takes one",
            ));
            return Ok(());
        }
        self.write(&Row { entry, terms, others: &others })
    }

    fn write(&mut self, row: &Row<'_>) -> Result<()> {
        let limits = self.rules().limits;
        let is_full = |file: &File<'_>| {
            limits.rows.is_some_and(|most| file.rows >= most)
                || limits.bytes.is_some_and(|most| file.bytes.get() + MARGIN > most)
        };
        if self.file.as_ref().is_none_or(is_full) {
            self.next_file()?;
        }
        if let Some(file) = &mut self.file {
            file.writer.row(row)?;
            file.rows += 1;
            self.report.rows += 1;
        }
        Ok(())
    }
}
