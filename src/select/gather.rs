//! Counts the same pair over all segment pairs and joins its forms.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::data::{
    Candidate, Corpus, Entry, Example, Form, Lang, Segment, Sides, Spot, TermLink, TermType, TokenizedPair,
};
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
    alone: FxHashMap<(Lang, Sides<String>), Gathered>,
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
            let spots = Sides::from_fn(|lang| Some(spot(&scored.link, lang)));
            gathered.examples.push(example(pair.pair.segments.as_ref(), spots));
        }
    }

    /// Adds a likely term of a pair that found no counterpart.
    pub fn add_alone(&mut self, pair: &TokenizedPair, lang: Lang, (candidate, likely): &(Candidate, f32)) {
        let text = pair.spot_text(lang, candidate.spot).to_owned();
        let terms = Sides::from_fn(|side| if side == lang { text.clone() } else { String::new() });
        let gathered = self.alone.entry((lang, entry_key(&terms))).or_default();
        gathered.score = gathered.score.max(*likely);
        gathered.r#type = candidate.r#type;
        *gathered.forms.entry(terms).or_default() += 1;
        if gathered.examples.len() < EXAMPLES {
            let spots = Sides::from_fn(|side| (side == lang).then_some(candidate.spot));
            gathered.examples.push(example(pair.pair.segments.as_ref(), spots));
        }
    }

    /// All entries, best first.
    #[must_use]
    pub fn finish(self) -> Vec<Entry> {
        let mut alone = self.alone;
        let translated: FxHashSet<(Lang, String)> = self
            .entries
            .keys()
            .flat_map(|keys| Lang::BOTH.map(|lang| (lang, keys.get(lang).clone())))
            .collect();
        alone.retain(|(lang, keys), _| !translated.contains(&(*lang, keys.get(*lang).clone())));
        let gathered = self.entries.into_values().chain(alone.into_values());
        let mut entries: Vec<Entry> = gathered.map(entry).collect();
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
    // The most frequent form first; then the one with fewer capitals: the others often begin a sentence. A name that
    // lost its first capital (exchange Fund) comes last.
    let has_lost_capital = |terms: &Sides<String>| {
        let mut words = terms.en.split(' ');
        let small = words.next().is_some_and(|word| word.len() > 1 && word.chars().all(char::is_lowercase));
        small && words.next_back().is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let capitals = |terms: &Sides<String>| terms.en.chars().filter(|c| c.is_uppercase()).count();
    forms.sort_by(|(a, often), (b, other)| {
        let lost = has_lost_capital(a).cmp(&has_lost_capital(b));
        lost.then(other.cmp(often)).then(capitals(a).cmp(&capitals(b))).then_with(|| a.cmp(b))
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

/// A segment pair that shows a term; of a term without a counterpart, the first segment of the other side.
#[must_use]
pub fn example(segments: Sides<&Vec<Segment>>, spots: Sides<Option<Spot>>) -> Example {
    let index = |lang: Lang| spots.get(lang).map_or(0, |spot| usize::from(spot.segment));
    let segment = |lang: Lang| segments.get(lang).get(index(lang));
    Example {
        texts: Sides::from_fn(|lang| segment(lang).map(|segment| segment.text.clone()).unwrap_or_default()),
        spans: Sides::from_fn(|lang| spots.get(lang).map(|spot| spot.span)),
        places: Sides::from_fn(|lang| segment(lang).map(|segment| segment.place.clone())),
    }
}
