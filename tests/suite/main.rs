//! The one test binary: the house, the program, the texts. Tests of single functions stand beside them in `src/`.

mod captions;
mod cases;
mod cli;
mod cli_formats;
mod cli_glossaries;
mod cli_review;
mod corpora;
mod gold;
mod gold_lists;
mod hostile;
mod house;
mod layers;
mod lines;
mod model;
mod pairs;
mod program;
mod registers;
mod rooms;
mod round_trips;
mod snapshots;
mod tables;
