//! What leaves the terminal: text for the clipboard of whoever sits before it, and addresses for a browser.
//!
//! Text goes to the terminal itself (OSC 52), which works over SSH too; tmux and screen are asked to pass it
//! on. Over SSH there is no browser at hand, and an address is put on the clipboard instead.

use std::{env, sync::mpsc::Sender, thread};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{app::Action, text::harmless};

use super::Event;

/// Terminals take no longer text than about this.
const LONGEST: usize = 50_000;

/// What passes a sequence on to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Tmux,
    Screen,
}

impl Between {
    fn from(variable: impl Fn(&str) -> bool) -> Self {
        match () {
            () if variable("TMUX") => Self::Tmux,
            () if variable("STY") => Self::Screen,
            () => Self::Nothing,
        }
    }
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// The bytes that put `text` on the clipboard.
pub fn to_clipboard(text: &str) -> Vec<u8> {
    sequence(text, Between::from(is_set)).into_bytes()
}

fn sequence(text: &str, between: Between) -> String {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let plain = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text));
    match between {
        Between::Nothing => plain,
        // tmux takes it itself where it may set the clipboard, else passes it on where it may do that.
        Between::Tmux => {
            let passed = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{passed}\x1b\\")
        }
        Between::Screen => {
            // It passes no long string on: one in pieces reads as a whole.
            let pieces = plain.as_bytes().chunks(SCREEN);
            let piece = |piece: &[u8]| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(piece));
            pieces.map(piece).collect()
        }
    }
}

/// So many bytes screen passes on at once.
const SCREEN: usize = 512;

/// Whether the user sits at another machine.
pub fn is_remote() -> bool {
    is_set("SSH_CONNECTION") || is_set("SSH_TTY")
}

/// Opens an address in `browser`, or in the system's where none is named, and tells it.
pub fn browse(browser: &str, address: String, events: Sender<Event>) {
    let browser = browser.to_owned();
    // What opens it may take its time.
    thread::spawn(move || {
        let opened = if browser.is_empty() {
            open::that_detached(&address)
        } else {
            open::with_detached(&address, browser)
        };
        let told = match opened {
            Ok(()) => format!("opened {}", harmless(&address)),
            Err(error) => format!("could not open a browser: {}", harmless(&error.to_string())),
        };
        let _ = events.send(Event::Action(Action::Told(told)));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_handed_through_what_is_between() {
        let check = |between, expected: &str| assert_eq!(sequence("bell", between), expected);
        check(Between::Nothing, "\x1b]52;c;YmVsbA==\x07");
        check(
            Between::Tmux,
            "\x1b]52;c;YmVsbA==\x07\x1bPtmux;\x1b\x1b]52;c;YmVsbA==\x07\x1b\\",
        );
        check(Between::Screen, "\x1bP\x1b]52;c;YmVsbA==\x07\x1b\\");
        let long = sequence(&"é".repeat(60_000), Between::Screen);
        let pieces: Vec<&str> = long.split("\x1bP").skip(1).collect();
        assert!(pieces.iter().all(|piece| piece.len() <= SCREEN + 2));
        let whole: String = pieces
            .iter()
            .map(|piece| piece.trim_end_matches("\x1b\\"))
            .collect();
        let data = whole
            .trim_start_matches("\x1b]52;c;")
            .trim_end_matches('\x07');
        let text = String::from_utf8(BASE64_STANDARD.decode(data).unwrap()).unwrap();
        assert_eq!(text, "é".repeat(LONGEST / 2));
    }

    #[test]
    fn tmux_in_screen_is_tmux() {
        let check = |set: &[&str], expected| {
            assert_eq!(Between::from(|name| set.contains(&name)), expected);
        };
        check(&[], Between::Nothing);
        check(&["STY"], Between::Screen);
        check(&["TMUX", "STY"], Between::Tmux);
    }
}
