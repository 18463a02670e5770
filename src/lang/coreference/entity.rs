//! From chains to entities: the canonical name, the other names, the order of first mention.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Chaining, Chains, Draft};
use crate::{
    domain::{Entity, EntityId, Span},
    lang::{coreference::Reference, reading::Reading, sentence::Part},
};

impl Chaining<'_> {
    /// Chooses canonical names and puts entities in the order of their first mention.
    pub(super) fn finish(self, mut references: Vec<Reference>) -> Chains {
        let mut order: Vec<usize> = Vec::new();
        let mut place = vec![usize::MAX; self.entities.len()];
        for reference in &references {
            if place[reference.entity.0] == usize::MAX {
                place[reference.entity.0] = order.len();
                order.push(reference.entity.0);
            }
        }
        for reference in &mut references {
            reference.entity = EntityId(place[reference.entity.0]);
        }
        let entities = order
            .into_iter()
            .map(|entity| self.entity(&self.entities[entity]))
            .collect();
        Chains {
            entities,
            references,
        }
    }

    fn entity(&self, draft: &Draft) -> Entity {
        let reading = self.reading;
        let tokens: Vec<Range<usize>> = if draft.names.is_empty() {
            draft
                .roles
                .iter()
                .map(|(_, tokens)| tokens.clone())
                .collect()
        } else {
            draft.names.clone()
        };
        let rank = |tokens: &&Range<usize>| {
            let title = reading.sentences[reading.sentence_of(tokens.start)].part == Part::Title;
            let acronym = tokens.len() == 1 && reading.tokens[tokens.start].upper;
            let indefinite = matches!(reading.lower(tokens.start), "seorang" | "a" | "an");
            let named = Range::clone(tokens).any(|at| reading.is_capital(at));
            let words = self.key_length(tokens);
            (
                !indefinite,
                !title,
                named,
                !acronym,
                words,
                std::cmp::Reverse(tokens.start),
            )
        };
        let best = tokens.iter().max_by_key(rank).cloned().unwrap_or_default();
        let name = reading.span(&without_article(reading, best));
        let mut aliases: Vec<Span> = Vec::new();
        let mut known = FxHashSet::from_iter([name.of(reading.text)]);
        for tokens in draft
            .names
            .iter()
            .chain(draft.roles.iter().map(|(_, tokens)| tokens))
        {
            let span = reading.span(tokens);
            if known.insert(span.of(reading.text)) {
                aliases.push(span);
            }
        }
        Entity {
            kind: draft.kind,
            name,
            aliases,
        }
    }

    fn key_length(&self, tokens: &Range<usize>) -> usize {
        tokens
            .clone()
            .filter(|&at| self.reading.is_word(at))
            .map(|at| self.reading.word(at).split('-').count())
            .sum()
    }
}

/// A role without the article that introduces it, where the rest names it.
fn without_article(reading: &Reading, tokens: Range<usize>) -> Range<usize> {
    let article = tokens.len() > 1 && matches!(reading.lower(tokens.start), "the");
    tokens.start + usize::from(article)..tokens.end
}
