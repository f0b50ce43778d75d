//! Prints what the judges of term links look at, for `scripts/judges` to learn from.
//!
//! `row_features PATH...`: files, or folders that hold one text (see `corpora/README.md`). A line a term link: path,
//! number of the pair, both terms, both runs (`start-end`, tokens), then the features, split by tabs. The first line says
//! what the features are called.

#![allow(clippy::print_stdout)]

use std::io::Write;
use std::path::Path;

use duizhao::align::{Describe, Spans, term_links};
use duizhao::data::{Bitext, Corpus, Lang, Sides};
use duizhao::lexicon::Lexicon;
use duizhao::lexicon::view::PairView;
use duizhao::link::{Linker, Model};
use duizhao::recognize::{chinese, chinese_runs, english};
use duizhao::{pair, read, select, tag, tokenize};

type Fail = Box<dyn std::error::Error>;

fn main() -> Result<(), Fail> {
    let lexicon = Lexicon::bundled();
    let linker = Linker::new(&lexicon, Model::default());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "features: {}", select::feature_names().join(" "))?;
    for path in std::env::args().skip(1) {
        let corpus = tokenize::tokenize(read_text(&path)?, &tokenize::Options::default());
        print(&path, &corpus, &linker, &mut out)?;
    }
    Ok(())
}

fn print(path: &str, corpus: &Corpus, linker: &Linker<'_>, out: &mut impl Write) -> Result<(), Fail> {
    let lexicon = linker.lexicon();
    let page = select::Page::new(corpus);
    for (number, pair) in corpus.pairs.iter().enumerate() {
        let view = PairView::new(pair, lexicon.dictionary);
        let links = linker.link_view(&view);
        let spans = Spans::new(&view, &links).with_tags(Sides::from_fn(|lang| tag::tags(pair, lang)));
        let describe =
            Describe { zh: &|run| chinese(&view, lexicon, run), en: &|run| english(&view, lexicon, run) };
        for link in term_links(&spans, &chinese_runs(&view), None, describe) {
            let (spots, runs) = (link.ends.spots(), link.ends.runs());
            let [zh, en] = Lang::BOTH.map(|lang| pair.spot_text(lang, *spots.get(lang)));
            let (left, right) = (runs.zh, runs.en);
            write!(
                out,
                "{path}\t{number}\t{zh}\t{en}\t{}-{}\t{}-{}",
                left.start, left.end, right.start, right.end
            )?;
            for feature in select::describe(&link, page.support(zh, en)) {
                write!(out, "\t{feature:.4}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn read_text(path: &str) -> Result<Bitext, Fail> {
    let mut bitext = Bitext::default();
    let mut files = if Path::new(path).is_dir() { in_folder(path)? } else { vec![path.to_owned()] };
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

fn in_folder(path: &str) -> Result<Vec<String>, Fail> {
    let files = std::fs::read_dir(path)?.filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned));
    Ok(files.filter(|file| !file.ends_with("gold.csv") && !file.ends_with("SOURCE.md")).collect())
}
