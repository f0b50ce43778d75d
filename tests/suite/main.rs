//! The one test binary: the house, the program, the texts. Tests of single functions stand beside them in `src/`.

mod captions;
mod cases;
mod cli;
mod cli_batch;
mod cli_formats;
mod cli_glossaries;
mod cli_lexicon;
mod cli_links;
mod cli_project;
mod cli_review;
mod corpora;
mod files_kept;
mod files_refused;
mod glosses;
mod gold;
mod gold_lists;
mod growth;
mod hostile;
mod hostile_text;
mod house;
#[cfg(unix)]
mod interrupt;
mod layers;
mod lines;
mod model;
mod pairs;
mod program;
mod registers;
mod rooms;
mod round_trips;
mod scale;
mod seeds;
mod snapshots;
mod tables;
mod tags;
#[cfg(unix)]
mod terminal;
mod watched;
