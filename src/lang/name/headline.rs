//! Names in a headline, where nearly every word has a capital, by what the body knows.

use rustc_hash::FxHashSet;

use super::Name;
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading, sentence::Part},
};

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
