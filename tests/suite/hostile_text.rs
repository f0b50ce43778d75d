//! Texts made to harm: long pairs, rows of one sign, input without an end, lists and states that are not what they say.
//! Each is read, or refused in one line, in bounded time and memory.

use std::time::Duration;

use duizhao::link::Model;
use duizhao::packed::pack;

use crate::program::Folder;
use crate::watched::Watched;

/// What one such file may cost; half as much again where this program is not optimised.
const PATIENCE: Duration = Duration::from_secs(3);
const MEMORY: u64 = 500 << 20;

/// A run that was no crash and cost little.
fn cheap(folder: &Folder, arguments: &[&str]) -> Watched {
    let run = Watched::run(folder, arguments);
    let Watched { code, time, memory, stderr, .. } = &run;
    let told = matches!(code, Some(0)) || stderr.lines().count() >= 1;
    let fine = matches!(code, Some(0..=2)) && told && *time < PATIENCE && *memory < MEMORY;
    assert!(fine, "{arguments:?}: {code:?}, {time:?}, {} MB, {stderr}", memory >> 20);
    run
}

/// Chinese and English words without any end of a sentence.
fn endless(words: usize) -> (String, String) {
    const ZH: [&str; 6] = ["城市", "的", "治理", "会议", "中国", "数字"];
    const EN: [&str; 6] = ["city", "of", "govern", "meeting", "china", "digital"];
    let mut state = 7_usize;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 6
    };
    let zh = (0..words).map(|_| ZH[next()]).collect();
    let en = (0..words).map(|_| EN[next()]).collect::<Vec<_>>().join(" ");
    (zh, en)
}

fn row(zh: &str, en: &str) -> String {
    format!("zh\ten\n{zh}\t{en}\n城市\tcity\n")
}

#[test]
fn pairs_that_are_too_long_are_told_and_the_others_are_read() {
    let (zh, en) = endless(8000);
    let files = [
        ("long.tsv", row(&zh, &en)),
        ("angle.tsv", row(&("<".repeat(10_000) + "中国"), &("<".repeat(10_000) + "China"))),
        ("brackets.tsv", row(&("（".repeat(4000) + "中国"), &("(".repeat(4000) + "China"))),
        ("wide.tsv", row(&zh.repeat(10), "city")),
    ];
    for (name, text) in files {
        let folder = Folder::new().file(name, text);
        let run = cheap(&folder, &["extract", name, "--level", "broad"]);
        assert_eq!(run.code, Some(0), "{name}: {}", run.stderr);
        assert!(run.stderr.contains("too long for their words to be linked"), "{name}: {}", run.stderr);
        assert!(run.stdout.contains("城市,city"), "{name}: {}", run.stdout);
        for arguments in
            [vec!["pair", name], vec!["tokenize", name], vec!["concordance", name, "--term", "城市"]]
        {
            assert_eq!(cheap(&folder, &arguments).code, Some(0), "{arguments:?}");
        }
    }
}

#[test]
fn a_cell_of_four_hundred_sentences_is_read_as_running_text() {
    let zh = "会议在北京开幕。市长介绍了城市规划。".repeat(200);
    let en = "The meeting opened in Beijing. The mayor explained the urban plan. ".repeat(200);
    let folder = Folder::new().file("cell.tsv", row(&zh, en.trim()));
    let run = cheap(&folder, &["extract", "cell.tsv", "-q"]);
    let counted = run.stdout.lines().any(|line| line.starts_with("城市规划,urban plan,"));
    assert!(counted, "{} {}", run.stdout, run.stderr);
}

#[test]
fn a_pipe_answers_long_pairs_and_what_stands_behind_them() {
    let (zh, en) = endless(8000);
    let cut = ("会议在北京开幕。".repeat(300), "The meeting opened in Beijing. ".repeat(300));
    let line =
        |zh: &str, en: &str, id: u32| serde_json::json!({"zh": zh, "en": en, "id": id}).to_string() + "\n";
    let input = line(&zh, &en, 1) + &line(&cut.0, &cut.1, 2) + "{\n" + &line("中国", "China", 4);
    let run = Folder::new().run_with(input, &["extract", "--pipe"]).exits(1);
    let answers: Vec<serde_json::Value> =
        run.stdout().lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["too_long"], 1);
    let terms = answers[1]["terms"].as_array().expect("terms");
    assert!(terms.len() >= 300, "{}", terms.len());
    for term in terms {
        for (side, whole) in [("zh", &cut.0), ("en", &cut.1)] {
            let place = |end: &str| term["spans"][side][end].as_u64().expect("a number") as usize;
            assert_eq!(whole.get(place("start")..place("end")), term[side].as_str(), "{term}");
        }
    }
    assert!(answers[2]["error"].is_string() && answers[3]["terms"][0]["en"] == "China");
    let folder = Folder::new().file("found.jsonl", run.stdout());
    let glossary = folder.run(&["select", "found.jsonl", "--level", "broad"]).exits(1);
    assert!(
        glossary.stdout().contains("会议在北京开幕。,"),
        "the sentence is the context: {}",
        glossary.stdout()
    );
    assert!(glossary.stdout().len() < 10_000, "not all of the text is");
}

#[test]
fn a_line_of_words_that_were_given_is_bounded() {
    let text =
        ["中 ".repeat(5000), "\t".to_owned(), "a ".repeat(5000), "\n中国\tChina\n".to_owned()].concat();
    let folder = Folder::new().file("given.tsv", text);
    let run = cheap(&folder, &["links", "--tokenized", "given.tsv"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "\n0-0\n"), "{}", run.stderr);
    assert!(run.stderr.contains("given.tsv:1: segments too long"), "{}", run.stderr);
}

#[test]
fn rows_of_one_sign_take_no_longer_than_any_other_text() {
    const SIGNS: [&str; 12] = ["‹", "[", "*", "《", "\"", "&", "<", "一", "a.", "a-", "，", "“"];
    let folder = SIGNS.iter().enumerate().fold(Folder::new(), |folder, (number, sign)| {
        let line = sign.repeat(60_000 / sign.len());
        ["txt", "md", "html", "tsv"].iter().fold(folder, |folder, extension| {
            folder.file(&format!("{number}.{extension}"), format!("{line}中国\tChina {line}\n中国\tChina\n"))
        })
    });
    for number in 0..SIGNS.len() {
        for extension in ["txt", "md", "html", "tsv"] {
            cheap(&folder, &["extract", &format!("{number}.{extension}"), "-q"]);
        }
    }
}

#[test]
fn input_without_an_end_is_refused_with_what_to_do() {
    let folder = Folder::new();
    let words = "y\n".repeat(300_000);
    let run = folder.run_with(&words, &["extract", "-", "--memory", "100M"]).exits(1);
    assert!(run.stderr().contains("split it up, or allow more with --memory"), "{}", run.stderr());
    let pairs = "城市\tcity\n".repeat(300_000);
    let run = folder.run_with(&pairs, &["links", "-", "--memory", "100M"]).exits(1);
    assert!(run.stderr().contains("allow more with --memory"), "{}", run.stderr());
}

#[test]
fn lists_and_settings_are_read_up_to_a_limit() {
    let folder = Folder::new().file("pairs.tsv", "城市\tcity\n");
    let large = |name: &str, megabytes: u64| {
        let file = std::fs::File::create(folder.path(name)).expect("a writable folder");
        file.set_len(megabytes << 20).expect("a file with a hole");
    };
    large("list", 200);
    large("duizhao.toml", 200);
    for (arguments, says) in [
        (vec!["extract", "--no-project", "--files-from", "list"], "list: is longer than 64 MB"),
        (vec!["extract", "pairs.tsv"], "duizhao.toml: is longer than 1 MB"),
        (vec!["extract", "--no-project", "pairs.tsv", "-j", "100000"], "at most 512 threads"),
    ] {
        let run = cheap(&folder, &arguments);
        assert!(run.code != Some(0) && run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    }
}

#[test]
fn states_that_do_not_fit_together_are_refused() {
    const MARK: &str = "duizhao state 1\n";
    let none: Vec<Vec<u16>> = Vec::new();
    let broken = Model { joint: vec![1.0; 3], ..Model::default() };
    let states = [
        ("late", pack(MARK, &(160_usize, 0_u64, Model::default(), &none))),
        ("uneven", pack(MARK, &(2_usize, 0_u64, Model::default(), vec![vec![0_u16; 1]]))),
        ("none", pack(MARK, &(1_usize, 0_u64, Model::default(), vec![Vec::<u16>::new(); 16]))),
        ("counts", pack(MARK, &(4_usize, 0_u64, &broken, vec![vec![0_u16; 1024]; 16]))),
        ("bomb", pack(MARK, &vec![0_u8; 200 << 20])),
    ];
    for (name, state) in states {
        let folder = Folder::new()
            .file(name, state.expect("a state"))
            .file("pairs.jsonl", "{\"zh\":\"中国\",\"en\":\"China\"}\n");
        for arguments in [
            vec!["lexicon", "expect", "--state", name, "pairs.jsonl"],
            vec!["extract", "--learnt", name, "pairs.jsonl"],
        ] {
            let run = cheap(&folder, &arguments);
            assert_eq!((run.code, run.stderr.lines().count()), (Some(1), 1), "{name}: {}", run.stderr);
            assert!(run.stderr.starts_with(&format!("error: {name}: ")), "{}", run.stderr);
        }
    }
}
