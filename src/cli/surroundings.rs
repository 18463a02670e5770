//! What `warta doctor` sees around the program: terminal, colours, signs, clipboard, configuration, models. One
//! line each, with what to do where something is not as it could be.

use std::env;

use super::{
    doctor::{Check, State},
    model,
};
use crate::{
    config,
    domain::Lang,
    runtime::{
        look::{self, Looks},
        probe,
    },
};

/// All checks of this file.
pub fn checks() -> Vec<Check> {
    let loaded = config::load();
    let looks = look::looks(&loaded);
    let mut checks = vec![terminal(), colours(&looks), signs(&looks), clipboard()];
    #[cfg(feature = "images")]
    checks.push(images(&loaded, &looks));
    checks.push(configuration(&loaded));
    checks.extend([Lang::Id, Lang::En].map(models));
    checks
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// What is between the program and the eye.
fn terminal() -> Check {
    let term = variable("TERM").unwrap_or_else(|| "unknown".into());
    let mut says = term.clone();
    if let Some((columns, rows)) = probe::screen_size() {
        says += &format!(", {columns}x{rows}");
        if columns < 40 || rows < 12 {
            let small = format!("{says}: too small, the reader needs 40x12");
            return Check::new(State::Odd, "terminal", small);
        }
    }
    let between = [
        ("TMUX", ", in tmux"),
        ("STY", ", in screen"),
        ("SSH_CONNECTION", ", over SSH"),
    ];
    for (name, words) in between {
        says += variable(name).map_or("", |_| words);
    }
    if look::is_dumb() {
        let dumb = format!("{says}: it cannot be drawn on; use another, or `warta extract`");
        return Check::new(State::Odd, "terminal", dumb);
    }
    Check::new(State::Well, "terminal", says)
}

fn colours(looks: &Looks) -> Check {
    let mut says = looks.depth.name().to_owned();
    let ground = match looks.background {
        Some(look::Background::Dark) => ", on a dark ground",
        Some(look::Background::Light) => ", on a light ground",
        None => ", on a ground that the reader asks the terminal for",
    };
    if variable("NO_COLOR").is_some() {
        says += ", as NO_COLOR wishes";
    } else if looks.depth != look::Depth::Mono {
        says += ground;
    }
    if looks.depth == look::Depth::Palette && variable("COLORTERM").is_none() {
        says += "; COLORTERM=truecolor gives all, where the terminal has them";
    }
    Check::new(State::Well, "colours", says)
}

fn signs(looks: &Looks) -> Check {
    if looks.is_ascii() {
        let says = "ASCII alone; a UTF-8 locale such as LC_ALL=C.UTF-8, or ascii = \"never\", gives others";
        return Check::new(State::Well, "signs", says);
    }
    match probe::odd_widths(&looks.signs()) {
        None => Check::new(State::Well, "signs", "UTF-8"),
        Some(odd) if odd.is_empty() => {
            Check::new(State::Well, "signs", "UTF-8, each one column wide")
        }
        Some(odd) => {
            let odd: Vec<String> = odd
                .iter()
                .map(|(sign, columns)| format!("{sign} is {columns}"))
                .collect();
            let odd = odd.join(", ");
            let advice = "set ascii = \"always\", or ambiguous widths to narrow in the terminal";
            let says = format!("not one column wide: {odd}; {advice}");
            Check::new(State::Odd, "signs", says)
        }
    }
}

/// How what is copied gets to the user.
fn clipboard() -> Check {
    let (state, says) = match () {
        () if variable("TERM").is_some_and(|term| term == "linux") => (
            State::Odd,
            "the Linux console has none; S saves, and | pipes, what would be copied".to_owned(),
        ),
        () if variable("TMUX").is_some() => match probe::tmux_clipboard().as_deref() {
            Some("on" | "external") => (State::Well, "through tmux (OSC 52)".into()),
            Some("off") => (
                State::Odd,
                "tmux keeps copies back; put `set -g set-clipboard on` into its configuration"
                    .into(),
            ),
            _ => (
                State::Well,
                "through tmux (OSC 52), if it lets it through".into(),
            ),
        },
        () if variable("STY").is_some() => (
            State::Well,
            "through screen to the terminal (OSC 52)".into(),
        ),
        () if variable("VTE_VERSION").is_some() => (
            State::Odd,
            "terminals of the VTE family take no copies (OSC 52), or ask first; S saves instead"
                .into(),
        ),
        () => (
            State::Well,
            "through the terminal (OSC 52), over SSH too".into(),
        ),
    };
    Check::new(state, "clipboard", says)
}

#[cfg(feature = "images")]
fn images(loaded: &config::Loaded, looks: &Looks) -> Check {
    use crate::{config::Images, runtime::picture};

    let wished = loaded.config.images;
    match picture::told(wished, looks) {
        Ok(medium) => Check::new(State::Well, "images", format!("drawn with {medium}")),
        Err(_) if wished == Images::Off => {
            let says = "off: captions with their address; images = \"auto\" draws them";
            Check::new(State::Well, "images", says)
        }
        Err(why) => Check::new(State::Odd, "images", format!("not drawn: {why}")),
    }
}

fn configuration(loaded: &config::Loaded) -> Check {
    let mistakes = look::mistakes(loaded);
    let path = config::path();
    let name = path.as_ref().map(|path| path.display().to_string());
    let name = name.unwrap_or_else(|| "no folder for it".into());
    if mistakes.is_empty() {
        let there = path.is_some_and(|path| path.exists());
        let says = if there {
            name
        } else {
            format!(
                "none at {name}, so every setting has its default; `warta config init` writes one"
            )
        };
        return Check::new(State::Well, "config", says);
    }
    let says = format!("{name}: {} not in force", mistakes.len());
    let mut check = Check::new(State::Odd, "config", says);
    check.more = mistakes.iter().map(ToString::to_string).collect();
    check
}

fn models(lang: Lang) -> Check {
    let name = match lang {
        Lang::Id => "model id",
        Lang::En => "model en",
    };
    match model::own(lang) {
        Ok(None) => Check::new(State::Well, name, "the one that comes with the program"),
        Ok(Some(path)) => Check::new(State::Well, name, path.display().to_string()),
        Err(error) => {
            let says = format!("{error}; move it away to have the bundled one");
            Check::new(State::Ill, name, says)
        }
    }
}
