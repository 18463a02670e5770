//! What an article knows of its persons: who is named in full in one place has the same name in the others.
//!
//! Only the body is believed; in a headline nearly every word has a capital, so a person's name there is cut to the
//! words that the body knows, and that of an organisation or a place to the name that it has there.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Name, listed::listed_at};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// The names of an article's body.
struct Persons<'r> {
    reading: &'r Reading<'r>,
    /// Their names as they are written.
    names: FxHashSet<&'r str>,
    /// Those of its organisations and places.
    others: FxHashSet<(EntityKind, &'r str)>,
    /// The words of all of them, and of those of two words or more, in small letters.
    words: FxHashSet<&'r str>,
    parts: FxHashSet<&'r str>,
    /// The last words of the latter.
    last: FxHashSet<&'r str>,
}

/// The names of the tagger, set right by what the article knows of persons.
pub fn settled(reading: &Reading, names: Vec<Name>) -> Vec<Name> {
    let persons = Persons::of(reading, &names);
    let settle = |name: Name| match name.kind {
        EntityKind::Person if reading.is_headline(name.tokens.start) => vec![persons.cut(name)],
        EntityKind::Organisation if reading.is_headline(name.tokens.start) => {
            vec![persons.cut_other(name)]
        }
        EntityKind::Place if reading.is_headline(name.tokens.start) => {
            persons.behind_place(persons.cut_other(name))
        }
        EntityKind::Person | EntityKind::Place => persons.behind_place(name),
        _ => vec![name],
    };
    let mut names: Vec<Name> = names.into_iter().flat_map(settle).collect();
    for name in &mut names {
        if persons.holds_alone(name) {
            name.kind = EntityKind::Person;
        }
    }
    names
}

/// "J.Kanesh": an initial and a name in one word, which the tagger has hardly ever seen, are a person.
pub fn initialled(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let is_name = |name: &str| {
        let mut letters = name.chars();
        letters.next().is_some_and(char::is_uppercase)
            && name.chars().nth(2).is_some()
            && letters.all(char::is_lowercase)
    };
    let person = |&at: &usize| {
        let parts = reading.word(at).split_once('.');
        !taken[at]
            && parts.is_some_and(|(initial, name)| {
                let mut letters = initial.chars();
                letters.next().is_some_and(char::is_uppercase)
                    && letters.next().is_none()
                    && is_name(name)
            })
    };
    let named = |at: usize| Name::shown(at..at + 1, EntityKind::Person);
    (0..taken.len()).filter(person).map(named).collect()
}

impl<'r> Persons<'r> {
    fn of(reading: &'r Reading, names: &[Name]) -> Self {
        let body = |name: &&Name| {
            name.kind == EntityKind::Person && !reading.is_headline(name.tokens.start)
        };
        let mut persons = Self {
            reading,
            names: FxHashSet::default(),
            others: FxHashSet::default(),
            words: FxHashSet::default(),
            parts: FxHashSet::default(),
            last: FxHashSet::default(),
        };
        let others = names.iter().filter(|name| {
            name.kind != EntityKind::Person && !reading.is_headline(name.tokens.start)
        });
        persons
            .others
            .extend(others.map(|name| (name.kind, reading.span(&name.tokens).of(reading.text))));
        for name in names.iter().filter(body) {
            persons
                .names
                .insert(reading.span(&name.tokens).of(reading.text));
            if name.tokens.len() > 1 {
                persons.last.insert(reading.lower(name.tokens.end - 1));
            }
            let capitals = name.tokens.clone().filter(|&at| reading.is_capital(at));
            for at in capitals {
                persons.words.insert(reading.lower(at));
                if name.tokens.len() > 1 {
                    persons.parts.insert(reading.lower(at));
                }
            }
        }
        persons
    }

    /// "Ana Lima Tanggapi" in a headline: what the body calls nobody by is no part of the name.
    fn cut(&self, name: Name) -> Name {
        let known = |&at: &usize| self.words.contains(self.reading.lower(at));
        let first = name.tokens.clone().find(known);
        let end = first.map(|first| {
            let next = (first..name.tokens.end).find(|at| !known(at));
            next.unwrap_or(name.tokens.end)
        });
        match first.zip(end) {
            Some((first, end)) if !(end..name.tokens.end).any(|at| known(&at)) => {
                part(&name, first..end, name.kind)
            }
            _ => name,
        }
    }

    /// "Pemkab Melati Gelar Rapat" in a headline: cut to the longest beginning that is an
    /// organisation, or of a place's name a place, in the article's body.
    fn cut_other(&self, name: Name) -> Name {
        let first = name.tokens.start;
        let known = |end: &usize| {
            let words = self.reading.span(&(first..*end)).of(self.reading.text);
            self.others.contains(&(name.kind, words))
        };
        match (first + 1..name.tokens.end).rev().find(known) {
            Some(end) => part(&name, first..end, name.kind),
            None => name,
        }
    }

    /// "Tavara Ana Lima" in one: a listed place before what is a person's name elsewhere is a name of its own.
    fn behind_place(&self, name: Name) -> Vec<Name> {
        let (first, end) = (name.tokens.start, name.tokens.end);
        let rest = first + listed_at(self.reading, first)..end;
        if rest.start == first || rest.is_empty() {
            return vec![name];
        }
        let whole = self
            .names
            .contains(self.reading.span(&rest).of(self.reading.text));
        let known = self.words.contains(self.reading.lower(rest.start));
        let capitals = rest.clone().all(|at| self.reading.is_capital(at));
        if name.kind == EntityKind::Person && !whole || !known || !capitals {
            return vec![name];
        }
        vec![
            part(&name, first..rest.start, EntityKind::Place),
            part(&name, rest, EntityKind::Person),
        ]
    }

    /// Whether a place or body of one word is part of a person's name. A listed place is one where an English
    /// preposition of place does not lead to it: there people are called by their last name.
    fn holds_alone(&self, name: &Name) -> bool {
        let at = name.tokens.start;
        let known = [
            Class::BodyName,
            Class::BodyNoun,
            Class::News,
            Class::PlaceNoun,
        ];
        let listed = listed_at(self.reading, at) > 0;
        let led = at > 0 && self.reading.is(at - 1, Class::Preposition);
        name.tokens.len() == 1
            && matches!(name.kind, EntityKind::Place | EntityKind::Organisation)
            && self.parts.contains(self.reading.lower(at))
            && !self.reading.tokens[at].upper
            && !known.iter().any(|&class| self.reading.is(at, class))
            && (!listed || self.reading.lang() == Lang::En && !led && self.is_last(at))
    }

    /// Whether a word is the last one of a person's name.
    fn is_last(&self, at: usize) -> bool {
        self.last.contains(self.reading.lower(at))
    }
}

/// Some of a name's tokens as a name.
fn part(name: &Name, tokens: Range<usize>, kind: EntityKind) -> Name {
    let shown = name.shown.as_ref().map(|shown| {
        // The acronym that a name is shown with goes with its end.
        let whole = tokens.end == name.tokens.end;
        tokens.start..if whole { shown.end } else { tokens.end }
    });
    Name {
        tokens,
        kind,
        shown,
        sure: name.sure,
    }
}
