//! Whether two tellings are of one meeting: by who met, on what day, with what outcome and where.

use crate::{
    domain::{Anchor, EntityKind, Form, Lang, Meeting, MeetingStatus, Party},
    lang::{
        filling::{same, same_office, stands_for},
        lexicon::Class,
        words::Words,
    },
};

/// Whether two tellings are of one meeting: all parties of one are parties of the other, and neither day
/// nor outcome disagrees.
pub(super) fn is_one(words: &Words, known: &Meeting, other: &Meeting) -> bool {
    let within = |few: &[Party], many: &[Party]| {
        few.iter().all(|party| {
            let one = |other| {
                same(words, party, other)
                    || same_office(words, party, other)
                    || stands_for(words, party, other)
            };
            many.iter().any(one)
        })
    };
    let parties = !known.participants.is_empty()
        && !other.participants.is_empty()
        && (within(&known.participants, &other.participants)
            || within(&other.participants, &known.participants));
    let days = known
        .date
        .zip(other.date)
        .is_none_or(|(one, other)| one.date.refines(other.date) || other.date.refines(one.date));
    if held_apart(words, known, other) || held_apart(words, other, known) {
        return false;
    }
    if met_before(words, known, other) || met_before(words, other, known) {
        return false;
    }
    let outcomes = known.status == other.status
        || matches!(
            (known.status, other.status),
            (MeetingStatus::Planned, _) | (_, MeetingStatus::Planned)
        ) && known.participants.len() == other.participants.len()
            && known.date.is_some()
            && (known.date.map(|when| when.date) == other.date.map(|when| when.date)
                // "akan bertemu pekan ini … Pertemuan itu digelar Kamis": what was ahead has come about.
                || words.reading.lang() == Lang::Id
                    && known.status == MeetingStatus::Planned
                    && known.form == other.form
                    && other.date.is_some())
        // "bersiap menerima A … A disambut di kediamannya": the plan is told as done later on.
        || comes_about(words, known, other)
        // "A refused to negotiate" says nothing of the meeting of A and B.
        || [known, other].into_iter().any(|meeting| {
            let off = matches!(meeting.status, MeetingStatus::Denied | MeetingStatus::Cancelled);
            off && meeting.participants.len() > 1
        });
    parties && days && outcomes && !(remote(known, other) || remote(other, known))
}

/// Whether one English body by name is told to have sat together, with day or place: "the *Security Council* met on
/// Monday".
pub(super) fn is_sitting(words: &Words, meeting: &Meeting) -> bool {
    let [body] = meeting.participants.as_slice() else {
        return false;
    };
    let reading = words.reading;
    let entity = body.entity.map(|entity| &words.chains.entities[entity.0]);
    let sits = reading
        .tokens_in(body.name)
        .any(|at| reading.is(at, Class::Sitting) && reading.is_capital(at));
    reading.lang() == Lang::En
        && entity.is_some_and(|entity| entity.kind == EntityKind::Organisation)
        && sits
        && meeting.status != MeetingStatus::Denied
        && (meeting.date.is_some() || meeting.place.is_some())
}

/// Whether an Indonesian article plans a meeting first and tells later on that it was held, with no other day.
fn comes_about(words: &Words, known: &Meeting, other: &Meeting) -> bool {
    let before = |one: &Meeting, two: &Meeting| one.evidence.first() < two.evidence.first();
    let apart = known.place.zip(other.place).is_some_and(|(one, two)| {
        one.anchor == Anchor::Clause && two.anchor == Anchor::Clause && one.span != two.span
    });
    words.reading.lang() == Lang::Id
        && known.status == MeetingStatus::Planned
        && other.status == MeetingStatus::Held
        && known.form == other.form
        && other.date.is_none()
        && (known.date.is_some() || !apart)
        && known.participants.len() == other.participants.len()
        && before(known, other)
}

/// Whether an English meeting that was held on a day of its own is not the one that was called off: "cancelled her
/// meeting with A. The two had met in 2012".
fn met_before(words: &Words, off: &Meeting, held: &Meeting) -> bool {
    words.reading.lang() == Lang::En
        && off.status == MeetingStatus::Cancelled
        && held.status == MeetingStatus::Held
        && held.date.is_some()
        && off.date.map(|when| when.date) != held.date.map(|when| when.date)
}

/// Whether one is a call and the other takes place somewhere.
fn remote(call: &Meeting, other: &Meeting) -> bool {
    let somewhere = other
        .place
        .is_some_and(|place| place.anchor == Anchor::Clause);
    matches!(call.form, Form::Call | Form::Video) && other.form == Form::InPerson && somewhere
}

/// Whether an Indonesian meeting that is denied is not the one that was held somewhere: "tidak pernah bertemu A di
/// rumahnya, hanya bertemu A di lapangan".
fn held_apart(words: &Words, off: &Meeting, held: &Meeting) -> bool {
    let somewhere = held
        .place
        .filter(|place| place.anchor == Anchor::Clause)
        .map(|place| place.span.of(words.reading.text));
    let there = off.place.map(|place| place.span.of(words.reading.text));
    words.reading.lang() == Lang::Id
        && off.status == MeetingStatus::Denied
        && held.status == MeetingStatus::Held
        && somewhere.is_some()
        && somewhere != there
}
