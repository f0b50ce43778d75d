//! The data of a review page, small enough for 20,000 entries: each sentence pair once, links as rows of numbers,
//! places in a text counted as browsers count (UTF-16).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustc_hash::FxHashMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::subject::{Columns, Subject};
use crate::data::{
    Coverage, Decided, Decision, EvidenceKind, Example, Form, Lang, LinkedPair, Place, Sides, Span, TermType,
};
use crate::text::is_traditional;

/// All that the page needs.
#[derive(Serialize)]
pub(super) struct Packed<'a> {
    /// The name under which the browser keeps the decisions: the same for the same entries.
    id: String,
    ui: &'static str,
    title: &'a str,
    direction: &'static str,
    codes: Sides<&'static str>,
    documents: &'a [Coverage],
    entries: Vec<Row<'a>>,
    pairs: Vec<Sentences<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    zh: &'a str,
    en: &'a str,
    r#type: TermType,
    score: f64,
    count: u32,
    findings: &'a [String],
    variants: &'a [Form],
    examples: Vec<Spot>,
    #[serde(skip_serializing_if = "is_undecided")]
    decision: Decision,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<&'a Sides<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    into: Option<usize>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_undecided(decision: &Decision) -> bool {
    *decision == Decision::Undecided
}

/// Where an entry's terms stand: in which sentence pair, from which to which UTF-16 unit.
#[derive(Serialize)]
struct Spot {
    pair: usize,
    zh: Option<[usize; 2]>,
    en: Option<[usize; 2]>,
}

#[derive(Serialize)]
struct Sentences<'a> {
    texts: &'a Sides<String>,
    places: Sides<Option<String>>,
    document: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a Sides<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<Link<'a>>>,
}

/// Chinese word, English word, probability in thousandths, kind, reasons.
type Link<'a> = (u32, u32, u32, &'a str, &'a [String]);

/// Packs a subject for a page in that language.
pub(super) fn packed(subject: &Subject, lang: Lang) -> Packed<'_> {
    let links: FxHashMap<&Sides<String>, &LinkedPair> =
        subject.links.iter().map(|(texts, pair)| (texts, pair)).collect();
    let mut pairs = Pairs { links, numbers: FxHashMap::default(), all: Vec::new() };
    let numbers: FxHashMap<&Sides<String>, usize> = subject
        .entries
        .iter()
        .enumerate()
        .rev()
        .map(|(number, decided)| (&decided.entry.terms, number))
        .collect();
    let entries: Vec<Row<'_>> =
        subject.entries.iter().map(|decided| row(decided, &mut pairs, &numbers)).collect();
    let chinese: String = subject.entries.iter().map(|decided| decided.entry.terms.zh.as_str()).collect();
    Packed {
        id: id(subject),
        ui: lang.code(),
        title: &subject.title,
        direction: match subject.columns {
            Columns::ZhEn => "zh-en",
            Columns::EnZh => "en-zh",
        },
        codes: Sides::new(if is_traditional(&chinese) { "zh-TW" } else { "zh-CN" }, "en"),
        documents: &subject.documents,
        entries,
        pairs: pairs.all,
    }
}

/// Sentence pairs by their texts and places.
struct Pairs<'a> {
    links: FxHashMap<&'a Sides<String>, &'a LinkedPair>,
    numbers: FxHashMap<(&'a Sides<String>, &'a Sides<Option<Place>>), usize>,
    all: Vec<Sentences<'a>>,
}

impl<'a> Pairs<'a> {
    fn number(&mut self, example: &'a Example) -> usize {
        let Pairs { links, numbers, all } = self;
        *numbers.entry((&example.texts, &example.places)).or_insert_with(|| {
            let linked = links.get(&example.texts);
            all.push(Sentences {
                texts: &example.texts,
                places: example.places.as_ref().map(|place| place.as_ref().map(ToString::to_string)),
                document: [&example.places.zh, &example.places.en]
                    .into_iter()
                    .flatten()
                    .next()
                    .map_or("", |place| &place.document),
                words: linked.map(|pair| &pair.words),
                links: linked.map(|pair| pair.links.iter().map(link).collect()),
            });
            all.len() - 1
        })
    }
}

fn link(link: &crate::data::WordLink) -> Link<'_> {
    (
        link.words.zh,
        link.words.en,
        (link.probability * 1000.0).round() as u32,
        link.kind.map_or("", EvidenceKind::name),
        &link.findings,
    )
}

fn row<'a>(
    decided: &'a Decided,
    pairs: &mut Pairs<'a>,
    numbers: &FxHashMap<&Sides<String>, usize>,
) -> Row<'a> {
    let entry = &decided.entry;
    let spot = |example: &'a Example| Spot {
        pair: pairs.number(example),
        zh: example.spans.zh.map(|span| units(&example.texts.zh, span)),
        en: example.spans.en.map(|span| units(&example.texts.en, span)),
    };
    Row {
        zh: &entry.terms.zh,
        en: &entry.terms.en,
        r#type: entry.r#type,
        score: thousandths(entry.score),
        count: entry.count,
        findings: &entry.findings,
        variants: &entry.variants,
        examples: entry.examples.iter().map(spot).collect(),
        decision: decided.decision,
        edit: decided.edit.as_ref(),
        into: decided.into.as_ref().and_then(|terms| numbers.get(terms).copied()),
    }
}

/// Three digits, so that every program rounds to the same text.
fn thousandths(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}

/// Bytes as UTF-16 units.
fn units(text: &str, span: Span) -> [usize; 2] {
    let before = |end: u32| text.get(..end as usize).map_or(0, |head| head.encode_utf16().count());
    [before(span.start), before(span.end)]
}

/// Enough that no two glossaries of one user share a name.
const ID_BYTES: usize = 9;

fn id(subject: &Subject) -> String {
    let mut hash = Sha256::new();
    for Sides { zh, en } in subject.entries.iter().map(|decided| &decided.entry.terms) {
        hash.update(format!("{zh}\t{en}\n"));
    }
    let digest = hash.finalize();
    URL_SAFE_NO_PAD.encode(digest.get(..ID_BYTES).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_browsers_count() {
        assert_eq!(units("𠮷野家 in 东京", Span::new(4, 10)), [2, 4]);
        assert_eq!(units("城市", Span::new(0, 6)), [0, 2]);
    }
}
