//! Verb groups: auxiliaries, negations and adverbs up to a verb, and what is a verb at all.

mod english;

use std::ops::Range;

use super::{
    chunk::{Chunk, ChunkKind, approximation},
    indonesian,
    lexicon::Class,
    pos::{Pos, VerbForm},
    words::Words,
};
use crate::domain::{EntityKind, Lang};
pub(super) use english::{gives_by_name, is_no_infinitive};
use english::{
    hands_over, is_given_noun, is_kind_of_meeting, is_owned_participle, is_said_of_people,
    is_sum_noun, stands_for_people,
};

/// The verb group that begins at a token: auxiliaries, negations and adverbs up to a verb.
pub(super) fn verb_group(words: &Words, at: usize, sentence: &Range<usize>) -> Option<Chunk> {
    let reading = words.reading;
    let mut head = at;
    while head < sentence.end && head < at + 8 && words.name_over(head).is_none() {
        let infinitive = reading.lower(head) == "to"
            && reading.lang() == Lang::En
            && !is_no_infinitive(words, head + 1);
        if approximation(words, head, sentence.end).is_some() {
            break;
        }
        // "is due to meet", "are likely to meet": an adjective between "be" and an infinitive.
        let leads = head > at
            && words.pos(head) == Pos::Adj
            && reading.lang() == Lang::En
            && head + 1 < sentence.end
            && reading.lower(head + 1) == "to"
            && words.form(head + 2) == VerbForm::Inf;
        let headline = reading.lang() == Lang::Id
            && words.frames.is_bare(reading.lower(head))
            && is_headline_verb(words, head);
        let helps = !headline
            && (infinitive
                || leads
                || words.pos(head) == Pos::Aux
                || words.pos(head) == Pos::Adv
                || reading.is(head, Class::Negation)
                || reading.is(head, Class::Modal) && !is_main(words, head));
        if is_verb(words, head) && !helps {
            let particle = head + 1 < sentence.end
                && words
                    .frames
                    .absorbs(reading.lower(head), reading.lower(head + 1));
            return Some(Chunk {
                kind: ChunkKind::Verb,
                tokens: at..head + 1 + usize::from(particle),
                head,
            });
        }
        if !helps || reading.is(head, Class::Determiner) {
            break;
        }
        head += 1;
    }
    if approximation(words, at, sentence.end).is_some() {
        return None;
    }
    // A lone copula or auxiliary still parts subject and complement.
    let lone =
        words.pos(at) == Pos::Aux || is_verb(words, at) && !reading.is(at, Class::Preposition);
    // "*had been* in the works": one verb, not two.
    let english = reading.lang() == Lang::En;
    let helpers = (at..head.min(sentence.end))
        .take_while(|&next| english && words.pos(next) == Pos::Aux)
        .count();
    let head = at + helpers.max(1) - 1;
    lone.then_some(Chunk {
        kind: ChunkKind::Verb,
        tokens: at..head + 1,
        head,
    })
}

/// Whether a word of the modal list is the clause's own verb here.
fn is_main(words: &Words, at: usize) -> bool {
    words.reading.lang() == Lang::En && words.pos(at) == Pos::Verb
}

/// Whether a token is a verb: by its tag, or as an Indonesian word by its prefix.
pub fn is_verb(words: &Words, at: usize) -> bool {
    let pos = words.pos(at);
    let reading = words.reading;
    if !reading.is_word(at) || reading.is(at, Class::Determiner) || is_inside_name(words, at) {
        return false;
    }
    // "menlu", "beras" begin like verbs.
    let noun = reading.is(at, Class::Role) || reading.is(at, Class::Thing);
    let described = indonesian::describes_noun(words, at) || indonesian::is_event_noun(words, at);
    let holds = || indonesian::holds_event(words, at);
    if reading.lang() == Lang::Id && (noun || described && !holds()) {
        return false;
    }
    // Irregular forms of "ber-" that the tagger takes for nouns.
    if reading.lang() == Lang::Id
        && (holds()
            || matches!(
                reading.lower(at),
                "bekerja" | "belajar" | "berada" | "terdiri"
            ))
    {
        return true;
    }
    // "Sylvanian *refugees*": a noun for people behind a name's capital.
    let led = at > 0 && reading.lower(at - 1) == "to" && is_no_infinitive(words, at);
    if led || at > 0 && reading.is_capital(at - 1) && is_said_of_people(words, at) {
        return false;
    }
    if is_given_noun(words, at)
        || stands_for_people(words, at)
        || is_sum_noun(words, at)
        || is_kind_of_meeting(words, at)
        || is_owned_participle(words, at)
    {
        return false;
    }
    if gives_by_name(words, at) {
        return true;
    }
    if pos == Pos::Verb && at > 0 && gives_by_name(words, at - 1) {
        return false;
    }
    // "gloves and *face* masks"
    let worn = reading.lower(at) == "face"
        && at + 1 < reading.tokens.len()
        && reading.is(at + 1, Class::FaceWear);
    if worn {
        return false;
    }
    if pos == Pos::Verb {
        return reading.lang() == Lang::En || is_verbal(words, at);
    }
    let past = reading.lang() == Lang::En
        && !reading.tokens[at].capital
        && reading.lower(at).ends_with("ed");
    // "a spokesman *denied* reports", which the tagger takes for an adjective.
    let denies = reading.is(at, Class::Deny);
    // "was *conferred* the order"
    let passive = at > 0 && reading.is(at - 1, Class::Copula);
    // "the ambassador *decorated* Ana", which the tagger takes for an adjective
    let active = at > 0
        && at + 1 < reading.tokens.len()
        && words.pos(at - 1).is_nominal()
        && reading.is_capital(at + 1);
    let told =
        words.frames.is_verb_form(reading.lower(at)) && (pos != Pos::Adj || passive || active);
    // "Lisse agency *hands over* ambulances"
    if past && (denies || told) || hands_over(words, at) {
        return true;
    }
    // A form of a frame's verb that no noun shares settles it against the tag.
    let speaks = reading.lang() == Lang::Id
        && reading.is(at, Class::Say)
        && at > 0
        && !reading.is_word(at - 1)
        && !reading.is_number(at - 1);
    // "*Melakukan* pertemuan dengan X": a line of a programme opens with what is done.
    let opens = reading.lang() == Lang::Id
        && reading.tokens[at].capital
        && reading.sentences[reading.sentence_of(at)].tokens.start == at
        && words.frames.is_verb_form(reading.lower(at))
        && !words.frames.is_noun_form(reading.lower(at))
        && looks_verbal(reading.lower(at));
    speaks
        || opens
        || is_resumed(words, at)
        || is_told_bare(words, at)
        || reading.lang() == Lang::Id
            && words.frames.is_verb_form(reading.lower(at))
            && (!reading.tokens[at].capital
                && (looks_verbal(reading.lower(at)) || is_base(words, at))
                || is_headline_verb(words, at))
}

/// Whether an Indonesian verb without prefix says what somebody did once more: "PT Tirta kembali *salurkan* bantuan".
fn is_resumed(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && at > 0
        && reading.lower(at - 1) == "kembali"
        && reading.lower(at).ends_with("kan")
        && words.frames.is_bare(reading.lower(at))
}

/// Whether an Indonesian verb without prefix stands between who opens the clause by name and what is given: "PT Tirta
/// *kirim* bantuan", "Kemensos *beri* Rp 2 juta".
pub(super) fn is_told_bare(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let bare = reading.lang() == Lang::Id
        && at > 0
        && at + 1 < reading.tokens.len()
        && !reading.tokens[at].capital
        && reading.is_capital(at - 1)
        && words.frames.is_bare(reading.lower(at));
    let name = bare.then(|| words.name_over(at - 1)).flatten();
    let name = name.map(|name| &words.names[name]);
    let first = name.map_or(at.saturating_sub(1), |name| name.tokens.start);
    let acts = bare
        && match name {
            Some(name) => name.kind != EntityKind::Product,
            None => reading.is(first, Class::BodyNoun) || reading.is(first, Class::BodyName),
        };
    let opens = || {
        first == 0
            || reading.sentence_of(first - 1) != reading.sentence_of(at)
            || !reading.is_word(first - 1)
    };
    acts && opens() && opens_thing(words, at + 1)
}

/// Whether an Indonesian word behind a verb opens what is given: money, a number, a noun for aid or a thing.
fn opens_thing(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let listed = [
        Class::AidNoun,
        Class::GiftNoun,
        Class::MoneyNoun,
        Class::Currency,
    ]
    .iter()
    .any(|&class| reading.is(at, class));
    // "terima *kasih*"
    let plain = words.pos(at) == Pos::Noun
        && !reading.tokens[at].capital
        && !reading.is(at, Class::Abstract);
    listed || plain || words.figure_over(at).is_some()
}

/// Whether an Indonesian word has a capital that only a name or an office gives it: "Angkatan *Bersenjata*".
fn is_inside_name(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && reading.tokens[at].capital
        && at > 0
        && (reading.is_word(at - 1) || reading.is_number(at - 1))
        && !reading.is_headline(at)
        && reading.sentences[reading.sentence_of(at)].tokens.start < at
}

/// Whether a word is a verb without a prefix that tells an event by itself: "sowan".
fn is_base(words: &Words, at: usize) -> bool {
    let lower = words.reading.lower(at);
    words.reading.is(at, Class::BaseVerb)
        && !words.frames.is_bare(lower)
        && !words.frames.is_noun_form(lower)
}

/// Whether a word of a headline is its verb, with or without a prefix: "Bupati *Serahkan* …".
pub(super) fn is_headline_verb(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let form = reading.lower(at);
    let led = at > 0 && reading.is(at - 1, Class::Preposition);
    (looks_verbal(form) || words.frames.is_bare(form) || is_base(words, at))
        && !led
        && reading.is_headline(at)
}

/// Whether an Indonesian word that is tagged as a verb can be one: it has an affix of verbs or is listed,
/// and no pointing word behind it makes it a noun.
fn is_verbal(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let lower = reading.lower(at);
    let pointed =
        at + 1 < reading.tokens.len() && matches!(reading.lower(at + 1), "tersebut" | "itu");
    let affixed = ["me", "di", "ber", "ter", "ke", "pe"]
        .iter()
        .any(|prefix| lower.starts_with(prefix))
        || lower.ends_with("kan");
    // "alat *tulis*": a bare verb of saying opens a clause or stands before its speaker.
    let opens = at == 0 || !reading.is_word(at - 1) || reading.is_capital(at + 1);
    if !affixed && reading.is(at, Class::Say) && !opens {
        return false;
    }
    affixed && (!pointed || looks_verbal(lower))
        || !pointed
            && [Class::BaseVerb, Class::Say, Class::Modal, Class::Plan]
                .iter()
                .any(|&class| reading.is(at, class))
}

/// Whether an Indonesian word has the prefix of an active or passive verb.
fn looks_verbal(lower: &str) -> bool {
    ["me", "di", "ber", "ter"]
        .iter()
        .any(|prefix| lower.starts_with(prefix) && lower.len() > prefix.len() + 3)
}
