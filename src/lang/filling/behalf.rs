//! For whom somebody gives or receives, and by whose courtesy, where an English clause tells it beside its verb.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        frame::Role,
        lexicon::Class,
    },
};

impl Filler<'_> {
    /// "received laptops, *courtesy of X*", "…, *thanks to X*": who gave what somebody has received, where nobody else did.
    pub fn take_courtesy(&self, filling: &mut Filling, at: usize) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let open = reading.lang() == Lang::En
            && filling.has(Role::Recipient)
            && !filling.has(Role::Giver)
            && !filling.items.is_empty();
        if !open {
            return;
        }
        let mut behind = chunks[at + 1..]
            .iter()
            .take_while(|chunk| chunk.kind != ChunkKind::Verb);
        let courtesy = behind.find(|chunk| {
            chunk.tokens.len() > 2
                && reading.lower(chunk.tokens.start) == "courtesy"
                && reading.lower(chunk.tokens.start + 1) == "of"
        });
        // "got laptops, *thanks to X*"
        let thanks = (at + 1..chunks.len().saturating_sub(2)).find(|&thanks| {
            reading.lower(chunks[thanks].head) == "thanks"
                && chunks[thanks].tokens.len() == 1
                && reading.lower(chunks[thanks + 1].head) == "to"
                && self.clauses.is(thanks + 2, ChunkKind::Noun)
        });
        if let Some(thanks) = thanks {
            self.take(filling, Role::Giver, &self.clauses.group_at(thanks + 2).0);
        } else if let Some(chunk) = courtesy {
            let whose = chunk.tokens.start + 2..chunk.tokens.end;
            self.take_inner(filling, Role::Giver, &whose);
        }
    }

    /// "Bupati Ana menyerahkan bantuan *dari X* kepada warga": whose gift it is that an Indonesian subject hands over.
    pub fn take_principal(&self, filling: &mut Filling, arguments: &Arguments) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        if reading.lang() != Lang::Id || !filling.has(Role::Giver) {
            return;
        }
        let aid = |noun: usize| {
            let mut tokens = chunks[noun].tokens.clone();
            chunks[noun].kind == ChunkKind::Noun
                && filling.used.contains(&noun)
                && tokens.any(|at| reading.is(at, Class::AidWord) || reading.is(at, Class::AidNoun))
        };
        let led = arguments.phrases.iter().find(|(lead, _)| {
            reading.lower(chunks[*lead].head) == "dari" && *lead > 0 && aid(*lead - 1)
        });
        let Some((_, group)) = led else {
            return;
        };
        let mut whose = Filling::default();
        self.take(&mut whose, Role::Giver, group);
        let acts = |party: &Party| {
            let entity = party
                .entity
                .map(|entity| &self.words.chains.entities[entity.0]);
            let first = reading.tokens_in(party.name).start;
            entity.is_some_and(|entity| {
                matches!(entity.kind, EntityKind::Organisation | EntityKind::Person)
            }) && !reading.is(first, Class::Budget)
        };
        if !whose.parties.is_empty() && whose.parties.iter().all(|(_, party)| acts(party)) {
            filling.parties.retain(|(role, _)| *role != Role::Giver);
            filling.parties.append(&mut whose.parties);
        }
    }

    /// "Ana Lima, *on behalf of X*, handed over 20 kits", "*On behalf of X*, Ana Lima received …": for whom the English
    /// subject acts.
    pub(super) fn on_behalf(&self, arguments: &Arguments) -> Option<Range<usize>> {
        let acts = |noun: usize| self.behalf_of(noun);
        let mut led = arguments.phrases.iter().map(|(_, group)| group[0]);
        let subject = arguments.subjects.first();
        let aside = subject.and_then(|group| {
            let last = *group.last()?;
            acts(last + 2).or_else(|| acts(last + 3))
        });
        let first = subject.is_some_and(|group| group[0] == 3);
        led.find_map(acts)
            .or(aside)
            .or_else(|| acts(1).filter(|_| first))
    }

    /// Takes for whom the agent of an English passive acts: "was received *by Ana Lima on behalf of X*".
    pub(super) fn take_represented(
        &self,
        filling: &mut Filling,
        role: Role,
        agent: &Group,
    ) -> bool {
        let body = agent.last().and_then(|last| self.behalf_of(last + 2));
        body.is_some_and(|body| self.take_phrase(filling, role, &body, self.head_before_of(&body)))
    }

    /// Whose behalf an English phrase tells: "on | *behalf of X*".
    fn behalf_of(&self, noun: usize) -> Option<Range<usize>> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let tokens = &chunks.get(noun)?.tokens;
        let led = noun > 0
            && reading.lang() == Lang::En
            && reading.lower(chunks[noun - 1].head) == "on"
            && tokens.len() > 2
            && reading.lower(tokens.start) == "behalf"
            && reading.lower(tokens.start + 1) == "of"
            // "on behalf of *himself* and his family"
            && !reading.lower(tokens.start + 2).ends_with("self");
        led.then(|| tokens.start + 2..tokens.end)
    }
}
