//! A group of phrases in a role: each of "A, B and C", or one person told by two offices.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{chunk::Chunk, clause::Group, frame::Role, lexicon::Class, party::party, pos::Pos},
};

impl Filler<'_> {
    /// Lets a group fill a role; false where none of it can.
    pub fn take(&self, filling: &mut Filling, role: Role, group: &Group) -> bool {
        if let [people] = group.as_slice()
            && let Some(named) = self.named_for(role, *people, filling)
        {
            return self.take(filling, role, &named);
        }
        if role != Role::Item
            && let Some(named) = self.named_beside(group)
        {
            return self.take(filling, role, &named);
        }
        // "a delegation led by *the Minister of Health, Labour and Welfare Ana Lima*"
        let led = || {
            let leader = self.led_by(*group.first()?)?;
            let office = self.clauses.group_at(leader).0;
            self.clauses.holder_of_fields(&office)
        };
        if role != Role::Item
            && let Some(holder) = self.clauses.holder_of_fields(group).or_else(led)
            && self.take_phrase(filling, role, &holder, holder.end - 1)
        {
            filling.used.extend(group);
            return true;
        }
        let mut taken = false;
        for position in 0..group.len() {
            if role != Role::Item {
                if position == 0 && self.is_bare_demonym(group) {
                    self.take_demonym(filling, role, group[position]);
                    taken = true;
                    continue;
                }
                if position == 0
                    && (self.is_joint_name(group) || self.are_of_two_kinds(role, group))
                {
                    self.take_words(filling, role, group);
                    return true;
                }
                if position == 0 && self.shares_office(group) {
                    self.take_words(filling, role, group);
                    taken = true;
                    continue;
                }
                let told_again = position > 0 && taken && self.is_same_person(group, position)
                    || position == 0 && self.clauses.hold_two_offices(group);
                if told_again || taken && self.is_company(group[position]) {
                    continue;
                }
                // What stands first among equals says what they are: "the summit and leaders" are no guests.
                if position > 0 && !taken && !self.clauses.hold_two_offices(group) {
                    return false;
                }
            }
            taken |= self.take_one(filling, role, group[position]);
        }
        taken || role == Role::Any
    }

    /// "Gubernur X *dan rombongan*": whoever only goes along, in one Indonesian word.
    fn is_company(&self, at: usize) -> bool {
        let chunk = &self.chunks()[at];
        self.words.reading.lang() == Lang::Id
            && chunk.tokens.len() == 1
            && self.words.reading.is(chunk.head, Class::Company)
    }

    /// Those who are named in place of people told by what they are: their sides, or who is listed behind.
    /// In English those who come from several places and meet somebody told already are no sides.
    fn named_for(&self, role: Role, people: usize, filling: &Filling) -> Option<Group> {
        let met = self.words.reading.lang() == Lang::En && filling.has(Role::Participant);
        match role {
            Role::Item => None,
            Role::Participant if !met => self.sides(people).or_else(|| self.listed_behind(people)),
            Role::Giver | Role::Recipient => {
                let listed = self.listed_behind(people);
                listed.or_else(|| self.named_behind(people))
            }
            _ => self.listed_behind(people),
        }
    }

    /// Lets one phrase of a group fill a role, or the name that stands for it: "Ketua Serikat Petani, *Sarlin
    /// Mooy*, …" is Sarlin Mooy.
    fn take_one(&self, filling: &mut Filling, role: Role, told: usize) -> bool {
        let name = || {
            let name = self.clauses.named_by(told);
            name.or_else(|| self.leader(told))
                .or_else(|| self.counterpart_named(told))
                .or_else(|| self.own_house(told))
                .or_else(|| self.called(told))
                .or_else(|| self.also_is(told))
                .or_else(|| self.named_before(role, told))
        };
        let index = match role {
            Role::Item => told,
            _ => name().unwrap_or(told),
        };
        // "negara-negara X": many of a kind are nobody whom somebody meets.
        let head = self.chunks()[told].head;
        let many = self.words.reading.is(head, Class::Stranger)
            && self.words.reading.lower(head).contains('-');
        if role == Role::Participant && many {
            return false;
        }
        let chunk = &self.chunks()[index];
        if role == Role::Recipient && self.take_those(filling, index) {
            return true;
        }
        if role == Role::Giver
            && let Some(land) = self.own_land(&chunk.tokens)
        {
            filling.parties.push((role, land));
            filling.used.push(index);
            return true;
        }
        if role != Role::Item
            && let Some(person) = self.posted(index)
            && self.take_phrase(filling, role, &person, person.end - 1)
        {
            filling.used.push(index);
            return true;
        }
        if !self.take_phrase(filling, role, &chunk.tokens, chunk.head) {
            return false;
        }
        filling.used.push(index);
        self.name_led(filling, role, told, index);
        if role == Role::Item {
            self.take_measure(filling, index);
            return self.name_sum(filling, index);
        }
        self.add_origin(filling, role, index);
        if role == Role::Recipient {
            self.add_plight(filling, index);
        }
        true
    }

    /// "gave food to *those hit by the floods*"
    fn take_those(&self, filling: &mut Filling, index: usize) -> bool {
        let (chunk, reading) = (&self.chunks()[index], self.words.reading);
        let those = chunk.tokens.len() == 1 && reading.lower(chunk.head) == "those";
        let Some(end) = self.told_by(index).filter(|_| those) else {
            return false;
        };
        let span = reading.span(&(chunk.tokens.start..end));
        filling.parties.push((
            Role::Recipient,
            Party {
                span,
                name: span,
                entity: None,
            },
        ));
        filling.used.push(index);
        true
    }

    /// Adds to the last party, where it has no name, what its people come from: "officials *from Varnia*".
    fn add_origin(&self, filling: &mut Filling, role: Role, people: usize) {
        let told = || self.told_by(people).filter(|_| role == Role::Recipient);
        let seat = || self.seat(people).filter(|_| role == Role::Recipient);
        let end = || self.origin(people).or_else(told).or_else(seat);
        if let (Some((_, party)), Some(end)) = (filling.parties.last_mut(), end())
            && party.entity.is_none()
        {
            let last = self.words.reading.tokens[end - 1].span;
            party.span = party.span.cover(last);
            party.name = party.span;
        }
    }

    /// Adds to receivers told by a bare word for people what a relative clause says of them: "warga *yang terdampak
    /// banjir*".
    fn add_plight(&self, filling: &mut Filling, people: usize) {
        let Some(end) = self.plight(people) else {
            return;
        };
        if let Some((_, party)) = filling.parties.last_mut()
            && party.entity.is_none()
        {
            let last = self.words.reading.tokens[end - 1].span;
            party.span = party.span.cover(last);
            party.name = party.span;
        }
    }

    /// Whether a group opens with a people's name that more people follow: "*Iranian* and Saudi officials", "*his South
    /// Korean* and Japanese counterparts".
    fn is_bare_demonym(&self, group: &Group) -> bool {
        let (chunk, reading) = (&self.chunks()[group[0]], self.words.reading);
        let first = self.past_determiner(chunk);
        let named = (first..chunk.tokens.end).all(|at| reading.is_capital(at));
        reading.lang() == Lang::En
            && named
            && chunk.head + 1 == chunk.tokens.end
            && (first..chunk.tokens.end).len() < 3
            && reading.is(chunk.head, Class::Demonym)
            && group.get(1).is_some_and(|&next| self.is_people(next))
    }

    /// The first token of an English phrase behind its article or possessive.
    fn past_determiner(&self, chunk: &Chunk) -> usize {
        let (first, reading) = (chunk.tokens.start, self.words.reading);
        let led = chunk.tokens.len() > 1
            && (reading.is(first, Class::OwningAny) || reading.lower(first) == "the");
        first + usize::from(led)
    }

    /// Takes a people's name, without what determines it, for those of it whom the next phrase tells.
    fn take_demonym(&self, filling: &mut Filling, role: Role, people: usize) {
        let chunk = &self.chunks()[people];
        let tokens = self.past_determiner(chunk)..chunk.tokens.end;
        self.take_tokens(filling, role, &tokens);
        filling.used.push(people);
    }

    /// The two phrases of a group that has no more and no fewer.
    fn pair(&self, group: &Group) -> Option<(&Chunk, &Chunk)> {
        match *group.as_slice() {
            [first, second] => Some((&self.chunks()[first], &self.chunks()[second])),
            _ => None,
        }
    }

    /// Whether a country, by its name alone, shares the office that the next one's phrase names: "*Varnia* and
    /// Oland's foreign ministers".
    fn shares_office(&self, group: &Group) -> bool {
        let (Some((one, other)), reading) = (self.pair(group), self.words.reading) else {
            return false;
        };
        let about = self.words.chains.about(&one.tokens);
        let place = about.is_some_and(|about| {
            about.kind == EntityKind::Place && about.tokens.end == one.tokens.end
        });
        let owned = (other.tokens.start..other.head).any(|at| reading.lower(at) == "'s");
        reading.lang() == Lang::En
            && place
            && owned
            && reading.lower(other.head).ends_with('s')
            && self.words.noun_is(other.head, Class::Role)
            && !self.clauses.is_by_name(other)
    }

    /// Whether two phrases are one name of an English body: "*the Maria and Karl Hospice*", "the *Lima Research and
    /// Education Institute*".
    fn is_joint_name(&self, group: &Group) -> bool {
        let (Some((one, other)), reading) = (self.pair(group), self.words.reading) else {
            return false;
        };
        let head = one.tokens.end - 1;
        let led = reading.lower(one.tokens.start) == "the";
        // "*Hope* and Light Foundation *has* given"
        let one_acts = || {
            let opens = reading.sentences[reading.sentence_of(one.tokens.start)]
                .tokens
                .start;
            let behind = other.tokens.end;
            one.tokens == (opens..opens + 1)
                && !self.words.noun_is(head, Class::BodyNoun)
                && behind < reading.tokens.len()
                && matches!(reading.lower(behind), "has" | "is" | "was")
        };
        // "the *Maria* and Karl Lima Foundation": no article stands before a first name.
        let first_name = || {
            let named = self.words.chains.about(&one.tokens);
            named.is_some_and(|about| about.kind == EntityKind::Person && about.tokens.len() == 1)
        };
        let somebody = || {
            let bare = if led {
                one.tokens.len() == 2
            } else {
                one_acts()
            };
            party(self.words, &one.tokens, one.head).is_some() && !(bare && first_name())
        };
        reading.lang() == Lang::En
            && (led || one_acts())
            && reading.is_capital(head)
            && !somebody()
            && reading.is_capital(other.tokens.start)
            && other.tokens.end == other.head + 1
            && reading.is_capital(other.head)
            && reading.is(other.head, Class::BodyNoun)
    }

    /// Whether a bare word before "and" says with the next what English receivers are: "*health* and educational
    /// *organisations*".
    fn are_of_two_kinds(&self, role: Role, group: &Group) -> bool {
        let (Some((one, other)), reading) = (self.pair(group), self.words.reading) else {
            return false;
        };
        let first = one.head;
        // "*a care* and research *facility*"
        let article = one.tokens.len() == 2 && reading.is(one.tokens.start, Class::Determiner);
        let kind = (one.tokens.len() == 1 || article)
            && matches!(self.words.pos(first), Pos::Noun | Pos::Adj)
            && !reading.tokens[first].capital
            && !reading.lower(first).ends_with('s')
            && (self.words.pos(first) == Pos::Adj
                || party(self.words, &one.tokens, first).is_none());
        reading.lang() == Lang::En
            && role == Role::Recipient
            && kind
            && other.tokens.len() > 1
            && matches!(self.words.pos(other.tokens.start), Pos::Noun | Pos::Adj)
            && (article || reading.lower(other.head).ends_with('s'))
            && self.words.name_over(other.tokens.start).is_none()
            && (party(self.words, &other.tokens, other.head).is_some()
                || self.words.noun_is(other.head, Class::Community))
    }

    /// Takes phrases that stand together by their words alone, as one party.
    fn take_words(&self, filling: &mut Filling, role: Role, group: &[usize]) {
        let (Some(&first), Some(&last)) = (group.first(), group.last()) else {
            return;
        };
        let tokens = self.chunks()[first].tokens.start..self.chunks()[last].tokens.end;
        self.take_tokens(filling, role, &tokens);
        filling.used.push(first);
    }

    /// Takes words for a party that is told by nothing else.
    fn take_tokens(&self, filling: &mut Filling, role: Role, tokens: &Range<usize>) {
        let span = self.words.reading.span(tokens);
        let party = Party {
            span,
            name: span,
            entity: None,
        };
        filling.parties.push((role, party));
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
        self.words.reading.lang() == Lang::En
            && office(one)
            && office(other)
            && lower
            && !self.clauses.is_by_name(bare)
    }
}
