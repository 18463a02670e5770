//! Verb groups: auxiliaries, negations and adverbs up to a verb, and what is a verb at all.

use std::ops::Range;

use super::{
    chunk::{Chunk, ChunkKind, approximation},
    indonesian,
    lexicon::Class,
    pos::{Pos, VerbForm},
    words::Words,
};
use crate::domain::{EntityKind, Lang};

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

/// Whether an English "to" before a token leads to a party and not to a verb, whatever the tagger takes it for:
/// "gave bags to *needy* pupils".
pub(super) fn is_no_infinitive(words: &Words, at: usize) -> bool {
    is_said_of_people(words, at) || is_several_houses(words, at) || is_led_name(words, at)
}

/// Whether a capital within an English sentence tells a name behind "to" from an infinitive: "two million dollars to
/// *Tavuna*"; headlines have capitals on their verbs too.
fn is_led_name(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && at > 1
        && at < reading.tokens.len()
        && reading.is_capital(at)
        && reading.word(at - 1) == "to"
        && !reading.is_capital(at - 2)
        && (reading.is_word(at - 2) || reading.is_number(at - 2))
        && !reading.is_headline(at)
}

/// Whether a word describes people or is a plural for them, whatever the tagger takes it for.
fn is_said_of_people(words: &Words, at: usize) -> bool {
    let listed = at < words.reading.tokens.len() && words.reading.is(at, Class::NoVerb);
    listed || is_several_people(words, at)
}

/// Whether a token is an English plural for bodies or places, which no infinitive ends like: "gave filters to *villages*".
fn is_several_houses(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && at < reading.tokens.len()
        && reading.lower(at).ends_with('s')
        && !reading.lower(at).ends_with("ss")
        && [Class::BodyNoun, Class::Community, Class::PlaceNoun]
            .iter()
            .any(|&class| words.noun_is(at, class))
}

/// Whether an English word in -ing behind whose something is says of what kind it is: "Sylvania's *growing* influence".
fn is_owned_participle(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    reading.lang() == Lang::En
        && at > 0
        && next < reading.tokens.len()
        && reading.lower(at - 1) == "'s"
        && reading.lower(at).ends_with("ing")
        && !reading.is_capital(at)
        && !words.frames.is_verb_form(reading.lower(at))
        && words.pos(next) == Pos::Noun
}

/// Whether an English word in -ing behind "have" or "hold" says of what kind the meetings are that follow: "will have
/// *working* sessions".
fn is_kind_of_meeting(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    reading.lang() == Lang::En
        && at > 0
        && next < reading.tokens.len()
        && reading.lower(at).ends_with("ing")
        && (reading.is(at - 1, Class::Have)
            || matches!(reading.lower(at - 1), "hold" | "holds" | "held" | "holding"))
        && words.noun_is(next, Class::Occasion)
}

/// Whether a token is an English plural for people, which no infinitive ends like: "gave bags to *pupils*".
fn is_several_people(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    // "to *fishermen*"
    let irregular = |at: usize| reading.lower(at).ends_with("men") || reading.is(at, Class::Folk);
    let plural = |lower: &str| lower.ends_with('s') && !lower.ends_with("ss");
    reading.lang() == Lang::En
        && at < reading.tokens.len()
        && (plural(reading.lower(at)) || irregular(at))
        && reading.is(at, Class::PersonNoun)
}

/// Whether an English participle stands for people: "the families of the *deceased*", "gave food to the *displaced*".
fn stands_for_people(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    let closed = next >= reading.tokens.len()
        || !reading.is_word(next)
        || matches!(
            words.pos(next),
            Pos::Adp | Pos::Aux | Pos::Cconj | Pos::Verb
        );
    reading.lang() == Lang::En
        && at > 0
        && reading.lower(at - 1) == "the"
        && matches!(words.form(at), VerbForm::Past | VerbForm::PastPart)
        && (reading.lower(at).ends_with("ed") || reading.is(at, Class::PersonNoun))
        && closed
}

/// Whether an English word that the tagger takes for a noun is a verb of handing over, by the particle behind it and
/// whoever stands before it.
fn hands_over(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && at > 0
        && at + 2 < reading.tokens.len()
        && !reading.tokens[at].capital
        && reading.lower(at).ends_with('s')
        && reading.is_word(at + 1)
        && (reading.is_capital(at - 1) || reading.is(at - 1, Class::BodyNoun))
        && words
            .frames
            .absorbs(reading.lower(at), reading.lower(at + 1))
}

/// Whether an English word that the tagger takes for a noun is the verb between a body by name and what it gives: "Lima
/// Foundation *grants* scholarships to …".
pub(super) fn gives_by_name(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    // The cheapest questions first: this is asked of every word.
    if at == 0
        || reading.lang() != Lang::En
        || words.pos(at) != Pos::Noun
        || !reading.is_capital(at - 1)
        || reading.tokens[at].capital
        || at + 2 >= reading.tokens.len()
        || !reading.lower(at).ends_with('s')
        || !words.frames.is_verb_form(reading.lower(at))
    {
        return false;
    }
    let given = [Class::AidNoun, Class::GiftNoun, Class::MoneyNoun]
        .iter()
        .any(|&class| reading.is(at + 1, class));
    given
        && matches!(reading.lower(at + 2), "to" | "for")
        && words
            .name_over(at - 1)
            .is_some_and(|name| words.names[name].tokens.end == at)
}

/// Whether an English word that the tagger takes for a verb is the noun for what is given: "Lisbon's *aid* to", "500
/// vaccine *doses* to", "tents and kitchen *sets*". As a verb it would have an object behind it.
fn is_given_noun(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let of = |classes: &[Class]| classes.iter().any(|&class| reading.is(at, class));
    let wraps = of(&[Class::Wrapper, Class::Unit, Class::Partitive]);
    let given = of(&[Class::AidNoun, Class::GiftNoun]);
    if !(wraps || given)
        || reading.lang() != Lang::En
        || at == 0
        || reading.tokens[at].capital
        || words.form(at) == VerbForm::Ger
        || reading.lower(at).ends_with("ed")
    {
        return false;
    }
    let next = at + 1;
    let open = next >= reading.tokens.len()
        || !reading.is_word(next) && !reading.is_number(next) && !reading.is(next, Class::Currency)
        || reading.lower(next) == "worth"
        || matches!(words.pos(next), Pos::Adp | Pos::Aux | Pos::Cconj);
    let whose = reading.is(at - 1, Class::Demonym) && !reading.lower(at - 1).ends_with('s')
        || reading.tokens[at - 1].upper
        || words.figure_over(at - 1).is_some();
    let compound = wraps && words.pos(at - 1) == Pos::Noun && {
        let before = at.checked_sub(2);
        !reading.lower(at - 1).ends_with('s')
            && before.is_some_and(|before| {
                words.figure_over(before).is_some()
                    || matches!(words.pos(before), Pos::Adj | Pos::Cconj | Pos::Noun)
                    // "10 million COVID-19 vaccine *doses*"
                    || words.name_over(before).is_some()
            })
    };
    open && (whose || compound)
}

/// Whether an English word in -ing names what a sum is: "5 million in *funding* from", not "in funding schools".
fn is_sum_noun(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    let closed = next >= reading.tokens.len()
        || !reading.is_word(next)
        || words.pos(next) == Pos::Adp
        || reading.lower(next) == "to";
    reading.lang() == Lang::En
        && at > 1
        && reading.is(at, Class::Goods)
        && reading.lower(at - 1) == "in"
        && words.figure_over(at - 2).is_some()
        && closed
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
