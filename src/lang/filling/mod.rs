//! Filling: which phrase takes which role of a frame's pattern.
//!
//! A phrase in place must be able to fill its role: a party for a giver, a thing for an item. Where one in
//! place cannot, the pattern does not fit.

mod giver;
mod group;
mod people;
mod phrase;
mod receiver;
mod same;
mod sum;

pub use same::same;

use std::ops::Range;

use crate::{
    domain::{Item, Party},
    lang::{
        chunk::Chunk,
        clause::{Arguments, Clauses, Group},
        frame::{Pattern, Role, Voice},
        lexicon::Class,
        words::Words,
    },
};

/// What a pattern makes of the arguments.
#[derive(Default)]
pub struct Filling {
    /// Who fills which role, in the order found.
    pub parties: Vec<(Role, Party)>,
    /// What is given.
    pub items: Vec<Item>,
    /// The chunks that fill a role.
    pub used: Vec<usize>,
    /// Whether the noun for the thing points back.
    pub points_back: bool,
    /// Whether those who receive are only pointed to: "kepada mereka".
    pub to_them: bool,
    /// Who or what the clause says it adds to: "*selain sembako*".
    pub besides: Vec<Item>,
    /// How much is filled; more is better.
    pub score: u32,
    /// The parties that the subject stands for.
    pub hosts: Vec<Party>,
    /// Whether a less likely subject was taken.
    pub fallback: bool,
}

impl Filling {
    /// Takes in a party for a role, unless it fills it already.
    pub fn add(&mut self, words: &Words, role: Role, party: Party) {
        let known = |(filled, other): &(Role, Party)| *filled == role && same(words, other, &party);
        if !self.parties.iter().any(known) {
            self.parties.push((role, party));
            self.score += 10;
        }
    }
}

/// A sentence whose phrases fill roles.
#[derive(Clone, Copy)]
pub struct Filler<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The chunks of the sentence.
    pub clauses: Clauses<'a>,
}

impl Filler<'_> {
    pub(super) fn chunks(&self) -> &[Chunk] {
        self.clauses.chunks
    }

    /// Fills a pattern's roles; `None` where an argument in place cannot fill its role.
    #[must_use]
    pub fn fill(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        inner: &[(Role, Range<usize>)],
    ) -> Option<Filling> {
        let mut filling = Filling::default();
        for (index, &role) in pattern.objects.iter().enumerate() {
            let Some(group) = arguments.objects.get(index) else {
                // "A and B met" needs no object, "A and B joined" does.
                if role == Role::Participant && inner.is_empty() && pattern.phrases.is_empty() {
                    continue;
                }
                if !inner.is_empty() {
                    continue;
                }
                return None;
            };
            if !self.take(&mut filling, role, group) {
                return None;
            }
        }
        for (role, range) in inner {
            self.take_inner(&mut filling, *role, range);
        }
        for (chunk, group) in &arguments.phrases {
            let word = self.words.reading.lower(self.chunks()[*chunk].head);
            let word = word.strip_suffix("nya").unwrap_or(word);
            let slot = pattern
                .phrases
                .iter()
                .find(|(prepositions, _)| prepositions.contains(&word));
            if let Some(&(_, role)) = slot {
                let known = role != Role::Participant
                    && role != Role::Item
                    && filling.parties.iter().any(|(filled, _)| *filled == role);
                // "a representative *from the ministry*" says who that is, not whose gift it was.
                let of_people = pattern.voice == Voice::Noun
                    && role == Role::Giver
                    && word == "from"
                    && *chunk > 0
                    && self.is_people(*chunk - 1);
                // "gave land *for a school* to the town": what it is for stands back.
                let purpose = word == "for"
                    && role == Role::Recipient
                    && arguments.phrases.iter().any(|(other, group)| {
                        self.words.reading.lower(self.chunks()[*other].head) == "to"
                            && self.is_somebody(group)
                    })
                    && !self.is_somebody(group);
                if of_people || purpose {
                    continue;
                }
                // "mengirim beras *ke gudang X*": a site receives nothing.
                let site = role == Role::Recipient
                    && word == "ke"
                    && group.iter().all(|&at| {
                        let head = self.chunks()[at].head;
                        self.words.reading.is(head, Class::Venue)
                            && !self.words.reading.is(head, Class::BodyNoun)
                    });
                if site {
                    continue;
                }
                if !known && role == Role::Recipient && matches!(word, "for" | "to") {
                    self.take_for(&mut filling, group);
                } else if !known {
                    self.take(&mut filling, role, group);
                }
            }
        }
        self.take_agent(pattern, arguments, &mut filling);
        let gift_of = self.gift_of(arguments);
        self.take_helped(pattern, arguments, &mut filling);
        self.take_source(pattern, arguments, &mut filling);
        // "cancelled a meeting between A and B": who cancels need not be who meets.
        let between = arguments.phrases.iter().any(|(chunk, group)| {
            let word = self.words.reading.lower(self.chunks()[*chunk].head);
            let some = self.words.reading.lower(self.chunks()[*chunk].tokens.end) == "lain";
            group.len() > 1 && matches!(word, "between" | "antara") && !some
        });
        let subject = pattern
            .subject
            .filter(|&role| !(between && role == Role::Participant && filling.parties.len() > 1));
        if let Some(role) = subject {
            let before = filling.parties.len();
            let own = arguments.subjects.as_slice();
            let whose: Vec<Group> = gift_of.into_iter().collect();
            let subjects = if role == Role::Giver && !whose.is_empty() {
                whose.as_slice()
            } else {
                own
            };
            let found = subjects
                .iter()
                .position(|group| self.take(&mut filling, role, group));
            filling.fallback = found.is_some_and(|found| found > 0);
            filling.hosts = filling.parties[before..]
                .iter()
                .map(|(_, party)| *party)
                .collect();
        }
        filling.score = filling.parties.iter().map(|_| 10).sum::<u32>()
            + if filling.items.is_empty() { 0 } else { 15 };
        (filling.score > 0).then_some(filling)
    }
}

/// Whether an English word in lower case stands for things named before.
#[must_use]
pub fn stands_for_things(lower: &str) -> bool {
    matches!(lower, "it" | "they" | "them" | "these" | "those" | "this")
}
