//! English names of one word that are taken for a person's and are a place's by what they stand with: "met in *Lisse*",
//! "*Lisse*'s Ana Lima".

use rustc_hash::FxHashSet;

use super::Name;
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// The most words of an office between a land and its holder, and one more.
const MOST_TITLES: usize = 5;

/// Makes places of the lone names of persons behind which a possessive and somebody's full name stand, and of those that
/// stand nowhere but behind a preposition of place.
pub fn places(reading: &Reading, names: &mut [Name]) {
    if reading.lang() != Lang::En {
        return;
    }
    let open = |name: &Name| {
        name.kind == EntityKind::Person
            && name.tokens.len() == 1
            && !reading.is(name.tokens.start, Class::GivenName)
    };
    let word = |name: &Name| reading.word(name.tokens.start);
    let elsewhere: FxHashSet<&str> = names
        .iter()
        .filter(|name| {
            name.kind == EntityKind::Person && !(open(name) && stands_within(reading, name))
        })
        .flat_map(|name| name.tokens.clone())
        .map(|at| reading.word(at))
        .collect();
    for at in 0..names.len() {
        if !open(&names[at]) {
            continue;
        }
        let within = stands_within(reading, &names[at]) && !elsewhere.contains(word(&names[at]));
        if within || owns_person(reading, &names[at], names.get(at + 1)) {
            names[at].kind = EntityKind::Place;
        }
    }
}

/// "met in *Lisse*"; "confidence in *Lima*" is somebody's.
fn stands_within(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    first > 1
        && reading.lower(first - 1) == "in"
        && !reading.is(first - 2, Class::Trusting)
        && reading.lower(name.tokens.end.min(reading.tokens.len() - 1)) != "'s"
}

/// "*Lisse*'s Ana Lima", "*Lisse*'s President Ana Lima"
fn owns_person(reading: &Reading, name: &Name, next: Option<&Name>) -> bool {
    let mark = name.tokens.end;
    next.is_some_and(|person| {
        let office = mark + 1..person.tokens.start;
        let mut titles = office.clone();
        person.kind == EntityKind::Person
            && office.len() < MOST_TITLES
            && (person.tokens.len() > 1 || !office.is_empty())
            && person.tokens.start > mark
            && reading.lower(mark) == "'s"
            && titles.all(|at| {
                reading.is_capital(at)
                    && (reading.is(at, Class::Role) || reading.is(at, Class::Portfolio))
            })
    })
}
