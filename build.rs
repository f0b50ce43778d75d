//! Turns the dictionaries that two crates carry into the compact files that the library embeds.
#![allow(clippy::print_stdout)] // a build script speaks to cargo on standard output

#[path = "build/blob.rs"]
mod blob;
#[path = "build/cedict.rs"]
mod cedict;
#[path = "build/dictionary.rs"]
mod dictionary;
#[path = "build/gloss.rs"]
mod gloss;
#[path = "build/heads.rs"]
mod heads;
#[path = "build/names.rs"]
mod names;
#[path = "build/place.rs"]
mod place;
#[path = "build/readings.rs"]
mod readings;
#[path = "build/reference.rs"]
mod reference;
#[path = "build/simplified.rs"]
mod simplified;
#[path = "build/sound.rs"]
mod sound;
#[path = "build/sources.rs"]
mod sources;
#[path = "build/stems.rs"]
mod stems;
#[path = "build/words.rs"]
mod words;

// The library and this script fold and stem with the same code: otherwise look-ups would miss.
#[allow(dead_code, unreachable_pub)]
#[path = "src/text/function.rs"]
mod function;
#[allow(dead_code, unreachable_pub)]
#[path = "src/text/latin.rs"]
mod latin;
#[allow(dead_code, unreachable_pub)]
#[path = "src/text/spelling.rs"]
mod spelling;
#[allow(dead_code, unreachable_pub)]
#[path = "src/text/stem.rs"]
mod stem;
#[path = "src/lexicon/sound/wade_giles.rs"]
mod wade_giles;

use std::path::PathBuf;
use std::process::ExitCode;

/// What stops a build: one line that says what is wrong and what to do.
type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            println!("cargo:warning={what}");
            println!("cargo:error={what}");
            ExitCode::FAILURE
        }
    }
}

/// Finds the sources, reads them, writes the files.
fn run() -> Result<()> {
    for path in ["build.rs", "build", "src/text", "src/lexicon/tables", "src/lexicon/sound", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(sources::variable("OUT_DIR")?);
    let sources = sources::find()?;
    let cedict = sources::read(&sources.cedict)?;
    let entries = cedict::parse(&cedict)?;

    let simplified = simplified::table(&entries)?;
    simplified.write(&out)?;
    names::write(&simplified, &out)?;
    let jieba = sources::read(&sources.jieba)?;
    let readings = readings::of(&entries, &simplified);
    readings::write(&readings, &out)?;
    sound::write(&readings, &jieba, &out)?;
    words::write(&jieba, &out)?;
    dictionary::write(&entries, &simplified, &out)
}
