//! References in text (`&amp;`, `&#8217;`, `&eacute;`, `&company;`) → the characters they stand for.
//!
//! Feeds use HTML's names where XML knows only five, and Windows-1252's numbers where Unicode has
//! controls. What stands for nothing stays as it is written. What a document type declares grows no
//! document beyond a bound.

use std::{borrow::Cow, cell::Cell, collections::HashMap};

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The most bytes that declared names may add to one document.
const MOST_ADDED: usize = 1 << 20;

/// The most names a document may declare.
const MOST_DECLARED: usize = 1000;

/// The names that one document declares.
#[derive(Debug, Default)]
pub struct Declared {
    values: HashMap<String, String>,
    added: Cell<usize>,
}

impl Declared {
    /// Reads the entities of a document type declaration. Values may use names declared before them.
    pub fn read(&mut self, doctype: &str) {
        for declaration in doctype.split("<!ENTITY").skip(1).take(MOST_DECLARED) {
            let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace)
            else {
                continue;
            };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue; // What is declared elsewhere is not fetched.
            };
            if let Some((value, _)) = rest[1..].split_once(quote) {
                let value = resolve(value, Some(self)).into_owned();
                self.values.entry(name.to_owned()).or_insert(value);
            }
        }
    }

    fn value(&self, name: &str) -> Option<&str> {
        let value = self.values.get(name)?;
        let added = self.added.get() + value.len();
        if added > MOST_ADDED {
            return Some("");
        }
        self.added.set(added);
        Some(value)
    }
}

/// The text with its references resolved.
pub fn resolve<'a>(text: &'a str, declared: Option<&Declared>) -> Cow<'a, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else {
        return Cow::Borrowed(text);
    };
    let mut resolved = String::with_capacity(text.len());
    let (mut rest, mut at) = (text, first);
    loop {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = reference(rest, declared, &mut resolved);
        if length == 0 {
            resolved.push('&');
        }
        rest = &rest[length.max(1)..];
        match memchr::memchr(b'&', rest.as_bytes()) {
            Some(next) => at = next,
            None => break,
        }
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

/// Adds what the reference at the beginning of `text` stands for; its length, 0 where it is none.
fn reference(text: &str, declared: Option<&Declared>, resolved: &mut String) -> usize {
    let bytes = text.as_bytes();
    let name_end = |from: usize| {
        let name = bytes[from..].iter().take(40);
        from + name
            .take_while(|b| b.is_ascii_alphanumeric() || b"_-.:".contains(b))
            .count()
    };
    if bytes.get(1) == Some(&b'#') {
        if let Some((char, length)) = paired(text) {
            resolved.push(char);
            return length;
        }
        let (from, radix) = match bytes.get(2) {
            Some(b'x' | b'X') => (3, 16),
            _ => (2, 10),
        };
        let end = name_end(from);
        let Ok(number) = u32::from_str_radix(&text[from..end], radix) else {
            return 0;
        };
        resolved.push(numbered(number));
        return end + usize::from(bytes.get(end) == Some(&b';'));
    }
    let end = name_end(1);
    if bytes.get(end) != Some(&b';') || end == 1 {
        return unended(text, end, resolved);
    }
    if let Some(value) = declared.and_then(|declared| declared.value(&text[1..end])) {
        resolved.push_str(value);
        return end + 1;
    }
    named(&text[1..=end], resolved)
}

/// As [`reference`], of one whose semicolon is missing (`&copy 2023`): HTML knows some by their name
/// alone. White space must follow, or an address that names a field so (`?a=1&copy=2`) would be spoilt.
fn unended(text: &str, end: usize, resolved: &mut String) -> usize {
    if text[end..].starts_with(char::is_whitespace) {
        named(&text[1..end], resolved)
    } else {
        0
    }
}

/// Adds the characters of one of HTML's names, which stands after an `&`; the length with that, 0 where
/// there is no such name.
fn named(name: &str, resolved: &mut String) -> usize {
    match NAMED_ENTITIES.get(name) {
        Some(&(first, second)) if first != 0 => {
            let codes = [first, second].into_iter().filter(|&code| code != 0);
            resolved.extend(codes.filter_map(char::from_u32));
            name.len() + 1
        }
        _ => 0,
    }
}

/// The character that two references at the beginning of `text` make as its halves in UTF-16, as
/// JavaScript counts, and their length.
pub fn paired(text: &str) -> Option<(char, usize)> {
    let (high, first) = half(text)?;
    if !(0xD800..0xDC00).contains(&high) {
        return None;
    }
    let (low, second) = half(&text[first..])?;
    let char = char::decode_utf16([high, low]).next()?.ok()?;
    Some((char, first + second))
}

fn half(text: &str) -> Option<(u16, usize)> {
    let after = text.strip_prefix("&#")?;
    let hex = after.strip_prefix(['x', 'X']);
    let (after, radix) = hex.map_or((after, 10), |hex| (hex, 16));
    let length = after.bytes().take_while(u8::is_ascii_hexdigit).count();
    let number = u16::from_str_radix(&after[..length], radix).ok()?;
    let ends = after[length..].starts_with(';');
    ends.then_some((number, text.len() - after.len() + length + 1))
}

fn numbered(number: u32) -> char {
    let replacement = number
        .checked_sub(0x80)
        .and_then(|at| C1_REPLACEMENTS.get(at as usize).copied().flatten());
    replacement
        .or_else(|| char::from_u32(number).filter(|&c| c != '\0'))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Whether `text` has references, and all that looks like one is HTML's or a number; `None` where not.
pub fn all_known(text: &str) -> Option<bool> {
    let mut some = false;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        let known = reference(&text[at..], None, &mut String::new()) > 0;
        let name = text.as_bytes()[at + 1..].iter().take(40);
        let length = name.take_while(|b| b.is_ascii_alphanumeric()).count();
        let looks_like_one = length > 0 && text.as_bytes().get(at + 1 + length) == Some(&b';');
        if looks_like_one && !known {
            return None;
        }
        some |= known;
    }
    Some(some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_what_they_stand_for() {
        let check = |text, expected| assert_eq!(resolve(text, None), expected);
        check(
            "a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;",
            "a & b <c> \"d\" 'e'",
        );
        check("caf&eacute;&nbsp;&hellip;", "café\u{A0}…");
        check("&#8217;&#x2019;&#X41;&#146;", "’’A’");
        check("&#0;&#xD800;&#99999999;", "\u{FFFD}\u{FFFD}\u{FFFD}");
        check(
            "&#xD83D;&#xDE00; &#55357;&#56832;&#55357;x",
            "😀 😀\u{FFFD}x",
        );
        check("R & D, AT&T, &nosuch; &;", "R & D, AT&T, &nosuch; &;");
        check("&amp;lt;", "&lt;");
        check(
            "&copy 2023, AT&amp T, ?a=1&copy=2&reg, &nosuch x",
            "© 2023, AT& T, ?a=1&copy=2&reg, &nosuch x",
        );
    }

    #[test]
    fn a_document_type_declares_names() {
        let mut declared = Declared::default();
        declared.read("x [<!ENTITY co \"Sinar & Co\"> <!ENTITY two '&co;!'> <!ENTITY far SYSTEM \"file:///x\">]");
        assert_eq!(resolve("&two; &far;", Some(&declared)), "Sinar & Co! &far;");
    }

    #[test]
    fn names_made_of_names_grow_no_document_beyond_a_bound() {
        let mut doctype = "<!ENTITY a0 \"0123456789\">".to_owned();
        for level in 1..30 {
            let before = format!("&a{};", level - 1).repeat(10);
            doctype += &format!("<!ENTITY a{level} \"{before}\">");
        }
        let mut declared = Declared::default();
        declared.read(&doctype);
        let text = "&a29;&a5;&a3;".repeat(1000);
        assert!(resolve(&text, Some(&declared)).len() < 2 * MOST_ADDED);
    }
}
