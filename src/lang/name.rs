//! Names: which tokens name a person, a body, a place, a product or an event, by lists, shape and context.
//!
//! A run of capitalised words is a candidate; titles and offices at its front lead to the name and stay
//! out of it. Evidence of all its uses in the article decides its kind. This is the first recogniser; a
//! learned one can take its place behind [`find`].

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    lexicon::{Class, Classes},
    pos::{Pos, Tag},
    reading::Reading,
    sentence::Part,
};
use crate::domain::EntityKind;

/// A name, before it is known to whom it refers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
}

/// A candidate with the evidence of its one place.
struct Candidate {
    tokens: Range<usize>,
    kind: EntityKind,
    /// 3 certain by list or title, 2 by shape or context, 1 a guess.
    weight: u32,
}

/// The names of the article, sorted, not overlapping. `taken` marks tokens of dates and figures.
#[must_use]
pub fn find(reading: &Reading, tags: &[Tag], taken: &[bool]) -> Vec<Name> {
    let mut candidates = Vec::new();
    for sentence in reading
        .sentences
        .iter()
        .filter(|sentence| sentence.part != Part::Title)
    {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(run) = run_at(reading, tags, taken, at, &sentence.tokens) else {
                at += 1;
                continue;
            };
            at = run.end;
            candidates.extend(judge(reading, &run, &sentence.tokens));
        }
    }
    let mut names = settle(reading, candidates);
    names.extend(in_title(reading, &names));
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// The run of capitalised words that begins at a token.
fn run_at(
    reading: &Reading,
    tags: &[Tag],
    taken: &[bool],
    at: usize,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    if !starts_run(reading, tags, taken, at, sentence) {
        return None;
    }
    let mut end = at + 1;
    if let Some(length) = listed(reading, at, sentence.end) {
        end = at + length;
    }
    while end < sentence.end && !taken[end] {
        if reading.is_capital(end) && !is_function(reading, tags, end) {
            end += 1;
        } else if let Some(next) = joined(reading, at, end, sentence.end) {
            end = next;
        } else {
            break;
        }
    }
    Some(at..end)
}

/// Whether a token may begin a name: a capital that is not only that of a sentence's first word.
fn starts_run(
    reading: &Reading,
    tags: &[Tag],
    taken: &[bool],
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    if taken[at] || !reading.is_capital(at) || is_function(reading, tags, at) {
        return false;
    }
    let opening = at == sentence.start
        || !reading.is_word(at - 1)
            && !reading.is_mark(at - 1, ',')
            && !reading.is_mark(at - 1, '(');
    if !opening || reading.tokens[at].upper {
        return true;
    }
    let known = [
        Class::PlaceName,
        Class::GivenName,
        Class::News,
        Class::Honorific,
        Class::Role,
    ]
    .iter()
    .any(|&class| reading.is(at, class));
    let common = [
        Class::PersonNoun,
        Class::ProductNoun,
        Class::AidNoun,
        Class::GiftNoun,
        Class::Unit,
        Class::TimeNoun,
        Class::Abstract,
        Class::EventNoun,
    ]
    .iter()
    .any(|&class| reading.is(at, class));
    let alone = at + 1 >= sentence.end || !reading.is_capital(at + 1);
    let strange = reading.tokens[at].classes == Classes::default()
        && matches!(tags[at].pos, Pos::Noun | Pos::X)
        && !alone;
    known
        || strange
        || tags[at].pos == Pos::Propn && !(common && alone)
        || listed(reading, at, sentence.end).is_some()
}

/// Words that are no part of a name however they are written.
fn is_function(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    let function = [
        Class::Pronoun,
        Class::Determiner,
        Class::Preposition,
        Class::Conjunction,
        Class::Subordinator,
        Class::Relative,
        Class::Negation,
        Class::Calendar,
    ];
    let word = reading.word(at);
    let single = word.chars().count() == 1 && reading.is_mark(at + 1, '.');
    let verb = matches!(tags[at].pos, Pos::Verb | Pos::Aux | Pos::Adv)
        && !reading.is(at, Class::GivenName);
    let named = reading.tokens[at].upper || reading.is(at, Class::PlaceName) || single;
    !named && (verb || function.iter().any(|&class| reading.is(at, class)))
}

/// What may join two capitalised words of one name: initials, particles, "of" inside a body's name.
fn joined(reading: &Reading, start: usize, at: usize, end: usize) -> Option<usize> {
    let next_capital = |at: usize| at < end && reading.is_capital(at);
    if reading.is_mark(at, '.')
        && !reading.tokens[at].spaced
        && reading.word(at - 1).chars().count() <= 2
    {
        return next_capital(at + 1).then_some(at + 2);
    }
    let particle = matches!(
        reading.lower(at),
        "bin"
            | "binti"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "da"
            | "al"
            | "el"
            | "ibn"
            | "bint"
    );
    if particle && next_capital(at + 1) {
        return Some(at + 2);
    }
    let body = (start..at)
        .any(|word| reading.is(word, Class::BodyNoun) || reading.is(word, Class::EventNoun));
    if body && matches!(reading.lower(at), "of" | "for" | "untuk") {
        let next = at + 1 + usize::from(at + 1 < end && reading.lower(at + 1) == "the");
        return next_capital(next).then_some(next + 1);
    }
    None
}

/// The length in tokens of the listed place name that begins at a token.
fn listed(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let fits = |rest: &Vec<String>| {
        rest.iter().enumerate().all(|(index, word)| {
            let next = at + 1 + index;
            next < end && reading.lower(next) == word
        })
    };
    let phrases = reading.lexicon.phrases(reading.lower(at));
    phrases
        .iter()
        .find(|(rest, class)| *class == Class::PlaceName && fits(rest))
        .map(|(rest, _)| rest.len() + 1)
}

/// Splits titles off a run and says what is left.
fn judge(reading: &Reading, run: &Range<usize>, sentence: &Range<usize>) -> Vec<Candidate> {
    let mut start = run.start;
    let mut titled = false;
    while start < run.end && leads(reading, start, titled) {
        titled |= !reading.is(start, Class::PlaceName);
        start += 1;
        start += usize::from(start < run.end && reading.is_mark(start, '.'));
    }
    let mut out = Vec::new();
    if titled {
        out.extend(inside_title(reading, run.start..start));
    }
    if start >= run.end {
        return out;
    }
    // Peoples are no names: "the Russian minister", "two Syrians".
    if run.end - start == 1
        && reading.is(start, Class::Demonym)
        && !reading.is(start, Class::PlaceName)
    {
        return out;
    }
    let titled = titled || leads_before(reading, run.start, sentence.start);
    let name = start..run.end;
    let (kind, weight) = kind_of(reading, &name, titled, sentence);
    out.push(Candidate {
        tokens: name,
        kind,
        weight,
    });
    out
}

/// Whether a token at the front of a run is part of a title.
fn leads(reading: &Reading, at: usize, titled: bool) -> bool {
    let office = reading.is(at, Class::Honorific) || reading.is(at, Class::Role);
    let inside = titled
        && (reading.is(at, Class::Portfolio)
            || reading.is(at, Class::PlaceName)
            || reading.is(at, Class::Demonym)
            || reading.is(at, Class::BodyNoun)
            || reading.tokens[at].upper);
    office || inside || (reading.is(at, Class::Demonym) && reading.is(at + 1, Class::Role))
}

/// Whether an office in small letters stands right before a run.
fn leads_before(reading: &Reading, at: usize, start: usize) -> bool {
    at > start && (reading.is(at - 1, Class::Role) || reading.is(at - 1, Class::Honorific))
}

/// Places and bodies named inside a title: "Menteri Pertahanan *Rusia*", "Ketua *DPR*".
fn inside_title(reading: &Reading, title: Range<usize>) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = title.start;
    while at < title.end {
        if let Some(length) = listed(reading, at, title.end) {
            out.push(Candidate {
                tokens: at..at + length,
                kind: EntityKind::Place,
                weight: 3,
            });
            at += length;
            continue;
        }
        if reading.is(at, Class::PlaceName) {
            out.push(Candidate {
                tokens: at..at + 1,
                kind: EntityKind::Place,
                weight: 3,
            });
        } else if reading.tokens[at].upper
            && !reading.is(at, Class::Role)
            && !reading.is(at, Class::Honorific)
        {
            out.push(Candidate {
                tokens: at..at + 1,
                kind: EntityKind::Organisation,
                weight: 2,
            });
        }
        at += 1;
    }
    out
}

/// The kind that one use of a name suggests, and how strongly.
fn kind_of(
    reading: &Reading,
    name: &Range<usize>,
    titled: bool,
    sentence: &Range<usize>,
) -> (EntityKind, u32) {
    use EntityKind::{Event, Organisation, Person, Place, Product};
    let any = |class: Class| name.clone().any(|at| reading.is(at, class));
    let first = |class: Class| reading.is(name.start, class);
    let last = |class: Class| reading.is(name.end - 1, class);
    let before = (name.start > sentence.start).then(|| name.start - 1);
    let is_before = |class: Class| before.is_some_and(|at| reading.is(at, class));
    let whole_listed = listed(reading, name.start, name.end) == Some(name.len())
        || (name.len() == 1 && first(Class::PlaceName));
    let has_digit = name
        .clone()
        .any(|at| reading.word(at).contains(|c: char| c.is_ascii_digit()));
    if whole_listed {
        return (Place, 3);
    }
    if any(Class::News) || reading.word(name.end - 1).contains('.') {
        return (Organisation, 3);
    }
    if first(Class::EventNoun) || (last(Class::EventNoun) && name.len() > 1) {
        return (Event, 2);
    }
    if (first(Class::PlaceNoun) && name.len() > 1 && !first(Class::BodyNoun))
        || (last(Class::PlaceNoun) && !last(Class::BodyNoun) && name.len() > 1)
    {
        return (Place, 2);
    }
    if any(Class::BodyNoun) {
        return (Organisation, 3);
    }
    let product_before = before.is_some_and(|at| {
        let noun = if matches!(
            reading.word(at).chars().next(),
            Some('\'' | '‘' | '"' | '“')
        ) {
            at.checked_sub(1)
        } else {
            Some(at)
        };
        noun.is_some_and(|at| reading.is(at, Class::ProductNoun))
            || (noun.is_some_and(|at| at != name.start - 1) && has_digit)
    });
    if product_before && !titled || (has_digit && is_before(Class::ProductNoun)) {
        return (Product, 2);
    }
    // "gubernur Utara": whom a small-lettered office of a region is followed by is the region.
    let governs = before.is_some_and(|at| {
        matches!(
            reading.word(at),
            "gubernur"
                | "bupati"
                | "wali"
                | "kota"
                | "kapolda"
                | "kapolres"
                | "kapolsek"
                | "camat"
                | "lurah"
        )
    });
    if governs && name.len() == 1 && !first(Class::GivenName) {
        return (Place, 3);
    }
    if titled || first(Class::GivenName) {
        return (Person, 3);
    }
    if is_before(Class::PlaceNoun) && !is_before(Class::BodyNoun) {
        return (Place, 2);
    }
    if name.len() == 1 && reading.tokens[name.start].upper {
        return (Organisation, 2);
    }
    let said = reading.is(name.end, Class::Say) || is_before(Class::Say);
    if said
        || (reading.is_mark(name.end, '(')
            && reading.is_number(name.end + 1)
            && reading.is_mark(name.end + 2, ')'))
    {
        return (Person, 2);
    }
    let located = before.is_some_and(|at| {
        matches!(
            reading.lower(at),
            "di" | "in" | "at" | "near" | "ke" | "dari"
        )
    });
    if located {
        return (
            Place,
            if reading.lower(name.start - 1) == "dari" {
                1
            } else {
                2
            },
        );
    }
    if has_digit {
        return (Product, 1);
    }
    (Person, if name.len() > 1 { 2 } else { 1 })
}

/// Lets all uses of a name vote on its kind, and whole names vouch for their parts.
fn settle(reading: &Reading, candidates: Vec<Candidate>) -> Vec<Name> {
    let surface = |tokens: &Range<usize>| reading.span(tokens).of(reading.text).to_lowercase();
    let mut votes: FxHashMap<String, FxHashMap<EntityKind, u32>> = FxHashMap::default();
    for candidate in &candidates {
        *votes
            .entry(surface(&candidate.tokens))
            .or_default()
            .entry(candidate.kind)
            .or_default() += candidate.weight;
        if candidate.kind == EntityKind::Person
            && candidate.tokens.len() > 1
            && candidate.weight > 1
        {
            for at in candidate.tokens.clone().filter(|&at| reading.is_word(at)) {
                *votes
                    .entry(reading.lower(at).to_owned())
                    .or_default()
                    .entry(EntityKind::Person)
                    .or_default() += 2;
            }
        }
    }
    let winner = |tokens: &Range<usize>| {
        votes.get(&surface(tokens)).and_then(|kinds| {
            kinds
                .iter()
                .max_by_key(|&(kind, votes)| (*votes, std::cmp::Reverse(*kind)))
                .map(|(kind, _)| *kind)
        })
    };
    let mut names: Vec<Name> = candidates
        .into_iter()
        .map(|candidate| Name {
            kind: winner(&candidate.tokens).unwrap_or(candidate.kind),
            tokens: candidate.tokens,
        })
        .collect();
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    names.dedup_by(|next, kept| next.tokens.start < kept.tokens.end);
    names
}

/// The names of the body that stand in the title, where capitals tell nothing.
fn in_title(reading: &Reading, names: &[Name]) -> Vec<Name> {
    let Some(title) = reading
        .sentences
        .first()
        .filter(|sentence| sentence.part == Part::Title)
    else {
        return Vec::new();
    };
    let mut by_first: FxHashMap<&str, Vec<&Name>> = FxHashMap::default();
    for name in names {
        by_first
            .entry(reading.lower(name.tokens.start))
            .or_default()
            .push(name);
    }
    let mut found = Vec::new();
    let mut at = title.tokens.start;
    while at < title.tokens.end {
        let fits = |name: &&&Name| {
            let length = name.tokens.len();
            at + length <= title.tokens.end
                && (0..length)
                    .all(|word| reading.lower(at + word) == reading.lower(name.tokens.start + word))
        };
        let best = by_first.get(reading.lower(at)).and_then(|names| {
            names
                .iter()
                .filter(fits)
                .max_by_key(|name| name.tokens.len())
        });
        match best.filter(|_| reading.is_capital(at)) {
            Some(name) => {
                found.push(Name {
                    tokens: at..at + name.tokens.len(),
                    kind: name.kind,
                });
                at += name.tokens.len();
            }
            None => at += 1,
        }
    }
    found
}
