//! The land that somebody's office tells of, where an English phrase only says that it is theirs: "*his country* will
//! give".

use std::ops::Range;

use super::Filler;
use crate::{
    domain::{EntityKind, Lang, MentionForm, Party},
    lang::{coreference::Reference, lexicon::Class},
};

/// How many of the mentions before are asked for an office; keeps the search linear.
const MENTIONS: usize = 60;

impl Filler<'_> {
    /// The land by name that "his country", "our government" stand for: by the office of the one who is meant.
    pub(super) fn own_land(&self, tokens: &Range<usize>) -> Option<Party> {
        let reading = self.words.reading;
        let own = reading.lang() == Lang::En
            && tokens.len() == 2
            && reading.is(tokens.start, Class::OwningAny)
            && reading.is(tokens.start + 1, Class::OwnLand);
        if !own {
            return None;
        }
        let references = &self.words.chains.references;
        let before = references.partition_point(|other| other.tokens.start < tokens.start);
        let pronoun = self.words.chains.about(&(tokens.start..tokens.start + 1));
        let near = || references[..before].iter().rev().take(MENTIONS);
        let sentence = reading.sentence_of(tokens.start);
        let speaker = || {
            near()
                .take_while(|other| reading.sentence_of(other.tokens.start) + 1 >= sentence)
                .find(|other| other.kind == EntityKind::Person && other.form == MentionForm::Name)
        };
        let owner = pronoun
            .filter(|about| about.kind == EntityKind::Person)
            .or_else(speaker)?
            .entity;
        near()
            .filter(|other| other.entity == owner)
            .find_map(|other| self.land_of_office(other))
    }

    /// The land told with an office: "*French* President Ana Lima", "the *French* president", "the president of *Lisse*".
    fn land_of_office(&self, person: &Reference) -> Option<Party> {
        let (words, reading) = (self.words, self.words.reading);
        let office = |&at: &usize| {
            [Class::Role, Class::Honorific, Class::Portfolio]
                .iter()
                .any(|&class| reading.is(at, class))
        };
        let first = reading.sentences[reading.sentence_of(person.tokens.start)]
            .tokens
            .start;
        let titles = (first..person.tokens.start)
            .rev()
            .take_while(office)
            .count();
        let lead = person.tokens.start - titles;
        if titles == 0 && person.form != MentionForm::Role {
            return None;
        }
        let said = lead.saturating_sub(1).max(first)..person.tokens.end;
        let people = said.clone().find(|&at| reading.is(at, Class::Demonym));
        if let Some(people) = people {
            let span = reading.tokens[people].span;
            return Some(Party {
                span,
                name: span,
                entity: None,
            });
        }
        let land = said.into_iter().find_map(|at| {
            let name = words.name_over(at).map(|name| &words.names[name])?;
            (name.kind == EntityKind::Place).then_some(name)
        })?;
        let about = words.chains.about(&land.tokens)?;
        Some(crate::lang::party::referred_to(words, about))
    }
}
