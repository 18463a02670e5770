//! A theme of the user's own: a style for some roles over a scheme, as it was written, each with its line.

use ratatui::style::{Color, Modifier, Style};

use crate::app::palette::nearest;

use super::{Depth, Role, Theme};

/// A style wished for a role: its modifiers and colours in words, as `bold #268bd2 on white`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styling {
    /// The role's name.
    pub role: String,
    /// Its style, in words.
    pub words: String,
    /// Where it was written.
    pub line: usize,
}

/// The theme with the wishes granted that can be, and by lines why the others cannot.
#[must_use]
pub fn theme(base: &Theme, stylings: &[Styling], depth: Depth) -> (Theme, Vec<(usize, String)>) {
    let (mut theme, mut refused) = (base.clone(), Vec::new());
    for styling in stylings {
        match understand(styling) {
            Ok((role, style)) => theme.0[role as usize] = depth.fit(style),
            Err(why) => refused.push((styling.line, why)),
        }
    }
    (theme, refused)
}

fn understand(styling: &Styling) -> Result<(Role, Style), String> {
    let named = Role::ALL.iter().find(|role| role.name() == styling.role);
    let role = named.ok_or_else(|| {
        let near = nearest(&styling.role, Role::ALL.iter().map(|role| role.name()));
        format!(
            "no role is called `{}`; the nearest is `{near}`",
            styling.role
        )
    })?;
    Ok((*role, style(&styling.words)?))
}

const MODIFIERS: [(&str, Modifier); 7] = [
    ("plain", Modifier::empty()),
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("struck", Modifier::CROSSED_OUT),
];

const COLOURS: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "darkgray",
    "lightred",
    "lightgreen",
    "lightyellow",
    "lightblue",
    "lightmagenta",
    "lightcyan",
    "white",
];

fn style(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*modifier);
        } else if word == "on" {
            let ground = words.next().ok_or("a colour must follow `on`")?;
            style = style.bg(colour(ground)?);
        } else {
            style = style.fg(colour(word)?);
        }
    }
    Ok(style)
}

fn colour(word: &str) -> Result<Color, String> {
    let colour = word.parse().ok();
    colour.ok_or_else(|| {
        let modifiers = MODIFIERS.iter().map(|(name, _)| *name);
        let near = nearest(word, modifiers.chain(COLOURS));
        format!("`{word}` is no style and no colour (a name, 0 to 255, or #rrggbb); the nearest is `{near}`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::theme::Scheme;

    fn styled(role: &str, words: &str) -> (Theme, Vec<(usize, String)>) {
        let styling = Styling {
            role: role.into(),
            words: words.into(),
            line: 3,
        };
        let base = Theme::new(Scheme::Neutral, Depth::True);
        theme(&base, &[styling], Depth::Sixteen)
    }

    #[test]
    fn a_style_in_words_replaces_that_of_the_scheme() {
        let (theme, refused) = styled("entity.person", "bold underlined #ff0000 on 17");
        assert_eq!(refused, []);
        let expected = Style::new()
            .bold()
            .underlined()
            .fg(Color::Red)
            .bg(Color::Blue);
        assert_eq!(theme.style(Role::Person), expected);
        assert_eq!(
            styled("entity.person", "plain").0.style(Role::Person),
            Style::new()
        );
    }

    #[test]
    fn what_is_no_style_is_told_with_its_line_and_what_is_nearest() {
        let check = |role: &str, words: &str, why: &str| {
            let (theme, refused) = styled(role, words);
            assert_eq!(refused, [(3, why.to_owned())]);
            assert_eq!(theme, Theme::new(Scheme::Neutral, Depth::True));
        };
        let near = "no role is called `entity.persn`; the nearest is `entity.person`";
        check("entity.persn", "bold", near);
        let near = "`bodl` is no style and no colour (a name, 0 to 255, or #rrggbb); the nearest is `bold`";
        check("entity.person", "bodl", near);
        check("entity.person", "on", "a colour must follow `on`");
    }

    #[test]
    fn every_colour_that_is_offered_is_one() {
        for name in COLOURS {
            assert!(colour(name).is_ok(), "{name}");
        }
    }
}
