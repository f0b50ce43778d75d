//! Quality and invariants over every text of `corpora/`.

use std::fmt::Write;

use duizhao::data::{Corpus, Glossary, Lang};
use duizhao::export::{self, by_name};
use duizhao::pipeline::{self, Found, Options};

use crate::gold::{Text, fold, texts};

/// What must not get worse: a text, the least recall of the pairs that must come out, the least precision of rows.
/// Raise a floor with every improvement; lower one only with a reason in the commit.
const FLOORS: &[(&str, f32, f32)] = &[
    ("captions", 0.90, 0.90),
    ("captions-cities", 0.87, 0.84),
    ("captions-science", 0.80, 0.90),
    ("captions-world", 0.91, 0.93),
    ("climate-page", 0.81, 0.81),
    ("health-page", 0.84, 0.92),
    ("hk-finance", 0.93, 0.79),
    ("metro-signs", 0.66, 0.78),
    ("ministry-notice", 0.85, 0.80),
    ("museum-panel", 0.76, 0.70),
    ("names-table", 0.94, 0.90),
    ("press-release", 1.00, 1.00),
    ("race-notice", 0.84, 0.90),
    ("storage-manual", 0.65, 0.87),
];

/// The most rows that a press release with one caption is worth.
const MOST_PRESS_ROWS: usize = 14;

#[test]
fn recall_and_precision_stay_above_their_floors() {
    let mut report = String::new();
    let mut failed = false;
    for text in texts() {
        let floor = FLOORS.iter().find(|(name, ..)| *name == text.name);
        let (_, recall_floor, precision_floor) =
            floor.unwrap_or_else(|| panic!("{}: give it a floor", text.name));
        let measured = measure(&text, &extract(&text).glossary);
        writeln!(report, "{}", measured.figures(&text.name)).expect("a string takes everything");
        if measured.recall() < *recall_floor || measured.precision() < *precision_floor {
            failed = true;
            report.push_str(&measured.faults());
        }
    }
    assert!(!failed, "\n{report}");
}

#[test]
fn the_press_release_gives_what_a_translator_wants_and_nothing_wrong() {
    let text = texts().into_iter().find(|text| text.name == "press-release").expect("the press release");
    let glossary = extract(&text).glossary;
    let measured = measure(&text, &glossary);
    assert!(measured.missed.is_empty() && measured.wrong.is_empty(), "{}", measured.faults());
    assert!(glossary.entries.len() <= MOST_PRESS_ROWS, "{} rows", glossary.entries.len());
}

#[test]
fn every_example_shows_its_term_letter_for_letter() {
    for text in texts() {
        for entry in extract(&text).glossary.entries {
            let forms = || std::iter::once(&entry.terms).chain(entry.variants.iter().map(|form| &form.terms));
            for example in &entry.examples {
                for lang in Lang::BOTH {
                    let Some(span) = example.spans.get(lang) else { continue };
                    let shown = example.texts.get(lang).get(span.start as usize..span.end as usize);
                    let shown = shown.unwrap_or_else(|| panic!("{}: {span:?} cuts a character", text.name));
                    let is_form = forms().any(|form| fold(form.get(lang)) == fold(shown));
                    assert!(is_form, "{}: {shown} is no form of {:?}", text.name, entry.terms);
                }
            }
        }
    }
}

#[test]
fn tokens_stand_on_character_boundaries_in_order_and_apart() {
    for text in texts() {
        let corpus = tokenize(&text);
        for pair in &corpus.pairs {
            for lang in Lang::BOTH {
                let mut last = (0, 0);
                for (index, token) in pair.tokens.get(lang).iter().enumerate() {
                    assert!(!pair.text(lang, index).is_empty(), "{}: {token:?} is no text", text.name);
                    let start = (token.segment, token.span.start);
                    assert!(start >= last, "{}: {token:?} stands before the end of another", text.name);
                    last = (token.segment, token.span.end);
                }
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let with = |threads: usize, text: &Text| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| bytes(&extract(text).glossary))
    };
    for text in texts() {
        let expected = with(1, &text);
        assert_eq!(with(1, &text), expected, "{}: two runs", text.name);
        assert_eq!(with(2, &text), expected, "{}: two threads", text.name);
    }
}

fn extract(text: &Text) -> Found {
    let options = Options::default();
    let paired = pipeline::pair(&text.input, &options).unwrap_or_else(|error| panic!("{error}"));
    pipeline::extract(vec![paired], &options).unwrap_or_else(|error| panic!("{}: {error}", text.name))
}

fn tokenize(text: &Text) -> Corpus {
    let options = Options::default();
    let paired = pipeline::pair(&text.input, &options).unwrap_or_else(|error| panic!("{error}"));
    pipeline::tokenize(vec![paired], &options).unwrap_or_else(|error| panic!("{}: {error}", text.name))
}

fn bytes(glossary: &Glossary) -> Vec<u8> {
    let mut out = Vec::new();
    let profile = by_name("jsonl").expect("the profile jsonl");
    export::write(profile, glossary, &export::Options::default(), &mut out)
        .expect("a vector takes everything");
    out
}

/// A glossary beside the gold.
struct Measured {
    must: usize,
    rows: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

fn measure(text: &Text, glossary: &Glossary) -> Measured {
    let folded = |terms: &duizhao::data::Sides<String>| terms.as_ref().map(|term| fold(term));
    let rows: Vec<_> = glossary.entries.iter().map(|entry| folded(&entry.terms)).collect();
    let is_found = |zh: &String, en: &std::collections::BTreeSet<String>| {
        rows.iter().any(|row| row.zh == *zh && en.contains(&row.en))
    };
    let missed = text.gold.must.iter().filter(|(zh, en)| !is_found(zh, en));
    let wrong = glossary.entries.iter().filter(|entry| !text.gold.may.contains(&folded(&entry.terms)));
    Measured {
        must: text.gold.must.len(),
        rows: rows.len(),
        missed: missed
            .map(|(zh, en)| format!("{zh} = {}", en.iter().cloned().collect::<Vec<_>>().join(" ~ ")))
            .collect(),
        wrong: wrong.map(|entry| format!("{} = {}", entry.terms.zh, entry.terms.en)).collect(),
    }
}

impl Measured {
    fn recall(&self) -> f32 {
        1.0 - self.missed.len() as f32 / self.must.max(1) as f32
    }

    fn precision(&self) -> f32 {
        1.0 - self.wrong.len() as f32 / self.rows.max(1) as f32
    }

    fn figures(&self, name: &str) -> String {
        let (recall, precision) = (self.recall(), self.precision());
        format!("{name:<16} recall {recall:.3} precision {precision:.3} rows {}", self.rows)
    }

    fn faults(&self) -> String {
        let missed = self.missed.iter().map(|pair| format!("    missed {pair}\n"));
        missed.chain(self.wrong.iter().map(|pair| format!("    wrong  {pair}\n"))).collect()
    }
}
