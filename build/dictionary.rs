//! Puts the headwords, their readings and glosses into the files that `lexicon::dictionary` opens.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::cedict::{Class, Entry};
use crate::gloss::{self, Piece};
use crate::simplified::Simplified;
use crate::stems::Stems;
use crate::{Result, blob};

/// References are followed this far: variant of an abbreviation of a name.
const LONGEST_CHAIN: u32 = 3;

/// A gloss as people see it, the phrase whose words count, and whether it is a proper noun's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Gloss {
    shown: String,
    phrase: String,
    name: bool,
}

/// All that is known of one headword.
#[derive(Default)]
struct Head {
    readings: Vec<String>,
    glosses: Vec<Gloss>,
    references: Vec<String>,
    surname: bool,
}

type Heads = BTreeMap<String, Head>;

/// Writes `headwords.fst`, `records.bin`, `glosses.bin`, `stems.fst` and `rarity.bin`.
pub(crate) fn write(entries: &[Entry<'_>], own: &str, simplified: &Simplified, out: &Path) -> Result<()> {
    let mut heads = Heads::new();
    add_own(&mut heads, own)?;
    for entry in entries {
        add(&mut heads, entry, simplified);
    }
    resolve(&mut heads);
    heads.retain(|_, head| !head.glosses.is_empty() || head.surname);
    let glosses = heads.values().flat_map(|head| &head.glosses);
    let stems = Stems::of(&glosses.map(|gloss| gloss.phrase.as_str()).collect());
    stems.write(out)?;
    save(&heads, &stems, out)
}

/// Our table of function words comes first, so that its glosses do.
fn add_own(heads: &mut Heads, table: &str) -> Result<()> {
    for (at, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
    {
        let Some((word, english)) = line.split_once('\t') else {
            return Err(format!("src/lexicon/tables/function-words.tsv:{}: a tab is missing", at + 1));
        };
        let glosses = english.split('|').map(|phrase| Gloss {
            shown: phrase.into(),
            phrase: phrase.into(),
            name: false,
        });
        heads.entry(word.to_owned()).or_default().glosses.extend(glosses);
    }
    Ok(())
}

/// One entry, under its Simplified form and under its Traditional one where that folds to something else.
fn add(heads: &mut Heads, entry: &Entry<'_>, simplified: &Simplified) {
    let keys = BTreeSet::from([simplified.fold(entry.simplified), simplified.fold(entry.traditional)]);
    let pieces: Vec<Piece> =
        entry.definitions.iter().flat_map(|definition| gloss::pieces(definition, entry.class)).collect();
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
                    let gloss = Gloss {
                        shown: shown.clone(),
                        phrase: phrase.clone(),
                        name: entry.class == Class::Proper,
                    };
                    if !head.glosses.iter().any(|known| known.phrase == gloss.phrase) {
                        head.glosses.push(gloss);
                    }
                }
            }
        }
    }
}

/// Gives each headword the glosses of those that it refers to.
fn resolve(heads: &mut Heads) {
    for _ in 0..LONGEST_CHAIN {
        let mut gained: Vec<(String, Vec<Gloss>)> = Vec::new();
        for (word, head) in heads.iter() {
            let targets = head.references.iter().filter(|target| *target != word);
            let new = targets.filter_map(|target| heads.get(target)).flat_map(|target| &target.glosses);
            let new: Vec<Gloss> = new
                .filter(|gloss| !head.glosses.iter().any(|known| known.phrase == gloss.phrase))
                .cloned()
                .collect();
            gained.push((word.clone(), new));
        }
        for (word, new) in gained {
            let head = heads.entry(word).or_default();
            for gloss in new {
                if !head.glosses.iter().any(|known| known.phrase == gloss.phrase) {
                    head.glosses.push(gloss);
                }
            }
        }
    }
}

/// Writes the headwords (numbered in their order), their records and the glosses (each once).
fn save(heads: &Heads, stems: &Stems, out: &Path) -> Result<()> {
    let mut pool = Pool::default();
    let mut records = Vec::new();
    let mut starts: Vec<u8> = Vec::new();
    let mut ids: BTreeMap<&String, u64> = BTreeMap::new();
    for (id, (word, head)) in heads.iter().enumerate() {
        ids.insert(word, id as u64);
        starts.extend((records.len() as u32).to_le_bytes());
        blob::push_number(&mut records, usize::from(head.surname));
        blob::push_number(&mut records, head.readings.len());
        head.readings.iter().for_each(|reading| blob::push_text(&mut records, reading));
        blob::push_number(&mut records, head.glosses.len());
        for gloss in &head.glosses {
            let place = pool.place(stems.gloss(&gloss.shown, &gloss.phrase));
            blob::push_number(&mut records, place << 1 | usize::from(gloss.name));
        }
    }
    blob::save_map(&out.join("headwords.fst"), &ids)?;
    blob::save(&out.join("starts.bin"), &starts)?;
    blob::save(&out.join("records.bin"), &records)?;
    blob::save(&out.join("glosses.bin"), &pool.bytes)
}

/// Glosses, each stored once.
#[derive(Default)]
struct Pool {
    bytes: Vec<u8>,
    places: HashMap<Vec<u8>, usize>,
}

impl Pool {
    /// Where the gloss stands; it is added if it is new.
    fn place(&mut self, gloss: Vec<u8>) -> usize {
        let end = self.bytes.len();
        let place = *self.places.entry(gloss.clone()).or_insert(end);
        if place == end {
            self.bytes.extend(gloss);
        }
        place
    }
}
