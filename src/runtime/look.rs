//! What the environment says of the terminal: how many colours, on what background, and whether it shows UTF-8;
//! and the look that comes of that and of the theme that the user chose.

use std::env;

use ratatui::style::Modifier;

use crate::{
    config::{
        Loaded, Mistake, When,
        theme::{Shipped, Theming},
    },
    view::{
        Look,
        glyphs::Glyphs,
        theme::{
            Scheme, Theme,
            own::{self, Styling},
        },
    },
};

pub use crate::view::theme::{Background, Depth};

/// What is known of the terminal, and what the user wishes of it.
#[derive(Debug, Clone)]
pub struct Looks {
    theming: Theming,
    /// How many colours there are.
    pub depth: Depth,
    /// The background, as far as the environment tells.
    pub background: Option<Background>,
    slanted: bool,
    glyphs: Glyphs,
    leads: bool,
    plain: bool,
}

/// What the environment and the configuration say.
#[must_use]
pub fn looks(loaded: &Loaded) -> Looks {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    Looks {
        theming: loaded.theming.clone(),
        depth: depth(variable),
        background: variable("COLORFGBG").as_deref().and_then(background),
        slanted: !is_screen(variable),
        glyphs: match loaded.config.ascii {
            When::Always => Glyphs::ASCII,
            When::Never => Glyphs::UTF8,
            When::Auto => glyphs(variable),
        },
        plain: loaded.config.ascii != When::Never && !knows_utf8(variable),
        leads: match loaded.config.hyperlinks {
            When::Always => true,
            When::Never => false,
            When::Auto => knows_links(variable),
        },
    }
}

/// Whether the terminal can only be written on line by line.
#[must_use]
pub fn is_dumb() -> bool {
    env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// What is wrong with the configuration, the styles of the theme that it names included, line by line.
#[must_use]
pub fn mistakes(loaded: &Loaded) -> Vec<Mistake> {
    let styles = looks(loaded).theme().1.into_iter();
    let styles = styles.map(|(line, why)| Mistake {
        file: loaded.theming.file.clone(),
        line: Some(line),
        why,
    });
    let mut mistakes: Vec<Mistake> = loaded.mistakes.iter().cloned().chain(styles).collect();
    mistakes.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    mistakes
}

impl Looks {
    /// The look for the terminal.
    #[must_use]
    pub fn look(&self) -> Look {
        Look {
            theme: self.theme().0,
            glyphs: self.glyphs,
            leads: self.leads,
            plain: self.plain,
        }
    }

    /// Whether the signs are of ASCII alone.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.glyphs == Glyphs::ASCII
    }

    /// The signs that must be one column wide.
    #[must_use]
    pub fn signs(&self) -> Vec<&'static str> {
        self.glyphs.all()
    }

    /// Whether more would be known if the terminal told its background.
    #[must_use]
    pub fn wants_background(&self) -> bool {
        let base = matches!(self.theming.base, Shipped::Auto | Shipped::HighContrast);
        base && self.background.is_none() && self.depth != Depth::Mono
    }

    fn theme(&self) -> (Theme, Vec<(usize, String)>) {
        let scheme = match (self.theming.base, self.background) {
            (Shipped::Auto, None) => Scheme::Neutral,
            (Shipped::Dark, _) | (Shipped::Auto, Some(Background::Dark)) => Scheme::Dark,
            (Shipped::Light, _) | (Shipped::Auto, Some(Background::Light)) => Scheme::Light,
            (Shipped::HighContrast, ground) => {
                Scheme::HighContrast(ground.unwrap_or(Background::Dark))
            }
            (Shipped::Monochrome, _) => Scheme::Monochrome,
        };
        let base = Theme::new(scheme, self.depth);
        let styling = |(role, words, line): &(String, String, usize)| Styling {
            role: role.clone(),
            words: words.clone(),
            line: *line,
        };
        let stylings: Vec<Styling> = self.theming.roles.iter().map(styling).collect();
        let (theme, refused) = own::theme(&base, &stylings, self.depth);
        // Where a slant would be shown as an inversion, colour must do.
        if self.slanted || self.depth == Depth::Mono {
            return (theme, refused);
        }
        let upright = |role| {
            let mut style = theme.style(role);
            style.add_modifier.remove(Modifier::ITALIC);
            style
        };
        (Theme::from_fn(upright), refused)
    }
}

/// The background in `COLORFGBG`: the number of a colour behind the last semicolon.
fn background(colours: &str) -> Option<Background> {
    match colours.rsplit(';').next()?.parse().ok()? {
        0..=6 | 8 => Some(Background::Dark),
        7 | 9..=15 => Some(Background::Light),
        _ => None,
    }
}

/// Whether GNU screen is between.
fn is_screen(variable: impl Fn(&str) -> Option<String>) -> bool {
    variable("STY").is_some() && variable("TMUX").is_none()
}

/// How many colours: `NO_COLOR` first, then what the terminal is called. GNU screen and the Linux console hand
/// `COLORTERM` on from elsewhere and know nothing of it.
fn depth(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let term = variable("TERM").unwrap_or_default();
    let handed_on = is_screen(&variable) || term == "linux";
    let colours = variable("COLORTERM").filter(|_| !handed_on);
    let colours = colours.unwrap_or_default();
    let plain = ["vt100", "vt102", "vt220"].contains(&term.as_str())
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

/// Whether the terminal may be told where words lead. Those that know nothing of it pass it over in silence, but the
/// oldest write some of it, and GNU screen hands nothing on.
fn knows_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    let old = [
        "linux", "dumb", "ansi", "cons25", "vt52", "vt100", "vt102", "vt220",
    ];
    let nothing = term.is_empty() || old.contains(&term.as_str());
    !nothing && !term.ends_with("-mono") && !term.ends_with("-m") && !is_screen(&variable)
}

/// Which signs: ASCII where the locale is not UTF-8 or may show them two columns wide, and on the Linux
/// console, whose fonts lack most of them.
fn glyphs(variable: impl Fn(&str) -> Option<String>) -> Glyphs {
    let console = variable("TERM").is_some_and(|term| term == "linux");
    let locale = locale(&variable);
    let wide = ["zh", "ja", "ko"]
        .iter()
        .any(|language| locale.starts_with(language));
    if knows_utf8(variable) && !wide && !console {
        Glyphs::UTF8
    } else {
        Glyphs::ASCII
    }
}

fn locale(variable: impl Fn(&str) -> Option<String>) -> String {
    let mut named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter();
    named.find_map(variable).unwrap_or_default().to_lowercase()
}

/// Whether the locale has UTF-8. Where it has not, not even an article's own words may be written in it.
fn knows_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let locale = locale(variable);
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::theme::Role;

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
        check(
            &[("TERM", "xterm-mono"), ("COLORTERM", "24bit")],
            Depth::Mono,
        );
        check(&[("TERM", "linux"), ("COLORTERM", "24bit")], Depth::Sixteen);
        let screen = ("TERM", "screen.xterm-256color");
        let colours = ("COLORTERM", "truecolor");
        check(&[screen, colours, ("STY", "1.a")], Depth::Palette);
        check(
            &[screen, colours, ("TMUX", "a"), ("STY", "1.a")],
            Depth::True,
        );
        check(&[("TERM", "screen")], Depth::Sixteen);
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

    #[test]
    fn links_are_told_where_they_are_known() {
        let check = |set: &[(&str, &str)], expected| {
            assert_eq!(knows_links(variables(set)), expected, "{set:?}");
        };
        check(&[("TERM", "xterm-256color")], true);
        check(
            &[("TERM", "tmux-256color"), ("TMUX", "a"), ("STY", "b")],
            true,
        );
        check(&[("TERM", "screen"), ("STY", "b")], false);
        for old in ["linux", "vt100", "xterm-mono", ""] {
            check(&[("TERM", old)], false);
        }
    }

    #[test]
    fn the_background_is_the_last_colour() {
        assert_eq!(background("15;0"), Some(Background::Dark));
        assert_eq!(background("0;default;15"), Some(Background::Light));
        assert_eq!(background("0;default"), None);
    }

    fn told(theming: Theming, depth: Depth, background: Option<Background>) -> Looks {
        Looks {
            theming,
            depth,
            background,
            slanted: true,
            glyphs: Glyphs::UTF8,
            leads: true,
            plain: false,
        }
    }

    #[test]
    fn the_theme_goes_by_the_background_where_it_is_left_to_that() {
        let check = |base: Shipped, background, scheme, wants| {
            let looks = told(base.into(), Depth::Palette, background);
            let expected = Theme::new(scheme, Depth::Palette);
            assert_eq!(looks.look().theme, expected, "{base:?} {background:?}");
            assert_eq!(looks.wants_background(), wants, "{base:?} {background:?}");
        };
        let (dark, light) = (Some(Background::Dark), Some(Background::Light));
        check(Shipped::Auto, None, Scheme::Neutral, true);
        check(Shipped::Auto, light, Scheme::Light, false);
        check(Shipped::Dark, light, Scheme::Dark, false);
        check(Shipped::Light, None, Scheme::Light, false);
        let strong = Scheme::HighContrast(Background::Light);
        check(Shipped::HighContrast, light, strong, false);
        check(Shipped::Monochrome, dark, Scheme::Monochrome, false);
    }

    #[test]
    fn where_a_slant_would_be_an_inversion_there_is_none() {
        let mut looks = told(Theming::default(), Depth::Palette, None);
        let slanted = |looks: &Looks| {
            let style = looks.look().theme.style(Role::Organisation);
            style.add_modifier.contains(Modifier::ITALIC)
        };
        assert!(slanted(&looks));
        looks.slanted = false;
        assert!(!slanted(&looks));
        looks.depth = Depth::Mono;
        assert!(slanted(&looks));
    }
}
