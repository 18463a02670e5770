//! People whose office stands behind their name without the comma that should close it: "Ana Lima, *Member of Parliament
//! for Lisse* has donated …", as much of the press writes it; and those
//! whose name stands behind their office and its field: "the secretary to the minister, *Ana Lima*,".

use super::Filler;
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{chunk::ChunkKind, frame::Role, lexicon::Class},
};

impl Filler<'_> {
    /// The name before a comma that an English office without an article belongs to.
    pub(super) fn named_before(&self, role: Role, office: usize) -> Option<usize> {
        let (chunks, words) = (self.chunks(), self.words);
        let name = office.checked_sub(2)?;
        let (head, first) = (chunks[office].head, chunks[office].tokens.start);
        let held = words.reading.lang() == Lang::En
            && matches!(role, Role::Giver | Role::Recipient)
            && (words.noun_is(head, Class::Role) || words.noun_is(head, Class::PersonNoun))
            && !words.reading.lower(head).ends_with('s')
            && words.reading.is_capital(first)
            && !words.reading.is(first, Class::Determiner)
            && !self.clauses.is_somebody(office);
        let opens = name == 0
            || matches!(
                chunks[name - 1].kind,
                ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Date
            );
        let about = words.chains.about(&chunks[name].tokens)?;
        let person = about.kind == EntityKind::Person && about.form == MentionForm::Name;
        (held
            && opens
            && person
            && self.clauses.is(office - 1, ChunkKind::Comma)
            && self.clauses.is(name, ChunkKind::Noun))
        .then_some(name)
    }

    /// The name behind a comma of somebody told by their like in another land, or by an English office with its field:
    /// "mitranya dari Sylvania, *Ana Lima*,", "the secretary to the minister, *Ana Lima*,".
    pub(super) fn counterpart_named(&self, told: usize) -> Option<usize> {
        let (chunks, words) = (self.chunks(), self.words);
        let reading = words.reading;
        let name = told + 4;
        let from = chunks.get(told + 1).is_some_and(|lead| {
            lead.kind == ChunkKind::Preposition && reading.is(chunks[told].head, Class::Counterpart)
                || self.is_people(told)
                    && !self.clauses.is_by_name(&chunks[told])
                    && matches!(reading.lower(lead.head), "asal" | "dari")
        });
        let office = || {
            let held = reading.lower(chunks[told].head);
            chunks.get(told + 1).is_some_and(|lead| {
                lead.kind == ChunkKind::Preposition
                    && matches!(reading.lower(lead.head), "to" | "for" | "in" | "at")
                    && words.noun_is(chunks[told].head, Class::Role)
                    && !held.ends_with('s')
                    && !self.clauses.is_person(told)
            })
        };
        let leads = match reading.lang() {
            Lang::Id => from,
            Lang::En => office(),
        };
        let placed = leads
            && self.clauses.is(told + 2, ChunkKind::Noun)
            && self.clauses.is(told + 3, ChunkKind::Comma)
            && self.clauses.is(name, ChunkKind::Noun);
        let about = words.chains.about(&chunks.get(name)?.tokens)?;
        let closed = name + 1 >= chunks.len()
            || matches!(chunks[name + 1].kind, ChunkKind::Comma | ChunkKind::Stop);
        (placed && closed && about.kind == EntityKind::Person && about.form == MentionForm::Name)
            .then_some(name)
    }
}
