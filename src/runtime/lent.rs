//! The terminal in the hands of another program: what the user pipes an article to, an editor, a browser. While it
//! is lent, nobody here reads keys, and the signals that a terminal's keys send are that program's own.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Write},
    path::Path,
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

/// Sees that there is a file at `path`, which is as `text` where there was none.
pub fn provide(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Opens a file in the user's editor and waits until it ends.
pub fn edit(path: &Path) -> io::Result<ExitStatus> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR"));
    calling(editor.unwrap_or_else(|| "vi".into()), path.as_os_str())
        .stdin(terminal()?)
        .status()
}

/// Opens an address in a browser of the terminal and waits until it ends. What to tell of it comes back.
pub fn browse(browser: &str, address: &str) -> io::Result<String> {
    let status = calling(browser.into(), address.as_ref())
        .stdin(terminal()?)
        .status()?;
    Ok(format!("{browser} {}", told(status)))
}

/// The program may have words of its own, as in `code --wait`; what it is called with is no part of what the shell
/// reads.
fn calling(program: OsString, with: &OsStr) -> Command {
    let mut line = program;
    line.push(" \"$1\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg("sh").arg(with);
    command
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_gets_its_words_and_the_path_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a b; echo 'c'.toml");
        provide(&path, "first").unwrap();
        let told = calling("printf %s\\\\n -x".into(), path.as_os_str())
            .output()
            .unwrap();
        let expected = format!("-x\n{}\n", path.display());
        assert_eq!(String::from_utf8(told.stdout).unwrap(), expected);
    }

    #[test]
    fn a_file_that_is_there_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/config.toml");
        provide(&path, "first").unwrap();
        provide(&path, "second").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
    }
}
