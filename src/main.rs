//! The warta binary: parse, run, print what went wrong, exit. Everything else is in the library.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use warta::cli;

fn main() -> ExitCode {
    let cli = match cli::parsed(std::env::args_os()) {
        Ok(cli) => cli,
        Err(code) => return ExitCode::from(code),
    };
    match cli::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is_told() {
                // Nobody is left to tell where standard error is closed.
                let _ = writeln!(io::stderr(), "warta: {error}");
            }
            ExitCode::from(if error.is_usage() { 2 } else { 1 })
        }
    }
}
