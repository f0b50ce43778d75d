//! Files of translators, through the program: recognised by content, read whole, left out where they say so.

use crate::program::Folder;

const XLIFF: &str = "<xliff version='1.2'><file source-language='en' target-language='zh-CN'><body>\
                     <trans-unit id='a'><source>city</source><target>城市</target></trans-unit>\
                     <trans-unit id='b' approved='no'><source>town</source><target>城镇</target></trans-unit>\
                     </body></file></xliff>";

const TMX: &str = "<tmx version='1.4'><header/><body><tu><tuv xml:lang='EN'><seg>digital\ngovernance</seg></tuv>\
                   <tuv xml:lang='zh_CN'><seg>数字治理</seg></tuv></tu></body></tmx>";

#[test]
fn content_decides_whatever_the_name() {
    let folder = Folder::new().file("memory.txt", TMX).file("page.tmx", "城市\tcity\n国家\tcountry\n");
    folder.run(&["pair", "memory.txt"]).exits(0).prints("数字治理\tdigital governance\t1.000\n");
    folder.run(&["pair", "page.tmx"]).exits(0).shows("城市\tcity\t1.000\n");
    folder.run(&["pair", "memory.txt", "--from", "po"]).exits(1).prints("");
    folder.run(&["pair", "memory.txt", "--from", "papyrus"]).exits(2).prints("");
}

#[test]
fn a_memory_in_utf16_or_gbk_reads_as_it_declares() {
    let file = format!("<?xml version='1.0' encoding='utf-16'?>{TMX}");
    let wide: Vec<u8> =
        std::iter::once(0xFEFF).chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GBK.encode(&file.replace("utf-16", "gbk")).0.into_owned();
    let folder = Folder::new().file("wide.tmx", wide).file("gbk.tmx", gbk);
    for name in ["wide.tmx", "gbk.tmx"] {
        folder.run(&["pair", name]).exits(0).prints("数字治理\tdigital governance\t1.000\n");
    }
}

#[test]
fn drafts_are_left_out_and_counted_unless_all_are_asked_for() {
    let folder = Folder::new().file("x.xlf", XLIFF);
    folder
        .run(&["pair", "x.xlf"])
        .exits(0)
        .prints("城市\tcity\t1.000\n")
        .mentions("not yet confirmed by the translator, left out (--all reads them): 1");
    folder.run(&["pair", "x.xlf", "--all"]).exits(0).prints("城市\tcity\t1.000\n城镇\ttown\t1.000\n");
}

#[test]
fn another_encoding_is_taken_at_its_word() {
    let big5 = encoding_rs::BIG5.encode("香港\tHong Kong\n").0.into_owned();
    let folder = Folder::new().file("a.tsv", big5);
    folder.run(&["pair", "a.tsv", "--encoding", "big5"]).exits(0).prints("香港\tHong Kong\t1.000\n");
    folder.run(&["pair", "a.tsv", "--encoding", "klingon"]).exits(2).prints("");
}

#[test]
fn the_formats_are_listed() {
    let formats = duizhao::read::FORMATS;
    let run = Folder::new().run(&["formats"]).exits(0);
    formats.iter().fold(run, |run, format| run.shows(format.about()));
}

#[test]
fn a_folder_is_walked_and_its_files_are_paired_by_name() {
    let folder = Folder::new()
        .folder("texts")
        .file("texts/a.zh.txt", "联合国人居署在鄂尔多斯市发布报告。\n")
        .file("texts/a.en.txt", "UN-Habitat launched the report in Ordos.\n")
        .file("texts/b.txt", "国家统计局\tNational Bureau of Statistics\n国务院\tState Council\n")
        .file("texts/.ignore", "c.txt\n")
        .file("texts/c.txt", "no\n")
        .file("texts/d.exe", "no\n");
    folder.run(&["extract", "texts", "--dry-run"]).exits(0).prints(
        &["pair\ttexts/a.zh.txt\ttexts/a.en.txt\n", "file\ttexts/b.txt\n"]
            .concat()
            .replace('/', std::path::MAIN_SEPARATOR_STR),
    );
    folder.run(&["extract", "texts"]).exits(0).shows("UN-Habitat").shows("National Bureau of Statistics");
}

#[test]
fn mojibake_is_named_and_not_passed_on() {
    let folder =
        Folder::new().file("a.txt", "鏈哄櫒缈昏瘧\nMachine translation\n").file("b.txt", "鏈哄櫒缈昏瘧\n");
    folder.run(&["pair", "b.txt"]).exits(1).says(
        "error: b.txt:1: is mojibake (UTF-8 that was read as GBK); take the text from where it is still sound",
    );
    folder.run(&["pair", "a.txt"]).exits(1).prints("");
}

#[test]
fn an_open_quotation_mark_swallows_no_rows() {
    let row = |number: u32| format!("城市{number},\"city {number}\"\n");
    let before = (0..5000).map(row).collect::<Vec<_>>().concat();
    let behind =
        (5001..7000).map(|number: u32| format!("城市{number},city {number}\n")).collect::<Vec<_>>().concat();
    let folder = Folder::new().file("a.csv", format!("zh,en\n{before}城市5000,\"city 5000\n{behind}"));
    let run = folder
        .run(&["pair", "a.csv"])
        .exits(0)
        .mentions("a.csv:5002:1: a quotation mark is not closed in this row");
    assert_eq!(run.stdout().lines().count(), 7000);
    assert!(!run.stdout().contains('"'), "the marks of the other rows are no text");
}

#[test]
fn the_quotation_marks_of_a_long_table_are_no_text() {
    const BYTES: usize = 200_000;
    for start in 0..8 {
        let row = "城市,\"city\"\n";
        let file = format!("zh,en\n{}{}", "一,a\n".repeat(start), row.repeat(BYTES / row.len()));
        let run =
            Folder::new().file("a.csv", file).run(&["pair", "a.csv"]).exits(0).shows("城市\tcity\t1.000\n");
        assert!(!run.stdout().contains('"'), "{start}");
    }
}

#[test]
fn a_doubtful_encoding_is_named() {
    let big5 =
        encoding_rs::BIG5.encode("香港金融管理局就推出數碼貨幣展開諮詢\tconsultation\n").0.into_owned();
    let folder = Folder::new().file("a.tsv", big5);
    folder
        .run(&["pair", "a.tsv", "--encoding", "gbk"])
        .mentions("a.tsv: read as GBK, as --encoding says; it looks like Big5");
}

#[test]
fn one_damaged_byte_costs_one_line() {
    let text = "鄂尔多斯市\tOrdos\n国家\tcou\u{1}ntry\n城市\tcity\n".repeat(20);
    let mut bytes = text.into_bytes();
    let at = bytes.iter().position(|byte| *byte == 1).expect("the mark");
    bytes.iter_mut().filter(|byte| **byte == 1).for_each(|byte| *byte = b'-');
    bytes.splice(at..=at, [0xFF]).for_each(drop);
    let folder = Folder::new().file("a.tsv", bytes);
    let run = folder
        .run(&["pair", "a.tsv"])
        .exits(0)
        .mentions("a.tsv:2:2: mojibake (a character is damaged), left out");
    assert_eq!(run.stdout().lines().count(), 59);
}

#[test]
fn texts_of_a_program_are_joined_by_their_keys() {
    let folder = Folder::new()
        .file("m_zh.properties", "b=\\u56fd\\u5bb6\na=城市\n")
        .file("m_en.properties", "a=city\nb=country\n")
        .file("zh.strings", "\"a\" = \"城市\";\n")
        .file("en.strings", "\"a\" = \"city\";\n")
        .file("zh.xml", "<resources><string name='a'>城市</string></resources>")
        .file("en.xml", "<resources><string name='a'>city</string></resources>");
    let both = "国家\tcountry\t1.000\n城市\tcity\t1.000\n";
    folder.run(&["pair", "m_zh.properties", "m_en.properties"]).exits(0).prints(both);
    folder.run(&["pair", "en.strings", "zh.strings"]).exits(0).shows("城市\tcity\t1.000\n");
    folder.run(&["pair", "zh.xml", "en.xml"]).exits(0).prints("城市\tcity\t1.000\n");
    folder
        .run(&["extract", "m_zh.properties", "m_en.properties", "--dry-run"])
        .exits(0)
        .prints("pair\tm_zh.properties\tm_en.properties\n");
}
