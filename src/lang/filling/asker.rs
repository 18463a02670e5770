//! Receivers told in a clause beside that of the gift: who asked for it, whom the giver came to see, who is thankful,
//! who is helped with it.
//!
//! English only, and only where the clause of the gift names nobody who receives.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityId, EntityKind, Party},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        frame::Role,
        lexicon::Class,
        pos::VerbForm,
    },
};

impl Filler<'_> {
    /// Takes whoever a neighbouring clause names as the one something is given to.
    /// Whoever `moves` something may be on the way to a call as well, which asks for nothing to be given.
    pub fn take_asker(&self, filling: &mut Filling, at: usize, arguments: &Arguments, moves: bool) {
        if !self.is_unreceived(filling) {
            return;
        }
        if let Some(house) = self.called_on_first(arguments) {
            self.take_inner(filling, Role::Recipient, &house);
            return;
        }
        if self.take_home_of_thing(filling, at, arguments) {
            return;
        }
        let found = self
            .thankful(at, arguments)
            .or_else(|| self.where_given(arguments))
            .or_else(|| self.keeper(at))
            .or_else(|| self.boosted(arguments))
            .or_else(|| self.called_on(arguments, moves));
        if let Some(group) = found {
            self.take_for(filling, &group);
        }
    }

    /// "gave cement *to support the rebuilding of A*": whom the English purpose of any gift helps, where nobody else
    /// receives.
    pub fn take_aided(&self, filling: &mut Filling, arguments: &Arguments) {
        let verb = arguments.end;
        let helps = self.is_unreceived(filling)
            && self.clauses.is(verb, ChunkKind::Verb)
            && self.words.form(self.chunks()[verb].head) == VerbForm::Inf
            && self
                .words
                .reading
                .is(self.chunks()[verb].head, Class::Helping);
        let helped = helps.then(|| self.clauses.arguments(verb).objects);
        let Some(group) = helped.and_then(|objects| objects.into_iter().next()) else {
            return;
        };
        // "to help *Sylvania* restore its roads", where the tagger makes one phrase of all
        let first = self.chunks()[group[0]].tokens.start;
        let land = self
            .words
            .name_over(first)
            .map(|name| &self.words.names[name]);
        if !self.take(filling, Role::Recipient, &group)
            && let Some(land) = land.filter(|land| land.kind == EntityKind::Place)
        {
            self.take_inner(filling, Role::Recipient, &land.tokens.clone());
        }
    }

    /// "*Ana* thanked B for donating the computers"
    fn thankful(&self, at: usize, arguments: &Arguments) -> Option<Group> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let &verb = arguments.governors.first()?;
        let thanks = self.words.form(chunks[at].head) == VerbForm::Ger
            && at > 0
            && reading.lower(chunks[at - 1].head) == "for"
            && reading.is(chunks[verb].head, Class::Thanking);
        let subjects = thanks.then(|| self.clauses.arguments(verb).subjects)?;
        subjects.into_iter().next()
    }

    /// Takes the body whose the thing of a passive is, or at which it stands: "*The Lima Hospital*'s scanner was donated by
    /// Ana", "The scanner at *the Lima Hospital* was donated by Ana".
    fn take_home_of_thing(&self, filling: &mut Filling, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let given = chunks[at].tokens.len() > 1
            && reading.is(chunks[at].head, Class::Donating)
            && self.words.form(chunks[at].head) != VerbForm::Ger;
        let Some(&thing) = arguments.subjects.first().and_then(|group| group.first()) else {
            return false;
        };
        let house = self.led_behind(thing, &["at"]).filter(|&house| {
            house < at && self.is_house(house) && self.clauses.is_by_name(&chunks[house])
        });
        if let Some(house) = house.filter(|_| given) {
            return self.take(filling, Role::Recipient, &vec![house]);
        }
        // A person's painting may have been given to anybody.
        let body = |party: &Party| {
            let kind = |entity: EntityId| self.words.chains.entities[entity.0].kind;
            party.entity.map(kind) == Some(EntityKind::Organisation)
        };
        let owner = self.owner_of(thing).filter(body).filter(|_| given);
        let owned = owner.is_some();
        if let Some(owner) = owner {
            filling.add(self.words, Role::Recipient, owner);
        }
        owned
    }

    /// "*The club* now has a clock, donated by Ana", "… a clock, which was donated by Ana"
    fn keeper(&self, at: usize) -> Option<Group> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let relative = usize::from(at > 0 && self.clauses.is(at - 1, ChunkKind::Relative));
        let participle = chunks[at].tokens.len() == 1 + relative
            && matches!(
                self.words.form(chunks[at].head),
                VerbForm::Past | VerbForm::PastPart
            );
        let first = at - relative;
        let thing = first.checked_sub(1 + usize::from(self.is_comma_before(first)))?;
        let noun = participle && self.clauses.is(thing, ChunkKind::Noun);
        let verb = noun.then(|| thing.checked_sub(1))??;
        let keeps = self.clauses.is(verb, ChunkKind::Verb)
            && matches!(reading.lower(chunks[verb].head), "has" | "have" | "owns");
        let subjects = keeps.then(|| self.clauses.arguments(verb).subjects)?;
        subjects.into_iter().next()
    }

    /// "*The Lima School* has received a boost after Ana donated 20 desks": what was received is told right behind.
    fn boosted(&self, arguments: &Arguments) -> Option<Group> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let lead = arguments.subjects.first()?.first()?.checked_sub(1)?;
        let leads = matches!(reading.lower(chunks[lead].head), "after" | "as" | "when");
        let boost = lead.checked_sub(1).filter(|_| leads)?;
        let verb = boost.checked_sub(1)?;
        let got = self.clauses.is(boost, ChunkKind::Noun)
            && reading.is(chunks[boost].head, Class::Boost)
            && self.clauses.is(verb, ChunkKind::Verb)
            && reading.is(chunks[verb].head, Class::Getting);
        let subjects = got.then(|| self.clauses.arguments(verb).subjects)?;
        subjects.into_iter().next()
    }

    /// "visited *the Lima School*, where they gave books"
    fn where_given(&self, arguments: &Arguments) -> Option<Group> {
        let lead = arguments.subjects.first()?.first()?.checked_sub(1)?;
        let leads = self.clauses.is(lead, ChunkKind::Subordinator)
            && self.words.reading.lower(self.chunks()[lead].head) == "where";
        let house = lead.checked_sub(1 + usize::from(self.is_comma_before(lead)))?;
        (leads && self.is_house(house)).then(|| vec![house])
    }

    fn is_comma_before(&self, at: usize) -> bool {
        at > 0 && self.clauses.is(at - 1, ChunkKind::Comma)
    }

    /// "*Responding* to an appeal from *the Lima School*, A gave books", "*Visiting* the Lima School, A gave books"
    fn called_on(&self, arguments: &Arguments, moves: bool) -> Option<Group> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let subject = *arguments.subjects.first()?.first()?;
        let opens = chunks.first()?;
        if !self.is_comma_before(subject) {
            return None;
        }
        if opens.kind != ChunkKind::Verb {
            return None;
        }
        if reading.is(opens.head, Class::Calling) {
            return (self.clauses.is(1, ChunkKind::Noun) && self.is_house(1)).then(|| vec![1]);
        }
        let called = (1..subject).any(|at| reading.lower(chunks[at].head).starts_with("call"));
        if !reading.is(opens.head, Class::Heeding) || moves && called {
            return None;
        }
        let from = (1..subject).find(|&at| {
            self.clauses.is(at, ChunkKind::Preposition)
                && matches!(reading.lower(chunks[at].head), "from" | "by")
        });
        let from = from.filter(|&from| self.clauses.is(from + 1, ChunkKind::Noun));
        let asks = || {
            (1..subject).find(|&at| {
                self.clauses.is(at, ChunkKind::Noun) && reading.is(chunks[at].head, Class::Appeal)
            })
        };
        from.map(|from| from + 1).or_else(asks).map(|at| vec![at])
    }

    /// "*Visiting the Lima School*, A gave books", where the tagger makes one phrase of participle and house.
    fn called_on_first(&self, arguments: &Arguments) -> Option<Range<usize>> {
        let subject = *arguments.subjects.first()?.first()?;
        let opens = self.chunks().first()?;
        let calls = subject == 2
            && self.is_comma_before(subject)
            && opens.kind == ChunkKind::Noun
            && opens.tokens.len() > 1
            && self.words.reading.is(opens.tokens.start, Class::Calling)
            && self.is_house(0);
        calls.then(|| opens.tokens.start + 1..opens.tokens.end)
    }

    /// Whether a phrase names a body or house that people live or work in.
    fn is_house(&self, at: usize) -> bool {
        let Some(chunk) = self.chunks().get(at) else {
            return false;
        };
        let about = self.words.chains.about(&chunk.tokens);
        chunk.kind == ChunkKind::Noun
            && (about.is_some_and(|about| about.kind == EntityKind::Organisation)
                || self.words.noun_is(chunk.head, Class::BodyNoun))
    }
}
