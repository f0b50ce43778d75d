//! Large inputs: lines in, lines out; sums of parts; models learnt in parts; and what waits on disk.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use duizhao::pipeline::{self, Input, Memory, Options, Scope};
use duizhao::select::Gathering;
use serde_json::{Value, json};

use crate::program::{Folder, program};

/// Captions with names, numbers and common terms; the last one holds damaged characters, and nobody learns from it.
const PAIRS: [(&str, &str); 7] = [
    ("鄂尔多斯市举行数字城市治理专家会", "Expert Meeting on Digital Urban Governance Held in Ordos"),
    ("联合国人居署发布《新城市议程》", "UN-Habitat Publishes the New Urban Agenda"),
    ("数字城市治理需要8万人", "Digital urban governance needs 80,000 people"),
    ("中国的城市治理", "Urban governance in China"),
    ("香港金融管理局（金管局）", "Hong Kong Monetary Authority (HKMA)"),
    ("外汇基金与金管局", "The Exchange Fund and the HKMA"),
    ("鄂尔多斯市的机器\u{FFFD}译", "Machine transl\u{FFFD}tion in Ordos"),
];

fn table() -> String {
    tab_text(&PAIRS)
}

fn tab_text(pairs: &[(&str, &str)]) -> String {
    let lines: Vec<String> = pairs.iter().map(|(zh, en)| format!("{zh}\t{en}")).collect();
    lines.join("\n") + "\n"
}

/// The lines of the table as a pipe takes them, each with its place in the table.
fn lines() -> Vec<String> {
    let cell = |row: usize, column: usize| json!({"document": "pairs.tsv", "at": {"cell": {"sheet": null, "row": row, "column": column}}});
    let line = |(row, (zh, en)): (usize, &(&str, &str))| {
        let places = json!({"zh": cell(row, 1), "en": cell(row, 2)});
        json!({"zh": zh, "en": en, "id": row, "places": places}).to_string()
    };
    (1..).zip(&PAIRS).map(line).collect()
}

#[test]
fn each_line_is_answered_in_its_place_and_a_bad_one_says_why() {
    let input = "{\"zh\":\"中国\",\"en\":\"China\",\"id\":\"a\"}\nnothing\n{\"zh\":\"中国\",\"id\":3}\n{\"zh\":\"\",\"en\":\"\",\"id\":4}\n";
    let run = Folder::new().run_with(input, &["extract", "--pipe"]).exits(1);
    let run = run.mentions("2 lines were no pairs");
    let answers: Vec<Value> =
        run.stdout().lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let ids: Vec<Value> = answers.iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [json!("a"), json!(null), json!(3), json!(4)]);
    let term = &answers[0]["terms"][0];
    assert_eq!((&term["zh"], &term["en"], &term["type"]), (&json!("中国"), &json!("China"), &json!("place")));
    assert_eq!(term["spans"], json!({"zh": {"start": 0, "end": 6}, "en": {"start": 0, "end": 5}}));
    assert!(answers[1]["error"].as_str().is_some_and(|error| error.contains("is no pair")), "{}", answers[1]);
    assert!(answers[2]["error"].as_str().is_some_and(|error| error.contains("`en`")), "{}", answers[2]);
    assert_eq!(answers[3]["terms"], json!([]));
}

#[test]
fn what_a_file_would_leave_out_is_left_out_of_a_pipe() {
    let input = "{\"zh\":\"机器\u{FFFD}译\",\"en\":\"machine translation\",\"id\":7}\n";
    let answer = Folder::new().run_with(input, &["extract", "--pipe"]).exits(0);
    assert!(
        answer.stdout().contains("\"left_out\":\"mojibake (a character is damaged)\""),
        "{}",
        answer.stdout()
    );
}

#[test]
fn a_writer_who_waits_for_its_answer_gets_it() {
    let mut child = program()
        .args(["extract", "--pipe"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 0..3 {
        writeln!(input, "{{\"zh\":\"中国\",\"en\":\"China\",\"id\":{id}}}").expect("a reader");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("an answer while the input is open");
        assert!(answer.contains(&format!("\"id\":{id}")), "{answer}");
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn lines_and_sums_of_lines_make_the_glossary_of_one_run() {
    let lines = lines();
    let (first, rest) = lines.split_at(2);
    let join = |lines: &[String]| lines.join("\n") + "\n";
    let folder =
        Folder::new().file("pairs.tsv", table()).file("1.jsonl", join(first)).file("2.jsonl", join(rest));
    let select = ["--untranslated", "--level", "broad", "--dropped"];
    let one = |name: &str| {
        let dropped = format!("{name}.dropped.csv");
        let run =
            [&["extract", "pairs.tsv", "--stream", "-o", name][..], &select, &[dropped.as_str()]].concat();
        folder.run(&run).exits(0);
        (folder.read(name), folder.read(&dropped))
    };
    let expected = one("one.csv");
    assert!(expected.0.contains("鄂尔多斯市,Ordos"), "{}", expected.0);
    for part in ["1", "2"] {
        let input = folder.read(&format!("{part}.jsonl"));
        let found = folder.run_with(input, &["extract", "--pipe"]).exits(0);
        std::fs::write(folder.path(&format!("{part}.found.jsonl")), found.stdout())
            .expect("a writable folder");
        let (input, output) = (format!("{part}.found.jsonl"), format!("{part}.sum.jsonl"));
        let partial = ["select", &input, "--partial", "--with-dropped", "--untranslated", "-o", &output];
        folder.run(&partial).exits(0);
    }
    for parts in [
        ["1.found.jsonl", "2.found.jsonl"],
        ["2.found.jsonl", "1.found.jsonl"],
        ["1.sum.jsonl", "2.found.jsonl"],
        ["2.sum.jsonl", "1.sum.jsonl"],
    ] {
        let run =
            [&["select", parts[0], parts[1], "-o", "all.csv"][..], &select, &["all.dropped.csv"]].concat();
        folder.run(&run).exits(0);
        assert_eq!((folder.read("all.csv"), folder.read("all.dropped.csv")), expected, "{parts:?}");
    }
    folder
        .run(&["select", "pairs.tsv"])
        .exits(1)
        .mentions("pairs.tsv:1: is no line of duizhao extract --pipe");
}

#[test]
fn what_is_learnt_in_parts_makes_the_glossary_that_is_learnt_at_once() {
    let lines = lines();
    let folder = Folder::new()
        .file("pairs.tsv", table())
        .file("1.jsonl", lines[..1].join("\n"))
        .file("2.jsonl", lines[1..].join("\n"));
    let mut left = String::from("all");
    while left != "0" {
        let state: &[&str] = if left == "all" { &[] } else { &["--state", "parts"] };
        for part in ["2", "1"] {
            let (pairs, counts) = (format!("{part}.jsonl"), format!("{part}.tsv"));
            folder.run(&[&["lexicon", "expect", &pairs, "-o", &counts][..], state].concat()).exits(0);
        }
        let run = folder
            .run(&[&["lexicon", "maximise", "2.tsv", "1.tsv", "-o", "parts"][..], state].concat())
            .exits(0);
        left = run.stdout().trim().to_owned();
    }
    let learnt = folder.run(&["extract", "pairs.tsv"]).exits(0).stdout().to_owned();
    folder.run(&["extract", "pairs.tsv", "--learnt", "parts"]).exits(0).prints(&learnt);
    folder
        .run(&["extract", "pairs.tsv", "--learnt", "pairs.tsv"])
        .exits(1)
        .mentions("pairs.tsv: what was kept");
    folder
        .run(&["lexicon", "expect", "1.jsonl", "--state", "2.tsv"])
        .exits(1)
        .mentions("2.tsv: what was kept");
}

#[test]
fn what_waits_on_disk_makes_the_same_glossary() {
    // More pairs than are held with their words.
    let mut text = String::new();
    for number in 0..17_000 {
        let (zh, en) = PAIRS[3];
        let _ = if number % 1000 == 0 {
            writeln!(text, "{zh}{number}\t{en} {number}")
        } else {
            writeln!(text, "城市{number}\tcity {number}")
        };
    }
    let folder = Folder::new().file("large.tsv", text);
    let input = Input::File(folder.path("large.tsv").to_string_lossy().into_owned());
    let glossary = |bytes: usize| {
        let options = Options { scope: Scope::Pair, memory: Memory(bytes), ..Options::default() };
        let mut gathering = Gathering::within(options.memory.to_gather());
        pipeline::gather(&input, &options, &mut |part| gathering.add(part)).expect("a table");
        assert_eq!(gathering.held().is_some(), bytes > 1 << 30);
        pipeline::finish(gathering, &options).expect("a glossary")
    };
    let (held, stored) = (glossary(8 << 30), glossary(1 << 20));
    assert_eq!(held.summary.figures.pairs, 17_000);
    assert!(held.summary.rows > 16_000 && held.glossary.entries.iter().any(|entry| entry.count > 1));
    assert!(held == stored, "{} and {} rows", held.summary.rows, stored.summary.rows);
}

#[test]
fn what_a_document_gives_does_not_depend_on_the_documents_beside_it() {
    let (first, rest) = PAIRS.split_at(3);
    let folder = Folder::new().file("a.tsv", tab_text(first)).file("b.tsv", tab_text(rest));
    let both = folder.run(&["extract", "a.tsv", "b.tsv"]).exits(0).stdout().to_owned();
    folder.run(&["extract", "b.tsv", "a.tsv"]).exits(0).prints(&both);
    let alone = folder.run(&["extract", "a.tsv"]).exits(0).stdout().to_owned();
    let ordos = |text: &str| text.lines().find(|line| line.starts_with("鄂尔多斯市,")).map(str::to_owned);
    assert!(ordos(&alone).is_some());
    assert_eq!(ordos(&alone), ordos(&both));
}
