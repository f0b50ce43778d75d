//! Counts the same pair over all segment pairs and joins its forms.

use rustc_hash::FxHashMap;

use crate::data::{Corpus, Entry, Example, Form, Lang, Segment, Sides, Spot, TermLink, TermType};
use crate::text::words;

use super::compete::{Scored, rounded};
use super::same::key;

/// So many sentence pairs are kept to show a term in.
const EXAMPLES: usize = 3;

/// How much of the doubt that is left one more occurrence takes away.
const MORE_OCCURRENCES: f32 = 0.15;

/// Entries under way.
#[derive(Debug, Default)]
pub struct Gatherer {
    entries: FxHashMap<Sides<String>, Gathered>,
}

#[derive(Debug, Default)]
struct Gathered {
    score: f32,
    r#type: TermType,
    forms: FxHashMap<Sides<String>, u32>,
    findings: Vec<String>,
    examples: Vec<Example>,
}

impl Gatherer {
    /// Adds a term link of a corpus.
    pub fn add(&mut self, corpus: &Corpus, scored: &Scored) {
        let Some(pair) = corpus.pairs.get(scored.link.pair) else { return };
        let terms = Sides::from_fn(|lang| pair.spot_text(lang, spot(&scored.link, lang)).to_owned());
        let gathered = self.entries.entry(entry_key(&terms)).or_default();
        if scored.score > gathered.score || gathered.forms.is_empty() {
            gathered.score = scored.score;
            gathered.r#type = scored.link.ends.zh.r#type;
            gathered.findings.clone_from(&scored.link.findings);
        }
        *gathered.forms.entry(terms).or_default() += 1;
        if gathered.examples.len() < EXAMPLES {
            gathered.examples.push(example(pair.pair.segments.as_ref(), &scored.link));
        }
    }

    /// All entries, best first.
    #[must_use]
    pub fn finish(self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.entries.into_values().map(entry).collect();
        entries.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then(b.count.cmp(&a.count)).then_with(|| a.terms.cmp(&b.terms))
        });
        entries
    }
}

fn spot(link: &TermLink, lang: Lang) -> Spot {
    link.ends.get(lang).spot
}

/// Pairs that differ in case, width, script, number or an article only are one entry.
fn entry_key(terms: &Sides<String>) -> Sides<String> {
    Sides::new(key(Lang::Zh, &terms.zh), words(&key(Lang::En, &terms.en)).join(" "))
}

fn entry(gathered: Gathered) -> Entry {
    let mut forms: Vec<(Sides<String>, u32)> = gathered.forms.into_iter().collect();
    // The most frequent form first; then the one with fewer capitals: the others often begin a sentence.
    let capitals = |terms: &Sides<String>| terms.en.chars().filter(|c| c.is_uppercase()).count();
    forms.sort_by(|(a, often), (b, other)| {
        other.cmp(often).then(capitals(a).cmp(&capitals(b))).then_with(|| a.cmp(b))
    });
    let count: u32 = forms.iter().map(|(_, count)| count).sum();
    let doubt = (1.0 - gathered.score) * (1.0 - MORE_OCCURRENCES).powf(count.saturating_sub(1) as f32);
    let mut forms = forms.into_iter();
    let terms = forms.next().map(|(terms, _)| terms).unwrap_or_default();
    Entry {
        terms,
        r#type: gathered.r#type,
        score: rounded(1.0 - doubt),
        count,
        findings: gathered.findings,
        variants: forms.map(|(terms, count)| Form { terms, count }).collect(),
        examples: gathered.examples,
    }
}

fn example(segments: Sides<&Vec<Segment>>, link: &TermLink) -> Example {
    let segment = |lang: Lang| segments.get(lang).get(usize::from(spot(link, lang).segment));
    Example {
        texts: Sides::from_fn(|lang| segment(lang).map(|segment| segment.text.clone()).unwrap_or_default()),
        spans: Sides::from_fn(|lang| Some(spot(link, lang).span)),
        places: Sides::from_fn(|lang| segment(lang).map(|segment| segment.place.clone())),
    }
}
