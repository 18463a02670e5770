//! Shared: place and day that one record takes from another: a gift from the meeting at which it was given, a meeting
//! from the summary that it is a part of.

use super::{BEHIND, TELLINGS};
use crate::{
    domain::{Anchor, Form, Gift, GiftStatus, Meeting, MeetingStatus, Party, Place, Span, When},
    lang::{lexicon::Class, words::Words},
};

/// Gives a meeting the day of the summary that it is a part of: "Ana on Thursday received several envoys. … Envoy Budi
/// called on Ana …"
pub(super) fn take_from_summaries(words: &Words, meetings: &mut [Meeting]) {
    for later in 1..meetings.len().min(SHARING) {
        let (before, rest) = meetings.split_at_mut(later);
        let meeting = &mut rest[0];
        let held = meeting.status == MeetingStatus::Held && meeting.date.is_none();
        let of = |summary: &&Meeting| {
            let several = |party: &Party| {
                let first = words.reading.tokens_in(party.span).start;
                party.entity.is_none()
                    && [first.saturating_sub(1), first]
                        .iter()
                        .any(|&at| words.reading.is(at, Class::Several))
            };
            let host = |party: &Party| {
                party.entity.is_some()
                    && meeting
                        .participants
                        .iter()
                        .any(|other| other.entity == party.entity)
            };
            summary.status == MeetingStatus::Held
                && summary.date.is_some()
                && summary.participants.iter().any(several)
                && summary.participants.iter().any(host)
        };
        if held && let Some(summary) = before.iter().rev().find(of) {
            let anchor = Anchor::Story;
            meeting.date = summary.date.map(|when| When { anchor, ..when });
        }
    }
}

/// Lets a gift and a meeting of the same parties, told close to each other, share place and day: "Sebelum upacara,
/// keduanya bertemu …".
pub(super) fn share(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    let sentence = |span: &Span| {
        let tokens = &words.reading.tokens;
        words
            .reading
            .sentence_of(tokens.partition_point(|token| token.span.start < span.start))
    };
    let apart = |gift: &Gift, meeting: &Meeting| {
        let told = |evidence: &[Span]| {
            evidence
                .iter()
                .take(TELLINGS)
                .map(sentence)
                .collect::<Vec<_>>()
        };
        let (one, other) = (told(&gift.evidence), told(&meeting.evidence));
        let pairs = one
            .iter()
            .flat_map(|at| other.iter().map(|it| at.abs_diff(*it)));
        pairs.min().unwrap_or(usize::MAX)
    };
    let same = |gift: &Gift, meeting: &Meeting| {
        let there = |party: &Party| {
            party.entity.is_some()
                && meeting
                    .participants
                    .iter()
                    .any(|other| other.entity == party.entity)
        };
        let done = meeting.status == MeetingStatus::Held && gift.status == GiftStatus::Given;
        done && gift.givers.iter().any(there) && gift.recipients.iter().any(there)
    };
    for gift in gifts.iter_mut().take(SHARING) {
        // The nearest of several; the earlier of those as near.
        let near = (0..meetings.len().min(SHARING))
            .filter(|&at| apart(gift, &meetings[at]) <= BEHIND && same(gift, &meetings[at]))
            .min_by_key(|&at| apart(gift, &meetings[at]));
        if let Some(meeting) = near.map(|at| &mut meetings[at]) {
            let remote = matches!(meeting.form, Form::Call | Form::Video);
            // What was itself taken from elsewhere is not handed on.
            let place = gift
                .place
                .or(meeting.place)
                .filter(|place| place.anchor != Anchor::Story);
            let date = gift
                .date
                .or(meeting.date)
                .filter(|when| when.anchor != Anchor::Story);
            let told = |place: Place| Place {
                anchor: Anchor::Story,
                ..place
            };
            let dated = |when: When| When {
                anchor: Anchor::Story,
                ..when
            };
            if !remote {
                gift.place = gift.place.or(place.map(told));
                meeting.place = meeting.place.or(place.map(told));
            }
            gift.date = gift.date.or(date.map(dated));
            meeting.date = meeting.date.or(date.map(dated));
        }
    }
}

/// How many gifts and meetings of an article are looked at for what they share.
pub(super) const SHARING: usize = 16;
