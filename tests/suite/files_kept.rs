//! What a person has changed is kept; what nobody changed is replaced, however often a run is repeated.

use std::fs;

use crate::program::Folder;

const PAIRS: &str = "联合国人居署在鄂尔多斯市发布报告\tUN-Habitat launched the report in Ordos\n";
const EXTRACT: [&str; 4] = ["extract", "a.tsv", "-o", "terms.csv"];

fn desk() -> Folder {
    Folder::new().file("a.tsv", PAIRS)
}

fn edit(folder: &Folder, name: &str, content: &str) {
    fs::write(folder.path(name), content).expect("a writable folder");
}

#[test]
fn a_repeated_run_leaves_no_copies() {
    let folder = desk();
    for level in ["broad", "strict", "broad", "broad", "balanced"] {
        let run = folder.run(&[&EXTRACT[..], &["--level", level, "--report", "run.json"]].concat()).exits(0);
        assert!(!run.stderr().contains(".bak"), "{}", run.stderr());
    }
    assert_eq!(folder.names(), ["a.tsv", "run.json", "terms.csv"]);
}

#[test]
fn a_glossary_that_somebody_edited_is_kept_beside_the_new_one() {
    let folder = desk();
    folder.run(&EXTRACT).exits(0);
    let extracted = folder.read("terms.csv");
    edit(&folder, "terms.csv", "edited by hand\n");
    let run = folder.run(&EXTRACT).exits(0);
    let line = "note: terms.csv was not as duizhao left it: what stood there is kept as terms.csv.bak (--no-backup keeps none)";
    assert_eq!(run.stderr().lines().filter(|said| *said == line).count(), 1, "{}", run.stderr());
    assert_eq!(
        (folder.read("terms.csv"), folder.read("terms.csv.bak").as_str()),
        (extracted, "edited by hand\n")
    );
    folder.run(&EXTRACT).exits(0);
    edit(&folder, "terms.csv", "edited once more\n");
    folder.run(&EXTRACT).exits(0).mentions("kept as terms.csv.bak2");
    assert_eq!(folder.read("terms.csv.bak"), "edited by hand\n");
    assert_eq!(folder.read("terms.csv.bak2"), "edited once more\n");
    // What was kept once is not kept again.
    edit(&folder, "terms.csv", "edited by hand\n");
    folder.run(&EXTRACT).exits(0);
    assert_eq!(folder.names(), ["a.tsv", "terms.csv", "terms.csv.bak", "terms.csv.bak2"]);
}

#[test]
fn a_copy_takes_no_other_files_name() {
    let folder =
        desk().file("terms.csv", "mine\n").file("terms.csv.bak", "an older one\n").folder("terms.csv.bak2");
    folder.run(&EXTRACT).exits(0).mentions("kept as terms.csv.bak3");
    assert_eq!(
        (folder.read("terms.csv.bak"), folder.read("terms.csv.bak3")),
        ("an older one\n".into(), "mine\n".into())
    );
}

#[test]
fn nothing_is_kept_of_an_empty_file_or_of_the_same_bytes() {
    let folder = desk().file("terms.csv", "");
    folder.run(&EXTRACT).exits(0);
    let bytes = folder.read("terms.csv");
    let folder = desk().file("terms.csv", bytes);
    folder.run(&EXTRACT).exits(0);
    assert_eq!(folder.names(), ["a.tsv", "terms.csv"]);
}

#[test]
fn who_wants_no_copies_gets_none() {
    let folder = desk().file("terms.csv", "mine\n");
    folder.run(&[&EXTRACT[..], &["--no-backup"]].concat()).exits(0);
    assert_eq!(folder.names(), ["a.tsv", "terms.csv"]);
    let folder = desk().file("terms.csv", "mine\n").file("duizhao.toml", "no-backup = true\n");
    folder.run(&EXTRACT).exits(0);
    assert_eq!(folder.names(), ["a.tsv", "duizhao.toml", "terms.csv"]);
    edit(&folder, "duizhao.toml", "no-backup = false\n");
    edit(&folder, "terms.csv", "mine\n");
    folder.run(&EXTRACT).exits(0);
    assert_eq!(folder.read("terms.csv.bak"), "mine\n");
}

#[test]
fn where_nothing_can_be_remembered_everything_is_kept() {
    let folder = desk();
    folder.run_homeless(&EXTRACT).exits(0);
    folder.run_homeless(&EXTRACT).exits(0);
    assert_eq!(folder.names(), ["a.tsv", "terms.csv"], "the same bytes need no copy");
    folder
        .run_homeless(&[&EXTRACT[..], &["--no-context"]].concat())
        .exits(0)
        .mentions("kept as terms.csv.bak");
}

#[test]
fn every_command_keeps_what_was_there() {
    let folder = desk().file("glossary.csv", "zh,en,decision\n城市,city,keep\n").file("found.jsonl", "");
    let folder = folder.file("pairs.jsonl", "{\"zh\":\"城市治理\",\"en\":\"urban governance\"}\n");
    for arguments in [
        "extract a.tsv --dropped out -o x.csv",
        "extract a.tsv --report out -o y.csv",
        "merge glossary.csv --to csv -o out",
        "merge glossary.csv -o m.csv --contradictions out",
        "convert glossary.csv --to tbx -o out",
        "apply glossary.csv --to csv -o out",
        "apply glossary.csv -o z.csv --write-stop out",
        "apply glossary.csv -o z.csv --write-known out",
        "review a.tsv -o out",
        "pair a.tsv --to tsv -o out",
        "check --glossary glossary.csv a.tsv -o out",
        "concordance --term 报告 a.tsv -o out",
        "links a.tsv -o out",
        "explain 城市 city -o out",
        "tokenize a.tsv -o out",
        "select found.jsonl --to tbx -o out",
        "lexicon learn a.tsv -o out",
        "lexicon expect pairs.jsonl -o out",
    ] {
        edit(&folder, "out", "mine\n");
        folder.run(&arguments.split(' ').collect::<Vec<_>>()).exits(0).mentions("kept as out.bak");
        assert_eq!(folder.read("out.bak"), "mine\n", "{arguments}");
        let new = fs::read(folder.path("out")).expect("a file");
        assert_ne!(new, b"mine\n", "{arguments}");
        fs::remove_file(folder.path("out.bak")).expect("a file");
    }
}

#[test]
fn each_glossary_of_many_files_is_kept_by_itself() {
    let folder = Folder::new().folder("texts").file("texts/a.tsv", PAIRS).file("texts/b.tsv", PAIRS);
    let run = ["extract", "texts", "--each", "-o", "out"];
    folder.run(&run).exits(0);
    edit(&folder, "out/a.csv", "mine\n");
    let said = folder.run(&run).exits(0);
    assert_eq!(said.stderr().matches("is kept as").count(), 1, "{}", said.stderr());
    assert_eq!(folder.read("out/a.csv.bak"), "mine\n");
    assert!(!folder.path("out/b.csv.bak").exists());
}

#[test]
fn a_run_that_fails_replaces_nothing_and_leaves_nothing() {
    let folder = desk().file("terms.csv", "mine\n").file("broken.tmx", "<tmx><body>");
    folder.run(&["extract", "broken.tmx", "-o", "terms.csv"]).exits(1);
    folder.run(&["convert", "broken.tmx", "-o", "terms.csv"]).exits(1);
    assert_eq!(folder.read("terms.csv"), "mine\n");
    assert_eq!(folder.names(), ["a.tsv", "broken.tmx", "terms.csv"]);
}

#[test]
fn traditional_text_is_called_by_its_words_and_no_output_is_lost() {
    let taiwan = "zh,en\n資訊安全,information security\n軟體,software\n";
    let hong_kong = "zh,en\n軟件,software\n互聯網,internet\n";
    let neither = "zh,en\n數學,mathematics\n歷史學,history\n";
    for (terms, code, words) in [
        (taiwan, "zh-TW", "(軟體, 資訊)"),
        (hong_kong, "zh-HK", "(軟件, 互聯網)"),
        (neither, "zh-Hant", "(no word tells"),
    ] {
        let folder = Folder::new().file("t.csv", terms);
        let run = folder.run(&["convert", "t.csv", "-o", "a.csv", "-o", "a.tbx", "-o", "a.tmx"]).exits(0);
        let notes = run.stderr().lines().filter(|line| line.contains("--src-code names another")).count();
        assert_eq!(notes, 1, "{}", run.stderr());
        assert!(run.stderr().contains(&format!("called {code} {words}")), "{}", run.stderr());
        assert!(folder.read("a.tbx").contains(&format!("xml:lang=\"{code}\"")));
        assert!(
            folder.read("a.tmx").contains(&format!("xml:lang=\"{code}\""))
                && folder.read("a.csv").contains("zh,en")
        );
    }
}

#[test]
fn what_can_be_refused_is_refused_before_the_work() {
    let folder = desk();
    for arguments in [
        "extract a.tsv -o a.csv -o a.tbx --set status=sometimes",
        "extract a.tsv -o a.csv -o none/a.tbx",
        "extract a.tsv -o a.csv -o a.unknown",
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>()).exits(2);
        assert_eq!(run.stderr().lines().count(), 1, "{}", run.stderr());
    }
    assert_eq!(folder.names(), ["a.tsv"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn rights_stay_but_not_those_of_the_owner() {
        let folder = desk();
        for (before, after) in [(0o600, 0o600), (0o644, 0o644), (0o4755, 0o755), (0o2770, 0o770)] {
            edit(&folder, "terms.csv", "mine\n");
            fs::set_permissions(folder.path("terms.csv"), fs::Permissions::from_mode(before))
                .expect("a file of ours");
            folder.run(&EXTRACT).exits(0);
            let mode = fs::metadata(folder.path("terms.csv")).expect("a file").mode() & 0o7777;
            assert_eq!(mode, after, "{before:o}");
        }
    }

    #[test]
    fn a_link_stays_a_link_and_what_it_points_at_is_written() {
        let folder = desk().folder("real").file("real/terms.csv", "mine\n");
        symlink("real/terms.csv", folder.path("terms.csv")).expect("a link");
        folder.run(&EXTRACT).exits(0).mentions("kept as real/terms.csv.bak");
        assert!(folder.path("terms.csv").is_symlink() && folder.read("real/terms.csv").contains("Ordos"));
        assert_eq!(folder.read("real/terms.csv.bak"), "mine\n");
        symlink("real/new.csv", folder.path("new.csv")).expect("a link");
        folder.run(&["extract", "a.tsv", "-o", "new.csv"]).exits(0);
        assert!(folder.path("new.csv").is_symlink() && folder.read("real/new.csv").contains("Ordos"));
    }

    #[test]
    fn devices_and_pipes_are_written_as_they_come() {
        let folder = desk();
        folder
            .run(&["extract", "a.tsv", "-o", "/dev/null", "--to", "csv", "--dropped", "/dev/null"])
            .exits(0);
        let run = folder.run(&["extract", "a.tsv", "-o", "/dev/stdout", "--to", "csv-plain"]).exits(0);
        run.shows("鄂尔多斯市,Ordos");
        let script = "mkfifo pipe; cat pipe >got & \"$0\" extract a.tsv -o pipe --to csv-plain -q && wait";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_duizhao")]).current_dir(folder.path(""));
        let done = command.env("DUIZHAO_MODEL", "").status().expect("a shell");
        assert!(done.success() && folder.read("got").contains("鄂尔多斯市,Ordos"), "{}", folder.read("got"));
        assert!(!folder.path("pipe").is_file() && folder.path("pipe").exists());
    }

    #[test]
    fn what_a_shell_ties_to_the_program_is_known_too() {
        for script in [
            "\"$0\" extract - -o a.tsv --to csv <a.tsv",
            "\"$0\" extract a.tsv >>a.tsv",
            "\"$0\" links a.tsv --words >>a.tsv",
        ] {
            let folder = desk();
            let mut command = std::process::Command::new("sh");
            command.args(["-c", script, env!("CARGO_BIN_EXE_duizhao")]).current_dir(folder.path(""));
            let output = command.env("DUIZHAO_MODEL", "").output().expect("a shell");
            assert_eq!(output.status.code(), Some(2), "{script}");
            assert_eq!(folder.read("a.tsv"), PAIRS, "{script}");
        }
    }

    #[test]
    fn what_a_shell_adds_to_is_added_to() {
        let folder = desk().file("log.csv", "first\n");
        let script = "\"$0\" extract a.tsv -o /dev/stdout --to csv-plain -q >>log.csv";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_duizhao")]).current_dir(folder.path(""));
        assert!(command.env("DUIZHAO_MODEL", "").status().expect("a shell").success());
        assert!(folder.read("log.csv").starts_with("first\n") && folder.read("log.csv").contains("Ordos"));
    }

    #[test]
    fn a_full_disk_is_named_with_the_file_and_leaves_nothing() {
        let folder = desk().file("terms.csv", "mine\n");
        // No file may grow beyond a block; the signal that would end the program is ignored, as where a disk is full.
        let script = "trap '' XFSZ; ulimit -f 1; \"$0\" review a.tsv -o terms.csv -q";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_duizhao")]).current_dir(folder.path(""));
        let output = command.env("DUIZHAO_MODEL", "").env_remove("HOME").output().expect("a shell");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.starts_with("error: terms.csv: ") && said.lines().count() == 1, "{said}");
        assert_eq!(
            (folder.names(), folder.read("terms.csv")),
            (vec!["a.tsv".into(), "terms.csv".into()], "mine\n".into())
        );
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let folder = desk().folder("shut");
        fs::set_permissions(folder.path("shut"), fs::Permissions::from_mode(0o555))
            .expect("a folder of ours");
        if fs::write(folder.path("shut/probe"), "").is_ok() {
            return; // the superuser may write anywhere
        }
        folder
            .run(&["extract", "a.tsv", "-o", "shut/terms.csv"])
            .exits(1)
            .mentions("error: shut/terms.csv: ");
    }
}
