//! The program with `lexicon`: learn once, use often.

use std::fs;

use crate::program::Folder;

/// Three sentences that know 数治通 as Civitron, a name that no dictionary holds; the word stands in each of them.
const MEMORY: &str = "数治通 是 新 的 平台 。\tCivitron is a new platform.\n\
                      我们 使用 数治通 。\tWe use Civitron.\n\
                      数治通 帮助 城市 。\tCivitron helps cities.\n";

const OTHER: &str = "城市 需要 治理 。\tCities need governance.\n\
                     治理 需要 数据 。\tGovernance needs data.\n\
                     数治通 需要 数据 。\tCivitron needs data.\n\
                     数治通 分析 数据 。\tCivitron analyses data.\n";

fn folder() -> Folder {
    Folder::new().file("memory.tsv", MEMORY).file("other.tsv", OTHER)
}

#[test]
fn the_order_of_files_and_the_number_of_threads_make_no_difference() {
    let folder = folder();
    folder.run(&["lexicon", "learn", "memory.tsv", "other.tsv", "-o", "a.lex"]).exits(0);
    folder.run(&["lexicon", "learn", "other.tsv", "memory.tsv", "-o", "b.lex"]).exits(0);
    let mut one = crate::program::program();
    one.args(["lexicon", "learn", "memory.tsv", "other.tsv", "-q", "-o", "c.lex"]);
    one.env("RAYON_NUM_THREADS", "1").current_dir(folder.path(""));
    assert!(one.status().expect("the program starts").success());
    let bytes = |name: &str| fs::read(folder.path(name)).expect("a table");
    assert!(bytes("a.lex") == bytes("b.lex"), "the order of the files shows");
    assert!(bytes("a.lex") == bytes("c.lex"), "the number of threads shows");
}

#[test]
fn tables_merge_in_any_order_and_grouping_to_the_same_bytes() {
    let folder = folder().file("third.tsv", "数据 治理 。\tData governance.\n治理 数据 。\tGovern data.\n");
    for name in ["memory", "other", "third"] {
        folder.run(&["lexicon", "learn", &format!("{name}.tsv"), "-o", &format!("{name}.lex")]).exits(0);
    }
    let merge = |tables: &[&str], to: &str| {
        folder.run(&[&["lexicon", "merge"], tables, &["-o", to]].concat()).exits(0);
        fs::read(folder.path(to)).expect("a table")
    };
    let all = merge(&["memory.lex", "other.lex", "third.lex"], "all.lex");
    assert!(merge(&["third.lex", "memory.lex", "other.lex"], "turned.lex") == all, "the order shows");
    merge(&["other.lex", "third.lex"], "two.lex");
    assert!(merge(&["memory.lex", "two.lex"], "grouped.lex") == all, "the grouping shows");
}

#[test]
fn a_table_says_what_it_was_learnt_from_and_what_it_knows_of_a_word() {
    let folder = folder();
    folder
        .run(&["lexicon", "learn", "memory.tsv", "other.tsv", "-o", "mine.lex"])
        .exits(0)
        .mentions("7 segment pairs");
    folder.run(&["lexicon", "show", "mine.lex"]).exits(0).shows("segment pairs\t7\n").shows("layout\t1\n");
    folder
        .run(&["lexicon", "show", "mine.lex", "數據", "Governance"])
        .exits(0)
        .shows("  data\t")
        .shows("  治理\t");
    folder
        .run(&["lexicon", "show", "mine.lex", "蝴蝶"])
        .exits(1)
        .says("error: mine.lex knows no word 蝴蝶; a term is looked up word by word");
}

#[test]
fn what_was_learnt_once_helps_a_later_run_as_if_its_text_stood_beside() {
    let folder = folder().file("page.tsv", "数治通\tCivitron\n").file("term.txt", "数治通\n");
    folder.run(&["lexicon", "learn", "memory.tsv", "other.tsv", "-o", "mine.lex"]).exits(0);
    let probability = |more: &[&str]| -> f32 {
        let run =
            folder.run(&[&["links", "page.tsv", "--probabilities", "--stream"], more].concat()).exits(0);
        let line = run.stdout().trim().to_owned();
        line.split_once(':').and_then(|(_, value)| value.parse().ok()).unwrap_or(0.0)
    };
    let (alone, learnt) = (probability(&[]), probability(&["--lexicon", "mine.lex"]));
    let also = probability(&["--also", "memory.tsv", "--also", "other.tsv"]);
    assert!(learnt > alone, "{learnt} with the table, {alone} without it");
    assert!((learnt - also).abs() < 0.05, "{learnt} with the table, {also} with its text");
    for command in
        ["concordance --term 数治通 page.tsv --to jsonl", "extract page.tsv", "explain 数治通 Civitron"]
    {
        let words: Vec<&str> = command.split(' ').chain(["--lexicon", "mine.lex"]).collect();
        folder.run(&words).exits(0).shows("Civitron");
    }
}

#[test]
fn a_file_that_is_no_whole_table_is_one_clear_line() {
    let folder = folder();
    folder.run(&["lexicon", "learn", "memory.tsv", "-o", "mine.lex"]).exits(0);
    let whole = fs::read(folder.path("mine.lex")).expect("a table");
    let folder = folder.file("cut.lex", &whole[..whole.len() - 9]).file("csv.lex", "zh,en\n");
    let said = whole.len();
    for (name, line) in [
        ("none.lex", "error: none.lex: there is no such file".to_owned()),
        ("csv.lex", "error: csv.lex: is no table of duizhao lexicon learn".to_owned()),
        (
            "cut.lex",
            format!(
                "error: cut.lex: is damaged: it holds {} bytes and should hold {said}; learn or copy it again",
                said - 9
            ),
        ),
    ] {
        folder.run(&["lexicon", "show", name]).exits(1).says(&line);
    }
    folder
        .run(&["links", "memory.tsv", "--lexicon", "cut.lex", "-o", "out.txt"])
        .exits(1)
        .mentions("cut.lex");
    assert!(!folder.names().iter().any(|name| name.contains("out.txt")), "{:?}", folder.names());
}

#[test]
fn texts_without_a_pair_leave_no_table() {
    let folder = Folder::new().file("empty.tsv", "");
    folder.run(&["lexicon", "learn", "empty.tsv", "-o", "mine.lex"]).exits(1).mentions("empty.tsv");
    assert_eq!(folder.names(), ["empty.tsv"]);
}
