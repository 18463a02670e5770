//! Chunks: a sentence as noun phrases, verb groups and what joins them.
//!
//! Chunks stand on parts of speech and word classes, never on one article's words. Quotation marks are
//! passed over: what is quoted in part ("he 'gave the town a clock'") is read with the clause around it.

use std::ops::Range;

use super::{
    indonesian,
    lexicon::Class,
    name::Name,
    pos::{Pos, VerbForm},
    words::Words,
};
use crate::domain::{EntityKind, Lang};

/// One chunk of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token that stands for it: the head noun, the main verb, the word itself.
    pub head: usize,
}

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// A noun phrase, "of" phrases included.
    Noun,
    /// A verb with its auxiliaries, negations and adverbs.
    Verb,
    /// A preposition.
    Preposition,
    /// A word that joins equals.
    Conjunction,
    /// A word that opens a relative clause.
    Relative,
    /// A word that opens another clause, "untuk" and "to" before a verb included.
    Subordinator,
    /// A comma.
    Comma,
    /// A date.
    Date,
    /// A mark that parts clauses: a full stop, colon, semicolon, dash or bracket.
    Stop,
    /// An adverb or anything else.
    Other,
}

/// The chunks of the sentence with these tokens, in order; together with passed-over quotation marks they
/// hold every token once.
#[must_use]
pub fn chunks(words: &Words, sentence: &Range<usize>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if is_quote(words, at) {
            at += 1;
            continue;
        }
        let chunk = chunk_at(words, at, sentence);
        at = chunk.tokens.end;
        match chunks
            .last()
            .and_then(|verb| two_objects(words, verb, &chunk))
        {
            Some((first, second)) => chunks.extend([first, second]),
            None => chunks.push(chunk),
        }
    }
    chunks
}

/// "sent | Ukraine food": the name and the thing behind a verb that takes both as objects.
fn two_objects(words: &Words, verb: &Chunk, noun: &Chunk) -> Option<(Chunk, Chunk)> {
    let reading = words.reading;
    let takes_two = verb.kind == ChunkKind::Verb
        && noun.kind == ChunkKind::Noun
        && reading.lang() == Lang::En
        && takes_two_objects(reading.lower(verb.head));
    // "given *neighbouring* Afghanistan fuel"
    let described = usize::from(words.pos(noun.tokens.start) == Pos::Adj);
    let name = words
        .name_over(noun.tokens.start + described)
        .filter(|_| takes_two)?;
    let name = &words.names[name];
    let end = name.tokens.end;
    let thing = noun.head >= end
        && name.kind != EntityKind::Product
        && reading.is_word(end)
        && !reading.is_capital(end)
        && !matches!(reading.lower(end), "'s" | "of")
        && !reading.is(noun.head, Class::PersonNoun)
        && !reading.is(noun.head, Class::Role)
        && !reading.is(noun.head, Class::BodyNoun);
    let part = |tokens: Range<usize>, head| Chunk {
        kind: ChunkKind::Noun,
        tokens,
        head,
    };
    thing.then(|| {
        (
            part(noun.tokens.start..end, end - 1),
            part(end..noun.tokens.end, noun.head),
        )
    })
}

fn chunk_at(words: &Words, at: usize, sentence: &Range<usize>) -> Chunk {
    if let Some(end) = words.date_end(at) {
        return Chunk {
            kind: ChunkKind::Date,
            tokens: at..end,
            head: at,
        };
    }
    let one = |kind: ChunkKind| Chunk {
        kind,
        tokens: at..at + 1,
        head: at,
    };
    let reading = words.reading;
    if !reading.is_word(at) && !reading.is_number(at) && !reading.is(at, Class::Currency) {
        let mark = reading.word(at);
        return match mark {
            "," => one(ChunkKind::Comma),
            "&" => one(ChunkKind::Conjunction),
            "(" | "[" => bracket(words, at, sentence),
            _ if mark.starts_with([
                '.', ';', ':', '!', '?', '-', '–', '—', '…', ')', ']', '/', '|',
            ]) =>
            {
                one(ChunkKind::Stop)
            }
            _ => one(ChunkKind::Other),
        };
    }
    if is_time(words, at, sentence) {
        return Chunk {
            kind: ChunkKind::Other,
            tokens: at..at + 2,
            head: at,
        };
    }
    let in_person = at + 2 < sentence.end
        && ["face", "to", "face"]
            .iter()
            .enumerate()
            .all(|(step, word)| reading.lower(at + step) == *word);
    if in_person {
        return Chunk {
            kind: ChunkKind::Other,
            tokens: at..at + 3,
            head: at,
        };
    }
    if let Some(end) = indonesian::adverb_end(words, at, sentence) {
        return Chunk {
            kind: ChunkKind::Other,
            tokens: at..end,
            head: at,
        };
    }
    if words.name_over(at).is_none() {
        if let Some(kind) = function(words, at, sentence) {
            return one(kind);
        }
        let verb = verb_group(words, at, sentence).filter(|_| !is_attributive(words, at, sentence));
        if let Some(group) = verb {
            return group;
        }
        if indonesian::is_adverb(words, at) {
            return one(ChunkKind::Other);
        }
    }
    noun_phrase(words, at, sentence).unwrap_or_else(|| one(ChunkKind::Other))
}

/// Whether an English participle opens a noun phrase: "to *displaced* families", "*visiting* ministers".
fn is_attributive(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let led = at > sentence.start
        && (words.pos(at - 1) == Pos::Adp || reading.is(at - 1, Class::Preposition));
    // "gave pupils *signed* shirts"
    let second = at > sentence.start + 1
        && words.pos(at - 1) == Pos::Noun
        && takes_two_objects(reading.lower(at - 2))
        && reading.is(at - 1, Class::PersonNoun);
    let participle = match words.form(at) {
        VerbForm::PastPart | VerbForm::Past => (led || second) && reading.lower(at).ends_with("ed"),
        VerbForm::Ger => {
            reading.is(at, Class::Attributive)
                && (led
                    || at == sentence.start
                    || !reading.is_word(at - 1)
                    || reading.is(at - 1, Class::Conjunction))
        }
        _ => false,
    };
    reading.lang() == Lang::En
        && participle
        && at + 1 < sentence.end
        && words.name_over(at + 1).is_none()
        && matches!(words.pos(at + 1), Pos::Noun | Pos::Adj)
}

/// Whether an English verb form is one of those that take a receiver and a thing without a preposition
/// (Levin, English Verb Classes and Alternations, 1993, §2.1: not "donate", "deliver", "supply").
pub(super) fn takes_two_objects(form: &str) -> bool {
    const STEMS: &[&str] = &["send", "grant", "award", "offer", "hand", "promis"];
    matches!(
        form,
        "give"
            | "gives"
            | "gave"
            | "given"
            | "giving"
            | "sent"
            | "bring"
            | "brings"
            | "brought"
            | "bringing"
    ) || STEMS.iter().any(|stem| {
        form.strip_prefix(stem)
            .is_some_and(|ending| matches!(ending, "" | "s" | "e" | "es" | "ed" | "ing"))
    })
}

/// Whether two words say when without a date: "next week", "pekan depan".
fn is_time(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    if at + 1 >= sentence.end || words.name_over(at).is_some() {
        return false;
    }
    match reading.lang() {
        Lang::En => {
            matches!(
                reading.lower(at),
                "next" | "last" | "this" | "every" | "each"
            ) && reading.is(at + 1, Class::TimeNoun)
        }
        Lang::Id => {
            matches!(
                reading.lower(at + 1),
                "depan" | "lalu" | "mendatang" | "ini"
            ) && reading.is(at, Class::TimeNoun)
        }
    }
}

fn is_quote(words: &Words, at: usize) -> bool {
    let mark = words.reading.word(at);
    !words.reading.is_word(at)
        && mark
            .chars()
            .all(|c| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | '`'))
}

/// What stands in brackets is passed over as one chunk, unless the bracket never closes.
fn bracket(words: &Words, at: usize, sentence: &Range<usize>) -> Chunk {
    let close = (at..sentence.end.min(at + 30))
        .find(|&close| matches!(words.reading.word(close), ")" | "]"));
    // A clause in brackets is read as one between commas.
    let clause = close.is_none_or(|close| close > at + 6);
    let end = if clause {
        at + 1
    } else {
        close.map_or(at + 1, |close| close + 1)
    };
    Chunk {
        kind: if clause {
            ChunkKind::Comma
        } else {
            ChunkKind::Other
        },
        tokens: at..end,
        head: at,
    }
}

/// The length in tokens of words that only say how exact the number behind them is: "more than 20".
fn approximation(words: &Words, at: usize, end: usize) -> Option<usize> {
    let lower = |at: usize| {
        if at < end {
            words.reading.lower(at)
        } else {
            ""
        }
    };
    let length = match (lower(at), lower(at + 1), lower(at + 2)) {
        ("no", "less" | "fewer", "than") | ("as", "much" | "many", "as") => 3,
        ("more" | "less" | "fewer", "than", _)
        | ("at", "least" | "most", _)
        | ("up" | "close", "to", _)
        | ("lebih" | "kurang", "dari", _) => 2,
        (
            "over" | "about" | "around" | "nearly" | "almost" | "some" | "roughly"
            | "approximately" | "sekitar" | "hampir" | "sebanyak" | "senilai" | "sebesar"
            | "sejumlah" | "hingga",
            _,
            _,
        ) => 1,
        _ => return None,
    };
    let money = words.reading.is(at + length, Class::Currency);
    (words.figure_over(at + length).is_some() || money && at + length < end).then_some(length)
}

/// The kind of a function word.
fn function(words: &Words, at: usize, sentence: &Range<usize>) -> Option<ChunkKind> {
    let reading = words.reading;
    if approximation(words, at, sentence.end).is_some() {
        return None;
    }
    let pos = words.pos(at);
    let verb_next = at + 1 < sentence.end && verb_group(words, at + 1, sentence).is_some();
    let lower = reading.lower(at);
    if reading.is(at, Class::Relative)
        && (reading.lang() == Lang::Id
            || matches!(lower, "who" | "which" | "whom" | "whose")
            || (lower == "that"
                && pos != Pos::Det
                && at > sentence.start
                && words.pos(at - 1).is_nominal()
                && verb_next))
    {
        return Some(ChunkKind::Relative);
    }
    if reading.lang() == Lang::En && lower == "that" && opens_object_clause(words, at, sentence) {
        return Some(ChunkKind::Relative);
    }
    if reading.lang() == Lang::En && lower == "to" && words.form(at + 1) == VerbForm::Inf {
        return None;
    }
    // "makan bareng di X": an adverb.
    let together = matches!(lower, "bareng" | "bersama")
        && at + 1 < sentence.end
        && reading.is(at + 1, Class::Preposition);
    if reading.lang() == Lang::Id && together {
        return Some(ChunkKind::Other);
    }
    let leads = matches!(lower, "lewat" | "melalui" | "via") && reading.is_word(at + 1);
    if reading.lang() == Lang::Id
        && (matches!(lower, "berupa" | "berisi" | "antaranya") || leads && !verb_next)
    {
        return Some(ChunkKind::Preposition);
    }
    if reading.is(at, Class::Conjunction) {
        return Some(ChunkKind::Conjunction);
    }
    let purpose = reading.lang() == Lang::Id
        && matches!(
            lower,
            "untuk"
                | "guna"
                | "demi"
                | "dengan"
                | "dalam"
                | "sebelum"
                | "setelah"
                | "usai"
                | "selepas"
                | "seusai"
                | "sambil"
        )
        && verb_next;
    if purpose {
        return Some(ChunkKind::Subordinator);
    }
    if reading.is(at, Class::Preposition)
        && (pos != Pos::Sconj || reading.lang() == Lang::Id && !verb_next)
        && !matches!(pos, Pos::Verb | Pos::Adv | Pos::Adj)
    {
        return Some(ChunkKind::Preposition);
    }
    if reading.lang() == Lang::En && pos == Pos::Adp {
        return Some(ChunkKind::Preposition);
    }
    let clause = reading.is(at, Class::Subordinator)
        && !matches!(pos, Pos::Det | Pos::Noun | Pos::Propn)
        && !reading.is(at, Class::Modal);
    clause.then_some(ChunkKind::Subordinator)
}

/// Whether "that" stands for the thing before it in a clause with a subject of its own: "tents *that*
/// Pakistan had sent". People, and what is said, are followed by what they are told or by its words.
fn opens_object_clause(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    let thing = before.is_some_and(|before| {
        words.pos(before) == Pos::Noun
            && words.name_over(before).is_none()
            && ![
                Class::PersonNoun,
                Class::Role,
                Class::Abstract,
                Class::TimeNoun,
                Class::BodyNoun,
                Class::Say,
            ]
            .iter()
            .any(|&class| words.noun_is(before, class))
    });
    thing
        && at + 1 < sentence.end
        && words.pos(at) != Pos::Det
        && (words.name_over(at + 1).is_some()
            || words.reading.is_capital(at + 1)
            || matches!(words.pos(at + 1), Pos::Det | Pos::Propn | Pos::Pron))
}

/// The verb group that begins at a token: auxiliaries, negations and adverbs up to a verb.
fn verb_group(words: &Words, at: usize, sentence: &Range<usize>) -> Option<Chunk> {
    let reading = words.reading;
    let mut head = at;
    while head < sentence.end && head < at + 8 && words.name_over(head).is_none() {
        let infinitive = reading.lower(head) == "to" && reading.lang() == Lang::En;
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
    lone.then_some(Chunk {
        kind: ChunkKind::Verb,
        tokens: at..at + 1,
        head: at,
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
    if reading.lang() == Lang::Id && (noun || described) {
        return false;
    }
    // Irregular forms of "ber-" that the tagger takes for nouns.
    if reading.lang() == Lang::Id && matches!(reading.lower(at), "bekerja" | "belajar" | "berada") {
        return true;
    }
    // "Sylvanian *refugees*": a noun for people behind a name's capital.
    let people = reading.lang() == Lang::En
        && reading.is(at, Class::PersonNoun)
        && reading.lower(at).ends_with('s')
        && at > 0
        && reading.is_capital(at - 1);
    if people {
        return false;
    }
    if pos == Pos::Verb {
        return reading.lang() == Lang::En || is_verbal(words, at);
    }
    let past = reading.lang() == Lang::En
        && !reading.tokens[at].capital
        && reading.lower(at).ends_with("ed");
    if past && words.frames.is_verb_form(reading.lower(at)) && pos != Pos::Adj {
        return true;
    }
    // A form of a frame's verb that no noun shares settles it against the tag.
    let speaks = reading.lang() == Lang::Id
        && reading.is(at, Class::Say)
        && at > 0
        && !reading.is_word(at - 1)
        && !reading.is_number(at - 1);
    speaks
        || reading.lang() == Lang::Id
            && words.frames.is_verb_form(reading.lower(at))
            && (!reading.tokens[at].capital
                && (looks_verbal(reading.lower(at)) || is_base(words, at))
                || is_headline_verb(words, at))
}

/// Whether an Indonesian word has a capital that only a name or an office gives it: "Angkatan *Bersenjata*".
fn is_inside_name(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && reading.tokens[at].capital
        && at > 0
        && (reading.is_word(at - 1) || reading.is_number(at - 1))
        && !reading.is_headline(at)
}

/// Whether a word is a verb without a prefix that tells an event by itself: "sowan".
fn is_base(words: &Words, at: usize) -> bool {
    let lower = words.reading.lower(at);
    words.reading.is(at, Class::BaseVerb)
        && !words.frames.is_bare(lower)
        && !words.frames.is_noun_form(lower)
}

/// Whether a word of a headline is its verb, with or without a prefix: "Bupati *Serahkan* …".
fn is_headline_verb(words: &Words, at: usize) -> bool {
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

/// The noun phrase that begins at a token.
fn noun_phrase(words: &Words, at: usize, sentence: &Range<usize>) -> Option<Chunk> {
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
    words.reading.lang() == Lang::En
        && matches!(
            words.reading.lower(at),
            "its" | "their" | "my" | "our" | "your"
        )
}

/// The end of a noun phrase `start..at` when it takes in what stands at `at`.
fn extend(words: &Words, start: usize, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let reading = words.reading;
    if at > start && (words.date_end(at).is_some() || is_time(words, at, sentence)) {
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
        && words.pos(at) == Pos::Part
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Article, Paragraph, Span},
        lang::reading::Reading,
    };

    /// A sentence with its chunks marked: `[noun phrase] <verb group> (preposition) {date}`.
    fn marked(lang: Lang, text: &str) -> String {
        let paragraphs = vec![Paragraph::plain(Span::new(0, text.len()))];
        let article = Article {
            text: text.into(),
            paragraphs,
            ..Article::default()
        };
        let reading = Reading::new(&article, lang);
        let words = Words::new(&reading);
        let sentence = reading.sentences[0].tokens.clone();
        let parts = chunks(&words, &sentence).into_iter().map(|chunk| {
            let said = reading.span(&chunk.tokens).of(text);
            match chunk.kind {
                ChunkKind::Noun => format!("[{said}]"),
                ChunkKind::Verb => format!("<{said}>"),
                ChunkKind::Preposition => format!("({said})"),
                ChunkKind::Date => format!("{{{said}}}"),
                _ => said.to_owned(),
            }
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    fn check(lang: Lang, text: &str, expected: &str) {
        assert_eq!(marked(lang, text), expected);
    }

    #[test]
    fn indonesian_sentences_fall_into_phrases() {
        check(
            Lang::Id,
            "Bupati Sutarman menyerahkan 50 kursi roda kepada Yayasan Kasih Bunda, Senin (3/2).",
            "[Bupati Sutarman] <menyerahkan> [50 kursi roda] (kepada) [Yayasan Kasih Bunda] , {Senin (3/2)} .",
        );
        check(
            Lang::Id,
            "Dalam kunjungan itu ia juga menerima sebuah jam dari Rini Suharti.",
            "(Dalam) [kunjungan itu] [ia] <juga menerima> [sebuah jam] (dari) [Rini Suharti] .",
        );
    }

    #[test]
    fn english_sentences_fall_into_phrases() {
        check(
            Lang::En,
            "This week, the United States handed over more than $4 million worth of new medical equipment to Ethiopia.",
            "{This week} , [the United States] <handed over> [more than $4 million worth of new medical equipment] (to) [Ethiopia] .",
        );
        check(
            Lang::En,
            "A statue was presented to Governor Maria Silva on Tuesday.",
            "[A statue] <was presented> (to) [Governor Maria Silva] (on) {Tuesday} .",
        );
    }
}
