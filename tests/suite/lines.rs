//! What the steps make, as lines that a translator can read: for cases and snapshots.

use std::fmt::Write;

use duizhao::data::{Bitext, Corpus, Glossary, Lang, Segment, TokenizedPair};

/// `zh | en` a pair, segments kept apart by ` + `; then the listed terms as `= zh = en`.
pub(crate) fn pairs(bitext: &Bitext) -> String {
    let mut out = String::new();
    for pair in &bitext.pairs {
        let sides = pair.segments.as_ref().map(|side| text(side));
        writeln!(out, "{} | {}", sides.zh, sides.en).expect("a string takes everything");
    }
    for listed in &bitext.listed {
        writeln!(out, "= {} = {}", listed.terms.zh, listed.terms.en).expect("a string takes everything");
    }
    out
}

fn text(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" + ")
}

/// `人工 | 智能` and `artificial | intelligence`, two lines a pair.
pub(crate) fn tokens(corpus: &Corpus) -> String {
    let line = |pair: &TokenizedPair, lang: Lang| {
        let count = pair.tokens.get(lang).len();
        (0..count).map(|token| pair.text(lang, token)).collect::<Vec<_>>().join(" | ")
    };
    let mut out = String::new();
    for pair in &corpus.pairs {
        writeln!(out, "{}\n{}", line(pair, Lang::Zh), line(pair, Lang::En))
            .expect("a string takes everything");
    }
    out
}

/// `zh = en  type score count`, and the reasons below.
pub(crate) fn glossary(glossary: &Glossary) -> String {
    let mut out = String::new();
    for entry in &glossary.entries {
        let (zh, en, kind) = (&entry.terms.zh, &entry.terms.en, entry.r#type.name());
        writeln!(out, "{zh} = {en}  {kind} {:.3} {}", entry.score, entry.count)
            .expect("a string takes everything");
        writeln!(out, "    {}", entry.findings.join("; ")).expect("a string takes everything");
    }
    out
}
