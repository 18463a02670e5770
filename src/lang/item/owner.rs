//! Whose an Indonesian thing is: who gave it by the words for it, "bantuan *Kementerian Sosial*".

use std::ops::Range;

use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, words::Words},
};

/// Whose aid or gift an Indonesian phrase speaks of, by the name that ends it: "bantuan *Kementerian Sosial*",
/// "kado *Presiden Ana* itu", "mobil damkar hibah *Pemprov Utara*", "sapi kurban *Presiden Ana*".
#[must_use]
pub fn owner_of(words: &Words, tokens: &Range<usize>) -> Option<Range<usize>> {
    let reading = words.reading;
    if reading.lang() != Lang::Id || tokens.len() < 2 {
        return None;
    }
    let aid = given_as(words, tokens)?;
    let name_at = |at: usize| words.name_over(at).map(|name| &words.names[name]);
    // "bantuan dana *PUMP*": by what programme the money comes.
    let programme = |at: usize| {
        reading.tokens[at].upper
            && reading.is(at - 1, Class::MoneyNoun)
            && !reading.is(at, Class::BodyName)
            && !reading.is(at, Class::BodyNoun)
    };
    let owner = |at: &usize| {
        let titled = reading.is_capital(*at) && reading.is(*at, Class::Role);
        titled
            || name_at(*at).is_some_and(|name| {
                matches!(name.kind, EntityKind::Person | EntityKind::Organisation)
                    && (name.tokens.len() > 1
                        || is_told_again(words, &name.tokens) && !programme(*at))
            })
    };
    // "bantuan dana Pengembangan *Usaha Mina Desa*": the rest of a longer title, whatever the tagger takes it for.
    let within_title = |at: &usize| {
        name_at(*at).is_some()
            && *at > tokens.start + 1
            && reading.is_capital(at - 1)
            && name_at(at - 1).is_none()
            && !reading.is(at - 1, Class::Role)
            && !reading.is(at - 1, Class::Honorific)
            && !reading.is(at - 1, Class::AidNoun)
    };
    // "vaksin donasi *pemerintah* Sylvania", "bantuan *pemerintah* Jepang"
    let body = |&at: &usize| reading.is(at, Class::PublicGiver);
    let first = if aid == tokens.start {
        let state = (aid + 1..tokens.end).next().filter(body);
        state.or_else(|| {
            (aid + 1..tokens.end)
                .find(owner)
                .filter(|at| !within_title(at))
        })?
    } else {
        Some(aid + 1).filter(|at| *at < tokens.end && (owner(at) || body(at)))?
    };
    let end = (first..tokens.end)
        .rev()
        .find(|&at| name_at(at).is_some())?
        + 1;
    // "bantuan *korban* Merapi", "bantuan *Program* Indonesia Pintar" are nobody's.
    let bound = (tokens.start + 1..first).any(|at| reading.is(at, Class::PersonNoun));
    (!bound).then_some(first..end)
}

/// Whether another sentence tells of who one word names; the capital of "Dapat Hadiah *Mic*" is that of a heading.
fn is_told_again(words: &Words, name: &Range<usize>) -> bool {
    let reading = words.reading;
    let heading = {
        let sentence = &reading.sentences[reading.sentence_of(name.start)].tokens;
        let mut before = sentence.start..name.start;
        before.all(|at| !reading.is_word(at) || reading.is_capital(at))
    };
    let named = words.chains.about(name).map(|about| about.entity);
    let own = reading.sentence_of(name.start);
    let mut references = words.chains.references.iter();
    !heading
        || references.any(|reference| {
            Some(reference.entity) == named && reading.sentence_of(reference.tokens.start) != own
        })
}

/// The word of an Indonesian phrase that says as what its thing is given: "*bantuan*", "mobil *hibah*", "sapi *kurban*".
fn given_as(words: &Words, tokens: &Range<usize>) -> Option<usize> {
    let reading = words.reading;
    let aid = |&at: &usize| {
        let gift = reading.is(at, Class::AidNoun) || reading.is(at, Class::GiftNoun);
        gift && !words.noun_is(at, Class::HonourNoun)
            || at > tokens.start && reading.is(at, Class::Offering)
    };
    tokens.clone().take(FAR).find(aid)
}

/// How far into a phrase such a word is looked for.
const FAR: usize = 8;
