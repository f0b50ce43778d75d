//! Whether what stands in a bracket translates the term before it, and where that begins.

use super::aside::{Aside, aside};
use super::begin::{Begin, Start, best, starts};
use super::content::is_abbreviation;
use super::cut::cut;
use super::mention::{Mention, Sign};
use super::support::Support;
use crate::data::{Certainty, GivenPair, Lang, Sides};
use crate::lexicon::{Dictionary, Names};
use crate::text::is_han;

/// A place is the beginning if it is so much better than the next one (guess).
const CLEAR: f32 = 0.35;

/// The share of the counterpart that has to be the term's: of what looks like a remark, and of what is joined loosely.
const REMARK: f32 = 0.5;
const LOOSE: f32 = 0.45;

/// A mention with what is known of it.
pub(super) struct Weighed<'a> {
    pub(super) mention: Mention<'a>,
    pub(super) support: Support,
    pub(super) starts: Vec<Start>,
}

impl<'a> Weighed<'a> {
    /// `None` where the form alone says that nothing is given.
    pub(super) fn new(mention: Mention<'a>) -> Option<Self> {
        let other = mention.window.lang.other();
        if aside(other, mention.counterpart) == Aside::Yes || mention.head().is_empty() {
            return None;
        }
        let (zh, en) = match mention.window.lang {
            Lang::Zh => (mention.head(), mention.counterpart),
            Lang::En => (mention.counterpart, mention.head()),
        };
        let support = Support::new(zh, en);
        let starts = if mention.window.is_marked {
            vec![Start { at: 0, score: 0.0, is_clear: true }]
        } else {
            starts(mention.text, &mention.window, &support)
        };
        Some(Weighed { mention, support, starts })
    }

    /// What begins at a place.
    pub(super) fn term(&self, start: &Start) -> &'a str {
        self.mention.head().get(start.at..).unwrap_or("").trim_end()
    }

    /// The pair, if one is given; `elsewhere` says how often what begins at each place stands elsewhere.
    pub(super) fn decide(&self, elsewhere: &[u32]) -> Option<GivenPair> {
        let begin = best(&self.starts, elsewhere)?;
        let start = self.starts.iter().find(|start| start.at == begin.at)?;
        let term = self.term(start);
        let cover = self.cover(term);
        if !self.is_given(term, cover, elsewhere) {
            return None;
        }
        let is_sure = self.is_sure(&begin, cover);
        let term = if is_sure { term } else { self.whole(&begin, elsewhere) };
        (!term.is_empty()).then(|| self.pair(term, is_sure))
    }

    fn is_sure(&self, begin: &Begin, cover: f32) -> bool {
        let is_marked = self.mention.window.is_marked;
        is_marked || begin.margin >= CLEAR && (begin.is_clear || cover >= LOOSE)
    }

    /// The longest of the places that are about as good as the best one.
    fn whole(&self, begin: &Begin, elsewhere: &[u32]) -> &'a str {
        let scores: Vec<Start> = self.starts.clone();
        let near = |start: &&Start| {
            let alone: Vec<Start> = vec![**start];
            let one = best(&alone, elsewhere.get(..1).unwrap_or(&[])).is_some();
            one && start.at <= begin.at
        };
        let top = scores.iter().find(|start| start.at == begin.at).map_or(0.0, |start| start.score);
        let first = self.starts.iter().filter(near).find(|start| start.score >= top - CLEAR);
        first.map_or("", |start| self.term(start))
    }

    /// The share of the counterpart that the term stands for.
    fn cover(&self, term: &str) -> f32 {
        let (zh, en) = match self.mention.window.lang {
            Lang::Zh => (term, self.mention.counterpart),
            Lang::En => (self.mention.counterpart, term),
        };
        let support = Support::new(zh, en);
        let all = 0..support.chars.len();
        let explained = support.explained(0, &all);
        let chars = explained.iter().filter(|is| **is).count() as f32 / explained.len().max(1) as f32;
        if self.mention.window.lang == Lang::Zh { support.cover() } else { chars }
    }

    fn is_given(&self, term: &str, cover: f32, elsewhere: &[u32]) -> bool {
        let mention = &self.mention;
        let least = match (mention.sign, aside(mention.window.lang.other(), mention.counterpart)) {
            (Sign::Named, _) => 0.0,
            (Sign::Loose, _) => LOOSE,
            (Sign::Bracket, Aside::No) if !mention.is_quoted => 0.0,
            (Sign::Bracket, _) => REMARK,
        };
        if cover < least || !is_likely_long(term, mention) {
            return false;
        }
        cover > 0.0 || self.may_be_free(term, elsewhere)
    }

    /// Nothing speaks for the two but that they stand so: what the dictionary knows otherwise is a remark.
    fn may_be_free(&self, term: &str, elsewhere: &[u32]) -> bool {
        let mention = &self.mention;
        if is_abbreviation(mention.counterpart) || is_abbreviation(term) {
            return false;
        }
        let is_title = mention.window.is_marked && mention.text.get(mention.window.range.end..).is_some_and(|rest| rest.starts_with(['》', '〉']));
        match mention.window.lang {
            _ if is_title => true,
            Lang::Zh => !is_person(term) && (mention.sign == Sign::Named || self.is_new(elsewhere)),
            Lang::En => !is_known(mention.counterpart) && (mention.sign == Sign::Named || self.is_name_like(term)),
        }
    }

    /// Words that no dictionary has: debounce.
    fn is_new(&self, elsewhere: &[u32]) -> bool {
        let mut content = self.support.words.iter().filter(|word| !word.is_function);
        content.any(|word| !word.is_known) || elsewhere.iter().any(|count| *count > 0)
    }

    fn is_name_like(&self, term: &str) -> bool {
        term.contains(char::is_uppercase) || self.support.words.iter().any(|word| !word.is_known && !word.is_function)
    }

    fn pair(&self, term: &str, is_sure: bool) -> GivenPair {
        let mention = &self.mention;
        let (lang, other) = (mention.window.lang, mention.window.lang.other());
        let mut terms = Sides::<String>::default();
        term.clone_into(terms.get_mut(lang));
        *terms.get_mut(other) = without_article(mention.counterpart).to_owned();
        let mut forms = Vec::new();
        for lang in Lang::BOTH {
            for short in mention.short.get(lang) {
                let mut form = terms.clone();
                (*short).clone_into(form.get_mut(lang));
                forms.push(form);
            }
        }
        // Two short names go together: 金管局 = HKMA.
        let both = mention.short.zh.iter().flat_map(|zh| mention.short.en.iter().map(move |en| (zh, en)));
        forms.extend(both.map(|(zh, en)| Sides::new((*zh).to_owned(), (*en).to_owned())));
        let from = mention.window.range.end - term.len();
        let quote = mention.text.get(from..mention.end).unwrap_or("").to_owned();
        let certainty = if is_sure { Certainty::Sure } else { Certainty::Unsure };
        GivenPair { terms, forms, place: mention.place.clone(), quote, certainty }
    }
}

fn without_article(term: &str) -> &str {
    let articles = ["the ", "The ", "a ", "A ", "an ", "An "];
    articles.iter().find_map(|article| term.strip_prefix(article)).unwrap_or(term).trim()
}

/// A term and its translation are about as long as each other.
fn is_likely_long(term: &str, mention: &Mention<'_>) -> bool {
    let (zh, en) = if mention.window.lang == Lang::Zh { (term, mention.counterpart) } else { (mention.counterpart, term) };
    let characters = zh.chars().filter(|c| !c.is_whitespace()).count();
    let words = en.split_whitespace().count();
    characters >= 1 && words >= 1 && characters <= 8 * words + 4 && words <= 2 * characters + 3
}

/// 创始人, 教授: what stands behind them in brackets is a name.
fn is_person(term: &str) -> bool {
    ["人", "者", "师", "員", "员", "长", "長", "授", "席", "总裁", "總裁", "先生", "女士", "记者", "博士", "經理", "经理", "主任"].iter().any(|end| term.ends_with(end))
}

/// The dictionary knows all of it, or its end says that it is a place or an office.
fn is_known(zh: &str) -> bool {
    let chars: Vec<char> = zh.chars().collect();
    let known = |word: &str| Dictionary::bundled().get(word).is_some() || !Names::bundled().get(word).is_empty();
    let is_long = |start: usize, end: usize| end - start >= 2 || !chars.get(start).copied().is_some_and(is_han);
    let word = |start: usize, end: usize| chars.get(start..end).unwrap_or_default().iter().collect::<String>();
    known(zh)
        || zh.ends_with(['省', '市', '县', '州', '区', '镇', '村', '國', '国', '縣', '區'])
        || is_person(zh)
        || cut(&chars).iter().all(|piece| is_long(piece.start, piece.end) && known(&word(piece.start, piece.end)))
}
