//! English phrases that lead to nobody of the event: where something only comes from, what keys open, and those behind
//! "with" who do something of their own.

use super::Filler;
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        chunk::ChunkKind,
        clause::Group,
        frame::{Pattern, Role, Voice},
    },
};

impl Filler<'_> {
    /// Whether the phrase that a preposition leads to stands apart from what the predicate tells.
    pub(super) fn is_apart(
        &self,
        pattern: &Pattern,
        role: Role,
        lead: usize,
        group: &Group,
    ) -> bool {
        let behind = group.last().map_or(lead, |last| last + 1);
        let from = role == Role::Giver
            && self.words.reading.lower(self.chunks()[lead].head) == "from"
            && self.is_way(pattern, group);
        from || role == Role::Recipient && self.is_of_keys(lead)
            || self.clauses.acts_alone(lead, behind)
    }

    /// "handed over the keys *to a house* to Ana": what the keys open receives nothing.
    fn is_of_keys(&self, lead: usize) -> bool {
        let reading = self.words.reading;
        let lower = |at: usize| reading.lower(self.chunks()[at].head);
        let house = self.chunks().get(lead + 1);
        reading.lang() == Lang::En
            && lower(lead) == "to"
            && lead > 0
            && self.clauses.is(lead - 1, ChunkKind::Noun)
            && matches!(lower(lead - 1), "key" | "keys")
            && house.is_some_and(|house| {
                matches!(
                    reading.lower(house.tokens.start),
                    "a" | "an" | "the" | "their" | "his" | "her"
                ) && house
                    .tokens
                    .clone()
                    .all(|at| self.words.name_over(at).is_none())
            })
    }

    /// "The truck was delivered to A *from Lisse*": from where an English thing comes, and not from whom.
    fn is_way(&self, pattern: &Pattern, group: &Group) -> bool {
        let place = |&at: &usize| {
            let about = self.words.chains.about(&self.chunks()[at].tokens);
            about.is_some_and(|about| about.kind == EntityKind::Place)
        };
        self.words.reading.lang() == Lang::En
            && pattern.voice == Voice::Passive
            && pattern.subject == Some(Role::Item)
            && group.iter().any(place)
    }
}
