//! Noun phrases: where one ends, and which of its words is the head.

mod reach;
mod reported;

use std::ops::Range;

use crate::{
    domain::{EntityKind, Lang},
    lang::{
        chunk::{Chunk, ChunkKind, is_quote},
        indonesian,
        lexicon::Class,
        name::Name,
        pos::Pos,
        verb_group::is_verb,
        words::Words,
    },
};
use reach::Reach;
use reported::reported_head;

/// The noun phrase that begins at a token.
pub(super) fn noun_phrase(words: &Words, at: usize, sentence: &Range<usize>) -> Option<Chunk> {
    let mut end = at;
    let mut head = None;
    while end < sentence.end {
        let Some(next) = extend(words, at, end, sentence) else {
            break;
        };
        let after_of =
            end > at && words.reading.lang() == Lang::En && words.reading.lower(end) == "of";
        let bracketed = words.reading.is_mark(end, '(') || end > at && is_post(words, at, end);
        if head.is_none()
            || (!bracketed
                && !after_of
                && words.reading.lang() == Lang::En
                && !has_of(words, at..end))
        {
            head = head_in(words, end..next).or(head);
        }
        end = next;
    }
    let head = head.or_else(|| likely_head(words, at..end)).unwrap_or(at);
    (end > at).then(|| Chunk {
        kind: ChunkKind::Noun,
        tokens: at..end,
        head: told_head(words, head, end),
    })
}

/// The noun that an Indonesian phrase tells of where its head only says at what stage it is: "rencana
/// *pertemuan* X dengan Y".
fn told_head(words: &Words, head: usize, end: usize) -> usize {
    if words.reading.lang() == Lang::En {
        return reported_head(words, head, end);
    }
    if let Some(people) = indonesian::counted_people(words, head, end) {
        return people;
    }
    let stage = words.reading.is(head, Class::Stage);
    // "tindak *lanjut* pertemuan"
    let further = head + 1 < end && words.reading.is(head + 1, Class::StageTail);
    let event = head + 1 + usize::from(further);
    let told = stage
        && words.reading.lang() == Lang::Id
        && event < end
        && words.frames.is_noun_form(words.reading.lower(event));
    if told { event } else { head }
}

/// The word that heads a phrase in which no word is tagged as a noun.
fn likely_head(words: &Words, range: Range<usize>) -> Option<usize> {
    let word = |at: &usize| {
        words.reading.is_word(*at)
            && words.figure_over(*at).is_none()
            && !words.reading.is(*at, Class::Determiner)
    };
    match words.reading.lang() {
        Lang::Id => range.into_iter().find(word),
        Lang::En => range.into_iter().rev().find(word),
    }
}

/// Whether a phrase holds an "of" behind its head; "a shipment of rice" is rice, not a shipment.
fn has_of(words: &Words, range: Range<usize>) -> bool {
    let start = range.start;
    range.into_iter().any(|at| {
        let measured = at.checked_sub(1).is_some_and(|before| {
            words.reading.is(before, Class::Partitive)
                || words.figure_over(before).is_some()
                // "*one of* the club's top donors"
                || before == start
                    && words.reading.is(before, Class::Among)
                    && words.reading.lang() == Lang::En
                // "two days of *talks*"
                || words.reading.is(before, Class::TimeNoun) && leads_to_event(words, at)
        });
        words.reading.lower(at) == "of" && !measured
    })
}

/// Whether an English "of" leads to a noun for an event, with what describes it: "of *peace talks*".
fn leads_to_event(words: &Words, of: usize) -> bool {
    let reading = words.reading;
    let described = |at: &usize| matches!(words.pos(*at), Pos::Adj | Pos::Noun);
    let ends = (of + 1..reading.tokens.len().min(of + 4)).take_while(described);
    reading.lang() == Lang::En
        && ends
            .last()
            .is_some_and(|at| words.frames.is_noun_form(reading.lower(at)))
}

/// The noun among newly taken tokens: in Indonesian the first of the phrase stays, in English the last.
fn head_in(words: &Words, range: Range<usize>) -> Option<usize> {
    // "tujuh *keluarga* korban": what counts people is their noun.
    let counts_people =
        |at: usize| words.reading.lang() == Lang::Id && words.reading.is(at, Class::PersonNoun);
    // "*Sebanyak* tujuh keluarga", whatever the tagger takes it for.
    let leads = |at: usize| words.reading.lang() == Lang::Id && words.reading.is(at, Class::About);
    let noun = |at: &usize| {
        words.reading.is_word(*at)
            && !leads(*at)
            && (words.figure_over(*at).is_none() || counts_people(*at))
            && !(words.reading.lang() == Lang::Id && words.reading.is(*at, Class::Determiner))
            && (matches!(words.pos(*at), Pos::Noun | Pos::Propn | Pos::Pron | Pos::X)
                && !is_possessive(words, *at)
                || words.name_over(*at).is_some()
                || is_untagged_noun(words, *at)
                || words.reading.lang() == Lang::Id && words.reading.is(*at, Class::Role))
    };
    match words.reading.lang() {
        Lang::Id => range.into_iter().find(noun),
        // "Order of the Lion" in one step is a name; its noun stands before the "of".
        Lang::En => {
            let of = range
                .clone()
                .find(|&at| matches!(words.reading.lower(at), "of" | "for"));
            // "*Secretary of State Berg's* Oslo talks": what is owned stands behind.
            let owned =
                || (range.start..range.end - 1).rfind(|&at| words.reading.lower(at) == "'s");
            let owned = of.and_then(|of| owned().filter(|&mark| mark > of));
            if let Some(head) = owned.and_then(|mark| (mark..range.end).rev().find(noun)) {
                return Some(head);
            }
            let end = of.filter(|&of| of > range.start).unwrap_or(range.end);
            let behind = || (end..range.end).rev().find(noun);
            (range.start..end).rev().find(noun).or_else(behind)
        }
    }
}

/// Whether an English word is a noun by its list, though the tagger takes it for a verb: "Sylvanian *refugees*", "500
/// vaccine *doses*".
fn is_untagged_noun(words: &Words, at: usize) -> bool {
    let listed = || {
        [
            Class::PersonNoun,
            Class::Wrapper,
            Class::AidNoun,
            Class::GiftNoun,
            Class::Unit,
        ]
        .iter()
        .any(|&class| words.reading.is(at, class))
    };
    // "the *deceased*"
    let article = || at > 0 && words.reading.lower(at - 1) == "the";
    words.reading.lang() == Lang::En
        && words.pos(at) == Pos::Verb
        && (listed() || article())
        && !is_verb(words, at)
}

/// Whether an English pronoun says whose the noun behind it is.
fn is_possessive(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    // "all of *her* books", not "of her".
    let whose = || {
        at > 0
            && reading.lower(at - 1) == "of"
            && at + 1 < reading.tokens.len()
            && matches!(words.pos(at + 1), Pos::Noun | Pos::Adj)
    };
    // "his entire $3m fee": "his" hardly ever stands alone.
    let his = || {
        reading.lower(at) == "his"
            && at + 1 < reading.tokens.len()
            && (matches!(words.pos(at + 1), Pos::Noun | Pos::Adj | Pos::Num)
                || reading.is(at + 1, Class::Currency))
    };
    reading.lang() == Lang::En
        && (reading.is(at, Class::Owning) || reading.is(at, Class::OwningAny) && (whose() || his()))
}

/// The end of a noun phrase `start..at` when it takes in what stands at `at`.
pub(super) fn extend(
    words: &Words,
    start: usize,
    at: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    Reach {
        words,
        start,
        at,
        sentence,
    }
    .end()
}

/// Whether a single quotation mark was opened before an apostrophe, so that it may close it.
fn closes_quote(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let opens = |before: usize| {
        matches!(reading.word(before), "'" | "‘")
            && !reading.tokens[before + 1].spaced
            && (reading.tokens[before].spaced || before == sentence.start)
    };
    (sentence.start.max(at.saturating_sub(QUOTED))..at).any(opens)
}

/// How far back a quotation mark is looked for, in tokens; keeps the search linear.
const QUOTED: usize = 30;

/// What stands behind the last "of" of a phrase, or all of it.
fn behind_of(words: &Words, range: Range<usize>) -> Range<usize> {
    let of = range
        .clone()
        .rev()
        .find(|&at| words.reading.lower(at) == "of");
    of.map_or(range.start, |of| of + 1)..range.end
}

/// "quantities of maternal *and* neonatal equipment": a conjunction between two adjectives of one noun. Two
/// peoples stay apart, for they are two parties.
fn joins_adjectives(words: &Words, start: usize, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let adjective = |at: usize| {
        words.pos(at) == Pos::Adj
            && reading.is_word(at)
            && !reading.tokens[at].capital
            && !reading.is(at, Class::Demonym)
            && words.name_over(at).is_none()
    };
    // "*educational* and *building* materials"
    let compound = || {
        at == start + 1
            && reading.is(at + 1, Class::ToolGerund)
            && reading.lower(at + 2).ends_with('s')
    };
    // "an *oil and gas* firm"
    let fuels = || {
        reading.is(at - 1, Class::Fuel)
            && reading.is(at + 1, Class::Fuel)
            && words.pos(at + 2) == Pos::Noun
    };
    // "a *courtesy and congratulatory* visit"
    let visits = || {
        reading.is(at - 1, Class::VisitKind)
            && reading.is(at + 1, Class::VisitKind)
            && (reading.is(at + 2, Class::Trip) || reading.lower(at + 2) == "call")
    };
    reading.lang() == Lang::En
        && at > start
        && at + 2 < sentence.end
        && matches!(reading.lower(at), "and" | "or")
        && (adjective(at - 1) && (adjective(at + 1) || compound()) || fuels() || visits())
        && matches!(words.pos(at + 2), Pos::Noun | Pos::Adj)
}

/// "Minister of Trade *and Industry* Ana Lima": a conjunction inside the name of an English office.
fn joins_portfolio(words: &Words, start: usize, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let field = |at: usize| reading.is(at, Class::Portfolio) && reading.tokens[at].capital;
    let joint = at > start + 1
        && at + 1 < sentence.end
        && reading.lang() == Lang::En
        && matches!(reading.lower(at), "and" | "&")
        && field(at - 1)
        && field(at + 1);
    let led =
        |of: usize| matches!(reading.lower(of), "of" | "for") && reading.is(of - 1, Class::Role);
    joint && (start + 1..at).rev().take(6).any(led)
}

/// Whether "to" at a token leads from an English envoy to the country: "US Ambassador *to* Kenya Ana Lima".
fn accredits(words: &Words, start: usize, at: usize) -> bool {
    let reading = words.reading;
    let envoy = (start..at)
        .rev()
        .take(8)
        .any(|before| reading.is(before, Class::Envoy));
    let land = |at: usize| {
        let name = words.name_over(at).map(|name| &words.names[name]);
        name.is_some_and(|name| name.kind == EntityKind::Place)
            || at + 1 < reading.tokens.len()
                && reading.lower(at) == "the"
                && matches!(reading.lower(at + 1), "country" | "republic" | "kingdom")
    };
    reading.lang() == Lang::En
        && at > start
        && matches!(reading.lower(at), "to" | "for")
        && envoy
        && at + 1 < reading.tokens.len()
        && land(at + 1)
}

/// Whether a phrase goes on with where its envoy is sent, or with the word that leads there, which do not head it.
fn is_post(words: &Words, start: usize, at: usize) -> bool {
    accredits(words, start, at) || at > start + 1 && accredits(words, start, at - 1)
}

/// Whether an Indonesian number belongs to the noun before it: "hibah *dua* kapal", "penyerahan *10* perahu",
/// "sembako sebanyak *500* paket".
fn holds_number(words: &Words, at: usize) -> bool {
    let wraps = |at: usize| {
        [Class::GiftNoun, Class::AidNoun]
            .iter()
            .any(|&class| words.noun_is(at, class))
            || words.frames.is_noun_form(words.reading.lower(at))
    };
    let measures = |at: usize| words.reading.is(at, Class::Amount);
    at > 0 && words.reading.lang() == Lang::Id && (wraps(at - 1) || measures(at - 1))
}

/// Whether a noun for a meeting stands for the verb: "Menteri X | *rapat* dengan Y", "Universitas X | *kedatangan* tamu".
fn opens_meeting(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && reading.is_capital(at - 1)
        && !reading.tokens[at].capital
        && words.frames.is_noun_form(reading.lower(at))
        && at + 1 < reading.tokens.len()
        && matches!(reading.lower(at + 1), "dengan" | "bersama" | "tamu")
}

/// Whether a noun for a thing stands behind a noun for people, and both behind a verb that takes a receiver
/// and a thing: "memberi anak yatim | uang saku".
fn is_second_object(words: &Words, start: usize, at: usize) -> bool {
    let reading = words.reading;
    if reading.lang() != Lang::Id || start == 0 || !words.frames.takes_two(reading.lower(start - 1))
    {
        return false;
    }
    let people = reading.is(at - 1, Class::PersonNoun)
        || words.noun_is(at - 1, Class::Kin)
        || words.name_over(at - 1).is_some();
    let agent = reading.is(at - 1, Class::Grouping);
    let thing = [
        Class::MoneyNoun,
        Class::GiftNoun,
        Class::AidNoun,
        Class::ProductNoun,
    ]
    .iter()
    .any(|&class| reading.is(at, class));
    people && !agent && thing && !reading.is(at, Class::PersonNoun)
}

fn after_of(words: &Words, at: usize) -> bool {
    at > 0 && words.reading.lower(at - 1) == "of"
}

/// Whether a phrase takes in a name behind it: "Presiden | X" does, "X | Y" of two persons does not.
fn takes_name(words: &Words, start: usize, at: usize, name: &Name) -> bool {
    if at == start || at > name.tokens.start {
        return true;
    }
    let person = name.kind == EntityKind::Person;
    if after_of(words, at)
        || words.reading.lower(at - 1) == "'s"
        || words.reading.is(at - 1, Class::Determiner)
    {
        return true;
    }
    !person
        || !(ends_in_person(words, start..at)
            || words.reading.is(at - 1, Class::Pronoun)
            || is_said_of(words, start, at))
}

/// Whether a name behind an English noun for an event opens what is said of it: "a meeting | *Lima* later called …".
fn is_said_of(words: &Words, start: usize, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && reading.is(start, Class::Determiner)
        && !reading.is_capital(at - 1)
        && words.frames.is_noun_form(reading.lower(at - 1))
        && !reading.is(at - 1, Class::Role)
        && !reading.is(at - 1, Class::PersonNoun)
}

/// Whether the phrase so far ends with a person's name.
fn ends_in_person(words: &Words, range: Range<usize>) -> bool {
    let last = range.end.saturating_sub(1);
    !range.is_empty()
        && words.name_over(last).is_some_and(|name| {
            words.names[name].kind == EntityKind::Person
                && words.names[name].tokens.end == range.end
        })
}

/// Marks that stay inside a phrase: an acronym or age in brackets, quotation marks round a name, the sign
/// of a currency.
fn inside_mark(words: &Words, start: usize, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let reading = words.reading;
    if reading.is_mark(at, '(') && at > start {
        let close =
            (at + 1..sentence.end.min(at + 5)).find(|&close| reading.is_mark(close, ')'))?;
        let short =
            (at + 1..close).all(|inside| reading.is_capital(inside) || reading.is_number(inside));
        return (short && words.date_end(at + 1).is_none()).then_some(close + 1);
    }
    let abbreviated = at > start
        && reading.is_mark(at, '.')
        && !reading.tokens[at].spaced
        && (reading.is(at - 1, Class::Honorific) || reading.is(at - 1, Class::Abbreviation));
    if abbreviated && at + 1 < sentence.end {
        return Some(at + 1);
    }
    let owners = at > start
        && matches!(reading.word(at), "'" | "’")
        && !reading.tokens[at].spaced
        && reading.lower(at - 1).ends_with('s')
        && (words.pos(at) == Pos::Part || !closes_quote(words, at, sentence))
        && at + 1 < sentence.end
        && reading.is_word(at + 1);
    if owners {
        return Some(at + 1);
    }
    // "Dato' Ana Lima"
    let title = is_quote(words, at)
        && at > start
        && !reading.tokens[at].spaced
        && reading.is(at - 1, Class::Honorific)
        && reading.is_capital(at + 1);
    if title && at + 1 < sentence.end {
        return Some(at + 1);
    }
    if is_quote(words, at) && at > start {
        let close = (at + 1..sentence.end.min(at + 9)).find(|&close| is_quote(words, close))?;
        // "the 'Medal *for* Service'"
        let joins = |inside: usize| {
            inside > at + 1 && matches!(reading.lower(inside), "of" | "for" | "the" | "and" | "to")
        };
        let quoted = (at + 1..close)
            .all(|inside| reading.is_capital(inside) || reading.is_number(inside) || joins(inside));
        return (quoted && close > at + 1).then_some(close + 1);
    }
    reading.is(at, Class::Currency).then_some(at + 1)
}
