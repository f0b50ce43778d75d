//! What stands in a bracket: a translation, abbreviations, short names, readings.

use super::aside::{Aside, aside};
use super::label::{self, Role};
use crate::data::Lang;
use crate::text::{is_han, is_latin};

/// What a bracket says, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Content<'a> {
    pub(super) zh: Option<&'a str>,
    pub(super) en: Option<&'a str>,
    /// Abbreviations and short names.
    pub(super) short_zh: Vec<&'a str>,
    pub(super) short_en: Vec<&'a str>,
    /// What the English text calls it from here on: `hereinafter "the Lessor"`.
    pub(super) called_en: Option<&'a str>,
    /// A label says that the term is in the other language.
    pub(super) is_labelled: bool,
    /// A part of it says that it gives nothing.
    pub(super) is_remark: bool,
    /// All of it stands in quotation marks.
    pub(super) is_quoted: bool,
}

impl<'a> Content<'a> {
    pub(super) fn of(inner: &'a str) -> Self {
        let mut content = Content {
            is_quoted: unquoted(inner.trim()).1 && !inner.trim_start().starts_with('《'),
            is_remark: is_enumeration(inner),
            ..Content::default()
        };
        let mut last: Option<&str> = None;
        for item in items(inner) {
            if let (Some(term), Some(joined)) = (last, last.and_then(|term| goes_on(inner, term, item)))
                && content.en == Some(term)
            {
                content.en = Some(joined);
                last = Some(joined);
                continue;
            }
            content.take(item);
            last = content.en;
        }
        content
    }

    fn take(&mut self, item: &'a str) {
        let (role, text) = label::strip(item).map_or((None, item), |(role, text)| (Some(role), text));
        let (text, is_quoted) = unquoted(text.trim());
        let Some(lang) = lang(text) else { return };
        match role {
            Some(Role::Aside) => return,
            Some(Role::Short) if lang == Lang::En && !is_abbreviation(text) => {
                self.called_en = Some(text);
                return;
            }
            Some(Role::Short) => return self.shorten(lang, text),
            // 以下简称“甲方”，"Party A"
            None if is_quoted && lang == Lang::En && !self.short_zh.is_empty() => {
                self.called_en = Some(text);
                return;
            }
            Some(Role::In(of)) if of != lang => return,
            Some(Role::In(_)) => self.is_labelled = true,
            // `Xi'an (西安, "Western Peace")`: what is quoted behind a term explains it.
            None if is_quoted && is_abbreviation(text) => return self.shorten(lang, text),
            None if is_quoted && (self.zh.is_some() || self.en.is_some()) => return,
            Some(Role::Same) | None => {}
        }
        let (text, nested) = without_nested(text);
        let whole = self.get(lang).is_none() && !is_abbreviation(text);
        // `(see map, 见导览图)`: a remark before what looks like a term makes a remark of all; behind one it may stand:
        // `(谭盾, born 1957)`.
        let is_first = self.zh.is_none() && self.en.is_none();
        if role.is_none() && !is_abbreviation(text) && aside(lang, text) == Aside::Yes {
            self.is_remark |= is_first;
            if !is_first {
                return;
            }
        }
        if whole {
            *self.get_mut(lang) = Some(text);
        } else if is_abbreviation(text) {
            self.shorten(lang, text);
        }
        if let Some(nested) = nested.filter(|nested| is_abbreviation(nested)) {
            self.shorten(Lang::En, nested);
        }
    }

    fn shorten(&mut self, lang: Lang, text: &'a str) {
        match lang {
            Lang::Zh => self.short_zh.push(text),
            Lang::En if is_abbreviation(text) => self.short_en.push(text),
            Lang::En => {}
        }
    }

    pub(super) fn get(&self, lang: Lang) -> Option<&'a str> {
        if lang == Lang::Zh { self.zh } else { self.en }
    }

    fn get_mut(&mut self, lang: Lang) -> &mut Option<&'a str> {
        if lang == Lang::Zh { &mut self.zh } else { &mut self.en }
    }
}

/// Chinese where a Chinese character stands in it (biangbiang面).
pub(super) fn lang(text: &str) -> Option<Lang> {
    if text.contains(is_han) { Some(Lang::Zh) } else { text.contains(is_latin).then_some(Lang::En) }
}

/// One word with capitals not only in front: `XRD`, `HbA1c`, `AGVs`, `mAb`.
pub(super) fn is_abbreviation(text: &str) -> bool {
    const LONGEST: usize = 12;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '&' | '.' | '/' | '+');
    let capitals = text.chars().skip(1).filter(char::is_ascii_uppercase).count();
    text.len() <= LONGEST && text.len() > 1 && capitals > 0 && text.chars().all(fits)
}

/// The parts of a bracket between commas and the like; what stands in inner brackets and quotes is not parted.
fn items(inner: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0_i32, 0, Vec::new());
    let mut is_quoted = false;
    for (at, c) in inner.char_indices() {
        match c {
            '(' | '（' | '[' | '“' | '「' | '《' => depth += 1,
            ')' | '）' | ']' | '”' | '」' | '》' => depth -= 1,
            '"' => is_quoted = !is_quoted,
            ',' | '，' | ';' | '；' | '、' | '|' | '/' if depth <= 0 && !is_quoted => {
                items.extend(inner.get(start..at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    items.extend(inner.get(start..));
    items.into_iter().map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// Several things, none of which is the term: （MovieLens、Yelp）.
fn is_enumeration(inner: &str) -> bool {
    let is_name = |item: &str| lang(item) == Some(Lang::En) && item.contains(char::is_lowercase);
    inner.contains('、') && inner.split('、').map(str::trim).all(is_name)
}

/// A term that holds commas itself: `Department for Food, Farming and Rural Affairs`.
fn goes_on<'a>(inner: &'a str, term: &'a str, item: &str) -> Option<&'a str> {
    const COMPANY: &[&str] =
        &["Ltd", "Inc", "LLC", "Limited", "Corp", "plc", "PLC", "S.A", "GmbH", "Co.", "L.P", "LLP"];
    let is_company = COMPANY.iter().any(|form| item.starts_with(form));
    let goes_on = is_company
        || item.contains(" and ") && item.starts_with(char::is_uppercase) && lang(item) == Some(Lang::En);
    let from = inner.find(term)?;
    let to = inner.rfind(item)? + item.len();
    goes_on.then(|| inner.get(from..to)).flatten()
}

/// A text without the quotation marks around all of it, and whether there were any.
pub(super) fn unquoted(text: &str) -> (&str, bool) {
    const QUOTES: [(char, char); 6] =
        [('“', '”'), ('"', '"'), ('「', '」'), ('『', '』'), ('‘', '’'), ('《', '》')];
    let inner = QUOTES.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    inner.map_or((text, false), |inner| (inner.trim(), true))
}

/// A term without an inner bracket at its end, and what stands in that.
fn without_nested(text: &str) -> (&str, Option<&str>) {
    let parts = text
        .strip_suffix([')', '）'])
        .and_then(|text| text.rsplit_once('(').or_else(|| text.rsplit_once('（')))
        .filter(|(term, _)| !term.trim().is_empty());
    parts.map_or((text, None), |(term, nested)| (term.trim_end(), Some(nested.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_holds_a_term_and_its_abbreviation() {
        let content = Content::of("X-ray diffraction, XRD");
        assert_eq!((content.en, content.short_en), (Some("X-ray diffraction"), vec!["XRD"]));
        let content = Content::of("International Union for Nature (IUN)");
        assert_eq!((content.en, content.short_en), (Some("International Union for Nature"), vec!["IUN"]));
        let content = Content::of("以下簡稱「金管局」；Hong Kong Monetary Authority，HKMA");
        assert_eq!((content.en, content.short_zh), (Some("Hong Kong Monetary Authority"), vec!["金管局"]));
    }

    #[test]
    fn readings_and_meanings_are_no_terms() {
        let content = Content::of("西安, \"Western Peace\"");
        assert_eq!((content.zh, content.en), (Some("西安"), None));
        let content = Content::of("Chinese: 端午节; pinyin: Duānwǔ Jié");
        assert_eq!((content.zh, content.en, content.is_labelled), (Some("端午节"), None, true));
    }

    #[test]
    fn commas_inside_a_name_part_nothing() {
        let content = Content::of("Department for Food, Farming and Rural Affairs");
        assert_eq!(content.en, Some("Department for Food, Farming and Rural Affairs"));
    }
}
