//! Whom an English gift is said to serve: "The grant from A will *help B* rebuild", "will be used to *build a school*", "*B*
//! was built with a gift from A".

use super::Teller;
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{chunk::ChunkKind, filling::Filling, lexicon::Class, pos::VerbForm},
};

/// How many verbs of purpose are looked through for somebody who is served.
const PURPOSES: usize = 3;

impl Teller<'_> {
    /// Takes for the receiver whoever the verb of a gift that is its subject, or the purpose behind it, says it serves.
    pub(super) fn take_served(&self, verb: usize, filling: &mut Filling) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        if !reading.is(chunks[verb].head, Class::Serving) {
            return;
        }
        let mut verb = verb;
        for _ in 0..PURPOSES {
            let clause = self.clauses.arguments(verb);
            let led = |word: &str| {
                let lower = |lead: usize| reading.lower(chunks[lead].head);
                let mut phrases = clause.phrases.iter();
                phrases
                    .find(|(lead, _)| lower(*lead) == word)
                    .map(|(_, group)| group)
            };
            let served = clause.objects.first().or_else(|| led("to"));
            let took = |filling: &mut Filling, group| self.filler().take_for(filling, group);
            // "will pay for beds *at the Lima Hospital*"
            if served.is_some_and(|group| took(filling, group))
                || led("for").is_some_and(|group| took(filling, group))
            {
                return;
            }
            // "will be used *to build a library*", "will help *fund a chair*"
            let next = clause.end;
            let aims = served.is_none()
                && self.clauses.is(next, ChunkKind::Verb)
                && self.words.form(chunks[next].head) == VerbForm::Inf;
            if !aims {
                return;
            }
            verb = next;
        }
    }

    /// The body by name that was built or paid for with a gift: "*The Lima Hall* was funded by a gift from A".
    pub(super) fn paid_with(&self, at: usize) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let (lead, verb) = (at.checked_sub(1)?, at.checked_sub(2)?);
        let paid = reading.lang() == Lang::En
            && matches!(reading.lower(chunks[lead].head), "by" | "with")
            && self.clauses.is(verb, ChunkKind::Verb)
            && chunks[verb].tokens.len() > 1
            && reading.is(chunks[verb].head, Class::PaidFor);
        let arguments = paid.then(|| self.clauses.arguments(verb))?;
        let body = *arguments.subjects.first()?.first()?;
        let about = self.words.chains.about(&chunks[body].tokens)?;
        let named = about.form == MentionForm::Name && about.kind == EntityKind::Organisation;
        named.then_some(body)
    }
}
