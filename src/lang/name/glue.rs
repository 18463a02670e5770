//! Names that the tagger glues together, which are parted, and those it leaves in two, which are joined.

use std::ops::Range;

use super::{Name, headed::run_end};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// "Kesultanan A untuk Museum B" in one: a preposition, or between two bodies with heads of their own "dan" or "and",
/// that leads to the head of another body's name parts two names.
pub fn unglued(reading: &Reading, name: Name) -> Vec<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let two = reading.is(first, Class::BodyNoun) && !reading.is(first, Class::UnitingNoun);
    let leads = |&at: &usize| {
        let preposition = reading.is(at, Class::Preposition);
        let joined = reading.is(at, Class::Conjunction) && two && at + 2 < end;
        (preposition || joined) && reading.is_capital(at + 1) && reading.is(at + 1, Class::BodyNoun)
    };
    let held =
        |tokens: Range<usize>| tokens.len() > 1 && reading.is(tokens.end - 1, Class::BodyNoun);
    // "Norvik Bank *and* International Lending Fund": English heads stand last.
    let both = |&at: &usize| {
        matches!(reading.lower(at), "and" | "&")
            && held(first..at)
            && at + 2 < end
            && held(at + 1..end)
    };
    let mut inner = first + 1..end.saturating_sub(1);
    let glue = match reading.lang() {
        _ if name.kind != EntityKind::Organisation => None,
        Lang::Id => inner.find(leads),
        Lang::En => inner.find(both),
    };
    let Some(glue) = glue else { return vec![name] };
    [first..glue, glue + 1..end]
        .map(|tokens| Name::shown(tokens, name.kind))
        .to_vec()
}

/// "the City Museum *by* Freedonia", "Elmstead School *at the* Town Hall" in one: behind the noun at the end of an English
/// name "by" leads to whoever did it, and "at the" to where.
pub fn unled(reading: &Reading, name: Name) -> Vec<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let ended = |at: usize| reading.is(at, Class::BodyNoun) || reading.is(at, Class::PlaceNoun);
    let leads = |&at: &usize| match reading.lower(at) {
        "by" => true,
        "at" => reading.is(at + 1, Class::Determiner),
        _ => false,
    };
    let mut inner = first + 1..end.saturating_sub(1);
    let lead = inner.find(|at| leads(at) && ended(at - 1));
    let Some(lead) = lead.filter(|_| reading.lang() == Lang::En) else {
        return vec![name];
    };
    let behind = lead + 1 + usize::from(reading.is(lead + 1, Class::Determiner));
    let other = match reading.lower(lead) {
        "at" => EntityKind::Place,
        _ => name.kind,
    };
    [(first..lead, name.kind), (behind..end, other)]
        .into_iter()
        .filter(|(tokens, _)| !tokens.is_empty())
        .map(|(tokens, kind)| Name::shown(tokens, kind))
        .collect()
}

/// "Lima | telephoned | Queen Adela" taken for one English person: a word in small letters that joins no names parts two.
pub fn unjoined(reading: &Reading, name: Name) -> Vec<Name> {
    let small = |&at: &usize| {
        let word = reading.lower(at);
        reading.is_word(at) && !reading.is_capital(at) && word.len() > 4 && word.ends_with("ed")
    };
    let person = name.kind == EntityKind::Person && reading.lang() == Lang::En;
    let inner = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
    let Some(verb) = inner.filter(|_| person).find(small) else {
        return vec![name];
    };
    [name.tokens.start..verb, verb + 1..name.tokens.end]
        .map(|tokens| Name::shown(tokens, name.kind))
        .to_vec()
}

/// "Ana | *May*": a person's name goes on with a month that the reading takes for no day.
pub fn with_month(reading: &Reading, mut name: Name) -> Name {
    let end = name.tokens.end;
    let sentence = &reading.sentences[reading.sentence_of(name.tokens.start)].tokens;
    let surname = name.kind == EntityKind::Person
        && end < sentence.end
        && reading.is_capital(end)
        && !reading.is(end, Class::Calendar)
        && reading.lexicon.calendar(reading.lower(end)).is_some();
    if surname {
        name = Name::shown(name.tokens.start..end + 1, name.kind);
    }
    name
}

/// The months that the reading takes for no day and the tagger for no name: persons, with the capitals behind them.
pub fn months(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let month = |&at: &usize| {
        reading.is_capital(at)
            && !taken[at]
            && !reading.is(at, Class::Calendar)
            && reading.lexicon.calendar(reading.lower(at)).is_some()
    };
    let person = |at: usize| {
        let sentence = &reading.sentences[reading.sentence_of(at)].tokens;
        Name::shown(
            at..run_end(reading, taken, at, sentence.end),
            EntityKind::Person,
        )
    };
    (0..taken.len()).filter(month).map(person).collect()
}

/// The most small words before the name of a family: "van der".
const LEADS: usize = 2;

/// "Salem | *bin Rashid*", "Ana Lima | *da Costa*" in two: a person's name goes on with that of a forebear or family.
pub fn with_forebear(reading: &Reading, mut name: Name) -> Name {
    let sentence = reading.sentences[reading.sentence_of(name.tokens.start)]
        .tokens
        .end;
    while name.kind == EntityKind::Person {
        let leads = name.tokens.end..sentence.min(name.tokens.end + LEADS);
        let leads = leads.take_while(|&at| reading.is(at, Class::FamilyLead));
        let Some(last) = leads.last() else { break };
        if last + 1 >= sentence || !reading.is_capital(last + 1) {
            break;
        }
        name = Name::shown(name.tokens.start..last + 2, name.kind);
    }
    name
}
