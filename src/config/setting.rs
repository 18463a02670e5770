//! Kinds of settings: how each is read from a TOML value, written as one, and told to who wrote another.

use toml::de::DeValue;

use crate::app::{Highlight, palette::nearest, preset::Preset};

/// What can stand behind a name in the configuration.
pub trait Setting: Sized {
    /// What it is, in words that follow "is": `true or false`.
    fn is() -> String;

    /// The setting that a value means, or why it means none.
    fn read(value: &DeValue<'_>) -> Result<Self, String>;

    /// The setting as a TOML value.
    fn write(&self) -> String;
}

/// Why a value of another type is none of these.
fn instead<T: Setting>(value: &DeValue<'_>) -> String {
    format!("is {}, not {}", T::is(), a_kind(value))
}

/// What a value is, with its article.
pub fn a_kind(value: &DeValue<'_>) -> String {
    let kind = match value {
        DeValue::String(_) => "words",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    kind.into()
}

impl Setting for bool {
    fn is() -> String {
        "true or false".into()
    }

    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        value.as_bool().ok_or_else(|| instead::<Self>(value))
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Setting for String {
    fn is() -> String {
        "words in quotation marks".into()
    }

    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        let words = value.as_str().map(Into::into);
        words.ok_or_else(|| instead::<Self>(value))
    }

    fn write(&self) -> String {
        toml::Value::String(self.clone()).to_string()
    }
}

/// A whole number with bounds that are themselves allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole<const LEAST: u32, const MOST: u32>(pub u32);

impl<const LEAST: u32, const MOST: u32> Setting for Whole<LEAST, MOST> {
    fn is() -> String {
        format!("a whole number from {LEAST} to {MOST}")
    }

    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        let number = value.as_integer().ok_or_else(|| instead::<Self>(value))?;
        let parsed = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let inside = parsed.filter(|number| (LEAST..=MOST).contains(number));
        let otherwise = || format!("is {}, not {number}", Self::is());
        inside.map(Self).ok_or_else(otherwise)
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

/// A part of a whole, in percent; written as a number from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part(pub u8);

impl Setting for Part {
    fn is() -> String {
        "a number from 0 to 1".into()
    }

    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        let written = match value {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return Err(instead::<Self>(value)),
        };
        let part = written.parse::<f64>().ok();
        let part = part.filter(|part| (0.0..=1.0).contains(part));
        let otherwise = || format!("is {}, not {written}", Self::is());
        // Between 0 and 1 it is between 0 and 100 percent.
        part.map(|part| Self((part * 100.0).round() as u8))
            .ok_or_else(otherwise)
    }

    fn write(&self) -> String {
        format!("{:?}", f64::from(self.0) / 100.0)
    }
}

/// One of some words.
pub trait Choice: Copy + PartialEq + 'static {
    /// The words, each with what it means.
    const WORDS: &'static [(&'static str, Self)];
}

impl<T: Choice> Setting for T {
    fn is() -> String {
        let words: Vec<String> = Self::WORDS
            .iter()
            .map(|(word, _)| format!("\"{word}\""))
            .collect();
        match words.as_slice() {
            [others @ .., last] if !others.is_empty() => {
                format!("{} or {last}", others.join(", "))
            }
            words => words.concat(),
        }
    }

    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        let word = value.as_str().ok_or_else(|| instead::<Self>(value))?;
        let meant = Self::WORDS.iter().find(|(other, _)| *other == word);
        meant.map(|(_, meant)| *meant).ok_or_else(|| {
            let near = nearest(word, Self::WORDS.iter().map(|(word, _)| *word));
            let is = <Self as Setting>::is();
            format!("is {is}, not \"{word}\"; the nearest is \"{near}\"")
        })
    }

    fn write(&self) -> String {
        let word = Self::WORDS.iter().find(|(_, meant)| meant == self);
        format!("\"{}\"", word.map_or("", |(word, _)| word))
    }
}

impl Choice for Highlight {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("all", Self::All),
        ("names", Self::Names),
        ("involved", Self::Involved),
        ("nothing", Self::Nothing),
    ];
}

impl Choice for Preset {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("default", Self::Default),
        ("newsboat", Self::Newsboat),
        ("plain", Self::Plain),
    ];
}

/// Whether something is done; or whether that is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Where it seems right.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Choice for When {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("auto", Self::Auto),
        ("always", Self::Always),
        ("never", Self::Never),
    ];
}

/// How pictures are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Images {
    /// Not at all, and none is fetched.
    Off,
    /// As the environment tells that the terminal can.
    Auto,
    /// With characters that are half of one colour, half of another.
    HalfBlocks,
    /// As kitty and Ghostty take them.
    Kitty,
    /// As foot, mlterm and other descendants of the VT340 take them.
    Sixel,
    /// As iTerm2, WezTerm and mintty take them.
    Iterm2,
}

impl Choice for Images {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("off", Self::Off),
        ("auto", Self::Auto),
        ("halfblocks", Self::HalfBlocks),
        ("kitty", Self::Kitty),
        ("sixel", Self::Sixel),
        ("iterm2", Self::Iterm2),
    ];
}

/// How a terminal is told of something while nobody may look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notices {
    /// Not at all.
    Off,
    /// By its bell.
    Bell,
    /// As iTerm2, kitty, WezTerm, foot and Windows Terminal take it.
    Osc9,
    /// As urxvt, foot, Ghostty and the terminals of GNOME take it, with a title.
    Osc777,
}

impl Choice for Notices {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("off", Self::Off),
        ("bell", Self::Bell),
        ("osc9", Self::Osc9),
        ("osc777", Self::Osc777),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Setting>(value: &str) -> Result<String, String> {
        let parsed = DeValue::parse(value).unwrap();
        T::read(parsed.get_ref()).map(|setting| setting.write())
    }

    #[test]
    fn settings_are_read_and_written_back() {
        assert_eq!(read::<bool>("true").unwrap(), "true");
        assert_eq!(read::<String>("'a \"b\"'").unwrap(), "'a \"b\"'");
        assert_eq!(read::<Whole<1, 9>>("9").unwrap(), "9");
        assert_eq!(read::<Part>("0.29").unwrap(), "0.29");
        assert_eq!(read::<Part>("1").unwrap(), "1.0");
        assert_eq!(read::<When>("'never'").unwrap(), "\"never\"");
    }

    #[test]
    fn what_is_none_is_told_with_what_it_should_be() {
        let check = |read: Result<String, String>, why: &str| assert_eq!(read.unwrap_err(), why);
        check(read::<bool>("1"), "is true or false, not a whole number");
        check(
            read::<String>("[]"),
            "is words in quotation marks, not a list",
        );
        let bounds = "is a whole number from 1 to 9, not ";
        check(read::<Whole<1, 9>>("10"), &format!("{bounds}10"));
        check(read::<Whole<1, 9>>("-1"), &format!("{bounds}-1"));
        check(read::<Whole<1, 9>>("'1'"), &format!("{bounds}words"));
        check(read::<Part>("nan"), "is a number from 0 to 1, not nan");
        let near = "is \"auto\", \"always\" or \"never\", not \"alwys\"; the nearest is \"always\"";
        check(read::<When>("'alwys'"), near);
    }
}
