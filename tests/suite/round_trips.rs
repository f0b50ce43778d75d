//! What we write can be read again: every profile that is a table of pairs comes back as it went out.

use crate::program::Folder;

/// The nasty glossary: what breaks tables, in both languages.
const NASTY: &[(&str, &str)] = &[
    ("逗号，顿号、分号；", "Wells, Fargo; Bank"),
    ("所谓\"暖城\"", "so-called \"warm city\""),
    ("井号", "#hashtag"),
    ("公式", "=1+1"),
    ("编号", "00123"),
    ("二分之一", "1/2"),
    ("不间断\u{A0}空格", "no\u{A0}break"),
    ("全角\u{3000}空格", "ideographic space"),
    ("家庭👨\u{200D}👩\u{200D}👧", "family emoji 👨\u{200D}👩\u{200D}👧"),
    ("𠮷野家𡃁", "Yoshinoya 𝔘"),
    ("标记", "<b>&amp;"),
    ("竖线|反斜杠\\", "pipe | backslash \\"),
];

/// Tables that hold every character of these terms.
const TABLES: &[&str] = &[
    "csv",
    "csv-plain",
    "tsv",
    "omegat",
    "omegat-csv",
    "deepl",
    "google",
    "google-sets",
    "aws",
    "azure",
    "lara",
    "memoq",
    "trados",
    "phrase-strings",
    "crowdin",
    "lokalise",
    "transifex",
    "weblate",
    "lingohub",
    "sitetran",
    "wordfast",
    "cafetran",
    "xbench",
    "jsonl",
];

#[test]
fn every_table_comes_back_as_it_went_out() {
    let rows: Vec<String> = NASTY.iter().map(|(zh, en)| format!("{zh}\t{en}\n")).collect();
    let folder = Folder::new().file("nasty.tsv", format!("zh\ten\n{}", rows.concat()));
    for direction in ["zh-en", "en-zh"] {
        let wanted =
            folder.run(&["convert", "nasty.tsv", "--to", "csv-plain", "-q"]).exits(0).stdout().to_owned();
        assert_eq!(wanted.lines().count(), NASTY.len());
        for table in TABLES {
            let out = format!("{table}.{direction}");
            folder
                .run(&["convert", "nasty.tsv", "--to", table, "--direction", direction, "-o", &out, "-q"])
                .exits(0);
            let back = folder.run(&["convert", &out, "--to", "csv-plain", "-q"]).exits(0);
            assert_eq!(back.stdout(), wanted, "{table}, {direction}");
        }
    }
}

#[test]
fn a_table_that_a_spreadsheet_saved_anew_comes_back() {
    let rows = [
        ["中文", "英文", "备注"],
        ["数字治理", "digital governance", "治理"],
        ["鄂尔多斯市", "Ordos", "地名"],
    ];
    let table = |delimiter: &str| rows.map(|row| row.join(delimiter)).join("\r\n") + "\r\n";
    let commas = table(",");
    let (gbk, ..) = encoding_rs::GBK.encode(&commas);
    let utf16: Vec<u8> =
        format!("\u{FEFF}{}", table("\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new()
        .file("commas.csv", &commas)
        .file("semicolons.csv", format!("\u{FEFF}{}", table(";")))
        .file("tabs.txt", table("\t"))
        .file("gbk.csv", gbk)
        .file("utf16.txt", utf16);
    for name in ["commas.csv", "semicolons.csv", "tabs.txt", "gbk.csv", "utf16.txt"] {
        let run = folder.run(&["convert", name, "--to", "csv-plain", "-q"]).exits(0);
        assert_eq!(run.stdout(), "数字治理,digital governance\n鄂尔多斯市,Ordos\n", "{name}");
    }
}
