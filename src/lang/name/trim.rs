//! Words of grammar at the ends of an English name of the tagger: "If | Qantas", "Red Hill | and", "U.K. | Will".

use super::Name;
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// A name without what only leads to it or goes on from it; nothing where no word is left.
pub fn trimmed(reading: &Reading, name: Name) -> Option<Name> {
    if reading.lang() != Lang::En {
        return Some(name);
    }
    let mut tokens = name.tokens.clone();
    while tokens.len() > 1 && leads(reading, tokens.start) {
        tokens.start += 1;
    }
    // "Ambassador | of Varnia *Erik Lind*": a land before whoever stands for it.
    let of_land = name.kind == EntityKind::Person
        && tokens.len() > 3
        && reading.lower(tokens.start) == "of"
        && (tokens.start + 1..tokens.end).all(|at| reading.is_capital(at));
    if of_land {
        tokens.start += 2;
    }
    // "Varnia of ordering": what follows such a preposition is no part of a name.
    let last = tokens.end - 1;
    let gerund = !reading.is_capital(last) && reading.lower(last).ends_with("ing");
    if tokens.len() > 2 && gerund && reading.is(last - 1, Class::Preposition) {
        tokens.end -= 2;
    }
    while tokens.len() > 1
        && (goes_on(reading, tokens.end - 1)
            || is_auxiliary(reading, tokens.end - 1)
            || is_headline_verb(reading, tokens.end - 1))
    {
        tokens.end -= 1;
    }
    // "Norvik Bank | *for the university*": behind such a word a name has no more than small letters.
    let small = (tokens.start + 1..tokens.end)
        .rev()
        .take_while(|&at| reading.is_word(at) && !reading.is_capital(at))
        .last();
    let led = small.filter(|&at| matches!(reading.word(at), "for" | "from" | "at" | "in"));
    if let Some(lead) = led {
        tokens.end = lead;
    }
    let article = tokens.len() == 1 && reading.is(tokens.start, Class::Determiner);
    if article {
        return None;
    }
    if tokens == name.tokens {
        return Some(name);
    }
    Some(Name::shown(tokens, name.kind))
}

/// "Polsek Melati | *kemarin*": a name without the date or sum at its end, which is taken.
pub fn untaken(mut name: Name, taken: &[bool]) -> Name {
    let first = name.tokens.start;
    let end = name.tokens.clone().find(|&at| taken[at]);
    if let Some(end) = end.filter(|&end| end > first) {
        name = Name::shown(first..end, name.kind);
    }
    name
}

/// "the Oba | *of* Lisse": a name behind a title that is no part of it, without what leads to its land.
pub fn without_of(reading: &Reading, name: Name) -> Name {
    let first = name.tokens.start;
    let led = reading.lang() == Lang::En && name.tokens.len() > 1 && reading.word(first) == "of";
    if !led {
        return name;
    }
    Name::shown(first + 1..name.tokens.end, name.kind)
}

/// "If", "But": a word that opens a clause, with the capital of a sentence.
fn leads(reading: &Reading, at: usize) -> bool {
    let opens = reading.is(at, Class::Subordinator) || reading.is(at, Class::Conjunction);
    opens && at == reading.sentences[reading.sentence_of(at)].tokens.start
}

/// "and", "of", "the" in small letters, and an office: "Norvik | king".
fn goes_on(reading: &Reading, at: usize) -> bool {
    let grammar = [
        Class::Conjunction,
        Class::Preposition,
        Class::Determiner,
        Class::Role,
    ];
    !reading.is_capital(at)
        && (grammar.iter().any(|&class| reading.is(at, class)) || reading.word(at) == "due")
}

/// "the U.K. *Will* ship": behind the full stop of an abbreviation an auxiliary may bear the capital of a sentence.
fn is_auxiliary(reading: &Reading, at: usize) -> bool {
    let helps = [Class::Modal, Class::Future, Class::Copula];
    at > 0
        && reading.word(at - 1).ends_with('.')
        && reading.is_capital(at)
        && !reading.tokens[at].upper
        && helps.iter().any(|&class| reading.is(at, class))
}

/// "Ana Vik *Donates* $2,000": in a headline, a verb of giving before what is given.
fn is_headline_verb(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    reading.is(at, Class::HeadlineVerb)
        && next < reading.tokens.len()
        && (reading.is(next, Class::Currency)
            || reading.is_number(next)
            || reading.is(next, Class::Determiner))
}
