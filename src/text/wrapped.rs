//! Whether a text was broken into lines of even width, as e-mails and old archives are.
//!
//! The sign is the one thing a wrapping program does: it breaks a line where the next word would not fit.
//! Lists of headlines, verses and one-line paragraphs do not look like that.

use unicode_width::UnicodeWidthStr;

/// So many lines at the beginning decide.
const LINES: usize = 400;

/// The widest line a wrapping program is thought to make, and the narrowest of its full lines.
const WIDEST: usize = 110;
const NARROWEST: usize = 40;

/// Whether single line breaks in `text` lie inside paragraphs.
pub fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().take(LINES).map(str::trim).collect();
    if lines.iter().any(|line| line.len() > 4 * WIDEST) {
        return false;
    }
    let breaks: Vec<(&str, &str)> = lines
        .windows(2)
        .filter(|pair| pair.iter().all(|line| !line.is_empty()))
        .map(|pair| (pair[0], pair[1]))
        .collect();
    let Some(widest) = lines.iter().map(|line| line.width()).max() else {
        return false;
    };
    if breaks.is_empty() || !(NARROWEST..=WIDEST).contains(&widest) {
        return false;
    }
    let full = breaks
        .iter()
        .filter(|(line, next)| no_room(line, next, widest))
        .count();
    let open = breaks.iter().filter(|(line, _)| ends_open(line)).count();
    full * 10 >= breaks.len() * 8 && open * 2 >= breaks.len()
}

/// Whether the first word of `next` would have made `line` about as wide as the widest.
fn no_room(line: &str, next: &str, widest: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    line.width() + 1 + word.width() + 4 >= widest
}

/// Whether no sentence ends at the end of the line.
fn ends_open(line: &str) -> bool {
    !line.ends_with(['.', '!', '?', ':', '"', '”', '’', '…'])
}
