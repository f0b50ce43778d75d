//! The pinyin of single characters, and all the ways in which Chinese names are spelled.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::cedict::Entry;
use crate::latin::fold_latin;
use crate::simplified::Simplified;
use crate::wade_giles::wade_giles;
use crate::{Result, blob, sources};

/// Characters with their syllables, without tones, ü as v.
pub(crate) type Readings = BTreeMap<char, Vec<String>>;

/// Bits of a record's flags: the name is a surname.
const SURNAME: usize = 1;

/// From the dictionary's entries of one character.
pub(crate) fn of(entries: &[Entry<'_>], simplified: &Simplified) -> Readings {
    let mut sets: BTreeMap<char, BTreeSet<String>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.reading.is_empty() && !entry.reading.contains(' ')) {
        for word in [entry.simplified, entry.traditional] {
            let folded = simplified.fold(word);
            let mut characters = folded.chars().filter(|character| !character.is_ascii());
            if let (Some(character), None) = (characters.next(), characters.next()) {
                sets.entry(character).or_default().insert(entry.reading.clone());
            }
        }
    }
    sets.into_iter().map(|(character, syllables)| (character, syllables.into_iter().collect())).collect()
}

/// A name's spellings (letters only), true where it is pinyin, and whether it is a surname.
#[derive(Default)]
struct Spellings {
    forms: BTreeMap<String, bool>,
    surname: bool,
}

/// Writes `spelled.fst` (character or surname to a place) and `spelled.bin` (spellings: pinyin, Wade-Giles, our table).
pub(crate) fn write(readings: &Readings, out: &Path) -> Result<()> {
    let mut names: BTreeMap<String, Spellings> = BTreeMap::new();
    for (character, syllables) in readings {
        let forms = &mut names.entry(character.to_string()).or_default().forms;
        for syllable in syllables {
            forms.entry(wade_giles(syllable)).or_insert(false);
            forms.extend(pinyin(syllable).into_iter().map(|form| (form, true)));
        }
    }
    for table in ["surnames", "given-names"] {
        for line in sources::table(table)? {
            let [name, english] = line.as_slice() else {
                return Err(format!(
                    "src/lexicon/tables/{table}.tsv: two columns are needed in `{}`",
                    line.join(" ")
                ));
            };
            let known = names.entry(name.clone()).or_default();
            known.surname |= table == "surnames";
            for form in english.split('|') {
                let letters = fold_latin(form).chars().filter(char::is_ascii_lowercase).collect();
                known.forms.entry(letters).or_insert(false);
            }
        }
    }
    save(&names, out)
}

/// Without marks ü is written v, u, yu or ue.
fn pinyin(syllable: &str) -> Vec<String> {
    if syllable.contains('v') {
        ["v", "u", "yu", "ue"].iter().map(|vowel| syllable.replace('v', vowel)).collect()
    } else {
        vec![syllable.to_owned()]
    }
}

fn save(names: &BTreeMap<String, Spellings>, out: &Path) -> Result<()> {
    let mut keys: BTreeMap<&String, u64> = BTreeMap::new();
    let mut bytes = Vec::new();
    for (name, spellings) in names {
        keys.insert(name, bytes.len() as u64);
        blob::push_number(&mut bytes, if spellings.surname { SURNAME } else { 0 });
        blob::push_number(&mut bytes, spellings.forms.len());
        for (letters, &is_pinyin) in &spellings.forms {
            blob::push_text(&mut bytes, letters);
            blob::push_number(&mut bytes, usize::from(is_pinyin));
        }
    }
    blob::save_map(&out.join("spelled.fst"), &keys)?;
    blob::save(&out.join("spelled.bin"), &bytes)
}
