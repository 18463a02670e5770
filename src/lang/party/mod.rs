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
    if addresses_reader(words, tokens) {
        return None;
    }
    // "remarks echoed *those of* Ana"
    let of = tokens.start + 1;
    let those = of + 1 < tokens.end
        && matches!(words.reading.lower(tokens.start), "those" | "that")
        && words.reading.lower(of) == "of"
        && words.name_over(tokens.end - 1).is_some();
    if those {
        return party(words, &(of + 1..tokens.end), tokens.end - 1);
    }
    let span = words.reading.span(&trimmed(words, tokens));
    if is_peer(words, tokens) {
        return Some(Party {
            span,
            name: span,
            entity: None,
        });
    }
    if let Some(name) = named_last(words, tokens, head) {
        return party(words, &name, name.end - 1);
    }
    let entity = known_by_kind(words, tokens, head).or_else(|| entity_of(words, tokens, head));
    if let Some((id, kind)) = entity {
        let acts = matches!(
            kind,
            EntityKind::Person | EntityKind::Organisation | EntityKind::Place
        ) || kind == EntityKind::Event && is_forum(words, tokens);
        return acts.then(|| Party {
            span,
            name: told_name(words, id, tokens, span),
            entity: Some(id),
        });
    }
    if let Some(entity) = namesake(words, tokens, head) {
        return Some(Party {
            span,
            name: words.chains.entities[entity.0].name,
            entity: Some(entity),
        });
    }
    let plain = !is_first(words, tokens, head)
        && (are_people(words, head) || stands_for_people(words, tokens, head))
        && (!is_abstract(words, tokens, head) || are_figures(words, tokens, head))
        && !is_number(words, head);
    plain.then_some(Party {
        span,
        name: span,
        entity: None,
    })
}

/// Whether an Indonesian phrase that looks like the name of an event is that of people who meet as a body: "*Forum Petani
/// Lestari*", not "Forum Ekonomi Dunia".
fn is_forum(words: &Words, tokens: &Range<usize>) -> bool {
    let reading = words.reading;
    let who = tokens.start + 1;
    reading.lang() == Lang::Id
        && who < tokens.end
        && reading.is(tokens.start, Class::UnitingNoun)
        && reading.is_capital(who)
        && [
            Class::PersonNoun,
            Class::Role,
            Class::Kin,
            Class::Folk,
            Class::Community,
            Class::BodyNoun,
        ]
        .iter()
        .any(|&class| words.noun_is(who, class))
}

/// Who ends an English phrase that names another before: "President Lima's wife *Ana Berg*", "Lima Foods founder *Ana
/// Berg*".
fn named_last(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let reading = words.reading;
    let last = words
        .name_over(tokens.end - 1)
        .map(|name| &words.names[name])?;
    let first = last.tokens.start;
    if reading.lang() != Lang::En
        || first < tokens.start + 2
        || !last.tokens.contains(&head)
        || !matches!(last.kind, EntityKind::Person | EntityKind::Organisation)
        || !(tokens.start..first - 1).any(|at| words.name_over(at).is_some())
    {
        return None;
    }
    let kin = reading.is(first - 1, Class::Kin)
        && (tokens.start..first - 1).any(|at| reading.lower(at) == "'s");
    let calling = !reading.is_capital(first - 1)
        && !reading.is(first - 1, Class::Kin)
        && words.pos(first - 1) == Pos::Noun
        && reading.is_word(first - 1);
    (kin || calling).then_some(first..tokens.end)
}

/// Whether an Indonesian phrase speaks to the reader.
fn addresses_reader(words: &Words, tokens: &Range<usize>) -> bool {
    let reader = |at| words.reading.is(at, Class::Reader);
    words.reading.lang() == Lang::Id && tokens.clone().any(reader)
}

/// "rapat *perdana*" is the first one, no office.
fn is_first(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && reading.lower(head) == "perdana"
        && (head + 1 >= tokens.end || reading.lower(head + 1) != "menteri")
}

fn are_people(words: &Words, head: usize) -> bool {
    let reading = words.reading;
    // "received grant *funds* from": money, and no body.
    let money = reading.lang() == Lang::En
        && reading.is(head, Class::AidNoun)
        && reading.is(head, Class::MoneyNoun)
        && !reading.is_capital(head);
    if money {
        return false;
    }
    [Class::PersonNoun, Class::BodyNoun, Class::Role, Class::Kin]
        .iter()
        .any(|&class| words.noun_is(head, class))
}

/// Whether an English phrase stands for people though its noun is none for them: a house by whose name it bears, a
/// people by its name, countries.
fn stands_for_people(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    words.reading.lang() == Lang::En
        && (bears_name(words, tokens, head)
            || is_demonym(words, tokens, head)
            || is_order(words, tokens, head)
            || is_side(words, tokens, head)
            || are_figures(words, tokens, head)
            || words.reading.is(head, Class::Lands))
}

/// "the Lima shipyard": a firm or house by what it is and whose name it bears.
fn bears_name(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    // "the Lima Elders' *Home*"
    let owns = head > tokens.start && matches!(words.reading.lower(head - 1), "'" | "’");
    let name = head
        .checked_sub(1 + usize::from(owns))
        .and_then(|before| words.name_over(before));
    !words.reading.is(head, Class::Abstract)
        && (words.pos(head) == Pos::Noun || owns && words.reading.is_capital(head))
        && name.is_some_and(|name| words.names[name].tokens.start >= tokens.start)
}

/// "the Palestinians", "the 51-year-old Omani"
fn is_demonym(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    words.noun_is(head, Class::Demonym)
        && head + 1 == tokens.end
        && (tokens.len() > 1 || !reading.lower(head).ends_with("ss"))
        && (reading.lower(head).ends_with('s')
            || matches!(reading.lower(tokens.start), "the" | "a" | "an"))
}

/// "the Philippine side": whoever acts for a land, also for one that no list knows.
fn is_side(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let unknown = |at: usize| {
        let token = &reading.tokens[at];
        reading.is_capital(at) && !token.upper && token.classes.are_meaningless()
    };
    head > tokens.start
        && reading.lower(head) == "side"
        && (reading.is(head - 1, Class::Demonym)
            || words.name_over(head - 1).is_some()
            || unknown(head - 1))
}

/// "opposition *figures*": people of some standing, and no numbers.
fn are_figures(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    head > tokens.start
        && matches!(reading.lower(head), "figure" | "figures")
        && reading.is(head - 1, Class::Standing)
}

/// "the Cossacks of Rostov": a people or order by its name.
fn is_order(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    reading.lower(tokens.start) == "the"
        && head > tokens.start
        && reading.is_capital(head)
        && reading.lower(head).ends_with('s')
        && words.name_over(head).is_none()
        && ![Class::TimeNoun, Class::EventNoun, Class::Calendar]
            .iter()
            .any(|&class| words.noun_is(head, class))
}

/// Whether the noun names nobody; "the king's office" does.
fn is_abstract(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    // "the king's office", "the Lisse district health office"
    let named = || {
        (tokens.start..head)
            .any(|at| words.name_over(at).is_some() || reading.is(at, Class::Demonym))
    };
    let office = head > tokens.start
        && reading.lower(head) == "office"
        && (reading.lower(head - 1) == "'s"
            || reading.lang() == Lang::En && (named() || reading.is(head - 1, Class::OwningAny)));
    // "Lisse fire *service*"
    let served = reading.lang() == Lang::En && reading.is(head, Class::BodyNoun) && named();
    let office = office || served;
    // "soldiers" are nothing that is given, and somebody to whom it is; "*tenaga* kesehatan": people by what they do.
    let people = reading.is(head, Class::PersonNoun)
        && (reading.lang() == Lang::En || head + 1 < tokens.end && reading.is_word(head + 1));
    reading.is(head, Class::Abstract) && !office && !people
}

/// Whether the noun is a number; in "tujuh keluarga" people are counted by their own noun.
fn is_number(words: &Words, head: usize) -> bool {
    let reading = words.reading;
    let counted = reading.lang() == Lang::Id
        && (reading.is(head, Class::PersonNoun) || reading.is(head, Class::Kin));
    words.figure_over(head).is_some() && !counted
}

/// Whether an English phrase tells a peer or prince by their land: "the Duchess of Lund", who is not Lund.
#[must_use]
pub fn is_peer(words: &Words, tokens: &Range<usize>) -> bool {
    let reading = words.reading;
    let article = usize::from(tokens.len() > 1 && reading.lower(tokens.start) == "the");
    let title = tokens.start + article;
    reading.lang() == Lang::En
        && title + 2 < tokens.end
        && reading.is(title, Class::Royal)
        && reading.is_capital(title)
        && reading.lower(title + 1) == "of"
        && reading.is_capital(title + 2)
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
        && reading.is(start, Class::PartOf)
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
