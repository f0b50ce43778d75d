//! Files of tokens: a token a line, an empty line behind each text.
//!
//! en: text, hint, label. zh: text, jieba's tag, gloss, hint, label. names: text, jieba's tag, gloss, then by
//! characters and parted by spaces: table, hints, labels. A label may be several (`NOUN|TIME`: any of them), or `-`: any.

use std::error::Error;
use std::path::Path;

use crate::feature::{Rows, Word, hash};
use crate::names::Character;
use crate::{en, names, zh};

/// What is taught.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Parts of speech of English words.
    En,
    /// Parts of speech of Chinese words.
    Zh,
    /// Names in Chinese text.
    Names,
}

impl Task {
    pub fn named(name: &str) -> Option<Task> {
        [("en", Task::En), ("zh", Task::Zh), ("names", Task::Names)]
            .into_iter()
            .find(|it| it.0 == name)
            .map(|it| it.1)
    }

    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Task::En => &en::LABELS,
            Task::Zh => &zh::LABELS,
            Task::Names => &names::LABELS,
        }
    }

    /// The column of hints; labels follow.
    fn hints(self) -> usize {
        match self {
            Task::En => 1,
            Task::Zh => 3,
            Task::Names => 4,
        }
    }
}

/// A text ready to learn from.
#[derive(Default)]
pub struct Text {
    /// Rows of every place.
    pub rows: Vec<Vec<u32>>,
    /// Labels that a place may have: a bit each; 0: not known.
    pub allowed: Vec<u32>,
}

/// Templates of hints are numbered from here on.
const HINTS: u64 = 1000;

pub fn read(path: &str, task: Task, hints: bool) -> Result<Vec<Text>, Box<dyn Error>> {
    let path = Path::new(path);
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let blocks = text.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty());
    Ok(blocks.map(|block| block_text(block, task, hints)).collect())
}

fn block_text(block: &str, task: Task, with_hints: bool) -> Text {
    let tokens: Vec<Vec<&str>> = block.lines().map(|line| line.split('\t').collect()).collect();
    let column = |at: usize| tokens.iter().map(move |token| token.get(at).copied().unwrap_or(""));
    let words: Vec<Word<'_>> = match task {
        Task::En => column(0).map(|text| Word { text, ..Word::default() }).collect(),
        _ => tokens
            .iter()
            .map(|token| Word { text: token[0], tag: token[1], gloss: token[2].parse().unwrap_or(0) })
            .collect(),
    };
    let mut text = Text::default();
    let mut see = |_: usize, rows: &[u32]| text.rows.push(rows.to_vec());
    match task {
        Task::En => en::describe(&words, &mut see),
        Task::Zh => zh::describe(&words, &mut see),
        Task::Names => {
            let of_word = |(word, token): (usize, &Vec<&str>)| {
                let table = token[3].split(' ').map(|table| table.parse().unwrap_or(0));
                token[0]
                    .chars()
                    .zip(table)
                    .map(|(character, table)| Character { character, word, table })
                    .collect::<Vec<_>>()
            };
            let characters: Vec<Character> = tokens.iter().enumerate().flat_map(of_word).collect();
            names::describe(&words, &characters, &mut see);
        }
    }
    let split = |at: usize| -> Vec<&str> {
        match task {
            Task::Names => column(at).flat_map(|field| field.split(' ')).collect(),
            _ => column(at).collect(),
        }
    };
    if with_hints {
        add_hints(&mut text.rows, &split(task.hints()), &split(0));
    }
    text.allowed = split(task.hints() + 1).into_iter().map(|label| allowed(label, task)).collect();
    text.allowed.resize(text.rows.len(), 0);
    text
}

/// What another tagger says here and beside.
fn add_hints(rows: &mut [Vec<u32>], hints: &[&str], words: &[&str]) {
    let hints: Vec<u64> = hints.iter().map(|hint| hash(hint)).collect();
    for (at, rows) in rows.iter_mut().enumerate() {
        let near =
            |step: isize| at.checked_add_signed(step).and_then(|at| hints.get(at)).copied().unwrap_or(7);
        let word = words.get(at).map_or(0, |word| hash(word));
        let (before, own, behind) = (near(-1), near(0), near(1));
        let mut more = Vec::new();
        let mut gathered = Rows::new(&mut more);
        for parts in [
            &[HINTS, own][..],
            &[HINTS + 1, before, own],
            &[HINTS + 2, own, behind],
            &[HINTS + 3, before, own, behind],
            &[HINTS + 4, own, word],
            &[HINTS + 5, near(-2), before, own],
            &[HINTS + 6, own, behind, near(2)],
        ] {
            gathered.add(parts);
        }
        rows.extend(more);
    }
}

fn allowed(label: &str, task: Task) -> u32 {
    let bit = |name: &str| task.labels().iter().position(|label| *label == name).map_or(0, |at| 1 << at);
    label.split('|').map(bit).sum()
}

/// The file again, with these labels in its last column.
pub fn relabelled(file: &str, task: Task, labels: &[Vec<u8>]) -> String {
    let mut labels = labels.iter();
    let mut out = String::new();
    for block in file.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty()) {
        let mut of_text = labels.next().into_iter().flatten().map(|&label| task.labels()[usize::from(label)]);
        for line in block.lines() {
            let fields: Vec<&str> = line.split('\t').take(task.hints() + 1).collect();
            let many = if task == Task::Names { fields[0].chars().count() } else { 1 };
            let own: Vec<&str> = of_text.by_ref().take(many).collect();
            out.push_str(&format!("{}\t{}\n", fields.join("\t"), own.join(" ")));
        }
        out.push('\n');
    }
    out
}
