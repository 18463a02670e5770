//! What is mended in a text before it is read: sections that are never closed.
//!
//! What is broken otherwise is read around, token by token; a section hides everything behind it.

use std::borrow::Cow;

const BEGINS: &str = "<![CDATA[";
const ENDS: &str = "]]>";

/// The text without the beginnings of literal sections that have no end but hide entries. One that hides
/// none is the last words of a feed that was cut off, and stays.
pub fn without_unended(text: &str) -> Cow<'_, str> {
    let closed = text.rfind(ENDS).map_or(0, |at| at + ENDS.len());
    let (before, after) = text.split_at(closed);
    match after.find(BEGINS) {
        Some(at) if holds_entry(&after[at..]) => {
            Cow::Owned(before.to_owned() + &after.replace(BEGINS, ""))
        }
        _ => Cow::Borrowed(text),
    }
}

/// What feeds and lists of feeds are made of.
const ENTRIES: [&[u8]; 3] = [b"item", b"entry", b"outline"];

/// Whether an entry begins or ends in the text.
pub fn holds_entry(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let after = &text.as_bytes()[at + 1..];
        let name = after.strip_prefix(b"/").unwrap_or(after);
        ENTRIES.iter().any(|entry| {
            let (own, rest) = name.split_at_checked(entry.len()).unwrap_or_default();
            let ends = rest
                .first()
                .is_some_and(|&byte| byte == b'>' || byte.is_ascii_whitespace());
            own.eq_ignore_ascii_case(entry) && ends
        })
    })
}
