//! People whose office stands behind their name without the comma that should close it: "Ana Lima, *Member of Parliament
//! for Lisse* has donated …", as much of the press writes it.

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
}
