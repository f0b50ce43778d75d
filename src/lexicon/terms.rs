//! Terms to be found in texts, in either language.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::data::{Lang, Span};
use crate::text::{fold_char, fold_latin, is_han};

use super::word_list::WordList;

/// Terms that are looked for: Chinese ones by characters, in either script; English ones by words, in any case.
pub struct Terms {
    zh: WordList,
    en: FxHashMap<String, Vec<String>>,
}

impl Terms {
    /// Prepares terms for finding.
    #[must_use]
    pub fn new(terms: &[String]) -> Self {
        Terms::knowing(terms, &FxHashSet::default())
    }

    /// The same, where it is known which Latin terms stand in the Chinese text: they are looked for there only, so that
    /// no place is found twice.
    #[must_use]
    pub fn knowing(terms: &[String], latin_in_chinese: &FxHashSet<String>) -> Self {
        let (zh, en): (Vec<&String>, Vec<&String>) = terms.iter().partition(|term| term.chars().any(is_han));
        let fold = |term: &&String| term.trim().chars().map(fold_char).collect::<String>();
        let mut by_first: FxHashMap<String, Vec<String>> = FxHashMap::default();
        // A Latin term may stand in Chinese text as well (IPCC).
        let zh = WordList::new(zh.iter().map(fold).chain(en.iter().map(fold)));
        for term in en.into_iter().filter(|term| !latin_in_chinese.contains(&term.trim().to_lowercase())) {
            let folded = fold_latin(term.trim());
            let first: String = folded.chars().take_while(|c| c.is_alphanumeric()).collect();
            by_first.entry(first).or_default().push(folded);
        }
        Terms { zh, en: by_first }
    }

    /// Where terms stand in a text of this language, in the order of the text, shorter ones first.
    #[must_use]
    pub fn find(&self, lang: Lang, text: &str) -> Vec<Span> {
        match lang {
            Lang::Zh => self.find_chinese(text),
            Lang::En => self.find_english(text),
        }
    }

    fn find_chinese(&self, text: &str) -> Vec<Span> {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let original: Vec<char> = text.chars().collect();
        let folded: Vec<char> = original.iter().copied().map(fold_char).collect();
        let mut spans = Vec::new();
        for start in 0..folded.len() {
            for length in self.zh.lengths_at(&folded, start) {
                if stands_alone(&original, start, start + length)
                    && let (Some(&from), Some(&to)) = (places.get(start), places.get(start + length))
                {
                    spans.push(Span::new(from, to));
                }
            }
        }
        spans
    }

    fn find_english(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut before = ' ';
        for (at, character) in text.char_indices() {
            if character.is_alphanumeric() && !before.is_alphanumeric() {
                let rest = text.get(at..).unwrap_or("");
                let first: String =
                    fold_latin(rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
                for term in self.en.get(&first).map_or(&[][..], Vec::as_slice) {
                    spans.extend(matching(rest, term).map(|length| Span::new(at, at + length)));
                }
            }
            before = character;
        }
        spans
    }
}

/// Latin letters of a term are not part of a longer word.
fn stands_alone(chars: &[char], start: usize, end: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphanumeric);
    !(letter(Some(start)) && letter(start.checked_sub(1)) || letter(end.checked_sub(1)) && letter(Some(end)))
}

/// How many bytes of `text` read like the folded term, up to the end of a word.
fn matching(text: &str, term: &str) -> Option<usize> {
    let wanted = term.chars().count();
    let end = text.char_indices().nth(wanted).map_or(text.len(), |(at, _)| at);
    let next = text.get(end..)?.chars().next();
    (fold_latin(text.get(..end)?) == term && !next.is_some_and(char::is_alphanumeric)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_where_they_stand_as_words() {
        let terms: Vec<String> = ["联合国", "联合国人居署", "UN", "Capitol Hill"].map(str::to_owned).to_vec();
        let terms = Terms::new(&terms);
        let found = |lang, text: &'static str| -> Vec<&str> {
            terms.find(lang, text).into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(found(Lang::Zh, "聯合國人居署"), ["聯合國", "聯合國人居署"]);
        assert_eq!(found(Lang::Zh, "UN与UNDP"), ["UN"]);
        assert_eq!(found(Lang::En, "On CAPITOL HILL, the UN's UNDP"), ["CAPITOL HILL", "UN"]);
    }
}
