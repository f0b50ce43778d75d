//! Any bytes, read as xlsx.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| duizhao_fuzz::read_as("xlsx", bytes));
