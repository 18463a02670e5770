//! Verbs in the present that the English tagger takes for nouns: "Ana Lima *presents* a cheque", "India *hands* over
//! buses", in headlines and under pictures most of all.

use std::ops::Range;

use crate::{
    domain::EntityKind,
    lang::{
        frame::{Frames, Voice},
        lexicon::Class,
        name::Name,
        pos::{Pos, Tag},
        reading::Reading,
    },
};

/// The most tokens that say where somebody stands in a picture.
const ASIDE: usize = 6;

/// The most tokens of a phrase for things.
const THINGS: usize = 6;

/// "President X *meets* Queen Y", "the minister *grants* the islands": a frame's verb in the present between whoever
/// does it and an object. Where the word is a frame's noun too, the object must have a determiner.
pub(super) fn is_present(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    names: &[Name],
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    let lower = reading.lower(at);
    // "Ana Lima *plans* to meet X"
    let plans = reading.is(at, Class::Plan) && reading.lower(at + 1) == "to";
    let candidate = tags[at].pos == Pos::Noun
        && lower.ends_with('s')
        && !reading.tokens[at].capital
        && at > sentence.start
        && at + 1 < sentence.end
        && (plans || frames.is_verb_form(lower));
    if !candidate {
        return false;
    }
    let behind = before_aside(reading, at, sentence);
    let of_name = names
        .binary_search_by_key(&behind, |name| name.tokens.end)
        .is_ok_and(|index| names[index].kind != EntityKind::Date);
    let doer = of_name || reading.is(behind - 1, Class::Role);
    let named = names
        .binary_search_by_key(&(at + 1), |name| name.tokens.start)
        .is_ok_and(|index| names[index].kind == EntityKind::Person);
    let titled = reading.is(at + 1, Class::Role) && reading.is_capital(at + 1);
    let forms = frames.of_form(lower);
    let noun = forms.iter().any(|&(_, voice)| voice == Voice::Noun);
    let passes = passes_on(reading, tags, at, sentence);
    let object =
        plans || reading.is(at + 1, Class::Determiner) || !noun && (named || titled) || passes;
    (doer || passes && tags[behind - 1].pos == Pos::Propn) && object
}

/// "India *hands over* 20 buses", "Kuwait *set aside* 2 million": a verb and its particle behind a name or noun.
pub(super) fn is_with_particle(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    tags[at].pos != Pos::Verb
        && at > sentence.start
        && at + 2 < sentence.end
        && {
            let doer = before_aside(reading, at, sentence) - 1;
            matches!(tags[doer].pos, Pos::Propn) || reading.is_capital(doer)
        }
        && !reading.tokens[at].capital
        && frames.absorbs(reading.lower(at), reading.lower(at + 1))
}

/// "at a *handing over* ceremony", "the *turning over* of the desks": a verb and its particle that say what is held.
pub(super) fn is_deed_of_ceremony(
    reading: &Reading,
    frames: &Frames,
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    reading.lower(at).ends_with("ing")
        && at > sentence.start
        && at + 2 < sentence.end
        && (reading.is(at - 1, Class::Determiner) || reading.is(at - 1, Class::Preposition))
        && reading.is(at + 2, Class::Ceremony)
        && frames.absorbs(reading.lower(at), reading.lower(at + 1))
}

/// "presents *laptops to* pupils": whether things stand right behind a verb, and "to" behind them.
fn passes_on(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let end = sentence.end.min(at + THINGS);
    let thing = |&at: &usize| {
        let plural = tags[at].pos == Pos::Verb && reading.lower(at).ends_with('s');
        reading.is_word(at) && (matches!(tags[at].pos, Pos::Noun | Pos::Adj) || plural)
            || reading.is_number(at)
    };
    let behind = (at + 1..end).take_while(thing).last();
    behind.is_some_and(|last| {
        last + 1 < sentence.end
            && reading.lower(last).ends_with('s')
            && reading.lower(last + 1) == "to"
            && !reading.tokens[last].capital
    })
}

/// The token behind whoever acts before a verb, past what a caption says of where they stand: "Ana Lima *(left)* hands
/// over", "Ana Lima, *second right*, presents".
fn before_aside(reading: &Reading, at: usize, sentence: &Range<usize>) -> usize {
    let earliest = sentence.start.max(at.saturating_sub(ASIDE)) + 1;
    let opens = match reading.word(at - 1) {
        ")" => "(",
        "," => ",",
        _ => return at,
    };
    let open = (earliest..at - 1)
        .rev()
        .find(|&before| reading.word(before) == opens);
    let stands = |open: &usize| (open + 1..at - 1).any(|aside| reading.is(aside, Class::Caption));
    open.filter(stands).unwrap_or(at)
}

/// "Former Mayor Ana Vik *Donates* $2,000": a verb of giving with a headline's capital, between whoever acts and a sum.
pub(super) fn gives_in_headline(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    reading.is(at, Class::HeadlineVerb)
        && reading.is_capital(at - 1)
        && next < reading.tokens.len()
        && (reading.is_number(next) || reading.is(next, Class::Currency))
}

/// "India *hands* over 20 buses to Nepal": in a sentence in which no verb was found, the form of a frame's verb in -s
/// right behind the name that opens it.
pub(super) fn headline_verb(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    names: &[Name],
    sentence: &Range<usize>,
) -> Option<usize> {
    let first = names.partition_point(|name| name.tokens.start < sentence.start);
    let at = names.get(first)?.tokens.end;
    let opens = (sentence.start..at).all(|word| reading.is_capital(word) || !reading.is_word(word));
    let object = at + 1 < sentence.end
        && (reading.is_number(at + 1)
            || reading.is(at + 1, Class::Currency)
            || matches!(
                tags[at + 1].pos,
                Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num | Pos::Adp | Pos::Part
            ));
    let told = at < sentence.end
        && reading.lower(at).ends_with('s')
        && !(at + 1 < sentence.end && reading.lower(at + 1) == "of")
        && frames
            .of_form(reading.lower(at))
            .iter()
            .any(|&(_, voice)| voice == Voice::Active);
    (opens && object && told).then_some(at)
}
