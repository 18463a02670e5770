//! Summaries: a meeting that the article tells once by what those who meet are, and once by their names.

use super::{LATEST, OFFICES, is_by_name};
use crate::{
    domain::{EntityKind, Lang, Meeting, MeetingStatus, MentionForm, Party},
    lang::{
        filling::{is_people_of, same},
        lexicon::Class,
        told::{add_evidence, add_told},
        words::Words,
    },
};

/// Leaves out Indonesian meetings with several people of a kind, or with whoever holds an office, where the article
/// tells by name whom of them the same one met: "Ana sowan ke sejumlah kiai. Ana sowan ke Kiai Umar."
pub(super) fn leave_out_summaries(words: &Words, meetings: &mut Vec<Meeting>) {
    if words.reading.lang() != Lang::Id || meetings.len() < 2 {
        return;
    }
    let all = meetings[..meetings.len().min(LATEST)].to_vec();
    let told = |summary: &Meeting| {
        let [one, other] = summary.participants.as_slice() else {
            return false;
        };
        let (named, group) = match (is_by_name(words, one), is_by_name(words, other)) {
            (true, false) => (one, other),
            (false, true) => (other, one),
            _ => return false,
        };
        all.iter().any(|meeting| {
            let mut parties = meeting.participants.iter();
            let days = summary.date.zip(meeting.date).is_none_or(|(one, other)| {
                one.date.refines(other.date) || other.date.refines(one.date)
            });
            let held = meeting.status == summary.status && days;
            held && parties.clone().all(|party| is_by_name(words, party))
                && parties.clone().any(|party| same(words, party, named))
                && parties.any(|party| !same(words, party, named) && is_one_of(words, group, party))
        })
    };
    meetings.retain(|meeting| !told(meeting));
}

/// Puts English meetings of people who are told by their office and people alone to the one of those whom the article
/// names: "A meeting of the *Varnian and Lissian ministers* was called off. *Varnia's Ana Lima* and *her Lissian
/// counterpart Jonas Vik* had been due to meet."
pub(super) fn join_offices(words: &Words, meetings: &mut Vec<Meeting>) {
    if words.reading.lang() != Lang::En || meetings.len() < 2 || meetings.len() > LATEST {
        return;
    }
    let mut at = 0;
    while at < meetings.len() {
        let named = (0..meetings.len()).find(|&other| {
            let (summary, meeting) = (&meetings[at], &meetings[other]);
            other != at && (names(words, summary, meeting) || heads(words, summary, meeting))
        });
        let Some(named) = named else {
            at += 1;
            continue;
        };
        let summary = meetings.remove(at);
        let known = &mut meetings[named - usize::from(named > at)];
        let off = matches!(
            summary.status,
            MeetingStatus::Cancelled | MeetingStatus::Denied
        );
        if off && known.status == MeetingStatus::Planned {
            known.status = summary.status;
        }
        known.place = known.place.or(summary.place);
        known.date = known.date.or(summary.date);
        known.topic = known.topic.or(summary.topic);
        add_evidence(&mut known.evidence, summary.evidence);
        add_told(&mut known.told, summary.told);
    }
}

/// Whether a meeting tells by name, with their lands, those whom another tells by land and office.
fn names(words: &Words, summary: &Meeting, meeting: &Meeting) -> bool {
    let reading = words.reading;
    let people = |party: &Party| {
        let mut tokens = reading.tokens_in(party.span);
        tokens.find(|&at| reading.is(at, Class::Demonym))
    };
    let lands: Vec<usize> = summary.participants.iter().filter_map(people).collect();
    let days = summary
        .date
        .zip(meeting.date)
        .is_none_or(|(one, other)| one.date.refines(other.date) || other.date.refines(one.date));
    let outcome = |status| matches!(status, MeetingStatus::Held);
    let told = |&land: &usize| {
        meeting.evidence.iter().any(|&evidence| {
            let mut tokens = reading.tokens_in(evidence);
            tokens.any(|at| {
                let (one, other) = (reading.lower(land), reading.lower(at));
                one == other || is_people_of(words, one, other)
            })
        })
    };
    let person = |at: usize| {
        let name = words.name_over(at).map(|name| &words.names[name]);
        name.is_some_and(|name| name.kind == EntityKind::Person)
    };
    let unnamed = |party: &Party| !reading.tokens_in(party.span).any(person);
    lands.len() == 2
        && summary.participants.len() == 2
        && meeting.participants.len() == 2
        && summary.participants.iter().all(unnamed)
        && meeting
            .participants
            .iter()
            .all(|party| is_by_name(words, party))
        && outcome(summary.status) == outcome(meeting.status)
        && (days || summary.status != meeting.status)
        && lands.iter().all(told)
}

/// "*EU, Mercosur trade chiefs* meet": whether a headline tells by their bodies or lands those whom a sentence of the body
/// tells by name, with one of these bodies or lands.
fn heads(words: &Words, summary: &Meeting, meeting: &Meeting) -> bool {
    let reading = words.reading;
    let is_headline = |meeting: &Meeting| {
        let mut first = meeting
            .evidence
            .iter()
            .map(|&told| reading.tokens_in(told).start);
        first.all(|at| reading.is_headline(at))
    };
    let bodies = |party: &Party| {
        let kind = party
            .entity
            .map(|entity| words.chains.entities[entity.0].kind);
        kind != Some(EntityKind::Person)
    };
    let told = |party: &Party| {
        meeting.evidence.iter().any(|&evidence| {
            let tokens = reading.tokens_in(evidence);
            let mut references = words.chains.references.iter().take(OFFICES);
            references.any(|reference| {
                Some(reference.entity) == party.entity && tokens.contains(&reference.tokens.start)
            })
        })
    };
    let outcome = |status| matches!(status, MeetingStatus::Held);
    is_headline(summary)
        && !is_headline(meeting)
        && summary.participants.iter().all(bodies)
        && !meeting.participants.iter().any(bodies)
        && outcome(summary.status) == outcome(meeting.status)
        && summary.participants.iter().any(told)
}

/// Whether somebody named is one of those a phrase tells by their office, or one of several of any kind.
fn is_one_of(words: &Words, group: &Party, party: &Party) -> bool {
    let reading = words.reading;
    let tokens = reading.tokens_in(group.span);
    let before = tokens.start.saturating_sub(1);
    let several = [before, tokens.start]
        .iter()
        .any(|&at| reading.is(at, Class::Several))
        || reading.lower(tokens.start).contains('-');
    // "pengasuh ponpes" of "Pengasuh Ponpes Melati, Kiai Umar"
    let holds = || {
        let mut references = words.chains.references.iter().take(OFFICES);
        references.any(|reference| {
            let mut office = reference.tokens.clone();
            let said = |at: usize| office.any(|other| reading.lower(other) == reading.lower(at));
            Some(reference.entity) == party.entity
                && reference.form == MentionForm::Role
                && tokens.clone().all(said)
        })
    };
    several || reading.is(tokens.start, Class::Role) && holds()
}
