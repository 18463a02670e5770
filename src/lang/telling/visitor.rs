//! Visitors: who came, where an Indonesian passive only says that a visit or a group was received: "DPRD X berkunjung ke Y.
//! *Rombongan diterima* Bupati Y." Who came is told in the sentences before.
//!
//! Here too: who counts as people who come, and as bodies that visit their like.

use super::{LONGEST, Teller};
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Clauses},
        filling::{Filling, same},
        frame::{Event, Frame, Role},
        in_full,
        lexicon::Class,
        party::party,
    },
};

/// How many sentences before may tell who came.
const BEFORE: usize = 3;

/// How many people are a crowd.
const CROWD: f64 = 100.0;

impl Teller<'_> {
    /// Puts whoever came in the place of a word for visitors that names nobody.
    pub(super) fn take_visitor(
        &self,
        at: usize,
        frame: &Frame,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let asked = frame.event == Event::Meeting
            && reading.lang() == Lang::Id
            && chunks[at].kind == ChunkKind::Verb
            && reading.lower(chunks[at].head).starts_with("di");
        let subject = arguments.subjects.first().and_then(|group| group.first());
        let Some(&subject) = subject.filter(|_| asked) else {
            return;
        };
        let visitor = &chunks[subject];
        let mut tokens = visitor.tokens.clone();
        let bare = tokens.all(|token| {
            [
                Class::Coming,
                Class::Guest,
                Class::Pointing,
                Class::Company,
                Class::Them,
            ]
            .iter()
            .any(|&class| reading.is(token, class))
        });
        let span = reading.span(&visitor.tokens);
        let hosts = filling
            .parties
            .iter()
            .filter(|(_, party)| !party.span.overlaps(span))
            .count();
        if !bare || hosts == 0 {
            return;
        }
        let came = (self.number.saturating_sub(BEFORE)..self.number)
            .rev()
            .find_map(|number| self.came_in(number, visitor.head));
        let known = |came: &Party| {
            let mut parties = filling.parties.iter();
            parties.any(|(_, party)| same(self.words, party, came))
        };
        if let Some(came) = came.filter(|came| !known(came)) {
            filling
                .parties
                .retain(|(_, party)| !party.span.overlaps(span));
            filling.add(self.words, Role::Participant, came);
        }
    }

    /// Who a sentence says came: the group by its fuller words, or whoever visits.
    fn came_in(&self, number: usize, group: usize) -> Option<Party> {
        let words = self.words;
        let fuller = (!words.reading.is(group, Class::Coming))
            .then(|| in_full::told_in(words, number, group))
            .flatten();
        if let Some(tokens) = fuller {
            return party(words, &tokens, tokens.start);
        }
        let chunks = words.chunks(number);
        let chunks = &chunks[..chunks.len().min(LONGEST)];
        let visit = chunks.iter().position(|chunk| {
            let kind = chunk.kind == ChunkKind::Verb
                || words.reading.is(chunk.head, Class::Coming)
                || chunk.tokens.len() > 1;
            kind && words.reading.is(chunk.head, Class::Visiting)
        })?;
        let verb = (0..=visit)
            .rev()
            .find(|&at| chunks[at].kind == ChunkKind::Verb)?;
        let gets = matches!(
            words.reading.lower(chunks[verb].head),
            "menerima" | "mendapat" | "mendapatkan"
        );
        let clauses = Clauses { words, chunks };
        // "menerima kunjungan *dari A*", "menerima kunjungan *A*"
        if gets && verb < visit {
            let from = clauses.is(visit + 1, ChunkKind::Preposition)
                && words.reading.lower(chunks[visit + 1].head) == "dari"
                && clauses.is(visit + 2, ChunkKind::Noun);
            let noun = &chunks[visit + if from { 2 } else { 0 }];
            let first = if from {
                noun.tokens.start
            } else {
                (noun.head + 1..noun.tokens.end).find(|&at| {
                    words.name_over(at).is_some()
                        || [Class::Role, Class::BodyNoun, Class::Guest]
                            .iter()
                            .any(|&class| words.reading.is(at, class))
                })?
            };
            return party(words, &(first..noun.tokens.end), first);
        }
        let subjects = clauses.arguments(verb).subjects;
        let first = &chunks[*subjects.first()?.first()?];
        party(words, &first.tokens, first.head)
    }

    /// Whether an Indonesian party is people told by what they are, whom somebody receives: "para *pemain* Timnas X". A
    /// crowd is let in, and not talked with.
    pub(super) fn are_people(&self, at: usize, party: &Party) -> bool {
        let reading = self.words.reading;
        let count = |at: usize| self.words.figure_over(at);
        let mut tokens = reading.tokens_in(party.span);
        let crowd = tokens
            .clone()
            .filter_map(count)
            .any(|figure| figure.value >= CROWD);
        let first = tokens.find(|&at| !reading.is(at, Class::Several) && count(at).is_none());
        reading.lang() == Lang::Id
            && reading.lower(self.chunks()[at].head).starts_with("me")
            && !crowd
            && first.is_some_and(|first| {
                reading.is(first, Class::PersonNoun)
                    && !reading.is(first, Class::Stranger)
                    && !reading.is_capital(first)
            })
    }

    /// Whether a party is a council, a ministry or another body of the state.
    pub(super) fn is_public_body(&self, party: &Party) -> bool {
        let words = self.words;
        let kind = |party: &Party| {
            let entity = party.entity?;
            Some(words.chains.entities[entity.0].kind)
        };
        let mut tokens = words.reading.tokens_in(party.span);
        let first = tokens.find(|&at| !words.reading.is(at, Class::Guest));
        kind(party) != Some(EntityKind::Person)
            && first.is_some_and(|first| words.reading.is(first, Class::PublicBody))
    }
}
