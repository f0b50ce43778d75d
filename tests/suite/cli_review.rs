//! The commands around a person's decisions: explain, review, apply, check.

use crate::program::Folder;

const PAGE: &str =
    "联合国人居署在鄂尔多斯市发布《城市报告》。\n\nUN-Habitat launches the City Report in Ordos.\n";

const DECISIONS: &str = "\
{\"zh\":\"联合国人居署\",\"en\":\"UN-Habitat\",\"type\":\"organisation\",\"score\":0.9,\"count\":1,\"decision\":\"keep\"}\n\
{\"zh\":\"鄂尔多斯市\",\"en\":\"Ordos\",\"type\":\"place\",\"score\":0.9,\"count\":1,\"decision\":\"keep\",\"edit\":{\"zh\":\"鄂尔多斯市\",\"en\":\"Ordos City\"}}\n\
{\"zh\":\"报告\",\"en\":\"launch\",\"score\":0.3,\"count\":1,\"decision\":\"drop\"}\n\
{\"zh\":\"人居署\",\"en\":\"Habitat\",\"score\":0.4,\"count\":2,\"decision\":\"merge\",\"into\":{\"zh\":\"联合国人居署\",\"en\":\"UN-Habitat\"}}\n\
{\"zh\":\"城市\",\"en\":\"city\",\"score\":0.6,\"count\":1,\"decision\":\"\"}\n";

#[test]
fn a_pair_is_explained_as_grid_picture_and_page() {
    let folder = Folder::new().file("page.txt", PAGE);
    let arguments = ["explain", "digital governance", "数字治理"];
    folder.run(&arguments).exits(0).shows("治理  governance").shows("治理 = governance (dictionary)");
    folder.run(&["explain", "page.txt", "--pair", "1", "-o", "links.svg"]).exits(0);
    assert!(folder.read("links.svg").contains(">UN-Habitat</text>"));
    folder.run(&["explain", "page.txt", "--pair", "1", "--ui", "zh", "-o", "links.html"]).exits(0);
    assert!(folder.read("links.html").contains("<html lang=\"zh\">"));
    let run = folder.run(&["explain", "page.txt", "--pair", "9"]).exits(2);
    run.says("error: page.txt: has 1 segment pairs, and none of the number 9; duizhao pair lists them");
    folder.run(&["explain", "page.txt"]).exits(2).says("error: give two texts, or one file and --pair N");
}

#[test]
fn a_page_is_written_for_texts_and_for_glossaries() {
    let folder = Folder::new().file("page.txt", PAGE).file("decisions.jsonl", DECISIONS);
    folder.run(&["review", "page.txt", "--ui", "en"]).exits(0).mentions("open review.html in a browser");
    let page = folder.read("review.html");
    assert!(page.contains("\"zh\":\"鄂尔多斯市\"") && page.contains("Content-Security-Policy"));
    assert!(
        !page.contains("http://")
            || page.matches("http://").count() == page.matches("http://www.w3.org").count()
    );
    folder
        .run(&["review", "page.txt", "--decisions", "decisions.jsonl", "-o", "again.html", "--quiet"])
        .exits(0);
    assert!(
        folder
            .read("again.html")
            .contains("\"decision\":\"keep\",\"edit\":{\"zh\":\"鄂尔多斯市\",\"en\":\"Ordos City\"}")
    );
    folder.run(&["extract", "page.txt", "-o", "terms.csv", "--quiet"]).exits(0);
    folder.run(&["review", "terms.csv", "-o", "shown.html"]).exits(0);
    assert!(folder.read("shown.html").contains("\"zh\":\"鄂尔多斯市\""));
    folder.run(&["review", "--quiet"]).exits(2).mentions("no text is named");
}

#[test]
fn decisions_become_the_glossary_and_the_lists_of_the_next_job() {
    let folder = Folder::new().file("d.jsonl", DECISIONS).file("page.txt", PAGE);
    let run = folder.run(&[
        "apply",
        "d.jsonl",
        "--to",
        "csv",
        "--no-context",
        "--write-stop",
        "stop.txt",
        "--write-known",
        "known.csv",
    ]);
    run.exits(0).prints(
        "\u{FEFF}zh,en,type,score,count,findings,source\r\n\
         联合国人居署,UN-Habitat,organisation,0.900,3,,\r\n鄂尔多斯市,Ordos City,place,0.900,1,,\r\n",
    );
    assert_eq!(folder.read("stop.txt"), "报告\n");
    assert!(
        folder.read("known.csv").ends_with("zh,en\r\n联合国人居署,UN-Habitat\r\n鄂尔多斯市,Ordos City\r\n")
    );
    folder.run(&["apply", "d.jsonl", "--undecided", "--to", "csv-plain"]).exits(0).shows("城市,city\n");
    let run = folder.run(&["extract", "page.txt", "--decisions", "d.jsonl", "--to", "csv-plain"]).exits(0);
    run.shows("鄂尔多斯市,Ordos City\n").mentions("decided before: 2 kept");
}

#[test]
fn a_spreadsheet_edited_by_hand_is_understood() {
    let before = "zh,en,type,score\n城市,city,term,0.9\n治理,rule,term,0.5\n会,will,term,0.3\n";
    let edited = "zh,en,type,score,decision\n治理,governance,term,0.5,\n城市,city,term,0.9,Keep\n会,will,term,0.3,drop\n";
    let folder = Folder::new().file("before.csv", before).file("edited.csv", edited);
    let run = folder.run(&["apply", "edited.csv", "--before", "before.csv", "--to", "csv-plain"]).exits(0);
    run.prints("治理,governance\n城市,city\n");
    folder.run(&["apply", "edited.csv", "--to", "csv-plain"]).exits(0).prints("城市,city\n");
    let run = folder.run(&["apply", "before.csv"]).exits(2);
    run.mentions("before.csv: holds no decision: it needs a column named decision");
}

#[test]
fn a_translation_is_checked_against_a_glossary() {
    let pairs = "数字治理很重要。\tDigital administration is important.\n城市正在发展。\tThe cities are developing.\n委员会开会。\tThe Politburo meets.\n";
    let glossary = "zh,en,type,status\n治理,governance,term,\n城市,city,term,\n委员会,committee,term,\n委员会,Politburo,term,forbidden\n";
    let folder = Folder::new().file("pairs.tsv", pairs).file("g.csv", glossary);
    let run = folder.run(&["check", "--glossary", "g.csv", "pairs.tsv"]).exits(0);
    run.prints(
        "pairs.tsv:1:2: 治理: administration (expected governance; other)\n\
         pairs.tsv:3:2: 委员会: Politburo (expected committee; forbidden)\n",
    )
    .mentions("3 pairs checked, 2 to be looked at");
    folder
        .run(&["check", "--glossary", "g.csv", "pairs.tsv", "--to", "jsonl"])
        .exits(0)
        .shows("\"cause\":\"forbidden\"");
    folder.run(&["check", "--glossary", "g.csv", "pairs.tsv", "-o", "errors.html"]).exits(0);
    assert!(folder.read("errors.html").contains("other: expected governance"));
}
