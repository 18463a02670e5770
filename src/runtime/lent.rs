//! The terminal in the hands of another program: what the user pipes an article to. While it is lent,
//! nobody here reads keys, and the signals that a terminal's keys send are that program's own.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Write},
    process::{Command, ExitStatus, Stdio},
    thread,
};

/// Runs a line as the user typed it for a shell, `text` as its input, and waits until the user has seen what it
/// wrote. What to tell of it comes back.
pub fn pipe(line: &str, text: String) -> io::Result<String> {
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).stdin(Stdio::piped());
    let mut child = command.spawn()?;
    let input = child.stdin.take();
    let write = move || {
        // A program that has read enough closes its input; that is its right.
        let _ = input.map(|mut input| input.write_all(text.as_bytes()));
    };
    // It may wait for its output to be taken before it reads on.
    let writing = thread::spawn(write);
    let status = child.wait()?;
    let _ = writing.join();
    wait_for_enter(&format!("[{}] Enter returns to warta ", told(status)))?;
    Ok(format!("the program {}", told(status)))
}

/// The terminal itself: standard input may be a text that was piped in.
fn terminal() -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open("/dev/tty")
}

fn told(status: ExitStatus) -> String {
    match status.code() {
        Some(0) => "ended".into(),
        Some(code) => format!("ended with {code}"),
        None => "was ended by a signal".into(),
    }
}

fn wait_for_enter(words: &str) -> io::Result<()> {
    let mut terminal = terminal()?;
    write!(terminal, "\r\n{words}")?;
    let mut line = Vec::new();
    BufReader::new(terminal).read_until(b'\n', &mut line)?;
    Ok(())
}
