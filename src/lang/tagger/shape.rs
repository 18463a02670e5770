//! How a word looks: its letters' case, digits and marks.

/// A short code of a word's case and kind of characters. Small numbers, part of the file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look(pub u8);

impl Look {
    const LOWER: u8 = 1;
    const TITLE: u8 = 2;
    const UPPER: u8 = 3;
    const INITIAL: u8 = 4;
    const MIXED: u8 = 5;
    const CAPITAL_MIXED: u8 = 6;
    const NUMBER: u8 = 7;
    const MARK: u8 = 8;
    const OTHER: u8 = 9;

    /// The look of a word.
    pub(super) fn of(word: &str) -> Self {
        let (mut uppers, mut lowers, mut letters, mut digits) = (0, 0, 0, 0);
        for character in word.chars() {
            uppers += usize::from(character.is_uppercase());
            lowers += usize::from(character.is_lowercase());
            letters += usize::from(character.is_alphabetic());
            digits += usize::from(character.is_numeric());
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        Self(match (uppers, lowers) {
            (0, 0) if letters > 0 => Self::OTHER,
            (0, 0) if digits > 0 => Self::NUMBER,
            (0, 0) => Self::MARK,
            (0, _) => Self::LOWER,
            (1, 0) if letters == 1 => Self::INITIAL,
            (_, 0) => Self::UPPER,
            (1, _) if capital => Self::TITLE,
            _ if capital => Self::CAPITAL_MIXED,
            _ => Self::MIXED,
        })
    }

    /// Whether the word may be part of a name by its look: it starts with a capital, or has one.
    pub(super) const fn is_capital(self) -> bool {
        matches!(
            self.0,
            Self::TITLE | Self::UPPER | Self::INITIAL | Self::MIXED | Self::CAPITAL_MIXED
        )
    }

    /// Whether all letters are capitals, and there is more than one.
    pub(super) const fn is_upper(self) -> bool {
        self.0 == Self::UPPER
    }

    /// Whether it is written in small letters.
    pub(super) const fn is_lower(self) -> bool {
        self.0 == Self::LOWER
    }
}

/// The word's characters by kind, runs shortened: "McDonald's" gives "XxXx'x", "A330-900" gives "X9-9".
pub(super) fn pattern(word: &str, out: &mut String) {
    out.clear();
    let mut last = '\0';
    for character in word.chars().take(40) {
        let kind = match character {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '9',
            c => c,
        };
        if kind != last {
            out.push(kind);
            last = kind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_tell_names_from_words() {
        for (word, capital) in [
            ("Ana", true),
            ("TNI", true),
            ("J", true),
            ("iPhone", true),
            ("dan", false),
            ("17", false),
            ("—", false),
        ] {
            assert_eq!(Look::of(word).is_capital(), capital, "{word}");
        }
        let mut out = String::new();
        pattern("McDonald's", &mut out);
        assert_eq!(out, "XxXx'x");
    }
}
