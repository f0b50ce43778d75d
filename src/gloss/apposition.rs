//! Appositions: `Lingnan, or 岭南`, 岭南即 Lingnan, `known in Chinese as 昆曲`, 英文名为 X, dashes.

use super::mention::{Mention, Sign};
use super::window::{Window, before};
use crate::data::{Lang, Place, Sides};
use crate::text::{is_han, is_latin};

/// Words between an English term and its Chinese name, folded, and how plain they are.
const TO_CHINESE: &[(&str, Sign)] = &[
    (", known in chinese as", Sign::Named),
    (" known in chinese as", Sign::Named),
    (", called in chinese", Sign::Named),
    (" called in chinese", Sign::Named),
    (", which in chinese is", Sign::Named),
    (", in chinese called", Sign::Named),
    (", in chinese:", Sign::Named),
    (", in chinese", Sign::Named),
    (" in chinese:", Sign::Named),
    (", chinese name", Sign::Named),
    (", chinese:", Sign::Named),
    (", written", Sign::Loose),
    (", i.e.,", Sign::Named),
    (", i.e.", Sign::Named),
    (", that is,", Sign::Named),
    (", or", Sign::Named),
    (" or", Sign::Named),
    (" ——", Sign::Loose),
    ("——", Sign::Loose),
    (" —", Sign::Loose),
    ("—", Sign::Loose),
    (" –", Sign::Loose),
    (" -", Sign::Loose),
    (",", Sign::Loose),
];

/// The same between a Chinese term and its English name.
const TO_ENGLISH: &[(&str, Sign)] = &[
    ("英文名称为", Sign::Named),
    ("英文名称是", Sign::Named),
    ("英文名称", Sign::Named),
    ("英文全称为", Sign::Named),
    ("英文全称", Sign::Named),
    ("英文名为", Sign::Named),
    ("英文名是", Sign::Named),
    ("英文名叫", Sign::Named),
    ("英文名", Sign::Named),
    ("英文为", Sign::Named),
    ("英文是", Sign::Named),
    ("英文叫", Sign::Named),
    ("英文称", Sign::Named),
    ("英文写作", Sign::Named),
    ("英文", Sign::Named),
    ("英语称为", Sign::Named),
    ("英语叫", Sign::Named),
    ("英语为", Sign::Named),
    ("英语", Sign::Named),
    ("英译为", Sign::Named),
    ("英译", Sign::Named),
    ("也就是", Sign::Loose),
    ("即", Sign::Named),
    ("又称", Sign::Named),
    ("或称", Sign::Named),
    ("——", Sign::Loose),
    ("—", Sign::Loose),
];

/// The longest name (characters) that an apposition gives.
const MOST_HAN: usize = 16;
const MOST_LATIN: usize = 80;

/// What the appositions of a text may give.
pub(super) fn in_appositions<'a>(text: &'a str, place: &'a Place) -> Vec<Mention<'a>> {
    let mut mentions = Vec::new();
    let mut last: Option<(usize, char)> = None;
    for (at, c) in text.char_indices().filter(|(_, c)| is_han(*c) || is_latin(*c)) {
        if let Some((before, other)) = last
            && is_han(other) != is_han(c)
        {
            let lang = if is_han(c) { Lang::Zh } else { Lang::En };
            mentions.extend(mention(text, place, (before + other.len_utf8(), at), lang));
        }
        last = Some((at, c));
    }
    mentions
}

/// At the border behind `left` and before `right`, where the text goes over into `lang`.
fn mention<'a>(
    text: &'a str,
    place: &'a Place,
    (left, right): (usize, usize),
    lang: Lang,
) -> Option<Mention<'a>> {
    let counterpart = run(text.get(right..)?, lang);
    let end = right + counterpart.len();
    let (term_end, sign) =
        behind(text, (left, right), end, lang).or_else(|| marker(text, (left, right), lang))?;
    let window = before(text, term_end).filter(|window| window.lang != lang && !is_of(text, window))?;
    (!counterpart.is_empty()).then(|| Mention {
        text,
        place,
        window,
        counterpart,
        short: Sides::default(),
        sign,
        is_quoted: false,
        end,
    })
}

/// A marker right before the border, where it begins, and how plain it is.
fn marker(text: &str, (left, right): (usize, usize), lang: Lang) -> Option<(usize, Sign)> {
    const LONGEST: usize = 30;
    let head = text
        .get(..right)?
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '「' | '：' | ':'));
    let markers = if lang == Lang::Zh { TO_CHINESE } else { TO_ENGLISH };
    let mut from = head.len().saturating_sub(LONGEST);
    while !head.is_char_boundary(from) {
        from += 1;
    }
    let folded = head.get(from..)?.to_ascii_lowercase();
    let (marker, sign) = markers.iter().find(|(marker, _)| folded.ends_with(marker.trim_end_matches(':')))?;
    let at = head.len() - marker.trim_end_matches(':').len();
    // A bare comma or dash joins only what it touches.
    let touches = at + marker.len() >= left && at <= right;
    let behind =
        text.get(..at)?.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'));
    (lang == Lang::En || touches || *sign == Sign::Named || marker.contains(char::is_alphabetic))
        .then_some((behind.len(), *sign))
}

/// `Kunqu, 昆曲 in Chinese, …`.
fn behind(text: &str, (left, right): (usize, usize), end: usize, lang: Lang) -> Option<(usize, Sign)> {
    let named = text.get(end..)?.trim_start_matches(['”', '"']).starts_with(" in Chinese");
    if lang == Lang::En || !named {
        return None;
    }
    let mut head = text.get(..left)?;
    for word in [" called", " known as", " named", " or"] {
        head = head.strip_suffix(word).unwrap_or(head);
    }
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，'));
    (head.len() < left || text.get(left..right)?.contains([',', '，'])).then_some((head.len(), Sign::Named))
}

/// 这家馆的英文名: no term stands before it.
fn is_of(text: &str, window: &Window) -> bool {
    let head = text.get(window.range.clone()).unwrap_or("");
    window.lang == Lang::Zh && head.ends_with(['的', '其', '它', '该', '个', '份'])
}

/// The run of one language with which a text begins.
fn run(text: &str, lang: Lang) -> &str {
    let is_inner = |c: char| match lang {
        Lang::Zh => is_han(c) || c == '·',
        Lang::En => is_latin(c) || c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '\'' | '’' | '&'),
    };
    let end = text.find(|c: char| !is_inner(c)).unwrap_or(text.len());
    let run = text.get(..end).unwrap_or("").trim_end_matches(|c: char| !c.is_alphanumeric());
    let most = if lang == Lang::Zh { MOST_HAN } else { MOST_LATIN };
    if run.chars().count() <= most { run } else { "" }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::At;

    #[test]
    fn appositions_join_a_term_and_its_name() {
        let place = Place::new(&Arc::from("t"), At::Whole);
        for (text, expected) in [
            ("The Lingnan style, or 岭南风格, favours eaves.", Some(("The Lingnan style", "岭南风格"))),
            ("工夫茶即 Gongfu tea，讲究水温。", Some(("工夫茶", "Gongfu tea"))),
            ("Kunqu, known in Chinese as 昆曲, grew up.", Some(("Kunqu", "昆曲"))),
            ("Kunqu, 昆曲 in Chinese, grew up.", Some(("Kunqu", "昆曲"))),
            ("数字孪生，英文为 digital twin，近年常用。", Some(("数字孪生", "digital twin"))),
            ("这家馆的英文名为 Harbour Museum of Tea。", None),
            ("他毕业于 Oxford University", None),
        ] {
            let mentions = in_appositions(text, &place);
            let found = mentions.first().map(|mention| (mention.head(), mention.counterpart));
            assert_eq!(found, expected, "{text}");
        }
    }
}
