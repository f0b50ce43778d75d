//! Every file of a register's folder stands in the register's table: what is forgotten fails here.

use std::collections::BTreeSet;
use std::fs;

use duizhao::export;

use crate::house::root;

/// A folder whose files are the members of a table in its `mod.rs`.
struct Register {
    folder: &'static str,
    table: &'static str,
    /// Files that members share.
    shared: &'static [&'static str],
}

const REGISTERS: &[Register] = &[
    Register {
        folder: "src/export",
        table: "PROFILES",
        shared: &[
            "act",
            "book",
            "book_look",
            "codes",
            "columns",
            "counted",
            "dropped",
            "exporter",
            "fit",
            "full",
            "hazard",
            "held",
            "mend",
            "options",
            "profile",
            "region",
            "remarks",
            "report",
            "row",
            "rules",
            "sample",
            "sheet",
            "table",
            "tbx_status",
            "utf16",
            "xml",
        ],
    },
    Register {
        folder: "src/link",
        table: "KINDS",
        shared: &[
            "cells",
            "chain",
            "counted",
            "counts",
            "course",
            "features",
            "given",
            "hmm",
            "learn",
            "learnt",
            "model",
            "partners",
            "prepared",
            "prior",
            "rounds",
            "sample",
            "sentences",
            "table",
        ],
    },
    Register {
        folder: "src/read",
        table: "FORMATS",
        shared: &[
            "choose",
            "delimited",
            "folder",
            "garbled",
            "glossary",
            "header",
            "json_entries",
            "paragraph",
            "parallel",
            "pattern",
            "table_entries",
            "tally",
            "terms",
            "tests",
            "uncommented",
            "units",
        ],
    },
];

#[test]
fn every_file_of_a_register_is_in_its_table() {
    for register in REGISTERS {
        let table = table(register);
        for member in members(register) {
            let line = format!("{member}::");
            assert!(table.contains(&line), "{}/{member}.rs is not in {}", register.folder, register.table);
        }
    }
}

#[test]
fn shared_files_exist_and_are_no_members() {
    for register in REGISTERS {
        for shared in register.shared {
            let path = root().join(register.folder).join(format!("{shared}.rs"));
            assert!(path.exists(), "{} is named in this test and gone", path.display());
            let member = [" ", "&", "("].map(|before| format!("{before}{shared}::"));
            assert!(
                !member.iter().any(|member| table(register).contains(member)),
                "{shared} is a member: not shared"
            );
        }
    }
}

#[test]
fn profiles_have_names_of_their_own_and_say_what_they_are() {
    let mut names = BTreeSet::new();
    for profile in export::PROFILES {
        let facts = profile.facts();
        let name = facts.name;
        assert!(names.insert(name), "two profiles are called {name}");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        assert!(!facts.about.is_empty() && !facts.about.contains('\n'), "{name} says nothing of itself");
        for extension in facts.extensions {
            assert!(
                extension.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()),
                "{name}: .{extension}"
            );
        }
    }
}

/// The table's text in the register's `mod.rs`.
fn table(register: &Register) -> String {
    let path = root().join(register.folder).join("mod.rs");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = format!("pub const {}:", register.table);
    let table = text.split_once(&start).and_then(|(_, rest)| rest.split_once("];"));
    table.unwrap_or_else(|| panic!("{} has no table {}", path.display(), register.table)).0.to_owned()
}

/// The names of the folder's own files that are neither `mod.rs` nor shared.
fn members(register: &Register) -> Vec<String> {
    let folder = fs::read_dir(root().join(register.folder)).expect("the register's folder");
    let names =
        folder.map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned());
    let stems = names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned));
    stems.filter(|stem| stem != "mod" && !register.shared.contains(&stem.as_str())).collect()
}
