//! The one test binary: the house, the program, the texts. Tests of single functions stand beside them in `src/`.

mod gold_lists;
mod house;
mod layers;
mod pages;
mod registers;
mod rooms;
mod tables;
