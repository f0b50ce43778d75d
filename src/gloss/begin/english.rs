//! Where an English term begins.

use super::{Start, verb};
use crate::gloss::support::Support;
use crate::gloss::window::Window;
use crate::text::{is_function_word, is_latin};

// All weights are set by hand on texts of our own and looked at on others (see tests/cases/gloss).

/// For each Chinese character that the words stand for.
const PER_CHARACTER: f32 = 0.75;

/// A word that stands for this much of something is accounted for, and speaks for itself.
const HALF: f32 = 0.5;
const PER_NAMED_WORD: f32 = 0.3;

/// Characters that one word may stand for; a word beyond those that the characters left over ask for; a character beyond.
const PER_WORD: f32 = 0.5;
const PER_EXCESS: f32 = -0.9;
const CHARACTERS_PER_WORD: f32 = 4.0;
const PER_SHORTAGE: f32 = -0.5;

/// What stands before: an article or a possessive, another function word, a clause's start, a plain word.
const BEHIND_ARTICLE: f32 = 1.2;
const BEHIND_FUNCTION: f32 = 0.9;
const BEHIND_MARK: f32 = 0.8;
const BEHIND_WORD: f32 = -0.5;

/// Behind `may` or `can` stands a verb; the term stands behind that.
const MODALS: &[&str] =
    &["may", "can", "will", "would", "should", "must", "could", "might", "shall", "to", "not"];
const BEHIND_MODAL: f32 = -0.4;
const BEHIND_MODAL_VERB: f32 = 0.6;

/// `of`, `and` and the like join the parts of a term; other function words hardly stand inside one.
const JOINS: &[&str] =
    &["of", "and", "for", "in", "on", "the", "to", "with", "'s", "at", "from", "under", "against"];
const INSIDE: f32 = -0.9;

/// What begins with a word that stands for something.
const SUPPORTED_FIRST: f32 = 0.4;

/// It stands for characters behind the first ones, for which nothing stands yet: dead | code elimination, 死代码消除.
const FRONT_OPEN: f32 = -0.8;
const OPEN: f32 = 0.15;

/// A word beyond what all characters stand for already.
const PER_SURPLUS: f32 = -1.6;

/// A clause that begins with a small word on `s` that stands for nothing begins with its verb.
const VERB_FIRST: f32 = -0.8;

/// Of the dam's spillway the term is the spillway, if nothing stands for the dam.
const POSSESSIVE_FIRST: f32 = -0.6;

/// No term begins with a function word.
const FUNCTION_FIRST: f32 = -3.0;

/// A run of capitals is one name: to begin where it begins, and inside it.
const RUN_BEGINS: f32 = 1.3;
const INSIDE_RUN: f32 = -1.3;

/// A term of small letters does not begin with a name that stands for nothing.
const ARTICLES: &[&str] = &[
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "our",
    "your",
    "my",
    "this",
    "these",
    "each",
    "every",
    "such",
    "so-called",
    "any",
];

/// Verbs and adverbs that stand before a term in descriptions, and are no function words.
const BEFORE: &[&str] = &[
    "called",
    "named",
    "known",
    "include",
    "includes",
    "including",
    "use",
    "uses",
    "using",
    "used",
    "eat",
    "visit",
    "see",
    "say",
    "says",
    "means",
    "call",
    "became",
    "become",
    "join",
    "joined",
    "founded",
    "built",
    "via",
    "like",
    "new",
    "two",
    "three",
    "four",
    "several",
    "many",
    "various",
    "other",
    "famous",
    "local",
    "first",
    "second",
    "under",
    "near",
    "around",
    "every",
    "per",
    "versus",
    "plus",
    "then",
    "also",
    "more",
    "less",
    "study",
    "propose",
    "compare",
    "apply",
    "applied",
    "adopt",
    "adopts",
    "adopted",
    "signed",
];

struct Word<'a> {
    at: usize,
    text: &'a str,
}

impl Word<'_> {
    fn bare(&self) -> String {
        self.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    }

    fn is_function(&self) -> bool {
        is_function_word(&self.bare())
    }

    /// The dam's.
    fn is_possessive(&self) -> bool {
        self.text.ends_with("'s") || self.text.ends_with("’s")
    }

    fn is_capital(&self) -> bool {
        self.text.trim_start_matches(|c: char| !is_latin(c)).starts_with(char::is_uppercase)
    }
}

pub(super) fn starts(text: &str, window: &Window, support: &Support) -> Vec<Start> {
    let head = text.get(window.range.clone()).unwrap_or("");
    let words = words(head);
    let mut starts = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let (first, is_clear) = behind(words.get(..number).unwrap_or_default(), window, support);
        let begins = match word.bare() {
            _ if word.is_function() => FUNCTION_FIRST,
            bare if number + 1 < words.len()
                && verb::is_only_verb(&bare)
                && !is_supported(support, number) =>
            {
                VERB_FIRST
            }
            _ if word.is_possessive() && !is_supported(support, number) => POSSESSIVE_FIRST,
            bare if number == 0
                && words.len() > 1
                && bare.ends_with('s')
                && !word.is_capital()
                && !is_supported(support, 0) =>
            {
                VERB_FIRST
            }
            _ => 0.0,
        };
        let joins = |word: &&Word<'_>| word.is_function() && !JOINS.contains(&word.bare().as_str());
        let said =
            (number + 1..words.len().saturating_sub(1)).filter(|&at| is_said(&words, at, support)).count();
        let is_second = |at: usize| words.get(at - 1).is_some_and(Word::is_function);
        let articles = (number + 1..words.len())
            .filter(|&at| words.get(at).is_some_and(|word| word.bare() == "the") && !is_second(at))
            .count();
        let joined = words.iter().skip(number + 1).filter(joins).count() + articles;
        let inside = INSIDE * (said + joined) as f32;
        let supported = if is_supported(support, number) { SUPPORTED_FIRST } else { 0.0 };
        let score =
            first + begins + supported + inside + capitals(&words, number, support) + weigh(support, number);
        starts.push(Start { at: word.at, score, is_clear });
    }
    starts
}

fn words(head: &str) -> Vec<Word<'_>> {
    let at = |text: &str| text.as_ptr() as usize - head.as_ptr() as usize;
    head.split_whitespace().map(|text| Word { at: at(text), text }).collect()
}

/// What the words from a token on stand for, and what is left over on either side.
fn weigh(support: &Support, token: usize) -> f32 {
    let all = 0..support.chars.len();
    let first = support.words.iter().position(|word| word.token >= token).unwrap_or(support.words.len());
    let explained = support.explained(first, &all);
    let found: f32 = explained.iter().sum();
    let letters = support.chars.iter().zip(&explained).filter(|(c, _)| c.is_alphanumeric());
    let left: f32 = letters.map(|(_, known)| 1.0 - known).sum();
    let content =
        (first..support.words.len()).filter(|&word| support.words.get(word).is_some_and(|w| !w.is_function));
    let strengths: Vec<f32> = content.map(|word| support.word(word, &all)).collect();
    let open: f32 = strengths.iter().map(|strength| 1.0 - (strength / HALF).min(1.0)).sum();
    let named = strengths.iter().filter(|strength| **strength >= HALF).count() as f32;
    let shortage = (left - CHARACTERS_PER_WORD * open).max(0.0);
    let per_excess = if left >= 1.0 { PER_EXCESS } else { PER_SURPLUS };
    let front = explained.iter().take_while(|known| **known < OPEN).count() as f32;
    let is_named = is_supported(support, token);
    // For the characters in front one word stands, however few they are.
    let room = if is_named || front == 0.0 { 0.0 } else { 1.0 + PER_WORD * (left - front) };
    let excess = (open - room.max(PER_WORD * left)).max(0.0);
    let front = if is_named && front > 0.0 { FRONT_OPEN } else { 0.0 };
    front + PER_NAMED_WORD * named + PER_CHARACTER * found + per_excess * excess + PER_SHORTAGE * shortage
}

/// What the word before the place says, and whether it is clear.
fn behind(words: &[Word<'_>], window: &Window, support: &Support) -> (f32, bool) {
    let Some(before) = words.last() else {
        return if window.is_whole { (BEHIND_MARK, true) } else { (0.0, false) };
    };
    let is_modal = |word: &Word<'_>| MODALS.contains(&word.bare().as_str());
    let bare = before.bare();
    if is_modal(before) {
        return (if bare == "to" { -BEHIND_MODAL } else { BEHIND_MODAL }, false);
    }
    if words.len() > 1 && !before.is_function() && words.get(words.len() - 2).is_some_and(is_modal) {
        return (BEHIND_MODAL_VERB, true);
    }
    let is_owner = || before.is_possessive() && !is_supported(support, words.len() - 1);
    if ARTICLES.contains(&bare.as_str()) || is_owner() {
        (BEHIND_ARTICLE, true)
    } else if is_said(words, words.len() - 1, support)
        || before.is_function()
        || BEFORE.contains(&bare.as_str())
    {
        (BEHIND_FUNCTION, true)
    } else {
        (BEHIND_WORD, false)
    }
}

/// What capitals say of a place: little words inside a name belong to it.
fn capitals(words: &[Word<'_>], number: usize, support: &Support) -> f32 {
    let is_capital = |at: usize| words.get(at).is_some_and(Word::is_capital);
    let last = words.len().saturating_sub(1);
    if !is_capital(number) {
        return 0.0;
    }
    // A name that goes on to the bracket, or a name and one small word (Lingnan school).
    let goes_on = (number..=last)
        .all(|at| is_capital(at) || words.get(at).is_some_and(Word::is_function) || at == last);
    let is_inner = |at: usize| {
        words.get(at).is_some_and(|word| {
            matches!(
                word.bare().as_str(),
                "of" | "and" | "for" | "the" | "on" | "in" | "de" | "from" | "to" | "with" | "by" | "at"
            )
        })
    };
    let mut before = number;
    while before > 0 && is_inner(before - 1) {
        before -= 1;
    }
    let mut joined = before > 0 && is_capital(before - 1);
    // The first word of a sentence has its capital from there.
    if joined && before == 1 && (words.first().is_some_and(Word::is_function) || !is_supported(support, 0)) {
        joined = false;
    }
    match (goes_on, joined) {
        (true, true) => INSIDE_RUN,
        (true, false) if is_capital(last) || number + 1 == last => RUN_BEGINS,
        _ => 0.0,
    }
}

/// A verb that stands for nothing, behind who does it; behind an article it is a participle: the smoked tea.
fn is_said(words: &[Word<'_>], number: usize, support: &Support) -> bool {
    const WHO: &[&str] =
        &["it", "he", "she", "we", "they", "i", "you", "who", "which", "that", "and", "also"];
    let before = number.checked_sub(1).and_then(|before| words.get(before));
    // In front, behind a bracket or a comma, a word on -ed is a participle.
    let follows = before.map_or_else(
        || words.len() > 1 && words.get(number).is_some_and(|word| word.text.ends_with('s')),
        |before| !before.is_function() || WHO.contains(&before.bare().as_str()),
    );
    words.get(number).is_some_and(|word| {
        follows && verb::is_said(word.text) || words.len() > 1 && verb::is_only_verb(word.text)
    }) && !is_supported(support, number)
}

fn is_supported(support: &Support, token: usize) -> bool {
    let all = 0..support.chars.len();
    let mut words =
        (0..support.words.len()).filter(|&word| support.words.get(word).is_some_and(|w| w.token == token));
    words.any(|word| support.word(word, &all) > 0.0)
}
