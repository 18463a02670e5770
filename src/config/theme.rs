//! Which theme is wished, and the file of one of the user's own: `themes/NAME.toml` beside the configuration.
//! What its words mean is for the room that draws.

use std::{
    io,
    path::{Path, PathBuf},
};

use toml::de::{DeTable, DeValue};

use super::{
    Mistake,
    document::{Name, line_of},
    setting::{Choice, a_kind},
};
use crate::app::palette::nearest;

/// The themes that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shipped {
    /// Dark or light, as the terminal is.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Strong colours, nothing faint.
    HighContrast,
    /// No colours.
    Monochrome,
}

impl Choice for Shipped {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("high-contrast", Self::HighContrast),
        ("monochrome", Self::Monochrome),
    ];
}

fn shipped(name: &str) -> Option<Shipped> {
    let named = Shipped::WORDS.iter().find(|(word, _)| *word == name);
    named.map(|(_, theme)| *theme)
}

/// A theme as it is wished.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theming {
    /// The theme, or what the user's own is a change of.
    pub base: Shipped,
    /// Where a theme of the user's own says so: roles, their styles in words, and the lines.
    pub roles: Vec<(String, String, usize)>,
    /// The file of such a theme.
    pub file: PathBuf,
}

impl From<Shipped> for Theming {
    fn from(base: Shipped) -> Self {
        Self {
            base,
            ..Self::default()
        }
    }
}

/// The theme called `name`, for a configuration at `config` that says so in `line`.
pub fn find(name: &str, config: &Path, line: Option<usize>) -> (Theming, Vec<Mistake>) {
    if let Some(base) = shipped(name) {
        return (Theming::from(base), Vec::new());
    }
    let file = config.with_file_name("themes").join(format!("{name}.toml"));
    let mistake = |why| Mistake {
        file: config.to_owned(),
        line,
        why,
    };
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    let read = match name.chars().all(plain) && !name.is_empty() {
        true => super::read(&file),
        false => Err(io::Error::from(io::ErrorKind::NotFound)),
    };
    match read {
        Ok(text) => parse(&text, &file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let near = nearest(name, Shipped::WORDS.iter().map(|(word, _)| *word));
            let why = format!(
                "no theme is called `{name}`; the nearest is `{near}`; your own would be in {}",
                config.with_file_name("themes").display()
            );
            (Theming::default(), vec![mistake(why)])
        }
        Err(error) => {
            let why = format!("could not read {}: {error}", file.display());
            (Theming::default(), vec![mistake(why)])
        }
    }
}

fn parse(text: &str, file: &Path) -> (Theming, Vec<Mistake>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading {
        text,
        theming: Theming {
            file: file.to_owned(),
            ..Theming::default()
        },
        mistakes: Vec::new(),
    };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reading.tell(at, error.message().to_owned());
    }
    reading.take_in("", document.get_ref());
    reading.theming.roles.sort_by_key(|(_, _, line)| *line);
    reading.mistakes.sort();
    let mistake = |(line, why)| Mistake {
        file: file.to_owned(),
        line: Some(line),
        why,
    };
    let mistakes = reading.mistakes.into_iter().map(mistake);
    (reading.theming, mistakes.collect())
}

struct Reading<'a> {
    text: &'a str,
    theming: Theming,
    mistakes: Vec<(usize, String)>,
}

impl Reading<'_> {
    fn tell(&mut self, at: usize, why: String) {
        self.mistakes.push((line_of(self.text, at), why));
    }

    fn take_in(&mut self, table: &str, fields: &DeTable<'_>) {
        for (name, value) in fields {
            let full = format!("{table}{}", name.get_ref());
            match value.get_ref() {
                DeValue::Table(fields) => self.take_in(&format!("{full}."), fields),
                DeValue::String(base) if full == "base" => self.base(name, base),
                DeValue::String(words) => {
                    let line = line_of(self.text, name.span().start);
                    let role = (full, words.as_ref().to_owned(), line);
                    self.theming.roles.push(role);
                }
                other => {
                    let kind = a_kind(other);
                    let why = format!("`{full}` is a style in words, as \"bold blue\", not {kind}");
                    self.tell(name.span().start, why);
                }
            }
        }
    }

    fn base(&mut self, name: &Name<'_>, base: &str) {
        match shipped(base) {
            Some(base) => self.theming.base = base,
            None => {
                let near = nearest(base, Shipped::WORDS.iter().map(|(word, _)| *word));
                let why = format!("no theme to change is called `{base}`; the nearest is `{near}`");
                self.tell(name.span().start, why);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_of_ones_own_says_what_it_changes() {
        let text = "base = 'light'\nlink = 'blue'\n[entity]\nperson = 'bold'\n";
        let (theming, mistakes) = parse(text, Path::new("mine.toml"));
        assert_eq!(mistakes, []);
        let role = |name: &str, words: &str, line| (name.to_owned(), words.to_owned(), line);
        let roles = vec![role("link", "blue", 2), role("entity.person", "bold", 4)];
        assert_eq!((theming.base, theming.roles), (Shipped::Light, roles));
    }

    #[test]
    fn mistakes_are_told_with_their_lines() {
        let text = "base = 'lihgt'\nlink = 5\n[entity\n";
        let (theming, mistakes) = parse(text, Path::new("mine.toml"));
        assert_eq!((theming.base, theming.roles), (Shipped::Auto, vec![]));
        let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        let near = "mine.toml:1: no theme to change is called `lihgt`; the nearest is `light`";
        let style = "mine.toml:2: `link` is a style in words, as \"bold blue\", not a whole number";
        assert_eq!(told[..2], [near, style]);
        assert_eq!(mistakes[2].line, Some(3));
    }

    #[test]
    fn a_name_leads_to_a_theme_beside_the_configuration_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        std::fs::create_dir(folder.path().join("themes")).unwrap();
        std::fs::write(folder.path().join("themes/mine.toml"), "link = 'red'").unwrap();
        std::fs::write(folder.path().join("secret.toml"), "link = 'red'").unwrap();
        assert_eq!(find("mine", &config, None).0.roles.len(), 1);
        assert_eq!(
            find("high-contrast", &config, None).0.base,
            Shipped::HighContrast
        );
        for name in ["../secret", "", "lihgt"] {
            let (theming, mistakes) = find(name, &config, Some(4));
            assert_eq!((theming, mistakes[0].line), (Theming::default(), Some(4)));
        }
    }
}
