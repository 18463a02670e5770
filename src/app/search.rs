//! Words searched in the article: without regard to case, diacritics as typed, any white space alike.

use std::{ops::Range, sync::Arc};

use crate::domain::{Article, Span};

use super::{Asked, Line, State, Visit, block_of, block_span};

/// What is searched, and whether it is being typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Search {
    /// The words looked for; empty where there is no search.
    pub query: String,
    /// Where the reader was when the typing began, while it lasts.
    pub before: Option<Visit>,
    /// Where the words stand in the article that was searched last.
    pub matches: Option<Matches>,
}

/// Where all matches in an article begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches {
    /// The article's index.
    pub open: usize,
    /// The words that were looked for.
    query: String,
    /// The first byte of each, ascending.
    starts: Arc<[usize]>,
}

/// In a longer text matches are not counted: a key would have to wait for it.
const COUNTED: usize = 4 << 20;

impl Search {
    /// How many matches the article at index `open` has, and which of them stands at `here`, from 1.
    #[must_use]
    pub fn count(&self, open: usize, here: Option<Span>) -> Option<(Option<usize>, usize)> {
        let matches = self
            .matches
            .as_ref()
            .filter(|matches| matches.open == open && matches.query == self.query)?;
        let at = here.and_then(|here| matches.starts.binary_search(&here.start).ok());
        Some((at.map(|at| at + 1), matches.starts.len()))
    }
}

/// Counts the matches where that has not been done.
fn count(state: &mut State) {
    let Search { query, .. } = &state.search;
    if state.search.count(state.open, None).is_some() {
        return;
    }
    let article = state
        .opened()
        .and_then(|opened| opened.article())
        .filter(|article| article.text.len() <= COUNTED);
    state.search.matches = article.map(|article| {
        let folded = fold(query);
        let starts = (0..=article.paragraphs.len())
            .flat_map(|block| block_matches(article, &folded, block).map(|span| span.start));
        Matches {
            open: state.open,
            query: query.clone(),
            starts: starts.collect(),
        }
    });
}

/// Opens the line for a search.
pub fn begin(state: &mut State) {
    state.search = Search {
        before: Some(Visit::of(state)),
        ..Search::default()
    };
    state.line = Some(Line::new(Asked::Search, String::new()));
}

/// Stays where the reader is now.
pub fn accept(state: &mut State) {
    if let Some(before) = state.search.before.take() {
        state.visits.push(before);
    }
}

/// Forgets the search and returns to where it was begun.
pub fn cancel(state: &mut State) {
    if let Some(before) = std::mem::take(&mut state.search).before {
        before.restore(state);
    }
}

/// Searches what is typed now, from where the typing began.
pub fn retype(state: &mut State, query: String) {
    state.search.query = query;
    if let Some(before) = state.search.before.clone() {
        before.restore(state);
    }
    state.notice = None;
    if !state.search.query.is_empty() {
        step(state, Step::From);
    }
}

/// Which match is meant, reckoned from the words jumped to last or the top of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The first one, one right there included.
    From,
    /// The next one.
    Next,
    /// The one before.
    Previous,
}

/// Goes to another match, past the end to the beginning if need be.
pub fn step(state: &mut State, step: Step) {
    count(state);
    let query = fold(&state.search.query);
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let (from, here) = match opened.cursor() {
        Some(here) => (here.start, true),
        None => (opened.visible.start, false),
    };
    let Some(article) = opened.article() else {
        return;
    };
    let ahead = from + usize::from(step == Step::Next && here);
    let find = |from: usize| match step {
        Step::Previous => find_before(article, &query, from),
        Step::Next | Step::From => find_from(article, &query, from),
    };
    let found = find(if step == Step::Previous { from } else { ahead });
    let around = || {
        find(if step == Step::Previous {
            usize::MAX
        } else {
            0
        })
    };
    match found.or_else(around) {
        Some(span) => {
            opened.jump(span);
            if found.is_none() {
                let end = match step {
                    Step::Previous => "beginning",
                    Step::Next | Step::From => "end",
                };
                state.notice = Some(format!("search went around the {end}"));
            }
        }
        None => state.notice = Some(format!("no match for {}", state.search.query)),
    }
}

fn find_from(article: &Article, query: &[char], from: usize) -> Option<Span> {
    let mut blocks = block_of(article, from)..=article.paragraphs.len();
    blocks.find_map(|block| {
        let mut matches = block_matches(article, query, block);
        matches.find(|span| span.start >= from)
    })
}

fn find_before(article: &Article, query: &[char], before: usize) -> Option<Span> {
    let last = block_of(article, before);
    (0..=last).rev().find_map(|block| {
        let matches = block_matches(article, query, block);
        matches.take_while(|span| span.start < before).last()
    })
}

fn block_matches<'a>(
    article: &'a Article,
    query: &'a [char],
    block: usize,
) -> impl Iterator<Item = Span> + 'a {
    let span = block_span(article, block);
    let matches = folded_matches(span.of(&article.text), query);
    matches.map(move |found| Span::new(span.start + found.start, span.start + found.end))
}

/// The places in `text` that match `query`, from left to right, none overlapping another.
#[must_use]
pub fn matches_in(text: &str, query: &str) -> Vec<Range<usize>> {
    folded_matches(text, &fold(query)).collect()
}

fn fold(query: &str) -> Vec<char> {
    query.chars().flat_map(fold_char).collect()
}

fn fold_char(character: char) -> impl Iterator<Item = char> {
    let character = if character.is_whitespace() {
        ' '
    } else {
        character
    };
    character.to_lowercase()
}

fn folded_matches<'a>(text: &'a str, query: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let &first = query.first()?;
        loop {
            let start = from + candidate(&text[from..], first)?;
            if let Some(length) = match_length(&text[start..], query) {
                from = start + length;
                return Some(start..from);
            }
            from = start + text[start..].chars().next()?.len_utf8();
        }
    })
}

/// Where the first character that may begin a match stands: a 50 MB text is passed over in one sweep.
fn candidate(text: &str, first: char) -> Option<usize> {
    match u8::try_from(first) {
        Ok(b' ') => memchr::memchr2(b' ', b'\n', text.as_bytes()),
        // Two letters outside ASCII fold into it, the dotted capital I and the Kelvin sign: their lead bytes
        // are candidates too.
        Ok(b'i') => memchr::memchr3(b'i', b'I', 0xc4, text.as_bytes()),
        Ok(b'k') => memchr::memchr3(b'k', b'K', 0xe2, text.as_bytes()),
        Ok(byte) if byte.is_ascii() => {
            memchr::memchr2(byte, byte.to_ascii_uppercase(), text.as_bytes())
        }
        _ => text.find(|c: char| fold_char(c).next() == Some(first)),
    }
}

fn match_length(text: &str, query: &[char]) -> Option<usize> {
    let mut left = query.iter();
    let mut length = 0;
    for character in text.chars() {
        if left.as_slice().is_empty() {
            break;
        }
        if !fold_char(character).all(|folded| left.next() == Some(&folded)) {
            return None;
        }
        length += character.len_utf8();
    }
    left.as_slice().is_empty().then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_disregard_case_and_kinds_of_space() {
        let check = |text: &str, query: &str, expected: &[&str]| {
            let found: Vec<&str> = matches_in(text, query)
                .into_iter()
                .map(|range| &text[range])
                .collect();
            assert_eq!(found, expected, "{query} in {text}");
        };
        check(
            "Lima drone, lima DRONE",
            "lima drone",
            &["Lima drone", "lima DRONE"],
        );
        check("lima\ndrone", "lima drone", &["lima\ndrone"]);
        check("Écran écran ecran", "é", &["É", "é"]);
        check("İstanbul", "i̇s", &["İs"]);
        check("5 \u{212a}", "k", &["\u{212a}"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("abc", "", &[]);
        check("日本と日本", "本", &["本", "本"]);
    }
}
