//! The mentions to show: names and pronouns as they stand, roles up to the first name inside them.

use super::{Chains, Reference};
use crate::{
    domain::{Mention, MentionForm},
    lang::reading::Reading,
};

/// The mentions to show: names and pronouns as they stand, roles up to the first name inside them.
#[must_use]
pub fn mentions(reading: &Reading, chains: &Chains) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let names: Vec<&Reference> = chains
        .references
        .iter()
        .filter(|reference| reference.form == MentionForm::Name)
        .collect();
    for reference in &chains.references {
        let mut tokens = reference.tokens.clone();
        if reference.form == MentionForm::Role {
            let next = names.partition_point(|name| name.tokens.start < tokens.start);
            if let Some(name) = names.get(next) {
                tokens.end = tokens.end.min(name.tokens.start);
            }
            if next > 0 {
                tokens.start = tokens.start.max(names[next - 1].tokens.end);
            }
        }
        if tokens.start >= tokens.end {
            continue;
        }
        let span = reading.span(&tokens);
        if mentions
            .last()
            .is_none_or(|last| last.span.end <= span.start)
        {
            mentions.push(Mention {
                span,
                kind: reference.kind,
                entity: reference.entity,
                form: reference.form,
                shown: reference.shown.as_ref().map(|shown| reading.span(shown)),
            });
        }
    }
    mentions
}
