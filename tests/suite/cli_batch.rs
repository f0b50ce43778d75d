//! Runs over many files: one bad file stops no other, the order and the number of threads change nothing, and what was
//! done before is not done again.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::{Folder, program};

/// Sentences in both languages; the number makes those of each file its own.
fn pairs(number: usize) -> Vec<(String, String)> {
    [
        ("联合国人居署在鄂尔多斯市发布{}份报告。", "UN-Habitat launched {} reports in Ordos."),
        (
            "香港金融管理局公布第{}期《香港概览》。",
            "The Hong Kong Monetary Authority published issue {} of Hong Kong in Brief.",
        ),
        ("智慧城市示范区有{}个社区。", "The smart city demonstration area has {} communities."),
        ("碳中和目标将在{}年内实现。", "The carbon neutrality target will be reached within {} years."),
    ]
    .map(|(zh, en)| {
        let put = |text: &str| text.replace("{}", &(number + 2).to_string());
        (put(zh), put(en))
    })
    .to_vec()
}

/// The content of a good file, in one of three formats.
fn content(number: usize) -> (&'static str, String) {
    let pairs = pairs(number);
    let all = |line: &dyn Fn(&(String, String)) -> String| pairs.iter().map(line).collect::<String>();
    match number % 3 {
        0 => ("txt", all(&|(zh, en)| format!("{zh}\n\n{en}\n\n"))),
        1 => ("tsv", format!("zh\ten\n{}", all(&|(zh, en)| format!("{zh}\t{en}\n")))),
        _ => {
            let unit = |(zh, en): &(String, String)| {
                let variant = |lang, text| format!("<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>");
                format!("<tu>{}{}</tu>\n", variant("zh-CN", zh), variant("en", en))
            };
            let body = all(&unit);
            let header = "<header srclang=\"en\" segtype=\"sentence\"/>";
            ("tmx", format!("<tmx version=\"1.4\">{header}<body>\n{body}</body></tmx>\n"))
        }
    }
}

/// A folder `in` with so many good files in two folders.
fn batch(many: usize) -> Folder {
    let folder = Folder::new().folder("in").folder("in/a").folder("in/b");
    (0..many).fold(folder, |folder, number| {
        let (extension, content) = content(number);
        folder.file(&format!("in/{}/f{number:03}.{extension}", ["a", "b"][number % 2]), content)
    })
}

/// Files that cannot be used, each for another reason.
fn with_broken(folder: Folder) -> Folder {
    folder
        .file("in/a/empty.txt", "")
        .file("in/a/english.txt", "Only English is written here.\n")
        .file("in/b/cut.tmx", "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"zh\"><seg>城市")
        .file("in/b/noise.docx", "PK\u{3}\u{4} no archive")
}

fn report(folder: &Folder, name: &str) -> Value {
    serde_json::from_str(&folder.read(name)).expect("JSON")
}

fn count(report: &Value, status: &str) -> u64 {
    report["summary"][status].as_u64().expect("a number")
}

#[test]
fn bad_files_are_named_and_the_others_are_done() {
    let folder = batch(6);
    folder.run(&["extract", "in", "-o", "good.csv", "--quiet"]).exits(0).says_nothing();
    let folder = with_broken(folder);
    let run = folder.run(&["extract", "in", "-o", "all.csv", "--report", "report.json"]).exits(1);
    run.mentions("error: in/a/empty.txt: ")
        .mentions("error: in/a/english.txt: no Chinese text found\n")
        .mentions("error: in/b/cut.tmx")
        .mentions("error: in/b/noise.docx")
        .mentions("read        6  ")
        .mentions("failed      4\n");
    assert_eq!(folder.read("all.csv"), folder.read("good.csv"));
    let report = report(&folder, "report.json");
    assert_eq!((count(&report, "files"), count(&report, "read"), count(&report, "failed")), (10, 6, 4));
    let files = report["files"].as_array().expect("a list");
    let failed: Vec<&Value> = files.iter().filter(|file| file["status"] == "failed").collect();
    assert!(failed.iter().all(|file| file["reason"].as_str().is_some_and(|reason| reason.contains("in/"))));
    let read = files.iter().find(|file| file["status"] == "read").expect("a file that was read");
    assert!(read["pairs"] == 4 && read["unpaired"] == 0 && read["found"].as_u64() > Some(3), "{read}");
    assert!(report["summary"]["rows"].as_u64() > Some(3) && report["outputs"][0]["profile"] == "csv");
    let none = folder.run(&["extract", "in/a/empty.txt", "in/a/english.txt", "-o", "none.csv"]).exits(1);
    none.mentions("error: in/a/english.txt: no Chinese text found\n");
    assert!(!folder.path("none.csv").exists());
}

#[test]
fn the_first_bad_file_ends_the_run_where_that_is_wanted() {
    let folder = with_broken(batch(3));
    let run = folder.run(&["extract", "in", "-o", "all.csv", "--fail-fast", "-j", "1"]).exits(1);
    run.says("error: in/a/empty.txt: is empty");
    assert_eq!(folder.names(), ["in"]);
}

#[test]
fn neither_the_order_of_the_files_nor_the_number_of_threads_changes_a_byte() {
    let folder = batch(12);
    folder.run(&["extract", "in", "-o", "one.jsonl", "-j", "1", "-q"]).exits(0);
    folder.run(&["extract", "in", "-o", "two.jsonl", "-j", "2", "-q"]).exits(0);
    assert!(folder.read("one.jsonl").lines().count() > 5);
    assert_eq!(folder.read("one.jsonl"), folder.read("two.jsonl"));
    let listed = folder.run(&["extract", "in", "--dry-run"]).exits(0);
    let mut names: Vec<&str> =
        listed.stdout().lines().filter_map(|line| line.strip_prefix("file\t")).collect();
    assert_eq!(names.len(), 12);
    names.reverse();
    let list = names.join("\0");
    let run = ["extract", "--files-from", "-", "-0", "-o", "three.jsonl", "-q"];
    folder.run_with(list, &run).exits(0);
    assert_eq!(folder.read("one.jsonl"), folder.read("three.jsonl"));
}

#[test]
fn cached_and_fresh_runs_give_the_same_bytes_and_only_what_changed_is_read() {
    let folder = with_broken(batch(9));
    let run = |output: &str, report: &str, more: &[&str]| {
        let arguments = [&["extract", "in", "-o", output, "--report", report, "-q"], more].concat();
        folder.run(&arguments).exits(1);
    };
    let cached = ["--cache", "kept"];
    run("fresh.csv", "fresh.json", &[]);
    run("first.csv", "first.json", &cached);
    run("again.csv", "again.json", &cached);
    for output in ["first.csv", "again.csv"] {
        assert_eq!(folder.read(output), folder.read("fresh.csv"), "{output}");
    }
    let again = report(&folder, "again.json");
    assert_eq!((count(&again, "read"), count(&again, "cached"), count(&again, "failed")), (0, 9, 4));
    fs::write(folder.path("in/a/f000.txt"), content(42).1).expect("a writable file");
    run("fresh.csv", "fresh.json", &[]);
    run("changed.csv", "changed.json", &cached);
    assert_eq!(folder.read("changed.csv"), folder.read("fresh.csv"));
    let changed = report(&folder, "changed.json");
    assert_eq!((count(&changed, "read"), count(&changed, "cached"), count(&changed, "failed")), (1, 8, 4));
    // Other rows of the same finds: nothing has to be read again.
    run("strict.csv", "strict.json", &["--cache", "kept", "--level", "strict"]);
    assert_eq!(count(&report(&folder, "strict.json"), "cached"), 9);
    run("fresh.csv", "fresh.json", &["--level", "strict"]);
    assert_eq!(folder.read("strict.csv"), folder.read("fresh.csv"));
}

#[test]
fn damaged_entries_are_made_anew() {
    let folder = batch(3);
    folder.run(&["extract", "in", "-o", "first.csv", "--cache", "kept", "-q"]).exits(0);
    let mut entries = Vec::new();
    for version in
        fs::read_dir(folder.path("kept")).expect("a cache").flatten().filter(|entry| entry.path().is_dir())
    {
        for shard in fs::read_dir(version.path()).expect("shards").flatten() {
            entries.extend(fs::read_dir(shard.path()).expect("entries").flatten().map(|entry| entry.path()));
        }
    }
    assert_eq!(entries.len(), 4, "three files and the whole");
    for (number, entry) in entries.iter().enumerate() {
        let mut bytes = fs::read(entry).expect("an entry");
        let (middle, end) = (bytes.len() / 2, bytes.len() - 1);
        match number % 3 {
            0 => bytes[middle] ^= 0x20,
            1 => bytes.truncate(end),
            _ => bytes.clear(),
        }
        fs::write(entry, bytes).expect("a writable entry");
    }
    folder.run(&["extract", "in", "-o", "again.csv", "--cache", "kept", "-q"]).exits(0).says_nothing();
    assert_eq!(folder.read("first.csv"), folder.read("again.csv"));
}

#[test]
fn a_run_that_is_killed_again_and_again_ends_as_if_nothing_had_been() {
    let folder = with_broken(batch(30));
    let fresh = ["extract", "in", "-o", "fresh.csv", "-q"];
    let start = Instant::now();
    folder.run(&fresh).exits(1);
    let all = start.elapsed();
    let cached = ["extract", "in", "-o", "killed.csv", "-q", "--cache", "kept"];
    // Moments that no clock chooses alike: a share of the time of a whole run, from early to late.
    for share in [5_u32, 20, 10, 35, 15] {
        let mut command = program();
        command.args(cached).current_dir(folder.path("")).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        std::thread::sleep((all * share / 100).max(Duration::from_millis(5)));
        child.kill().expect("a child that can be killed");
        child.wait().expect("a child that ends");
        assert!(!folder.path("killed.csv").exists() || folder.read("killed.csv") == folder.read("fresh.csv"));
    }
    folder.run(&cached).exits(1);
    assert_eq!(folder.read("killed.csv"), folder.read("fresh.csv"));
}

#[test]
fn two_runs_may_share_a_cache() {
    let folder = batch(12);
    folder.run(&["extract", "in", "-o", "alone.csv", "-q"]).exits(0);
    let start = |output: &str| {
        let arguments = ["extract", "in", "-o", output, "-q", "--cache", "kept"];
        program().args(arguments).current_dir(folder.path("")).spawn().expect("the program starts")
    };
    let children = [start("one.csv"), start("two.csv")];
    for mut child in children {
        assert!(child.wait().expect("a child that ends").success());
    }
    for output in ["one.csv", "two.csv"] {
        assert_eq!(folder.read(output), folder.read("alone.csv"), "{output}");
    }
}

#[test]
fn each_file_can_have_its_own_glossary_in_the_same_tree() {
    let folder = batch(4).folder("in/zh").folder("in/en");
    let (zh, en): (Vec<String>, Vec<String>) = pairs(7).into_iter().unzip();
    let folder = folder.file("in/zh/page.txt", zh.join("\n")).file("in/en/page.txt", en.join("\n"));
    let folder = with_broken(folder);
    let each = [
        "extract",
        "in",
        "--each",
        "-o",
        "out",
        "--to",
        "omegat",
        "--report",
        "report.json",
        "--cache",
        "kept",
    ];
    for read in [5, 0] {
        folder.run(&each).exits(1).mentions("error: in/a/empty.txt: ").mentions("failed  ");
        let report = report(&folder, "report.json");
        assert_eq!((count(&report, "read"), count(&report, "failed")), (read, 4));
        for output in
            ["out/a/f000.utf8", "out/b/f001.utf8", "out/a/f002.utf8", "out/b/f003.utf8", "out/page.utf8"]
        {
            assert!(folder.read(output).contains("UN-Habitat"), "{output}");
        }
        assert!(!folder.path("out/a/empty.utf8").exists());
        fs::remove_dir_all(folder.path("out")).expect("the outputs");
    }
    folder.run(&["extract", "in/a/f000.txt", "-o", "alone.utf8", "-q"]).exits(0);
    folder.run(&["extract", "in/a", "--each", "-o", "out", "--to", "omegat", "-q"]).exits(1);
    assert_eq!(folder.read("out/f000.utf8"), folder.read("alone.utf8"));
}

#[test]
fn glossaries_that_would_share_a_name_are_an_error() {
    let folder = batch(1).file("in/a/f000.md", content(0).1);
    folder.run(&["extract", "in", "--each", "-o", "out"]).exits(2).says(
        "error: out/a/f000.csv: would be the glossary of both in/a/f000.md and in/a/f000.txt; run them into two folders",
    );
    assert_eq!(folder.names(), ["in"]);
    folder
        .run(&["extract", "in", "--each"])
        .exits(2)
        .says("error: --each writes below one folder: name it with -o");
}

#[test]
fn patterns_are_resolved_and_what_a_run_wrote_is_not_read_by_the_next() {
    let folder = batch(6);
    folder.run(&["extract", "in", "-o", "in/glossary.csv", "--cache", "in/kept", "-q"]).exits(0);
    let first = folder.read("in/glossary.csv");
    folder.run(&["extract", "in", "-o", "in/glossary.csv", "--cache", "in/kept", "-q"]).exits(0);
    assert_eq!(folder.read("in/glossary.csv"), first);
    let run = folder.run(&["extract", "in/**/*.t?[tv]", "--dry-run"]).exits(0);
    run.prints("file\tin/a/f000.txt\nfile\tin/a/f004.tsv\nfile\tin/b/f001.tsv\nfile\tin/b/f003.txt\n");
    let run = folder.run(&["extract", "in/none*.txt", "in/a/f000.txt", "--to", "csv-plain"]).exits(1);
    run.mentions("error: in/none*.txt: ").shows("UN-Habitat");
}

#[test]
fn a_log_for_programs_is_an_object_a_line() {
    let folder = with_broken(batch(3));
    let run = folder.run(&["extract", "in", "-o", "all.csv", "--log", "json"]).exits(1);
    let lines = run.stderr().lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let events: Vec<String> = lines
        .inspect(|line| assert!(line["time"].is_u64() && line["text"].is_string(), "{line}"))
        .map(|line| line["event"].as_str().expect("a text").to_owned())
        .collect();
    assert_eq!(events.iter().filter(|event| *event == "error").count(), 4);
    assert!(events.iter().any(|event| event == "info"));
    let run = folder.run(&["extract", "nothing.txt", "--log", "json", "--to", "papyrus"]).exits(2);
    run.mentions("papyrus");
}

#[test]
fn a_cache_is_shown_pruned_and_cleared() {
    let folder = batch(2).file("letter.txt", "dear");
    folder.run(&["extract", "in", "-o", "all.csv", "--cache", "kept", "-q"]).exits(0);
    folder.run(&["cache", "info", "kept"]).exits(0).shows("of this version:\t3 entries, ");
    folder.run(&["cache", "prune", "kept"]).exits(0).shows("taken away, of this version:\t0 entries, ");
    folder
        .run(&["cache", "prune", "kept", "--days", "0"])
        .exits(0)
        .shows("taken away, of this version:\t3 entries, ");
    folder.run(&["cache", "clear", "kept"]).exits(0);
    assert!(!folder.path("kept").exists());
    folder.run(&["cache", "clear", "in"]).exits(2).says("error: in: is no cache: it holds no CACHEDIR.TAG");
    folder
        .run(&["extract", "in", "--cache", "in"])
        .exits(2)
        .says("error: in: holds other things than a cache; name a new folder or an empty one");
}
