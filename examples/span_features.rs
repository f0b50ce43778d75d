//! Prints what the judge of spans looks at for hand-joined terms, for `scripts/fit_trees.py` to learn from.
//!
//! `span_features NAME TERMS.jsonl [--first FILE --second FILE] [--every N]`
//!
//! TERMS.jsonl: an object a line, `{"zh": …, "en": …, "terms": [["…", "…"], …], "strict": [true, …]}`. A term's right
//! counterparts are the spans that read like its English. `--first`, `--second`: judges of links grown without these
//! sentences. The first line holds the names of the features.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::type_complexity,
    clippy::too_many_lines,
    clippy::wildcard_imports
)]

use std::io::Write;
use std::sync::Arc;

use duizhao::align::{Effort, FEATURE_NAMES, Spans, rank};
use duizhao::data::{At, Bitext, Lang, Place, Segment, SegmentPair, Sides, Span, Spot};
use duizhao::judge::Forest;
use duizhao::lexicon::Lexicon;
use duizhao::lexicon::view::PairView;
use duizhao::link::{Linker, Model, feature_names};
use duizhao::text::fold_latin;
use duizhao::tokenize::{Options, split_at, tokenize};

type Fail = Box<dyn std::error::Error>;

fn main() -> Result<(), Fail> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let lexicon = Lexicon::bundled();
    let mut linker = Linker::new(&lexicon, Model::default());
    if let (Some(first), Some(second)) = (value("--first"), value("--second")) {
        let read = |path: String| -> Result<Forest, Fail> {
            Ok(Forest::parse(&std::fs::read_to_string(path)?, &feature_names())?)
        };
        linker = linker.judged_by([read(first)?, read(second)?]);
    }
    let halves = value("--half").map(|half| half.parse::<usize>()).transpose()?;
    let document: Arc<str> = args[1].as_str().into();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "#\t{}", FEATURE_NAMES.join("\t"))?;
    for (index, line) in std::fs::read_to_string(&args[1])?.lines().enumerate() {
        if halves.is_some_and(|half| index % 2 != half) {
            continue;
        }
        let record: serde_json::Value = serde_json::from_str(line)?;
        let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        let segment =
            |text: String| vec![Segment { text, place: Place::new(&document, At::Line(index as u32 + 1)) }];
        let segments = Sides::new(segment(text("zh")), segment(text("en")));
        let bitext = Bitext { pairs: vec![SegmentPair { segments, trust: 1.0 }], ..Bitext::default() };
        let mut pair = tokenize(bitext, &Options::default()).pairs.remove(0);
        for (at, term) in record["terms"].as_array().into_iter().flatten().enumerate() {
            let (zh, en) = (term[0].as_str().unwrap_or_default(), term[1].as_str().unwrap_or_default());
            if record["strict"][at] == serde_json::Value::Bool(false) {
                continue;
            }
            let Some(start) = text("zh").find(zh) else { continue };
            let run =
                split_at(&mut pair, Lang::Zh, Spot { segment: 0, span: Span::new(start, start + zh.len()) });
            let view = PairView::new(&pair, lexicon.dictionary);
            let links = linker.link_view(&view);
            let spans = Spans::new(&view, &links);
            let key = format!("alone:{}-{index}", args[0]);
            let ranked = rank(&spans, Lang::Zh, run, Effort::THOROUGH);
            let right: Vec<bool> =
                ranked.iter().map(|(en_run, _)| fold(pair.run_text(Lang::En, *en_run)) == fold(en)).collect();
            if !right.contains(&true) && value("--missed").is_some() {
                eprintln!("unreachable {index} {zh} = {en} | {}", text("en"));
            }
            for ((en_run, features), right) in ranked.iter().zip(&right) {
                write!(out, "{key}\t{at}\t{}-{}\t{}\t1", en_run.start, en_run.end, u8::from(*right))?;
                for feature in features {
                    write!(out, "\t{feature:.4}")?;
                }
                writeln!(out)?;
            }
            if !right.contains(&true) {
                // Held against the figures: nothing the judge does finds it.
                writeln!(out, "{key}\t{at}\tnone\t-1\t0{}", "\t0".repeat(duizhao::align::FEATURES))?;
            }
        }
    }
    Ok(())
}

fn fold(text: &str) -> String {
    let text = fold_latin(text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let text = ["the ", "a ", "an "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    text.strip_suffix("'s").unwrap_or(text).chars().filter(|c| !c.is_whitespace() && *c != '.').collect()
}
