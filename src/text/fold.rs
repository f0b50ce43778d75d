//! Chinese as it is looked up: one character for one character, so that places in the folded text are places in the text.

use std::sync::OnceLock;

use super::latin::narrow;
use super::script::is_han;

/// Pairs of little-endian u32, sorted by the first (made by the build script from the tables of a converter).
const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/simplified.bin"));

/// Bytes of a pair.
const PAIR: usize = 8;

/// Set in a pair's second number when Simplified text never uses the first character.
const PROOF: u32 = 1 << 31;

/// A text with more than one tell-tale character in so many Chinese ones is Traditional (ordinary Traditional text: one in 3).
const CHARACTERS_PER_PROOF: usize = 20;

/// The Simplified form of a Traditional character; everything else stays.
#[must_use]
pub fn simplify(character: char) -> char {
    if !is_han(character) {
        return character;
    }
    entry(character).and_then(|to| char::from_u32(to & !PROOF)).unwrap_or(character)
}

/// Width, script and case (ASCII) folded.
#[must_use]
pub fn fold_char(character: char) -> char {
    if character.is_ascii() {
        character.to_ascii_lowercase()
    } else {
        simplify(narrow(character)).to_ascii_lowercase()
    }
}

/// The text is written in Traditional characters. A single 乾 or 瞭 (both also Simplified) proves nothing.
#[must_use]
pub fn is_traditional(text: &str) -> bool {
    let han = text.chars().filter(|&character| is_han(character));
    let (all, proofs) = han.fold((0_usize, 0_usize), |(all, proofs), character| {
        (all + 1, proofs + usize::from(entry(character).is_some_and(|to| to & PROOF != 0)))
    });
    proofs > 0 && proofs * CHARACTERS_PER_PROOF >= all
}

/// What the table says of a character: the basic plane from an array, made on first use, the rest by search.
fn entry(character: char) -> Option<u32> {
    static PLANE: OnceLock<Box<[u32]>> = OnceLock::new();
    let plane = PLANE.get_or_init(plane);
    match plane.get(character as usize) {
        Some(0) => None,
        Some(&to) => Some(to),
        None => pairs().find(|&(from, _)| from == character as u32).map(|(_, to)| to),
    }
}

/// The table's pairs.
fn pairs() -> impl Iterator<Item = (u32, u32)> {
    let numbers = |pair: &[u8]| {
        let (from, to) = pair.split_at_checked(PAIR / 2)?;
        Some((u32::from_le_bytes(*from.first_chunk()?), u32::from_le_bytes(*to.first_chunk()?)))
    };
    TABLE.chunks_exact(PAIR).filter_map(numbers)
}

/// One number a character of the basic plane; 0 where nothing changes.
fn plane() -> Box<[u32]> {
    /// Characters of the basic plane.
    const PLANE: usize = 0x1_0000;
    let mut plane = vec![0; PLANE].into_boxed_slice();
    for (from, to) in pairs() {
        if let Some(slot) = plane.get_mut(from as usize) {
            *slot = to;
        }
    }
    plane
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        text.chars().map(fold_char).collect()
    }

    #[test]
    fn traditional_wide_and_capital_forms_fold_one_by_one() {
        for (text, expected) in [
            ("聯合國人居署", "联合国人居署"),
            ("臺灣", "台湾"),
            ("５Ｇ網絡", "5g网络"),
            ("UN-Habitat", "un-habitat"),
            ("金融管理局", "金融管理局"),
            ("⼈⼯智能", "人工智能"),
        ] {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn traditional_text_is_told_from_simplified() {
        assert!(is_traditional("香港金融管理局發表年報"));
        assert!(!is_traditional("鄂尔多斯市数字城市治理"));
        assert!(!is_traditional("乾隆年间"));
        assert!(!is_traditional("UN-Habitat 2024"));
    }
}
