//! What speaks for a few Chinese characters and a few English words being the same: dictionary, names, sound, and what is
//! written alike in both.

use std::ops::Range;

use super::cut::cut;
use crate::lexicon::sound::Heard;
use crate::lexicon::{Dictionary, Names};
use crate::text::{fold_char, is_function_word, is_han, stem, words};

/// What a single character proves of what a word of two or more does (guess).
const ONE_CHARACTER: f32 = 0.6;

/// What it proves inside a longer word.
const INSIDE_WORD: f32 = 0.3;

/// Words that begin with so many same letters are akin, and what that proves (guesses).
const ROOT: usize = 5;
const AKIN: f32 = 0.7;

/// A name that sounds less like the characters than this says nothing.
const LEAST_SOUND: f32 = 0.5;

/// So much better sounds what is the name alone (guess).
const CLEARLY: f32 = 0.05;

/// A gloss of many words that shares one of them explains nothing (guess).
const LEAST_STRENGTH: f32 = 0.25;

/// Names of more words are phrases.
const MOST_NAME_WORDS: usize = 4;

/// An English word.
#[derive(Clone, Debug)]
pub(super) struct EnWord {
    /// Number of the run between spaces in which it stands.
    pub(super) token: usize,
    /// An article, a preposition and the like.
    pub(super) is_function: bool,
    /// Some gloss of the dictionary holds it.
    pub(super) is_known: bool,
    stem: Option<u32>,
    folded: String,
    pub(super) is_capital: bool,
}

impl EnWord {
    /// How long it is.
    pub(super) fn letters(&self) -> usize {
        self.folded.chars().count()
    }
}

/// Characters that stand for a word.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) chars: Range<usize>,
    pub(super) word: usize,
    pub(super) strength: f32,
}

/// All that is known of some characters and some words.
#[derive(Clone, Debug)]
pub(super) struct Support {
    pub(super) chars: Vec<char>,
    pub(super) words: Vec<EnWord>,
    pub(super) matches: Vec<Match>,
}

impl Support {
    /// Looks everything up.
    pub(super) fn new(zh: &str, en: &str) -> Self {
        let chars: Vec<char> = zh.chars().map(fold_char).collect();
        let mut support = Support { chars, words: en_words(en), matches: Vec::new() };
        support.look_up();
        support.look_up_names();
        support.compare();
        support.listen(en);
        support
    }

    /// How surely the word stands for some of these characters.
    pub(super) fn word(&self, word: usize, chars: &Range<usize>) -> f32 {
        let inside = |m: &&Match| m.word == word && m.chars.start >= chars.start && m.chars.end <= chars.end;
        self.matches.iter().filter(inside).map(|m| m.strength).fold(0.0, f32::max)
    }

    /// How surely each character stands for some of the words from `from` on, by the best match of each word.
    pub(super) fn explained(&self, from: usize, chars: &Range<usize>) -> Vec<f32> {
        let mut explained = vec![0.0_f32; self.chars.len()];
        for word in from..self.words.len() {
            let best = self.word(word, chars);
            let is_best = |m: &&Match| {
                m.word == word
                    && m.strength >= best
                    && m.chars.start >= chars.start
                    && m.chars.end <= chars.end
            };
            if best >= LEAST_STRENGTH
                && let Some(m) = self.matches.iter().filter(is_best).max_by_key(|m| m.chars.end)
            {
                for known in explained.iter_mut().take(m.chars.end).skip(m.chars.start) {
                    *known = known.max(best);
                }
            }
        }
        explained
    }

    /// The share of the words with content that stand for something.
    pub(super) fn cover(&self) -> f32 {
        let all = 0..self.chars.len();
        let content =
            (0..self.words.len()).filter(|&word| self.words.get(word).is_some_and(|w| !w.is_function));
        let (sum, count) = content
            .map(|word| self.word(word, &all))
            .fold((0.0, 0), |(sum, count), one| (sum + one, count + 1));
        sum / count.max(1) as f32
    }

    /// The share of the characters that some word stands for.
    pub(super) fn cover_of_chars(&self) -> f32 {
        let best = |at: usize| {
            self.matches.iter().filter(|m| m.chars.contains(&at)).map(|m| m.strength).fold(0.0, f32::max)
        };
        (0..self.chars.len()).map(best).sum::<f32>() / self.chars.len().max(1) as f32
    }

    fn add(&mut self, chars: Range<usize>, word: usize, strength: f32) {
        self.matches.push(Match { chars, word, strength });
    }

    fn look_up(&mut self) {
        let dictionary = Dictionary::bundled();
        let pieces = cut(&self.chars);
        let is_word =
            |start: usize| pieces.iter().any(|piece| piece.start == start && piece.end == start + 1);
        for start in 0..self.chars.len() {
            for headword in dictionary.headwords_at(&self.chars, start) {
                let length = match headword.chars {
                    1 if is_word(start) => ONE_CHARACTER,
                    1 => INSIDE_WORD,
                    _ => 1.0,
                };
                for gloss in dictionary.glosses(headword.id) {
                    let mut content: Vec<u32> =
                        gloss.words().filter(|word| !word.function).map(|word| word.stem).collect();
                    if gloss.name {
                        content.truncate(named(gloss.text()).max(1));
                    } else if let Some(own) = unexplained(gloss.text()) {
                        content.retain(|stem| own.contains(stem));
                    }
                    let found: Vec<usize> = (0..self.words.len())
                        .filter(|&word| {
                            let word = self.words.get(word).filter(|word| !word.is_function);
                            word.and_then(|word| word.stem).is_some_and(|stem| content.contains(&stem))
                        })
                        .collect();
                    if found.is_empty() {
                        self.look_akin(start..start + headword.chars, gloss.text(), length);
                    }
                    let strength =
                        length * found.len().min(content.len()) as f32 / content.len().max(1) as f32;
                    for word in found {
                        self.add(start..start + headword.chars, word, strength);
                    }
                }
            }
        }
    }

    /// Words of one root: drainage beside "to drain".
    fn look_akin(&mut self, chars: Range<usize>, gloss: &str, length: f32) {
        if chars.len() < 2 {
            return;
        }
        let glossed: Vec<&str> =
            gloss.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= ROOT).collect();
        let is_akin = |word: &EnWord| {
            let root = word.folded.get(..ROOT).filter(|_| !word.is_function);
            root.is_some_and(|root| {
                glossed
                    .iter()
                    .any(|other| other.get(..ROOT).is_some_and(|other| other.eq_ignore_ascii_case(root)))
            })
        };
        let akin: Vec<usize> =
            (0..self.words.len()).filter(|&word| self.words.get(word).is_some_and(is_akin)).collect();
        for word in akin {
            self.add(chars.clone(), word, AKIN * length / glossed.len().max(1) as f32);
        }
    }

    fn look_up_names(&mut self) {
        let names = Names::bundled();
        for start in 0..self.chars.len() {
            for name in names.names_at(&self.chars, start) {
                for rendering in names.renderings(name.id) {
                    let wanted: Vec<String> = words(rendering).iter().map(|word| stem(word)).collect();
                    let is_wanted = |word: &EnWord| wanted.contains(&word.folded);
                    let found: Vec<usize> = (0..self.words.len())
                        .filter(|&word| self.words.get(word).is_some_and(is_wanted))
                        .collect();
                    if !wanted.is_empty() && found.len() >= wanted.len() {
                        for word in found {
                            self.add(start..start + name.chars, word, 1.0);
                        }
                    }
                }
            }
        }
    }

    /// Latin letters and figures among the characters are the same word.
    fn compare(&mut self) {
        let is_written = |c: char| c.is_alphanumeric() && !is_han(c);
        let mut start = 0;
        while start < self.chars.len() {
            let length = self.chars.iter().skip(start).take_while(|c| is_written(**c)).count();
            let run: String = self.chars.iter().skip(start).take(length).collect();
            for word in 0..self.words.len() {
                if length > 0
                    && self
                        .words
                        .get(word)
                        .is_some_and(|word| word.folded == run || word.folded == stem(&run))
                {
                    self.add(start..start + length, word, 1.0);
                }
            }
            start += length.max(1);
        }
    }

    /// Names and what the dictionary does not know are heard, word by word and together.
    fn listen(&mut self, en: &str) {
        if !self.chars.iter().copied().any(is_han) {
            return;
        }
        let heard = Heard::new(&self.chars);
        let tokens: Vec<&str> = en.split_whitespace().collect();
        let is_name = |token: usize| {
            let mut parts = self.words.iter().filter(|word| word.token == token).peekable();
            parts.peek().is_some()
                && parts.all(|word| !word.is_function && (word.is_capital || !word.is_known))
        };
        let named: Vec<bool> = (0..tokens.len()).map(is_name).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for start in (0..tokens.len()).filter(|&token| named.get(token) == Some(&true)) {
            let length = named.iter().skip(start).take(MOST_NAME_WORDS).take_while(|is| **is).count();
            runs.extend((1..=length).map(|length| start..start + length));
        }
        if tokens.len() <= MOST_NAME_WORDS {
            runs.push(0..tokens.len());
        }
        let hear = |run: Range<usize>| {
            let said: Vec<&str> = tokens.get(run.clone()).unwrap_or_default().to_vec();
            let window = heard.best_window(&said).filter(|window| window.score >= LEAST_SOUND)?;
            Some((run, window.start..window.end, window.score))
        };
        let all: Vec<(Range<usize>, Range<usize>, f32)> = runs.into_iter().filter_map(hear).collect();
        // Composer Tan Dun: what sounds better without a word does not sound like that word.
        let is_better = |(run, window, score): &(Range<usize>, Range<usize>, f32)| {
            all.iter().any(|(other, heard, better)| {
                other.len() < run.len()
                    && other.start >= run.start
                    && other.end <= run.end
                    && heard.len() >= window.len()
                    && *better > score + CLEARLY
            })
        };
        let best: Vec<_> = all.iter().filter(|one| !is_better(one)).cloned().collect();
        for (run, window, score) in best {
            for word in 0..self.words.len() {
                if self.words.get(word).is_some_and(|word| run.contains(&word.token)) {
                    self.add(window.clone(), word, score);
                }
            }
        }
    }
}

/// The stems of a gloss outside its brackets: seal script (Chinese calligraphic style); `None` where it has none.
fn unexplained(gloss: &str) -> Option<Vec<u32>> {
    let (before, rest) = gloss.split_once('(')?;
    let (_, behind) = rest.rsplit_once(')')?;
    let own = [before, behind].into_iter().flat_map(words);
    let stems: Vec<u32> = own.filter_map(|word| Dictionary::bundled().stem_id(&stem(&word))).collect();
    (!stems.is_empty()).then_some(stems)
}

/// Words of a name before what explains it: Tan Dun (1957-), Chinese composer.
fn named(gloss: &str) -> usize {
    let name = gloss.split([',', '(']).next().unwrap_or(gloss);
    words(name).iter().filter(|word| !is_function_word(&word.to_lowercase())).count()
}

/// The words of a phrase, those between two spaces parted at hyphens.
fn en_words(en: &str) -> Vec<EnWord> {
    let dictionary = Dictionary::bundled();
    let word = |token: usize, word: &String| {
        let folded = stem(word);
        let known = dictionary.stem_id(&folded);
        EnWord {
            token,
            is_function: is_function_word(&word.to_lowercase()),
            is_known: known.is_some(),
            stem: known,
            folded,
            is_capital: word.starts_with(char::is_uppercase),
        }
    };
    let tokens = en.split_whitespace().enumerate();
    tokens
        .flat_map(|(token, text)| words(text).iter().map(|part| word(token, part)).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_characters_by_meaning_sound_and_letters() {
        for (zh, en, least) in [
            ("谅解备忘录", "Memorandum of Understanding", 0.9),
            ("林晚晴", "Lin Wanqing", 0.9),
            ("X射线衍射", "X-ray diffraction", 0.9),
            ("回甘", "hui gan", 0.9),
        ] {
            assert!(Support::new(zh, en).cover() >= least, "{zh} = {en}");
        }
        assert!(Support::new("记者追问", "no comment").cover() < 0.2);
    }
}
