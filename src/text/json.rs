//! JSON that is harmless on a terminal: what would do something there is written as an escape of JSON's own, so that
//! whoever reads it gets every character as it was.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::clean::is_harmful;

/// Writes `value` as JSON on one line.
///
/// # Errors
/// Where `out` fails.
pub fn write_json(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Harmless);
    Ok(value.serialize(&mut serializer)?)
}

/// As compact as JSON is, but for characters that do something on a terminal.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut from = 0;
        for (at, character) in fragment.char_indices().filter(|&(_, one)| is_harmful(one)) {
            out.write_all(&fragment.as_bytes()[from..at])?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = at + character.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[from..])
    }

    /// In JSON as it was stored, such characters stand in strings alone.
    fn write_raw_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.write_string_fragment(out, fragment)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    #[test]
    fn every_character_comes_back_and_none_is_harmful() {
        let words = "a\u{1b}[2J\u{9b}31m\u{202e}\u{e0041}\u{7f}\u{200d}é日\"\\\n";
        let mut out = Vec::new();
        write_json(&mut out, &words).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.chars().any(is_harmful), "{text:?}");
        assert!(text.contains("\\udb40\\udc41") && text.contains("é日"));
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), words);
        let raw = RawValue::from_string("{\"a\": \"\u{9b}\"}".into()).unwrap();
        let mut out = Vec::new();
        write_json(&mut out, &raw).unwrap();
        assert_eq!(out, br#"{"a": "\u009b"}"#);
    }
}
