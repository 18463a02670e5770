//! Roles: offices and callings that stand for a person, with or without the name of who holds them.
//!
//! "Menteri Pertahanan Kenya Amina X" is a role held by a name; "gubernur Utara" and "the prime minister"
//! stand for someone by themselves. The head of an Indonesian role is its first word, of an English one
//! the last before "of".

use std::ops::Range;

use super::{
    lexicon::Class,
    name::Name,
    pos::{Pos, Tag},
    reading::Reading,
};
use crate::domain::{EntityKind, Lang};

/// A role phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its tokens, names inside it included, the holder's left out.
    pub tokens: Range<usize>,
    /// The token of its head noun.
    pub head: usize,
    /// Whether it brings someone new in: "seorang gubernur", "a governor".
    pub indefinite: bool,
    /// Whether it speaks of more than one: "para gubernur".
    pub several: bool,
    /// The name, by index, of who holds it.
    pub holder: Option<usize>,
}

/// The role phrases of the article, sorted, not overlapping.
#[must_use]
pub fn find(reading: &Reading, tags: &[Tag], names: &[Name]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let role = match reading.lang() {
                Lang::Id => indonesian(reading, tags, names, at, &sentence.tokens),
                Lang::En => english(reading, tags, names, at, &sentence.tokens),
            };
            let fresh = role.filter(|role| {
                roles
                    .last()
                    .is_none_or(|last| last.tokens.end <= role.tokens.start)
            });
            at = fresh
                .as_ref()
                .map_or(at + 1, |role| role.tokens.end.max(at + 1));
            roles.extend(fresh);
        }
    }
    share_holders(reading, &mut roles);
    roles
}

/// "*State Councillor* and Minister of Trade Ana Lima": the first of two English offices is held by the same one.
fn share_holders(reading: &Reading, roles: &mut [Role]) {
    for first in 1..roles.len() {
        let (one, other) = (&roles[first - 1], &roles[first]);
        let joined = one.tokens.end + 1 == other.tokens.start
            && reading.is(one.tokens.end, Class::And)
            && reading.is_capital(one.head)
            && reading.is_capital(other.tokens.start)
            && (reading.is(other.tokens.start, Class::Minister)
                || reading.is(other.head, Class::Minister)
                    && one.tokens.clone().all(|at| reading.is_capital(at)));
        if reading.lang() == Lang::En && joined && one.holder.is_none() {
            roles[first - 1].holder = other.holder;
        }
    }
}

/// The name, by index, that begins at a token.
fn name_at(names: &[Name], at: usize) -> Option<usize> {
    names
        .binary_search_by_key(&at, |name| name.tokens.start)
        .ok()
}

/// The name, by index, that holds a token.
#[must_use]
pub fn name_over(names: &[Name], at: usize) -> Option<usize> {
    let index = names.partition_point(|name| name.tokens.end <= at);
    (index < names.len() && names[index].tokens.contains(&at)).then_some(index)
}

fn is_head(reading: &Reading, names: &[Name], at: usize) -> bool {
    // "rapat *perdana*": first, not prime.
    let first = reading.lower(at) == "perdana"
        && (at + 1 >= reading.tokens.len() || reading.lower(at + 1) != "menteri");
    reading.is(at, Class::Role) && name_over(names, at).is_none() && !first
}

/// "Menteri Pertahanan Kenya", "gubernur Nakuru", "seorang gubernur regional di Kenya".
fn indonesian(
    reading: &Reading,
    tags: &[Tag],
    names: &[Name],
    at: usize,
    sentence: &Range<usize>,
) -> Option<Role> {
    if !is_head(reading, names, at) {
        return None;
    }
    let mut end = at + 1;
    while end < sentence.end {
        if let Some(name) = name_at(names, end) {
            if names[name].kind == EntityKind::Person || names[name].tokens.end > sentence.end {
                break;
            }
            end = after_brackets(reading, names[name].tokens.end, sentence.end);
            continue;
        }
        if let Some(after) = after_ballot_number(reading, end) {
            end = after;
            continue;
        }
        // "Duta Besar *(Dubes) Utara* untuk Selatan, Ana Lima"
        let after = after_brackets(reading, end, sentence.end);
        let place = name_at(names, after).is_some_and(|name| names[name].kind == EntityKind::Place);
        if after > end && place && (at..end).any(|word| reading.is(word, Class::Envoy)) {
            end = after;
            continue;
        }
        let inside = reading.is(end, Class::Role)
            || reading.is(end, Class::Portfolio)
            || (reading.is(end, Class::BodyNoun) && reading.is_word(end))
            || (reading.is_word(end)
                && tags[end].pos == Pos::Adj
                && !reading.is(end, Class::Determiner));
        let accredited = reading.lower(end) == "untuk"
            && (at..end).any(|word| reading.is(word, Class::Envoy))
            && name_at(names, end + 1).is_some_and(|name| names[name].kind != EntityKind::Person);
        let located = matches!(reading.lower(end), "di")
            && name_at(names, end + 1).is_some_and(|name| names[name].kind == EntityKind::Place);
        let joins = reading.is(end, Class::Conjunction)
            && end + 1 < sentence.end
            && reading.is(end + 1, Class::Portfolio)
            && !reading.is(end + 1, Class::Role)
            && reading.is_capital(end + 1);
        let holds = end == at + 1 && is_part(reading, tags, end);
        if !(inside || accredited || located && !has_place(names, at..end) || joins || holds) {
            break;
        }
        end += 1;
    }
    let before = (at > sentence.start).then(|| reading.lower(at - 1));
    let several =
        at > sentence.start && (reading.is(at - 1, Class::Several) || reading.is_number(at - 1));
    // "calon presiden" is not the president.
    let one = matches!(before, Some("seorang" | "calon" | "bakal"));
    let start = if one { at - 1 } else { at };
    let indefinite = one || several;
    Some(Role {
        tokens: start..end,
        head: at,
        indefinite,
        several,
        holder: holder(reading, names, start, end, sentence),
    })
}

/// The token after the number that a candidate bears on the ballot: "calon bupati *nomor urut 2*".
fn after_ballot_number(reading: &Reading, at: usize) -> Option<usize> {
    let ballot = reading.is(at, Class::Numbering) && reading.is(at + 1, Class::BallotOrder);
    (ballot && reading.is_number(at + 2)).then_some(at + 3)
}

/// Whether a noun in small letters says of what somebody is head or part: "kepala *suku*", "wali *murid*".
fn is_part(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    let barred = [
        Class::Kin,
        Class::TimeNoun,
        Class::Determiner,
        Class::Adverb,
    ];
    reading.is_word(at)
        && tags[at].pos == Pos::Noun
        && reading.is_capital(at) == reading.is_capital(at - 1)
        && !barred.iter().any(|&class| reading.is(at, class))
        && !reading.is(at, Class::Say)
}

fn has_place(names: &[Name], range: Range<usize>) -> bool {
    range
        .into_iter()
        .any(|at| name_at(names, at).is_some_and(|name| names[name].kind == EntityKind::Place))
}

/// The token after an acronym in brackets at a token, else the token itself.
fn after_brackets(reading: &Reading, at: usize, end: usize) -> usize {
    let bracketed = at + 2 < end
        && reading.is_mark(at, '(')
        && reading.is_mark(at + 2, ')')
        && reading.is_capital(at + 1);
    if bracketed { at + 3 } else { at }
}

/// "Kenyan Defence Minister", "the governor of Nakuru", "Kenya's president".
fn english(
    reading: &Reading,
    tags: &[Tag],
    names: &[Name],
    at: usize,
    sentence: &Range<usize>,
) -> Option<Role> {
    let adjacent_head = |at: usize| at < sentence.end && is_head(reading, names, at);
    // "the *Emir* Sheikh Omar": a form of address before the holder is no office of theirs.
    let address = |at: usize| {
        reading.is(at, Class::Honorific)
            && name_at(names, at + 1).is_some_and(|name| names[name].kind == EntityKind::Person)
    };
    let whole = !reading.is(at, Class::OfficeLead);
    let further = adjacent_head(at + 1) && !(whole && address(at + 1));
    if !is_head(reading, names, at) || further || tags[at].pos == Pos::Verb {
        return None;
    }
    // "the first official visit": before another noun the word is no office.
    let attributive = at + 1 < sentence.end
        && tags[at + 1].pos == Pos::Noun
        && name_over(names, at + 1).is_none()
        && !reading.tokens[at].capital;
    if attributive {
        return None;
    }
    let start = english_start(reading, tags, names, at, sentence);
    let determiner = start > sentence.start && reading.is(start - 1, Class::Determiner);
    let article = determiner.then(|| reading.lower(start - 1));
    let indefinite = matches!(article, Some("a" | "an" | "another"));
    let end = english_end(reading, names, at, sentence);
    let start = start - usize::from(determiner);
    Some(Role {
        tokens: start..end,
        head: at,
        indefinite,
        several: false,
        holder: holder(reading, names, start, end, sentence),
    })
}

/// Where an English office with its head at a token begins, without its article: "*Kenyan* Defence Minister".
fn english_start(
    reading: &Reading,
    tags: &[Tag],
    names: &[Name],
    at: usize,
    sentence: &Range<usize>,
) -> usize {
    let mut start = at;
    while start > sentence.start {
        let before = start - 1;
        let modifier = name_over(names, before)
            .is_some_and(|name| names[name].kind != EntityKind::Person)
            || reading.is(before, Class::Role)
            || reading.is(before, Class::Portfolio) && !reading.is(before, Class::Preposition)
            || reading.is(before, Class::Demonym)
            || reading.lower(before) == "'s"
            || reading.is_word(before)
                && matches!(tags[before].pos, Pos::Adj | Pos::Noun | Pos::Propn)
                && name_over(names, before).is_none()
                && !reading.is(before, Class::Calendar);
        // "met in Lisse *the mayor*": an article opens a phrase, whatever the tagger takes it for.
        let opens = matches!(reading.lower(before), "the" | "a" | "an");
        if !modifier || opens || reading.is(before, Class::Conjunction) {
            break;
        }
        start -= 1;
    }
    start
}

/// Where an English office with its head at a token ends: "governor *of Nakuru*".
fn english_end(reading: &Reading, names: &[Name], at: usize, sentence: &Range<usize>) -> usize {
    let mut end = at + 1;
    // "the ambassador *to* Egypt": an envoy is sent.
    let sent = reading.is(at, Class::Envoy);
    while end + 1 < sentence.end
        && (matches!(reading.lower(end), "of" | "for")
            || sent && matches!(reading.lower(end), "to" | "in"))
    {
        let next = end + 1 + usize::from(reading.is(end + 1, Class::Determiner));
        let object = (next < sentence.end).then(|| {
            name_over(names, next)
                .filter(|&name| names[name].kind != EntityKind::Person)
                .map_or_else(
                    || {
                        (next..sentence.end)
                            .take_while(|&word| {
                                name_at(names, word)
                                    .is_none_or(|name| names[name].kind != EntityKind::Person)
                                    && (reading.is_capital(word)
                                        || reading.is(word, Class::Portfolio)
                                            && !reading.is(word, Class::Preposition))
                            })
                            .last()
                            .map(|last| last + 1)
                    },
                    |name| Some(names[name].tokens.end),
                )
        });
        match object.flatten() {
            Some(after) if after > next => end = after,
            _ => break,
        }
    }
    end
}

/// The token after the short form of an office in brackets, where a token opens these or closes them:
/// "Menteri Luar Negeri (Menlu)", "Foreign Minister (FM)".
fn after_short_office(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let opened = reading.is_mark(at, '(');
    let close = if opened { at + 2 } else { at };
    let begins = close > sentence.start + 1 && close + 1 < sentence.end;
    let brackets = begins && reading.is_mark(close - 2, '(') && reading.is_mark(close, ')');
    let one = brackets && reading.is_capital(close - 1);
    one.then_some(close + 1)
}

/// The name, by index, of who holds the role: right behind it, behind a comma or a form of address, or
/// before it and a comma.
fn holder(
    reading: &Reading,
    names: &[Name],
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let person = |index: &usize| {
        names[*index].kind == EntityKind::Person && names[*index].tokens.end <= sentence.end
    };
    let mut next = end + usize::from(reading.is_mark(end, ','));
    let mut comma = next > end;
    if let Some(after) = after_short_office(reading, end, sentence) {
        // "Menteri Luar Negeri (Menlu) Utara Ana Lima"
        let place = name_at(names, after).filter(|&name| names[name].kind != EntityKind::Person);
        next = match place {
            Some(place) => names[place].tokens.end,
            None => after + usize::from(reading.is(after, Class::PlaceName)),
        };
        // "Wakil Gubernur (Wagub) Utara, Ana Lima"
        comma = reading.is_mark(next, ',');
        next += usize::from(comma);
    }
    while next < sentence.end
        && reading.is(next, Class::Honorific)
        && name_at(names, next).is_none()
    {
        next += 1;
        let mark = ['.', '\'', '’', '‘'];
        next += usize::from(mark.iter().any(|&mark| reading.is_mark(next, mark)));
    }
    let closed = |index: &usize| {
        let after = names[*index].tokens.end;
        !comma || after >= sentence.end || !reading.is_word(after) || reading.lang() == Lang::Id
    };
    if let Some(found) = name_at(names, next).filter(person).filter(closed) {
        // "Wali Kota Kerta Alam, *Bagus Narendra*, …": a guessed name may be the office's place.
        let after = names[found].tokens.end;
        let titled = |at: &usize| {
            name_at(names, *at).is_none()
                && (reading.is(*at, Class::Honorific) || reading.is_mark(*at, '.'))
        };
        let rest = (after + 1..sentence.end).take_while(titled).count();
        let named = name_at(names, after + 1 + rest)
            .filter(person)
            .filter(|&other| names[other].sure && reading.is_mark(after, ','));
        let guessed = !names[found].sure && reading.lang() == Lang::Id;
        return named.filter(|_| guessed).or(Some(found));
    }
    // "Menurut X, *Presiden* bertemu …": an apposition is closed by a mark.
    // "Before meeting Ana, *the Minister* called on Budi": nor one with the article and a verb behind it.
    let acts = reading.lower(start) == "the"
        && reading.is_capital(end - 1)
        && ![Class::Preposition, Class::Conjunction, Class::Relative]
            .iter()
            .any(|&class| reading.is(end, class));
    let open = reading.lang() == Lang::En && !acts;
    let closed = end >= sentence.end || !reading.is_word(end) || open;
    let before = start
        .checked_sub(2)
        .filter(|&before| before >= sentence.start && reading.is_mark(start - 1, ',') && closed)?;
    name_over(names, before).filter(person)
}
