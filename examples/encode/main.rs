//! Vectors of texts, to be compared with the model's own program: a JSON string a line in, a JSON array a line out.
//!
//! ```sh
//! cargo run --release --example encode -- model.pack < texts.jsonl > vectors.jsonl
//! ```
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the command line")]

use std::error::Error;
use std::io::{BufRead, stdin};
use std::path::PathBuf;
use std::time::Instant;

use duizhao::encoder::Encoder;

fn main() -> Result<(), Box<dyn Error>> {
    let path: PathBuf = std::env::args_os().nth(1).ok_or("give the path of a pack")?.into();
    let start = Instant::now();
    let encoder = Encoder::open(&path)?;
    eprintln!("opened in {:.2} ms", start.elapsed().as_secs_f64() * 1000.0);
    let texts = stdin().lock().lines().map(|line| Ok(serde_json::from_str(&line?)?));
    let texts = texts.collect::<Result<Vec<String>, Box<dyn Error>>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let start = Instant::now();
    let vectors = encoder.encode(&texts);
    let seconds = start.elapsed().as_secs_f64();
    eprintln!("{} texts in {seconds:.3} s, {:.0} a second", texts.len(), texts.len() as f64 / seconds);
    for at in 0..vectors.len() {
        println!("{}", serde_json::to_string(vectors.get(at))?);
    }
    Ok(())
}
