//! CC-CEDICT's lines: `TRADITIONAL SIMPLIFIED [pin1 yin1] /gloss/gloss/`.

use crate::Result;

/// Fewer entries than this and the file is not CC-CEDICT (that of 2024 has 122,619).
const FEWEST_ENTRIES: usize = 1_000;

/// What sort of noun an entry is, as its pinyin shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// In lower case.
    Common,
    /// With a capital: a name.
    Proper,
}

/// One line of the dictionary.
pub(crate) struct Entry<'a> {
    /// Traditional characters.
    pub(crate) traditional: &'a str,
    /// Simplified characters.
    pub(crate) simplified: &'a str,
    /// Pinyin without tones, in lower case, syllables parted by one space, ü as v.
    pub(crate) reading: String,
    /// What sort of noun.
    pub(crate) class: Class,
    /// What stands between the slashes.
    pub(crate) definitions: Vec<&'a str>,
}

/// All entries, in the file's order.
pub(crate) fn parse(text: &str) -> Result<Vec<Entry<'_>>> {
    let entries: Vec<Entry<'_>> =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect();
    if entries.len() < FEWEST_ENTRIES {
        return Err(format!(
            "the CC-CEDICT file holds only {} entries: is it the right file?",
            entries.len()
        ));
    }
    Ok(entries)
}

fn entry(line: &str) -> Option<Entry<'_>> {
    let (traditional, rest) = line.trim_end().split_once(' ')?;
    let (simplified, rest) = rest.split_once(" [")?;
    let (pinyin, rest) = rest.split_once("] /")?;
    Some(Entry {
        traditional,
        simplified,
        reading: reading(pinyin),
        class: class(pinyin),
        definitions: rest.split('/').filter(|definition| !definition.is_empty()).collect(),
    })
}

/// Letters by themselves (`A`, `T xu4`) are capitals by custom.
fn class(pinyin: &str) -> Class {
    let first = pinyin.split_whitespace().next().unwrap_or("");
    let is_proper = first.len() > 1 && first.starts_with(|first: char| first.is_ascii_uppercase());
    if is_proper { Class::Proper } else { Class::Common }
}

/// `E4 er3 duo1 si1` to `e er duo si`; marks between the syllables are dropped.
fn reading(pinyin: &str) -> String {
    let syllables = pinyin.split_whitespace().filter_map(|syllable| {
        let bare: String = syllable
            .replace("u:", "v")
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        (!bare.is_empty()).then_some(bare)
    });
    syllables.collect::<Vec<_>>().join(" ")
}
