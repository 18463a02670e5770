//! Keys as the reader's own words, free of any terminal: `j`, `C-d`, `S-tab`, `]e`. A chord is written as
//! its keys one after the other; a name such as `enter` is one key.

use std::{fmt, str::FromStr};

/// What is on the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, the shift already in it.
    Char(char),
    /// The key that sends a line.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that have a name rather than a character, and the label under which people know them.
const NAMED: &[(Code, &str, &str)] = &[
    (Code::Char(' '), "space", "Space"),
    (Code::Enter, "enter", "Enter"),
    (Code::Esc, "esc", "Esc"),
    (Code::Tab, "tab", "Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Del"),
    (Code::Up, "up", "Up"),
    (Code::Down, "down", "Down"),
    (Code::Left, "left", "Left"),
    (Code::Right, "right", "Right"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pageup", "PgUp"),
    (Code::PageDown, "pagedown", "PgDn"),
];

/// One key press. Shift is kept only where it is not already in the character (`S-tab`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What is on the key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift.
    pub shift: bool,
}

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The character that the key types, where it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }

    /// The key as a person reads it: `Enter`, `C-d`.
    #[must_use]
    pub fn label(self) -> String {
        self.written(|&(_, _, label)| label)
    }

    fn written(self, word: fn(&(Code, &'static str, &'static str)) -> &'static str) -> String {
        let mut text = String::new();
        for (held, prefix) in [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")] {
            text.push_str(if held { prefix } else { "" });
        }
        match (NAMED.iter().find(|named| named.0 == self.code), self.code) {
            (Some(named), _) => text.push_str(word(named)),
            (None, Code::Char(character)) => text.push(character),
            (None, _) => {}
        }
        text
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(|&(_, name, _)| name))
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        while let Some((held, more)) = rest.split_once('-').filter(|(_, more)| !more.is_empty()) {
            match held {
                "C" => key.ctrl = true,
                "A" => key.alt = true,
                "S" => key.shift = true,
                _ => break,
            }
            rest = more;
        }
        let mut characters = rest.chars();
        key.code = match (characters.next(), characters.next()) {
            (Some(character), None) => Code::Char(character),
            _ => {
                let named = NAMED.iter().find(|named| named.1 == rest);
                named.ok_or_else(|| format!("{text:?} is no key"))?.0
            }
        };
        Ok(key)
    }
}

/// One key or several in a row. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chord(pub Vec<Key>);

impl Chord {
    /// Whether the chord is `keys` or goes on from them.
    #[must_use]
    pub fn begins_with(&self, keys: &[Key]) -> bool {
        self.0.starts_with(keys)
    }

    /// The chord as a person reads it.
    #[must_use]
    pub fn label(&self) -> String {
        self.0.iter().map(|key| key.label()).collect()
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| key.fmt(f))
    }
}

impl FromStr for Chord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(key) = text.parse() {
            return Ok(Self(vec![key]));
        }
        let plain = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let keys: Vec<Key> = plain.map(|c| Key::plain(Code::Char(c))).collect();
        let whole = keys.len() == text.chars().count() && (2..=3).contains(&keys.len());
        whole
            .then_some(Self(keys))
            .ok_or_else(|| format!("{text:?} is no key and no chord"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Chord, Code, Key};

    #[test]
    fn keys_are_read_with_what_is_held() {
        let check = |text: &str, expected: Key| {
            assert_eq!(text.parse::<Chord>().unwrap().0, [expected], "{text}");
        };
        let plain = Key::plain;
        check("j", plain(Code::Char('j')));
        check("-", plain(Code::Char('-')));
        check("space", plain(Code::Char(' ')));
        check(
            "C-d",
            Key {
                ctrl: true,
                ..plain(Code::Char('d'))
            },
        );
        check(
            "S-tab",
            Key {
                shift: true,
                ..plain(Code::Tab)
            },
        );
    }

    #[test]
    fn what_is_no_chord_is_refused() {
        for text in ["", "enterr", "C-", "a b", "C-enterr"] {
            assert!(text.parse::<Chord>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_label_is_what_stands_on_the_key() {
        assert_eq!("S-tab".parse::<Chord>().unwrap().label(), "S-Tab");
        assert_eq!("]e".parse::<Chord>().unwrap().label(), "]e");
    }
}
