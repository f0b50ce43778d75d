//! Whether what stands in a bracket translates the term before it, and where that begins.

use super::aside::{Aside, aside};
use super::begin::{Begin, Start, best, starts};
use super::content::{is_abbreviation, lang};
use super::cut::{Piece, cut};
use super::mention::{Mention, Sign};
use super::support::Support;
use crate::data::{Certainty, GivenPair, Lang, Sides};
use crate::lexicon::{Dictionary, Names};
use crate::text::is_han;

/// A place is the beginning if it is so much better than the next one (guess).
const CLEAR: f32 = 0.25;

/// The share of the counterpart that has to be the term's: of what looks like a remark, and of what is joined loosely.
const REMARK: f32 = 0.5;
const LOOSE: f32 = 0.3;

/// Rarer verbs (jieba's count) are as often technical terms: 颤振.
const COMMON_VERB: usize = 100;

/// All but all of it.
const WHOLE: f32 = 0.8;

/// What shares less with the term shares it by chance.
const LEAST: f32 = 0.15;

/// A name that a table knows, and that is less than this the term's, is another place: Chengdu (四川).
const NAMESAKE: f32 = 0.6;

/// Whether the author explains terms so elsewhere in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// Nothing is known of it.
    Unknown,
    /// Several others are given.
    Glosses,
}

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
        if aside(other, mention.counterpart) == Aside::Yes || lang(mention.head()) != Some(other.other()) {
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
    pub(super) fn decide(&self, elsewhere: &[u32], habit: Habit) -> Option<GivenPair> {
        let begin = best(&self.starts, elsewhere)?;
        let start = self.starts.iter().find(|start| start.at == begin.at)?;
        let term = self.term(start);
        if is_number(self.both(term)) {
            return None;
        }
        let cover = self.cover(term);
        let is_habitual = habit == Habit::Glosses && self.is_habitual(term, &begin);
        if !(is_habitual || self.is_given(term, cover)) {
            return None;
        }
        let is_sure = self.is_sure(&begin, cover);
        let term = if is_sure || begin.margin >= CLEAR { term } else { self.whole(&begin) };
        (!term.is_empty()).then(|| self.pair(term, if is_sure { Certainty::Sure } else { Certainty::Unsure }))
    }

    /// The Chinese and the English text, of which one is this one.
    fn both<'b>(&self, term: &'b str) -> (&'b str, &'b str)
    where
        'a: 'b,
    {
        let counterpart = self.mention.counterpart;
        if self.mention.window.lang == Lang::Zh { (term, counterpart) } else { (counterpart, term) }
    }

    fn is_sure(&self, begin: &Begin, cover: f32) -> bool {
        let is_marked = self.mention.window.is_marked;
        is_marked || begin.margin >= CLEAR && (begin.is_clear || cover >= LOOSE)
    }

    /// What begins at the first of the places that are about as good as the best one.
    fn whole(&self, begin: &Begin) -> &'a str {
        let score =
            |at: usize| self.starts.iter().find(|start| start.at == at).map_or(0.0, |start| start.score);
        let least = score(begin.at) - CLEAR;
        let first = self.starts.iter().find(|start| start.at <= begin.at && start.score >= least);
        first.map_or("", |start| self.term(start))
    }

    /// The share of the counterpart that the term stands for.
    fn cover(&self, term: &str) -> f32 {
        let (zh, en) = self.both(term);
        let support = Support::new(zh, en);
        if self.mention.window.lang == Lang::Zh { support.cover() } else { support.cover_of_chars() }
    }

    fn is_given(&self, term: &str, cover: f32) -> bool {
        let mention = &self.mention;
        let least = match (mention.sign, aside(mention.window.lang.other(), mention.counterpart)) {
            (Sign::Named, _) => 0.0,
            (Sign::Loose, _) => LOOSE,
            (Sign::Bracket, Aside::No) if !mention.is_quoted => 0.0,
            (Sign::Bracket, _) => REMARK,
        };
        if mention.window.lang == Lang::En && (is_said(term) || cover < NAMESAKE && self.says(term)) {
            return false;
        }
        if mention.window.lang == Lang::En && is_title(term) && cover < WHOLE {
            return false;
        }
        let is_other_name =
            mention.window.lang == Lang::En && is_name(mention.counterpart) && cover < NAMESAKE;
        if cover < least || is_other_name || !is_likely_long(term, mention) {
            return false;
        }
        cover >= LEAST || self.may_be_free(term)
    }

    /// Nothing speaks for the two but that they stand so: what the dictionary knows otherwise is a remark.
    fn may_be_free(&self, term: &str) -> bool {
        let mention = &self.mention;
        if is_abbreviation(mention.counterpart) || is_abbreviation(term) {
            return false;
        }
        let behind = mention.text.get(mention.window.range.end..).unwrap_or("");
        if mention.window.is_marked && behind.starts_with(['》', '〉']) {
            return true;
        }
        let is_named = mention.sign == Sign::Named;
        match mention.window.lang {
            Lang::Zh => {
                !(is_person(term) && self.has_name())
                    && (is_named || self.is_new() || mention.window.is_marked && self.is_plain())
            }
            Lang::En
                if is_place(mention.counterpart)
                    || is_person(mention.counterpart) && self.is_of_person()
                    || self.says(term) =>
            {
                false
            }
            Lang::En if is_title(term) => false,
            Lang::En => {
                is_named && !is_name(mention.counterpart)
                    || !is_known(mention.counterpart) && self.is_name_like(term)
                    || self.is_foreign_word()
                    || self.is_new() && !is_name(mention.counterpart)
            }
        }
    }

    /// In a document that explains its terms, a short term that begins clearly is explained, too.
    fn is_habitual(&self, term: &str, begin: &Begin) -> bool {
        let mention = &self.mention;
        let (zh, en) = self.both(term);
        let is_short = zh.chars().count() <= 8 && en.split_whitespace().count() <= 3;
        let is_plain = self.is_plain();
        let is_word = match mention.window.lang {
            Lang::Zh => {
                !is_abbreviation(en) && !self.has_name() && !ends_in(zh, &["v", "vd", "d", "ad", "y"])
            }
            Lang::En => {
                let is_office = is_person(zh) && self.is_of_person();
                !(is_office || is_name(zh) || is_place(zh) || self.says(en) || is_title(en))
            }
        };
        mention.sign == Sign::Bracket
            && is_short
            && is_plain
            && is_word
            && begin.is_clear
            && is_likely_long(term, mention)
    }

    /// The Chinese words say something of what is no name: served warm (温热饮用).
    fn says(&self, term: &str) -> bool {
        let is_name =
            term.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
        let before =
            self.mention.head().strip_suffix(term).unwrap_or("").split_whitespace().next_back().unwrap_or("");
        let has_article = matches!(before.to_lowercase().as_str(), "a" | "an" | "the");
        !is_name && !has_article && ends_in_verb(self.mention.counterpart)
    }

    /// Some word looks like a part of a person's name, and not like who does something: Lessor.
    fn has_name(&self) -> bool {
        let (_, en) = self.both(self.mention.head());
        let does = ["or", "er", "ee", "ist", "ant", "ent", "ian"].iter().any(|end| en.ends_with(end));
        let names = self.support.words.iter().filter(|word| word.is_capital && !word.is_function).count();
        !(does && names == 1) && self.support.words.iter().any(|word| word.is_capital && !word.is_known)
    }

    /// The English words look like a person: Li Heng (市长), not Shipper (托运人).
    fn is_of_person(&self) -> bool {
        self.has_name()
            || self.support.words.iter().filter(|word| word.is_capital && !word.is_function).count() > 1
    }

    fn is_plain(&self) -> bool {
        let mention = &self.mention;
        aside(mention.window.lang.other(), mention.counterpart) == Aside::No && !mention.is_quoted
    }

    /// An English word in Chinese text: what stands in brackets behind it explains it.
    fn is_foreign_word(&self) -> bool {
        let mention = &self.mention;
        let before = mention.text.get(..mention.window.range.start).unwrap_or("").trim_end();
        let zh = mention.counterpart;
        before.ends_with(is_han) && !is_place(zh) && !is_person(zh) && !is_name(zh)
    }

    /// Words that no dictionary has: debounce.
    fn is_new(&self) -> bool {
        self.support.words.iter().any(|word| !word.is_function && !word.is_known && !word.is_capital)
    }

    fn is_name_like(&self, term: &str) -> bool {
        term.contains(char::is_uppercase) || self.is_new()
    }

    fn pair(&self, term: &str, certainty: Certainty) -> GivenPair {
        let mention = &self.mention;
        let (lang, other) = (mention.window.lang, mention.window.lang.other());
        let mut terms = Sides::<String>::default();
        term.clone_into(terms.get_mut(lang));
        without_article(mention.counterpart).clone_into(terms.get_mut(other));
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
        GivenPair { terms, forms, place: mention.place.clone(), quote, certainty }
    }
}

fn without_article(term: &str) -> &str {
    let articles = ["the ", "The ", "a ", "A ", "an ", "An "];
    articles.iter().find_map(|article| term.strip_prefix(article)).unwrap_or(term).trim()
}

/// A term and its translation are about as long as each other.
fn is_likely_long(term: &str, mention: &Mention<'_>) -> bool {
    let (zh, en) = if mention.window.lang == Lang::Zh {
        (term, mention.counterpart)
    } else {
        (mention.counterpart, term)
    };
    let characters = zh.chars().filter(|c| !c.is_whitespace()).count();
    let words = en.split_whitespace().count();
    characters >= 1 && words >= 1 && characters <= 8 * words + 4 && words <= 2 * characters + 3
}

/// 创始人, 教授: what stands behind them in brackets is a name.
fn is_person(term: &str) -> bool {
    [
        "人", "者", "师", "員", "员", "长", "長", "授", "席", "总裁", "總裁", "先生", "女士", "记者", "博士",
        "經理", "经理", "主任",
    ]
    .iter()
    .any(|end| term.ends_with(end))
}

/// The dictionary or a table of names has it as it stands.
fn is_headword(zh: &str) -> bool {
    Dictionary::bundled().get(zh).is_some() || !Names::bundled().get(zh).is_empty()
}

fn is_name(zh: &str) -> bool {
    Dictionary::bundled().get(zh).is_some_and(|id| Dictionary::bundled().is_name(id))
        || !Names::bundled().get(zh).is_empty()
}

fn is_place(zh: &str) -> bool {
    zh.ends_with(['省', '市', '县', '州', '区', '镇', '村', '國', '国', '縣', '區'])
}

/// It says something of something, or counts it.
fn is_said(en: &str) -> bool {
    en.split_whitespace().any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will"
        )
    }) || en.split_whitespace().any(|word| word.chars().all(|c| c.is_ascii_digit()) && word.len() > 1)
}

/// A house in a street: 海港路12号 (Haigang Road).
fn is_number((zh, en): (&str, &str)) -> bool {
    let number = zh.strip_suffix(['号', '號', '室', '楼', '樓']).unwrap_or("");
    number.ends_with(|c: char| c.is_ascii_digit()) && !en.contains(|c: char| c.is_ascii_digit())
}

/// A person with a form of address.
fn is_title(en: &str) -> bool {
    let is_address = |word: &str| {
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "Sir", "Professor"].contains(&word.trim_end_matches('.'))
    };
    en.split_whitespace().any(is_address)
}

/// 温热饮用, 专家认为: said of something, no name of it.
fn ends_in_verb(zh: &str) -> bool {
    ends_in(zh, &["v", "vn", "vd", "d", "ad", "y"])
}

/// Its last word is common, and of one of these kinds; what is a noun, too (开关), may be the end of a term.
fn ends_in(zh: &str, tags: &[&str]) -> bool {
    let chars: Vec<char> = zh.chars().collect();
    let is_verb = |piece: &Piece| tags.contains(&piece.tag) && piece.end - piece.start > 1;
    cut(&chars).last().is_some_and(|piece| is_verb(piece) && piece.frequency >= COMMON_VERB)
}

/// The dictionary knows all of it, or its end says that it is a place or an office.
fn is_known(zh: &str) -> bool {
    let chars: Vec<char> = zh.chars().collect();
    let is_long =
        |piece: &Piece| piece.end - piece.start >= 2 || !chars.get(piece.start).copied().is_some_and(is_han);
    let word =
        |piece: &Piece| chars.get(piece.start..piece.end).unwrap_or_default().iter().collect::<String>();
    is_headword(zh)
        || is_place(zh)
        || is_person(zh)
        || cut(&chars).iter().all(|piece| is_long(piece) && is_headword(&word(piece)))
}
