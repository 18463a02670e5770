//! A configuration's text as settings. Whatever can be read of it counts; the rest is told with its line.

use std::path::Path;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Config, Images, Loaded, Mistake, NAMES, setting::a_kind, theme};
use crate::app::{palette::nearest, rebinding::Rebinding};

/// Reads a configuration.
pub fn parse(text: &str, path: &Path) -> Loaded {
    let mut reading = Reading {
        text,
        config: Config::default(),
        theme: None,
        mistakes: Vec::new(),
    };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reading.tell(at, error.message().to_owned());
    }
    for (name, value) in document.get_ref() {
        reading.field("", name, value);
    }
    let Reading {
        mut config,
        mut mistakes,
        theme,
        ..
    } = reading;
    config.rebindings.sort_by_key(|rebinding| rebinding.line);
    let refused = config.keymap().1;
    config
        .rebindings
        .retain(|rebinding| refused.iter().all(|refused| refused.line != rebinding.line));
    mistakes.extend(
        refused
            .into_iter()
            .map(|refused| (refused.line, refused.why)),
    );
    mistakes.sort();
    let mistake = |(line, why)| Mistake {
        file: path.to_owned(),
        line: Some(line),
        why,
    };
    let mut mistakes: Vec<Mistake> = mistakes.into_iter().map(mistake).collect();
    let (theming, of_theme) = theme::find(&config.theme, path, theme);
    mistakes.extend(of_theme);
    Loaded {
        config,
        theming,
        mistakes,
    }
}

struct Reading<'a> {
    text: &'a str,
    config: Config,
    /// The line that names the theme.
    theme: Option<usize>,
    mistakes: Vec<(usize, String)>,
}

const NO_IMAGES: &str = "`images`: this program was built without pictures and draws none; \
     `cargo install --path . --features images` builds one that does";

/// A name as it was written.
pub type Name<'a> = Spanned<std::borrow::Cow<'a, str>>;

/// The line of a byte of a text, from 1 on.
pub fn line_of(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}

impl Reading<'_> {
    fn line(&self, at: usize) -> usize {
        line_of(self.text, at)
    }

    fn tell(&mut self, at: usize, why: String) {
        self.mistakes.push((self.line(at), why));
    }

    /// Takes in a field, or a table of fields whose names begin with `table`.
    fn field(&mut self, table: &str, name: &Name<'_>, value: &Spanned<DeValue<'_>>) {
        let at = name.span().start;
        let full = format!("{table}{}", name.get_ref());
        let begun = format!("{full}.");
        let is_table = NAMES.iter().any(|known| known.starts_with(&begun));
        match value.get_ref() {
            DeValue::Table(fields) if is_table => {
                for (name, value) in fields {
                    self.field(&begun, name, value);
                }
            }
            _ if is_table => self.tell(at, format!("`{full}` is a table: [{full}]")),
            other if NAMES.contains(&full.as_str()) => {
                if full == "theme" {
                    self.theme = Some(self.line(at));
                }
                if let Err(why) = self.config.set(&full, other) {
                    self.tell(value.span().start, format!("`{full}` {why}"));
                }
                self.refuse_images(value.span().start);
            }
            _ if table == "keys." => self.keys(None, name, value),
            _ => self.unknown(at, table, &full),
        }
    }

    /// A program that cannot draw pictures says so once it is told to.
    fn refuse_images(&mut self, at: usize) {
        if !cfg!(feature = "images") && self.config.images != Images::Off {
            self.config.images = Images::Off;
            self.tell(at, NO_IMAGES.into());
        }
    }

    fn unknown(&mut self, at: usize, table: &str, full: &str) {
        let near = nearest(full, NAMES.iter().copied());
        // Who writes a name in the wrong table wants to know the right one.
        let last = full.rsplit('.').next().unwrap_or(full);
        let mut elsewhere = NAMES.iter().filter(|known| {
            let (_, own) = known.rsplit_once('.').unwrap_or(("", known));
            own == last
        });
        let near = elsewhere.next().map_or(near, |known| known);
        let place = if table.is_empty() { "" } else { " there" };
        self.tell(
            at,
            format!("no setting is called `{full}`{place}; the nearest is `{near}`"),
        );
    }

    /// Takes in the keys of a command, or a table of such for a place.
    fn keys(&mut self, place: Option<&str>, name: &Name<'_>, value: &Spanned<DeValue<'_>>) {
        let at = name.span().start;
        let keys: Option<Vec<String>> = match value.get_ref() {
            DeValue::Table(commands) if place.is_none() => {
                for (command, keys) in commands {
                    self.keys(Some(name.get_ref()), command, keys);
                }
                return;
            }
            DeValue::String(key) => Some(vec![key.as_ref().into()]),
            DeValue::Array(keys) => keys
                .iter()
                .map(|key| key.get_ref().as_str().map(Into::into))
                .collect(),
            _ => None,
        };
        let (line, command) = (self.line(at), name.get_ref().to_string());
        match keys {
            Some(keys) => self.config.rebindings.push(Rebinding {
                command,
                place: place.map(Into::into),
                keys,
                line,
            }),
            None => {
                let kind = a_kind(value.get_ref());
                self.tell(
                    at,
                    format!("`{command}` is a list of keys, as [\"j\", \"C-n\"], not {kind}"),
                );
            }
        }
    }
}
