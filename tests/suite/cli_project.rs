//! The project file, and what the program says of itself to shells, to `man` and about its data.

use std::fs;

use crate::program::Folder;

const PAGE: &str = "联合国人居署在鄂尔多斯市发布报告。\n\nUN-Habitat launched the report in Ordos.\n";

fn project(text: &str) -> Folder {
    Folder::new().file("page.txt", PAGE).file("duizhao.toml", text)
}

#[test]
fn options_come_from_the_project_file_and_what_is_typed_wins() {
    let folder = project("inputs = [\"page.txt\"]\noutputs = [\"a.csv\", \"b.utf8\"]\ntypes = \"place\"\n");
    folder
        .run(&["extract"])
        .exits(0)
        .mentions("note: options are taken from duizhao.toml too (--no-project leaves it alone)");
    assert!(
        folder.read("a.csv").contains("鄂尔多斯市,Ordos")
            && !folder.read("a.csv").contains("联合国人居署,UN-Habitat")
    );
    assert!(folder.read("b.utf8").contains("鄂尔多斯市\tOrdos"));
    let run = folder.run(&["extract", "--types", "organisation", "-o", "c.csv", "--quiet"]);
    run.exits(0).says_nothing();
    assert!(
        folder.read("c.csv").contains("联合国人居署,UN-Habitat")
            && !folder.read("c.csv").contains("鄂尔多斯市,Ordos")
    );
    let run = folder.run(&["extract", "--no-project", "page.txt", "--to", "csv-plain", "--quiet"]);
    run.exits(0).says_nothing().prints("鄂尔多斯市,Ordos\n联合国人居署,UN-Habitat\n报告,report\n");
}

#[test]
fn a_level_that_is_typed_wins_over_a_score_of_the_file() {
    let folder = project("min-score = 1.0\nprofiles = [\"csv-plain\"]\n");
    folder.run(&["extract", "page.txt", "--quiet"]).exits(0).prints("");
    folder.run(&["extract", "page.txt", "--quiet", "--level", "broad"]).exits(0).shows("鄂尔多斯市,Ordos");
}

#[test]
fn paths_are_seen_from_the_file() {
    let folder = Folder::new().folder("sub").file("sub/page.txt", PAGE).file("sub/stop.txt", "Ordos\n");
    let toml = "inputs = [\"page.txt\"]\nstop = \"stop.txt\"\nprofiles = \"csv-plain\"\n";
    let folder = folder.file("sub/mine.toml", toml);
    let run = folder.run(&["extract", "--project", "sub/mine.toml", "--quiet"]);
    run.exits(0).prints("联合国人居署,UN-Habitat\n报告,report\n");
}

#[test]
fn a_fault_in_the_file_is_named_with_its_line() {
    for (toml, error) in [
        ("\nlevle = \"strict\"\n", "duizhao.toml:2: no key is called levle; did you mean level?"),
        ("lexicon = \"x.csv\"\n", "duizhao.toml:1: no key is called lexicon; did you mean lexicons?"),
        ("# x\nlevel = 3\n", "duizhao.toml:2: level takes a text in quotes, not an integer"),
        ("untranslated = 1\n", "duizhao.toml:1: untranslated takes true or false, not an integer"),
        (
            "inputs = [[\"x\"]]\n",
            "duizhao.toml:1: inputs takes a path in quotes, or a list of them, not an array",
        ),
        (
            "untranslated = true\nlevel = \"hard\"\n",
            "duizhao.toml:2: invalid value 'hard' for '--level <LEVEL>' [possible values: strict, balanced, broad]",
        ),
        (
            "min-score = 7\n",
            "duizhao.toml:1: invalid value '7' for '--min-score <SCORE>': give a number from 0 to 1, such as 0.5",
        ),
    ] {
        project(toml).run(&["extract", "page.txt"]).exits(1).says(&format!("error: {error}"));
    }
    project("level = \n").run(&["extract", "page.txt"]).exits(1).mentions("error: duizhao.toml:1: ");
    project("qqq = 1\n")
        .run(&["extract"])
        .exits(1)
        .mentions("duizhao.toml:1: no key is called qqq; known are inputs,");
    let run = Folder::new().run(&["extract", "--project", "none.toml"]).exits(1);
    run.mentions("error: none.toml: ");
}

#[test]
fn the_outputs_of_extract_are_not_the_page_of_review() {
    let folder = project("inputs = [\"page.txt\"]\noutputs = [\"a.csv\"]\n");
    folder.run(&["review"]).exits(0).mentions("open review.html in a browser");
    assert_eq!(folder.names(), ["duizhao.toml", "page.txt", "review.html"]);
}

#[test]
fn commands_that_take_no_project_file_do_not_read_it() {
    project("nonsense").run(&["tokenize", "page.txt", "--quiet"]).exits(0).says_nothing();
}

#[test]
fn init_writes_a_project_file_and_never_over_another_one() {
    let folder = Folder::new().file("page.txt", PAGE);
    folder
        .run(&["init"])
        .exits(0)
        .says("duizhao.toml written; uncomment what you need, then: duizhao extract");
    let written = folder.read("duizhao.toml");
    assert!(written.contains("#level = \"balanced\""));
    folder.run(&["extract", "page.txt", "--to", "csv-plain", "-q"]).exits(0).shows("鄂尔多斯市,Ordos");
    fs::write(folder.path("duizhao.toml"), "level = \"strict\"\n").expect("a writable folder");
    folder.run(&["init"]).exits(2).says("error: duizhao.toml: is there already, and is left as it is");
    assert_eq!(folder.read("duizhao.toml"), "level = \"strict\"\n");
}

#[test]
fn one_run_writes_several_profiles() {
    let folder = Folder::new().file("page.txt", PAGE);
    let run = ["extract", "page.txt", "-o", "a.txt", "-o", "b.txt", "--to", "omegat", "--to", "csv-plain"];
    folder.run(&run).exits(0);
    assert!(
        folder.read("a.txt").contains("鄂尔多斯市\tOrdos")
            && folder.read("b.txt").contains("鄂尔多斯市,Ordos")
    );
    folder
        .run(&["extract", "page.txt", "-o", "a.csv", "-o", "b.csv", "--to", "csv"])
        .exits(2)
        .says("error: 2 outputs (-o) and 1 profiles (--to): give one profile for each output, or none");
    folder
        .run(&["extract", "page.txt", "-o", "a.csv", "-o", "a.csv"])
        .exits(2)
        .says("error: a.csv: is named twice as an output");
    folder
        .run(&["extract", "page.txt", "--to", "csv", "--to", "omegat"])
        .exits(2)
        .says("error: standard output takes one profile; name a file for each profile with -o");
    assert_eq!(folder.names(), ["a.txt", "b.txt", "page.txt"]);
}

#[test]
fn shells_learn_the_commands() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = folder.run(&["completions", shell]).exits(0);
        run.shows("concordance").shows("min-score");
    }
}

#[test]
fn every_command_has_its_manual_page() {
    let folder = Folder::new();
    folder.run(&["man"]).exits(0).shows(".TH duizhao 1").shows("concordance");
    folder.run(&["man", "-o", "man/man1"]).exits(0);
    let page = folder.read("man/man1/duizhao-extract.1");
    assert!(page.contains(".TH duizhao-extract 1") && page.contains("untranslated"));
    let help = folder.run(&["--help"]).exits(0);
    let is_command = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let commands = help.stdout().lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = commands.take_while(|line| !line.is_empty()).filter(is_command);
    let commands = commands.filter_map(|line| line.split_whitespace().next());
    for command in commands.chain(["cache-prune"]).filter(|command| *command != "help") {
        assert!(folder.path(&format!("man/man1/duizhao-{command}.1")).exists(), "{command}");
    }
}

#[test]
fn the_version_credits_all_data_that_the_notice_names() {
    let notice = include_str!("../../NOTICE");
    let run = Folder::new().run(&["--version"]).exits(0);
    let version = run.stdout().to_lowercase();
    let paragraphs = notice.split("\n\n").skip(2);
    let headings =
        paragraphs.filter_map(|paragraph| paragraph.split_once("\n  ")).map(|(heading, _)| heading);
    let headings: Vec<&str> = headings.filter(|heading| !heading.starts_with(' ')).collect();
    assert!(headings.len() >= 5, "{headings:?}");
    // UN-Habitat's text is one to test with, and a model is the user's: they are not in the program.
    let is_inside =
        |heading: &&&str| **heading != "UN-Habitat" && !heading.ends_with("not part of this program)");
    for heading in headings.iter().filter(is_inside) {
        let name = heading.split(' ').next_back().unwrap_or(heading).to_lowercase();
        let name = if name == "dictionary" { "jieba".to_owned() } else { name };
        assert!(version.contains(&name), "--version does not credit {heading}");
    }
}
