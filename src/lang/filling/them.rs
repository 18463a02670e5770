//! Whom "mereka" stands for as a giver.

use std::ops::Range;

use super::Filler;
use crate::{
    domain::{EntityKind, Lang, MentionForm, Party},
    lang::frame::Role,
};

impl Filler<'_> {
    /// The one body of the sentence before that "mereka" stands for as a giver: "*Komunitas A* turun ke jalan. Mereka
    /// membagikan …".
    pub(super) fn told_of(&self, role: Role, tokens: &Range<usize>) -> Option<Party> {
        let (words, reading) = (self.words, self.words.reading);
        let them = reading.lang() == Lang::Id
            && tokens.len() == 1
            && reading.lower(tokens.start) == "mereka";
        if role != Role::Giver || !them || !self.opens_sentence(tokens.start) {
            return None;
        }
        let own = reading.sentence_of(tokens.start);
        let before = reading.tokens_of(own.checked_sub(1)?)?;
        let references = &words.chains.references;
        let first = references.partition_point(|reference| reference.tokens.start < before.start);
        let end = references.partition_point(|reference| reference.tokens.start < before.end);
        let named = references[first..end]
            .iter()
            .filter(|reference| reference.form == MentionForm::Name);
        if named
            .clone()
            .any(|reference| reference.kind == EntityKind::Person)
        {
            return None;
        }
        let mut bodies = named.filter(|reference| reference.kind == EntityKind::Organisation);
        let body = bodies.next()?;
        let alone = bodies.all(|other| other.entity == body.entity);
        alone.then(|| Party {
            span: reading.span(tokens),
            name: words.chains.entities[body.entity.0].name,
            entity: Some(body.entity),
        })
    }
}
