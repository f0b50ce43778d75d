//! Any bytes, read as tmx.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| duizhao_fuzz::read_as("tmx", bytes));
