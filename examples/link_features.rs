//! Prints what the judge of links looks at for hand-linked sentences, for `scripts/fit_trees.py` to learn from.
//!
//! `link_features NAME PAIRS.tsv GOLD.txt --mode alone|together|also [--content] [--also FILE]... [--scores FILE]`
//!
//! PAIRS.tsv holds tokenized pairs, GOLD.txt their links (`i-j` sure, `ipj` possible). `--content`: the gold links
//! words with content only, so only cells in linked rows or columns are printed. `--scores`: what the first judge
//! thought, held out: then the features of the second judge are printed.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::type_complexity,
    clippy::too_many_lines,
    clippy::wildcard_imports
)]

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

use duizhao::data::{At, Bitext, Grid, Place, TokenizedPair};
use duizhao::lexicon::Lexicon;
use duizhao::lexicon::view::PairView;
use duizhao::link::{Learner, Linker, Model, Prepared, Stage, feature_names, find_all};
use duizhao::tokenize::{Options, pretokenized, tokenize};

type Fail = Box<dyn std::error::Error>;

/// Right, possible: what a possible link counts between wrong (0) and right (1).
const POSSIBLE: f32 = 0.6;

fn main() -> Result<(), Fail> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let (name, pairs, gold) = (&args[0], read_pairs(&args[1])?, read_gold(&args[2])?);
    let mode = value("--mode").unwrap_or_else(|| "alone".into());
    let content = args.iter().any(|arg| arg == "--content");
    let scores = value("--scores").map(|path| read_scores(&path)).transpose()?;
    let lexicon = Lexicon::bundled();
    let mut model = Model::default();
    if mode != "alone" {
        let mut learner = Learner::default();
        for (at, _) in args.iter().enumerate().filter(|(_, arg)| *arg == "--also") {
            for pair in read_running(&args[at + 1])? {
                let view = PairView::new(&pair, lexicon.dictionary);
                learner.add(Prepared::new(&view, &lexicon));
            }
        }
        for pair in &pairs {
            let view = PairView::new(pair, lexicon.dictionary);
            learner.add(Prepared::new(&view, &lexicon));
        }
        model = learner.finish(&lexicon);
    }
    let linker = Linker::new(&lexicon, model);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "#\t{}", feature_names().join("\t"))?;
    for (index, pair) in pairs.iter().enumerate() {
        let key = format!("{mode}:{name}-{index}");
        let view = PairView::new(pair, lexicon.dictionary);
        let weighed = linker.weigh(&view, &find_all(&view, &lexicon));
        let before = match &scores {
            None => weighed.agreed(),
            Some(scores) => {
                let mut grid = Grid::zeros(view.zh.len(), view.en.len());
                for &(zh, en, score) in scores.get(&key).into_iter().flatten() {
                    grid.set(zh, en, score);
                }
                grid
            }
        };
        let stage = if scores.is_some() { Stage::Second } else { Stage::First };
        let links = &gold[index];
        let described = weighed.describe(&view, before, stage);
        for (&(zh, en), features) in described.cells.iter().zip(&described.features) {
            if content && !links.keys().any(|&(row, column)| row == zh || column == en) {
                continue;
            }
            let label = links.get(&(zh, en)).copied().unwrap_or(0.0);
            write!(out, "{key}\t{zh}\t{en}\t{label}\t1")?;
            for feature in features {
                write!(out, "\t{feature:.4}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn read_pairs(path: &str) -> Result<Vec<TokenizedPair>, Fail> {
    let document: Arc<str> = path.into();
    let text = std::fs::read_to_string(path)?;
    let pair = |(line, text): (usize, &str)| {
        let (zh, en) = text.split_once('\t').ok_or("no tab")?;
        Ok(pretokenized(zh, en, &Place::new(&document, At::Line(line as u32 + 1))))
    };
    text.lines().enumerate().map(pair).collect()
}

/// Parallel text whose words are not given.
fn read_running(path: &str) -> Result<Vec<TokenizedPair>, Fail> {
    let mut bitext = Bitext::default();
    duizhao::read::parallel(path, &mut |pair| {
        bitext.pairs.push(pair);
        Ok(())
    })?;
    Ok(tokenize(bitext, &Options::default()).pairs)
}

fn read_gold(path: &str) -> Result<Vec<HashMap<(usize, usize), f32>>, Fail> {
    let link = |text: &str| -> Result<((usize, usize), f32), Fail> {
        let sure = text.contains('-');
        let (zh, en) = text.split_once(if sure { '-' } else { 'p' }).ok_or("not a link")?;
        Ok(((zh.parse()?, en.parse()?), if sure { 1.0 } else { POSSIBLE }))
    };
    std::fs::read_to_string(path)?.lines().map(|line| line.split_whitespace().map(link).collect()).collect()
}

fn read_scores(path: &str) -> Result<HashMap<String, Vec<(usize, usize, f32)>>, Fail> {
    let mut scores: HashMap<String, Vec<(usize, usize, f32)>> = HashMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [key, zh, en, score] = cells[..] else { return Err("not a score".into()) };
        scores.entry(key.into()).or_default().push((zh.parse()?, en.parse()?, score.parse()?));
    }
    Ok(scores)
}
