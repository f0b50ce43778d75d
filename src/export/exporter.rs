//! Takes entries one by one, applies a profile's rules and hands the rows to its writer. Memory does not grow with the
//! glossary, unless the tool wants one translation of a term, or all of them as one concept.

use std::borrow::Cow;
use std::io::Write;
use std::rc::Rc;

use super::act::Act;
use super::codes::{Chosen, Script};
use super::counted::{Bytes, Counted};
use super::full::Full;
use super::held::{Concept, Held};
use super::options::{Options, Role};
use super::profile::{Profile, Writer};
use super::report::Report;
use super::row::{Row, Scene};
use super::rules::{Duplicates, Rules};
use crate::data::{Entry, Sides};
use crate::error::{Error, Result};
use crate::text::is_traditional;

/// Entries that are looked at before the first is written, to tell Traditional characters from Simplified ones.
const SAMPLE: usize = 500;

/// Room left in a file of limited size: two terms of a kilobyte, quoted, and what ends the file.
const MARGIN: u64 = 16 << 10;

/// Refuses, before anything is computed, what a profile would refuse when it begins a file.
///
/// # Errors
/// As [`Facts::check`](super::Facts::check), and whatever the profile says of the options' values.
pub fn check(profile: &dyn Profile, options: &Options) -> Result<()> {
    profile.facts().check(options)?;
    let codes = profile.facts().codes.of(Script::Simplified, "", options).codes;
    let scene = Rc::new(Scene { options: options.clone(), codes });
    profile.begin(scene, Box::new(std::io::sink())).map(drop)
}

/// Opens the file of that number, counted from 1; `None` where there is no room for so many.
pub type Open<'a> = Box<dyn FnMut(usize) -> Result<Option<Box<dyn Write + 'a>>> + 'a>;

/// Writes a glossary as it comes.
pub struct Exporter<'a> {
    profile: &'a dyn Profile,
    scene: Scene,
    open: Open<'a>,
    file: Option<File<'a>>,
    held: Held,
    entries: usize,
    report: Report,
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
        let scene = Scene { options, codes: Sides::default() };
        Exporter { profile, scene, open, file: None, held: Held::default(), entries: 0, report }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn push(&mut self, entry: Entry) -> Result<()> {
        self.entries += 1;
        let (number, rules, report) = (self.entries, self.rules(), &mut self.report);
        let mut remark = |remark| report.remark(number, &entry, remark);
        let Some(terms) = rules.fit(&entry, &self.scene.options, &mut remark) else { return Ok(()) };
        if self.file.is_some() && rules.duplicates == Duplicates::Keep {
            return self.put(number, &Row { entry: &entry, terms, others: &[] });
        }
        let terms = terms.map(Cow::into_owned);
        self.hold(Concept { number, entry, terms, others: Vec::new() })
    }

    /// Writes what is left, and tells what had to be changed or left out.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn finish(mut self) -> Result<Report> {
        self.put_held()?;
        if let Some(file) = self.file.take() {
            file.writer.finish()?;
        }
        self.report.mapping = self.profile.mapping(&self.scene);
        Ok(self.report)
    }

    fn rules(&self) -> Rules {
        self.profile.facts().rules
    }

    fn hold(&mut self, concept: Concept) -> Result<()> {
        let (duplicates, report) = (self.rules().duplicates, &mut self.report);
        let source = self.scene.options.direction.lang(Role::Source);
        let mut note = |number: usize, entry: &Entry, remark| report.remark(number, entry, remark);
        self.held.hold(concept, source, duplicates, &mut note);
        let is_enough = duplicates == Duplicates::Keep && self.held.len() >= SAMPLE;
        if is_enough { self.put_held() } else { Ok(()) }
    }

    fn put_held(&mut self) -> Result<()> {
        let held = self.held.take();
        if self.file.is_none() {
            let chinese: String = held.iter().take(SAMPLE).map(|concept| concept.terms.zh.as_str()).collect();
            let script = if is_traditional(&chinese) { Script::Traditional } else { Script::Simplified };
            let sentences = held.iter().take(SAMPLE).flat_map(|concept| &concept.entry.examples);
            let words = sentences.fold(chinese, |words, example| words + "\n" + &example.texts.zh);
            let Chosen { codes, why } = self.profile.facts().codes.of(script, &words, &self.scene.options);
            (self.scene.codes, self.report.region) = (codes, why);
            self.next_file()?;
        }
        held.iter().try_for_each(|concept| {
            let terms = concept.terms.as_ref().map(|term| Cow::Borrowed(term.as_str()));
            self.put(concept.number, &Row { entry: &concept.entry, terms, others: &concept.others })
        })
    }

    /// Ends the file that is being written, and begins the next one.
    fn next_file(&mut self) -> Result<()> {
        if let Some(file) = self.file.take() {
            file.writer.finish()?;
        }
        self.report.files += 1;
        let Some(out) = (self.open)(self.report.files)? else {
            let (name, full) = (self.profile.facts().name, self.report.full.unwrap_or_default());
            let what = "write to a file with -o, and numbered files come out";
            return Err(Error::usage(format!("{name}: {full}: {what}")));
        };
        let (out, bytes) = Counted::new(out);
        let writer = self.profile.begin(Rc::new(self.scene.clone()), Box::new(out))?;
        self.file = Some(File { writer, rows: 0, bytes });
        Ok(())
    }

    fn put(&mut self, number: usize, row: &Row<'_>) -> Result<()> {
        if let Some(full) = self.file.as_ref().and_then(|file| self.rules().limits.reached(file)) {
            self.report.full = Some(full);
            self.next_file()?;
        }
        let (profile, scene, report) = (self.profile, &self.scene, &mut self.report);
        let mut remark = |remark| report.remark(number, row.entry, remark);
        if profile.facts().codes.misname(&scene.codes.zh, &scene.options) && is_traditional(&row.terms.zh) {
            remark((Act::Warned, "Traditional characters in a file that is said to be Simplified Chinese"));
        }
        profile.remark(row, scene, &mut remark);
        if let Some(file) = &mut self.file {
            file.writer.row(row)?;
            file.rows += 1;
            self.report.rows += 1;
        }
        Ok(())
    }
}

impl super::rules::Limits {
    /// What is reached: the file takes no more.
    fn reached(&self, file: &File<'_>) -> Option<Full> {
        let rows = self.rows.filter(|&most| file.rows >= most).map(Full::Rows);
        rows.or_else(|| self.bytes.filter(|&most| file.bytes.get() + MARGIN > most).map(Full::Bytes))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::data::Lang;
    use crate::export::rules::Limits;
    use crate::export::{by_name, sample};

    #[test]
    fn a_full_file_is_followed_by_the_next_one() {
        let limits = Limits { rows: Some(2), bytes: Some(1 << 20), term: None };
        let file = |rows| File { writer: Box::new(Nothing), rows, bytes: Bytes::default() };
        assert_eq!(limits.reached(&file(1)), None);
        assert_eq!(
            limits.reached(&file(2)).map(|full| full.to_string()).as_deref(),
            Some("a file holds 2 rows")
        );
    }

    #[test]
    fn large_glossaries_come_out_in_several_files_and_nothing_is_lost() {
        let long = "很".repeat(300);
        let pairs: Vec<(String, String)> =
            (0..12_000).map(|n| (format!("{long}{n}"), format!("term {n}"))).collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(zh, en)| (zh.as_str(), en.as_str())).collect();
        let files: RefCell<Vec<Rc<RefCell<Vec<u8>>>>> = RefCell::default();
        let open: Open<'_> = Box::new(|_| {
            files.borrow_mut().push(Rc::default());
            Ok(files.borrow().last().map(|file| Box::new(Shared(Rc::clone(file))) as Box<dyn Write>))
        });
        let profile = by_name("deepl").expect("a profile");
        let mut exporter = Exporter::new(profile, Options::default(), open);
        for entry in sample::glossary(&pairs).entries {
            exporter.push(entry).expect("memory takes everything");
        }
        let report = exporter.finish().expect("memory takes everything");
        assert_eq!((report.rows, report.files), (12_000, 2));
        assert!(
            report.lines().contains(&"a file holds 10.5 MB: 2 numbered files".to_owned()),
            "{:?}",
            report.lines()
        );
        let text: Vec<u8> = files.borrow().iter().flat_map(|file| file.borrow().clone()).collect();
        let rows = String::from_utf8_lossy(&text).lines().count();
        assert_eq!(rows, 12_000);
        assert!(files.borrow().iter().all(|file| file.borrow().len() <= 10 << 20));
    }

    #[test]
    fn single_traditional_terms_in_a_simplified_file_are_named() {
        let mut pairs = vec![("数字治理", "digital governance"); 50];
        pairs.push(("數碼貨幣", "digital currency"));
        let glossary = sample::glossary(&pairs);
        let warned = |name: &str| {
            let (_, report) =
                sample::written(by_name(name).expect("a profile"), &glossary, &Options::default());
            report.lines().iter().filter(|line| line.contains("Traditional characters")).count()
        };
        assert_eq!((warned("tmx"), warned("csv"), warned("deepl")), (1, 0, 0));
        assert_eq!(
            glossary.entries.first().map(|entry| entry.terms.get(Lang::Zh).as_str()),
            Some("数字治理")
        );
    }

    struct Nothing;

    impl Writer for Nothing {
        fn row(&mut self, _: &Row<'_>) -> Result<()> {
            Ok(())
        }

        fn finish(self: Box<Self>) -> Result<()> {
            Ok(())
        }
    }

    struct Shared(Rc<RefCell<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
            self.0.borrow_mut().write(buffer)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
}
