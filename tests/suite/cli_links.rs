//! The program with `links` and `concordance`: where the text comes from makes no difference.

use crate::program::Folder;

const PAIRS: &str = "数字城市治理\tDigital urban governance\n\
                     治理城市需要数据\tGoverning cities takes data\n\
                     数字治理\tDigital governance\n";

#[test]
fn standard_input_is_learnt_from_and_linked_as_a_file_is() {
    let folder = Folder::new().file("pairs.tsv", PAIRS);
    for arguments in [
        &["links", "--words", "--probabilities"][..],
        &["links", "--words", "--probabilities", "--stream"],
        &["concordance", "--term", "治理", "--term", "data", "--to", "csv"],
    ] {
        let file = folder.run(&[arguments, &["pairs.tsv"]].concat()).exits(0);
        let piped = folder.run_with(PAIRS, &[arguments, &["-"]].concat()).exits(0);
        assert_eq!(file.stdout().replace("pairs.tsv:", "-:"), piped.stdout(), "{arguments:?}");
    }
}

#[test]
fn a_bar_is_for_a_terminal_only() {
    let folder = Folder::new().file("pairs.tsv", PAIRS);
    folder.run(&["links", "pairs.tsv", "-o", "links.txt"]).exits(0).says_nothing();
    folder.run(&["lexicon", "learn", "pairs.tsv", "-q", "-o", "mine.lex"]).exits(0).says_nothing();
}
