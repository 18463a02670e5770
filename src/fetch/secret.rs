//! Secrets that are kept elsewhere: the first line that a command of the user's prints.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
    sync::mpsc::channel,
    thread,
    time::Duration,
};

/// So long a command may take: it may ask the user for a key.
const PATIENCE: Duration = Duration::from_secs(60);

/// The first line that the command prints. It is run by the system's shell, without the terminal, which may
/// be showing the reader; only the user names commands, no feed ever does.
///
/// # Errors
/// Where it cannot be run, fails, takes longer than a minute or prints nothing; what it printed is not
/// repeated.
pub fn first_line_of(command: &str) -> Result<String, String> {
    let (shell, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let mut child = Command::new(shell)
        .args([flag, command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|why| format!("the password command could not be run: {why}"))?;
    let out = child.stdout.take();
    let (sender, lines) = channel();
    thread::spawn(move || sender.send(out.map(first_line)));
    let line = lines.recv_timeout(PATIENCE);
    if line.is_err() {
        // It is told of; whether it could still be ended changes nothing.
        let _ = child.kill();
        return Err("the password command takes too long".into());
    }
    match child.wait() {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(format!("the password command failed ({status})")),
        Err(why) => return Err(format!("the password command failed: {why}")),
    }
    match line.ok().flatten() {
        Some(line) if !line.is_empty() => Ok(line),
        _ => Err("the password command printed nothing".into()),
    }
}

/// The first line; what follows is read too, so that the command can end.
fn first_line(out: impl Read) -> String {
    let mut out = BufReader::new(out.take(64 * 1024));
    let mut line = Vec::new();
    // What could not be read is not there.
    let _ = out.read_until(b'\n', &mut line);
    let _ = std::io::copy(&mut out, &mut std::io::sink());
    let line = String::from_utf8_lossy(&line);
    line.trim_end_matches(['\n', '\r']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_line_of;

    #[test]
    fn a_secret_is_the_first_line_of_a_command_and_never_told() {
        assert_eq!(first_line_of("echo open; echo more").as_deref(), Ok("open"));
        for command in ["echo hidden; exit 3", "true"] {
            let why = first_line_of(command).unwrap_err();
            assert!(!why.contains("hidden"), "{why}");
        }
    }
}
