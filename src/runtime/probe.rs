//! What can only be learned by asking the terminal or its neighbours: how wide it draws the signs, and whether
//! tmux lets copies through. For `warta doctor`; the reader itself never waits for such answers.

use std::{
    env,
    io::{self, IsTerminal, Write},
    process::{Command, Stdio},
};

use crossterm::{
    cursor::position,
    terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode, size},
};

/// The terminal's columns and rows, where there is one.
#[must_use]
pub fn screen_size() -> Option<(u16, u16)> {
    size().ok().filter(|_| io::stdout().is_terminal())
}

/// Those of `signs` that the terminal draws wider or narrower than one column, each with its columns. None where
/// there is no terminal or it does not answer.
#[must_use]
pub fn odd_widths<'a>(signs: &[&'a str]) -> Option<Vec<(&'a str, u16)>> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return None;
    }
    enable_raw_mode().ok()?;
    let odd = measure(signs);
    let _ = crossterm::execute!(io::stdout(), Clear(ClearType::CurrentLine));
    let _ = disable_raw_mode();
    odd.ok()
}

fn measure<'a>(signs: &[&'a str]) -> io::Result<Vec<(&'a str, u16)>> {
    let mut out = io::stdout().lock();
    let mut odd = Vec::new();
    for sign in signs {
        write!(out, "\r{sign}")?;
        out.flush()?;
        let (columns, _) = position()?;
        if columns != 1 {
            odd.push((*sign, columns));
        }
    }
    write!(out, "\r")?;
    out.flush()?;
    Ok(odd)
}

/// Whether tmux, where it is between, lets programs set the clipboard: its `set-clipboard`.
#[must_use]
pub fn tmux_clipboard() -> Option<String> {
    env::var_os("TMUX")?;
    let output = Command::new("tmux")
        .args(["show-options", "-sv", "set-clipboard"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
