//! Occasion: place and day of a record whose sentence says that it was part of what was told before: "Dalam
//! kesempatan itu, X menyerahkan …", "Usai pertemuan, keduanya …".
//!
//! They are those of the record told last before it, no more than a few sentences back, and are anchored in the
//! story. Only what is told as done takes and gives them.

use std::ops::Range;

use super::{lexicon::Class, words::Words};
use crate::domain::{
    Anchor, Form, Gift, GiftStatus, Lang, Meeting, MeetingStatus, Place, Span, When,
};

/// How many sentences back the occasion may have been told.
const REACH: usize = 6;

/// How many records of an article are looked at; keeps the search linear.
const RECORDS: usize = 16;

/// How many words of a sentence may lead to its occasion.
const OPENING: usize = 7;

/// What a record says of the occasion it belongs to.
#[derive(Clone, Copy)]
struct Scene {
    sentence: usize,
    place: Option<Place>,
    date: Option<When>,
}

/// Hands place and day on from record to record within one occasion.
pub fn join(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    if words.reading.lang() != Lang::Id {
        return;
    }
    let known = scenes(words, gifts, meetings);
    for gift in gifts.iter_mut().take(RECORDS) {
        if gift.status == GiftStatus::Given {
            let sentence = sentence_of(words, &gift.evidence);
            hand_on(words, &known, sentence, &mut gift.place, &mut gift.date);
        }
    }
    for meeting in meetings.iter_mut().take(RECORDS) {
        let near = !matches!(meeting.form, Form::Call | Form::Video);
        if meeting.status == MeetingStatus::Held && near {
            let sentence = sentence_of(words, &meeting.evidence);
            hand_on(
                words,
                &known,
                sentence,
                &mut meeting.place,
                &mut meeting.date,
            );
        }
    }
}

/// The scenes of what is told as done, in the order of the text.
fn scenes(words: &Words, gifts: &[Gift], meetings: &[Meeting]) -> Vec<Scene> {
    let given = gifts
        .iter()
        .take(RECORDS)
        .filter(|gift| gift.status == GiftStatus::Given)
        .map(|gift| (sentence_of(words, &gift.evidence), gift.place, gift.date));
    let held = meetings
        .iter()
        .take(RECORDS)
        .filter(|meeting| {
            meeting.status == MeetingStatus::Held
                && !matches!(meeting.form, Form::Call | Form::Video)
        })
        .map(|meeting| {
            (
                sentence_of(words, &meeting.evidence),
                meeting.place,
                meeting.date,
            )
        });
    let mut scenes: Vec<Scene> = given
        .chain(held)
        .map(|(sentence, place, date)| Scene {
            sentence,
            place,
            date,
        })
        .collect();
    scenes.sort_by_key(|scene| scene.sentence);
    scenes
}

/// The sentence in which a record is told first.
fn sentence_of(words: &Words, evidence: &[Span]) -> usize {
    let first = evidence.first().copied().unwrap_or_default();
    let tokens = &words.reading.tokens;
    words
        .reading
        .sentence_of(tokens.partition_point(|token| token.span.start < first.start))
}

/// Fills in what the scene told last before a sentence says, where the sentence belongs to it.
fn hand_on(
    words: &Words,
    known: &[Scene],
    sentence: usize,
    place: &mut Option<Place>,
    date: &mut Option<When>,
) {
    let near = |scene: &&Scene| {
        scene.sentence < sentence
            && sentence - scene.sentence <= REACH
            && (scene.place.is_some() || scene.date.is_some())
    };
    let Some(scene) = known.iter().rev().find(near) else {
        return;
    };
    let Some(tokens) = words.reading.tokens_of(sentence) else {
        return;
    };
    if (place.is_some() && date.is_some()) || !goes_on(words, &tokens) {
        return;
    }
    let anchor = Anchor::Story;
    // A day of its own is another occasion.
    let apart = date
        .zip(scene.date)
        .is_some_and(|(own, other)| own.date != other.date);
    if !apart {
        *place = place.or(scene.place.map(|place| Place { anchor, ..place }));
        *date = date.or(scene.date.map(|when| When { anchor, ..when }));
    }
}

/// Whether a sentence opens with the occasion told before: "Dalam kunjungan itu", "Pada kesempatan yang sama",
/// "Di akhir pertemuan", "Usai pertemuan".
pub(super) fn goes_on(words: &Words, tokens: &Range<usize>) -> bool {
    let reading = words.reading;
    let end = tokens.end.min(tokens.start + OPENING);
    let leads = reading.is(tokens.start, Class::OccasionLead);
    let occasion = (tokens.start + 1..end)
        .find(|&at| reading.is(at, Class::Occasion) || reading.is(at, Class::OccasionNoun));
    let Some(at) = occasion.filter(|_| leads) else {
        return false;
    };
    // "Dalam pertemuan dengan X" is another one.
    !reading.is_word(at + 1)
        || at + 1 < tokens.end && reading.is(at + 1, Class::OccasionTail)
        || reading.lower(at).ends_with("nya")
}
