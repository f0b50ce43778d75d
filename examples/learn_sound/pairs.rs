//! Chinese names with the Latin ones that they transliterate, from our tables and from CC-CEDICT.

use std::collections::BTreeSet;

use duizhao::lexicon::Dictionary;
use duizhao::text::{fold_latin, is_han};

/// A name in both scripts: Chinese characters, lower-case letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) zh: Vec<char>,
    pub(crate) latin: String,
}

/// Where names are sought in a table.
struct Source {
    file: &'static str,
    /// So many English names of a row are taken: further ones are rarer forms and adjectives.
    english: usize,
}

const SOURCES: [Source; 4] = [
    Source { file: "places.tsv", english: 1 },
    Source { file: "forenames.tsv", english: 2 },
    Source { file: "nations.tsv", english: 1 },
    Source { file: "regions.tsv", english: 1 },
];

/// Heads that are translated, not transliterated.
const HEADS: [char; 7] = ['市', '州', '县', '区', '镇', '郡', '省'];

/// Longer names are phrases.
const LONGEST: std::ops::RangeInclusive<usize> = 2..=10;

/// Which names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Places in China, read as they are written.
    Chinese,
    /// Spelled by sound in Chinese.
    Foreign,
    /// Written with the same characters, read in Japanese.
    Japanese,
}

/// The pairs of our tables.
pub(crate) fn of_tables(folder: &str, kind: Kind) -> Result<Vec<Pair>, std::io::Error> {
    let mut pairs = BTreeSet::new();
    for source in &SOURCES {
        let text = std::fs::read_to_string(format!("{folder}/{}", source.file))?;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [zh, english, rest @ ..] = cells.as_slice() else { continue };
            if wanted(rest, kind) {
                for zh in zh.split('|') {
                    pairs.extend(english.split('|').take(source.english).filter_map(|name| pair(zh, name)));
                }
            }
        }
    }
    Ok(pairs.into_iter().collect())
}

/// Names of China, Korea and Vietnam are read from their characters; languages and currencies are no names.
fn wanted(rest: &[&str], kind: Kind) -> bool {
    let land = rest.get(1).copied().unwrap_or("");
    if matches!(rest.first(), Some(&("language" | "currency" | "area"))) {
        return false;
    }
    match kind {
        Kind::Chinese => land == "CN",
        Kind::Japanese => land == "JP",
        Kind::Foreign => !matches!(land, "CN" | "HK" | "MO" | "TW" | "JP" | "KR" | "KP" | "VN" | "SG"),
    }
}

/// A pair, if both sides can be one name.
pub(crate) fn pair(zh: &str, english: &str) -> Option<Pair> {
    let zh: Vec<char> = zh.chars().filter(|&character| character != '·').collect();
    let latin: String = fold_latin(english).chars().filter(char::is_ascii_lowercase).collect();
    let is_name = zh.iter().all(|&character| is_han(character)) && LONGEST.contains(&zh.len());
    let head = zh.len() > 2 && zh.last().is_some_and(|last| HEADS.contains(last));
    (is_name && !head && latin.len() >= 2).then_some(Pair { zh, latin })
}

/// What CC-CEDICT calls a name, with each of the words that may be its sound: the caller picks.
pub(crate) fn of_dictionary() -> Vec<(Vec<char>, Vec<Pair>)> {
    let dictionary = Dictionary::bundled();
    let mut found = Vec::new();
    dictionary.each(|word, id| {
        let glosses = dictionary.glosses(id).filter(|gloss| gloss.name);
        let mut options: Vec<Pair> = glosses.flat_map(|gloss| options(word, gloss.text())).collect();
        options.sort();
        options.dedup();
        if let Some(first) = options.first() {
            found.push((first.zh.clone(), options));
        }
    });
    found
}

/// The capitalised words of a gloss before it begins to explain, one by one and two by two.
fn options(word: &str, gloss: &str) -> Vec<Pair> {
    let head = gloss.split([',', '(', ';']).next().unwrap_or("");
    let words: Vec<&str> = head.split_whitespace().collect();
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let mut texts: Vec<String> =
        words.iter().filter(|word| is_name(word)).map(|&word| word.to_owned()).collect();
    texts.extend(words.windows(2).filter(|two| two.iter().all(is_name)).map(<[&str]>::concat));
    texts.iter().filter_map(|text| pair(word, text)).collect()
}

/// The pinyin syllables of a character.
pub(crate) fn syllables(character: char) -> Vec<String> {
    let dictionary = Dictionary::bundled();
    let id = dictionary.get(&character.to_string()).unwrap_or(u32::MAX);
    dictionary.readings(id).filter(|reading| !reading.contains(' ')).map(str::to_owned).collect()
}
