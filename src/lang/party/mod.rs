//! Parties and items: which phrases may stand for someone, which for something that can be given.

mod about;

use std::ops::Range;

use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{coreference::Reference, lexicon::Class, pos::Pos, words::Words},
};
use about::{entity_of, known_by_kind, namesake, told_name};

/// The party that a noun phrase with this head stands for, if it can stand for one.
#[must_use]
pub fn party(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Party> {
    let addressed = tokens
        .clone()
        .any(|at| matches!(words.reading.lower(at), "anda" | "kamu" | "kalian"));
    if addressed && words.reading.lang() == Lang::Id {
        return None;
    }
    let entity = known_by_kind(words, tokens, head).or_else(|| entity_of(words, tokens, head));
    let span = words.reading.span(&trimmed(words, tokens));
    if let Some((id, kind)) = entity {
        let may = matches!(
            kind,
            EntityKind::Person | EntityKind::Organisation | EntityKind::Place
        );
        return may.then(|| Party {
            span,
            name: told_name(words, id, tokens, span),
            entity: Some(id),
        });
    }
    let reading = words.reading;
    if let Some(entity) = namesake(words, tokens, head) {
        return Some(Party {
            span,
            name: words.chains.entities[entity.0].name,
            entity: Some(entity),
        });
    }
    // "rapat *perdana*" is no office.
    let first = reading.lower(head) == "perdana"
        && reading.lang() == Lang::Id
        && (head + 1 >= tokens.end || reading.lower(head + 1) != "menteri");
    if first {
        return None;
    }
    let people = [Class::PersonNoun, Class::BodyNoun, Class::Role, Class::Kin]
        .iter()
        .any(|&class| words.noun_is(head, class));
    // "the Lima shipyard": a firm or house by what it is and whose name it bears.
    let named = reading.lang() == Lang::En
        && !reading.is(head, Class::Abstract)
        && words.pos(head) == Pos::Noun
        && head > 0
        && words
            .name_over(head - 1)
            .is_some_and(|name| words.names[name].tokens.start >= tokens.start);
    // "the Palestinians", "the 51-year-old Omani"
    let demonym = reading.lang() == Lang::En
        && words.noun_is(head, Class::Demonym)
        && head + 1 == tokens.end
        && (reading.lower(head).ends_with('s')
            || matches!(reading.lower(tokens.start), "the" | "a" | "an"))
        && tokens.len() > 1;
    // "the Cossacks of Rostov": a people or order by its name.
    let order = reading.lang() == Lang::En
        && reading.lower(tokens.start) == "the"
        && reading.is_capital(head)
        && reading.lower(head).ends_with('s')
        && words.name_over(head).is_none()
        && head > tokens.start
        && ![Class::TimeNoun, Class::EventNoun, Class::Calendar]
            .iter()
            .any(|&class| words.noun_is(head, class));
    let lands = reading.lang() == Lang::En
        && matches!(
            reading.lower(head),
            "countries" | "nations" | "governments" | "islands"
        );
    let people = people || named || demonym || order || lands;
    // "the king's office"
    let office =
        reading.lower(head) == "office" && head > tokens.start && reading.lower(head - 1) == "'s";
    // "tujuh keluarga": people who are counted by their own noun.
    let counted = reading.lang() == Lang::Id
        && (reading.is(head, Class::PersonNoun) || reading.is(head, Class::Kin));
    let plain = people
        && (!reading.is(head, Class::Abstract) || office)
        && (words.figure_over(head).is_none() || counted);
    plain.then_some(Party {
        span,
        name: span,
        entity: None,
    })
}

/// The party that a reference speaks of.
#[must_use]
pub fn referred_to(words: &Words, reference: &Reference) -> Party {
    Party {
        span: words.reading.span(&reference.tokens),
        name: words.chains.entities[reference.entity.0].name,
        entity: Some(reference.entity),
    }
}

/// Whether a party is known by name: a capital in its name that the beginning of a sentence or a headline
/// does not account for.
#[must_use]
pub fn is_named(words: &Words, party: &Party) -> bool {
    let reading = words.reading;
    let opens = |at: usize| {
        let first = reading.sentences[reading.sentence_of(at)].tokens.start;
        (first..at).all(|before| !reading.is_word(before)) || reading.is_headline(at)
    };
    let tokens = reading.tokens_in(party.name);
    if reading.lang() == Lang::En {
        // "Farmers' groups" bears a capital and no name; "Syrian refugees" bears one.
        let bears = |at: usize| {
            words.name_over(at).is_some()
                || reading.word(at).chars().any(char::is_uppercase)
                    && (!opens(at) || reading.is(at, Class::Demonym) || reading.tokens[at].upper)
        };
        return tokens.is_empty() && party.name.of(reading.text).contains(char::is_uppercase)
            || tokens.into_iter().any(bears);
    }
    // Part of a word, as in "Iran-Jepang".
    let part = tokens.is_empty() && party.name.of(reading.text).starts_with(char::is_uppercase);
    part || tokens
        .into_iter()
        .any(|at| words.name_over(at).is_some() || reading.is_capital(at) && !opens(at))
}

/// A phrase without the articles before it and the pointing words behind it.
pub(super) fn trimmed(words: &Words, tokens: &Range<usize>) -> Range<usize> {
    let reading = words.reading;
    let (mut start, mut end) = (tokens.start, tokens.end);
    let leading = |at: usize| {
        matches!(
            reading.lower(at),
            "para"
                | "sang"
                | "si"
                | "seorang"
                | "the"
                | "a"
                | "an"
                | "both"
                | "visiting"
                | "neighbouring"
                | "neighboring"
        ) && !reading.is_capital(at)
            || at == tokens.start
                && matches!(
                    reading.lower(at),
                    "the"
                        | "a"
                        | "an"
                        | "para"
                        | "sang"
                        | "seorang"
                        | "sebuah"
                        | "sebanyak"
                        | "sejumlah"
                )
    };
    let kept = |at: usize| {
        matches!(reading.lower(at), "neighbouring" | "neighboring") && !reading.is_capital(at + 1)
    };
    while start + 1 < end && leading(start) && !kept(start) {
        start += 1;
    }
    // "*all of* its artillery"
    if start + 2 < end
        && matches!(
            reading.lower(start),
            "all" | "most" | "some" | "part" | "each" | "both"
        )
        && reading.lower(start + 1) == "of"
        && reading.lang() == Lang::En
    {
        start += 2;
    }
    while end > start + 1
        && (matches!(
            reading.lower(end - 1),
            "itu" | "ini" | "tersebut" | "'s" | "of"
        ) || !reading.is_word(end - 1)
            && !reading.is_number(end - 1)
            && !matches!(reading.word(end - 1), ")" | "'" | "’" | "\"" | "”"))
    {
        end -= 1;
    }
    start..end
}
