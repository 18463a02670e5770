//! Clean text → title and paragraphs, as spans.
//!
//! A paragraph is a line, or a block between blank lines where the text was hard-wrapped. It carries no
//! white space at its ends, and none is longer than [`LONGEST`]: what follows it works paragraph by
//! paragraph, and must not meet a whole book in one.

use unicode_segmentation::UnicodeSegmentation;

use super::wrapped::is_wrapped;
use crate::domain::{Paragraph, Span};

/// The most bytes a paragraph has.
pub const LONGEST: usize = 16 * 1024;

/// The most bytes a title has.
const LONGEST_TITLE: usize = 200;

/// The blocks of one text. All text but white space is in one of them.
pub struct Layout {
    /// The first line, where it stands alone and a body follows.
    pub title: Option<Span>,
    /// The body, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// Finds the title and the paragraphs of a clean text.
pub fn lay_out(text: &str) -> Layout {
    let title = find_title(text);
    let body = title.map_or(0, |title| title.end);
    let mut paragraphs = Vec::new();
    if is_wrapped(&text[body..]) {
        blocks(text, body, &mut |block| cut(text, block, &mut paragraphs));
    } else {
        lines(text, body, &mut |line| cut(text, line, &mut paragraphs));
    }
    Layout { title, paragraphs }
}

/// A short first line, then a blank one, then more.
fn find_title(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let (first, rest) = text[start..].split_once('\n')?;
    let (blank, body) = rest.split_once('\n')?;
    let title = trimmed(text, Span::new(start, start + first.len()));
    let stands_alone = blank.trim().is_empty() && !body.trim_start().is_empty();
    (stands_alone && title.len() <= LONGEST_TITLE).then_some(title)
}

/// Every line from `from` on, without its line feed.
fn lines(text: &str, from: usize, found: &mut dyn FnMut(Span)) {
    let mut start = from;
    for end in memchr::memchr_iter(b'\n', &text.as_bytes()[from..]) {
        found(Span::new(start, from + end));
        start = from + end + 1;
    }
    found(Span::new(start, text.len()));
}

/// Every run of lines without a blank line in it.
fn blocks(text: &str, from: usize, found: &mut dyn FnMut(Span)) {
    let mut block: Option<Span> = None;
    lines(text, from, &mut |line| {
        if !line.of(text).trim().is_empty() {
            block = Some(block.map_or(line, |block| block.cover(line)));
        } else if let Some(whole) = block.take() {
            found(whole);
        }
    });
    if let Some(whole) = block {
        found(whole);
    }
}

/// A block as parts of bearable length, in order, none with white space at its end or empty.
#[must_use]
pub fn bearable(text: &str, block: Span) -> Vec<Span> {
    if block.len() <= LONGEST {
        return vec![block];
    }
    let mut paragraphs = Vec::new();
    cut(text, block, &mut paragraphs);
    paragraphs.iter().map(|paragraph| paragraph.span).collect()
}

/// Adds the block as paragraphs of bearable length.
fn cut(text: &str, block: Span, paragraphs: &mut Vec<Paragraph>) {
    let mut rest = trimmed(text, block);
    while rest.len() > LONGEST {
        let end = rest.start + place_to_cut(rest.of(text));
        add(text, Span::new(rest.start, end), paragraphs);
        rest = trimmed(text, Span::new(end, rest.end));
    }
    add(text, rest, paragraphs);
}

fn add(text: &str, span: Span, paragraphs: &mut Vec<Paragraph>) {
    let span = trimmed(text, span);
    if !span.is_empty() {
        paragraphs.push(Paragraph::plain(span));
    }
}

/// The span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// Where a too long text is cut: after a sentence, else after a word, else between two characters as a
/// reader sees them, else between two of Unicode. Never 0.
fn place_to_cut(long: &str) -> usize {
    let window = &long[..long.floor_char_boundary(LONGEST)];
    let sentence = [". ", "! ", "? ", ".\" ", ".” ", ".\n"]
        .iter()
        .filter_map(|end| window.rfind(end).map(|at| at + end.len()))
        .max();
    let word = || window.rfind(char::is_whitespace);
    let seen = || window.grapheme_indices(true).next_back().map(|(at, _)| at);
    sentence
        .filter(|&at| at > LONGEST / 2)
        .or_else(word)
        .filter(|&at| at > 0)
        .or_else(seen)
        .filter(|&at| at > 0)
        .unwrap_or(window.len())
}
