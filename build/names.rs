//! Puts the tables of names into the files that `lexicon::names` opens: an FST of Chinese names, and what they are.

use std::collections::BTreeMap;
use std::path::Path;

use crate::latin::fold_latin;
use crate::simplified::Simplified;
use crate::{Result, blob, sources};

/// The tables, the most reliable first: where two know a name, the first one's English comes first.
const TABLES: [(&str, Columns); 5] = [
    ("bodies", Columns::Typed),
    ("nations", Columns::Nations),
    ("regions", Columns::Typed),
    ("places", Columns::Sorted),
    ("forenames", Columns::Persons),
];

/// What a table's columns are.
#[derive(Clone, Copy)]
enum Columns {
    /// Chinese, English, type.
    Typed,
    /// Chinese, English, adjectives and people.
    Nations,
    /// Chinese, English, a sort of place or word.
    Sorted,
    /// Chinese, English.
    Persons,
}

/// One thing with its names.
struct Row {
    table: usize,
    sort: String,
    chinese: Vec<String>,
    english: Vec<String>,
}

/// Writes `names.fst` (name to its place in the lists), `name-lists.bin` (ids) and `names.bin` (what each id is).
pub(crate) fn write(simplified: &Simplified, out: &Path) -> Result<()> {
    let mut rows = Vec::new();
    for (table, (name, columns)) in TABLES.iter().enumerate() {
        for line in sources::table(name)? {
            rows.extend(line_rows(table, *columns, line.as_slice()).ok_or_else(|| {
                format!("src/lexicon/tables/{name}.tsv: a column is missing in `{}`", line.join(" "))
            })?);
        }
    }
    save_records(&rows, out)?;
    save_lists(&rows, simplified, out)
}

/// The rows that one line of a table makes.
fn line_rows(table: usize, columns: Columns, cells: &[String]) -> Option<Vec<Row>> {
    let parts = |cell: &String| cell.split('|').map(str::to_owned).collect::<Vec<_>>();
    let row = |sort: &str, chinese, english| Row { table, sort: sort.to_owned(), chinese, english };
    let (chinese, english) = (parts(cells.first()?), parts(cells.get(1)?));
    Some(match columns {
        Columns::Typed => vec![row(cells.get(2)?, chinese, english)],
        Columns::Persons => vec![row("person", chinese, english)],
        Columns::Sorted => {
            let is_word = matches!(cells.get(2)?.as_str(), "language" | "currency");
            vec![row(if is_word { "term" } else { "place" }, chinese, english)]
        }
        Columns::Nations => nation(table, chinese, english, cells.get(2).map(parts).unwrap_or_default()),
    })
}

/// A country stands for its adjective too (法国总统, French President), and its name with 人 for its people.
fn nation(table: usize, chinese: Vec<String>, mut english: Vec<String>, people: Vec<String>) -> Vec<Row> {
    let persons =
        chinese.iter().filter(|name| !name.ends_with('人')).map(|name| format!("{name}人")).collect();
    english.extend(people.iter().filter(|form| !english.contains(form)).cloned().collect::<Vec<_>>());
    let mut rows = vec![Row { table, sort: "place".to_owned(), chinese, english }];
    if !people.is_empty() {
        rows.push(Row { table, sort: "term".to_owned(), chinese: persons, english: people });
    }
    rows
}

/// What each id is: its type, its table, its English names.
fn save_records(rows: &[Row], out: &Path) -> Result<()> {
    let mut records = Vec::new();
    let mut starts: Vec<u8> = Vec::new();
    for row in rows {
        starts.extend((records.len() as u32).to_le_bytes());
        blob::push_text(&mut records, &row.sort);
        blob::push_text(&mut records, TABLES[row.table].0);
        blob::push_number(&mut records, row.english.len());
        for name in &row.english {
            blob::push_text(&mut records, name);
        }
    }
    blob::save(&out.join("name-starts.bin"), &starts)?;
    blob::save(&out.join("names.bin"), &records)
}

/// Which ids a Chinese name has.
fn save_lists(rows: &[Row], simplified: &Simplified, out: &Path) -> Result<()> {
    let mut ids: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (id, row) in rows.iter().enumerate() {
        for name in &row.chinese {
            let known = ids.entry(simplified.fold(name)).or_default();
            if !known.iter().any(|&before| rows.get(before).is_some_and(|before| says_all(before, row))) {
                known.push(id);
            }
        }
    }
    let mut lists = Vec::new();
    let mut keys: BTreeMap<&String, u64> = BTreeMap::new();
    for (name, ids) in &ids {
        keys.insert(name, lists.len() as u64);
        blob::push_number(&mut lists, ids.len());
        for &id in ids {
            blob::push_number(&mut lists, id);
        }
    }
    blob::save_map(&out.join("names.fst"), &keys)?;
    blob::save(&out.join("name-lists.bin"), &lists)
}

/// The earlier row holds all that the later one says.
fn says_all(earlier: &Row, later: &Row) -> bool {
    let holds = |name: &String| earlier.english.iter().any(|known| fold_latin(known) == fold_latin(name));
    earlier.sort == later.sort && later.english.iter().all(holds)
}
