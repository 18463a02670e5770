//! A name and its acronym in brackets, which prove each other.

use std::ops::Range;

use super::{Name, tagged::is_bracketed};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// "Komisi Pemberantasan Korupsi (KPK)": an acronym that is spelt by the name it stands behind proves both. "Bima
/// Hasta Kencana (BHK)": what a person's initials spell is that person wherever it stands, though it looks like a body.
pub fn spell_out(reading: &Reading, names: &mut [Name]) {
    let mut persons: Vec<&str> = Vec::new();
    for index in 1..names.len() {
        let (tokens, acronym) = (names[index - 1].tokens.clone(), names[index].tokens.clone());
        let beside = acronym.start == tokens.end + 1 && is_bracketed(reading, tokens.end);
        let beside = beside && acronym.len() == 1;
        // "Gubernur Lampung *(Gublam)* Ana": the office in short.
        let office = reading.lang() == Lang::Id
            && beside
            && names[index - 1].kind == EntityKind::Place
            && tokens.start > 0
            && reading.is(tokens.start - 1, Class::RegionOffice)
            && acronym.end + 1 < reading.tokens.len()
            && reading.is_capital(acronym.end + 1);
        if office {
            names[index].kind = EntityKind::Place;
            names[index].shown = None;
            continue;
        }
        if !beside || !spells(reading, &tokens, reading.word(acronym.start)) {
            continue;
        }
        if names[index - 1].kind == EntityKind::Person {
            persons.push(reading.word(acronym.start));
            continue;
        }
        let together = reading.lang() == Lang::Id;
        names[index].kind = names[index - 1].kind;
        names[index].shown = (!together).then(|| acronym.clone());
        let end = if together {
            acronym.end + 1
        } else {
            tokens.end
        };
        names[index - 1].shown = Some(tokens.start..end);
    }
    if persons.is_empty() {
        return;
    }
    let one = |name: &&mut Name| name.tokens.len() == 1;
    for name in names.iter_mut().filter(one) {
        if persons.contains(&reading.word(name.tokens.start)) {
            name.kind = EntityKind::Person;
        }
    }
}

/// The most words of a body's name that are looked through for what its acronym spells.
const LONGEST: usize = 12;

/// "Kamar Tani *dan* Nelayan (Katan)": where an Indonesian acronym in brackets spells the words on both sides of "dan",
/// they are the name of one body.
pub fn unite(reading: &Reading, names: &mut Vec<Name>) {
    if reading.lang() != Lang::Id {
        return;
    }
    let last = reading.tokens.len().saturating_sub(2);
    let bracketed = |&open: &usize| reading.is_mark(open, '(') && reading.is_mark(open + 2, ')');
    let bodies: Vec<Range<usize>> = (2..last)
        .filter(bracketed)
        .filter_map(|open| Some(spelt_from(reading, open)?..open))
        .collect();
    if bodies.is_empty() {
        return;
    }
    // What the tagger made of the words of such a name goes.
    names.retain(|name| {
        let next = bodies.partition_point(|body| body.end + 2 < name.tokens.start);
        bodies
            .get(next)
            .is_none_or(|body| name.tokens.end <= body.start)
    });
    for body in bodies {
        let acronym = body.end + 1..body.end + 2;
        names.push(Name {
            shown: Some(body.start..body.end + 3),
            ..Name::shown(body, EntityKind::Organisation)
        });
        names.push(Name::hidden(acronym, EntityKind::Organisation, true));
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// The first token of a body's name with "dan" in it that the acronym behind an opening bracket spells.
fn spelt_from(reading: &Reading, open: usize) -> Option<usize> {
    let joins = |at: usize| matches!(reading.lower(at), "dan" | "&");
    let sentence = &reading.sentences[reading.sentence_of(open)].tokens;
    let earliest = sentence.start.max(open.saturating_sub(LONGEST));
    let acronym = reading.lower(open + 1);
    if !reading.is_capital(open - 1)
        || !(3..=10).contains(&acronym.len())
        || !acronym.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        return None;
    }
    let inside = |&at: &usize| {
        reading.is_capital(at) && reading.is_word(at)
            || at > 0 && joins(at) && reading.is_capital(at - 1)
    };
    let run = (earliest..open).rev().take_while(inside).last()?;
    let join = (run..open).find(|&at| joins(at))?;
    let starts = (run..join).filter(|&at| reading.is_capital(at));
    let mut first = starts
        .into_iter()
        .find(|&at| is_spelt(reading, at..open, acronym))?;
    // "*Dinas* Pekerjaan Umum dan Penataan Ruang (PUPR)"
    while first > run && reading.is(first - 1, Class::BodyNoun) {
        first -= 1;
    }
    Some(first)
}

/// Whether an acronym is made of the beginnings of words, one letter or more of each; "dan" may be passed over.
fn is_spelt(reading: &Reading, mut words: Range<usize>, acronym: &str) -> bool {
    let Some(first) = words.next() else {
        return acronym.is_empty();
    };
    let word = reading.lower(first);
    if !reading.is_capital(first) && is_spelt(reading, words.clone(), acronym) {
        return true;
    }
    let shared = word.bytes().zip(acronym.bytes()).take(SYLLABLE);
    let shared = shared.take_while(|(one, other)| one == other).count();
    (1..=shared)
        .rev()
        .any(|taken| is_spelt(reading, words.clone(), &acronym[taken..]))
}

/// The most letters of a word that an acronym takes.
const SYLLABLE: usize = 4;

/// Whether the first letters of a name's capitalised words are an acronym of two letters or more.
fn spells(reading: &Reading, tokens: &Range<usize>, acronym: &str) -> bool {
    let initials = tokens
        .clone()
        .filter(|&at| reading.is_capital(at))
        .filter_map(|at| reading.word(at).chars().next());
    acronym.chars().nth(1).is_some() && initials.eq(acronym.chars())
}

/// Leaves out of the entities what stands inside one of them.
pub fn part(names: &mut [Name]) {
    let mut end = 0;
    for name in names {
        name.shown = name.shown.take().filter(|shown| shown.start >= end);
        end = name.shown.as_ref().map_or(end, |shown| shown.end);
    }
}
