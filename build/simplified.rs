//! The table of Traditional characters and the Simplified ones that they fold to, one to one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization;

use crate::cedict::Entry;
use crate::{Result, blob};

/// Blocks that hold Chinese characters: radicals, extension A and the main block, compatibility, extensions B to H.
const BLOCKS: [(u32, u32); 4] = [(0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)];

/// Marks a character that Simplified text never uses, so that it proves a text Traditional.
const PROOF: u32 = 1 << 31;

/// Which character folds to which.
pub(crate) struct Simplified {
    folds: BTreeMap<char, char>,
    proofs: BTreeSet<char>,
}

/// Asks the converter for every Chinese character and keeps those that change.
pub(crate) fn table(entries: &[Entry<'_>]) -> Result<Simplified> {
    let opencc =
        OpenCC::from_config(BuiltinConfig::T2s).map_err(|error| format!("OpenCC does not open: {error}"))?;
    let characters: Vec<char> =
        BLOCKS.iter().flat_map(|&(first, last)| (first..=last).filter_map(char::from_u32)).collect();
    let folds: BTreeMap<char, char> =
        characters.iter().filter_map(|&from| Some((from, fold(&opencc, from)?))).collect();
    let kept: BTreeSet<char> = entries.iter().flat_map(|entry| entry.simplified.chars()).collect();
    let is_word = |from: char| from as u32 >= 0x3400 && !(0xF900..=0xFAFF).contains(&(from as u32));
    let proofs = folds.keys().copied().filter(|from| is_word(*from) && !kept.contains(from)).collect();
    Ok(Simplified { folds, proofs })
}

/// The Simplified form, if it is another character; compatibility forms are replaced first.
fn fold(opencc: &OpenCC, from: char) -> Option<char> {
    let plain: String = from.nfkc().collect();
    let converted = opencc.convert(&plain);
    let mut to = converted.chars();
    let (first, rest) = (to.next()?, to.next());
    (rest.is_none() && first != from).then_some(first)
}

impl Simplified {
    /// A headword as the library looks it up: width, script and case folded.
    pub(crate) fn fold(&self, word: &str) -> String {
        word.chars().map(|character| self.fold_char(character)).collect()
    }

    fn fold_char(&self, character: char) -> char {
        let narrow = crate::latin::narrow(character);
        self.folds.get(&narrow).copied().unwrap_or(narrow).to_ascii_lowercase()
    }

    /// Writes `simplified.bin`: pairs of little-endian u32, sorted by the first.
    pub(crate) fn write(&self, out: &Path) -> Result<()> {
        let pairs = self.folds.iter().flat_map(|(&from, &to)| {
            let proof = if self.proofs.contains(&from) { PROOF } else { 0 };
            [from as u32, to as u32 | proof]
        });
        blob::save(&out.join("simplified.bin"), &pairs.flat_map(u32::to_le_bytes).collect::<Vec<u8>>())
    }
}
