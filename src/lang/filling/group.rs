//! A group of phrases in a role: each of "A, B and C", or one person told by two offices.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{Lang, MentionForm, Party},
    lang::{clause::Group, frame::Role, lexicon::Class},
};

impl Filler<'_> {
    /// Lets a group fill a role; false where none of it can.
    pub fn take(&self, filling: &mut Filling, role: Role, group: &Group) -> bool {
        if let (Role::Participant, [people]) = (role, group.as_slice())
            && let Some(sides) = self.sides(*people)
        {
            return self.take(filling, role, &sides);
        }
        if let (true, [people]) = (role != Role::Item, group.as_slice())
            && let Some(names) = self.listed_behind(*people)
        {
            return self.take(filling, role, &names);
        }
        let mut taken = false;
        for (position, &index) in group.iter().enumerate() {
            let chunk = &self.chunks()[index];
            // "Iranian and Saudi officials"
            let bare = chunk.tokens.len() == 1
                || chunk.tokens.len() == 2 && self.words.reading.lower(chunk.tokens.start) == "the";
            let people = position == 0
                && bare
                && self.words.reading.is(chunk.head, Class::Demonym)
                && group.get(1).is_some_and(|&next| self.is_people(next));
            if people && role != Role::Item {
                let span = self.words.reading.span(&chunk.tokens);
                let party = Party {
                    span,
                    name: span,
                    entity: None,
                };
                filling.parties.push((role, party));
                filling.used.push(index);
                taken = true;
                continue;
            }
            if role != Role::Item && position > 0 && taken && self.is_same_person(group, position) {
                continue;
            }
            if role != Role::Item && position == 0 && self.holds_two_offices(group) {
                continue;
            }
            // What stands first among equals says what they are: "the summit and leaders" are no guests.
            if position > 0 && !taken && role != Role::Item && !self.holds_two_offices(group) {
                return false;
            }
            // "Ketua Serikat Petani, *Sarlin Mooy*, …" is Sarlin Mooy.
            let name = self
                .clauses
                .named_by(index)
                .or_else(|| self.leader(index))
                .or_else(|| self.called(index))
                .filter(|_| role != Role::Item);
            let index = name.unwrap_or(index);
            let chunk = if index == group[position] {
                chunk
            } else {
                &self.chunks()[index]
            };
            if self.take_phrase(filling, role, &chunk.tokens, chunk.head) {
                filling.used.push(index);
                self.name_led(filling, role, group[position], index);
                if let (Some((_, party)), Some(end)) =
                    (filling.parties.last_mut(), self.origin(index))
                    && role != Role::Item
                    && party.entity.is_none()
                {
                    let last = self.words.reading.tokens[end - 1].span;
                    party.span = party.span.cover(last);
                    party.name = party.span;
                }
                if role == Role::Item {
                    self.take_measure(filling, index);
                }
                taken |= role != Role::Item || self.name_sum(filling, index);
            }
        }
        taken || role == Role::Any
    }

    /// "*Prime Minister* and Minister of Defence Ana Lima": two offices, and one who holds them.
    fn holds_two_offices(&self, group: &Group) -> bool {
        let [first, second, ..] = group.as_slice() else {
            return false;
        };
        let reading = self.words.reading;
        let (one, other) = (&self.chunks()[*first], &self.chunks()[*second]);
        let named = |tokens: &Range<usize>| {
            let about = self.words.chains.about(tokens);
            about.is_some_and(|about| about.form == MentionForm::Name)
        };
        // "the poet and critic Ana Lima"
        let calling = |at: usize| {
            self.words.noun_is(at, Class::Role) || self.words.noun_is(at, Class::PersonNoun)
        };
        let callings = matches!(reading.lower(one.tokens.start), "the" | "a" | "an")
            && one.tokens.end == one.head + 1
            && calling(one.head)
            && !reading.lower(one.head).ends_with('s')
            && !reading.is_capital(one.head)
            && !named(&one.tokens)
            && calling(other.tokens.start)
            && !reading.is_capital(other.tokens.start)
            && named(&other.tokens);
        if callings && reading.lang() == Lang::En {
            return true;
        }
        reading.lang() == Lang::En
            && reading.is(one.head, Class::Role)
            && reading.is_capital(one.head)
            && !named(&one.tokens)
            && reading.lower(other.tokens.start) == "minister"
            && reading.is_capital(other.tokens.start)
            && named(&other.tokens)
    }

    /// Whether a second office without an article belongs to the person of the first: "the son-in-law and
    /// *senior adviser*".
    fn is_same_person(&self, group: &Group, position: usize) -> bool {
        let office = |at: usize| {
            let chunk = &self.chunks()[at];
            self.words.reading.is(chunk.head, Class::Role) && chunk.tokens.end == chunk.head + 1
        };
        let (one, other) = (group[position - 1], group[position]);
        let bare = &self.chunks()[other];
        let lower = !self.words.reading.is_capital(bare.tokens.start)
            && !self.words.reading.is(bare.tokens.start, Class::Determiner);
        let named = self
            .words
            .chains
            .about(&bare.tokens)
            .is_some_and(|about| about.form == MentionForm::Name);
        self.words.reading.lang() == Lang::En && office(one) && office(other) && lower && !named
    }
}
