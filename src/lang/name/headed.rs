//! Names known by the noun they stand with: products, events, and bodies and places that the tagger passed over.

use std::ops::Range;

use super::Name;
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading, sentence::Part},
};

/// Products: what is written like a type or a name beside a noun that products are called by.
pub fn products(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(reading, taken, at, sentence.tokens.end);
            if end > at && product_noun_near(reading, at..end, &sentence.tokens) {
                found.push(Name::shown(at..end, EntityKind::Product));
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// Whether a noun that products are called by stands right before a run (an adjective or quotation mark
/// between), or, in English, right behind one that is written like a type: "Su-57 jets".
fn product_noun_near(reading: &Reading, run: Range<usize>, sentence: &Range<usize>) -> bool {
    let typed = run.clone().any(|at| is_type(reading.word(at)));
    let opening = run.start == sentence.start && !typed;
    let before = (run.start.saturating_sub(8).max(sentence.start)..run.start)
        .rev()
        .take_while(|&at| {
            let parts = reading.is_mark(at, ',') || reading.is_mark(at, '.');
            !parts && !reading.is(at, Class::Preposition)
        });
    let near = if typed { 5 } else { 2 };
    let before = before
        .filter(|&at| reading.is_word(at))
        .take(near)
        .any(|at| reading.is(at, Class::ProductNoun) && !reading.tokens[at].capital);
    let behind = reading.lang() == Lang::En
        && typed
        && (run.end..sentence.end.min(run.end + 2)).any(|at| reading.is(at, Class::ProductNoun));
    !opening && (before || behind)
}

/// Whether a word is written like a type: letters, then digits, perhaps a hyphen between.
pub(super) fn is_type(word: &str) -> bool {
    let letters = word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len());
    let rest = word[letters..].trim_start_matches('-');
    letters > 0 && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Events, bodies and places: free capitalised runs that begin (Indonesian) or end (English) with a noun
/// that heads such names.
pub fn headed(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let heads = [
        (Class::EventNoun, EntityKind::Event),
        (Class::BodyNoun, EntityKind::Organisation),
        (Class::PlaceNoun, EntityKind::Place),
    ];
    let mut found = Vec::new();
    for sentence in reading
        .sentences
        .iter()
        .filter(|sentence| sentence.part != Part::Title)
    {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(reading, taken, at, sentence.tokens.end);
            if end <= at + 1 {
                at += 1;
                continue;
            }
            let noun = if reading.lang() == Lang::Id {
                at
            } else {
                end - 1
            };
            let kind = heads
                .iter()
                .find(|&&(class, _)| reading.is(noun, class))
                .map(|&(_, kind)| kind);
            let office = reading.is(noun, Class::Role) || reading.is(noun, Class::Honorific);
            if let Some(kind) = kind.filter(|_| !office) {
                found.push(if kind == EntityKind::Event {
                    Name::shown(at..end, kind)
                } else {
                    Name::hidden(at..end, kind, true)
                });
            }
            at = end;
        }
    }
    found
}

/// The end of the run of free capitalised words that begins at a token.
pub fn run_end(reading: &Reading, taken: &[bool], at: usize, end: usize) -> usize {
    let fits = |at: usize| {
        at < end && !taken[at] && reading.is_capital(at) && !reading.is(at, Class::Calendar)
    };
    (at..end).find(|&next| !fits(next)).unwrap_or(end)
}
