//! Places where an author may give a term in the other language: the text before, and what is said of it.

use super::aside::{Aside, aside};
use super::bracket::{Bracket, brackets};
use super::content::{Content, unquoted};
use super::window::{Window, before};
use crate::data::{Lang, Place, Sides};
use crate::text::is_han;

/// How plainly the author says that the two are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Words say so: `英文：`, `known in Chinese as`.
    Named,
    /// The bracket alone.
    Bracket,
    /// `or`, 即, a dash: only what else speaks for the two joins them.
    Loose,
}

/// A place where a term may be given.
#[derive(Clone, Debug)]
pub(super) struct Mention<'a> {
    pub(super) text: &'a str,
    pub(super) place: &'a Place,
    /// Where the term stands.
    pub(super) window: Window,
    /// What is given in the other language.
    pub(super) counterpart: &'a str,
    /// Shorter names of both.
    pub(super) short: Sides<Vec<&'a str>>,
    pub(super) sign: Sign,
    /// The counterpart stands in quotation marks.
    pub(super) is_quoted: bool,
    /// Where the whole ends.
    pub(super) end: usize,
}

impl<'a> Mention<'a> {
    /// The text of the window.
    pub(super) fn head(&self) -> &'a str {
        self.text.get(self.window.range.clone()).unwrap_or("")
    }
}

/// A shorter name that a text gives to something in its own language.
#[derive(Clone, Debug)]
pub(super) struct Short<'a> {
    pub(super) lang: Lang,
    /// The text that ends in the longer name.
    pub(super) head: &'a str,
    pub(super) name: &'a str,
}

/// What the brackets of a text may give.
pub(super) fn in_brackets<'a>(text: &'a str, place: &'a Place) -> (Vec<Mention<'a>>, Vec<Short<'a>>) {
    let (mut mentions, mut shorts) = (Vec::new(), Vec::new());
    let mut last: Option<(usize, Window, Vec<&'a str>)> = None;
    for bracket in brackets(text) {
        let Some(inner) = text.get(bracket.inner.clone()) else { continue };
        // A second bracket right behind the first speaks of the same term: 證監會）（SFC）.
        let chained = last.take().filter(|(end, ..)| {
            text.get(*end..bracket.outer.start).is_some_and(|between| between.trim().is_empty())
        });
        let content = Content::of(inner);
        let (window, before_it) = match chained {
            Some((_, window, own)) => (Some(window), own),
            None => (before(text, bracket.outer.start), Vec::new()),
        };
        let Some(window) = window else { continue };
        let reading = Reading { text, place, bracket: &bracket, content: &content };
        let own = reading.own(&window, &before_it);
        shorts.extend(own.iter().map(|short| Short {
            lang: window.lang,
            head: text.get(window.range.clone()).unwrap_or(""),
            name: short,
        }));
        mentions.extend(reading.mention(&window, &own));
        mentions.extend(reading.called(&own));
        last = Some((bracket.outer.end, window, own));
    }
    (mentions, shorts)
}

/// A bracket that is being read.
struct Reading<'a, 'b> {
    text: &'a str,
    place: &'a Place,
    bracket: &'b Bracket,
    content: &'b Content<'a>,
}

impl<'a> Reading<'a, '_> {
    /// Shorter names of the term in its own language.
    fn own(&self, window: &Window, before_it: &[&'a str]) -> Vec<&'a str> {
        let mut own = before_it.to_vec();
        let head = self.text.get(window.range.clone()).unwrap_or("");
        match window.lang {
            Lang::Zh => {
                own.extend(&self.content.short_zh);
                own.extend(self.content.zh.filter(|zh| is_shortened(head, zh)));
            }
            Lang::En => own.extend(&self.content.short_en),
        }
        own
    }

    fn mention(&self, window: &Window, own: &[&'a str]) -> Option<Mention<'a>> {
        let other = window.lang.other();
        let content = self.content;
        let also = content.get(window.lang).filter(|also| window.lang == Lang::Zh && !own.contains(also));
        let short_other = if other == Lang::En { &content.short_en } else { &content.short_zh };
        let abbreviation = || short_other.first().copied().filter(|_| other == Lang::En);
        if content.is_remark && !content.is_labelled {
            return None;
        }
        let counterpart = content.get(other).or_else(abbreviation)?;
        // 本公司（北岸股份有限公司，North Shore Inc.）: both stand in the bracket.
        let window = match also {
            Some(also) if aside(Lang::Zh, also) != Aside::No => return None,
            Some(also) if content.get(other).is_some() => self.around(also),
            _ => window.clone(),
        };
        let mut short = Sides::new(Vec::new(), Vec::new());
        *short.get_mut(other) = short_other.iter().copied().filter(|short| *short != counterpart).collect();
        if also.is_none() {
            *short.get_mut(window.lang) = own.to_vec();
        }
        Some(Mention {
            text: self.text,
            place: self.place,
            window,
            counterpart,
            short,
            sign: if content.is_labelled { Sign::Named } else { Sign::Bracket },
            is_quoted: content.is_quoted,
            end: self.bracket.outer.end,
        })
    }

    /// What both languages call it from here on: （以下简称“出租人”，hereinafter "the Lessor"）.
    fn called(&self, own: &[&'a str]) -> Option<Mention<'a>> {
        let zh = own.iter().chain(&self.content.short_zh).rfind(|short| short.contains(is_han))?;
        Some(Mention {
            text: self.text,
            place: self.place,
            window: self.around(zh),
            counterpart: self.content.called_en?,
            short: Sides::default(),
            sign: Sign::Named,
            is_quoted: false,
            end: self.bracket.outer.end,
        })
    }

    /// A window of just this part of the text.
    fn around(&self, part: &'a str) -> Window {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        Window { lang: Lang::Zh, range: start..start + part.len(), is_marked: true, is_whole: true }
    }
}

/// All characters of the short name stand in the longer one, in their order: 證監會 of 證券及期貨事務監察委員會.
pub(super) fn is_shortened(head: &str, short: &str) -> bool {
    let (short, _) = unquoted(short);
    let mut chars = head.chars();
    short.chars().count() >= 2
        && short.len() < head.len()
        && short.chars().all(|c| chars.by_ref().any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::At;

    #[test]
    fn a_second_bracket_speaks_of_the_same_term() {
        let place = Place::new(&Arc::from("t"), At::Whole);
        let text = "證券及期貨事務監察委員會（證監會）（Securities and Futures Commission，SFC）發表";
        let (mentions, _) = in_brackets(text, &place);
        let [mention] = mentions.as_slice() else { panic!("{mentions:?}") };
        assert_eq!(mention.head(), "證券及期貨事務監察委員會");
        assert_eq!(mention.counterpart, "Securities and Futures Commission");
        assert_eq!(
            (mention.short.zh.as_slice(), mention.short.en.as_slice()),
            (&["證監會"][..], &["SFC"][..])
        );
    }
}
