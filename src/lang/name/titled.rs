//! English names behind a form of address or an office between commas, which are persons' whatever they look like.

use std::ops::Range;

use super::{Name, listed::listed_at};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// The most words of a person's name behind an office.
const LONGEST: usize = 4;

/// So many words before its comma an office is looked for.
const OVER: usize = 9;

/// "*Ms Ana Lima*" taken for a body, "the Mayor, *Ana Lima*," for a place: a person.
pub fn titled(reading: &Reading, name: &mut Name) {
    let other = matches!(name.kind, EntityKind::Place | EntityKind::Organisation);
    if reading.lang() != Lang::En || !other || is_known(reading, name) {
        return;
    }
    if let Some(person) = royal_of(reading, name) {
        *name = Name::shown(person, EntityKind::Person);
        return;
    }
    let first = name.tokens.start;
    let begins = is_address(reading, first) && name.tokens.len() > 1;
    let addressed = begins || first > 0 && is_address(reading, before_stop(reading, first));
    if addressed || holds_office(reading, name) {
        let mut tokens = first + usize::from(begins)..name.tokens.end;
        // "Mr*.* Lima"
        tokens.start += usize::from(begins && tokens.len() > 1 && reading.is_mark(first + 1, '.'));
        *name = Name::shown(tokens, EntityKind::Person);
    }
}

/// "Crown Prince | *Emil* | of Norway" taken for a body: what stands between a royal title and "of" or the end.
fn royal_of(reading: &Reading, name: &Name) -> Option<Range<usize>> {
    let tokens = name.tokens.clone();
    let of = tokens.clone().find(|&at| reading.lower(at) == "of");
    let title = |at: &usize| reading.is(*at, Class::Royal) || reading.is(*at, Class::OfficeLead);
    let titles = tokens.clone().take_while(title).count();
    let person = tokens.start + titles..of.unwrap_or(tokens.end);
    let royal = titles > 0 && reading.is(person.start - 1, Class::Royal);
    let named = (1..=LONGEST).contains(&person.len())
        && person.clone().all(|at| reading.is_capital(at))
        && of.is_none_or(|of| {
            of + 1 < tokens.end && (of + 1..tokens.end).all(|at| reading.is_capital(at))
        });
    (royal && named).then_some(person)
}

/// Whether a word is a form of address that no place or body begins with: "Mr", "Engr", not "King" or "St".
fn is_address(reading: &Reading, at: usize) -> bool {
    let shared = [Class::Royal, Class::GivenName, Class::BodyNoun];
    let saint = matches!(
        reading.lower(at),
        "st" | "saint" | "late" | "lady" | "lord" | "san" | "sri" | "tan"
    );
    reading.is_capital(at)
        && reading.is(at, Class::Honorific)
        && !saint
        && !shared.iter().any(|&class| reading.is(at, class))
}

/// The word before a token, or before the full stop that stands there: "Engr*.* Lima".
fn before_stop(reading: &Reading, at: usize) -> usize {
    let stop = at > 1 && reading.is_mark(at - 1, '.') && !reading.tokens[at - 1].spaced;
    at - 1 - usize::from(stop)
}

/// The office that a comma closes, with what it is over: "the Managing *Director* of Norvik Bank*,*".
fn office_before(reading: &Reading, comma: usize) -> Option<usize> {
    let over = |at: &usize| {
        let ties = matches!(reading.lower(*at), "of" | "for" | "and" | "the" | "&");
        reading.is_capital(*at) || ties || reading.is(*at, Class::Role)
    };
    let first = reading.sentences[reading.sentence_of(comma)].tokens.start;
    let before = first.max(comma.saturating_sub(OVER)) + 1..comma;
    let mut words = before.rev().take_while(over);
    words.find(|&at| reading.is(at, Class::Role))
}

/// Whether a word of a name says that it is a place's or a body's.
fn is_known(reading: &Reading, name: &Name) -> bool {
    let heads = [
        Class::PlaceNoun,
        Class::BodyNoun,
        Class::Venue,
        Class::Firm,
        Class::Calendar,
    ];
    let mut tokens = name.tokens.clone();
    tokens.any(|at| heads.iter().any(|&class| reading.is(at, class)))
}

/// "the *Mayor*, Ana Lima,": whether a name of some words stands between commas behind an office of one person.
fn holds_office(reading: &Reading, name: &Name) -> bool {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let words = name.tokens.clone().all(|at| {
        reading.is_capital(at) && !reading.tokens[at].upper && listed_at(reading, at) == 0
    });
    let closed = end >= reading.tokens.len() || !reading.is_word(end) && !reading.is_mark(end, '(');
    let office = first > 2
        && reading.is_mark(first - 1, ',')
        && office_before(reading, first - 1).is_some_and(|office| {
            // "the *deputy* minister"
            let leads = |at: &usize| {
                let leads = [
                    Class::Role,
                    Class::OfficeLead,
                    Class::Portfolio,
                    Class::Demonym,
                ];
                leads.iter().any(|&class| reading.is(*at, class))
            };
            let led = (0..office).rev().take(OVER).take_while(leads).count();
            let before = (office - led).checked_sub(1);
            !reading.lower(office).ends_with('s')
                && (reading.is_capital(office)
                    || before.is_some_and(|at| reading.is(at, Class::Determiner)))
        });
    office && words && closed && (2..=LONGEST).contains(&name.tokens.len())
}
