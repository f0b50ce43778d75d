//! Latin names as plain letters, and what their spelling costs when nothing is known of their sound.

use crate::text::fold_latin;

/// Costs of each letter after each letter (row 0: at the start), -10 ln p.
static COSTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sound-letters.bin"));

/// The letters of the alphabet.
const ALPHABET: usize = 26;

/// Letters, five bits each, none in front: `sh` is 19 << 5 | 8.
pub(super) type Group = u32;

/// Bits of a letter.
const LETTER_BITS: u32 = 5;

/// Costs are tenths of a natural logarithm.
pub(super) const UNIT: f32 = 0.1;

/// The letters of a name as they are compared: folded, everything but a to z left out.
#[must_use]
pub fn letters_of(latin: &str) -> Vec<u8> {
    fold_latin(latin).bytes().filter(u8::is_ascii_lowercase).collect()
}

/// Packs letters.
pub(super) fn pack(letters: &[u8]) -> Group {
    letters.iter().fold(0, |group, letter| group << LETTER_BITS | Group::from(letter - b'a' + 1))
}

/// The consonants of letters, so that spellings of one sound meet: vowels and h inside go, doubles become single, z is s,
/// q and c are k, but c before e, i and y is s. What the letters begin with stays (any vowel as a): ro is not or.
#[must_use]
pub fn bones(letters: &[u8]) -> Vec<u8> {
    let mut bones: Vec<u8> =
        letters.iter().enumerate().filter_map(|(at, &letter)| bone(letters, at, letter)).collect();
    bones.dedup();
    bones
}

/// What is left of one letter.
fn bone(letters: &[u8], at: usize, letter: u8) -> Option<u8> {
    let is_soft = matches!(letters.get(at + 1), Some(b'e' | b'i' | b'y'));
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' => (at == 0).then_some(b'a'),
        b'h' | b'w' | b'y' => (at == 0).then_some(letter),
        b'c' if is_soft => Some(b's'),
        b'c' | b'q' => Some(b'k'),
        b'z' => Some(b's'),
        other => Some(other),
    }
}

/// A run of letters that one character may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The letters.
    pub(super) group: Group,
    /// Their consonants.
    pub(super) bones: Group,
    /// How many letters.
    pub(super) len: usize,
    /// How many of them are none of the consonants.
    pub(super) vowels: usize,
}

impl Piece {
    /// The piece of some letters.
    pub(super) fn of(letters: &[u8]) -> Self {
        let bones = bones(letters);
        let vowels = letters.len().saturating_sub(bones.len());
        Piece { group: pack(letters), bones: pack(&bones), len: letters.len(), vowels }
    }
}

/// What the first `n` letters cost by their spelling alone, for each `n` from 0 on.
pub(super) fn spelling_costs(letters: &[u8]) -> Vec<f32> {
    let mut costs = vec![0.0];
    let (mut before, mut sum) = (0, 0.0);
    for letter in letters {
        let letter = usize::from(letter - b'a');
        sum += COSTS.get(before * ALPHABET + letter).map_or(0.0, |&cost| f32::from(cost) * UNIT);
        costs.push(sum);
        before = letter + 1;
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_letters() {
        for (name, letters) in [("Cuarón", "cuaron"), ("von der Leyen", "vonderleyen"), ("O'Neill", "oneill")]
        {
            assert_eq!(letters_of(name), letters.as_bytes());
        }
        assert_eq!(letters_of("2024"), b"");
    }

    #[test]
    fn spellings_of_one_sound_share_their_bones() {
        for (one, other) in [("borne", "bern"), ("cca", "k"), ("sh", "ce"), ("eau", "o"), ("", "")] {
            assert_eq!(bones(one.as_bytes()), bones(other.as_bytes()), "{one}");
        }
        assert_ne!(bones(b"ro"), bones(b"or"));
    }

    #[test]
    fn odd_spellings_cost_more() {
        let whole = |name: &str| spelling_costs(name.as_bytes()).last().copied().unwrap_or(0.0);
        assert!(whole("anton") < whole("xqzgk"));
    }
}
