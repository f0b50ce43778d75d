//! jieba's words with frequency and tag, as an FST that opens in microseconds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use crate::{Result, blob};

/// The lowest bits of a value hold the tag's index: jieba has some 50 tags.
const TAG_BITS: u32 = 8;

/// Writes `words.fst` and `words.rs` (total frequency, tags).
pub(crate) fn write(text: &str, out: &Path) -> Result<()> {
    let lines: Vec<(&str, u64, &str)> = text.lines().filter_map(line).collect();
    let tags: Vec<&str> = lines.iter().map(|&(_, _, tag)| tag).collect::<BTreeSet<_>>().into_iter().collect();
    let total: u64 = lines.iter().map(|&(_, frequency, _)| frequency).sum();
    if total == 0 || tags.len() >= 1 << TAG_BITS {
        return Err("jieba's dict.txt is not a list of word, frequency and tag".to_owned());
    }
    let mut words = BTreeMap::new();
    for (word, frequency, tag) in lines {
        let tag = tags.binary_search(&tag).unwrap_or(0) as u64;
        words.insert(word, frequency << TAG_BITS | tag);
    }
    blob::save_map(&out.join("words.fst"), &words)?;
    let mut code = format!(
        "/// All frequencies together.\n#[allow(clippy::unreadable_literal)]\npub(super) const TOTAL: usize = {total};\n"
    );
    let _ = writeln!(code, "/// jieba's tags, sorted.\npub(super) const TAGS: &[&str] = &{tags:?};");
    blob::save(&out.join("words.rs"), code.as_bytes())
}

fn line(line: &str) -> Option<(&str, u64, &str)> {
    let mut fields = line.split_ascii_whitespace();
    Some((fields.next()?, fields.next()?.parse().ok()?, fields.next().unwrap_or("")))
}
