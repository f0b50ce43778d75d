//! Prints what the judge of term links looks at for texts with gold lists, for `scripts/fit_trees.py` to learn from.
//!
//! `worth_features FOLDER...`: each holds its text and `gold.csv` (see `corpora/README.md`).

#![allow(clippy::print_stdout, clippy::print_stderr, clippy::too_many_lines, clippy::type_complexity)]

use std::collections::HashSet;
use std::io::Write;

use duizhao::align::{Describe, Spans, term_links};
use duizhao::data::{Bitext, Lang};
use duizhao::lexicon::Lexicon;
use duizhao::lexicon::view::PairView;
use duizhao::link::{Linker, Model};
use duizhao::recognize::{chinese, chinese_runs, english};
use duizhao::text::{fold_latin, simplify};
use duizhao::{pair, read, select, tokenize};

type Fail = Box<dyn std::error::Error>;

fn main() -> Result<(), Fail> {
    let lexicon = Lexicon::bundled();
    let linker = Linker::new(&lexicon, Model::default());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "#\t{}", select::feature_names().join("\t"))?;
    for (number, folder) in std::env::args().skip(1).enumerate() {
        let gold = read_gold(&format!("{folder}/gold.csv"))?;
        let mut found = HashSet::new();
        let corpus = tokenize::tokenize(read_folder(&folder)?, &tokenize::Options::default());
        let page = select::Page::new(&corpus);
        for (index, tokenized) in corpus.pairs.iter().enumerate() {
            let view = PairView::new(tokenized, lexicon.dictionary);
            let links = linker.link_view(&view);
            let spans = Spans::new(&view, &links);
            let describe = Describe {
                zh: &|run| chinese(&view, &lexicon, run),
                en: &|run| english(&view, &lexicon, run),
            };
            for link in term_links(&spans, &chinese_runs(&view), None, describe) {
                let spots = link.ends.spots();
                let terms = [Lang::Zh, Lang::En].map(|lang| tokenized.spot_text(lang, *spots.get(lang)));
                let right = gold.contains(&(fold(terms[0]), fold(terms[1])));
                if right {
                    found.insert((fold(terms[0]), fold(terms[1])));
                }
                write!(out, "alone:{number}-{index}\t{}\t{}\t{}\t1", terms[0], terms[1], u8::from(right))?;
                for feature in select::describe(&link, page.support(terms[0], terms[1])) {
                    write!(out, "\t{feature:.4}")?;
                }
                writeln!(out)?;
            }
        }
        let mut missed: Vec<_> = gold.difference(&found).collect();
        missed.sort();
        eprintln!("{folder}: {} of {} reachable", found.len(), gold.len());
        if std::env::var_os("MISSED").is_some() {
            for (zh, en) in missed {
                eprintln!("  {zh} = {en}");
            }
        }
    }
    Ok(())
}

fn read_folder(folder: &str) -> Result<Bitext, Fail> {
    let mut bitext = Bitext::default();
    let mut files: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned))
        .filter(|path| !path.ends_with("gold.csv") && !path.ends_with("SOURCE.md"))
        .collect();
    files.sort();
    if let [en, zh] = &files[..] {
        let (zh, en) = (read::lines(zh)?.0, read::lines(en)?.0);
        return Ok(pair::align_lines(zh, en, None)?.into_bitext(0.0));
    }
    for file in files {
        let (document, _) = read::read(&file, &read::Options::default())?;
        bitext.append(pair::pair(document, None));
    }
    Ok(bitext)
}

fn read_gold(path: &str) -> Result<HashSet<(String, String)>, Fail> {
    let mut gold = HashSet::new();
    for row in csv::Reader::from_path(path)?.records() {
        let row = row?;
        for en in row[1].split('~') {
            gold.insert((fold(&row[0]), fold(en)));
        }
    }
    Ok(gold)
}

fn fold(text: &str) -> String {
    let text = fold_latin(text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !"%°".contains(c));
    let text = ["the ", "a ", "an "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let text = text.strip_suffix("'s").unwrap_or(text);
    text.chars().filter(|c| !c.is_whitespace() && *c != '.').map(simplify).collect()
}
