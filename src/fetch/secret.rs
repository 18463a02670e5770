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

/// The words of a command: as a shell parts them, but nothing in them is expanded.
///
/// # Errors
/// Where a quotation mark has no other, or there are no words.
pub fn words_of(command: &str) -> Result<Vec<String>, String> {
    let words = shell_words::split(command)
        .map_err(|_| format!("in the command {command:?} a quotation mark has no other"))?;
    if words.is_empty() {
        return Err("the password command is empty".into());
    }
    Ok(words)
}

/// The first line that the command prints. It is run by itself, by no shell, and without the terminal, which may
/// be showing the reader; only the user names commands, no feed ever does.
///
/// # Errors
/// Where it cannot be run, fails, takes longer than a minute or prints nothing; what it printed is not
/// repeated.
pub fn first_line_of(command: &str) -> Result<String, String> {
    let words = words_of(command)?;
    let mut child = Command::new(&words[0])
        .args(&words[1..])
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
        assert_eq!(
            first_line_of("echo 'open door'").as_deref(),
            Ok("open door")
        );
        assert_eq!(first_line_of("printf 'open\\nmore'").as_deref(), Ok("open"));
        for command in [
            "sh -c 'echo hidden; exit 3'",
            "true",
            "no-such-program hidden",
        ] {
            let why = first_line_of(command).unwrap_err();
            assert!(!why.contains("hidden"), "{why}");
        }
    }

    #[test]
    fn no_shell_sees_a_command() {
        for command in ["echo $HOME; echo `id` | cat > x", "echo $(id)"] {
            let line = first_line_of(command).unwrap();
            assert!(line.starts_with('$') && !line.contains("uid="), "{line}");
        }
        assert!(first_line_of("echo 'open").is_err() && first_line_of(" ").is_err());
    }
}
