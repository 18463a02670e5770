//! What an English article says further on of a meeting that was planned: "The talks *were postponed*", "It *never took
//! place*". Such words name nobody, so they are no telling of their own. The Indonesian side is `off`.

use super::{Draft, LATEST, REACH};
use crate::{
    domain::{Lang, MeetingStatus, Span},
    lang::{
        chunk::{Chunk, ChunkKind},
        frame::{Event, Voice},
        lexicon::Class,
        outlook::{Outlook, token_outlook},
        words::Words,
    },
};

/// Calls off the planned meetings of which the words behind say that they did not come about.
pub(super) fn fall_through(words: &Words, drafts: &mut [Draft]) {
    if words.reading.lang() != Lang::En {
        return;
    }
    let first = drafts.len().saturating_sub(LATEST);
    for draft in &mut drafts[first..] {
        let planned =
            draft.meeting.status == MeetingStatus::Planned && draft.meeting.participants.len() > 1;
        let told = draft.meeting.told.last().map(|told| told.word);
        let Some(told) = told.filter(|_| planned) else {
            continue;
        };
        let last = (draft.sentence + REACH / 2).min(words.reading.sentences.len() - 1);
        let mut near = draft.sentence..=last;
        if near.any(|number| is_off(words, number, told, number - draft.sentence)) {
            draft.meeting.status = MeetingStatus::Cancelled;
        }
    }
}

/// Whether a sentence, so many behind the one that told a meeting, says that it did not come about.
fn is_off(words: &Words, number: usize, told: Span, distance: usize) -> bool {
    let mut tokens = words.reading.sentences[number].tokens.clone();
    let hints = [
        Class::Cancel,
        Class::CallingOff,
        Class::Falling,
        Class::Happen,
    ];
    // The cheap question first: most sentences say nothing of the kind.
    if !tokens.any(|at| hints.iter().any(|&class| words.reading.is(at, class))) {
        return false;
    }
    let chunks = words.chunks(number);
    let behind = |chunk: &Chunk| words.reading.span(&chunk.tokens).start >= told.end;
    let taken_in = |chunk: &Chunk| behind(chunk) && distance < 2 && holds_all(words, chunk);
    chunks.iter().any(taken_in)
        || (1..chunks.len()).any(|verb| {
            behind(&chunks[verb - 1])
                && opens_clause(chunks, verb - 1)
                && is_the_meeting(words, &chunks[verb - 1], distance)
                && chunks[verb].kind == ChunkKind::Verb
                && does_not_come_about(words, chunks, verb)
        })
}

/// "They were cancelled" where the tagger makes a phrase of it all.
fn holds_all(words: &Words, chunk: &Chunk) -> bool {
    let mut tokens = chunk.tokens.clone();
    let pronoun = matches!(words.reading.lower(tokens.start), "it" | "they");
    pronoun && tokens.any(|at| token_outlook(words, at, 0) == Outlook::Cancelled)
}

/// Whether nothing but what joins clauses stands before a noun in its clause.
fn opens_clause(chunks: &[Chunk], noun: usize) -> bool {
    matches!(chunks[noun].kind, ChunkKind::Noun | ChunkKind::Other)
        && chunks[..noun]
            .iter()
            .rev()
            .take_while(|chunk| chunk.kind != ChunkKind::Stop)
            .take(1)
            .all(|chunk| {
                !matches!(
                    chunk.kind,
                    ChunkKind::Verb
                        | ChunkKind::Noun
                        | ChunkKind::Preposition
                        | ChunkKind::Relative
                )
            })
}

/// Whether a subject means the meeting told before: "the talks", "it" in the next sentence.
fn is_the_meeting(words: &Words, subject: &Chunk, distance: usize) -> bool {
    let reading = words.reading;
    let first = reading.lower(subject.tokens.start);
    if matches!(first, "it" | "this" | "that" | "they") && subject.tokens.len() == 1 {
        return distance < 2;
    }
    let pointed = matches!(first, "the" | "this" | "that" | "these" | "their");
    let forms = words.frames.of_form(reading.lower(subject.head));
    let meets = forms.iter().any(|&(index, voice)| {
        voice == Voice::Noun && words.frames.frames[index].event == Event::Meeting
    });
    let named = subject
        .tokens
        .clone()
        .any(|at| words.name_over(at).is_some());
    pointed && meets && !named
}

/// Whether a verb group says that its subject was called off or never was. What is "postponed to Friday" or "put off, but
/// will be held" still comes about.
fn does_not_come_about(words: &Words, chunks: &[Chunk], verb: usize) -> bool {
    let reading = words.reading;
    let mut group = chunks[verb].tokens.clone();
    let end = chunks.last().map_or(group.end, |last| last.tokens.end);
    // "were | *postponed*", which the tagger may take for an adjective
    let behind = chunks.get(verb + 1).map(|next| next.tokens.clone());
    if let Some(next) = behind.filter(|next| reading.is(next.start, Class::Cancel)) {
        group.end = next.end;
    }
    let off = group.clone().any(|at| {
        reading.is(at, Class::Cancel) || token_outlook(words, at, 0) == Outlook::Cancelled
    });
    let denied = group
        .clone()
        .any(|at| token_outlook(words, at, 0) == Outlook::Denied)
        && reading.is(chunks[verb].head, Class::Happen);
    let fell = group
        .clone()
        .any(|at| reading.is(at, Class::Falling) && reading.lower(at + 1) == "through");
    let moved = (group.end..group.end + 2)
        .any(|at| matches!(reading.lower(at), "to" | "until" | "till" | "from"));
    let still = (chunks[verb].tokens.start..end)
        .any(|at| reading.is(at, Class::Future) || reading.is(at, Class::Negation) && !denied);
    (off && !moved || fell) && !still || denied
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Lang, MeetingStatus},
        lang::analyse,
        text,
    };

    fn check(body: &str, expected: MeetingStatus) {
        let article = text::read("a", body.as_bytes(), None).unwrap();
        let found = analyse(&article, Some(Lang::En));
        let status: Vec<MeetingStatus> = found.meetings.iter().map(|met| met.status).collect();
        assert_eq!(status, [expected], "{body}");
    }

    #[test]
    fn what_is_said_further_on_calls_a_planned_meeting_off() {
        for behind in [
            ". The talks were postponed.",
            ", but the meeting was cancelled.",
            ". The meeting never took place.",
        ] {
            let body = format!("President Okoro was due to meet Queen Adela{behind}");
            check(&body, MeetingStatus::Cancelled);
        }
    }

    #[test]
    fn what_is_put_off_to_a_day_or_is_another_thing_stays_planned() {
        for behind in [
            "The meeting was postponed to Monday.",
            "The meeting was postponed until Friday.",
            "The concert was cancelled.",
            "The meeting was not cancelled.",
        ] {
            let body = format!("President Okoro is due to meet Queen Adela. {behind}");
            check(&body, MeetingStatus::Planned);
        }
    }

    #[test]
    fn a_meeting_put_to_a_day_is_planned_and_one_put_off_is_not() {
        for told in [
            "The meeting between President Okoro and Queen Adela has been postponed until Friday.",
            "Talks between President Okoro and Queen Adela were postponed to next week.",
            "President Okoro has postponed his meeting with Queen Adela until Friday.",
        ] {
            check(told, MeetingStatus::Planned);
        }
        for told in [
            "The meeting between President Okoro and Queen Adela has been postponed.",
            "Talks between President Okoro and Queen Adela were postponed until further notice.",
            "The meeting between President Okoro and Queen Adela on Friday was postponed.",
        ] {
            check(told, MeetingStatus::Cancelled);
        }
    }

    #[test]
    fn what_was_to_have_been_is_no_meeting_held() {
        check(
            "President Okoro was to have met Queen Adela in Zubrovka.",
            MeetingStatus::Cancelled,
        );
        check(
            "President Okoro had been due to meet Queen Adela but flew home.",
            MeetingStatus::Cancelled,
        );
    }
}
