//! What leaves the terminal: text for the clipboard of whoever sits before it, and addresses for a browser.
//!
//! Text goes to the terminal itself (OSC 52), which works over SSH too; tmux and screen are asked to pass it
//! on. Over SSH there is no browser at hand, and an address is put on the clipboard instead.

use std::{env, sync::mpsc::Sender, thread};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{app::Action, config::Notices, text::harmless};

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
    /// By what is set, and by the kind of the terminal: who runs screen in tmux or tmux in screen has the variables of
    /// both, and the inner one has named the terminal.
    fn from(variable: impl Fn(&str) -> bool, term: &str) -> Self {
        let inner_screen = term == "screen" || term.starts_with("screen.");
        match () {
            () if variable("STY") && inner_screen => Self::Screen,
            () if variable("TMUX") => Self::Tmux,
            () if variable("STY") => Self::Screen,
            () => Self::Nothing,
        }
    }
}

fn between() -> Between {
    Between::from(is_set, &env::var("TERM").unwrap_or_default())
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// The bytes that put `text` on the clipboard.
pub fn to_clipboard(text: &str) -> Vec<u8> {
    sequence(text, between()).into_bytes()
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

/// The bytes that tell the terminal of something that was done while nobody may have looked.
pub fn to_notices(notices: Notices, told: &str) -> Vec<u8> {
    notice(notices, told, between()).into_bytes()
}

fn notice(notices: Notices, told: &str, between: Between) -> String {
    let told = harmless(told);
    // Some take a semicolon for the end of a title.
    let told = told[..told.floor_char_boundary(TOLD)].replace(';', ",");
    let plain = match notices {
        Notices::Off => return String::new(),
        Notices::Bell => return "\x07".into(),
        Notices::Osc9 => format!("\x1b]9;warta: {told}\x07"),
        Notices::Osc777 => format!("\x1b]777;notify;warta;{told}\x07"),
    };
    match between {
        Between::Nothing => plain,
        Between::Tmux => format!("\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")),
        Between::Screen => format!("\x1bP{plain}\x1b\\"),
    }
}

/// A notice has no more bytes: it is a line, and screen passes no more on.
const TOLD: usize = 200;

/// So many bytes screen passes on at once.
const SCREEN: usize = 512;

/// What asks the terminal for the colour of its background (OSC 11).
pub const BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// Whether the user sits at another machine.
pub fn is_remote() -> bool {
    is_set("SSH_CONNECTION") || is_set("SSH_TTY")
}

/// Browsers that need the terminal for themselves.
const IN_THE_TERMINAL: [&str; 11] = [
    "browsh",
    "carbonyl",
    "cha",
    "chawan",
    "edbrowse",
    "elinks",
    "links",
    "links2",
    "lynx",
    "w3m",
    "www-browser",
];

/// Whether a browser, called by its path or name with words of its own, needs the terminal for itself.
pub fn is_in_the_terminal(browser: &str) -> bool {
    let program = browser.split_whitespace().next().unwrap_or_default();
    let name = program.rsplit('/').next().unwrap_or_default();
    IN_THE_TERMINAL.contains(&name)
}

/// The browser that is settled, else the first that the environment names; empty where there is none. Over SSH the
/// window of the latter would not be seen, and only one that needs the terminal counts.
pub fn browser(settled: &str) -> String {
    let named = env::var("BROWSER").unwrap_or_default();
    chosen(settled, &named, is_remote()).to_owned()
}

fn chosen<'a>(settled: &'a str, named: &'a str, remote: bool) -> &'a str {
    let named = named.split(':').next().unwrap_or_default().trim();
    match settled {
        "" if remote && !is_in_the_terminal(named) => "",
        "" => named,
        settled => settled,
    }
}

/// Opens an address in `browser`, or in the system's where none is named, and tells it; where none can be started,
/// that `copying` copies the address.
pub fn browse(browser: &str, address: String, copying: String, events: Sender<Event>) {
    let browser = browser.to_owned();
    // What opens it may take its time.
    thread::spawn(move || {
        let opened = if browser.is_empty() {
            open::that_detached(&address)
        } else {
            open::with_detached(&address, &browser)
        };
        let told = match opened {
            Ok(()) => format!("opened {}", harmless(&address)),
            Err(error) => {
                let told = if browser.is_empty() {
                    "no browser could be started here".to_owned()
                } else {
                    let why = harmless(&error.to_string());
                    format!("could not start the browser {}: {why}", harmless(&browser))
                };
                format!(
                    "{told}; {copying} copies the link, `browser` in the configuration names one"
                )
            }
        };
        let _ = events.send(Event::Action(Action::Told(told)));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_of_the_terminal_are_known_by_their_name() {
        for browser in ["w3m", "/usr/bin/lynx", "lynx -accept_all_cookies"] {
            assert!(is_in_the_terminal(browser), "{browser}");
        }
        for browser in ["", "firefox", "/opt/w3m/open", "xdg-open w3m"] {
            assert!(!is_in_the_terminal(browser), "{browser}");
        }
    }

    #[test]
    fn the_browser_of_the_environment_counts_where_none_is_settled_and_it_can_be_seen() {
        let check = |settled, named, remote, expected| {
            let browser = chosen(settled, named, remote);
            assert_eq!(browser, expected, "{settled} {named} {remote}");
        };
        check("", "", false, "");
        check("", "firefox:w3m", false, "firefox");
        check("", "firefox", true, "");
        check("", "w3m", true, "w3m");
        check("chromium", "w3m", true, "chromium");
    }

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
    fn a_notice_is_one_harmless_line_in_the_form_that_was_chosen() {
        let told = "9 new\x1b]0;owned\x07; 1 failed";
        let check = |notices, between, expected: &str| {
            assert_eq!(notice(notices, told, between), expected);
        };
        check(Notices::Off, Between::Nothing, "");
        check(Notices::Bell, Between::Tmux, "\x07");
        let osc9 = "\x1b]9;warta: 9 new, 1 failed\x07";
        check(Notices::Osc9, Between::Nothing, osc9);
        check(
            Notices::Osc777,
            Between::Nothing,
            "\x1b]777;notify;warta;9 new, 1 failed\x07",
        );
        let passed = format!("\x1bPtmux;\x1b{osc9}\x1b\\");
        check(Notices::Osc9, Between::Tmux, &passed);
        let long = notice(Notices::Osc9, &"é".repeat(9000), Between::Nothing);
        assert!(long.len() < 230);
    }

    #[test]
    fn of_tmux_and_screen_the_inner_one_is_spoken_to() {
        let check = |set: &[&str], term, expected| {
            assert_eq!(Between::from(|name| set.contains(&name), term), expected);
        };
        let both = ["TMUX", "STY"];
        check(&[], "xterm", Between::Nothing);
        check(&["STY"], "xterm", Between::Screen);
        check(&both, "tmux-256color", Between::Tmux);
        check(&both, "screen-256color", Between::Tmux);
        check(&both, "screen.tmux-256color", Between::Screen);
        check(&both, "screen", Between::Screen);
        check(&["TMUX"], "screen", Between::Tmux);
    }
}
