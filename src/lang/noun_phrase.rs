//! Noun phrases: where one ends, and which of its words is the head.

use std::ops::Range;

use super::{
    chunk::{Chunk, ChunkKind, approximation, function, is_attributive, is_quote, is_time},
    indonesian,
    lexicon::Class,
    name::Name,
    pos::{Pos, VerbForm},
    verb_group::{is_headline_verb, is_verb},
    words::Words,
};
use crate::domain::{EntityKind, Lang};

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
        let bracketed = words.reading.is_mark(end, '(');
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
    let stage = matches!(
        words.reading.lower(head),
        "rencana" | "agenda" | "jadwal" | "isi" | "hasil" | "momen" | "kabar" | "detail" | "sesi"
    );
    let told = stage
        && words.reading.lang() == Lang::Id
        && head + 1 < end
        && words.frames.is_noun_form(words.reading.lower(head + 1));
    if told { head + 1 } else { head }
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
    range.into_iter().any(|at| {
        let measured = at.checked_sub(1).is_some_and(|before| {
            words.reading.is(before, Class::Partitive)
                || words.figure_over(before).is_some()
                // "two days of *talks*"
                || words.reading.lang() == Lang::En
                    && words.reading.is(before, Class::TimeNoun)
                    && at + 1 < words.reading.tokens.len()
                    && words.frames.is_noun_form(words.reading.lower(at + 1))
        });
        words.reading.lower(at) == "of" && !measured
    })
}

/// The noun among newly taken tokens: in Indonesian the first of the phrase stays, in English the last.
fn head_in(words: &Words, range: Range<usize>) -> Option<usize> {
    // "tujuh *keluarga* korban": what counts people is their noun.
    let counts_people =
        |at: usize| words.reading.lang() == Lang::Id && words.reading.is(at, Class::PersonNoun);
    // "*Sebanyak* tujuh keluarga", whatever the tagger takes it for.
    let leads = |at: usize| {
        words.reading.lang() == Lang::Id
            && matches!(
                words.reading.lower(at),
                "sebanyak" | "sejumlah" | "sekitar" | "senilai" | "sebesar" | "sedikitnya"
            )
    };
    let noun = |at: &usize| {
        words.reading.is_word(*at)
            && !leads(*at)
            && (words.figure_over(*at).is_none() || counts_people(*at))
            && !(words.reading.lang() == Lang::Id && words.reading.is(*at, Class::Determiner))
            && (matches!(words.pos(*at), Pos::Noun | Pos::Propn | Pos::Pron | Pos::X)
                && !is_possessive(words, *at)
                || words.name_over(*at).is_some()
                || words.reading.lang() == Lang::Id && words.reading.is(*at, Class::Role))
    };
    match words.reading.lang() {
        Lang::Id => range.into_iter().find(noun),
        // "Order of the Lion" in one step is a name; its noun stands before the "of".
        Lang::En => {
            let of = range.clone().find(|&at| words.reading.lower(at) == "of");
            let end = of.filter(|&of| of > range.start).unwrap_or(range.end);
            let behind = || (end..range.end).rev().find(noun);
            (range.start..end).rev().find(noun).or_else(behind)
        }
    }
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
    reading.lang() == Lang::En
        && match reading.lower(at) {
            "its" | "their" | "my" | "our" | "your" => true,
            "her" | "his" => whose(),
            _ => false,
        }
}

/// The end of a noun phrase `start..at` when it takes in what stands at `at`.
pub(super) fn extend(
    words: &Words,
    start: usize,
    at: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let reading = words.reading;
    if at > start
        && (words.date_end(at).is_some()
            || is_time(words, at, sentence)
            || opens_person(words, at, sentence))
    {
        return None;
    }
    if let Some(name) = words.name_over(at) {
        let timed = at > start
            && words.reading.is(at - 1, Class::TimeNoun)
            && words.reading.lang() == Lang::En;
        return (!timed && takes_name(words, start, at, &words.names[name]))
            .then(|| words.names[name].tokens.end.min(sentence.end).max(at + 1));
    }
    if let Some(length) = approximation(words, at, sentence.end) {
        let follows = at > start
            && words.reading.lang() == Lang::En
            && (head_in(words, start..at).is_some() || words.figure_over(at - 1).is_some())
            && !after_of(words, at);
        // "santunan dari X | sebesar Rp 5 juta": the sum is not X's.
        let apart = at > start
            && words.reading.lang() == Lang::Id
            && (words.name_over(at - 1).is_some()
                || !matches!(
                    reading.lower(at),
                    "sebanyak" | "senilai" | "sebesar" | "sejumlah" | "hingga"
                ) && head_in(words, start..at).is_some());
        return (!follows && !apart).then_some(at + length);
    }
    if let Some(figure) = words.figure_over(at) {
        // A number begins a phrase of its own behind a noun; a year or a sum may follow its noun.
        let money = matches!(figure.measure, super::figure::Measure::Money(_));
        let follows = at > start
            && words.figure_over(at - 1).is_none()
            && !matches!(reading.lower(at - 1), "worth" | "'s" | "only")
            && !(reading.lang() == Lang::En && matches!(reading.lower(at - 1), "a" | "an" | "the"))
            // "COP 27"
            && !(reading.tokens[at - 1].upper && figure.tokens.len() == 1 && reading.word(at).len() < 3)
            && head_in(words, start..at).is_some();
        // "alumnus angkatan 1998"
        let year = reading.lang() == Lang::Id
            && figure.tokens.len() == 1
            && reading.word(at).len() == 4
            && (1800.0..2100.0).contains(&figure.value);
        let sum = money && reading.lang() == Lang::Id && !ends_in_person(words, start..at);
        let goes_on = year
            || sum
            || holds_number(words, at)
            || after_of(words, at)
            || indonesian::numbers_unit(words, at, sentence);
        return (!follows || goes_on).then(|| figure.tokens.end.min(sentence.end).max(at + 1));
    }
    if !reading.is_word(at) {
        return inside_mark(words, start, at, sentence);
    }
    // "its *only* two boats"
    let counted = at > start
        && reading.lower(at) == "only"
        && (reading.is(at - 1, Class::Determiner)
            || matches!(reading.lower(at - 1), "its" | "his" | "her" | "their"))
        && words.figure_over(at + 1).is_some();
    if counted {
        return Some(at + 1);
    }
    // "steps | *he* might take"
    let subject = at > start
        && reading.lang() == Lang::En
        && matches!(
            reading.lower(at),
            "he" | "she" | "they" | "we" | "i" | "you"
        )
        && words.pos(at) == Pos::Pron
        && words.name_over(at).is_none();
    if subject {
        return None;
    }
    // "to Sylvania | *free of* charge"
    let free = at > start
        && reading.lower(at) == "free"
        && at + 1 < sentence.end
        && reading.lower(at + 1) == "of";
    if free && reading.lang() == Lang::En {
        return None;
    }
    let pos = words.pos(at);
    let possessive = at > start
        && matches!(
            reading.lower(at - 1),
            "his" | "its" | "their" | "my" | "our" | "your" | "her"
        )
        && matches!(pos, Pos::Noun | Pos::Adj | Pos::Propn);
    let after_pronoun = !possessive
        && at > start
        && words.pos(at - 1) == Pos::Pron
        && reading.is(at - 1, Class::Pronoun);
    if after_pronoun {
        return None;
    }
    let behind = matches!(
        reading.lower(at),
        "itu" | "ini" | "tersebut" | "lain" | "lainnya"
    );
    let behind_number = at > start && words.figure_over(at - 1).is_some();
    if behind_number
        && matches!(
            reading.lower(at),
            "this" | "last" | "each" | "every" | "the" | "these" | "next" | "per"
        )
    {
        return None;
    }
    let valued = reading.lower(at) == "worth"
        && (words.figure_over(at + 1).is_some() || reading.is(at + 1, Class::Currency));
    if (behind_number || valued && at > start) && reading.lower(at) == "worth" {
        return Some(at + 1);
    }
    if reading.is(at, Class::Determiner)
        && !behind
        && at > start
        && (reading.lang() == Lang::Id
            || head_in(words, start..at).is_some() && !after_of(words, at))
        && head_in(words, start..at).is_some()
    {
        return None;
    }
    if joins_adjectives(words, start, at, sentence)
        || at > start && indonesian::joins_fields(words, start, at)
        || at > start && indonesian::accredits(words, start, at)
    {
        return Some(at + 1);
    }
    if function(words, at, sentence).is_some() && !behind {
        // "each of the leaders"
        let among = at == start + 1
            && matches!(
                reading.lower(start),
                "each" | "all" | "both" | "some" | "many" | "most" | "several" | "one" | "none"
            );
        let of = reading.lang() == Lang::En
            && at > start
            && reading.lower(at) == "of"
            && (head_in(words, start..at).is_some()
                || words.figure_over(at - 1).is_some()
                || among
                || reading.lower(at - 1) == "worth");
        return (of && at + 1 < sentence.end && extend(words, at + 1, at + 1, sentence).is_some())
            .then_some(at + 1);
    }
    // Another thing behind a person's name is another phrase: "memberi Ana | buku".
    let new_thing = reading.lang() == Lang::Id
        && at > start
        && ends_in_person(words, start..at)
        && !reading.tokens[at].capital
        && !behind;
    let verb = || {
        reading.lang() == Lang::Id
            && words.frames.is_verb_form(reading.lower(at))
            && is_headline_verb(words, at)
    };
    if at > start && (is_second_object(words, start, at) || opens_meeting(words, at) || verb()) {
        return None;
    }
    let pointed = at > start
        && matches!(reading.lower(at - 1), "itu" | "ini" | "tersebut")
        && !reading.is_capital(at);
    if at > start && (reading.lower(at) == "ia" || pointed && reading.lang() == Lang::Id) {
        return None;
    }
    let participle = pos == Pos::Verb
        && reading.lang() == Lang::En
        && matches!(words.form(at), VerbForm::PastPart | VerbForm::Ger)
        && (at > start || is_attributive(words, at, sentence))
        && head_in(words, behind_of(words, start..at)).is_none()
        && at + 1 < sentence.end
        && matches!(words.pos(at + 1), Pos::Noun | Pos::Adj | Pos::Propn);
    // "a *very* good conversation"
    let degree = pos == Pos::Adv
        && reading.lang() == Lang::En
        && at > start
        && reading.is(at - 1, Class::Determiner)
        && at + 1 < sentence.end
        && words.pos(at + 1) == Pos::Adj;
    let unverbal = reading.lang() == Lang::Id && pos == Pos::Verb && !is_verb(words, at);
    // "kerja *sama*"
    let joined = at > start
        && reading.lang() == Lang::Id
        && reading.lower(at) == "sama"
        && reading.lower(at - 1) == "kerja";
    let nominal = unverbal
        || joined
        || matches!(
            pos,
            Pos::Noun | Pos::Propn | Pos::Pron | Pos::Adj | Pos::Det | Pos::Num | Pos::X | Pos::Sym
        )
        || participle
        || degree
        || behind
        || reading.is(at, Class::Determiner)
        || reading.lower(at) == "'s";
    (nominal && !new_thing).then_some(at + 1)
}

/// Whether a person's name or title opens a phrase of its own behind an English noun for what happens: "At the
/// end of the visit | *Mayor* Ana Lima".
fn opens_person(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let happens = [Class::EventNoun, Class::TimeNoun]
        .iter()
        .any(|&class| words.noun_is(at - 1, class))
        || matches!(reading.lower(at - 1), "visit" | "ceremony" | "tour");
    let person = |at: usize| {
        words
            .name_over(at)
            .is_some_and(|name| words.names[name].kind == EntityKind::Person)
    };
    let titled = [Class::Role, Class::Honorific]
        .iter()
        .any(|&class| reading.is(at, class))
        && at + 1 < sentence.end
        && person(at + 1);
    reading.lang() == Lang::En
        && happens
        && !reading.is_capital(at - 1)
        && reading.is_capital(at)
        && (person(at) || titled)
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
    reading.lang() == Lang::En
        && at > start
        && at + 2 < sentence.end
        && matches!(reading.lower(at), "and" | "or")
        && adjective(at - 1)
        && adjective(at + 1)
        && matches!(words.pos(at + 2), Pos::Noun | Pos::Adj)
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
    let measures = |at: usize| {
        matches!(
            words.reading.lower(at),
            "sebanyak" | "senilai" | "sebesar" | "sejumlah" | "seluas" | "seberat" | "setinggi"
        )
    };
    at > 0 && words.reading.lang() == Lang::Id && (wraps(at - 1) || measures(at - 1))
}

/// Whether a noun for a meeting stands for the verb: "Menteri X | *rapat* dengan Y".
fn opens_meeting(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && reading.is_capital(at - 1)
        && !reading.tokens[at].capital
        && words.frames.is_noun_form(reading.lower(at))
        && at + 1 < reading.tokens.len()
        && matches!(reading.lower(at + 1), "dengan" | "bersama")
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
    let agent = matches!(
        reading.lower(at - 1),
        "penerima" | "tim" | "kelompok" | "komunitas"
    );
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
    !person || !(ends_in_person(words, start..at) || words.reading.is(at - 1, Class::Pronoun))
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
    if is_quote(words, at) && at > start {
        let close = (at + 1..sentence.end.min(at + 6)).find(|&close| is_quote(words, close))?;
        let quoted =
            (at + 1..close).all(|inside| reading.is_capital(inside) || reading.is_number(inside));
        return (quoted && close > at + 1).then_some(close + 1);
    }
    reading.is(at, Class::Currency).then_some(at + 1)
}
