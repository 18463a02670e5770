//! Where a name of the tagger begins and ends: brackets, glued names, places before holders of offices,
//! titles and verbs that are no part of it.

use std::ops::Range;

use super::{Name, listed::listed_at};
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        frame::{Event, Frames},
        lexicon::Class,
        reading::Reading,
    },
};

/// "Badan Y (BY)" in one: the name, which is shown with its acronym, and the acronym. "(BY)" alone is the
/// word inside. "Korut (DPRK)" is two names of one place, and what follows in capitals is somebody there.
pub fn unbracketed(reading: &Reading, mut name: Name) -> Vec<Name> {
    let whole = name.tokens.clone();
    let opens = |&at: &usize| {
        reading.is_mark(at, '(') && at + 2 < whole.end && reading.is_mark(at + 2, ')')
    };
    let Some(open) = whole.clone().find(opens) else {
        return vec![name];
    };
    let inside = open + 1..open + 2;
    let rest = open + 3..whole.end;
    let named = !rest.is_empty() && rest.clone().all(|at| reading.is_capital(at));
    let rest = |kind| named.then(|| Name::shown(rest.clone(), kind));
    let names = if open == whole.start {
        [Some(Name::shown(inside, name.kind)), rest(name.kind), None]
    } else if listed_at(reading, open + 1) > 0 {
        let first = Name::shown(whole.start..open, name.kind);
        [
            Some(first),
            Some(Name::shown(inside, name.kind)),
            rest(EntityKind::Person),
        ]
    } else {
        let acronym = Name::hidden(inside, name.kind, true);
        name.tokens.end = open;
        [Some(name), Some(acronym), None]
    };
    names.into_iter().flatten().collect()
}

/// "Kesultanan A untuk Museum B" in one: a preposition, or between two bodies with heads of their own "dan",
/// that leads to the head of another body's name parts two names.
pub fn unglued(reading: &Reading, name: Name) -> Vec<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let two = reading.is(first, Class::BodyNoun) && !unites(reading.lower(first));
    let leads = |&at: &usize| {
        let preposition = matches!(reading.lower(at), "untuk" | "kepada" | "dengan" | "oleh");
        let joined = reading.lower(at) == "dan" && two && at + 2 < end;
        (preposition || joined) && reading.is_capital(at + 1) && reading.is(at + 1, Class::BodyNoun)
    };
    let glue = (first + 1..end.saturating_sub(1))
        .find(leads)
        .filter(|_| reading.lang() == Lang::Id && name.kind == EntityKind::Organisation);
    let Some(glue) = glue else { return vec![name] };
    [first..glue, glue + 1..end]
        .map(|tokens| Name::shown(tokens, name.kind))
        .to_vec()
}

/// Whether a head is of bodies that have others, or fields of work, joined by "dan" in their own names.
fn unites(head: &str) -> bool {
    let heads = [
        "asosiasi",
        "persatuan",
        "perhimpunan",
        "himpunan",
        "ikatan",
        "federasi",
        "serikat",
        "forum",
        "gerakan",
        "kementerian",
        "badan",
        "dinas",
        "lembaga",
        "komisi",
        "komite",
        "dewan",
        "pusat",
    ];
    heads.contains(&head)
}

/// "Jalan Melati | Nomor 5": a street keeps its number.
pub fn with_number(reading: &Reading, mut name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let street = name.kind == EntityKind::Place && matches!(reading.lower(first), "jalan" | "jl");
    let mut number = end;
    if street
        && matches!(
            reading.tokens.get(end).map(|_| reading.lower(end)),
            Some("nomor" | "no")
        )
    {
        number += 1 + usize::from(reading.is_mark(end + 1, '.'));
    }
    if number > end && reading.is_number(number) {
        name = Name::shown(first..number + 1, name.kind);
    }
    name
}

/// "Presiden Rusia Vladimir Putin" in one: a listed place between an office and its holder is no part of the
/// holder's name, nor one before a news agency ("kantor berita China Xinhua") of the agency's.
pub fn without_place(reading: &Reading, name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let place = first + listed_at(reading, first);
    let office = first > 0
        && (reading.is(first - 1, Class::Role) || reading.is(first - 1, Class::Portfolio));
    let rest = match name.kind {
        EntityKind::Person => office && !reading.is(first, Class::GivenName),
        EntityKind::Organisation => place + 1 == end && reading.is(place, Class::News),
        _ => false,
    };
    if rest && first < place && place < end && reading.lang() == Lang::Id {
        return Name::shown(place..end, name.kind);
    }
    name
}

/// "Saudi King Salman" in one: what stands behind the title inside a place's or body's name is a person.
pub fn parted(reading: &Reading, name: Name) -> Vec<Name> {
    let titled = |&at: &usize| {
        (reading.is(at, Class::Honorific) || reading.is(at, Class::Role))
            && !reading.is(at, Class::BodyNoun)
    };
    let inner = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
    let title = inner.into_iter().rev().find(titled);
    let Some(title) =
        title.filter(|_| name.kind != EntityKind::Person && reading.lang() == Lang::En)
    else {
        return vec![name];
    };
    let person = Name::shown(title + 1..name.tokens.end, EntityKind::Person);
    let capitals = person.tokens.clone().all(|at| reading.is_capital(at));
    // "Social Justice Conference": what no country or people stands before is one name.
    let led = |at: usize| reading.is(at, Class::Demonym) || reading.is(at, Class::PlaceName);
    let body = name.kind == EntityKind::Organisation && !(name.tokens.start..title).all(led);
    if !capitals || body {
        return vec![name];
    }
    let before = Name::shown(name.tokens.start..title, EntityKind::Place);
    let whole = listed_at(reading, before.tokens.start) == before.tokens.len();
    whole
        .then_some(before)
        .into_iter()
        .chain([person])
        .collect()
}

/// A name of an Indonesian headline without the verb in it: "Presiden Ana | Beri | …". What stands behind a
/// verb of meeting is a name again, behind a verb of giving it may be the thing.
pub fn without_verb(reading: &Reading, name: Name) -> Vec<Name> {
    let frames = Frames::of(reading.lang());
    let tells = |&at: &usize| {
        let form = reading.lower(at);
        let verb = frames.is_bare(form) || frames.is_verb_form(form);
        let base = reading.is(at, Class::BaseVerb) && !reading.is(at, Class::GivenName);
        (verb || base) && at > name.tokens.start
    };
    let inner = name.tokens.clone();
    let cut = (reading.lang() == Lang::Id)
        .then(|| inner.into_iter().find(tells))
        .flatten()
        .filter(|&at| reading.is_headline(at));
    let Some(cut) = cut else { return vec![name] };
    let meets = frames
        .of_form(reading.lower(cut))
        .iter()
        .any(|&(index, _)| frames.frames[index].event == Event::Meeting);
    let part = |tokens: Range<usize>| Name {
        shown: name.shown.as_ref().map(|_| tokens.clone()),
        tokens,
        ..name.clone()
    };
    let before = part(name.tokens.start..cut);
    let behind = part(cut + 1..name.tokens.end);
    [(before, true), (behind, meets)]
        .into_iter()
        .filter(|(name, kept)| *kept && !name.tokens.is_empty())
        .map(|(name, _)| name)
        .collect()
}

/// A person without the titles before the name; nothing where no name is left, or for a people.
pub fn without_title(reading: &Reading, mut name: Name) -> Option<Name> {
    let acronym = name
        .shown
        .as_ref()
        .is_some_and(|shown| shown.end > name.tokens.end);
    let titled = |at: usize| {
        (reading.is(at, Class::Honorific) || reading.is(at, Class::Role)) && !is_byname(reading, at)
    };
    if name.kind == EntityKind::Person {
        while name.tokens.start < name.tokens.end
            && titled(name.tokens.start)
            && !reading.is(name.tokens.start, Class::GivenName)
        {
            name.tokens.start += 1;
            name.tokens.start += usize::from(reading.is_mark(name.tokens.start, '.'));
        }
    }
    // A person's name ends with a capital: "Ana Lima | sowan".
    while name.kind == EntityKind::Person
        && name.tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.is_word(name.tokens.end - 1)
        && !reading
            .word(name.tokens.end - 1)
            .contains(char::is_uppercase)
        && reading.is_capital(name.tokens.start)
    {
        name.tokens.end -= 1;
    }
    // "Komisioner Perdagangan …": an office taken for part of a body.
    while name.kind == EntityKind::Organisation
        && name.tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.is(name.tokens.start, Class::Role)
        && !reading.is(name.tokens.start, Class::BodyNoun)
    {
        name.tokens.start += 1;
    }
    let people = name.tokens.len() == 1
        && reading.is(name.tokens.start, Class::Demonym)
        && !reading.is(name.tokens.start, Class::PlaceName);
    let pronoun = name.tokens.len() == 1
        && [Class::Pronoun, Class::Calendar]
            .iter()
            .any(|&class| reading.is(name.tokens.start, class));
    // "Menko Polhukam": the rest of an office is nobody's name.
    let office = name.kind == EntityKind::Person
        && name
            .tokens
            .clone()
            .all(|at| reading.is(at, Class::Portfolio));
    let wordless = !name.tokens.clone().any(|at| reading.is_word(at));
    if let Some(shown) = &mut name.shown {
        *shown = name.tokens.start..if acronym { shown.end } else { name.tokens.end };
    }
    let first = name.tokens.start;
    // "Bingkisan Lebaran", "TKW": common nouns with a capital.
    let common = reading.lang() == Lang::Id
        && name.kind == EntityKind::Person
        && [Class::GiftNoun, Class::AidNoun, Class::MoneyNoun]
            .iter()
            .any(|&class| reading.is(first, class) && !reading.is(first, Class::GivenName))
        || reading.lang() == Lang::Id
            && name.tokens.len() == 1
            && reading.is(first, Class::PersonNoun)
            && !reading.is(first, Class::GivenName);
    let none = name.tokens.is_empty() || people || pronoun || office || wordless || common;
    (!none).then_some(name)
}

/// Whether a token is an address that has become part of the name: "Gus Dur", "Cak Imin".
fn is_byname(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "gus" | "cak" | "bung" | "kang")
}
