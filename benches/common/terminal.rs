//! What the measurements of the reader share: the real binary on a store, in a terminal of 120×40; what came from it,
//! what it holds; and how figures are told.

#![allow(dead_code, reason = "each bench uses its own part")]

use std::{env, fs, num::NonZero, path::Path};

use portable_pty::CommandBuilder;

use crate::session::Session;

pub const ROWS: NonZero<u16> = NonZero::new(40).unwrap();
pub const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();

/// How many articles are to be stored.
pub fn articles() -> i64 {
    let count = env::var("ARTICLES").ok();
    count.map_or(100_000, |count| {
        count.parse().expect("ARTICLES is a number")
    })
}

/// The reader on a store, where nobody has left it.
pub fn open(store: &Path) -> Session {
    // Where it was left is another start's.
    let _ = fs::remove_file(store.with_extension("db.place"));
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
    command.args(["--store", store.to_str().unwrap()]);
    Session::start_with(command, ROWS, COLUMNS)
}

/// How many bytes have come.
pub fn received(session: &Session) -> usize {
    session.received.lock().unwrap().bytes.len()
}

/// The memory that the program holds, in megabytes.
pub fn resident(session: &Session) -> f64 {
    let status = format!("/proc/{}/status", session.child.process_id().unwrap());
    let status = fs::read_to_string(status).unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1000.0
}

/// Tells figures in a line.
pub fn report(what: &str, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    let at = |part: usize| values[(values.len() * part / 100).min(values.len() - 1)];
    println!(
        "{what}: min {:.2}, median {:.2}, p99 {:.2}, most {:.2} ({} times)",
        at(0),
        at(50),
        at(99),
        at(100),
        values.len()
    );
}
