//! Names: which tokens name a person, a body, a place, a product or an event.
//!
//! One resolver, one order of precedence; a token taken by an earlier step is never taken again:
//! 1. dates and sums of money (found before, `taken`);
//! 2. orders, medals and other honours (`honour`);
//! 3. persons, bodies and places, by the learned tagger, without titles before persons, set right by what the rest
//!    of the article knows of them (`persons`, `region`), and the same words where the tagger passed them over
//!    (`again`);
//! 4. products, events, and bodies and places that the tagger passed over, by the nouns they stand with;
//! 5. listed places that are still free; words made of an initial and a name, which are persons;
//! 6. what the part-of-speech tagger takes for a name.

mod acronym;
mod again;
mod boundary;
mod glue;
mod headed;
mod headline;
mod holder;
mod kind;
mod lean;
mod listed;
mod nobody;
mod persons;
mod region;
mod stranger;
mod tagged;
#[cfg(test)]
mod tests;
mod titled;
mod trim;
mod whereabouts;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{honour, lexicon::Class, pos::Tag, reading::Reading};
use crate::domain::{EntityKind, Lang};

/// A name, before it is known to whom it refers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// Whether the tagger, a list or a noun it stands with says so; false for a guess.
    pub sure: bool,
    /// The words that stand for it among the article's entities: for a body also its acronym in brackets.
    /// None where the tagger does not bear it out, or for the acronym itself.
    pub shown: Option<Range<usize>>,
}

impl Name {
    /// A name that stands among the article's entities as it is.
    #[must_use]
    pub fn shown(tokens: Range<usize>, kind: EntityKind) -> Self {
        Self {
            shown: Some(tokens.clone()),
            sure: true,
            tokens,
            kind,
        }
    }

    /// A name that may be a party, but is not sure enough to stand among the article's entities.
    #[must_use]
    pub fn hidden(tokens: Range<usize>, kind: EntityKind, sure: bool) -> Self {
        Self {
            tokens,
            kind,
            sure,
            shown: None,
        }
    }
}

/// The names of the article, sorted, not overlapping. `taken` marks the tokens of dates and sums.
#[must_use]
pub fn find(reading: &Reading, tags: &[Tag], mut taken: Vec<bool>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut take = |found: Vec<Name>, taken: &mut Vec<bool>| {
        for name in found {
            if !name.tokens.is_empty() && !taken[name.tokens.clone()].contains(&true) {
                taken[name.tokens.clone()].fill(true);
                names.push(name);
            }
        }
    };
    take(honour::find(reading), &mut taken);
    let (found, refused) = tagged::tagged(reading);
    let found = found
        .into_iter()
        .map(|name| trim::untaken(name, &taken))
        .collect();
    let mut found = persons::settled(reading, lean::drawn_out(reading, &taken, found));
    region::settle(reading, &mut found);
    let again = again::find(reading, &found, &taken);
    take(found, &mut taken);
    take(again, &mut taken);
    take(glue::months(reading, &taken), &mut taken);
    take(headed::products(reading, &taken), &mut taken);
    take(headed::headed(reading, &taken), &mut taken);
    take(listed::listed(reading, tags, &taken, &refused), &mut taken);
    take(persons::initialled(reading, &taken), &mut taken);
    take(stranger::strangers(reading, tags, &taken), &mut taken);
    names.sort_by_key(|name| name.tokens.start);
    let short = headline::short_in_title(reading, &names);
    let free = short
        .into_iter()
        .filter(|name| !taken[name.tokens.clone()].contains(&true));
    names.extend(free);
    names.retain(|name| !nobody::is_relative(reading, name));
    names.sort_by_key(|name| name.tokens.start);
    join_realms(reading, &mut names);
    let mut seats = FxHashSet::default();
    let mut before = 0;
    for name in &mut names {
        within_sentence(reading, name);
        kind::housed(reading, name, before);
        before = name.tokens.end;
        kind::royal(reading, name);
        if kind::seat(reading, name) {
            seats.insert(reading.span(&name.tokens).of(reading.text));
        }
    }
    kind::in_office(reading, &mut names);
    kind::meant(reading, &mut names);
    whereabouts::places(reading, &mut names);
    kind::agree(reading, &mut names);
    let seated = |name: &&mut Name| seats.contains(reading.span(&name.tokens).of(reading.text));
    for name in names.iter_mut().filter(seated) {
        name.kind = EntityKind::Place;
    }
    acronym::unite(reading, &mut names);
    acronym::spell_out(reading, &mut names);
    acronym::part(&mut names);
    names
}

/// Makes one name of "the *Kingdom* of *Lisse*" where the tagger makes two places of it.
fn join_realms(reading: &Reading, names: &mut Vec<Name>) {
    if reading.lang() != Lang::En {
        return;
    }
    for at in 1..names.len() {
        let (end, land) = (names[at - 1].tokens.end, names[at].tokens.clone());
        let realm = names[at - 1].kind == EntityKind::Place
            && names[at].kind == EntityKind::Place
            && land.start == end + 1
            && reading.lower(end) == "of"
            && reading.is(end - 1, Class::Realm);
        if realm {
            let whole = names[at - 1].tokens.start..land.end;
            names[at] = Name::shown(whole, EntityKind::Place);
            names[at - 1].tokens.end = names[at - 1].tokens.start;
        }
    }
    names.retain(|name| !name.tokens.is_empty());
}

/// Cuts a name at the end of its sentence: a headline's last word and the paper's name behind it are two.
fn within_sentence(reading: &Reading, name: &mut Name) {
    let sentence = &reading.sentences[reading.sentence_of(name.tokens.start)];
    let end = sentence.tokens.end.max(name.tokens.start + 1);
    if name.tokens.end > end {
        name.tokens.end = end;
        name.shown = name.shown.take().filter(|shown| shown.end <= end);
    }
}
