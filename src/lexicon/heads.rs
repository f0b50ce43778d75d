//! Words that end names (委员会, 研究院, 条例) and titles of office (总干事), with their usual English.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::TermType;
use crate::text::fold_char;

static HEADS: &str = include_str!("tables/heads.tsv");
static TITLES: &str = include_str!("tables/titles.tsv");

/// A small table of words that tell what a name is. A few hundred lines: reading it takes some 0.1 ms.
pub struct Heads {
    entries: FxHashMap<&'static str, Entry>,
    longest: usize,
}

#[derive(Clone, Copy)]
struct Entry {
    english: &'static str,
    r#type: TermType,
}

/// A head that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Length in characters.
    pub chars: usize,
    /// The type of a name that ends so; a title of office makes a person.
    pub r#type: TermType,
    english: &'static str,
}

impl Head {
    /// The usual English words, most usual first.
    pub fn renderings(self) -> impl Iterator<Item = &'static str> {
        self.english.split('|')
    }
}

impl Heads {
    /// Heads of names.
    #[must_use]
    pub fn of_names() -> &'static Heads {
        static BUNDLED: OnceLock<Heads> = OnceLock::new();
        BUNDLED.get_or_init(|| Heads::read(HEADS))
    }

    /// Titles of office and forms of address.
    #[must_use]
    pub fn of_persons() -> &'static Heads {
        static BUNDLED: OnceLock<Heads> = OnceLock::new();
        BUNDLED.get_or_init(|| Heads::read(TITLES))
    }

    fn read(table: &'static str) -> Heads {
        let mut entries = FxHashMap::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(chinese), Some(english)) = (cells.next(), cells.next()) else { continue };
            let sort = cells.next().unwrap_or(TermType::Person.name());
            let r#type = TermType::ALL.into_iter().find(|known| known.name() == sort).unwrap_or_default();
            for word in chinese.split('|') {
                entries.entry(word).or_insert(Entry { english, r#type });
            }
        }
        let longest = entries.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Heads { entries, longest }
    }

    /// The longest head that ends `chars`.
    #[must_use]
    pub fn ending(&self, chars: &[char]) -> Option<Head> {
        (1..=self.longest.min(chars.len()))
            .rev()
            .find_map(|count| self.get(chars.get(chars.len() - count..)?))
    }

    /// The longest head that begins at `chars[start]`.
    #[must_use]
    pub fn at(&self, chars: &[char], start: usize) -> Option<Head> {
        (1..=self.longest).rev().find_map(|count| self.get(chars.get(start..start + count)?))
    }

    /// The head itself. Width and script do not matter.
    #[must_use]
    pub fn get(&self, word: &[char]) -> Option<Head> {
        let folded: String = word.iter().map(|&character| fold_char(character)).collect();
        let entry = self.entries.get(folded.as_str())?;
        Some(Head { chars: word.len(), r#type: entry.r#type, english: entry.english })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn the_longest_head_tells_the_type() {
        for (name, head, r#type, english) in [
            ("中国未来城市顾问委员会", 5, TermType::Organisation, "Council"),
            ("國際原子能機構理事會", 3, TermType::Organisation, "Board of Governors"),
            ("进出口及海关条例", 2, TermType::Title, "Ordinance"),
            ("世界城市论坛", 2, TermType::Event, "Forum"),
            ("科技法庭", 2, TermType::Organisation, "Tribunal"),
        ] {
            let found = Heads::of_names().ending(&chars(name));
            assert_eq!(found.map(|head| (head.chars, head.r#type)), Some((head, r#type)), "{name}");
            assert!(found.is_some_and(|head| head.renderings().any(|word| word == english)), "{name}");
        }
        assert_eq!(Heads::of_names().ending(&chars("鄂尔多斯")), None);
    }

    #[test]
    fn titles_stand_before_and_after_names() {
        let titles = Heads::of_persons();
        let before = titles.at(&chars("副总干事格罗西"), 0);
        assert_eq!(before.map(|title| title.chars), Some(4));
        let after = titles.ending(&chars("古特雷斯秘書長"));
        assert!(after.is_some_and(|title| title.renderings().any(|word| word == "Secretary-General")));
    }

    #[test]
    fn every_line_has_its_cells_and_no_word_stands_twice() {
        for (table, columns) in [(HEADS, 3), (TITLES, 2)] {
            let mut words: Vec<&str> = Vec::new();
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(line.split('\t').count(), columns, "{line}");
                words.extend(line.split('\t').next().unwrap_or("").split('|'));
            }
            words.sort_unstable();
            let twice: Vec<&[&str]> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }
}
