//! What the tagger takes for a name and is none: ranks, offices, degrees, labels of bylines, reporters' codes, words
//! without a capital.

use super::{Name, headed};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// Whether a name of the tagger names nobody.
pub fn is_nobody(reading: &Reading, name: &Name) -> bool {
    is_rank(reading, name)
        || is_office(reading, name)
        || is_degree(reading, name)
        || is_label(reading, name)
        || is_code(reading, name)
        || is_small(reading, name)
        || is_time(reading, name)
        || is_grade(reading, name)
        || is_product(reading, name)
        || is_book(reading, name)
        || is_opening_verb(reading, name)
}

/// "*Hadir* dalam pertemuan itu Ana Lima": a verb without prefix has a capital where it opens the sentence.
fn is_opening_verb(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    let next = first + 1;
    let opens = reading.sentences[reading.sentence_of(first)].tokens.start == first;
    reading.lang() == Lang::Id
        && name.tokens.len() == 1
        && opens
        && reading.is(first, Class::BaseVerb)
        && !reading.is(first, Class::GivenName)
        && next < reading.tokens.len()
        && reading.is_word(next)
        && !reading.is_capital(next)
}

/// "*Al Quran*": a thing, whatever the tagger takes its capitals for.
fn is_book(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    reading.lang() == Lang::Id
        && name.tokens.len() == 2
        && reading.lower(first) == "al"
        && reading.is(first + 1, Class::Thing)
}

/// "*Su-57 jets*" for a body: what is written like a type before a noun for products is one.
fn is_product(reading: &Reading, name: &Name) -> bool {
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    reading.lang() == Lang::En
        && name.kind == EntityKind::Organisation
        && last == first + 1
        && headed::is_type(reading.word(first))
        && reading.is(last, Class::ProductNoun)
        && !reading.is_capital(last)
}

/// "AKBP": a rank by itself.
fn is_rank(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    name.tokens.len() == 1
        && reading.is(first, Class::Honorific)
        && reading.is(first, Class::Role)
        && !reading.is(first, Class::GivenName)
}

/// "Vik, *Who* Gave $5 Million": in an English headline relative words have a capital too.
pub fn is_relative(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    reading.lang() == Lang::En
        && name.tokens.len() == 1
        && reading.is(first, Class::Relative)
        && !reading.tokens[first].upper
}

/// "*Chinese State Councillor* Ana Lima" for a body, "Foreign Minister (*FM*)": an office in English.
fn is_office(reading: &Reading, name: &Name) -> bool {
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let leads = [
        Class::Demonym,
        Class::PlaceName,
        Class::Portfolio,
        Class::StateNoun,
        Class::Role,
    ];
    let held = name.kind == EntityKind::Organisation
        && first < last
        && reading.is(last, Class::Role)
        && !reading.is(last, Class::BodyNoun)
        && (first..last).all(|at| leads.iter().any(|&class| reading.is(at, class)));
    let letters =
        first == last && reading.tokens[first].upper && reading.is(first, Class::ShortOffice);
    reading.lang() == Lang::En && (held || letters || is_office_of(reading, name))
}

/// "the *Ambassador of Norway*", "*Undersecretary for Political Affairs*" for a body: an office with what it is over.
fn is_office_of(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    let over = name
        .tokens
        .clone()
        .find(|&at| matches!(reading.lower(at), "of" | "for"));
    let office = |at: usize| {
        let parts = [
            Class::Role,
            Class::OfficeLead,
            Class::Portfolio,
            Class::Attributive,
        ];
        parts.iter().any(|&class| reading.is(at, class))
    };
    let rest = over.map(|over| over + 1..name.tokens.end);
    let field = |at: usize| {
        let fields = [
            Class::Portfolio,
            Class::PlaceName,
            Class::Demonym,
            Class::Conjunction,
        ];
        fields.iter().any(|&class| reading.is(at, class)) || reading.is(at, Class::Determiner)
    };
    name.kind == EntityKind::Organisation
        && over.is_some_and(|over| {
            over > first
                && reading.is(over - 1, Class::Role)
                && !reading.is(over - 1, Class::BodyNoun)
                && (first..over).all(office)
        })
        && rest.is_some_and(|mut rest| !rest.is_empty() && rest.all(field))
}

/// "Ana Lima, S.Sos": letters with full stops behind a comma, which a name stands before.
fn is_degree(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    let behind = first > 1 && reading.is_mark(first - 1, ',') && reading.is_capital(first - 2);
    let Some((field, rest)) = reading.word(first).split_once('.') else {
        return false;
    };
    let capital = |part: &str| part.starts_with(char::is_uppercase) && part.len() <= 5;
    behind && name.tokens.len() == 1 && field.len() <= 2 && capital(field) && capital(rest)
}

/// "Rep: Ana Lima": a label before a colon.
fn is_label(reading: &Reading, name: &Name) -> bool {
    name.tokens.len() == 1
        && reading.is(name.tokens.start, Class::Byline)
        && reading.is_mark(name.tokens.end, ':')
}

/// "(ana/bud)": the codes of those who wrote.
fn is_code(reading: &Reading, name: &Name) -> bool {
    let words = reading.span(&name.tokens).of(reading.text);
    words.contains('/') && !words.contains(char::is_uppercase)
}

/// "honorer K2": a letter with a figure that the tagger takes for a person or a body; "G7" is a body.
fn is_grade(reading: &Reading, name: &Name) -> bool {
    let word = reading.span(&name.tokens).of(reading.text);
    let figure = word
        .strip_prefix(|first: char| first.is_ascii_uppercase() && first != 'G')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    reading.lang() == Lang::Id && name.tokens.len() == 1 && figure
}

/// "Ramadan": a time by its name.
fn is_time(reading: &Reading, name: &Name) -> bool {
    let first = name.tokens.start;
    reading.lang() == Lang::Id
        && name.tokens.len() == 1
        && reading.is(first, Class::TimeNoun)
        && !reading.is(first, Class::GivenName)
}

/// An Indonesian person or place without a capital, where other words of the sentence have one inside.
fn is_small(reading: &Reading, name: &Name) -> bool {
    let word = reading.span(&name.tokens).of(reading.text);
    let sentence = &reading.sentences[reading.sentence_of(name.tokens.start)];
    let mut inside = sentence.tokens.clone().skip(1);
    reading.lang() == Lang::Id
        && name.kind != EntityKind::Organisation
        && !word.contains(char::is_uppercase)
        && inside.any(|at| reading.is_capital(at))
}
