//! A segment pair as look-ups need it: folded characters on the Chinese side, stems on the English one, and the way
//! back to the tokens. The text itself stays as it is.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::data::{Lang, Run, TokenKind, TokenizedPair};
use crate::lexicon::classes::{Class, en_class, zh_class};
use crate::lexicon::{Dictionary, Headword, Word, Words};
use crate::text::{fold_char, fold_latin, stem, words};

/// Stands between two segments of a side, so that nothing is looked up across them.
const BREAK: char = '\n';

/// A tokenized pair, folded for looking things up.
#[derive(Debug)]
pub struct PairView<'a> {
    /// The pair itself.
    pub pair: &'a TokenizedPair,
    /// The Chinese tokens.
    pub zh: Vec<ZhWord>,
    /// The English tokens.
    pub en: Vec<EnWord>,
    /// All Chinese characters, folded (Simplified, half width, lower case), without the spaces between tokens.
    pub chars: Vec<char>,
    /// The token of each character; `u32::MAX` for a break between segments.
    pub char_token: Vec<u32>,
    /// Where each interned stem stands on the English side.
    positions: FxHashMap<u32, Vec<u32>>,
    /// The dictionary's headwords in the Chinese words, once somebody asked for them.
    headwords: OnceCell<Vec<(usize, Headword)>>,
    /// The Chinese tokens in jieba's dictionary, once somebody asked for them.
    words: OnceCell<Vec<Option<Word>>>,
}

/// A Chinese token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZhWord {
    /// First character in `PairView::chars`.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// The folded text.
    pub folded: String,
    /// Its class among function words and others.
    pub class: Class,
}

/// An English token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnWord {
    /// Lower case, without accents.
    pub folded: String,
    /// The folded word's stem.
    pub stem: String,
    /// The stem in the dictionary's table, if it is there.
    pub stem_id: Option<u32>,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Its class among function words and others.
    pub class: Class,
}

/// How an English word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// No capital first.
    Lower,
    /// A capital first.
    Title,
    /// Two letters or more, all capitals.
    Upper,
}

impl<'a> PairView<'a> {
    /// Folds a pair.
    #[must_use]
    pub fn new(pair: &'a TokenizedPair, dictionary: &Dictionary) -> Self {
        let mut view = PairView {
            pair,
            zh: Vec::with_capacity(pair.tokens.zh.len()),
            en: Vec::with_capacity(pair.tokens.en.len()),
            chars: Vec::new(),
            char_token: Vec::new(),
            positions: FxHashMap::default(),
            headwords: OnceCell::new(),
            words: OnceCell::new(),
        };
        view.fold_zh();
        view.fold_en(dictionary);
        view
    }

    fn fold_zh(&mut self) {
        let mut segment = 0;
        for (index, token) in self.pair.tokens.zh.iter().enumerate() {
            if token.segment != segment {
                segment = token.segment;
                self.chars.push(BREAK);
                self.char_token.push(u32::MAX);
            }
            let start = self.chars.len();
            self.chars.extend(self.pair.text(Lang::Zh, index).chars().map(fold_char));
            self.char_token.resize(self.chars.len(), index as u32);
            let folded: String = self.chars.get(start..).unwrap_or_default().iter().collect();
            let class = zh_class(token.kind, &folded);
            self.zh.push(ZhWord { start, end: self.chars.len(), kind: token.kind, folded, class });
        }
    }

    fn fold_en(&mut self, dictionary: &Dictionary) {
        for (index, token) in self.pair.tokens.en.iter().enumerate() {
            let text = self.pair.text(Lang::En, index);
            let folded = fold_latin(text);
            let stem = stem(text);
            let stem_id = dictionary.stem_id(&stem);
            for part in parts(text, dictionary).into_iter().chain(stem_id) {
                let positions = self.positions.entry(part).or_default();
                if positions.last() != Some(&(index as u32)) {
                    positions.push(index as u32);
                }
            }
            let class = en_class(token.kind, &folded);
            let is_written_so = is_article(&folded) && self.opens_sentence(index);
            let case = if is_written_so { Case::Lower } else { Case::of(text) };
            self.en.push(EnWord { folded, stem, stem_id, kind: token.kind, case, class });
        }
    }

    /// The English token is the first of its segment, or stands behind the end of a sentence.
    fn opens_sentence(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else { return true };
        let segment = |token: usize| self.pair.tokens.en.get(token).map(|token| token.segment);
        segment(before) != segment(token)
            || self.en.get(before).is_some_and(|word| matches!(word.folded.as_str(), "." | "!" | "?"))
    }

    /// The English token is an article whose capital only says that a sentence begins (The Palace Museum is …): its case
    /// is that of any other article.
    #[must_use]
    pub fn is_opening_article(&self, token: usize) -> bool {
        self.en.get(token).is_some_and(|word| word.case == Case::Lower && is_article(&word.folded))
            && Case::of(self.pair.text(Lang::En, token)) != Case::Lower
    }

    /// Every headword that begins in a Chinese or Latin word of the Chinese side, with its first character.
    pub fn headwords(&self, dictionary: &Dictionary) -> &[(usize, Headword)] {
        self.headwords.get_or_init(|| {
            let is_word = |word: &&ZhWord| matches!(word.kind, TokenKind::Han | TokenKind::Latin);
            let starts = self.zh.iter().filter(is_word).flat_map(|word| word.start..word.end);
            let at = |start| {
                dictionary.headwords_at(&self.chars, start).into_iter().map(move |word| (start, word))
            };
            starts.flat_map(at).collect()
        })
    }

    /// What jieba's dictionary knows of a Chinese token.
    pub fn word(&self, token: usize) -> Option<Word> {
        let look_up = || self.zh.iter().map(|word| Words::bundled().get(&word.folded)).collect();
        self.words.get_or_init(look_up).get(token).copied().flatten()
    }

    /// The English tokens with an interned stem, in order.
    pub fn positions(&self, stem_id: u32) -> &[u32] {
        self.positions.get(&stem_id).map_or(&[], Vec::as_slice)
    }

    /// The Chinese tokens that characters `start..end` touch.
    #[must_use]
    pub fn tokens_of_chars(&self, start: usize, end: usize) -> Run {
        let first = self.char_token.get(start).copied().unwrap_or(0);
        let last = end.checked_sub(1).and_then(|last| self.char_token.get(last)).copied().unwrap_or(0);
        Run { start: first, end: last.saturating_add(1).max(first) }
    }

    /// Characters `start..end` begin and end where tokens do.
    #[must_use]
    pub fn is_whole(&self, start: usize, end: usize) -> bool {
        let run = self.tokens_of_chars(start, end);
        let begins = self.zh.get(run.start as usize).is_some_and(|word| word.start == start);
        begins && self.zh.get((run.end as usize).saturating_sub(1)).is_some_and(|word| word.end == end)
    }

    /// A middle dot or hyphen inside a Chinese name, or a dash between two (中国—东盟; a double dash parts sentences).
    #[must_use]
    pub fn is_joint(&self, token: usize) -> bool {
        let is_word = |at: Option<usize>| {
            let word = at.and_then(|at| self.zh.get(at));
            word.is_some_and(|word| matches!(word.kind, TokenKind::Han | TokenKind::Latin))
        };
        self.zh.get(token).is_some_and(|word| match word.folded.as_str() {
            "·" | "-" | "•" | "・" => true,
            "—" | "–" => is_word(token.checked_sub(1)) && is_word(Some(token + 1)),
            _ => false,
        })
    }

    /// The characters of a run of Chinese tokens, as a range into `chars`.
    #[must_use]
    pub fn chars_of(&self, run: Run) -> std::ops::Range<usize> {
        let start = self.zh.get(run.start as usize).map_or(0, |word| word.start);
        let end = (run.end as usize)
            .checked_sub(1)
            .and_then(|last| self.zh.get(last))
            .map_or(start, |word| word.end);
        start..end.max(start)
    }
}

/// The folded word is an article.
#[must_use]
pub fn is_article(folded: &str) -> bool {
    matches!(folded, "the" | "a" | "an")
}

/// The stems by which a hyphenated word is found besides its own, for glosses are cut there; and abbreviations without
/// their full stop (Co., Ltd.).
fn parts(text: &str, dictionary: &Dictionary) -> Vec<u32> {
    if !text.contains(['-', '.']) {
        return Vec::new();
    }
    words(text).iter().filter_map(|part| dictionary.stem_id(&stem(part))).collect()
}

impl Case {
    /// How `word` is written.
    #[must_use]
    pub fn of(word: &str) -> Case {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next().filter(|c| c.is_uppercase()) else { return Case::Lower };
        let mut rest = letters.peekable();
        if first.is_uppercase() && rest.peek().is_some() && rest.all(char::is_uppercase) {
            Case::Upper
        } else {
            Case::Title
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_tells_names_from_words_and_acronyms() {
        for (word, case) in [
            ("city", Case::Lower),
            ("City", Case::Title),
            ("UN", Case::Upper),
            ("UN-Habitat", Case::Title),
            ("A", Case::Title),
            ("2024", Case::Lower),
            ("5G", Case::Title),
        ] {
            assert_eq!(Case::of(word), case, "{word}");
        }
    }
}
