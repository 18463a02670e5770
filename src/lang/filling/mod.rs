//! Filling: which phrase takes which role of a frame's pattern.
//!
//! A phrase in place must be able to fill its role: a party for a giver, a thing for an item. Where one in
//! place cannot, the pattern does not fit.

mod apart;
mod asker;
mod behalf;
mod body;
mod cared;
mod donor;
mod endowed;
mod giver;
mod group;
mod head;
mod land;
mod numbered;
mod office;
mod owner;
mod people;
mod phrase;
mod purpose;
mod raised;
mod receiver;
mod same;
mod speaking;
mod sum;
mod them;

pub use head::stands_for;
pub use same::{is_people_of, same, same_office};
pub use speaking::speaker_in;

use std::{ops::Range, slice};

use crate::{
    domain::{EntityKind, Item, Lang, Party},
    lang::{
        chunk::{Chunk, ChunkKind},
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
    /// Whether somebody fills a role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.parties.iter().any(|(filled, _)| *filled == role)
    }

    /// Takes in a party for a role, unless it fills it already; whether it was new.
    pub fn put(&mut self, words: &Words, role: Role, party: Party) -> bool {
        let known = |(filled, other): &(Role, Party)| *filled == role && same(words, other, &party);
        let fresh = !self.parties.iter().any(known);
        if fresh {
            self.parties.push((role, party));
        }
        fresh
    }

    /// The same for one whom another part of the clause tells, which makes the filling fuller.
    pub fn add(&mut self, words: &Words, role: Role, party: Party) {
        if self.put(words, role, party) {
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
        if !self.take_objects(pattern, arguments, !inner.is_empty(), &mut filling) {
            return None;
        }
        for (role, range) in inner {
            self.take_inner(&mut filling, *role, range);
        }
        for (chunk, group) in &arguments.phrases {
            self.take_led(pattern, arguments, *chunk, group, &mut filling);
        }
        self.take_favoured(pattern, arguments, &mut filling);
        self.take_agent(pattern, arguments, &mut filling);
        self.take_helped(pattern, arguments, &mut filling);
        self.take_source(pattern, arguments, &mut filling);
        self.take_owner(pattern, arguments, &mut filling);
        self.take_maker(pattern, arguments, &mut filling);
        self.take_subject(pattern, arguments, &mut filling);
        self.take_meant(pattern, arguments, &mut filling);
        self.take_purpose(pattern, arguments, &mut filling);
        filling.score = filling.parties.iter().map(|_| 10).sum::<u32>()
            + if filling.items.is_empty() { 0 } else { 15 };
        (filling.score > 0).then_some(filling)
    }

    /// Lets the objects fill their roles; false where one is missing or cannot.
    fn take_objects(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        has_inner: bool,
        filling: &mut Filling,
    ) -> bool {
        let mut roles = pattern.objects.iter().enumerate();
        roles.all(|(index, &role)| match arguments.objects.get(index) {
            Some(group) => {
                role == Role::Item
                    && (self.take_cargo(filling, group)
                        || self.take_millions(filling, group)
                        || self.takes_shape(group) && self.take_form(filling, arguments))
                    || self.take(filling, role, group)
                    || role == Role::Item && self.take_form(filling, arguments)
            }
            // "A and B met" needs no object, "A and B joined" does.
            None => has_inner || role == Role::Participant && pattern.phrases.is_empty(),
        })
    }

    /// Lets a phrase fill the role that its preposition leads to.
    fn take_led(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        chunk: usize,
        group: &Group,
        filling: &mut Filling,
    ) {
        let word = self.words.reading.lower(self.chunks()[chunk].head);
        let word = word.strip_suffix("nya").unwrap_or(word);
        let slots = || {
            let slots = pattern.phrases.iter();
            slots.filter(|(prepositions, _)| prepositions.contains(&word))
        };
        // "gave thanks *to A* for its gift *to B*": the second of two slots for one preposition.
        let taken = |role: Role| match role {
            Role::Giver | Role::Recipient => filling.has(role),
            // "benefited *from a grant from A*"
            Role::Item => !filling.items.is_empty(),
            _ => false,
        };
        let open = slots().find(|(_, role)| !taken(*role));
        let Some(&(_, role)) = open.or_else(|| slots().next()) else {
            return;
        };
        let one = !matches!(role, Role::Participant | Role::Item);
        // "diterima *oleh A*, satu mobil yang diserahkan oleh B": only one acts in a passive.
        let agent = role == Role::Participant && word == "oleh";
        let again = role == Role::Recipient && self.goes_on_to(arguments, chunk, filling);
        let known = (one || agent) && filling.has(role) && !again || one && self.is_of_part(chunk);
        // "a representative *from the ministry*" says who that is, not whose gift it was.
        let of_people = pattern.voice == Voice::Noun
            && role == Role::Giver
            && word == "from"
            && chunk > 0
            && self.is_people(chunk - 1)
            && !self
                .words
                .frames
                .is_noun_form(self.words.reading.lower(self.chunks()[chunk - 1].head));
        let receives = role == Role::Recipient;
        let stands_back = receives
            && (word == "in" && self.is_inside_site(chunk)
                || matches!(word, "in" | "at") && self.is_port(group)
                || word == "for" && self.is_purpose(arguments, group)
                || word == "ke" && self.is_mere_site(group)
                || matches!(word, "untuk" | "bagi" | "buat")
                    && pattern.leads("kepada")
                    && self.is_handed_to(arguments));
        // "a gift from Ana on a visit *to Sylvania*": where somebody goes.
        let gone_to = receives
            && word == "to"
            && self.words.reading.lang() == Lang::En
            && chunk > 1
            && self.clauses.is(chunk - 1, ChunkKind::Noun)
            && self.clauses.is(chunk - 2, ChunkKind::Preposition)
            && self
                .words
                .reading
                .is(self.chunks()[chunk - 1].head, Class::Trip);
        // "melakukan silaturahmi *di rumah A*": elsewhere "di" leads to a place and to nobody.
        let placed = word == "di" && !group.iter().all(|&at| self.is_home(at));
        let elsewhere = pattern.voice == Voice::Noun && word == "oleh" && self.acts_in_aside(chunk);
        let apart = self.is_apart(pattern, role, chunk, group);
        if known || of_people || stands_back || placed || gone_to || elsewhere || apart {
            return;
        }
        let agent = word == "by" && pattern.voice == Voice::Passive;
        if agent && self.take_represented(filling, role, group) {
            return;
        }
        if receives && matches!(word, "for" | "to" | "toward" | "towards") {
            self.take_for(filling, group);
        } else {
            self.take(filling, role, group);
        }
    }

    /// "gave books to A *and to B*": whether a phrase goes on with the receivers that the one before it began.
    fn goes_on_to(&self, arguments: &Arguments, lead: usize, filling: &Filling) -> bool {
        let to = |lead: usize| self.words.reading.lower(self.chunks()[lead].head) == "to";
        let before = || {
            let mut phrases = arguments.phrases.iter();
            phrases.any(|(other, group)| {
                let last = group.last().copied().unwrap_or_default();
                to(*other) && last + 2 == lead && filling.used.contains(&group[0])
            })
        };
        self.words.reading.lang() == Lang::En
            && to(lead)
            && lead > 0
            && self.clauses.is(lead - 1, ChunkKind::Conjunction)
            && before()
    }

    /// "penyerahan bantuan kepada A, *yang dihadiri oleh* B": an agent of what is only said of the occasion.
    fn acts_in_aside(&self, lead: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let verb = lead
            .checked_sub(1)
            .filter(|&at| self.clauses.is(at, ChunkKind::Verb));
        verb.is_some_and(|verb| {
            let head = chunks[verb].head;
            let does = reading.is(head, Class::LightVerb)
                || self.words.frames.is_verb_form(reading.lower(head));
            verb > 0 && self.clauses.is(verb - 1, ChunkKind::Relative) && !does
        })
    }

    /// "gave land *for a school* to the town": what it is for, where somebody receives it.
    fn is_purpose(&self, arguments: &Arguments, group: &Group) -> bool {
        let mut phrases = arguments.phrases.iter();
        let received = phrases.any(|(other, group)| {
            self.words.reading.lower(self.chunks()[*other].head) == "to" && self.is_somebody(group)
        });
        // "sent medicine *for 50,000 people* to Sylvania"
        let counted = group.first().is_some_and(|&first| {
            let chunk = &self.chunks()[first];
            self.words.figure_over(chunk.tokens.start).is_some()
                && self.words.reading.lang() == Lang::En
        });
        received && (counted || !self.is_somebody(group))
    }

    /// "a gift, including paintings *by local artists*": whether an English phrase is said of a part of what is given.
    fn is_of_part(&self, chunk: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let mut before = chunks[..chunk]
            .iter()
            .rev()
            .take_while(|chunk| !matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Stop));
        reading.lower(chunks[chunk].head) == "by"
            && before.any(|chunk| reading.lower(chunk.head) == "including")
    }

    /// "arrived *at the port* of Lisse": where English goods come in receives nothing.
    fn is_port(&self, group: &Group) -> bool {
        let head = |at: usize| self.chunks()[at].head;
        let reading = self.words.reading;
        let site = |&at: &usize| reading.is(head(at), Class::Site);
        reading.lang() == Lang::En && group.iter().all(site)
    }

    /// "handed out food at the church *in Lisse*": the phrase only says where the site lies.
    fn is_inside_site(&self, chunk: usize) -> bool {
        chunk > 1
            && self.clauses.is(chunk - 1, ChunkKind::Noun)
            && self.clauses.is(chunk - 2, ChunkKind::Preposition)
            && self.words.reading.lower(self.chunks()[chunk - 2].head) == "at"
    }

    /// "ambulans *untuk pasien* kepada Dinas X": whom it is for, where "kepada" says who receives it.
    fn is_handed_to(&self, arguments: &Arguments) -> bool {
        arguments.phrases.iter().any(|(other, group)| {
            self.words.reading.lower(self.chunks()[*other].head) == "kepada"
                && self.is_somebody(group)
        })
    }

    /// "mengirim beras *ke gudang X*": a site receives nothing.
    fn is_mere_site(&self, group: &Group) -> bool {
        let reading = self.words.reading;
        group.iter().all(|&at| {
            let head = self.chunks()[at].head;
            // "ke beberapa *pesantren*": who lives or works there receives.
            let mut tokens = self.chunks()[at].tokens.clone();
            let house = tokens.any(|at| reading.is(at, Class::House));
            reading.is(head, Class::Venue) && !reading.is(head, Class::BodyNoun) && !house
        })
    }

    /// Lets the subject fill its role: the first of those it may be that can.
    fn take_subject(&self, pattern: &Pattern, arguments: &Arguments, filling: &mut Filling) {
        let cancels = self.tells_between(arguments) && filling.parties.len() > 1;
        let role = pattern.subject;
        let Some(role) = role.filter(|&role| !(cancels && role == Role::Participant)) else {
            return;
        };
        let before = filling.parties.len();
        // "The school received books from Ana *on behalf of the club*": a body receives for itself.
        let for_giver = role == Role::Recipient
            && filling.has(Role::Giver)
            && arguments.subjects.first().is_some_and(|group| {
                let about = self.words.chains.about(&self.chunks()[group[0]].tokens);
                about.is_some_and(|about| about.kind == EntityKind::Organisation)
            });
        if matches!(role, Role::Giver | Role::Recipient)
            && !for_giver
            && let Some(body) = self.on_behalf(arguments)
            && self.take_phrase(filling, role, &body, self.head_before_of(&body))
        {
            return;
        }
        let whose = self.gift_of(arguments);
        let whose = whose
            .or_else(|| self.commander(arguments))
            .filter(|_| role == Role::Giver);
        let subjects = whose.as_ref().map_or(&*arguments.subjects, slice::from_ref);
        // "A plane loaded with *tents* landed": the load was taken.
        let first = subjects.first().and_then(|group| group.first());
        let vehicle = first.is_some_and(|&first| {
            self.words
                .reading
                .is(self.chunks()[first].head, Class::Vehicle)
        });
        if role == Role::Item && vehicle && !filling.items.is_empty() {
            return;
        }
        let sender = subjects
            .first()
            .filter(|_| role == Role::Giver)
            .and_then(|group| self.sender(group));
        if let Some(sender) = sender {
            filling.add(self.words, role, sender);
            return;
        }
        if role == Role::Participant
            && let Some(person) = self.named_before_who(arguments)
            && self.take_phrase(filling, role, &person, person.end - 1)
        {
            filling.hosts = filling.parties[before..]
                .iter()
                .map(|(_, party)| *party)
                .collect();
            return;
        }
        let skipped = usize::from(role == Role::Giver && self.stands_in(subjects));
        let found = subjects[skipped..]
            .iter()
            .position(|group| self.take(filling, role, group));
        filling.fallback = found.is_some_and(|found| found > 0);
        if role == Role::Giver && found == Some(0) {
            self.take_partners(filling, subjects);
        }
        let hosts = filling.parties[before..].iter();
        filling.hosts = hosts.map(|(_, party)| *party).collect();
    }

    /// The person an English "who" stands for, where the phrase before it is about what is theirs: "under the guidance of
    /// *the envoy Ana Lima*, who met …".
    fn named_before_who(&self, arguments: &Arguments) -> Option<Range<usize>> {
        let (words, reading) = (self.words, self.words.reading);
        let [at] = arguments.subjects.first()?.as_slice() else {
            return None;
        };
        let chunk = &self.chunks()[*at];
        let who = || {
            let mut next = self.chunks().iter().skip(at + 1).take(2);
            next.any(|next| next.kind == ChunkKind::Relative && reading.lower(next.head) == "who")
        };
        let whose = chunk.head + 2..chunk.tokens.end;
        let people = [Class::PersonNoun, Class::Role, Class::Guest, Class::Kin]
            .iter()
            .any(|&class| words.noun_is(chunk.head, class));
        let named = !whose.is_empty()
            && reading.lower(chunk.head + 1) == "of"
            && words
                .name_over(whose.end - 1)
                .is_some_and(|name| words.names[name].kind == EntityKind::Person);
        (arguments.relative && reading.lang() == Lang::En && named && !people && who())
            .then_some(whose)
    }

    /// "cancelled a meeting *between A and B*": who cancels need not be who meets.
    fn tells_between(&self, arguments: &Arguments) -> bool {
        let reading = self.words.reading;
        arguments.phrases.iter().any(|(chunk, group)| {
            let lead = &self.chunks()[*chunk];
            group.len() > 1
                && matches!(reading.lower(lead.head), "between" | "antara")
                && reading.lower(lead.tokens.end) != "lain"
        })
    }
}

/// Whether an English word in lower case stands for things named before.
#[must_use]
pub fn stands_for_things(lower: &str) -> bool {
    matches!(lower, "it" | "they" | "them" | "these" | "those" | "this")
}
