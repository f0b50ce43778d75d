//! What a terminal is shown: no name of a file steers it, and a bar tells how far a run is.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use nix::pty::{Winsize, openpty};

use crate::program::{Folder, program};

const PAIRS: &str = "联合国人居署在鄂尔多斯市发布报告\tUN-Habitat launched the report in Ordos\n";

/// What a run shows on a terminal.
fn shown(folder: &Folder, arguments: &[&str]) -> String {
    let size = Winsize { ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 };
    let terminal = openpty(Some(&size), None).expect("a terminal");
    let mut command = program();
    command.args(arguments).current_dir(folder.path("")).env("TERM", "xterm").env_remove("NO_COLOR");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::from(terminal.slave));
    let mut child = command.spawn().expect("the program starts");
    drop(command); // and with it our end of the terminal
    let mut text = Vec::new();
    let mut master = File::from(terminal.master);
    let mut buffer = [0; 4096];
    // Linux says that the other end is gone with an error.
    while let Ok(many @ 1..) = master.read(&mut buffer) {
        text.extend_from_slice(buffer.get(..many).unwrap_or_default());
    }
    child.wait().expect("the program ends");
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn names_of_files_do_not_steer_the_terminal() {
    for (name, written) in [
        ("red\u{1B}[31m.tsv", "red\\u{1b}[31m.tsv"),
        ("turned\u{202E}vst.exe", "turned\\u{202e}vst.exe"),
        ("two\nlines.tsv", "two\\nlines.tsv"),
        ("bell\u{7}\u{9B}.tsv", "bell\\u{7}\\u{9b}.tsv"),
    ] {
        let folder = Folder::new().file(name, "").file("a.tsv", PAIRS);
        for arguments in [
            &["extract", name][..],
            &["extract", "a.tsv", "--known", name],
            &["extract", "a.tsv", "-o", name],
            &["extract", name, "-o", name],
            &["merge", name],
            &["convert", name],
            &["review", "a.tsv", "-o", name],
            &["extract", "a.tsv", name],
            &["extract", "a.tsv", "--min-score", name],
            &["extract", "a.tsv", name, "--log", "json"],
            &[name],
            &["extract", &format!("--{name}")],
        ] {
            let run = folder.run(arguments);
            let steers = |c: &char| c.is_control() && *c != '\n' || ('\u{202A}'..='\u{202E}').contains(c);
            assert_eq!(run.stderr().chars().find(steers), None, "{arguments:?}: {:?}", run.stderr());
        }
        folder.run(&["extract", name]).mentions(written);
    }
}

#[test]
fn a_bar_tells_how_far_a_single_file_is() {
    let pairs: Vec<String> = (0..2000)
        .map(|n| {
            format!(
                "第{n}号报告由联合国人居署在城市发布\tReport {n} was launched in the city by UN-Habitat\n"
            )
        })
        .collect();
    let folder = Folder::new().file("memory.tsv", pairs.concat());
    let text = shown(&folder, &["extract", "memory.tsv", "-o", "terms.csv"]);
    assert!(text.contains("pairs linked:") && text.contains("of 2,000"), "{text}");
    assert!(!text.contains(" 0 of 2,000, 0s left"), "{text}");
    assert!(text.contains("1 file, "), "{text}");
}

#[test]
fn the_bar_of_a_folder_does_not_begin_with_gaps() {
    let mut folder = Folder::new().folder("texts");
    for name in ["a", "b", "c"] {
        let more = "世界卫生组织发布报告\tThe World Health Organization launched a report\n";
        folder = folder.file(&format!("texts/{name}.tsv"), format!("{PAIRS}{more}"));
    }
    let text = shown(&folder, &["extract", "texts", "-o", "terms.csv", "-j", "1"]);
    assert!(text.contains("of 3 files"), "{text}");
    assert!(!text.contains("files, ,") && !text.contains(" 0 of 3 files, "), "{text}");
}

#[test]
fn who_wants_quiet_sees_no_bar() {
    let folder = Folder::new().file("a.tsv", PAIRS);
    assert_eq!(shown(&folder, &["extract", "a.tsv", "-q", "-o", "terms.csv"]), "");
}
