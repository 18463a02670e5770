//! Where a name of the tagger begins and ends: brackets, places before holders of offices,
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

/// "Jalan Melati | Nomor 5": a street keeps its number.
pub fn with_number(reading: &Reading, mut name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let street = name.kind == EntityKind::Place && reading.is(first, Class::Street);
    let mut number = end;
    if street && reading.is(end, Class::Numbering) {
        number += 1 + usize::from(reading.is_mark(end + 1, '.'));
    }
    if number > end && reading.is_number(number) {
        name = Name::shown(first..number + 1, name.kind);
    }
    name
}

/// "Presiden Kenya Amina Odour" in one: a listed place between an office and its holder is no part of the
/// holder's name, nor one before a news agency ("kantor berita China Xinhua") of the agency's.
pub fn without_place(reading: &Reading, name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let place = first + listed_at(reading, first);
    let office = first > 0
        && (reading.is(first - 1, Class::Role) || reading.is(first - 1, Class::Portfolio));
    // "Ketua DPRD | Utara | Ana Lima"
    let seat =
        first > 1 && reading.is(first - 1, Class::BodyNoun) && reading.is(first - 2, Class::Role);
    let office = office || seat;
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

/// Whether a token is the second word of "Wali Kota".
pub(super) fn is_mayor(reading: &Reading, at: usize) -> bool {
    at > 0 && reading.lower(at - 1) == "wali" && reading.lower(at) == "kota"
}

/// "I Wayan Suparta": the word of rank or sex before a Balinese name is part of it.
pub fn with_rank(reading: &Reading, mut name: Name) -> Name {
    let rank = |at: usize| matches!(reading.word(at), "I" | "Ni" | "Ida" | "Gusti" | "Tgk");
    let person = name.kind == EntityKind::Person && reading.lang() == Lang::Id;
    let first = reading.sentences[reading.sentence_of(name.tokens.start)]
        .tokens
        .start;
    while person && name.tokens.start > first && rank(name.tokens.start - 1) {
        name.tokens.start -= 1;
        if let Some(shown) = &mut name.shown {
            shown.start = shown.start.min(name.tokens.start);
        }
    }
    name
}

/// "rumah Ana | Jalan Melati": a person's name ends where a street's begins.
pub fn before_street(reading: &Reading, mut name: Name) -> Name {
    let person = name.kind == EntityKind::Person && reading.lang() == Lang::Id;
    let inner = name.tokens.start + 1..name.tokens.end;
    let street = |&at: &usize| reading.is(at, Class::Street);
    if let Some(street) = inner.into_iter().find(street).filter(|_| person) {
        name = Name::shown(name.tokens.start..street, name.kind);
    }
    name
}

/// "rumah | KH Ana", "rumah dinas Gubernur Lima | Ana Berg": whoever is told with a form of address or an office lives
/// there.
pub fn without_home(reading: &Reading, name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let home = name.kind == EntityKind::Place
        && reading.lang() == Lang::Id
        && name.tokens.len() > 2
        && reading.is(first, Class::Home);
    let Some(title) = (first + 1..end).find(|&at| reading.is_capital(at)) else {
        return name;
    };
    let office = reading.is(title, Class::Role);
    let addressed = reading.is(title, Class::Honorific) && title == first + 1;
    if !home || !office && !addressed || title + 1 >= end || !reading.is_capital(title + 1) {
        return name;
    }
    let region = title + 1 + listed_at(reading, title + 1);
    let start = if office && region < end {
        region
    } else {
        title + usize::from(office)
    };
    Name::shown(start..end, EntityKind::Person)
}

/// "Wali | Kota Melati": the second word of an office is not shown with the place behind it.
pub fn without_office(reading: &Reading, mut name: Name) -> Name {
    let first = name.tokens.start;
    let office = is_mayor(reading, first);
    if let Some(shown) = name
        .shown
        .as_mut()
        .filter(|_| office && name.tokens.len() > 1)
    {
        shown.start = shown.start.max(first + 1);
    }
    name
}

/// "Utara Barat | Daya": a place whose listed name goes on is named by all of it.
pub fn whole_place(reading: &Reading, name: Name) -> Name {
    let first = name.tokens.start;
    let end = first + listed_at(reading, first);
    let whole = name.kind == EntityKind::Place && end > name.tokens.end;
    if whole && (first..end).all(|at| reading.is_capital(at)) {
        return Name::shown(first..end, name.kind);
    }
    name
}

/// "Kapolres Melati AKBP Ana Lima" in one: between an office and the rank of its holder stands where it is held.
pub fn ranked(reading: &Reading, name: Name) -> Vec<Name> {
    let end = name.tokens.end;
    let untitled = |&at: &usize| !reading.is(at, Class::Role);
    let first = name.tokens.clone().find(untitled).unwrap_or(end);
    let office = first > 0 && reading.is(first - 1, Class::Role);
    let holder = name.kind == EntityKind::Person
        && reading.lang() == Lang::Id
        && office
        && !reading.is(first, Class::GivenName);
    let rank = |&at: &usize| reading.is(at, Class::Honorific) && reading.is(at, Class::Role);
    // "PWNU KH Ana Lima": a body by its letters before the title of whoever heads it.
    let body = name.kind == EntityKind::Person
        && reading.lang() == Lang::Id
        && reading.tokens[first.min(end - 1)].upper
        && !reading.is(first, Class::Honorific)
        && first + 3 <= end
        && reading.is(first + 1, Class::Honorific)
        && reading.lower(first + 1).len() > 1;
    if body {
        return vec![
            Name::shown(first..first + 1, EntityKind::Organisation),
            Name::shown(first + 2..end, EntityKind::Person),
        ];
    }
    match (first + 1..end.saturating_sub(1)).find(rank) {
        Some(rank) if holder => vec![
            Name::shown(first..rank, EntityKind::Place),
            Name::shown(rank + 1..end, EntityKind::Person),
        ],
        _ => vec![name],
    }
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
    let led = |at: usize| {
        [
            Class::Demonym,
            Class::PlaceName,
            Class::StateNoun,
            Class::Portfolio,
        ]
        .iter()
        .any(|&class| reading.is(at, class))
    };
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

/// "PT Tirta Kencana | , Tbk": a firm keeps what says of what form it is.
pub fn with_form(reading: &Reading, mut name: Name) -> Name {
    let end = name.tokens.end;
    let form = |at: usize| at < reading.tokens.len() && reading.is(at, Class::FirmTail);
    let behind = [end, end + 1].into_iter().find(|&at| form(at));
    let parted = behind.is_some_and(|at| at == end || reading.is_mark(end, ','));
    if let Some(tail) = behind.filter(|_| parted && name.kind == EntityKind::Organisation) {
        name = Name::shown(name.tokens.start..tail + 1, name.kind);
    }
    name
}

/// Persons' names in two put together: "Wang | Yi", "Mishal | Al-Ahmad", "Salman | bin Abdulaziz".
pub fn joined(reading: &Reading, names: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let Some(last) = joined
            .last_mut()
            .filter(|last| goes_on(reading, last, &name))
        else {
            joined.push(name);
            continue;
        };
        // "the ambassador to *Baghdad* Ali | bin Omar": where somebody is comes first.
        let place = match last.kind {
            EntityKind::Person => 0,
            _ => listed_at(reading, last.tokens.start),
        };
        let first = last.tokens.start + place;
        let person = Name::shown(first..name.tokens.end, EntityKind::Person);
        if place > 0 {
            *last = Name::shown(last.tokens.start..first, EntityKind::Place);
            joined.push(person);
        } else {
            *last = person;
        }
    }
    joined
}

/// Whether a name is the rest of the one before it.
fn goes_on(reading: &Reading, last: &Name, name: &Name) -> bool {
    let first = name.tokens.start;
    let beside = last.tokens.end == first
        && name.kind == EntityKind::Person
        && reading.sentence_of(last.tokens.start) == reading.sentence_of(first);
    let rest = is_patronymic(reading, first);
    let titled = reading.is(first, Class::Role) || reading.is(first, Class::Honorific);
    let short = last.tokens.len() == 1 || name.tokens.len() == 1;
    let listed = listed_at(reading, last.tokens.start) == last.tokens.len();
    let body = reading.is(last.tokens.start, Class::BodyNoun)
        || reading.is(last.tokens.end - 1, Class::BodyNoun);
    beside
        && match last.kind {
            EntityKind::Person => rest || short && !titled && !reading.is_headline(first),
            _ => rest && !listed && !body,
        }
}

/// Whether a token leads to a forebear's name: "bin", "Al-Ahmad".
fn is_patronymic(reading: &Reading, at: usize) -> bool {
    let lead = reading.lower(at).split('-').next().unwrap_or_default();
    reading.lexicon.classes(lead).has(Class::Patronymic)
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
        // "Gubernur | Jambi | Ana Lima": where the office is held is no part of the holder's name.
        let first = name.tokens.start;
        let office = reading.lang() == Lang::Id
            && first > 0
            && first + 1 < name.tokens.end
            && reading.is(first - 1, Class::Role)
            && !reading.is(first, Class::GivenName);
        let seat = if office {
            first + listed_at(reading, first)
        } else {
            first
        };
        if seat < name.tokens.end {
            name.tokens.start = seat;
        }
    }
    // A person's name ends with a capital: "Ana Lima | sowan"; any name before a word for a time: "Polsek Melati | kemarin".
    while (name.kind == EntityKind::Person
        || reading.is(name.tokens.end.max(1) - 1, Class::TimeNoun))
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
    // "Komisioner Perdagangan …", "Kapolres Melati AKBP": an office taken for part of a body or place, and the
    // rank of whoever is named next.
    while name.kind == EntityKind::Place
        && name.tokens.len() > 1
        && reading.lang() == Lang::Id
        && titled(name.tokens.end - 1)
        && reading.is_capital(name.tokens.end)
    {
        name.tokens.end -= 1;
    }
    while matches!(name.kind, EntityKind::Organisation | EntityKind::Place)
        && name.tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.is(name.tokens.start, Class::Role)
        && !reading.is(name.tokens.start, Class::BodyNoun)
        && !reading.is(name.tokens.start, Class::PlaceNoun)
    {
        name.tokens.start += 1;
    }
    let people = name.tokens.len() == 1
        && reading.is(name.tokens.start, Class::Demonym)
        && !reading.is(name.tokens.start, Class::PlaceName);
    // "US" is a country.
    let pronoun = name.tokens.len() == 1
        && listed_at(reading, name.tokens.start) == 0
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
    reading.is(at, Class::Byname)
}
