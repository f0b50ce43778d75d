//! Teaches a linear chain from files of tokens: a CRF by stochastic gradient descent, its weights rounded to bytes.
//!
//! `teach TASK [--gold FILE] [--silver FILE] [--dev FILE] [--test FILE] [--out FILE] [--label FILE LABELLED] [--hints]
//! [--bits N] [--epochs N] [--rate X] [--gold-weight X] [--caution X] [--decay X] [--dropout X]`; TASK is en, zh or names.
//! `teach TASK --weights FILE --test FILE` measures only. See ../README.md.

#[path = "../../../../src/tag/chain.rs"]
#[allow(dead_code)]
mod chain;
#[path = "../../../../src/tag/en.rs"]
mod en;
#[path = "../../../../src/tag/feature.rs"]
#[allow(dead_code)]
mod feature;
mod figures;
mod learn;
#[path = "../../../../src/tag/names.rs"]
mod names;
mod texts;
#[path = "../../../../src/tag/zh.rs"]
mod zh;

use std::error::Error;

use learn::{Learner, Rate};
use texts::{Task, Text};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task =
        Task::named(arguments.first().map_or("", String::as_str)).ok_or("name a task: en, zh or names")?;
    let value = |name: &str, step: usize| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + step)).cloned()
    };
    let number =
        |name: &str, otherwise: f32| value(name, 1).and_then(|it| it.parse().ok()).unwrap_or(otherwise);
    let hints = arguments.iter().any(|argument| argument == "--hints");
    let read = |name: &str| match value(name, 1) {
        Some(path) => texts::read(&path, task, hints),
        None => Ok(Vec::new()),
    };
    let (gold, silver, dev) = (read("--gold")?, read("--silver")?, read("--dev")?);
    if let Some(path) = value("--weights", 1) {
        let bytes = std::fs::read(path)?;
        let chain = chain::Chain::parse(&bytes).ok_or("the weights cannot be read")?;
        println!("{}", figures::of(&chain, task, &read("--test")?));
        return Ok(());
    }
    let rate = Rate {
        step: number("--rate", 0.1),
        caution: number("--caution", 1.0),
        decay: number("--decay", 1e-6),
        dropout: number("--dropout", 0.0),
    };
    let mut learner = Learner::new(task.labels().len(), number("--bits", 16.0) as u32, rate);
    let weight = number("--gold-weight", 1.0);
    // A first look at everything says which rows matter; then those alone are taught.
    let order = ordered(&silver, &gold, weight);
    for pass in 1..=number("--choosing", 2.0) as u64 {
        learner.pass(&order, pass);
    }
    learner.choose(&order);
    let (silver, gold) = (learner.chosen(&silver), learner.chosen(&gold));
    let order = ordered(&silver, &gold, weight);
    for pass in 1..=number("--epochs", 4.0) as u64 {
        let loss = learner.pass(&order, pass);
        let bytes = learner.bytes();
        let chain = chain::Chain::parse(&bytes).ok_or("the weights cannot be read")?;
        eprintln!("{pass}: loss {loss:.4}; dev {}", figures::of(&chain, task, &dev));
    }
    let bytes = learner.bytes();
    let chain = chain::Chain::parse(&bytes).ok_or("the weights cannot be read")?;
    if value("--test", 1).is_some() {
        eprintln!("test {}", figures::of(&chain, task, &read("--test")?));
    }
    if let Some(out) = value("--out", 1) {
        std::fs::write(out, &bytes)?;
    }
    if let (Some(path), Some(out)) = (value("--label", 1), value("--label", 2)) {
        let unlabelled = texts::read(&path, task, hints)?;
        let labels = unlabelled.iter().map(|text| figures::labels(&chain, text)).collect::<Vec<_>>();
        std::fs::write(out, texts::relabelled(&std::fs::read_to_string(&path)?, task, &labels))?;
    }
    Ok(())
}

fn ordered<'t>(silver: &'t [Text], gold: &'t [Text], weight: f32) -> Vec<(&'t Text, f32)> {
    let silver = silver.iter().map(|text| (text, 1.0));
    silver.chain(gold.iter().map(|text| (text, weight))).collect()
}
