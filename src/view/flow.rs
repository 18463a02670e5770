//! Wrapping: a text and a width give rows of byte ranges, so that a highlight is the overlap of two ranges.
//!
//! Breaks stand where Unicode and textwrap allow them and never inside an address; a word too long for
//! the width is broken between grapheme clusters. Widths are columns on the screen, as [`super::cells`]
//! writes them.

use std::{borrow::Cow, ops::Range};

use textwrap::{WordSeparator, WordSplitter, core::Fragment, wrap_algorithms::wrap_first_fit};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    cells::{cluster_width, width},
    hyphen,
};
use crate::domain::Lang;

/// A piece that is never broken, and the space after it.
#[derive(Debug)]
struct Piece {
    range: Range<usize>,
    columns: usize,
    space: usize,
    /// The columns of the hyphen that is drawn where a row ends here.
    hyphen: usize,
}

impl Fragment for Piece {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a row has far fewer columns than 2^52"
    )]
    fn width(&self) -> f64 {
        self.columns as f64
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a row has far fewer columns than 2^52"
    )]
    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "a hyphen has one column")]
    fn penalty_width(&self) -> f64 {
        self.hyphen as f64
    }
}

/// The rows of `text` in a column of `columns`: byte ranges in ascending order that hold every character but
/// the white space where rows break. A row is wider than the column only where a single cluster is.
#[must_use]
pub fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    parted_rows(text, columns, None)
}

/// The same, with words parted as the language does it, where one is given. A hyphen is to be drawn where
/// [`is_parted`] says so; there is room for it.
#[must_use]
pub fn parted_rows(text: &str, columns: usize, lang: Option<Lang>) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let text = with_plain_spaces(text);
    let mut pieces = Vec::new();
    for word in words(&text) {
        push_pieces(&text, word, columns, lang, &mut pieces);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a row has far fewer columns than 2^52"
    )]
    let lines = wrap_first_fit(&pieces, &[columns as f64]);
    let ranges = lines.iter().filter_map(|line| {
        let end = line.last()?.range.end;
        // White space that filled a row before its first word would push that word off.
        line.iter()
            .find(|piece| !piece.range.is_empty())
            .map(|first| first.range.start..end)
    });
    ranges.filter(|range| !range.is_empty()).collect()
}

/// Whether row `at` of those ends within a word that was parted: the next one goes on where it ends, no sign stands
/// there, and there is room for a hyphen.
#[must_use]
pub fn is_parted(text: &str, columns: usize, rows: &[Range<usize>], at: usize) -> bool {
    let (row, next) = (&rows[at], rows.get(at + 1));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    next.is_some_and(|next| next.start == row.end)
        && letter(text[..row.end].chars().next_back())
        && letter(text[row.end..].chars().next())
        && width(&text[row.clone()]) < columns
}

/// The text with every white space that reads as a space made one of the same length.
fn with_plain_spaces(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\t', '\r']) {
        Cow::Owned(text.replace(['\n', '\t', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The words with the white space after them, one after the other; an address is one word.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut addresses = addresses(text).peekable();
    let mut start = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let end = start + word.word.len() + word.whitespace.len();
        while addresses.next_if(|address| address.end <= start).is_some() {}
        match (words.last_mut(), addresses.peek()) {
            (Some(last), Some(address)) if address.start < start => last.end = end,
            _ => words.push(start..end),
        }
        start = end;
    }
    words
}

/// What stands between spaces and looks like an address on the web.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    text.split(' ').filter_map(move |token| {
        let start = from;
        from += token.len() + 1;
        is_address(token).then_some(start..start + token.len())
    })
}

fn is_address(token: &str) -> bool {
    token.contains("://")
        || token
            .trim_start_matches(['(', '<', '"', '['])
            .starts_with("www.")
}

fn push_pieces(
    text: &str,
    word: Range<usize>,
    columns: usize,
    lang: Option<Lang>,
    pieces: &mut Vec<Piece>,
) {
    let trimmed = text[word.clone()].trim_end_matches(' ');
    let space = word.len() - trimmed.len();
    let mut starts = vec![0];
    if !is_address(trimmed) {
        let points = WordSplitter::HyphenSplitter.split_points(trimmed);
        starts.extend(points.into_iter().filter(|&at| is_joint(trimmed, at)));
    }
    let parted = lang.map_or_else(Vec::new, |lang| hyphen::points(trimmed, lang));
    starts.extend(&parted);
    starts.sort_unstable();
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(trimmed.len());
        push_part(trimmed, start..end, word.start, columns, pieces);
        if let Some(last) = pieces.last_mut().filter(|_| parted.contains(&end)) {
            last.hyphen = 1;
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.space = space;
    }
}

/// Whether a word may be broken after its hyphen before `at`: "anak-|anak", but not "Orlan-10" or "Jong-un".
fn is_joint(word: &str, at: usize) -> bool {
    let letters = |part: &str| part.chars().take(3).filter(|c| c.is_alphabetic()).count();
    let before: String = word[..at].chars().rev().skip(1).take(3).collect();
    letters(&before) == 3 && letters(&word[at..]) == 3
}

/// Pushes one part of a word, broken between clusters where it is wider than the column.
fn push_part(
    word: &str,
    part: Range<usize>,
    offset: usize,
    columns: usize,
    pieces: &mut Vec<Piece>,
) {
    let mut push = |range: Range<usize>, columns| {
        pieces.push(Piece {
            range: offset + range.start..offset + range.end,
            columns,
            space: 0,
            hyphen: 0,
        });
    };
    let whole = width(&word[part.clone()]);
    if whole <= columns {
        return push(part, whole);
    }
    let (mut start, mut filled) = (part.start, 0);
    for (at, cluster) in word[part.clone()].grapheme_indices(true) {
        let (at, wide) = (part.start + at, cluster_width(cluster));
        if filled > 0 && filled + wide > columns {
            push(start..at, filled);
            (start, filled) = (at, 0);
        }
        filled += wide;
    }
    push(start..part.end, filled);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, columns: usize, expected: &[&str]) {
        let rows: Vec<&str> = rows(text, columns)
            .into_iter()
            .map(|row| &text[row])
            .collect();
        assert_eq!(rows, expected, "{text:?} in {columns}");
    }

    #[test]
    fn rows_break_between_words() {
        check("lima kapal nelayan", 10, &["lima kapal", "nelayan"]);
        check("lima kapal nelayan", 9, &["lima", "kapal", "nelayan"]);
        check("satu\ndua  tiga", 20, &["satu\ndua  tiga"]);
        check("anak-anak bermain", 7, &["anak-", "anak", "bermain"]);
        check("drone Orlan-10", 12, &["drone", "Orlan-10"]);
        check("pemimpin Jong-un", 14, &["pemimpin", "Jong-un"]);
        check("", 10, &[]);
        check("   ", 2, &[]);
    }

    #[test]
    fn an_address_is_broken_only_where_it_cannot_fit() {
        let address = "https://warta.example/a-b/c?d=e-f";
        check(
            &format!("lihat {address} ya"),
            40,
            &[&format!("lihat {address}"), "ya"],
        );
        check(
            &format!("lihat {address} ya"),
            34,
            &["lihat", address, "ya"],
        );
        check(
            "di https://a.example/bcd",
            12,
            &["di", "https://a.ex", "ample/bcd"],
        );
        check(
            "(www.a-b.example/c-d) ok",
            22,
            &["(www.a-b.example/c-d)", "ok"],
        );
    }

    #[test]
    fn long_words_are_broken_between_clusters() {
        check("abcdefgh", 3, &["abc", "def", "gh"]);
        check(
            "e\u{301}e\u{301}e\u{301}",
            2,
            &["e\u{301}e\u{301}", "e\u{301}"],
        );
        check("日本語", 5, &["日本", "語"]);
        check("👨‍👩‍👧👨‍👩‍👧", 3, &["👨‍👩‍👧", "👨‍👩‍👧"]);
    }

    #[test]
    fn words_are_parted_with_room_for_a_hyphen_where_that_is_wished() {
        let parted = |text: &str, columns| -> Vec<String> {
            let rows = parted_rows(text, columns, Some(Lang::Id));
            let drawn = rows.iter().enumerate().map(|(at, row)| {
                let hyphen = is_parted(text, columns, &rows, at);
                text[row.clone()].to_owned() + if hyphen { "-" } else { "" }
            });
            drawn.collect()
        };
        let text = "Rapat mengungkapkan bahwa pertemuan batal";
        let rows = ["Rapat mengung-", "kapkan bahwa", "pertemuan", "batal"];
        assert_eq!(parted(text, 14), rows);
        let rows = ["Rapat me-", "ngungkapkan", "bahwa perte-", "muan batal"];
        assert_eq!(parted(text, 13), rows);
        assert_eq!(parted("satu bermain", 9), ["satu ber-", "main"]);
        for columns in 1..50 {
            for row in parted(text, columns) {
                assert!(width(&row) <= columns.max(2), "{row} in {columns}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn rows_hold_every_character_in_order_and_fit(text in "(\\PC|[ \n\\-/]|[a-z]{1,9}){0,60}", columns in 1_usize..200) {
            let rows = rows(&text, columns);
            let mut end = 0;
            for row in &rows {
                prop_assert!(row.start >= end && row.start < row.end);
                prop_assert!(text[end..row.start].chars().all(char::is_whitespace), "lost {:?}", &text[end..row.start]);
                let row_text = &text[row.clone()];
                let single = row_text.trim().graphemes(true).filter(|c| cluster_width(c) > 0).count() <= 1;
                prop_assert!(width(row_text) <= columns || single, "{row_text:?} in {columns}");
                end = row.end;
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}
