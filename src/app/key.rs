//! Keys as the reader's own words, free of any terminal: `j`, `C-d`, `S-tab`, `f1`, `]e`. A chord is written as
//! its keys one after the other, with spaces between them where one is more than a character: `C-x s`. A name
//! such as `enter` is one key.

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
    /// A function key, from 1 to 12.
    F(u8),
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
    (Code::F(1), "f1", "F1"),
    (Code::F(2), "f2", "F2"),
    (Code::F(3), "f3", "F3"),
    (Code::F(4), "f4", "F4"),
    (Code::F(5), "f5", "F5"),
    (Code::F(6), "f6", "F6"),
    (Code::F(7), "f7", "F7"),
    (Code::F(8), "f8", "F8"),
    (Code::F(9), "f9", "F9"),
    (Code::F(10), "f10", "F10"),
    (Code::F(11), "f11", "F11"),
    (Code::F(12), "f12", "F12"),
];

/// The names of the keys that have one.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|named| named.1)
}

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
                "C" | "ctrl" | "Ctrl" => key.ctrl = true,
                "A" | "alt" | "Alt" => key.alt = true,
                "S" | "shift" | "Shift" => key.shift = true,
                _ => break,
            }
            rest = more;
        }
        let mut characters = rest.chars();
        key.code = match (characters.next(), characters.next()) {
            (Some(character), None) => Code::Char(character),
            _ => {
                let mut named = NAMED.iter();
                let named = named.find(|named| named.1.eq_ignore_ascii_case(rest));
                named.ok_or_else(|| format!("{text:?} is no key"))?.0
            }
        };
        Ok(key)
    }
}

/// No chord has more keys.
const LONGEST: usize = 3;

/// One key or several in a row. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chord(pub Vec<Key>);

impl Chord {
    /// Whether the chord is `keys` or goes on from them.
    #[must_use]
    pub fn begins_with(&self, keys: &[Key]) -> bool {
        self.0.starts_with(keys)
    }

    /// Whether one of the two begins the other, so that no reader of keys can tell them apart.
    #[must_use]
    pub fn clashes_with(&self, other: &Self) -> bool {
        self.begins_with(&other.0) || other.begins_with(&self.0)
    }

    /// The chord as a person reads it.
    #[must_use]
    pub fn label(&self) -> String {
        let labels: Vec<String> = self.0.iter().map(|key| key.label()).collect();
        labels.join(self.between())
    }

    /// What stands between its keys.
    fn between(&self) -> &'static str {
        let short = |key: &Key| key.typed().is_some_and(|typed| typed != ' ');
        let joined: String = self.0.iter().filter_map(|key| key.typed()).collect();
        // The keys f and 1 are not F1.
        let other = self.0.len() > 1 && joined.parse::<Key>().is_ok();
        if self.0.iter().all(short) && !other {
            ""
        } else {
            " "
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&keys.join(self.between()))
    }
}

impl FromStr for Chord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(key) = text.parse() {
            return Ok(Self(vec![key]));
        }
        let none = || format!("{text:?} is no key and no chord");
        let keys: Vec<Key> = if text.contains(' ') {
            let keys: Result<_, String> = text.split(' ').map(str::parse).collect();
            keys.map_err(|_| none())?
        } else {
            let plain = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
            plain.map(|c| Key::plain(Code::Char(c))).collect()
        };
        let whole = text.contains(' ') || keys.len() == text.chars().count();
        let short = (2..=LONGEST).contains(&keys.len());
        (whole && short).then_some(Self(keys)).ok_or_else(none)
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
        for text in ["", "enterr", "C-", "a  b", "a b c d", "C-enterr"] {
            assert!(text.parse::<Chord>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_label_is_what_stands_on_the_key() {
        assert_eq!("S-tab".parse::<Chord>().unwrap().label(), "S-Tab");
        assert_eq!("]e".parse::<Chord>().unwrap().label(), "]e");
        assert_eq!("C-x f1".parse::<Chord>().unwrap().label(), "C-x F1");
    }

    #[test]
    fn a_chord_of_any_keys_prints_back() {
        for text in ["]e", "C-x s", "space space", "f12", "f 1", "A-f1 S-tab"] {
            assert_eq!(text.parse::<Chord>().unwrap().to_string(), text);
        }
        assert_eq!("Enter".parse::<Chord>().unwrap().to_string(), "enter");
        assert_eq!("ctrl-D".parse::<Chord>().unwrap().to_string(), "C-D");
    }
}
