//! Whom "mereka" stands for as a giver, and which two lands "they".

use std::ops::Range;

use super::Filler;
use crate::{
    domain::{EntityKind, Lang, MentionForm, Party},
    lang::{coreference::Reference, frame::Role, lexicon::Class},
};

impl Filler<'_> {
    /// The two lands whose leaders the English sentence before tells of together: "*Sylvania and Freedonia* leaders held
    /// talks. They will meet …", "The presidents of *Sylvania and Freedonia* …".
    pub(super) fn lands_told_of(&self, tokens: &Range<usize>) -> Vec<Party> {
        let (words, reading) = (self.words, self.words.reading);
        let references = &words.chains.references;
        let before = reading
            .sentence_of(tokens.start)
            .checked_sub(1)
            .and_then(|before| reading.tokens_of(before));
        let Some(before) = before.filter(|_| reading.lang() == Lang::En) else {
            return Vec::new();
        };
        let first = references.partition_point(|reference| reference.tokens.start < before.start);
        let end = references.partition_point(|reference| reference.tokens.start < before.end);
        let several = |at: usize| {
            reading.lower(at).ends_with('s')
                && [Class::Role, Class::Guest]
                    .iter()
                    .any(|&class| reading.is(at, class))
        };
        let place = |reference: &&Reference| reference.kind == EntityKind::Place;
        let pair = references[first..end].iter().find_map(|other| {
            let and = other.tokens.start.checked_sub(1)?;
            let one = references[first..end]
                .iter()
                .find(|one| one.tokens.end == and && reading.is(and, Class::And))?;
            let led = one.tokens.start > before.start + 1
                && reading.lower(one.tokens.start - 1) == "of"
                && several(one.tokens.start - 2);
            let told = other.tokens.end < before.end && several(other.tokens.end);
            (place(&one) && place(&other) && (led || told)).then_some([one, other])
        });
        let party = |reference: &Reference| Party {
            span: reading.span(tokens),
            name: words.chains.entities[reference.entity.0].name,
            entity: Some(reference.entity),
        };
        pair.map_or_else(Vec::new, |pair| pair.map(party).to_vec())
    }

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
