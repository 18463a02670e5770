//! Meetings: tellings of meeting put together, one record for each set of parties and day.

mod guests;
mod off;
mod one;
mod outcome;
mod summary;
#[cfg(test)]
pub(in crate::lang) mod tests;

use super::{
    filling::{same, same_office, stands_for},
    frame::{Event, Role},
    lexicon::Class,
    outlook::Outlook,
    party::is_named,
    telling::Telling,
    told::{add_evidence, add_told, body_first, finer_date, nearer_place},
    words::Words,
};
use crate::domain::{
    Confidence, EntityId, EntityKind, Form, Lang, Meeting, MeetingStatus, MentionForm, Party,
};
use guests::{leave_out_counted, list_guests, receive_for, settle_both, take_up};
use off::{call_off, put_off};
use one::{is_one, is_sitting};
use outcome::fall_through;
use summary::{join_offices, leave_out_summaries};

/// How many sentences back "pertemuan itu" may point.
const REACH: usize = 4;

/// How many of the latest records a telling may belong to; keeps the gathering linear.
const LATEST: usize = 64;

/// A record while it grows.
struct Draft {
    meeting: Meeting,
    sure: u8,
    /// The sentence of the latest telling.
    sentence: usize,
}

/// The meetings that the tellings report, by first evidence.
#[must_use]
pub fn gather(words: &Words, tellings: &[Telling]) -> Vec<Meeting> {
    let mut drafts: Vec<Draft> = Vec::new();
    let (body, mut title) = body_first(words, tellings, Event::Meeting);
    // In English those of the headline wait whom the body does not name, "Ministers meet", and whom it will: "meets
    // Chinese counterpart", "receives UN chief".
    let nameless = |telling: &&Telling| {
        let mut parties = telling.of(Role::Participant);
        let named = parties.any(|party| is_of_body(words, &party));
        let mut parties = telling.of(Role::Participant);
        let open = |party: Party| is_open(words, &party) || !is_by_name(words, &party);
        telling.in_title && (!named || parties.any(open))
    };
    let (late, body): (Vec<_>, Vec<_>) = body.into_iter().partition(nameless);
    title.extend(late);
    for telling in body {
        // "Pertemuan itu tidak pernah terjadi": what a telling without parties says of the one before it.
        if telling.parties.is_empty() {
            put_off(&mut drafts, telling);
            continue;
        }
        if telling.takes_up && take_up(words, &mut drafts, telling) {
            continue;
        }
        let met = |known: &Draft| known.meeting.participants.len() > 1;
        if telling.goes_along && drafts.iter().any(met) {
            continue;
        }
        for mut draft in drafts_of(words, telling) {
            if telling.goes_on {
                join_row(words, &drafts, &mut draft);
            }
            settle_both(words, &drafts, &mut draft);
            // "saat ditemui di kantornya": by whoever asks for the news.
            let met = draft.meeting.participants.len();
            if met == 1 && words.reading.lang() == Lang::Id && telling.frame.name == "visit-person"
            {
                continue;
            }
            // "bertemu dengannya": of a meeting told before, or of whomever.
            let mut known = drafts.iter().rev().take(LATEST);
            let again = |known: &Draft| {
                known.meeting.participants.len() > 1
                    && is_one(words, &known.meeting, &draft.meeting)
            };
            if is_vague(words, &draft) && !known.any(again) {
                continue;
            }
            if !receive_for(words, &mut drafts, &draft) {
                gather_in(words, &mut drafts, draft);
            }
        }
    }
    fall_through(words, &mut drafts);
    for telling in title {
        for draft in drafts_of(words, telling) {
            gather_title(words, &mut drafts, draft);
        }
    }
    call_off(words, &mut drafts);
    list_guests(words, &mut drafts);
    drafts
        .iter_mut()
        .for_each(|draft| leave_out_counted(words, draft));
    let mut meetings: Vec<Meeting> = drafts
        .into_iter()
        .filter_map(|draft| finish(words, draft))
        .collect();
    meetings.sort_by_key(|meeting| meeting.evidence.first().copied());
    leave_out_summaries(words, &mut meetings);
    join_offices(words, &mut meetings);
    meetings
}

/// Whether the article tells a party by a name of their own, and not by an office at a body of some name.
fn is_by_name(words: &Words, party: &Party) -> bool {
    let mut references = words.chains.references.iter().take(OFFICES);
    party.entity.is_some()
        && references.any(|reference| {
            Some(reference.entity) == party.entity && reference.form == MentionForm::Name
        })
}

/// How many of the first mentions of a text are asked for an office; keeps the search linear.
const OFFICES: usize = 400;

/// Whether an Indonesian telling without scene says by a pronoun alone who was met.
fn is_vague(words: &Words, draft: &Draft) -> bool {
    let meeting = &draft.meeting;
    let mut parties = meeting.participants.iter();
    words.reading.lang() == Lang::Id
        && meeting.place.is_none()
        && meeting.date.is_none()
        && parties.any(|party| party.span.of(words.reading.text) == "dengannya")
}

/// Adds who met the others of a row to the one more that tells only whom: "Menteri A bertemu B. Pertemuan kedua
/// dengan C."
fn join_row(words: &Words, drafts: &[Draft], draft: &mut Draft) {
    // "Minister A *held meetings in Lisse*. The meeting with B …": in English, whoever is told by name alone.
    let alone = |known: &Draft| {
        let host = known.meeting.participants.first();
        words.reading.lang() == Lang::En && host.is_some_and(|host| is_by_name(words, host))
    };
    let near = |known: &&Draft| {
        (known.meeting.participants.len() > 1 || alone(known))
            && draft.sentence >= known.sentence
            && draft.sentence - known.sentence <= REACH
    };
    let mut before = drafts.iter().rev().take(LATEST).filter(near);
    let Some(last) = before.next().map(|known| &known.meeting.participants) else {
        return;
    };
    let guests = &draft.meeting.participants;
    let fits = |party: &&Party| {
        is_named(words, party) && !guests.iter().any(|guest| same(words, guest, party))
    };
    let again = before.next().map(|known| &known.meeting.participants);
    let met_again = |party: &&Party| {
        again.is_none_or(|others| others.iter().any(|other| same(words, other, party)))
    };
    let host = last.iter().filter(fits).find(met_again).copied();
    // "pertemuan kedua dengan B" where B was met before is that of the two again.
    if last
        .iter()
        .any(|party| guests.iter().any(|guest| same(words, guest, party)))
    {
        return;
    }
    draft.meeting.participants.splice(0..0, host);
}

/// Puts a draft to the record it belongs to, or beside the others.
fn gather_in(words: &Words, drafts: &mut Vec<Draft>, draft: Draft) {
    let from = drafts.len().saturating_sub(LATEST);
    match drafts[from..]
        .iter()
        .position(|known| {
            is_one(words, &known.meeting, &draft.meeting) || is_counterpart(words, known, &draft)
        })
        .map(|index| from + index)
    {
        Some(index) => merge(words, &mut drafts[index], draft),
        None => drafts.push(draft),
    }
}

/// Puts what a headline tells to the first record of the body with two parties that shares one with it.
fn gather_title(words: &Words, drafts: &mut Vec<Draft>, title: Draft) {
    let shares = |known: &&mut Draft| {
        let parties = &known.meeting.participants;
        let shared = |party: &Party| parties.iter().any(|other| same(words, party, other));
        parties.len() > 1 && title.meeting.participants.iter().any(shared)
    };
    let told = drafts
        .iter()
        .take(LATEST)
        .any(|known| is_told(words, &known.meeting));
    match drafts.iter_mut().take(LATEST).find(shares) {
        Some(known) => {
            add_evidence(&mut known.meeting.evidence, title.meeting.evidence);
            known.sure = known.sure.saturating_add(3);
        }
        // A headline tells in brief what the body tells; what does not fit it is a name cut short.
        None if told && !names_body(words, &title.meeting) => {}
        None => gather_in(words, drafts, title),
    }
}

/// Whether a party of a headline's meeting is one that the body names.
fn names_body(words: &Words, meeting: &Meeting) -> bool {
    let mut parties = meeting.participants.iter();
    parties.any(|party| is_of_body(words, party))
}

/// Whether the body names a party, and at least as fully as the headline.
fn is_of_body(words: &Words, party: &Party) -> bool {
    let entity = party.entity.map(|entity| &words.chains.entities[entity.0]);
    let at = entity.map(|entity| words.reading.tokens_in(entity.name).start);
    at.is_some_and(|at| !words.reading.is_headline(at))
}

/// The records of one telling: one for each guest where a host met them apart from each other.
fn drafts_of(words: &Words, telling: &Telling) -> Vec<Draft> {
    let guests: Vec<Party> = telling
        .of(Role::Participant)
        .filter(|party| !telling.apart.iter().any(|host| same(words, host, party)))
        .collect();
    // "refused to meet": in English news a stance, and no meeting that was to be.
    if telling.outlook == Outlook::Undone && words.reading.lang() == Lang::En {
        return Vec::new();
    }
    if telling.apart.is_empty() || guests.len() < 2 {
        return draft(telling).into_iter().collect();
    }
    // "met with A *on Sunday* and with B *on Monday*": the day between them is not the other's.
    let mut days: Vec<_> = guests.iter().map(|guest| guest.span.start).collect();
    days.sort_unstable();
    let day = telling.date.map(|when| when.span.start);
    let between = words.reading.lang() == Lang::En
        && day.is_some_and(|day| days[0] < day && days.iter().any(|&guest| guest > day));
    let alone = |guest: Party| {
        let mut draft = draft(telling)?;
        if between && day.is_some_and(|day| guest.span.start > day) {
            draft.meeting.date = None;
        }
        draft.meeting.participants = telling.apart.iter().copied().chain([guest]).collect();
        Some(draft)
    };
    guests.into_iter().filter_map(alone).collect()
}

fn draft(telling: &Telling) -> Option<Draft> {
    let status = match telling.outlook {
        Outlook::Fact => MeetingStatus::Held,
        Outlook::Ahead | Outlook::Open => MeetingStatus::Planned,
        Outlook::Cancelled => MeetingStatus::Cancelled,
        Outlook::Denied | Outlook::Undone => MeetingStatus::Denied,
        Outlook::Possible => return None,
    };
    Some(Draft {
        meeting: Meeting {
            participants: telling.of(Role::Participant).collect(),
            place: telling.place,
            date: telling.date,
            topic: telling.topic,
            status,
            form: telling.frame.form.unwrap_or(Form::InPerson),
            attribution: telling.attribution.clone(),
            evidence: vec![telling.evidence],
            confidence: Confidence::default(),
            frame: telling.frame.name,
            told: vec![telling.told.clone()],
        },
        sure: telling.sure,
        sentence: telling.sentence,
    })
}

/// Whether an English telling takes up a meeting told right before by the other's office alone: "before the talks
/// with *his Chinese counterpart*".
fn is_counterpart(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let reading = words.reading;
    let open = |party: &Party| party.entity.is_none() && is_open(words, party);
    let told = |party: &Party| {
        let land = reading
            .tokens_in(party.span)
            .find(|&at| reading.is(at, Class::Demonym));
        let Some(sentence) = reading.tokens_of(known.sentence) else {
            return false;
        };
        land.is_some_and(|land| {
            let mut tokens = sentence.clone();
            tokens.any(|at| at < land && reading.lower(at) == reading.lower(land))
        })
    };
    let (parties, others) = (&known.meeting.participants, &draft.meeting.participants);
    let fits = |party: &Party| {
        open(party) && told(party) || parties.iter().any(|other| same(words, other, party))
    };
    reading.lang() == Lang::En
        && parties.len() == 2
        && others.len() == 2
        && draft.sentence > known.sentence
        && draft.sentence - known.sentence <= REACH
        && known.meeting.status == draft.meeting.status
        && others.iter().any(open)
        && others.iter().all(fits)
}

/// Whether a party is told by nothing but the office of another one: "his Chinese counterpart".
fn is_open(words: &Words, party: &Party) -> bool {
    let mut tokens = words.reading.tokens_in(party.span);
    let person = |at: usize| {
        let name = words.name_over(at).map(|name| &words.names[name]);
        name.is_some_and(|name| name.kind == EntityKind::Person)
    };
    !tokens.clone().any(person) && tokens.any(|at| words.reading.is(at, Class::Counterpart))
}

fn merge(words: &Words, known: &mut Draft, draft: Draft) {
    let counterpart = is_counterpart(words, known, &draft);
    known.sentence = draft.sentence;
    let meeting = &mut known.meeting;
    // Who speaks of one party alone, "A's trip worried B", is no source of the meeting.
    let whole = draft.meeting.participants.len() > 1;
    for party in draft.meeting.participants {
        if counterpart && party.entity.is_none() {
            continue;
        }
        let told = meeting.participants.iter().any(|other| {
            same(words, other, &party)
                || same_office(words, other, &party)
                || stands_for(words, other, &party)
        });
        if !told {
            meeting.participants.push(party);
        }
    }
    for source in draft.meeting.attribution.into_iter().filter(|_| whole) {
        if !meeting
            .attribution
            .iter()
            .any(|other| same(words, other, &source))
        {
            meeting.attribution.push(source);
        }
    }
    meeting.place = nearer_place(meeting.place, draft.meeting.place);
    meeting.date = finer_date(meeting.date, draft.meeting.date);
    meeting.topic = meeting.topic.or(draft.meeting.topic);
    // What the article ends up saying of the outcome counts.
    if matches!(
        draft.meeting.status,
        MeetingStatus::Denied | MeetingStatus::Cancelled | MeetingStatus::Held
    ) && !matches!(
        meeting.status,
        MeetingStatus::Denied | MeetingStatus::Cancelled
    ) {
        meeting.status = draft.meeting.status;
    }
    add_evidence(&mut meeting.evidence, draft.meeting.evidence);
    add_told(&mut meeting.told, draft.meeting.told);
    if draft.sure > known.sure {
        meeting.frame = draft.meeting.frame;
    }
    known.sure = known.sure.max(draft.sure).saturating_add(3);
}

/// A record with two parties, one of them by name, or of a body that sits; or `None`.
fn finish(words: &Words, draft: Draft) -> Option<Meeting> {
    let told = is_told(words, &draft.meeting) || is_sitting(words, &draft.meeting);
    told.then_some(draft.meeting)
}

/// Whether a meeting of one by name and a group is told with its scene or topic: "berbincang dengan dua tokoh" by
/// itself tells of none.
#[must_use]
pub fn has_scene(words: &Words, meeting: &Meeting) -> bool {
    let group = |party: &Party| {
        !is_named(words, party) && (party.entity.is_none() || !is_by_name(words, party))
    };
    // "Menteri A mengatakan, pertemuan dengan *Utara* penting": a person and a land, and nothing of the meeting.
    let vague = words.reading.lang() == Lang::Id && meeting.frame == "meeting" && {
        let of = |wanted: EntityKind| {
            meeting.participants.iter().any(|party| {
                let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
                party.entity.map(kind) == Some(wanted)
            })
        };
        of(EntityKind::Place)
            && of(EntityKind::Person)
            && meeting.place.is_none()
            && meeting.date.is_none()
            && meeting.topic.is_none()
    };
    if vague {
        return false;
    }
    // "Ratusan mahasiswa *melakukan audiensi dengan* DPRD X": who asks a body for a hearing has one.
    let heard = meeting.frame == "meeting"
        && meeting.participants.iter().any(|party| {
            let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
            party.entity.map(kind) == Some(EntityKind::Organisation)
        });
    words.reading.lang() == Lang::En
        || heard
        || meeting.place.is_some()
        || meeting.date.is_some()
        || meeting.topic.is_some()
        || !meeting.participants.iter().any(group)
}

/// Whether a meeting has two parties, one of them by name.
fn is_told(words: &Words, meeting: &Meeting) -> bool {
    let named = |party: &Party| is_named(words, party);
    // A call is told of two by name.
    let call = matches!(meeting.form, Form::Call | Form::Video) && words.reading.lang() == Lang::Id;
    let mut parties = meeting.participants.iter();
    // "*his* talks with A", where he is taken for A
    let one = |party: &Party| same(words, party, &meeting.participants[0]);
    let alone = meeting.participants.iter().all(one) && words.reading.lang() == Lang::En;
    meeting.participants.len() > 1
        && !alone
        && if call {
            parties.all(named)
        } else {
            parties.any(named)
        }
}
