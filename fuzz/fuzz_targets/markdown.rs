//! Any bytes, read as markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| duizhao_fuzz::read_as("markdown", bytes));
