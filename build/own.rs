//! Our own tables of words, whose glosses come before CC-CEDICT's.

use std::path::Path;

use crate::{Result, sources};

/// Tables of Chinese words (variants joined by `|`) and their English (joined by `|`); further columns are others' business.
const TABLES: [&str; 5] = ["function-words.tsv", "terms.tsv", "words.tsv", "heads.tsv", "titles.tsv"];

/// Abbreviations, their long forms and the Chinese for both.
const ABBREVIATIONS: &str = "abbreviations.tsv";

/// A Chinese word of ours with its English.
pub(crate) struct Own {
    /// The word, in Simplified characters.
    pub(crate) word: String,
    /// Its English, most usual first.
    pub(crate) english: Vec<String>,
}

/// Reads all tables, in their order.
pub(crate) fn read(folder: &Path) -> Result<Vec<Own>> {
    let mut all = Vec::new();
    for name in TABLES {
        for columns in rows(folder, name, 2)? {
            let english: Vec<String> = columns[1].split('|').map(str::to_owned).collect();
            all.extend(columns[0].split('|').map(|word| Own { word: word.to_owned(), english: english.clone() }));
        }
    }
    for columns in rows(folder, ABBREVIATIONS, 3)? {
        let english = vec![columns[1].clone(), columns[0].clone()];
        all.extend(columns[2].split('|').map(|word| Own { word: word.to_owned(), english: english.clone() }));
    }
    Ok(all)
}

/// The rows of a table that are no comments, each with at least `least` columns.
fn rows(folder: &Path, name: &str, least: usize) -> Result<Vec<Vec<String>>> {
    let text = sources::read(&folder.join(name))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let row = |(at, line): (usize, &str)| {
        let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if columns.len() < least {
            return Err(format!("src/lexicon/tables/{name}:{}: {least} columns are wanted, split by tabs", at + 1));
        }
        Ok(columns)
    };
    lines.map(row).collect()
}
