//! The commands that work on glossaries: convert, merge, profiles.

use crate::program::Folder;

const SHEET: &str =
    "zh;en;note\r\n数字治理;digital governance;term\r\n鄂尔多斯市;Ordos;place\r\n=1+1;\"#sum\";\r\n";

#[test]
fn a_spreadsheets_glossary_becomes_another_tools_file() {
    let folder = Folder::new().file("terms.csv", SHEET);
    let run = folder.run(&["convert", "terms.csv", "--to", "omegat", "--direction", "en-zh"]).exits(0);
    run.prints(
        "# Glossary in tab-separated format -*- coding: utf-8 -*-\ndigital governance\t数字治理\t\n\
         Ordos\t鄂尔多斯市\tplace\n #sum\t=1+1\t\n",
    )
    .mentions("note: omegat: 1 row changed: a space stands before the first character")
    .mentions("3 rows for omegat");
}

#[test]
fn a_csv_of_ours_comes_back_as_it_went_out() {
    let row = "数字治理,digital governance,term,0.970,2,数字 = digital (dictionary); x,推动数字治理。,\"It is, here.\",a.txt:3";
    let csv = format!("\u{FEFF}zh,en,type,score,count,findings,zh_context,en_context,source\r\n{row}\r\n");
    let folder = Folder::new().file("terms.csv", &csv);
    folder.run(&["convert", "terms.csv", "--quiet"]).exits(0).prints(&csv).says_nothing();
    folder.run(&["convert", "terms.csv", "-o", "terms.jsonl", "--quiet"]).exits(0);
    folder.run(&["convert", "terms.jsonl", "--quiet"]).exits(0).prints(&csv);
}

#[test]
fn formulas_are_marked_for_spreadsheets_named_and_read_again() {
    let folder = Folder::new().file("terms.csv", SHEET);
    let run = folder.run(&["convert", "terms.csv", "-o", "out.csv", "--report", "report.csv"]).exits(0);
    run.mentions("note: csv: 1 row changed: a spreadsheet would run it as a formula");
    assert!(folder.read("out.csv").contains("\r\n'=1+1,"));
    assert!(folder.read("report.csv").contains("\r\n3,'=1+1,\"#sum\",changed,a spreadsheet would run it"));
    folder.run(&["convert", "out.csv", "--to", "deepl"]).exits(0).shows("=1+1").hides("'=1+1");
    folder.run(&["merge", "out.csv", "--to", "jsonl"]).exits(0).shows("\"=1+1\"");
    folder.run(&["merge", "out.csv"]).exits(0).shows("\r\n'=1+1,").hides("''=1+1");
    folder.run(&["convert", "terms.csv", "--escape-formulas"]).exits(0).shows("\r\n'=1+1,");
    folder.run(&["convert", "terms.csv", "--report", "report.json"]).exits(2).says(
        "error: report.json: only extract writes a report on a run; name a .csv file for what the profile changed",
    );
}

#[test]
fn fields_that_a_profile_has_no_place_for_are_refused() {
    let folder = Folder::new().file("terms.csv", SHEET);
    let run = folder.run(&["convert", "terms.csv", "--to", "csv", "--set", "domain=law"]).exits(2);
    run.says("error: the profile csv has no place for domain; it has: none");
}

#[test]
fn merging_keeps_each_pair_once_and_names_contradictions() {
    let folder = Folder::new()
        .file("a.csv", "zh,en,count\n银行,bank,2\n城市,city,1\n")
        .file("b.utf8", "银行\tBank\n城市\ttown\n");
    let run = folder.run(&["merge", "a.csv", "b.utf8", "--contradictions", "c.csv", "--no-context"]).exits(0);
    run.mentions("note: 城市: city or town\n")
        .mentions("3 rows for csv")
        .shows("\r\n银行,bank,term,1.000,3,,\r\n城市,city,term,1.000,1,,\r\n城市,town,term,1.000,1,,\r\n");
    assert!(folder.read("c.csv").contains("城市,city,a.csv:3:1\r\n城市,town,b.utf8:2:1\r\n"));
    let run = folder.run(&["merge", "a.csv", "missing.csv", "--quiet"]).exits(1);
    run.says("error: missing.csv: there is no such file").shows("银行,bank");
}

#[test]
fn profiles_are_listed_with_their_proofs() {
    Folder::new()
        .run(&["profiles"])
        .exits(0)
        .shows("omegat")
        .shows("(.utf8 .txt .tab)")
        .shows("proven: OmegaT 3.6.0; translate-toolkit ")
        .shows("documented: ")
        .shows("UNVERIFIED, check when importing: ");
}

#[test]
fn unverified_profiles_say_what_to_check() {
    let folder = Folder::new().file("terms.csv", SHEET);
    let run = folder.run(&["convert", "terms.csv", "--to", "memoq", "--set", "domain=law"]).exits(0);
    run.mentions("note: memoq: not verified with the tool itself; in the import dialog choose UTF-8")
        .mentions("Entry_Domain = always law, Entry_ClientID = empty (--set client)")
        .mentions("Chinese_PRC = Chinese terms, English = English terms");
}

#[test]
fn more_than_a_file_holds_needs_a_name_to_number() {
    let long = "很".repeat(300);
    let rows: Vec<String> = (0..12_000).map(|n| format!("{long}{n},term {n}\n")).collect();
    let folder = Folder::new().file("terms.csv", format!("zh,en\n{}", rows.concat()));
    let run = folder.run(&["convert", "terms.csv", "--to", "deepl"]).exits(2);
    run.mentions("error: deepl: a file holds 10.5 MB: write to a file with -o, and numbered files come out");
    let run = folder.run(&["convert", "terms.csv", "--to", "deepl", "-o", "deepl.csv"]).exits(0);
    run.mentions("note: deepl: a file holds 10.5 MB: 2 numbered files").mentions("12000 rows in 2 files");
    assert_eq!(folder.names(), ["deepl-1.csv", "deepl-2.csv", "terms.csv"]);
}

#[test]
fn traditional_characters_are_called_by_their_region_and_a_note_says_so() {
    let folder =
        Folder::new().file("terms.csv", "zh,en\n數碼貨幣,digital currency\n金融管理局,Monetary Authority\n");
    let run = folder.run(&["convert", "terms.csv", "--to", "tmx"]).exits(0);
    run.shows("srclang=\"zh-HK\"")
        .mentions("note: Traditional characters: called zh-HK (數碼); --src-code names another");
    let run = folder.run(&["convert", "terms.csv", "--to", "tmx", "--src-code", "zh-HK"]).exits(0);
    run.shows("srclang=\"zh-HK\"");
}
