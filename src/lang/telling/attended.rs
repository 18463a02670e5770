//! Attendance: who came to a meeting that an Indonesian sentence takes up by its noun: "Pertemuan itu *dihadiri A,
//! B dan C*", or who met by what they did at it. Those who "turut hadir" only go along.

use super::Teller;
use crate::{
    domain::{EntityKind, Lang, MentionForm, Party},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role},
        lexicon::Class,
    },
};

/// How many chunks behind the noun its verb may stand.
const REACH: usize = 10;

impl Teller<'_> {
    /// Those named who came to the meeting that the noun at a chunk takes up; none where fewer than two are named.
    pub(super) fn came(&self, at: usize, frame: &Frame) -> Vec<Party> {
        let reading = self.words.reading;
        let chunk = &self.chunks()[at];
        let taken_up = frame.event == Event::Meeting
            && reading.lang() == Lang::Id
            && matches!(
                reading.lower(chunk.head).trim_end_matches("nya"),
                "pertemuan" | "silaturahmi" | "audiensi" | "mediasi" | "perundingan" | "rapat"
            );
        if !taken_up {
            return Vec::new();
        }
        let led = self.led_and_heard(at);
        if led.len() > 1 {
            return led;
        }
        let there = self.there_at(at);
        if there.len() > 1 {
            return there;
        }
        let Some(verb) = self.attended_by(at) else {
            return Vec::new();
        };
        let arguments = self.clauses.arguments(verb);
        let by = arguments
            .phrases
            .iter()
            .find(|(lead, _)| reading.lower(self.chunks()[*lead].head) == "oleh");
        let mut filling = Filling::default();
        if let Some(group) = by.map(|(_, group)| group).or(arguments.objects.first()) {
            self.filler().take(&mut filling, Role::Participant, group);
        }
        let named = |party: &Party| {
            let about = self.words.chains.about(&reading.tokens_in(party.span));
            about.is_some_and(|about| about.form == MentionForm::Name)
        };
        let parties = filling.parties.into_iter().map(|(_, party)| party);
        let came: Vec<Party> = parties.filter(named).collect();
        if came.len() > 1 { came } else { Vec::new() }
    }

    /// Who led the meeting that the noun at a chunk takes up and whom they had there: "Rapat dipimpin *A*, dengan
    /// menghadirkan *B* dan *C*", "Rapat dipimpin *A* dan dihadiri *B*".
    fn led_and_heard(&self, at: usize) -> Vec<Party> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let lower = |at: usize| reading.lower(chunks[at].head);
        let near = at + 1..chunks.len().min(at + REACH);
        let verb = |from: usize, wanted: &[&str]| {
            let mut next = (from..chunks.len().min(from + REACH))
                .take_while(|&next| chunks[next].kind != ChunkKind::Stop);
            next.find(|&next| chunks[next].kind == ChunkKind::Verb && wanted.contains(&lower(next)))
        };
        let Some(leads) = verb(near.start, &["dipimpin"]) else {
            return Vec::new();
        };
        let Some(heard) = verb(leads + 1, &["menghadirkan", "dihadiri", "mengundang"]) else {
            return Vec::new();
        };
        let mut chunk = chunks[heard].tokens.clone();
        if chunk.any(|token| reading.is(token, Class::AlsoThere)) {
            return Vec::new();
        }
        let mut filling = Filling::default();
        for verb in [leads, heard] {
            let arguments = self.clauses.arguments(verb);
            let by = arguments
                .phrases
                .iter()
                .find(|(lead, _)| lower(*lead) == "oleh")
                .map(|(_, group)| group);
            if let Some(group) = by.or(arguments.objects.first()) {
                self.filler().take(&mut filling, Role::Participant, group);
            }
        }
        filling
            .parties
            .into_iter()
            .map(|(_, party)| party)
            .collect()
    }

    /// Those named behind the noun of a meeting that a sentence opens with their being at: "*Hadir dalam* pertemuan itu
    /// *A* dan *B*". Those who "turut hadir" go along.
    fn there_at(&self, at: usize) -> Vec<Party> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let opens = at == 2
            && reading.lower(chunks[0].tokens.end - 1) == "hadir"
            && chunks[0].tokens.len() <= 2
            && !reading.is(chunks[0].tokens.start, Class::AlsoThere)
            && matches!(reading.lower(chunks[1].head), "dalam" | "pada" | "di");
        let mut filling = Filling::default();
        let behind = (at + 1..chunks.len().min(at + REACH))
            .find(|&next| chunks[next].kind == ChunkKind::Noun)
            .filter(|_| opens);
        if let Some(next) = behind {
            let group = self.clauses.group_at(next).0;
            self.filler().take(&mut filling, Role::Participant, &group);
        }
        let parties = filling.parties.into_iter();
        parties.map(|(_, party)| party).collect()
    }

    /// Who exchanged presents at the meeting whose noun stands at a chunk: "*A* bertukar cendera mata dengan *B* usai
    /// pertemuan"; none where the noun says who else met.
    pub(super) fn exchanged(&self, at: usize, frame: &Frame, arguments: &Arguments) -> Vec<Party> {
        let (chunks, words) = (self.chunks(), self.words);
        let reading = words.reading;
        let led = at > 0
            && matches!(
                reading.lower(chunks[at - 1].head),
                "usai" | "seusai" | "setelah" | "selepas" | "dalam" | "saat" | "sebelum"
            );
        let own = frame.event == Event::Meeting && !frame.bound && reading.lang() == Lang::Id;
        let others = self.led_by(arguments, &["dengan", "antara", "bersama"]);
        let mutual = |&before: &usize| {
            let forms = words.frames.of_form(reading.lower(chunks[before].head));
            chunks[before].kind == ChunkKind::Verb
                && forms
                    .iter()
                    .any(|&(index, _)| words.frames.frames[index].mutual)
        };
        let verb = (0..at).rev().find(mutual);
        let Some(verb) = verb.filter(|_| led && own && !others) else {
            return Vec::new();
        };
        let clause = self.clauses.arguments(verb);
        let with = clause
            .phrases
            .iter()
            .filter(|(lead, _)| reading.lower(chunks[*lead].head) == "dengan");
        let mut filling = Filling::default();
        for group in clause
            .subjects
            .first()
            .into_iter()
            .chain(with.map(|(_, group)| group))
        {
            self.filler().take(&mut filling, Role::Participant, group);
        }
        let parties: Vec<Party> = filling
            .parties
            .into_iter()
            .map(|(_, party)| party)
            .collect();
        if parties.len() > 1 {
            parties
        } else {
            Vec::new()
        }
    }

    /// Whether an Indonesian clause only says who else was at the meeting whose noun stands at a chunk: "B turut
    /// *hadir dalam* pertemuan itu".
    pub(super) fn goes_along(&self, at: usize, frame: &Frame) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let chunk = &chunks[at];
        if reading.lang() == Lang::En {
            return self.is_told_between_lands(at, frame);
        }
        let pointed = reading.lower(chunk.head).ends_with("nya")
            || (chunk.head + 1..(chunk.tokens.end + 1).min(reading.tokens.len()))
                .any(|at| matches!(reading.lower(at), "tersebut" | "itu" | "ini"));
        frame.event == Event::Meeting
            && reading.lang() == Lang::Id
            && pointed
            && at > 1
            && chunks[at - 1].kind == ChunkKind::Preposition
            && reading.lower(chunks[at - 2].tokens.end - 1) == "hadir"
    }

    /// Whether an English sentence only says which meeting of two lands the one told before is: "*This was the first meeting
    /// between* Freedonia and Sylvania in years".
    fn is_told_between_lands(&self, at: usize, frame: &Frame) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let opens = at == 2
            && matches!(reading.lower(chunks[0].head), "this" | "it" | "that")
            && reading.is(chunks[1].head, Class::Copula);
        let lands = self.clauses.group_at(at + 2).0;
        let land = |&side: &usize| {
            let chunk = chunks.get(side);
            let about = chunk.and_then(|chunk| self.words.chains.about(&chunk.tokens));
            about.is_some_and(|about| about.kind == EntityKind::Place)
        };
        frame.event == Event::Meeting
            && opens
            && self.clauses.is(at + 2, ChunkKind::Noun)
            && lands.iter().all(land)
    }

    /// The verb behind the noun at a chunk that says who came.
    fn attended_by(&self, at: usize) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let verb = (at + 1..chunks.len().min(at + REACH))
            .take_while(|&next| !matches!(chunks[next].kind, ChunkKind::Stop))
            .find(|&next| {
                chunks[next].kind == ChunkKind::Verb
                    && matches!(reading.lower(chunks[next].head), "dihadiri" | "diikuti")
            })?;
        // "turut dihadiri", "dihadiri *pula*"
        let end = (chunks[verb].tokens.end + 1).min(reading.tokens.len());
        let mut group = chunks[verb].tokens.start..end;
        let along = group.any(|token| {
            reading.is(token, Class::AlsoThere)
                || reading.is(token, Class::Negation)
                || reading.is(token, Class::Future)
        });
        (!along).then_some(verb)
    }
}
