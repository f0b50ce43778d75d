//! Any bytes, read as strings.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| duizhao_fuzz::read_as("strings", bytes));
