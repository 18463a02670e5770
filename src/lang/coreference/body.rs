//! Bodies taken up by their noun: "the foundation" for the Lima Foundation named before.

use super::{Chaining, Reference};
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{lexicon::Class, name::Name, role::name_over},
};

impl Chaining<'_> {
    /// The bodies that English phrases such as "the foundation" take up: the last one before that bears the noun
    /// in its name; for "the company" or "the charity" the last body named in the two sentences before.
    pub(super) fn bodies(
        &self,
        references: &[Reference],
        names: &[Name],
        sentence: usize,
    ) -> Vec<Reference> {
        let reading = self.reading;
        let tokens = reading.sentences[sentence].tokens.clone();
        if reading.lang() != Lang::En || sentence == 0 {
            return Vec::new();
        }
        let sentences = &reading.sentences;
        let bare = |&at: &usize| {
            let noun = reading.is(at, Class::BodyNoun) || reading.is(at, Class::Firm);
            noun && !reading.is_capital(at)
                && name_over(names, at).is_none()
                && at > tokens.start
                && reading.lower(at - 1) == "the"
                && (at + 1 >= tokens.end
                    || !reading.is_word(at + 1)
                    || !matches!(reading.lower(at + 1), "of" | "'s")
                        && name_over(names, at + 1).is_none())
        };
        let found = tokens.clone().filter(bare).filter_map(|at| {
            let end = references.partition_point(|reference| reference.tokens.start < at);
            let from = sentences[sentence.saturating_sub(6)].tokens.start;
            let close = sentences[sentence.saturating_sub(2)].tokens.start;
            let open = reading.is(at, Class::Firm) || reading.is(at, Class::OpenBody);
            let body = |reference: &&Reference| {
                reference.form == MentionForm::Name && reference.kind == EntityKind::Organisation
            };
            let near = || {
                references[..end]
                    .iter()
                    .rev()
                    .take(40)
                    .take_while(|reference| reference.tokens.start >= from)
                    .filter(body)
            };
            let bears = |reference: &&Reference| {
                let mut tokens = reference.tokens.clone();
                tokens.any(|token| reading.lower(token) == reading.lower(at))
            };
            let known = near()
                .find(bears)
                .or_else(|| near().find(|reference| open && reference.tokens.start >= close))?;
            Some(Reference::by_word(
                at..at + 1,
                known.entity,
                MentionForm::Pronoun,
                EntityKind::Organisation,
            ))
        });
        found.collect()
    }
}
