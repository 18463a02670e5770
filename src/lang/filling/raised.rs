//! What somebody got or made ready, and then gives: "membeli sepeda lalu *memberikannya* kepada A", "menyiapkan paket untuk
//! *dibagikan* kepada B".

use super::{Filler, Filling};
use crate::{
    domain::Lang,
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Arguments,
        frame::Role,
        lexicon::Class,
    },
};

impl Filler<'_> {
    /// Puts the thing that somebody got in the place of the clitic that stands for it behind an Indonesian verb of giving.
    pub fn take_up_thing(&self, arguments: &mut Arguments, at: usize) {
        let reading = self.words.reading;
        let form = reading.lower(self.chunks()[at].head);
        if reading.lang() != Lang::Id || !form.ends_with("kannya") || form.starts_with("di") {
            return;
        }
        let verb = (0..at)
            .rev()
            .take_while(|&before| !self.clauses.is(before, ChunkKind::Stop))
            .find(|&before| self.clauses.is(before, ChunkKind::Verb));
        let got = verb.filter(|&verb| reading.is(self.chunks()[verb].head, Class::Raising));
        let Some(thing) =
            got.and_then(|verb| self.clauses.arguments(verb).objects.into_iter().next())
        else {
            return;
        };
        if arguments.objects.first() == Some(&vec![at]) {
            arguments.objects.remove(0);
        }
        arguments.objects.insert(0, thing);
    }

    /// Takes who made ready what an Indonesian passive says is given, and the thing where the passive's own clause has
    /// none.
    pub fn take_raiser(&self, filling: &mut Filling, at: usize, arguments: &Arguments) {
        let reading = self.words.reading;
        let passive = reading.lower(self.chunks()[at].head).starts_with("di");
        if reading.lang() != Lang::Id || !passive || filling.has(Role::Giver) {
            return;
        }
        let governs = |&verb: &usize| reading.is(self.chunks()[verb].head, Class::Raising);
        // "menyiapkan dana untuk disalurkan sebagai *kredit*"
        let lends = |chunk: &Chunk| {
            let mut tokens = chunk.tokens.clone();
            tokens.any(|token| reading.is(token, Class::Loan) || reading.is(token, Class::Credit))
        };
        let Some(verb) = self.verb_before(at, arguments).filter(governs) else {
            return;
        };
        if self.chunks().iter().any(lends) {
            return;
        }
        let raised = self.clauses.arguments(verb);
        if filling.items.is_empty() {
            let Some(thing) = raised.objects.first() else {
                return;
            };
            if !self.take(filling, Role::Item, thing) {
                return;
            }
        }
        if let Some(raiser) = raised.subjects.first() {
            self.take(filling, Role::Giver, raiser);
        }
    }

    /// Takes whom the things come from that an Indonesian passive goes on about: "bantuan itu *berasal dari A* dan
    /// disalurkan kepada B".
    pub fn take_sourced(&self, filling: &mut Filling, at: usize, arguments: &Arguments) {
        let reading = self.words.reading;
        let passive = reading.lower(self.chunks()[at].head).starts_with("di");
        if reading.lang() != Lang::Id || !passive || filling.has(Role::Giver) {
            return;
        }
        let comes = |&verb: &usize| reading.is(self.chunks()[verb].head, Class::Stemming);
        let Some(verb) = arguments.governors.first().copied().filter(comes) else {
            return;
        };
        if let Some(source) = self.led_behind(verb, &["dari"]) {
            self.take(filling, Role::Giver, &vec![source]);
        }
    }

    /// Takes who raised what is given, where an English clause names only them or says "they": "received 500 pounds *raised
    /// by A*", "*A* raised 500 pounds, which they donated to B".
    pub fn take_collectors(&self, filling: &mut Filling, at: usize, arguments: &Arguments) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let open = reading.lang() == Lang::En
            && !filling.has(Role::Giver)
            && filling.has(Role::Recipient)
            && filling.items.iter().all(|item| self.is_means(item))
            && !filling.items.is_empty();
        if !open {
            return;
        }
        let collected = |verb: usize| {
            self.clauses.is(verb, ChunkKind::Verb)
                && matches!(reading.lower(chunks[verb].head), "raised" | "collected")
        };
        let thing = arguments.objects.first().and_then(|group| group.last());
        let by = thing
            .filter(|&&thing| collected(thing + 1))
            .and_then(|&thing| self.led_behind(thing + 1, &["by"]));
        if let Some(by) = by {
            self.take(filling, Role::Giver, &self.clauses.group_at(by).0);
            return;
        }
        let they = at.checked_sub(1).is_some_and(|subject| {
            matches!(reading.lower(chunks[subject].head), "they" | "he" | "she")
        });
        let raised = (0..at)
            .rev()
            .filter(|_| they)
            .find(|&verb| self.clauses.is(verb, ChunkKind::Verb));
        let Some(verb) = raised.filter(|&verb| collected(verb)) else {
            return;
        };
        if let Some(raisers) = self.clauses.arguments(verb).subjects.first() {
            self.take(filling, Role::Giver, raisers);
        }
    }

    /// The verb whose clause a passive hangs on: by its purpose, or by the object that a relative clause is said of.
    fn verb_before(&self, at: usize, arguments: &Arguments) -> Option<usize> {
        if !arguments.relative {
            return arguments.governors.first().copied();
        }
        let thing = *arguments.subjects.first()?.first()?;
        let verb = thing.checked_sub(1)?;
        (verb < at && self.clauses.is(verb, ChunkKind::Verb)).then_some(verb)
    }
}
