//! Ten times the text is about ten times the work, wherever the text stands: in a cell, a row, a paragraph or a file.

use std::process::Command;

use duizhao::meter;
use duizhao::pipeline::{self, Input, Options};
use duizhao::read::FORMATS;
use duizhao::select::Gathering;

use crate::program::Folder;

/// Ten times the text may be so many times the work: some of it is sorted.
const MOST: f64 = 13.0;

/// Sentences of the smaller text in the suite, and by hand (`cargo test --release -- --ignored growth`).
const FEW: usize = 40;
const MANY: usize = 10_000;

/// What tells the process that measures how many sentences the smaller text has.
const SIZE: &str = "DUIZHAO_GROWTH";

/// The counters are those of a process, and other tests run in this one: the measuring is done in one of its own.
#[test]
fn ten_times_the_text_is_about_ten_times_the_work() {
    let run = Command::new(std::env::current_exe().expect("this test"))
        .args(["growth::the_work_is_measured", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(SIZE, FEW.to_string())
        .output()
        .expect("this test runs again");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
#[ignore = "takes minutes at its full size; the test above runs it at a smaller one"]
fn the_work_is_measured() {
    let size = std::env::var(SIZE).ok().and_then(|size| size.parse().ok()).unwrap_or(MANY);
    let wrong: Vec<String> = cases().filter_map(|case| grown(&case, size)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A format, where the sentences stand in its file, the file, and whether all steps are run or only reading and pairing.
struct Case {
    format: &'static str,
    place: &'static str,
    file: fn(&[(String, String)]) -> String,
    steps: Steps,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Steps {
    ReadAndPair,
    All,
}

/// What is wrong with how the work grows.
fn grown(case: &Case, size: usize) -> Option<String> {
    let [few, many] = [size, 10 * size].map(|size| work(case, size));
    let times = many as f64 / few.max(1) as f64;
    let Case { format, place, .. } = case;
    (times > MOST).then(|| format!("{format}, {place}: {few} and {many}, {times:.1} times"))
}

fn work(case: &Case, size: usize) -> u64 {
    let name = format!("text.{}", extension(case.format));
    let folder = Folder::new().file(&name, (case.file)(&sentences(size)));
    let input = Input::File(folder.path(&name).to_string_lossy().into_owned());
    let before = meter::total();
    if case.steps == Steps::ReadAndPair {
        let paired = pipeline::pair(&input, &Options::default()).expect("a text in both languages");
        // Of a row with many columns two are read, whichever they are.
        let is_read = paired.bitext.pairs.len() > size / 2 || case.place == "a row";
        assert!(is_read, "{}, {}: {} pairs", case.format, case.place, paired.bitext.pairs.len());
    } else {
        let options = Options::default();
        let mut gathering = Gathering::within(options.memory.to_gather());
        pipeline::gather(&input, &options, &mut |part| gathering.add(part))
            .expect("a text in both languages");
        assert!(gathering.figures().pairs > size as u64 / 2, "{}", case.format);
    }
    meter::total() - before
}

fn extension(format: &str) -> &'static str {
    let format = FORMATS.iter().find(|known| known.name() == format).expect("a format of the register");
    format.extensions().first().copied().expect("an extension")
}

/// Sentences that are not all alike.
fn sentences(size: usize) -> Vec<(String, String)> {
    const WHO: [(&str, &str); 4] =
        [("市长", "mayor"), ("代表", "delegate"), ("专家", "expert"), ("记者", "journalist")];
    const WHAT: [(&str, &str); 5] = [
        ("参观了工厂", "visited the factory"),
        ("介绍了城市规划", "explained the urban plan"),
        ("讨论了气候变化", "discussed climate change"),
        ("出席了开幕式", "attended the opening ceremony"),
        ("发表了讲话", "gave a speech"),
    ];
    let sentence = |number: usize| {
        let (who, what) = (WHO[number % 4], WHAT[number % 5]);
        (format!("第{number}位{}{}。", who.0, what.0), format!("The {} number {number} {}. ", who.1, what.1))
    };
    (1..=size).map(sentence).collect()
}

/// All sentences of each side behind each other.
fn joined(sentences: &[(String, String)]) -> (String, String) {
    let zh = sentences.iter().map(|(zh, _)| zh.as_str()).collect();
    let en: String = sentences.iter().map(|(_, en)| en.as_str()).collect();
    (zh, en.trim().to_owned())
}

/// A file of one unit that holds all sentences.
macro_rules! whole {
    ($template:expr) => {
        |sentences| {
            let (zh, en) = joined(sentences);
            format!($template, zh = zh, en = en)
        }
    };
}

/// A file with a unit for each sentence.
macro_rules! each {
    ($head:expr, $template:expr, $foot:expr) => {
        |sentences| {
            let unit = |(number, (zh, en)): (usize, &(String, String))| {
                let _ = number;
                format!($template, zh = zh, en = en.trim())
            };
            $head.to_owned() + &sentences.iter().enumerate().map(unit).collect::<String>() + $foot
        }
    };
}

const ALL: Steps = Steps::All;
const PAIR: Steps = Steps::ReadAndPair;

fn cases() -> impl Iterator<Item = Case> {
    let case = |(format, place, file, steps)| Case { format, place, file, steps };
    tables().into_iter().chain(memories()).chain(pages()).map(case)
}

type Row = (&'static str, &'static str, fn(&[(String, String)]) -> String, Steps);

fn tables() -> Vec<Row> {
    vec![
        ("tsv", "a cell", whole!("zh\ten\n{zh}\t{en}\n"), ALL),
        ("tsv", "a file", each!("zh\ten\n", "{zh}\t{en}\n", ""), ALL),
        (
            "tsv",
            "a row",
            |sentences| {
                let cells: Vec<String> = sentences.iter().map(|(zh, en)| format!("\t{zh}\t{en}")).collect();
                let cells = cells.concat();
                let (zh, en) = joined(sentences);
                format!("zh\ten\n{zh}\t{en}{cells}\n城市\tcity\n")
            },
            PAIR,
        ),
        ("csv", "a cell", whole!("zh,en\n\"{zh}\",\"{en}\"\n"), PAIR),
        ("csv", "a file", each!("zh,en\n", "\"{zh}\",\"{en}\"\n", ""), PAIR),
    ]
}

fn memories() -> Vec<Row> {
    vec![
        (
            "tmx",
            "a unit",
            whole!(
                "<tmx version='1.4'><header/><body><tu><tuv xml:lang='en'><seg>{en}</seg></tuv><tuv xml:lang='zh'><seg>{zh}</seg></tuv></tu></body></tmx>"
            ),
            PAIR,
        ),
        (
            "xliff",
            "a unit",
            whole!(
                "<xliff version='1.2'><file source-language='zh' target-language='en'><body><trans-unit id='1'><source>{zh}</source><target>{en}</target></trans-unit></body></file></xliff>"
            ),
            PAIR,
        ),
        ("po", "a message", whole!("msgid \"{en}\"\nmsgstr \"{zh}\"\n"), PAIR),
        (
            "tmx",
            "a file",
            each!(
                "<tmx version='1.4'><header/><body>",
                "<tu><tuv xml:lang='en'><seg>{en}</seg></tuv><tuv xml:lang='zh'><seg>{zh}</seg></tuv></tu>",
                "</body></tmx>"
            ),
            PAIR,
        ),
    ]
}

fn pages() -> Vec<Row> {
    vec![
        ("text", "a paragraph", whole!("{zh}\n{en}\n"), ALL),
        ("text", "a file", each!("", "{zh}\n{en}\n", ""), PAIR),
        ("markdown", "a paragraph", whole!("# 城市\n\n{zh}\n\n{en}\n"), PAIR),
        ("markdown", "a cell", whole!("| zh | en |\n|---|---|\n| {zh} | {en} |\n"), PAIR),
        ("html", "a paragraph", whole!("<html><body><p>{zh}</p><p>{en}</p></body></html>"), PAIR),
        (
            "html",
            "a cell",
            whole!("<html><body><table><tr><td>{zh}</td><td>{en}</td></tr></table></body></html>"),
            PAIR,
        ),
    ]
}
