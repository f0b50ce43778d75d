//! A list of words that a user or a step brings along, to be found in texts.

use fst::{Map, MapBuilder};

use super::prefixes::prefixes;

/// Words that are found at any place of a text in one walk, however many there are.
pub struct WordList {
    map: Option<Map<Vec<u8>>>,
}

impl WordList {
    /// A list of words, taken as they are (fold them as the texts are folded).
    #[must_use]
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        let mut words: Vec<String> = words.collect();
        words.sort_unstable();
        words.dedup();
        let mut builder = MapBuilder::memory();
        let built = words.iter().zip(0..).try_for_each(|(word, index)| builder.insert(word, index));
        WordList { map: built.ok().map(|()| builder.into_map()) }
    }

    /// The lengths in characters of all words that begin at `chars[start]`, shortest first.
    #[must_use]
    pub fn lengths_at(&self, chars: &[char], start: usize) -> Vec<usize> {
        let Some(map) = &self.map else { return Vec::new() };
        let found = prefixes(map, chars.get(start..).unwrap_or(&[]).iter().copied());
        found.into_iter().map(|(chars, _)| chars).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_shortest_first() {
        let list = WordList::new(["联合国人居署", "联合国", "联合国"].into_iter().map(str::to_owned));
        let chars: Vec<char> = "在联合国人居署".chars().collect();
        assert_eq!(list.lengths_at(&chars, 1), [3, 6]);
        assert_eq!(list.lengths_at(&chars, 0), [] as [usize; 0]);
    }
}
