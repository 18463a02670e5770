//! What was typed, taken apart: options may stand before the command too, and what cannot be understood is told in
//! one line that says where to look, as every other message.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{CommandFactory, Parser, error::ErrorKind};

use super::Cli;
use crate::text::harmless;

/// What was asked for. Where there is nothing to do for it, because it was only help that was wished or because it
/// is not understood, that is printed, and the exit code comes back.
///
/// # Errors
/// The exit code of what has been answered already.
pub fn parsed(args: impl IntoIterator<Item = OsString>) -> Result<Cli, u8> {
    Cli::try_parse_from(in_order(args.into_iter().collect())).map_err(|error| {
        if !error.use_stderr() {
            // Nobody is left to tell where standard output is closed.
            let _ = error.print();
            return 0;
        }
        let _ = writeln!(io::stderr(), "warta: {}", line(&error));
        2
    })
}

/// Options that a command has too.
const SHARED: [&str; 3] = ["--store", "--published", "--lang"];

/// The arguments with options that stand before the command put behind its own: a word behind an option would
/// otherwise be a file that is named like a command.
fn in_order(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(arg) = args.get(at).and_then(|arg| arg.to_str()) {
        at += match arg.split_once('=') {
            Some((name, _)) if SHARED.contains(&name) => 1,
            None if SHARED.contains(&arg) => 2,
            _ => break,
        };
    }
    let command = args.get(at).and_then(|arg| arg.to_str());
    let known = |name: &str| Cli::command().find_subcommand(name).is_some();
    if at > 1 && command.is_some_and(known) {
        let options: Vec<OsString> = args.drain(1..at).collect();
        let end = args.iter().position(|arg| arg == "--");
        let end = end.unwrap_or(args.len());
        args.splice(end..end, options);
    }
    args
}

/// A mistake in one line: what is wrong, and which help says how it is right.
fn line(error: &clap::Error) -> String {
    let told = error.render().to_string();
    let usage = told.lines().find_map(|line| line.strip_prefix("Usage: "));
    let words = usage.unwrap_or("warta").split_whitespace();
    let command: Vec<&str> = words
        .take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect();
    let command = command.join(" ");
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return format!("{command} what? `{command} --help` lists what there is");
    }
    let mut words = String::new();
    let about = told
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    for line in about.filter(|line| !line.is_empty()) {
        match line.strip_prefix("tip: ") {
            Some(tip) => words += &format!("; {tip}"),
            None if words.is_empty() => line
                .strip_prefix("error: ")
                .unwrap_or(line)
                .clone_into(&mut words),
            None => words += &format!(" {line}"),
        }
    }
    harmless(&format!("{words}; see `{command} --help`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn options_may_stand_before_the_command() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(in_order(args(typed)), args(expected));
        };
        check(
            "warta --store X search sword",
            "warta search sword --store X",
        );
        check("warta --store=X feeds list", "warta feeds list --store=X");
        check(
            "warta --lang id --published 2023 extract -- -a",
            "warta extract --lang id --published 2023 -- -a",
        );
        for same in [
            "warta --store X",
            "warta --lang id a.txt search",
            "warta search x --store X",
        ] {
            check(same, same);
        }
    }

    #[test]
    fn a_mistake_is_one_line_that_says_where_to_look() {
        let check = |typed: &str, expected: &str| {
            let error = Cli::try_parse_from(args(typed)).unwrap_err();
            assert_eq!(line(&error), expected);
        };
        check(
            "warta feeds",
            "warta feeds what? `warta feeds --help` lists what there is",
        );
        check(
            "warta extract",
            "the following required arguments were not provided: <FILE|DIR|->...; see `warta extract --help`",
        );
        check(
            "warta ledger gifts --format xml",
            "invalid value 'xml' for '--format <FORMAT>' [possible values: table, json, csv, md, ics, graphml, dot]; see `warta --help`",
        );
        let error = Cli::try_parse_from(args("warta ledger gifts --nothing")).unwrap_err();
        let line = line(&error);
        assert!(
            line.starts_with("unexpected argument '--nothing' found; ") && !line.contains('\n'),
            "{line}"
        );
    }
}
