//! All headwords with what is known of them, before they are written.

use std::collections::{BTreeMap, BTreeSet};

use crate::cedict::{Class, Entry};
use crate::gloss::{self, Piece};
use crate::simplified::Simplified;
use crate::{Result, sources};

/// References are followed this far: variant of an abbreviation of a name.
const LONGEST_CHAIN: u32 = 3;

/// Tables of our own whose renderings stand before those of CC-CEDICT: Chinese, tab, English parted by `|`.
const TABLES: [&str; 3] = ["function-words", "words", "terms"];

/// A gloss as people see it, the phrase whose words count, and whether it is a proper noun's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gloss {
    /// As CC-CEDICT has it.
    pub(crate) shown: String,
    /// What may stand in a text.
    pub(crate) phrase: String,
    /// A proper noun's.
    pub(crate) class: Class,
}

/// All that is known of one headword.
#[derive(Default)]
pub(crate) struct Head {
    /// Pinyin, distinct.
    pub(crate) readings: Vec<String>,
    /// Our own first.
    pub(crate) glosses: Vec<Gloss>,
    /// It is a surname.
    pub(crate) surname: bool,
    references: Vec<String>,
}

/// Headwords, folded.
pub(crate) type Heads = BTreeMap<String, Head>;

impl Head {
    /// Adds what is new.
    fn add(&mut self, gloss: Gloss) {
        if !self.glosses.iter().any(|known| known.phrase == gloss.phrase) {
            self.glosses.push(gloss);
        }
    }
}

/// Everything that the sources say.
pub(crate) fn all(entries: &[Entry<'_>], simplified: &Simplified) -> Result<Heads> {
    let mut heads = Heads::new();
    for table in TABLES {
        add_table(&mut heads, table, simplified)?;
    }
    for entry in entries {
        add_entry(&mut heads, entry, simplified);
    }
    for _ in 0..LONGEST_CHAIN {
        resolve(&mut heads);
    }
    heads.retain(|_, head| !head.glosses.is_empty() || head.surname);
    Ok(heads)
}

/// One of our own tables.
fn add_table(heads: &mut Heads, table: &str, simplified: &Simplified) -> Result<()> {
    for row in sources::table(table)? {
        let [word, english] = row.as_slice() else {
            return Err(format!(
                "src/lexicon/tables/{table}.tsv: `{}` is not Chinese, tab, English",
                row.join(" ")
            ));
        };
        let head = heads.entry(simplified.fold(word.trim())).or_default();
        for phrase in english.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            head.add(Gloss { shown: phrase.to_owned(), phrase: phrase.to_owned(), class: Class::Common });
        }
    }
    Ok(())
}

/// One entry, under its Simplified form and under its Traditional one where that folds to something else.
fn add_entry(heads: &mut Heads, entry: &Entry<'_>, simplified: &Simplified) {
    let keys = BTreeSet::from([simplified.fold(entry.simplified), simplified.fold(entry.traditional)]);
    let pieces: Vec<Piece> =
        entry.definitions.iter().flat_map(|definition| gloss::pieces(definition, entry)).collect();
    for key in keys {
        let head = heads.entry(key.clone()).or_default();
        if !head.readings.contains(&entry.reading) {
            head.readings.push(entry.reading.clone());
        }
        for piece in &pieces {
            match piece {
                Piece::Surname => head.surname = true,
                Piece::Reference(word) => head.references.push(simplified.fold(word)),
                Piece::Gloss { shown, phrase } => {
                    head.add(Gloss { shown: shown.clone(), phrase: phrase.clone(), class: entry.class });
                }
                Piece::Alias(_) => {}
            }
        }
    }
    for word in
        pieces.iter().filter_map(|piece| if let Piece::Alias(word) = piece { Some(word) } else { None })
    {
        heads.entry(simplified.fold(word)).or_default().references.push(simplified.fold(entry.simplified));
    }
}

/// Gives each headword the glosses of those that it refers to.
fn resolve(heads: &mut Heads) {
    let mut gained: Vec<(String, Vec<Gloss>)> = Vec::new();
    for (word, head) in heads.iter().filter(|(_, head)| !head.references.is_empty()) {
        let targets = head.references.iter().filter(|target| *target != word);
        let glosses = targets.filter_map(|target| heads.get(target)).flat_map(|target| &target.glosses);
        gained.push((word.clone(), glosses.cloned().collect()));
    }
    for (word, glosses) in gained {
        let head = heads.entry(word).or_default();
        for gloss in glosses {
            head.add(gloss);
        }
    }
}
