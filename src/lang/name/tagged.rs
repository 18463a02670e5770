//! Persons, bodies and places as the learned tagger sees them: the words it is given, as its corpora cut
//! them, and the names it makes of them, before `boundary` and `kind` set them right.

use std::ops::Range;

use super::{Name, boundary, glue, headline, holder, kind, lean, nobody, titled, trim};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading, tagger::Tagger},
};

/// Persons, bodies and places as the tagger sees them, and for each capitalised word how sure the tagger is that it
/// belongs to none: hundredths of log odds, the most where it belongs to one.
pub fn tagged(reading: &Reading) -> (Vec<Name>, Vec<u16>) {
    let tagger = Tagger::of(reading.lang());
    let units: Vec<Vec<Range<usize>>> = reading
        .sentences
        .iter()
        .map(|sentence| units(reading, &sentence.tokens))
        .collect();
    let small = headline::small(reading);
    let word = |unit: &Range<usize>| {
        if unit.len() == 1 && small.contains(&unit.start) {
            reading.lower(unit.start)
        } else {
            reading.span(unit).of(reading.text)
        }
    };
    let words: Vec<Vec<&str>> = units
        .iter()
        .map(|units| units.iter().map(word).collect())
        .collect();
    let sentences: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let mut names: Vec<Name> = Vec::new();
    let mut refused = vec![0; reading.tokens.len()];
    let labels = tagger.labels();
    for (units, tagged) in units.iter().zip(tagger.tag_document(&sentences)) {
        let mut open: Option<Name> = None;
        for (at, (unit, &label)) in units.iter().zip(tagged.labels()).enumerate() {
            if labels.kind(label).is_some() {
                refused[unit.clone()].fill(u16::MAX);
            } else if unit.clone().any(|at| reading.is_capital(at)) {
                refused[unit.clone()].fill(tagged.margin(at));
            }
            match open.as_mut().filter(|_| labels.continues(label)) {
                Some(name) => *name = Name::shown(name.tokens.start..unit.end, name.kind),
                None => {
                    names.extend(open.take());
                    open = labels
                        .kind(label)
                        .and_then(kind_of)
                        .map(|kind| Name::shown(unit.clone(), kind));
                }
            }
        }
        names.extend(open);
    }
    let names: Vec<Name> = names
        .into_iter()
        .flat_map(|name| boundary::unbracketed(reading, name))
        .flat_map(|name| glue::unglued(reading, name))
        .flat_map(|name| glue::unled(reading, name))
        .flat_map(|name| glue::unjoined(reading, name))
        .flat_map(|name| boundary::parted(reading, name))
        .flat_map(|name| holder::held(reading, name))
        .flat_map(|name| boundary::ranked(reading, name))
        .flat_map(|name| holder::before_holder(reading, name))
        .map(|name| boundary::without_place(reading, name))
        .map(|name| boundary::whole_place(reading, name))
        .map(|name| boundary::with_number(reading, name))
        .flat_map(|name| boundary::without_verb(reading, name))
        .collect();
    let names = holder::lettered(reading, names);
    let names = lean::seated(reading, boundary::joined(reading, names));
    let mut names: Vec<Name> = names
        .into_iter()
        .filter(|name| !nobody::is_nobody(reading, name))
        .filter_map(|name| trim::trimmed(reading, name))
        .map(|name| boundary::without_home(reading, name))
        .filter_map(|name| boundary::without_title(reading, name))
        .map(|name| boundary::with_rank(reading, name))
        .map(|name| boundary::without_office(reading, name))
        .map(|name| trim::without_of(reading, name))
        .map(|name| boundary::before_street(reading, name))
        .map(|name| glue::with_forebear(reading, name))
        .map(|name| glue::with_month(reading, name))
        .collect();
    for index in 0..names.len() {
        let before = index.checked_sub(1).map(|before| names[before].clone());
        names[index].kind =
            kind::certain(reading, &names[index], before.as_ref()).unwrap_or(names[index].kind);
        titled::titled(reading, &mut names[index]);
    }
    (with_forms(reading, names), refused)
}

/// The names with what says of what form a firm is; a name of that alone is none.
fn with_forms(reading: &Reading, names: Vec<Name>) -> Vec<Name> {
    let mut whole: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let free = whole
            .last()
            .is_none_or(|last| last.tokens.end <= name.tokens.start);
        if free {
            whole.push(boundary::with_form(reading, name));
        }
    }
    whole
}

/// The entity kind of a tagger's type.
fn kind_of(name: &str) -> Option<EntityKind> {
    match name {
        "PER" => Some(EntityKind::Person),
        "LOC" => Some(EntityKind::Place),
        "ORG" => Some(EntityKind::Organisation),
        _ => None,
    }
}

/// The words of a sentence as the tagger has learnt them: tokens, but Indonesian news keeps "(KPK)" as one
/// word, and English "St." and "J.".
pub fn units(reading: &Reading, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::with_capacity(sentence.len());
    let mut at = sentence.start;
    while at < sentence.end {
        let length = match reading.lang() {
            Lang::Id if is_bracketed(reading, at) => 3,
            Lang::En if is_shortened(reading, at) => 2,
            _ => 1,
        };
        let end = if at + length < sentence.end {
            at + length
        } else {
            at + 1
        };
        units.push(at..end);
        at = end;
    }
    units
}

/// Whether "(", a capitalised word and ")" stand here without space between.
pub fn is_bracketed(reading: &Reading, at: usize) -> bool {
    let close = |at: usize| reading.tokens.get(at).is_some_and(|token| !token.spaced);
    reading.is_mark(at, '(')
        && reading.is_capital(at + 1)
        && reading.is_mark(at + 2, ')')
        && close(at + 1)
        && close(at + 2)
}

/// Whether an abbreviation or an initial and its full stop stand here.
fn is_shortened(reading: &Reading, at: usize) -> bool {
    let short = reading.is(at, Class::Abbreviation) || reading.word(at).len() == 1;
    let stop = reading
        .tokens
        .get(at + 1)
        .is_some_and(|token| !token.spaced);
    short && stop && reading.is_capital(at) && reading.word(at + 1) == "."
}
