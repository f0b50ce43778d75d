//! The program as people call it: exit codes, errors in one line, outputs that are there whole or not at all.

use std::io::Read;
use std::process::Stdio;

use crate::program::{Folder, program};

/// A page in the shape of the main job.
const PAGE: &str = "Press Release\n\n联合国人居署在鄂尔多斯市发布《未来城市》报告\n\
                    Caption: UN-Habitat Launches the Report Future Cities in Ordos\n";

fn page() -> Folder {
    Folder::new().file("page.txt", PAGE)
}

#[test]
fn a_page_becomes_a_glossary_on_standard_output() {
    page()
        .run(&["extract", "page.txt"])
        .exits(0)
        .shows("\u{FEFF}zh,en,type,score,count,findings,zh_context,en_context,source\r\n")
        .shows("联合国人居署,UN-Habitat,organisation,")
        .mentions("1 file, ");
}

#[test]
fn the_extension_chooses_the_profile_and_the_option_overrides_it() {
    let folder = page();
    folder.run(&["extract", "page.txt", "-o", "glossary.utf8"]).exits(0).prints("");
    assert!(folder.read("glossary.utf8").starts_with("# Glossary in tab-separated format"));
    folder.run(&["extract", "page.txt", "-o", "glossary.utf8", "--to", "jsonl"]).exits(0);
    assert!(folder.read("glossary.utf8").starts_with("{\"zh\":"));
    folder
        .run(&["extract", "page.txt", "-o", "glossary.odt"])
        .exits(2)
        .says("error: glossary.odt: this extension chooses no profile; say which with --to (try --to csv)");
    assert_eq!(folder.names(), ["glossary.utf8", "page.txt"]);
}

#[test]
fn quiet_is_silent() {
    page().run(&["extract", "page.txt", "--quiet"]).exits(0).says_nothing();
}

#[test]
fn wrong_calls_exit_with_2() {
    let folder = page();
    for arguments in [
        &["extract"][..],
        &[],
        &["extract", "page.txt", "--to", "papyrus"],
        &["extract", "page.txt", "--min-score", "2"],
        &["extract", "page.txt", "--types", "verb"],
        &["extract", "--zh", "page.txt"],
        &["extract", "page.txt", "--zh", "page.txt", "--en", "page.txt"],
    ] {
        folder.run(arguments).exits(2).prints("");
    }
}

#[test]
fn inputs_that_cannot_be_used_are_one_line_each() {
    let folder = page()
        .folder("folder")
        .file("empty.txt", "")
        .file("blank.txt", "\n \n")
        .file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0")
        .file("nul.txt", "联合国\0人居署\nUN-Habitat\n")
        .file("english.txt", "A page in English only.\n\nNothing else stands here.\n")
        .file("chinese.txt", "只有中文的一页。\n\n没有别的语言。\n");
    for (name, line) in [
        ("missing.txt", "error: missing.txt: there is no such file"),
        ("folder", "error: folder: holds no file of a known format (duizhao formats lists them)"),
        ("empty.txt", "error: empty.txt: is empty"),
        ("blank.txt", "error: blank.txt: holds no text"),
        ("english.txt", "error: english.txt: no Chinese text found"),
        ("chinese.txt", "error: chinese.txt: no English text found"),
    ] {
        folder.run(&["extract", name]).exits(1).prints("").says(line);
    }
    folder
        .run(&["extract", "picture.png"])
        .exits(1)
        .prints("")
        .mentions("error: picture.png: looks like a binary");
    folder.run(&["extract", "nul.txt"]).exits(1).prints("").mentions("error: nul.txt:");
}

#[test]
fn a_bad_input_does_not_stop_the_others() {
    page()
        .run(&["extract", "missing.txt", "page.txt"])
        .exits(1)
        .mentions("error: missing.txt: there is no such file\n")
        .shows("联合国人居署,UN-Habitat");
}

#[test]
fn standard_input_is_a_file_called_dash() {
    let run = Folder::new().run_with(PAGE, &["extract", "-", "--to", "csv-plain"]);
    run.exits(0).shows("联合国人居署,UN-Habitat\n");
}

#[test]
fn line_ends_byte_order_marks_and_old_encodings_change_nothing() {
    let long = PAGE.repeat(4);
    let (gbk, ..) = encoding_rs::GBK.encode(&long);
    let folder = Folder::new()
        .file("plain.txt", &long)
        .file("windows.txt", format!("\u{FEFF}{}", long.replace('\n', "\r\n")))
        .file("gbk.txt", &gbk);
    let expected = folder.run(&["extract", "plain.txt", "--to", "csv-plain"]).exits(0);
    folder.run(&["extract", "windows.txt", "--to", "csv-plain"]).exits(0).prints(expected.stdout());
    let run = folder.run(&["extract", "gbk.txt", "--to", "csv-plain"]).exits(0);
    run.mentions("note: gbk.txt: read as gb18030, not UTF-8").prints(expected.stdout());
}

#[test]
fn big5_is_read_and_stays_traditional() {
    let page = "香港金融管理局今日公布《香港便覽》報告，並歡迎銀行公會的意見。\n\
                The Hong Kong Monetary Authority published the report Hong Kong in Brief today.\n";
    let (big5, ..) = encoding_rs::BIG5.encode(page);
    let folder = Folder::new().file("big5.txt", &big5);
    let run = folder.run(&["extract", "big5.txt", "--to", "csv-plain"]).exits(0);
    run.mentions("note: big5.txt: read as Big5").shows("香港金融管理局,Hong Kong Monetary Authority\n");
}

#[test]
fn two_documents_are_aligned_before_their_terms_are_taken() {
    let folder = Folder::new()
        .file("a.zh.txt", "联合国人居署发布报告。\n鄂尔多斯市位于中国。\n")
        .file("a.en.txt", "UN-Habitat launched a report.\nOrdos lies in China.\n")
        .file("short.en.txt", "UN-Habitat launched a report.\n");
    let run = folder.run(&["extract", "--zh", "a.zh.txt", "--en", "a.en.txt", "--to", "csv-plain"]);
    run.exits(0).shows("联合国人居署,UN-Habitat\n");
    let run = folder.run(&["extract", "--zh", "a.zh.txt", "--en", "short.en.txt"]);
    run.exits(0).shows("UN-Habitat");
}

#[test]
fn an_output_is_there_whole_or_not_at_all() {
    let folder = page().folder("folder").file("old.csv", "precious");
    folder.run(&["extract", "missing.txt", "-o", "old.csv"]).exits(1);
    assert_eq!(folder.read("old.csv"), "precious");
    folder
        .run(&["extract", "page.txt", "-o", "folder"])
        .exits(2)
        .says("error: folder: this extension chooses no profile; say which with --to (try --to csv)");
    let run = folder.run(&["extract", "page.txt", "-o", "folder", "--to", "csv"]).exits(2);
    run.says("error: folder: is a directory; give the name of a file");
    let run = folder.run(&["extract", "page.txt", "-o", "nowhere/new.csv"]).exits(2);
    run.mentions("the folder nowhere does not exist");
    folder.run(&["extract", "page.txt", "-o", "old.csv"]).exits(0);
    assert!(folder.read("old.csv").contains("UN-Habitat"));
    assert_eq!(
        folder.names(),
        ["folder", "old.csv", "old.csv.bak", "page.txt"],
        "nothing else is left behind"
    );
    assert_eq!(folder.read("old.csv.bak"), "precious");
}

#[test]
fn lists_of_the_user_are_read_in_every_shape() {
    let folder = page()
        .file("known.csv", "\u{FEFF}en;zh\r\nun-habitat;联合国人居署\r\nDongsheng;鄂尔多斯市\r\n")
        .file("stop.txt", "# not wanted\nReport\n");
    let arguments =
        ["extract", "page.txt", "--known", "known.csv", "--stop", "stop.txt", "--dropped", "out.csv"];
    let run = folder.run(&arguments).exits(0);
    assert!(!run.stdout().contains("联合国人居署,UN-Habitat"), "{}", run.stdout());
    run.mentions("note: 鄂尔多斯市 = Ordos here, Dongsheng at known.csv:3");
    assert!(folder.read("out.csv").contains("联合国人居署,UN-Habitat,organisation,"));
    assert!(folder.read("out.csv").contains(",in the --known glossary\r\n"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = page();
    let mut child = program()
        .args(["extract", "page.txt", "page.txt", "--quiet"])
        .current_dir(folder.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("UTF-8");
    assert_eq!((child.wait().expect("the program ends").code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_in_one_line() {
    const SIZE: usize = 50 << 20;
    let folder = Folder::new().file("long.txt", "联合国 UN ".repeat(SIZE / 13));
    folder.run(&["extract", "long.txt"]).exits(1).prints("").mentions("error: long.txt:1: ");
}

#[test]
fn tokens_of_both_sides_are_shown() {
    let folder = page();
    let run = folder.run(&["tokenize", "page.txt"]).exits(0);
    run.shows(" | 鄂尔多斯市 | ").shows("UN-Habitat | Launches | the | Report | ");
    folder.run(&["segment", "page.txt"]).exits(0).shows(" | ");
}

#[test]
fn a_concordance_is_read_as_a_table_counted_and_turned_into_a_glossary() {
    let folder = Folder::new()
        .file("a.tsv", "联合国人居署代表\tUN-Habitat representative\n")
        .file("b.csv", "zh,en\n鄂尔多斯市副市长,Deputy Mayor of Ordos\n联合国人居署,UN-Habitat\n");
    let table = folder.run(&["concordance", "--term", "联合国人居署", "--term", "ordos", "a.tsv", "b.csv"]);
    let table = table.exits(0).mentions("联合国人居署 (2): UN-Habitat 2").mentions("Ordos (1): 鄂尔多斯市 1");
    assert!(table.stdout().contains("[UN-Habitat] representative"), "{}", table.stdout());
    let arguments = ["concordance", "--term", "联合国人居署", "a.tsv", "b.csv", "-o", "glossary.utf8"];
    folder.run(&arguments).exits(0);
    assert!(folder.read("glossary.utf8").contains("联合国人居署\tUN-Habitat"));
    let rows =
        folder.run(&["concordance", "--term", "联合国人居署", "a.tsv", "b.csv", "--to", "csv"]).exits(0);
    assert!(rows.stdout().contains("联合国人居署,UN-Habitat,") && rows.stdout().contains("a.tsv:1"));
}

#[test]
fn a_concordance_names_every_occurrence() {
    let folder = Folder::new()
        .file("pairs.tsv", "美国国会山发生骚乱。\tRiots broke out at Capitol Hill.\n没有。\tNothing.\n")
        .file("bad.tsv", "没有制表符\n")
        .file("terms.txt", "国会山\n");
    let arguments = ["concordance", "--terms", "terms.txt", "pairs.tsv", "--format", "jsonl", "--stream"];
    folder
        .run(&arguments)
        .exits(0)
        .shows("{\"segment\":0,\"zh\":\"国会山\",\"en\":\"Capitol Hill\",\"score\":");
    let run = folder.run(&["concordance", "--terms", "terms.txt", "bad.tsv"]).exits(1);
    run.says("error: bad.tsv:1: holds 0 tabs; a line is Chinese, one tab, English");
}

#[test]
fn the_version_credits_the_data() {
    Folder::new().run(&["--version"]).exits(0).shows("CC-CEDICT").shows("CC BY-SA 4.0");
}
