//! Words beside a name that the tagger left out of it: "Kombes Budi | Santoso", "Polda | Jawa Barat".

use super::{Name, boundary::is_mayor};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// Persons' names with the word before them that only a form of address or a rank stands before, and places taken for
/// persons with the noun before them that says so.
pub fn drawn_out(reading: &Reading, taken: &[bool], mut names: Vec<Name>) -> Vec<Name> {
    let mut end = 0;
    for name in &mut names {
        let first = name.tokens.start;
        let free = reading.lang() == Lang::Id && first > end.max(1) && !taken[first - 1];
        end = name.tokens.end;
        if free && is_rest(reading, name) {
            *name = Name::shown(first - 1..end, EntityKind::Person);
        } else if free && is_land(reading, name) {
            *name = Name::shown(first - 1..end, EntityKind::Place);
        }
    }
    names
}

/// "Lembah | *Sunyi*": whether one word taken for a person, behind a noun for a kind of place with a capital, is the
/// place's name.
fn is_land(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    name.kind == EntityKind::Person
        && name.tokens.len() == 1
        && name.shown.as_ref() == Some(&name.tokens)
        && reading.is_capital(first - 1)
        && reading.is(first - 1, Class::PlaceNoun)
        && !is_mayor(reading, first - 1)
        && !reading.is(first, Class::GivenName)
        && !reading.is_headline(first)
        && reading.sentence_of(first - 1) == reading.sentence_of(first)
}

/// Whether a person's name is the rest of one that begins a word before, behind a form of address, or behind an office
/// of which lists know all regions: "Bupati *Darmo* | Sutarman".
fn is_rest(reading: &Reading, name: &Name) -> bool {
    let before = name.tokens.start - 1;
    let token = &reading.tokens[before];
    let unknown = token.classes.are_meaningless() || token.is(Class::GivenName);
    let sentence = &reading.sentences[reading.sentence_of(name.tokens.start)];
    let office = |at: usize| reading.is(at, Class::ListedOffice) && name.tokens.len() == 1;
    name.kind == EntityKind::Person
        && name.shown.as_ref() == Some(&name.tokens)
        && before > sentence.tokens.start
        && (reading.is(before - 1, Class::Honorific) || office(before - 1))
        && reading.is_capital(before)
        && !token.upper
        && unknown
}

/// A noun of a body and the place right behind it, put together: "Polda | Jawa Barat".
pub fn seated(reading: &Reading, names: Vec<Name>) -> Vec<Name> {
    if reading.lang() != Lang::Id {
        return names;
    }
    let mut seated: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let first = name.tokens.start;
        let end = seated.last().map_or(0, |last: &Name| last.tokens.end);
        match seated.last_mut() {
            Some(last) if end == first && is_seat(reading, &name) => {
                if last.kind == EntityKind::Organisation
                    && name.kind == EntityKind::Place
                    && last.tokens.len() <= 2
                    && is_seated(reading, last.tokens.start)
                {
                    *last = Name::shown(last.tokens.start..name.tokens.end, last.kind);
                } else {
                    seated.push(name);
                }
            }
            _ if first > end && is_seat(reading, &name) && is_seated(reading, first - 1) => {
                let tokens = first - 1..name.tokens.end;
                seated.push(Name::shown(tokens, EntityKind::Organisation));
            }
            _ => seated.push(name),
        }
    }
    seated
}

/// Whether a word with a capital begins the names of bodies, but is none by itself.
fn is_seated(reading: &Reading, at: usize) -> bool {
    reading.is_capital(at) && reading.is(at, Class::SureBody) && !reading.is(at, Class::BodyName)
}

/// Whether a name, not the first of its sentence, may say where a body is: a place, or one word taken for a person.
fn is_seat(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    let inside = first > reading.sentences[reading.sentence_of(first)].tokens.start;
    let stray = name.kind == EntityKind::Person
        && name.tokens.len() == 1
        && !reading.is(first, Class::GivenName);
    inside && name.shown.as_ref() == Some(&name.tokens) && (name.kind == EntityKind::Place || stray)
}
