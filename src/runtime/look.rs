//! What the environment says of the terminal: how many colours, and whether it shows UTF-8.

use std::env;

use crate::{
    config::{Config, When},
    view::{
        Look,
        glyphs::Glyphs,
        theme::{Depth, Theme},
    },
};

/// The look for this terminal, as the user settled it.
pub fn from_environment(config: &Config) -> Look {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    Look {
        theme: Theme::new(depth(variable)),
        glyphs: match config.ascii {
            When::Always => Glyphs::ASCII,
            When::Never => Glyphs::UTF8,
            When::Auto => glyphs(variable),
        },
    }
}

/// How many colours: `NO_COLOR` first, then what the terminal is called.
fn depth(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let term = variable("TERM").unwrap_or_default();
    let colours = variable("COLORTERM").unwrap_or_default();
    let plain = ["dumb", "vt100", "vt102", "vt220"].contains(&term.as_str())
        || term.ends_with("-mono")
        || term.ends_with("-m");
    if variable("NO_COLOR").is_some() || plain {
        Depth::Mono
    } else if colours == "truecolor" || colours == "24bit" || term.ends_with("-direct") {
        Depth::True
    } else if term.contains("256color") {
        Depth::Palette
    } else {
        Depth::Sixteen
    }
}

/// Which signs: ASCII where the locale is not UTF-8 or may show them two columns wide, and on the Linux
/// console, whose fonts lack most of them.
fn glyphs(variable: impl Fn(&str) -> Option<String>) -> Glyphs {
    let console = variable("TERM").is_some_and(|term| term == "linux");
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(variable);
    let locale = locale.unwrap_or_default().to_lowercase();
    let utf8 = locale.contains("utf-8") || locale.contains("utf8");
    let wide = ["zh", "ja", "ko"]
        .iter()
        .any(|language| locale.starts_with(language));
    if utf8 && !wide && !console {
        Glyphs::UTF8
    } else {
        Glyphs::ASCII
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| {
            set.iter()
                .find(|(set, _)| *set == name)
                .map(|(_, value)| (*value).to_owned())
        }
    }

    #[test]
    fn colours_follow_the_environment() {
        let check =
            |set: &[(&str, &str)], expected| assert_eq!(depth(variables(set)), expected, "{set:?}");
        check(
            &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
            Depth::True,
        );
        check(&[("TERM", "xterm-256color")], Depth::Palette);
        check(&[("TERM", "xterm")], Depth::Sixteen);
        check(&[("TERM", "vt100")], Depth::Mono);
        check(
            &[("TERM", "xterm-256color"), ("NO_COLOR", "1")],
            Depth::Mono,
        );
        check(&[], Depth::Sixteen);
    }

    #[test]
    fn signs_follow_the_locale() {
        let check = |set: &[(&str, &str)], expected| {
            assert_eq!(glyphs(variables(set)), expected, "{set:?}");
        };
        check(&[("LANG", "id_ID.UTF-8")], Glyphs::UTF8);
        check(&[("LANG", "id_ID.UTF-8"), ("LC_ALL", "C")], Glyphs::ASCII);
        check(&[("LC_CTYPE", "C.utf8")], Glyphs::UTF8);
        check(&[("LANG", "ja_JP.UTF-8")], Glyphs::ASCII);
        check(&[("LANG", "id_ID.UTF-8"), ("TERM", "linux")], Glyphs::ASCII);
        check(&[], Glyphs::ASCII);
    }
}
