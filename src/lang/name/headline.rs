//! Names in a headline, where nearly every word has a capital, by what the body and the grammar know.
//!
//! Before the tagger sees a headline, its common words are made small again: those that the body writes small,
//! and those that are, in small letters, no noun: "Pemprov Jakarta *Klaim* Telah *Dirikan* Tenda". What the
//! body writes with a capital, and what lists know for a name, stays as it is.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Name;
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        lexicon::Class,
        pos::{Pos, PosTagger},
        reading::Reading,
        sentence::Part,
    },
};

/// How often a word stands in the body small, and with a capital that no sentence begins with.
#[derive(Default)]
struct Seen {
    small: u32,
    capital: u32,
}

/// The tokens of headlines whose capital means nothing.
pub fn small(reading: &Reading) -> FxHashSet<usize> {
    let (headlines, body): (Vec<Range<usize>>, Vec<Range<usize>>) = reading
        .sentences
        .iter()
        .map(|sentence| sentence.tokens.clone())
        .partition(|tokens| reading.is_title_case(reading.sentence_of(tokens.start)));
    let mut small = FxHashSet::default();
    if headlines.is_empty() {
        return small;
    }
    let mut seen: FxHashMap<&str, Seen> = headlines
        .iter()
        .flat_map(Clone::clone)
        .filter(|&at| is_plain(reading, at))
        .map(|at| (reading.lower(at), Seen::default()))
        .collect();
    for at in body.into_iter().flat_map(|tokens| tokens.skip(1)) {
        if let Some(seen) = seen.get_mut(reading.lower(at)) {
            seen.small += u32::from(!reading.tokens[at].capital);
            seen.capital += u32::from(reading.tokens[at].capital);
        }
    }
    for headline in headlines {
        let grammar = grammar(reading, &headline);
        let common = headline.filter(|&at| {
            seen.get(reading.lower(at))
                .is_some_and(|seen| seen.capital == 0 && (seen.small > 0 || grammar.contains(&at)))
        });
        small.extend(common);
    }
    small
}

/// Whether a token begins with its only capital, and no list knows it for a name.
fn is_plain(reading: &Reading, at: usize) -> bool {
    let names = [
        Class::GivenName,
        Class::PlaceName,
        Class::BodyName,
        Class::News,
    ];
    reading.is_capital(at)
        && !reading.tokens[at].upper
        && !reading.word(at).chars().skip(1).any(char::is_uppercase)
        && !names.iter().any(|&class| reading.is(at, class))
}

/// The words of a headline that are neither nouns nor names when all of it is written small.
fn grammar(reading: &Reading, headline: &Range<usize>) -> FxHashSet<usize> {
    let words: Vec<&str> = headline.clone().map(|at| reading.lower(at)).collect();
    let mut tags = Vec::new();
    PosTagger::shipped(reading.lang()).tag(&words, &mut tags);
    let noun = |pos: Pos| pos.is_nominal() || matches!(pos, Pos::Adj | Pos::X | Pos::Num);
    let tagged = headline.clone().zip(tags);
    tagged
        .filter(|(_, tag)| !noun(tag.pos))
        .map(|(at, _)| at)
        .collect()
}

/// Words of an Indonesian headline that are part of a person's name in the body: "*Retno* Temui *Roberts*".
pub fn short_in_title(reading: &Reading, names: &[Name]) -> Vec<Name> {
    let title = reading
        .sentences
        .first()
        .filter(|sentence| sentence.part == Part::Title);
    let Some(title) = title.filter(|_| reading.lang() == Lang::Id) else {
        return Vec::new();
    };
    let known: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.start >= title.tokens.end)
        .flat_map(|name| name.tokens.clone())
        .filter(|&at| reading.is_capital(at) && reading.lower(at).len() > 2)
        .map(|at| reading.lower(at))
        .collect();
    let short = |&at: &usize| {
        reading.is_capital(at)
            && known.contains(reading.lower(at))
            && !reading.is(at, Class::Role)
            && !reading.is(at, Class::Honorific)
    };
    let mut found: Vec<Name> = Vec::new();
    for at in title.tokens.clone().filter(short) {
        match found.last_mut().filter(|last| last.tokens.end == at) {
            Some(last) => *last = Name::shown(last.tokens.start..at + 1, EntityKind::Person),
            None => found.push(Name::shown(at..at + 1, EntityKind::Person)),
        }
    }
    found
}
