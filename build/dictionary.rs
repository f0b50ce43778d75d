//! Puts the headwords, their readings and glosses into the files that `lexicon::dictionary` opens.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::cedict::{Class, Entry};
use crate::heads::{self, Heads};
use crate::simplified::Simplified;
use crate::stems::Stems;
use crate::{Result, blob};

/// Writes `headwords.fst`, `starts.bin`, `records.bin`, `glosses.bin`, `stems.fst` and `rarity.bin`.
pub(crate) fn write(entries: &[Entry<'_>], simplified: &Simplified, out: &Path) -> Result<()> {
    let heads = heads::all(entries, simplified)?;
    let glosses = heads.values().flat_map(|head| &head.glosses);
    let stems = Stems::of(&glosses.map(|gloss| gloss.phrase.as_str()).collect());
    stems.write(out)?;
    save(&heads, &stems, out)
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
            blob::push_number(&mut records, place << 1 | usize::from(gloss.class == Class::Proper));
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
