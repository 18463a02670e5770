//! Whether a noun names a concrete thing, an abstract one, or a product or honour by its name.

use std::ops::Range;

use crate::{
    domain::{EntityKind, Lang},
    lang::{figure::Measure, lexicon::Class, pos::Pos, verb_group::is_verb, words::Words},
};

/// Whether a phrase names a concrete thing.
pub(super) fn is_thing(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let honour = words.noun_is(head, Class::HonourNoun) || reading.lower(head) == "tanda";
    if is_product(words, head)
        || honour && tokens.clone().any(|at| is_product(words, at))
        || decorates(words, tokens, head)
    {
        return true;
    }
    // "*tersebut* secara resmi dihibahkan": the noun stands elsewhere.
    let pointing = |at| reading.is(at, Class::Determiner);
    if reading.lang() == Lang::Id && tokens.clone().all(pointing) {
        return false;
    }
    let alone = tokens.len() == 1 || head + 1 == tokens.end;
    if alone && reading.is(head, Class::TimeNoun) {
        return false;
    }
    if reading.lang() == Lang::En && reading.is(head, Class::OwnLand) {
        return false;
    }
    let barred = [
        Class::Abstract,
        Class::Pronoun,
        Class::EventNoun,
        Class::Role,
        Class::Calendar,
        Class::Honorific,
    ];
    // "chairs" are seats, whoever a chair may be.
    let listed = reading.lang() == Lang::En && reading.is(head, Class::Thing);
    let harvest = reading.lang() == Lang::Id && reading.lower(head) == "hasil";
    let harvest = harvest || is_ball(words, tokens, head);
    if barred.iter().any(|&class| words.noun_is(head, class)) && !harvest && !listed
        || !reading.is_word(head)
        || words.pos(head) == Pos::Pron
    {
        return false;
    }
    // In English the noun before the last may make the phrase abstract too: "peacekeeping training".
    // "1.000 *APD*": letters behind a number name things, and not a body.
    let lettered = reading.lang() == Lang::Id
        && head > tokens.start
        && reading.tokens[head].upper
        && words.figure_over(head - 1).is_some()
        && !reading.is(head, Class::BodyNoun)
        && !reading.is(head, Class::BodyName);
    let person = !lettered
        && !is_model(words, head)
        && words
            .name_over(head)
            .is_some_and(|name| words.names[name].kind != EntityKind::Product);
    // "for the *Government* of Lisse"
    let body = reading.lang() == Lang::En
        && reading.is_capital(head)
        && reading.is(head, Class::BodyNoun)
        && head + 2 < tokens.end
        && reading.lower(head + 1) == "of";
    let person = person || body;
    let guests = reading.lang() == Lang::En && reading.lower(head) == "visitors";
    let people = (reading.is(head, Class::PersonNoun) || guests)
        && !reading.is(head, Class::AidNoun)
        && !listed;
    let known = reading.lang() == Lang::Id
        && (reading.is(head, Class::Thing) || reading.is(head, Class::AidNoun));
    let adverb = matches!(words.pos(head), Pos::Adv | Pos::Adp) && !known || is_verb(words, head);
    !(person || people || adverb || tokens.is_empty())
}

/// Whether an Indonesian phrase tells a piece of honour and not its name: "*tanda* kehormatan", "*tanda* jasa".
#[must_use]
pub fn decorates(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && head + 1 < tokens.end
        && reading.is(head, Class::GiftNoun)
        && reading.is(head + 1, Class::Award)
}

/// Whether an Indonesian "bola" is what is played with: "dua *bola* voli", and no matter that is tossed about.
pub(super) fn is_ball(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && reading.lower(head) == "bola"
        && head + 1 < tokens.end
        && reading.is(head + 1, Class::Sport)
}

/// Whether an Indonesian name behind a number and its unit is that of a make: "dua unit *Toyota Hiace*".
fn is_model(words: &Words, head: usize) -> bool {
    let Some(name) = words.name_over(head).map(|name| &words.names[name]) else {
        return false;
    };
    let figure = name
        .tokens
        .start
        .checked_sub(1)
        .and_then(|before| words.figure_over(before));
    words.reading.lang() == Lang::Id
        && name.kind == EntityKind::Organisation
        && figure.is_some_and(|figure| {
            matches!(figure.measure, Measure::Unit(unit) if words.reading.lower(unit) == "unit")
        })
}

/// Whether an Indonesian noun is abstract by its affixes, ke-…-an, pe-…-an and per-…-an, and no thing by
/// exception; or a copy or means of something abstract: "penyelesaian", "salinan surat", "fasilitas kredit".
pub(super) fn is_abstract(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    if reading.lang() != Lang::Id || !reading.is_word(head) {
        return false;
    }
    let copies = reading.is(head, Class::Copy)
        && head + 1 < tokens.end
        && words.noun_is(head + 1, Class::Abstract);
    let lower = reading.lower(head);
    let stem = lower.strip_suffix("nya").unwrap_or(lower);
    let affixed = stem.len() > 7
        && (stem.starts_with("ke") || stem.starts_with("pe"))
        && stem.ends_with("an")
        && !stem.contains('-');
    let listed = [
        Class::Thing,
        Class::GiftNoun,
        Class::AidNoun,
        Class::MoneyNoun,
        Class::HonourNoun,
    ]
    .iter()
    .any(|&class| words.noun_is(head, class));
    // "penghargaan setinggi-tingginya"
    let praise = tokens.clone().any(|at| reading.is(at, Class::Praise));
    copies || praise || affixed && !listed
}

/// Whether a token is part of a product's or honour's name.
pub(super) fn is_product(words: &Words, at: usize) -> bool {
    let name = words.name_over(at).map(|name| &words.names[name]);
    name.is_some_and(|name| name.kind == EntityKind::Product)
}
