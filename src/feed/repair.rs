//! What is mended in a text before it is read: sections that are never closed.
//!
//! What is broken otherwise is read around, token by token; a section hides everything behind it.

use std::borrow::Cow;

const BEGINS: &str = "<![CDATA[";
const ENDS: &str = "]]>";

/// The text without the beginnings of literal sections that have no end but hide entries.
pub fn without_unended(text: &str) -> Cow<'_, str> {
    match without_overrun(text) {
        Cow::Borrowed(text) => without_hiding_end(text),
        Cow::Owned(text) => Cow::Owned(without_hiding_end(&text).into_owned()),
    }
}

/// The text without the beginnings of sections that run on over the next entry into a section of that.
fn without_overrun(text: &str) -> Cow<'_, str> {
    let places = |sign| text.match_indices(sign).map(|(at, _)| at).peekable();
    let (mut begins, mut ends) = (places(BEGINS), places(ENDS));
    let (mut kept, mut from, mut inside) = (String::new(), 0, 0);
    while let Some(begin) = begins.next() {
        if begin < inside {
            continue;
        }
        while ends.next_if(|&end| end < begin).is_some() {}
        let Some(&end) = ends.peek() else { break };
        match begins.peek() {
            Some(&next) if next < end && parts_entries(&text[begin..next]) => {
                kept.push_str(&text[from..begin]);
                from = begin + BEGINS.len();
            }
            _ => inside = end,
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

/// Whether an entry ends in the text and the next begins. A section may quote an entry, but hardly two.
fn parts_entries(text: &str) -> bool {
    ["item", "entry"].iter().any(|name| {
        let end = format!("</{name}>");
        text.split(&end).skip(1).any(|after| {
            let tag = after.trim_start().strip_prefix('<');
            tag.is_some_and(|tag| tag.starts_with(name))
        })
    })
}

/// The text without the beginnings of sections behind the last end of one, where they hide entries. One
/// that hides none is the last words of a feed that was cut off, and stays.
fn without_hiding_end(text: &str) -> Cow<'_, str> {
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
