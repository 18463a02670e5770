//! Off: meetings that what comes behind their telling calls off or says never were.

use super::{Draft, LATEST, REACH};
use crate::{
    domain::{Lang, MeetingStatus},
    lang::{
        chunk::{Chunk, ChunkKind},
        lexicon::Class,
        outlook::Outlook,
        reading::Reading,
        telling::Telling,
        told::{add_evidence, add_told},
        words::Words,
    },
};

/// Takes the outcome that a telling without parties gives to the meeting told right before it.
pub(super) fn put_off(drafts: &mut [Draft], telling: &Telling) {
    let status = match telling.outlook {
        Outlook::Cancelled => MeetingStatus::Cancelled,
        Outlook::Denied | Outlook::Undone => MeetingStatus::Denied,
        _ => return,
    };
    let before = |draft: &&mut Draft| {
        draft.meeting.participants.len() > 1
            && telling.sentence > draft.sentence
            && telling.sentence - draft.sentence <= REACH
    };
    if let Some(known) = drafts.iter_mut().rev().take(LATEST).find(before) {
        known.meeting.status = status;
        add_evidence(&mut known.meeting.evidence, vec![telling.evidence]);
        add_told(&mut known.meeting.told, vec![telling.told.clone()]);
    }
}

/// Calls off the Indonesian meetings of which a sentence behind says so before another is told: "A akan bertemu B.
/// *Namun, pertemuan itu dibatalkan*."
pub(super) fn call_off(words: &Words, drafts: &mut [Draft]) {
    if words.reading.lang() != Lang::Id {
        return;
    }
    let told: Vec<usize> = drafts.iter().map(|draft| draft.sentence).collect();
    let from = drafts.len().saturating_sub(LATEST);
    for draft in &mut drafts[from..] {
        let open = matches!(
            draft.meeting.status,
            MeetingStatus::Held | MeetingStatus::Planned
        );
        if !open || draft.meeting.participants.len() < 2 {
            continue;
        }
        let own = draft.sentence;
        let next = told.iter().filter(|&&at| at > own).min();
        let end = (own + REACH).min(next.copied().unwrap_or(usize::MAX));
        if (own..=end).any(|number| is_off(words, number, number > own)) {
            draft.meeting.status = MeetingStatus::Cancelled;
        }
    }
}

/// Whether a sentence says of the meeting or plan that it takes up that it is off: "*Rencana itu* batal"; where it tells
/// the meeting itself, also by a clause without a subject: "…, *namun dibatalkan*".
fn is_off(words: &Words, number: usize, behind: bool) -> bool {
    let reading = words.reading;
    let Some(mut tokens) = reading.tokens_of(number) else {
        return false;
    };
    if !tokens.any(|at| reading.is(at, Class::Cancel)) {
        return false;
    }
    let chunks = words.chunks(number);
    (1..chunks.len()).any(|at| {
        let before = &chunks[at - 1];
        let against =
            !behind && at + 1 >= chunks.len().saturating_sub(1) && is_against(reading, before);
        calls_off(reading, &chunks[at]) && (takes_up(reading, before) || against)
    })
}

/// Whether a verb group says, and does not deny, that something is off.
fn calls_off(reading: &Reading, group: &Chunk) -> bool {
    let mut tokens = group.tokens.clone();
    let denied = tokens.clone().any(|at| reading.is(at, Class::Negation));
    !denied && tokens.any(|at| reading.is(at, Class::Cancel))
}

/// Whether a phrase takes up a meeting or plan told before: "pertemuan tersebut", "agenda itu", "rencana itu"; "kunjungan
/// itu" is another thing that may be off.
fn takes_up(reading: &Reading, phrase: &Chunk) -> bool {
    let of = [Class::Occasion, Class::Plan, Class::TopicNoun];
    phrase.kind == ChunkKind::Noun
        && !reading.is(phrase.head, Class::Motion)
        && reading.is(phrase.tokens.end - 1, Class::Pointing)
        && of.iter().any(|&class| reading.is(phrase.head, class))
}

/// Whether a word sets its clause against the one before: "tetapi", "namun".
fn is_against(reading: &Reading, word: &Chunk) -> bool {
    matches!(reading.lower(word.head), "tetapi" | "tapi" | "namun")
}
