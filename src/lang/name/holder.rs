//! Who holds an office, told in one breath with where it is held.

use std::ops::Range;

use super::{Name, boundary::is_mayor, listed::listed_at};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// So many words before its last preposition an office is looked for.
const OVER: usize = 8;

/// "Menteri Luar Negeri | Selandia Baru | Walter Pearson" taken for one place: behind an office a listed country
/// is followed by who holds it.
pub fn held(reading: &Reading, name: Name) -> Vec<Name> {
    if reading.lang() == Lang::En {
        return held_of(reading, name);
    }
    if let Some(made) = of_make(reading, &name) {
        return vec![made];
    }
    if let Some(two) = behind_party(reading, &name) {
        return two;
    }
    let end = name.tokens.end;
    // "Wali | *Kota* Lima Budi Berg"
    let first = name.tokens.start + usize::from(is_mayor(reading, name.tokens.start));
    let place = first + listed_at(reading, first);
    let office = first > 0
        && (reading.is(first - 1, Class::Role)
            || reading.is(first - 1, Class::Portfolio)
            || is_mayor(reading, first - 1)
            // "mitranya dari | Utara | Ana Lima"
            || first > 1
                && reading.is(first - 1, Class::Preposition)
                && reading.is(first - 2, Class::Counterpart));
    let capitals = (place..end).all(|at| reading.is_capital(at));
    // "Xi" is the number of a committee too.
    let next = place.min(end - 1);
    let common = [Class::PlaceNoun, Class::BodyNoun, Class::Portfolio]
        .iter()
        .any(|&class| reading.is(next, class) && !reading.is(next, Class::GivenName));
    let two = office
        && reading.lang() == Lang::Id
        && name.kind == EntityKind::Place
        && first < place
        && place < end
        && capitals
        && !common;
    if !two {
        return vec![name];
    }
    vec![
        Name::shown(name.tokens.start..place, EntityKind::Place),
        Name::shown(place..end, EntityKind::Person),
    ]
}

/// "*Kacamata Goggle*", "Baju | *Hazmat*" taken for a person: behind a noun for a thing in capitals stands its make.
fn of_make(reading: &Reading, name: &Name) -> Option<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    if name.kind != EntityKind::Person {
        return None;
    }
    let thing = |at: usize| reading.is(at, Class::Worn) && reading.is_capital(at);
    let inside = thing(first) && end - first > 1;
    let before = first > 0 && thing(first - 1) && reading.tokens[first].spaced;
    (inside || before).then(|| {
        let from = first - usize::from(!inside);
        Name::shown(from..end, EntityKind::Product)
    })
}

/// "Ketua Partai | Melati Baru Ana Lima" taken for one person: the word right behind "Partai" is always the party's.
fn behind_party(reading: &Reading, name: &Name) -> Option<Vec<Name>> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let party = first.checked_sub(1)?;
    let led = name.kind == EntityKind::Person
        && end - first > 1
        && reading.lower(party) == "partai"
        && reading.is_capital(party);
    let more = (first + 1..end)
        .take_while(|&at| reading.is(at, Class::PartyWord))
        .count();
    let holder = first + 1 + more;
    (led && holder < end).then(|| {
        vec![
            Name::shown(party..holder, EntityKind::Organisation),
            Name::shown(holder..end, EntityKind::Person),
        ]
    })
}

/// "the ambassador in | China | Ana Lima", "the minister of | Trade of the Republic of China | Lima" taken for one
/// name: behind an office and its preposition a listed place is followed by who holds it.
fn held_of(reading: &Reading, name: Name) -> Vec<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let office =
        first > 1 && reading.is(first - 1, Class::Preposition) && heads(reading, first - 1);
    if office && listed_at(reading, first) == end - first {
        return with_holder(reading, name);
    }
    let holder = match place_within(reading, &name) {
        _ if !office => return vec![name],
        Some(place) => place.end,
        // "the minister of | Foreign Affairs Lima"
        None => (first..end)
            .find(|&at| !reading.is(at, Class::Portfolio))
            .unwrap_or(end),
    };
    let place = place_within(reading, &name);
    let capitals = (holder..end).all(|at| reading.is_capital(at));
    let common = [
        Class::PlaceNoun,
        Class::BodyNoun,
        Class::Portfolio,
        Class::Role,
    ]
    .iter()
    .any(|&class| (holder..end).any(|at| reading.is(at, class)));
    // "the head of *Kenya Tech*": a body of two words may begin with a place, but goes on to another by "of".
    let body = name.kind == EntityKind::Organisation
        && end - holder < 2
        && place.as_ref().is_some_and(|place| {
            !(first..place.start).any(|at| reading.is(at, Class::Preposition))
        });
    if holder == first || holder == end || !capitals || common || body {
        return vec![name];
    }
    let person = Name::shown(holder..run(reading, end), EntityKind::Person);
    let place = place.map(|place| Name::shown(place, EntityKind::Place));
    place.into_iter().chain([person]).collect()
}

/// "Former PM of Kenya | *Ana Lima*": the holder of an office behind its land, whom the tagger passes over.
fn with_holder(reading: &Reading, land: Name) -> Vec<Name> {
    let end = land.tokens.end;
    let holder = end..run(reading, end);
    let sentence = &reading.sentences[reading.sentence_of(land.tokens.start)].tokens;
    let named = holder.len() == 2
        && holder.end < sentence.end
        && !reading.is_capital(holder.end)
        && holder
            .clone()
            .all(|at| reading.is_word(at) && !reading.tokens[at].upper);
    let person = named.then(|| Name::shown(holder, EntityKind::Person));
    std::iter::once(land).chain(person).collect()
}

/// Whether an office leads to a preposition, with what it is over: "minister *of* Trade and Industry | *of*".
fn heads(reading: &Reading, preposition: usize) -> bool {
    let over = |at: usize| {
        reading.is(at, Class::Portfolio)
            || reading.is(at, Class::And)
            || reading.is(at, Class::Preposition)
            || reading.is_capital(at)
    };
    let before = preposition.saturating_sub(OVER)..preposition;
    let office = before
        .rev()
        .take_while(|&at| reading.is(at, Class::Role) || over(at))
        .find(|&at| reading.is(at, Class::Role));
    // "the head of Georgia Tech" has many a name behind it, an envoy and an office in capitals a land.
    office.is_some_and(|office| reading.is_capital(office) || reading.is(office, Class::Envoy))
}

/// The last listed place inside a name that something follows.
fn place_within(reading: &Reading, name: &Name) -> Option<Range<usize>> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let places = (first..end).rev().map(|at| at..at + listed_at(reading, at));
    places
        .into_iter()
        .find(|place| !place.is_empty() && place.end < end)
}

/// "*PM* | Lima": letters that stand for an office are nobody's name, but lead to one. A name that another one was
/// drawn out over is gone.
pub fn lettered(reading: &Reading, names: Vec<Name>) -> Vec<Name> {
    if reading.lang() != Lang::En {
        return names;
    }
    let mut apart: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        let first = name.tokens.start;
        let letters = reading.is(first, Class::ShortOffice) && reading.is(first, Class::Role);
        if letters && (name.kind != EntityKind::Person || name.tokens.len() == 1) {
            name = Name::shown(first + 1..run(reading, name.tokens.end), EntityKind::Person);
        }
        if apart
            .last()
            .is_none_or(|last| last.tokens.end <= name.tokens.start)
        {
            apart.push(name);
        }
    }
    apart
}

/// The end of the capitalised words from a token on that may be a person's, at most two.
fn run(reading: &Reading, from: usize) -> usize {
    let sentence = reading.sentences[reading.sentence_of(from.saturating_sub(1))]
        .tokens
        .end;
    let other = [
        Class::PlaceNoun,
        Class::BodyNoun,
        Class::Role,
        Class::Calendar,
    ];
    (from..sentence.min(from + 2))
        .find(|&at| !reading.is_capital(at) || other.iter().any(|&class| reading.is(at, class)))
        .unwrap_or(sentence.min(from + 2))
}

/// "di Riyadh | Presiden Ana": a place ends where an office begins, whose holder is somebody else.
pub fn before_holder(reading: &Reading, name: Name) -> Vec<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let office = first + listed_at(reading, first);
    let parts = reading.lang() == Lang::Id
        && name.kind == EntityKind::Place
        && (first + 1..end).contains(&office)
        && reading.is(office, Class::Role);
    if !parts {
        return vec![name];
    }
    let place = Name::shown(first..office, EntityKind::Place);
    let held = office + 1..end;
    let holder = (!held.is_empty()).then(|| Name::shown(held, EntityKind::Person));
    std::iter::once(place).chain(holder).collect()
}
