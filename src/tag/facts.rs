//! What the lexicon knows of the words of a text: the features of the taggers that are not in the text itself.

use super::feature::Word;
use super::names::Character;
use crate::data::{Lang, TermType, TokenizedPair};
use crate::lexicon::{Dictionary, Names, Words};
use crate::text::{narrow, simplify};

/// A token with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its text; Chinese folded to Simplified, narrow characters.
    pub text: String,
    /// jieba's tag; empty where jieba does not know the word, and for English.
    pub tag: &'static str,
    /// What CC-CEDICT's glosses make of it, see `gloss`.
    pub gloss: u8,
    /// What the tables of names say of each of its characters, see `table`; empty for English.
    pub table: Vec<u8>,
}

impl Known {
    /// What the templates look at.
    pub(super) fn word(&self) -> Word<'_> {
        Word { text: &self.text, tag: self.tag, gloss: self.gloss }
    }
}

/// The tokens of one side with what is known of them.
#[must_use]
pub fn known(pair: &TokenizedPair, lang: Lang) -> Vec<Known> {
    let texts = (0..pair.tokens.get(lang).len()).map(|token| pair.text(lang, token));
    if lang == Lang::En {
        return texts
            .map(|text| Known { text: text.to_owned(), tag: "", gloss: 0, table: Vec::new() })
            .collect();
    }
    let folded: Vec<String> = texts.map(|text| text.chars().map(|c| simplify(narrow(c))).collect()).collect();
    let mut table = table(&folded.iter().flat_map(|text| text.chars()).collect::<Vec<char>>()).into_iter();
    let known = |text: String| Known {
        tag: Words::bundled().get(&text).map_or("", |word| word.tag),
        gloss: gloss(&text),
        table: table.by_ref().take(text.chars().count()).collect(),
        text,
    };
    folded.into_iter().map(known).collect()
}

/// The characters of such tokens.
pub(super) fn characters(known: &[Known]) -> Vec<Character> {
    let of_word = |(word, known): (usize, &Known)| {
        let characters = known.text.chars().zip(known.table.clone());
        characters.map(move |(character, table)| Character { character, word, table }).collect::<Vec<_>>()
    };
    known.iter().enumerate().flat_map(of_word).collect()
}

/// 0: no headword; 1: a name; 2: all glosses are verbs (`to build`); 3: some are; 4: none is.
fn gloss(word: &str) -> u8 {
    /// Glosses beyond these seldom are what a text means.
    const FIRST: usize = 8;
    let dictionary = Dictionary::bundled();
    let Some(id) = dictionary.get(word) else { return 0 };
    let glosses = dictionary.glosses(id).take(FIRST);
    let (mut all, mut verbs, mut names) = (0, 0, 0);
    for gloss in glosses {
        all += 1;
        names += usize::from(gloss.name);
        verbs += usize::from(gloss.text().starts_with("to "));
    }
    match (verbs, names) {
        (_, names) if names == all => 1,
        (0, _) => 4,
        (verbs, _) if verbs == all => 2,
        _ => 3,
    }
}

/// Where the longest known names stand, left to right: 1 to 3 for the first, an inner, the last character of a place,
/// 4 to 6 of an organisation, 7 to 9 of a person, 10 to 12 of anything else; 0 outside.
fn table(characters: &[char]) -> Vec<u8> {
    let mut found = vec![0; characters.len()];
    let mut start = 0;
    while start < characters.len() {
        let longest =
            Names::bundled().names_at(characters, start).into_iter().rev().find(|name| name.chars > 1);
        let Some(name) = longest else {
            start += 1;
            continue;
        };
        let base = match Names::bundled().r#type(name.id) {
            TermType::Place => 1,
            TermType::Organisation => 4,
            TermType::Person => 7,
            _ => 10,
        };
        let end = (start + name.chars).min(found.len());
        for (at, slot) in found.iter_mut().enumerate().take(end).skip(start) {
            *slot = base + u8::from(at > start) + u8::from(at + 1 == end);
        }
        start = end;
    }
    found
}
