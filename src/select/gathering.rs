//! Adds up what was gathered within a bound of memory, and makes the glossary of it.

use std::collections::BTreeSet;
use std::mem;

use super::counted::{Counted, from_steps};
use super::filter::Filter;
use super::gathered::{Figures, Gathered, Key, Loser, Lost};
use super::given::{Claim, Given};
use super::known::Contradiction;
use super::options::{Leftover, Options};
use super::runs::Runs;
use super::variants::join_variants;
use crate::data::{Dropped, Entry, Glossary, Lang, Reason};
use crate::error::Result;

/// What several texts add up to, under way.
#[derive(Debug)]
pub struct Gathering {
    held: Gathered,
    weight: usize,
    bound: usize,
    terms: Runs,
    losers: Runs,
}

/// A glossary, and how much was read for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selected {
    /// The glossary, best first.
    pub glossary: Glossary,
    /// Pairs that do not agree with the user's own.
    pub contradictions: Vec<Contradiction>,
    /// How much was read.
    pub figures: Figures,
}

impl Gathering {
    /// Nothing yet. About so many bytes are held in memory; the rest waits on disk, and nothing is lost.
    #[must_use]
    pub fn within(bytes: usize) -> Self {
        let (held, terms, losers) = Default::default();
        Gathering { held, weight: 0, bound: bytes, terms, losers }
    }

    /// Adds what was gathered of one part.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn add(&mut self, part: Gathered) -> Result<()> {
        self.weight += part.weight();
        self.held.merge(part);
        if self.weight > self.bound {
            // What was added to sums that were there takes less than it weighed.
            self.weight = self.held.weight();
        }
        if self.weight <= self.bound {
            return Ok(());
        }
        self.weight = 0;
        self.terms.spill(mem::take(&mut self.held.terms))?;
        self.losers.spill(mem::take(&mut self.held.losers))
    }

    /// Adds what was gathered elsewhere, on disk or not.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn absorb(&mut self, other: Gathering) -> Result<()> {
        self.terms.take::<Key, Counted>(other.terms)?;
        self.losers.take::<Loser, Lost>(other.losers)?;
        self.add(other.held)
    }

    /// All that was gathered, where memory holds it.
    #[must_use]
    pub fn held(&self) -> Option<&Gathered> {
        (self.terms.is_empty() && self.losers.is_empty()).then_some(&self.held)
    }

    /// How much was read.
    #[must_use]
    pub fn figures(&self) -> Figures {
        self.held.figures
    }

    /// How many different term pairs were found. What waits on disk is put in order for that.
    ///
    /// # Errors
    /// What cannot be read again.
    pub fn found(&mut self) -> Result<usize> {
        if !self.terms.is_empty() {
            self.weight = 0;
            self.terms.spill(mem::take(&mut self.held.terms))?;
            self.terms.join::<Key, Counted>()?;
        }
        let mut found = self.held.given.len();
        let mut count = |key: &Key| found += usize::from(key.alone.is_none());
        self.held.terms.keys().for_each(&mut count);
        self.terms.each_key::<Key, Counted>(&mut count)?;
        Ok(found)
    }

    /// Everything that was added, key by key.
    ///
    /// # Errors
    /// What cannot be read again, and whatever `each` returns.
    pub fn each(self, each: &mut dyn FnMut(Gathered) -> Result<()>) -> Result<()> {
        let Gathered { figures, terms, losers, given } = self.held;
        each(Gathered { figures, given, ..Gathered::default() })?;
        self.terms.merged(terms, &mut |key, counted| {
            each(Gathered { terms: [(key, counted)].into(), ..Gathered::default() })
        })?;
        self.losers.merged(losers, &mut |loser, lost| {
            each(Gathered { losers: [(loser, lost)].into(), ..Gathered::default() })
        })
    }

    /// The glossary as the options want it.
    ///
    /// # Errors
    /// What cannot be read again.
    pub fn finish(self, options: &Options) -> Result<Selected> {
        let Gathered { figures, terms, losers, given } = self.held;
        let mut selecting = Selecting::new(options, Given::new(given.iter().map(|given| &given.pair)));
        self.terms.merged(terms, &mut |key, counted| {
            selecting.add(key, counted);
            Ok(())
        })?;
        if options.leftover == Leftover::List {
            self.losers.merged(losers, &mut |loser, lost| {
                selecting.glossary.dropped.push(dropped(loser, lost));
                Ok(())
            })?;
        }
        let (glossary, contradictions) = selecting.finish();
        Ok(Selected { glossary, contradictions, figures })
    }
}

/// Makes entries of sums that come by rising key.
struct Selecting<'a> {
    filter: Filter<'a>,
    options: &'a Options,
    glossary: Glossary,
    /// Sums that may be forms of one term.
    group: Vec<(Key, Counted)>,
    /// English terms that stand in pairs, where likely ones without a counterpart are listed.
    english: BTreeSet<String>,
    alone: Vec<(Key, Counted)>,
    /// What authors gave.
    given: Given,
}

impl<'a> Selecting<'a> {
    fn new(options: &'a Options, given: Given) -> Self {
        let (glossary, group, english, alone) = Default::default();
        Selecting { filter: Filter::new(options), options, glossary, group, english, alone, given }
    }

    fn add(&mut self, key: Key, counted: Counted) {
        if key.alone == Some(Lang::En) {
            self.alone.push((key, counted));
            return;
        }
        if self.group.first().is_some_and(|(first, _)| !first.group().eq(key.group())) {
            self.close_group();
        }
        if key.alone.is_none() && self.options.lists().alone {
            self.english.insert(key.terms.en.clone());
        }
        self.group.push((key, counted));
    }

    fn close_group(&mut self) {
        let mut group = mem::take(&mut self.group);
        let translated: Vec<String> = group
            .iter()
            .filter(|(key, _)| key.alone.is_none())
            .map(|(key, _)| key.terms.zh.clone())
            .collect();
        group.retain(|(key, _)| key.alone.is_none() || !translated.contains(&key.terms.zh));
        self.take_all(group);
    }

    fn take_all(&mut self, group: Vec<(Key, Counted)>) {
        let mut entries: Vec<Entry> = group.into_iter().map(|(_, counted)| counted.into_entry()).collect();
        best_first(&mut entries);
        for entry in join_variants(entries) {
            match self.given.claim(entry) {
                Claim::Free(entry) => self.take(entry),
                Claim::Joined => {}
                Claim::Lost(entry, winner) => self.drop(entry, Reason::Rival(winner)),
            }
        }
    }

    fn take(&mut self, entry: Entry) {
        match self.filter.reason(&entry) {
            None => self.glossary.entries.push(entry),
            Some(reason) => self.drop(entry, reason),
        }
        // Rows that cannot come among the best any more are not kept until the end.
        if let Some(most) = self.options.max_rows
            && self.glossary.entries.len() > 2 * most.max(ROOM)
        {
            self.cut(most);
        }
    }

    fn cut(&mut self, most: usize) {
        best_first(&mut self.glossary.entries);
        self.cut_off(most);
    }

    fn cut_off(&mut self, most: usize) {
        let beyond = self.glossary.entries.split_off(most.min(self.glossary.entries.len()));
        for entry in beyond {
            self.drop(entry, Reason::Rows);
        }
    }

    fn drop(&mut self, entry: Entry, reason: Reason) {
        if self.options.leftover != Leftover::Forget {
            let Entry { terms, r#type, score, count, .. } = entry;
            self.glossary.dropped.push(Dropped { terms, r#type, score, count, reason });
        }
    }

    fn finish(mut self) -> (Glossary, Vec<Contradiction>) {
        self.close_group();
        let mut alone = mem::take(&mut self.alone);
        alone.retain(|(key, _)| !self.english.contains(&key.terms.en));
        self.take_all(alone);
        best_first(&mut self.glossary.entries);
        let found = mem::take(&mut self.glossary.entries);
        for entry in mem::take(&mut self.given).into_entries() {
            self.take(entry);
        }
        self.glossary.entries.extend(found);
        if let Some(most) = self.options.max_rows {
            self.cut_off(most);
        }
        let mut glossary = self.glossary;
        glossary.dropped.sort_by(|a, b| {
            let better = b.score.total_cmp(&a.score).then(b.count.cmp(&a.count));
            better.then_with(|| (&a.terms, &a.reason).cmp(&(&b.terms, &b.reason)))
        });
        let contradictions = self.filter.contradictions(&glossary.entries);
        (glossary, contradictions)
    }
}

/// Rows that are kept at least before any are cut.
const ROOM: usize = 1000;

/// The better score first; then what stands there more often; then by the text.
fn best_first(entries: &mut [Entry]) {
    entries.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then(b.count.cmp(&a.count)).then_with(|| a.terms.cmp(&b.terms))
    });
}

fn dropped(loser: Loser, lost: Lost) -> Dropped {
    Dropped {
        terms: loser.terms,
        r#type: loser.r#type,
        score: from_steps(lost.score),
        count: lost.count,
        reason: Reason::Rival(loser.winner),
    }
}
