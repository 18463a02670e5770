//! Decoded text → text that is harmless on a terminal, with a record of what was taken out.
//!
//! - Line ends (CR LF, lone CR, form feed, U+0085, U+2028, U+2029) become a line feed.
//! - Whole terminal sequences (CSI, OSC and their kin, up to 256 bytes) and lone escapes go.
//! - Tab and every other control becomes one space, so that the words beside it stay apart.
//! - Zero-width, direction-changing and other invisible format characters go. Joiners stay between
//!   non-ASCII characters, where Arabic, Indic scripts and emoji need them.
//!
//! Nothing ever grows, so the source is always ahead of the text by a whole number of bytes. Clean
//! stretches are found by a table of bytes and copied whole.

use std::borrow::Cow;

/// A cleaned text, and where it fell behind its source: (offset in the text, bytes in all).
pub struct Cleaned {
    /// The harmless text.
    pub text: String,
    /// As [`crate::domain::Article::removed`].
    pub removed: Vec<(usize, usize)>,
}

/// What becomes of the characters at one place.
enum Verdict {
    /// So many bytes are harmless.
    Keep(usize),
    /// So many bytes become this one ASCII character.
    Become(usize, char),
    /// So many bytes go.
    Drop(usize),
}

use Verdict::{Become, Drop, Keep};

/// The longest terminal sequence that is taken out whole.
const LONGEST_SEQUENCE: usize = 256;

/// Bytes at which a character that is not simply kept may begin.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte < 0x20 && byte != b'\n' as usize || byte == 0x7F;
        byte += 1;
    }
    let leads: [u8; 9] = [0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3];
    let mut at = 0;
    while at < leads.len() {
        table[leads[at] as usize] = true;
        at += 1;
    }
    table
};

/// Makes every character of `source` harmless.
pub fn clean(source: &str) -> Cleaned {
    match first_harmful(source) {
        Some(first) => clean_from(source, first),
        None => Cleaned {
            text: source.to_owned(),
            removed: Vec::new(),
        },
    }
}

/// The same where the source is no longer needed: a clean one is not copied.
pub fn clean_owned(source: String) -> Cleaned {
    match first_harmful(&source) {
        Some(first) => clean_from(&source, first),
        None => Cleaned {
            text: source,
            removed: Vec::new(),
        },
    }
}

/// Where the first character stands that cannot stay.
fn first_harmful(source: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(suspect) = next_suspect(source, at) {
        match verdict(source, suspect) {
            Keep(length) => at = suspect + length,
            Become(..) | Drop(_) => return Some(suspect),
        }
    }
    None
}

/// Makes a source harmless whose characters up to `at` are.
fn clean_from(source: &str, mut at: usize) -> Cleaned {
    let mut cleaned = Cleaned {
        text: String::with_capacity(source.len()),
        removed: Vec::new(),
    };
    let mut kept_from = 0;
    while let Some(suspect) = next_suspect(source, at) {
        at = match verdict(source, suspect) {
            Keep(length) => {
                at = suspect + length;
                continue;
            }
            Become(length, char) => {
                cleaned.text.push_str(&source[kept_from..suspect]);
                cleaned.text.push(char);
                suspect + length
            }
            Drop(length) => {
                cleaned.text.push_str(&source[kept_from..suspect]);
                suspect + length
            }
        };
        kept_from = at;
        cleaned.note(at);
    }
    cleaned.text.push_str(&source[kept_from..]);
    cleaned
}

impl Cleaned {
    /// Records how far the source is ahead once it has been read up to `read`.
    fn note(&mut self, read: usize) {
        let ahead = read - self.text.len();
        match self.removed.last_mut() {
            Some(last) if last.1 == ahead => {}
            Some(last) if last.0 == self.text.len() => last.1 = ahead,
            None if ahead == 0 => {}
            _ => self.removed.push((self.text.len(), ahead)),
        }
    }
}

/// One harmless line of any text, for names that strangers chose: line ends become spaces.
#[must_use]
pub fn harmless(text: &str) -> String {
    clean(text).text.replace('\n', " ")
}

/// Any text made harmless, its lines kept.
#[must_use]
pub fn harmless_lines(text: &str) -> Cow<'_, str> {
    match first_harmful(text) {
        None => Cow::Borrowed(text),
        Some(first) => Cow::Owned(clean_from(text, first).text),
    }
}

/// The next place from `at` on that the table suspects; whole blocks without one are skipped at once.
fn next_suspect(source: &str, at: usize) -> Option<usize> {
    let bytes = &source.as_bytes()[at..];
    let mut passed = 0;
    for block in bytes.chunks(64) {
        let found = |found, &byte: &u8| found | may_be_suspect(byte);
        if block.iter().fold(false, found)
            && let Some(here) = block.iter().position(|&byte| SUSPECT[usize::from(byte)])
        {
            return Some(at + passed + here);
        }
        passed += block.len();
    }
    None
}

/// A wider net than the table, without a look-up, so that a block is tested by vector instructions.
fn may_be_suspect(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\n') | (byte >= 0x7F)
}

fn verdict(source: &str, at: usize) -> Verdict {
    let rest = &source[at..];
    let Some(char) = rest.chars().next() else {
        return Keep(0);
    };
    let length = char.len_utf8();
    match char {
        '\r' if rest[1..].starts_with('\n') => Drop(1),
        '\r' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Become(length, '\n'),
        '\u{1B}' | '\u{9B}' | '\u{9D}' => Drop(sequence(rest, length)),
        '\u{200C}' | '\u{200D}' if joins(&source[..at], &rest[length..]) => Keep(length),
        _ if char.is_control() => Become(length, ' '),
        _ if is_invisible(char) => Drop(length),
        _ => Keep(length),
    }
}

/// The length of the terminal sequence at the beginning of `rest`, or of its escape character alone.
fn sequence(rest: &str, escape: usize) -> usize {
    let bytes = rest.as_bytes();
    let window = &bytes[..bytes.len().min(LONGEST_SEQUENCE)];
    let (kind, from) = match bytes[..escape] {
        [0xC2, 0x9B] => (b'[', escape),
        [0xC2, _] => (b']', escape),
        _ => (bytes.get(1).copied().unwrap_or(0), escape + 1),
    };
    let whole = match kind {
        b'[' => control_sequence(window, from),
        b']' | b'P' | b'X' | b'^' | b'_' => string_sequence(window, from),
        b'(' | b')' if matches!(bytes.get(2), Some(b'0' | b'A' | b'B')) => Some(3),
        b'7' | b'8' | b'=' | b'>' | b'c' => Some(2),
        _ => None,
    };
    whole.unwrap_or(escape)
}

/// CSI: parameters, intermediates, one final byte.
fn control_sequence(window: &[u8], from: usize) -> Option<usize> {
    let body = window.get(from..)?;
    let end = body.iter().position(|b| !matches!(b, 0x20..=0x3F))?;
    matches!(body[end], 0x40..=0x7E).then_some(from + end + 1)
}

/// OSC, DCS and the like: anything on one line up to BEL or the string terminator.
fn string_sequence(window: &[u8], from: usize) -> Option<usize> {
    let body = window.get(from..)?;
    for (at, &byte) in body.iter().enumerate() {
        match (byte, body.get(at + 1)) {
            (7, _) => return Some(from + at + 1),
            (0x1B, Some(b'\\')) | (0xC2, Some(0x9C)) => return Some(from + at + 2),
            (b'\n' | b'\r' | 0x1B, _) => return None,
            _ => {}
        }
    }
    None
}

/// Whether a joiner between the two texts joins visible characters beyond ASCII.
fn joins(before: &str, after: &str) -> bool {
    let can_join = |char: char| {
        !char.is_ascii() && !char.is_control() && !char.is_whitespace() && !is_invisible(char)
    };
    before.chars().next_back().is_some_and(can_join) && after.chars().next().is_some_and(can_join)
}

/// Whether a character does something on a terminal, or hides or turns what stands around it.
pub fn is_harmful(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') || is_invisible(char)
}

/// Format characters that show nothing of their own and may hide or turn what stands around them.
fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{FEFF}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
        | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E007F}')
}
