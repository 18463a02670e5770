//! English gifts that a clause measures: "The largest donation *made by A* was *a $5,000 grant to B*".

use super::{Teller, is_copula};
use crate::{
    domain::{Item, Lang},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role},
        item::item,
        lexicon::Class,
    },
};

/// How many chunks before a sum the gift may stand that it measures.
const NEAR: usize = 12;

impl Teller<'_> {
    /// The chunk and the sum that a clause says a gift made by somebody was.
    fn sum_made(&self, at: usize) -> Option<(usize, Item)> {
        let (chunks, words) = (self.chunks(), self.words);
        let is_verb = |at: usize| self.clauses.is(at, ChunkKind::Verb);
        let made = is_verb(at + 1) && words.reading.is(chunks[at + 1].head, Class::MadeVerb);
        let lead = at + 1 + usize::from(made);
        let by = chunks.get(lead).map(|lead| words.reading.lower(lead.head));
        let giver = lead + 1;
        let led = words.reading.lang() == Lang::En
            && matches!(by, Some("by" | "from"))
            && [at, giver]
                .iter()
                .all(|&noun| self.clauses.is(noun, ChunkKind::Noun));
        if !led {
            return None;
        }
        let verb = self.clauses.group_at(giver).0.last()? + 1;
        let sum = verb + 1;
        // "*would have been* a $5,000 grant": nothing was made.
        let told = is_verb(verb)
            && chunks[verb].tokens.len() == 1
            && is_copula(words, chunks[verb].head)
            && self.clauses.is(sum, ChunkKind::Noun);
        if !told {
            return None;
        }
        let thing = item(words, &chunks[sum].tokens, chunks[sum].head)?;
        let bare = Some(thing.what) == thing.quantity_span;
        let given = [Class::GiftNoun, Class::AidNoun, Class::GiftOf]
            .iter()
            .any(|&class| words.noun_is(chunks[sum].head, class));
        (thing.unit.is_some() && (bare || given)).then_some((sum, thing))
    }

    /// Whether a noun only says how much a gift told before it in the clause was: "The donation made by A was *a $5,000
    /// grant* to B".
    pub(super) fn is_sum_made(&self, at: usize, frame: &Frame) -> bool {
        let sum = |noun: usize| self.sum_made(noun).is_some_and(|(sum, _)| sum == at);
        frame.event == Event::Gift
            && self.words.reading.lang() == Lang::En
            && at > 0
            && self.clauses.is(at - 1, ChunkKind::Verb)
            && (at.saturating_sub(NEAR)..at).any(sum)
    }

    /// Takes what a gift made by somebody was, and to whom or for what it went.
    pub(super) fn take_sum_made(&self, at: usize, filling: &mut Filling) {
        let Some((sum, thing)) = self.sum_made(at).filter(|_| filling.items.is_empty()) else {
            return;
        };
        filling.items.push(thing);
        filling.used.push(sum);
        let (chunks, reading) = (self.chunks(), self.words.reading);
        // "a $5,000 gift *paid* for the repair of the museum"
        let paid = self.clauses.is(sum + 1, ChunkKind::Verb)
            && chunks[sum + 1].tokens.len() == 1
            && reading.is(chunks[sum + 1].head, Class::MadeVerb);
        let clause = self.clauses.arguments(sum + usize::from(paid));
        let to = clause
            .phrases
            .iter()
            .find(|(lead, _)| matches!(reading.lower(chunks[*lead].head), "to" | "for"));
        if let Some((_, group)) = to.filter(|_| !filling.has(Role::Recipient)) {
            self.filler().take_for(filling, group);
        }
    }

    /// "a donation from Ana *of $20,000*": what is given, where an English noun for a gift says first from whom.
    pub(super) fn take_behind_giver(&self, arguments: &Arguments, filling: &mut Filling) {
        let (chunks, words) = (self.chunks(), self.words);
        let from = arguments
            .phrases
            .iter()
            .filter(|(lead, _)| matches!(words.reading.lower(chunks[*lead].head), "from" | "by"));
        let found = from
            .filter_map(|(_, group)| group.last())
            .find_map(|&giver| {
                let tokens = &chunks[giver].tokens;
                let mut behind = tokens.clone().rev();
                let of = behind.find(|&at| words.reading.lower(at) == "of")?;
                let inside = of + 1..tokens.end;
                let counted = of > tokens.start
                    && !inside.is_empty()
                    && words.figure_over(inside.start).is_some()
                    && inside.clone().all(|at| words.name_over(at).is_none());
                let thing = counted.then(|| item(words, &inside, inside.end - 1))?;
                Some((words.reading.span(&(tokens.start..of)).end, thing?))
            });
        let Some((end, thing)) = found else {
            return;
        };
        filling.items.push(thing);
        for (_, party) in &mut filling.parties {
            for span in [&mut party.span, &mut party.name] {
                if span.start < end && span.end > end {
                    span.end = end;
                }
            }
        }
    }
}
