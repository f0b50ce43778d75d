//! No file is lost by being named wrongly: an output that is read, or is another output, is refused before anything is
//! read, whatever its path looks like.

use std::fs;
use std::path::Path;

use crate::program::Folder;

const PAIRS: &str = "联合国人居署在鄂尔多斯市发布报告\tUN-Habitat launched the report in Ordos\n";
const TERMS: &str = "zh,en\n鄂尔多斯市,Ordos\n";
const FOUND: &str = "{\"zh\":\"城市\",\"en\":\"city\"}\n";

fn desk() -> Folder {
    let mut folder = Folder::new().folder("sub").folder("texts");
    for (name, content) in [
        ("a.tsv", PAIRS),
        ("b.tsv", PAIRS),
        ("texts/mem.tsv", PAIRS),
        ("terms.csv", TERMS),
        ("more.csv", TERMS),
        ("found.jsonl", FOUND),
        ("pairs.jsonl", FOUND),
        ("list.txt", "texts/mem.tsv\n"),
        ("stop.txt", "Ordos\n"),
        ("one.lex", "x"),
    ] {
        folder = folder.file(name, content);
    }
    folder
}

/// What is in every file of a folder.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
        }
    }
    all.sort();
    all
}

#[track_caller]
fn refuses(folder: &Folder, arguments: &str) {
    let before = contents(&folder.path(""));
    let run = folder.run(&arguments.split(' ').collect::<Vec<_>>()).exits(2).prints("");
    assert_eq!(run.stderr().lines().count(), 1, "{arguments}: {}", run.stderr());
    assert!(run.stderr().starts_with("error: "), "{arguments}: {}", run.stderr());
    assert_eq!(contents(&folder.path("")), before, "{arguments}");
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = desk();
    for arguments in [
        "extract a.tsv -o a.tsv",
        "extract a.tsv b.tsv -o b.tsv --to csv",
        "extract a.tsv -o ./a.tsv --to csv",
        "extract a.tsv -o sub/../a.tsv --to csv",
        "extract a.tsv -o new.csv --report a.tsv",
        "extract a.tsv -o new.csv --dropped a.tsv",
        "extract a.tsv --known terms.csv -o terms.csv",
        "extract a.tsv --stop stop.txt -o stop.txt --to csv",
        "extract a.tsv --lexicon terms.csv -o terms.csv",
        "extract a.tsv --decisions terms.csv -o terms.csv",
        "extract --zh a.tsv --en b.tsv -o b.tsv",
        "extract --files-from list.txt -o list.txt --to csv",
        "extract --files-from list.txt -o texts/mem.tsv",
        "extract texts -o texts/mem.tsv",
        "extract texts/*.tsv -o texts/mem.tsv",
        "review a.tsv -o a.tsv",
        "review texts -o texts/mem.tsv",
        "review --glossary terms.csv -o terms.csv",
        "merge terms.csv more.csv -o terms.csv",
        "merge terms.csv more.csv -o new.csv --contradictions more.csv",
        "convert terms.csv -o terms.csv",
        "convert terms.csv --to tbx -o new.tbx --report terms.csv",
        "apply terms.csv -o terms.csv",
        "apply terms.csv --before more.csv -o more.csv",
        "apply terms.csv --write-stop terms.csv -o new.csv",
        "apply terms.csv --write-known terms.csv -o new.csv",
        "pair a.tsv -o a.tsv",
        "pair a.tsv b.tsv -o b.tsv",
        "check --glossary terms.csv a.tsv -o terms.csv",
        "check --glossary terms.csv texts -o texts/mem.tsv",
        "concordance --term 城市 a.tsv -o a.tsv",
        "concordance --term 城市 a.tsv --also b.tsv -o b.tsv",
        "concordance --terms stop.txt a.tsv -o stop.txt",
        "links a.tsv -o a.tsv",
        "links a.tsv --also b.tsv -o b.tsv",
        "explain a.tsv --pair 1 -o a.tsv",
        "tokenize a.tsv -o a.tsv",
        "select found.jsonl -o found.jsonl",
        "select found.jsonl --partial -o found.jsonl",
        "select found.jsonl -o new.csv --dropped found.jsonl",
        "lexicon learn a.tsv -o a.tsv",
        "lexicon merge one.lex one.lex -o one.lex",
        "lexicon expect pairs.jsonl -o pairs.jsonl",
        "lexicon expect --state one.lex pairs.jsonl -o one.lex",
        "lexicon maximise a.tsv -o a.tsv",
        "extract --pipe --learnt one.lex -o one.lex",
    ] {
        refuses(&folder, arguments);
    }
}

#[test]
fn no_output_is_written_over_another_one() {
    let folder = desk();
    for arguments in [
        "extract a.tsv -o z.csv -o ./z.csv",
        "extract a.tsv -o z.csv -o sub/../z.csv --to csv --to tsv",
        "extract a.tsv --dropped z.csv -o z.csv",
        "extract a.tsv --report z.csv -o z.csv",
        "extract a.tsv --report z.csv --dropped ./z.csv",
        "merge terms.csv more.csv --contradictions z.csv -o z.csv",
        "apply terms.csv --write-stop z.txt --write-known z.txt --undecided",
        "select found.jsonl --dropped z.csv -o z.csv",
    ] {
        refuses(&folder, arguments);
    }
    folder
        .run(&["convert", "terms.csv", "-o", "z.csv", "-o", "./z.csv"])
        .exits(2)
        .says("error: ./z.csv: is the same file as z.csv, another output");
}

#[test]
fn each_files_glossary_is_no_file_that_is_read() {
    let folder =
        Folder::new().folder("in").file("a.csv", "zh,en\n城市,city\n").file("in/b.csv", "zh,en\n城市,city\n");
    refuses(&folder, "extract a.csv --each -o .");
    refuses(&folder, "extract in/b.csv --each -o .");
    refuses(&folder, "extract a.csv --each -o out --report out/a.csv");
    let folder = folder.file("known.csv", TERMS).file("known.tsv", PAIRS);
    refuses(&folder, "extract known.tsv --known known.csv --each -o .");
}

#[test]
#[cfg(unix)]
fn links_do_not_hide_what_is_read() {
    use std::os::unix::fs::symlink;
    let folder = desk();
    symlink("a.tsv", folder.path("link.tsv")).expect("a link");
    symlink("texts", folder.path("linked")).expect("a link");
    symlink("new.tsv", folder.path("dangling.tsv")).expect("a link");
    fs::hard_link(folder.path("a.tsv"), folder.path("hard.tsv")).expect("a link");
    for arguments in [
        "extract a.tsv -o link.tsv",
        "extract link.tsv -o a.tsv",
        "extract a.tsv -o hard.tsv",
        "extract texts -o linked/mem.tsv",
        "extract linked -o texts/mem.tsv",
        "extract linked/mem.tsv -o texts/mem.tsv",
        "extract a.tsv -o dangling.tsv -o new.tsv",
        "convert terms.csv -o linked/z.csv -o texts/z.csv",
    ] {
        refuses(&folder, arguments);
    }
}

#[test]
fn a_glossary_may_lie_among_its_texts_and_is_not_read_the_next_time() {
    let folder = desk();
    let run = ["extract", "texts", "-o", "texts/glossary.csv"];
    folder.run(&run).exits(0);
    let first = folder.read("texts/glossary.csv");
    folder.run(&run).exits(0).mentions("1 file, ");
    assert_eq!(folder.read("texts/glossary.csv"), first);
    // Somebody worked on it: it is still no text.
    fs::write(folder.path("texts/glossary.csv"), TERMS).expect("a writable folder");
    folder.run(&run).exits(0).mentions("1 file, ").mentions("is kept as texts/glossary.csv.bak");
    assert_eq!(
        (folder.read("texts/glossary.csv"), folder.read("texts/glossary.csv.bak")),
        (first, TERMS.to_owned())
    );
}

#[test]
fn a_state_may_be_replaced_by_the_next_one_as_the_help_says() {
    let folder = Folder::new().file("pairs.jsonl", "{\"zh\":\"城市治理\",\"en\":\"urban governance\"}\n");
    folder.run(&["lexicon", "expect", "pairs.jsonl", "-o", "counts.tsv"]).exits(0);
    folder.run(&["lexicon", "maximise", "counts.tsv", "-o", "state"]).exits(0);
    folder.run(&["lexicon", "expect", "--state", "state", "pairs.jsonl", "-o", "counts.tsv"]).exits(0);
    folder
        .run(&["lexicon", "maximise", "--state", "state", "counts.tsv", "-o", "state"])
        .exits(0)
        .says_nothing();
    assert_eq!(folder.names(), ["counts.tsv", "pairs.jsonl", "state"]);
}

#[test]
fn a_project_file_that_was_only_found_writes_below_its_folder() {
    let outside = "lies outside this folder; --project duizhao.toml says that you know and want it";
    for (toml, key) in [
        ("outputs = [\"../bashrc\"]\nprofiles = [\"csv\"]\n", "outputs: ../bashrc"),
        ("outputs = [\"new/../../bashrc.csv\"]\n", "outputs: new/../../bashrc.csv"),
        ("dropped = \"../bashrc\"\n", "dropped: ../bashrc"),
        ("report = \"../bashrc\"\n", "report: ../bashrc"),
        ("cache = \"../bashrc\"\n", "cache: ../bashrc"),
        ("each = true\noutputs = \"..\"\n", "outputs: .."),
    ] {
        let folder = Folder::new().file("bashrc", "mine\n").folder("job");
        let folder = folder.file("job/a.tsv", PAIRS).file("job/duizhao.toml", toml);
        let run = folder.run_in("job", &["extract", "a.tsv"]).exits(2);
        assert!(run.stderr().contains(key) && run.stderr().contains(outside), "{}", run.stderr());
        assert_eq!(
            (folder.read("bashrc").as_str(), folder.names()),
            ("mine\n", vec!["bashrc".into(), "job".into()])
        );
    }
    let folder = Folder::new().folder("job").file("job/a.tsv", PAIRS);
    let folder = folder.file("job/duizhao.toml", "outputs = [\"../out.csv\"]\n");
    // Whoever names the file, or the output, knows it.
    folder.run_in("job", &["extract", "a.tsv", "--project", "duizhao.toml"]).exits(0);
    folder.run_in("job", &["extract", "a.tsv", "-o", "../mine.csv"]).exits(0);
    folder.run_in("job", &["extract", "a.tsv", "--no-project", "-q"]).exits(0);
    assert_eq!(folder.names(), ["job", "mine.csv", "out.csv"]);
}

#[test]
#[cfg(unix)]
fn links_lead_a_project_file_that_was_only_found_nowhere() {
    use std::os::unix::fs::symlink;
    for toml in
        ["outputs = [\"link.csv\"]\n", "outputs = [\"away/new.csv\"]\n", "outputs = [\"dangling.csv\"]\n"]
    {
        let folder = Folder::new().file("mine.csv", "mine\n").folder("job").folder("home");
        let folder = folder.file("job/a.tsv", PAIRS).file("job/duizhao.toml", toml);
        symlink("../mine.csv", folder.path("job/link.csv")).expect("a link");
        symlink("../home", folder.path("job/away")).expect("a link");
        symlink("../home/new.csv", folder.path("job/dangling.csv")).expect("a link");
        folder.run_in("job", &["extract", "a.tsv"]).exits(2).mentions("lies outside this folder");
        assert_eq!(folder.read("mine.csv"), "mine\n");
        assert!(fs::read_dir(folder.path("home")).expect("a folder").next().is_none());
    }
    let folder = Folder::new().folder("home").folder("job").folder("job/out").folder("job/sub");
    let toml = "each = true\noutputs = \"out\"\n";
    let folder = folder.file("job/sub/a.tsv", PAIRS).file("job/duizhao.toml", toml);
    symlink("../../home", folder.path("job/out/sub")).expect("a link");
    folder
        .run_in("job", &["extract", "sub/a.tsv"])
        .exits(2)
        .mentions("out/sub/a.csv: lies outside the folder");
    assert!(fs::read_dir(folder.path("home")).expect("a folder").next().is_none());
}

#[test]
fn the_project_file_is_no_output() {
    let folder = Folder::new().file("a.tsv", PAIRS).file("duizhao.toml", "level = \"broad\"\n");
    refuses(&folder, "extract a.tsv -o duizhao.toml --to csv");
    refuses(&folder, "extract a.tsv --project duizhao.toml -o ./duizhao.toml --to csv");
}

#[cfg(unix)]
#[test]
fn a_name_may_be_as_long_as_the_file_system_allows() {
    let name = "a".repeat(251) + ".csv";
    let folder = Folder::new().file("q.tsv", "世界卫生组织\tWorld Health Organization\n");
    folder.run(&["extract", "q.tsv", "-o", &name, "--quiet"]).exits(0);
    folder
        .run(&["extract", "q.tsv", "-o", &format!("a{name}"), "--quiet"])
        .exits(1)
        .mentions("name too long");
    assert_eq!(folder.names(), [name.as_str(), "q.tsv"]);
}
