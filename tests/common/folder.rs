//! What the tests of the real binary share: a folder that goes away, and a run with its three outcomes.

#![allow(dead_code, reason = "each test uses its own part")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// An empty folder in which the binary runs; it is deleted in the end.
pub struct Folder {
    dir: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// Everything on standard output.
    pub out: Vec<u8>,
    /// Everything on standard error.
    pub err: String,
}

impl Folder {
    /// A new one.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("the system's folder for temporary files is writable");
        Self { dir }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file into it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).expect("the folder is writable");
        path
    }

    /// Runs the binary in it without anything on standard input.
    pub fn warta(&self, args: &[&str]) -> Run {
        self.warta_reading(args, b"")
    }

    /// Runs the binary in it with `input` on standard input.
    pub fn warta_reading(&self, args: &[&str], input: &[u8]) -> Run {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary is built");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        // A program that reads no input may be gone before all of it is written.
        let _ = stdin.write_all(input);
        drop(stdin);
        let output = child.wait_with_output().expect("the run ends");
        Run {
            code: output.status.code(),
            out: output.stdout,
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// The binary, about to run in it.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
        command
            .args(args)
            .current_dir(self.path())
            .env("HOME", self.path())
            // Whatever the one who runs the tests has settled.
            .env("WARTA_CONFIG", "config.toml");
        command
    }
}

impl Run {
    /// Standard output as text.
    pub fn text(&self) -> &str {
        str::from_utf8(&self.out).expect("data is UTF-8")
    }

    /// Each line of standard output as JSON.
    pub fn records(&self) -> Vec<serde_json::Value> {
        let parse = |line| serde_json::from_str(line).expect("every line is one JSON object");
        self.text().lines().map(parse).collect()
    }

    /// Asserts that it went well and said nothing beside its data.
    #[track_caller]
    pub fn succeeded(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
        self.is_harmless();
        self
    }

    /// Asserts that it failed with one line that holds `words`, and printed no data.
    #[track_caller]
    pub fn failed_with(self, words: &str) {
        assert_eq!(self.code, Some(1), "{}", self.err);
        assert!(
            self.err.starts_with("warta: ") && self.err.contains(words),
            "{}",
            self.err
        );
        assert_eq!(self.err.matches('\n').count(), 1, "{}", self.err);
        assert_eq!(self.text(), "");
        self.is_harmless();
    }

    /// Asserts that nothing printed would do something to a terminal.
    #[track_caller]
    pub fn is_harmless(&self) {
        for text in [self.text(), &self.err] {
            let harm = text
                .chars()
                .find(|&c| c != '\n' && c.is_control() || is_turning(c));
            assert_eq!(harm, None);
        }
    }
}

/// Whether a character changes the direction of what stands around it.
fn is_turning(char: char) -> bool {
    matches!(char, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
