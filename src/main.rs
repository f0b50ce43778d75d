//! The binary: everything stands in the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
