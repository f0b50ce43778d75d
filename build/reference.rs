//! Definitions that point to another entry: `abbr. for 聯合國|联合国[Lian2 he2 guo2]`.

/// What stands before the other entry when both mean the same.
const OPENINGS: &[&str] = &[
    "variant of ",
    "abbr. for ",
    "abbreviation for ",
    "short for ",
    "contraction of ",
    "see ",
    "also written ",
    "same as ",
    "also called ",
    "also known as ",
    "another name for ",
    "another term for ",
    "old name for ",
    "old term for ",
    "former name of ",
    "former name for ",
    "equivalent to ",
    "equivalent of ",
    "synonym of ",
    "= ",
];

/// Words that stand before "variant of" and the like.
const LONGEST_LEAD: usize = 24;

/// The headword that a definition points to, and what the definition says behind it.
pub(crate) fn target(definition: &str) -> Option<(&str, &str)> {
    if definition.is_ascii() {
        return None;
    }
    OPENINGS.iter().find_map(|opening| {
        let (lead, rest) = definition.split_once(opening)?;
        let is_lead =
            lead.is_empty() || (lead.len() <= LONGEST_LEAD && lead.ends_with(' ') && !lead.contains('('));
        let (word, behind) = headword(rest)?;
        is_lead.then_some((word, behind))
    })
}

/// The short form that a definition names: `(abbr. to 世衛|世卫[Shi4 Wei4])`.
pub(crate) fn short_form(definition: &str) -> Option<&str> {
    definition.strip_prefix("abbr. to ").and_then(headword).map(|(word, _)| word)
}

/// The Simplified headword at the start of `text` (`繁體|简体[jian3 ti3]`), and the rest.
fn headword(text: &str) -> Option<(&str, &str)> {
    let end = text.find(['[', ' ', ',', ')', ';', '/']).unwrap_or(text.len());
    let (word, rest) = (text.get(..end)?, text.get(end..)?);
    let behind =
        if rest.starts_with('[') { rest.split_once(']').map_or("", |(_, behind)| behind) } else { rest };
    let simplified = word.rsplit('|').next().unwrap_or(word);
    simplified.chars().any(is_chinese).then_some((simplified, behind.trim_start_matches([',', ' '])))
}

/// A Chinese character, as far as headwords go.
pub(crate) fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..)
}
