//! Filling: which phrase takes which role of a frame's pattern.
//!
//! A phrase in place must be able to fill its role: a party for a giver, a thing for an item. Where one in
//! place cannot, the pattern does not fit.

use std::ops::Range;

use super::{
    chunk::{Chunk, ChunkKind},
    clause::{Arguments, Clauses, Group},
    figure::Measure,
    frame::{Event, Pattern, Role, Voice},
    lexicon::{Class, Lexicon, NumberWord},
    party::{item, party},
    words::Words,
};
use crate::domain::{EntityId, EntityKind, Item, Lang, MentionForm, Party};

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

    /// "bantuan *berupa* beras dan selimut": the things take the place of their wrapping.
    pub fn unwrap_items(&self, filling: &mut Filling, arguments: &Arguments) {
        let contents = arguments.phrases.iter().find(|(chunk, _)| {
            let lead = self.words.reading.lower(self.chunks()[*chunk].head);
            matches!(lead, "berupa" | "berisi")
        });
        let Some((_, group)) = contents.filter(|_| !filling.items.is_empty()) else {
            return;
        };
        let wrapped = std::mem::take(&mut filling.items);
        if !self.take(filling, Role::Item, group) {
            filling.items = wrapped;
        }
    }

    /// "memperoleh santunan dari X *sebesar Rp 42 juta*": the sum behind, where the thing is without a number.
    pub fn take_sum(&self, filling: &mut Filling, at: usize, arguments: &Arguments) {
        let [item] = filling.items.as_mut_slice() else {
            return;
        };
        if item.quantity.is_some() || self.words.reading.lang() != Lang::Id {
            return;
        }
        let chunks = self.chunks();
        let sum = (at + 1..arguments.end.min(chunks.len())).find_map(|next| {
            let chunk = &chunks[next];
            let led = matches!(
                self.words.reading.lower(chunk.tokens.start),
                "sebesar" | "senilai" | "sebanyak" | "masing-masing" | "total"
            );
            let sum = super::party::item(self.words, &chunk.tokens, chunk.head);
            sum.filter(|sum| led && chunk.kind == ChunkKind::Noun && sum.quantity.is_some())
        });
        if let Some(sum) = sum {
            item.quantity = sum.quantity;
            item.unit = sum.unit;
            item.quantity_span = sum.quantity_span;
        }
    }

    /// "*Selain sembako*, X juga memberikan uang": what the clause adds to is given too.
    pub fn take_besides(&self, filling: &mut Filling, at: usize) {
        let chunks = self.chunks();
        let reading = self.words.reading;
        let opens = chunks.len() > 3
            && reading.lower(chunks[0].head) == "selain"
            && chunks[1].kind == ChunkKind::Noun
            && chunks[2].kind == ChunkKind::Comma;
        let also = chunks[at]
            .tokens
            .clone()
            .any(|token| reading.lower(token) == "juga");
        if opens && also && !filling.items.is_empty() {
            let mut added = Filling::default();
            self.take(&mut added, Role::Item, &vec![1]);
            filling.besides = added.items;
        }
    }

    /// "Penyerahan X kepada Y *dilakukan oleh Z*": who does what the noun before the verb says.
    pub fn take_doer(&self, filling: &mut Filling, verb: usize) {
        let chunks = self.chunks();
        let known = filling.parties.iter().any(|(role, _)| *role == Role::Giver);
        let light = chunks.get(verb).is_some_and(|chunk| {
            chunk.kind == ChunkKind::Verb
                && matches!(
                    self.words.reading.lower(chunk.head),
                    "dilakukan" | "dilaksanakan" | "digelar" | "diwakili" | "dipimpin"
                )
        });
        if known || !light {
            return;
        }
        let arguments = self.clauses.arguments(verb);
        let oleh = arguments
            .phrases
            .iter()
            .find(|(chunk, _)| self.words.reading.lower(chunks[*chunk].head) == "oleh")
            .map(|(_, group)| group);
        if let Some(group) = arguments.objects.first().or(oleh) {
            self.take(filling, Role::Giver, group);
        }
        let to = arguments.phrases.iter().find(|(chunk, _)| {
            matches!(
                self.words.reading.lower(chunks[*chunk].head),
                "kepada" | "untuk" | "bagi"
            )
        });
        let received = filling
            .parties
            .iter()
            .any(|(role, _)| *role == Role::Recipient);
        if let Some((_, group)) = to.filter(|_| !received) {
            self.take(filling, Role::Recipient, group);
        }
    }

    /// "A *bersama B* menerima C": who receives together with the subject.
    pub fn take_beside(&self, filling: &mut Filling, verb: usize, arguments: &Arguments) {
        let chunks = self.chunks();
        let Some(&subject) = arguments.subjects.first().and_then(|group| group.last()) else {
            return;
        };
        let leads = chunks.get(subject + 1).is_some_and(|lead| {
            lead.kind == ChunkKind::Preposition
                && matches!(self.words.reading.lower(lead.head), "bersama" | "beserta")
        });
        let person = chunks.get(subject + 2).is_some_and(|noun| {
            let about = self.words.chains.about(&noun.tokens);
            noun.kind == ChunkKind::Noun
                && about.is_some_and(|about| {
                    about.kind == EntityKind::Person && about.form == MentionForm::Name
                })
        });
        if leads && person && subject + 2 < verb && self.words.reading.lang() == Lang::Id {
            self.take(filling, Role::Participant, &vec![subject + 2]);
        }
    }

    /// "datang *ke rumah X* untuk menyerahkan uang", "*menemui X* untuk menyerahkan uang": whom the giver goes
    /// to receives, where nobody else is said to.
    pub fn take_host(&self, filling: &mut Filling, verb: usize) {
        let has = |wanted: Role| filling.parties.iter().any(|(role, _)| *role == wanted);
        if !has(Role::Giver) || has(Role::Recipient) || filling.items.is_empty() {
            return;
        }
        let words = self.words;
        let arguments = self.clauses.arguments(verb);
        let form = words.reading.lower(self.chunks()[verb].head);
        let meets = words
            .frames
            .of_form(form)
            .iter()
            .any(|&(index, _)| words.frames.frames[index].event == Event::Meeting);
        // "met Ana and *handed* over 20 kits": one deed after the other.
        let joined = words.reading.lang() == Lang::Id
            || self.chunks()[verb + 1..]
                .iter()
                .find(|chunk| {
                    matches!(chunk.kind, ChunkKind::Conjunction | ChunkKind::Verb)
                        || chunk.kind == ChunkKind::Comma
                })
                .is_some_and(|chunk| chunk.kind == ChunkKind::Conjunction);
        if !joined {
            return;
        }
        let home = arguments.phrases.iter().find(|(chunk, group)| {
            words.reading.lower(self.chunks()[*chunk].head) == "ke"
                && group.first().is_some_and(|&at| self.is_home(at))
        });
        let group = home.map(|(_, group)| group).or(arguments
            .objects
            .first()
            .filter(|group| meets || group.first().is_some_and(|&at| self.is_home(at))));
        if let Some(group) = group {
            self.take(filling, Role::Recipient, group);
        }
    }

    fn is_home(&self, at: usize) -> bool {
        let head = self.words.reading.lower(self.chunks()[at].head);
        matches!(head, "rumah" | "kediaman")
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

    /// "handed over 20 kits *as a gift from Freedonia*": whose gift it is that the subject hands over.
    fn gift_of(&self, arguments: &Arguments) -> Option<Group> {
        let lower = |at: usize| self.words.reading.lower(self.chunks()[at].head);
        let (chunk, _) = arguments.phrases.iter().find(|(chunk, group)| {
            let gift = group.first().is_some_and(|&noun| {
                let head = self.chunks()[noun].head;
                self.words.noun_is(head, Class::GiftNoun)
                    || self.words.noun_is(head, Class::AidNoun)
            });
            lower(*chunk) == "as" && gift
        })?;
        let from = arguments
            .phrases
            .iter()
            .find(|(from, _)| *from == chunk + 2 && matches!(lower(*from), "from" | "by"));
        from.map(|(_, group)| group.clone())
    }

    /// The agent of an Indonesian passive may stand bare behind the verb: "diserahkan Bupati …".
    fn take_agent(&self, pattern: &Pattern, arguments: &Arguments, filling: &mut Filling) {
        let agent = pattern
            .phrases
            .iter()
            .find(|(prepositions, _)| prepositions.contains(&"oleh"))
            .map(|&(_, role)| role);
        let bare = pattern.voice == Voice::Passive && self.words.reading.lang() == Lang::Id;
        if let (Some(role), true, Some(group)) =
            (agent, bare, arguments.objects.get(pattern.objects.len()))
            && !filling.parties.iter().any(|(filled, _)| *filled == role)
        {
            self.take(filling, role, group);
        }
    }

    /// "gave 2 million *to help Haiti*", "to pay for aid for *those affected in Yemen*": who is helped with a
    /// sum or aid receives it, where nobody else does.
    fn take_helped(&self, pattern: &Pattern, arguments: &Arguments, filling: &mut Filling) {
        let open = pattern.voice != Voice::Noun
            && pattern
                .phrases
                .iter()
                .any(|(_, role)| *role == Role::Recipient)
            && filling.parties.iter().all(|(role, _)| *role == Role::Giver)
            && !filling.items.is_empty()
            && filling.items.iter().all(|item| self.is_means(item));
        let purpose = self.chunks().get(arguments.end).filter(|verb| {
            let helps = matches!(
                self.words.reading.lower(verb.head),
                "help" | "assist" | "support" | "aid" | "benefit" | "pay" | "fund" | "finance"
            );
            let aim = self.words.reading.lower(verb.tokens.start) == "to"
                && arguments.subjects.iter().flatten().any(|&at| {
                    let chunk = &self.chunks()[at];
                    party(self.words, &chunk.tokens, chunk.head)
                        .is_some_and(|party| self.is_abroad(&party))
                });
            verb.kind == ChunkKind::Verb && (helps || aim)
        });
        if !open || purpose.is_none() {
            return;
        }
        let helped = self.clauses.arguments(arguments.end);
        let led = helped.phrases.iter().filter(|(chunk, _)| {
            matches!(
                self.words.reading.lower(self.chunks()[*chunk].head),
                "for" | "to"
            )
        });
        let mut groups = helped
            .objects
            .first()
            .into_iter()
            .chain(led.map(|(_, group)| group));
        groups.any(|group| self.take_for(filling, group));
    }

    /// Whether a party is a country, a body or a person by name, whose money for something goes to others.
    fn is_abroad(&self, party: &Party) -> bool {
        let kind = |entity: EntityId| self.words.chains.entities[entity.0].kind;
        party.entity.is_some_and(|entity| {
            kind(entity) != EntityKind::Person || self.words.reading.tokens_in(party.name).len() > 1
        })
    }

    /// Lets a group receive, or what it is for by the place it is in: "those affected in *Yemen*",
    /// "farmers' support in *Nigeria*". Only sums and aid pass to a purpose.
    fn take_for(&self, filling: &mut Filling, group: &Group) -> bool {
        if self.take(filling, Role::Recipient, group) {
            return true;
        }
        let chunks = self.chunks();
        let Some(&last) = group.last() else {
            return false;
        };
        let reading = self.words.reading;
        // "*the WFP*'s operation in Sudan"
        let whole = &chunks[last].tokens;
        let owner = self.words.chains.about(whole).filter(|about| {
            matches!(about.kind, EntityKind::Organisation | EntityKind::Place)
                && about.tokens.end < whole.end
                && reading.lower(about.tokens.end) == "'s"
        });
        if let Some(owner) = owner.filter(|_| filling.items.iter().all(|item| self.is_means(item)))
        {
            let party = Party {
                span: reading.span(&owner.tokens),
                name: self.words.chains.entities[owner.entity.0].name,
                entity: Some(owner.entity),
            };
            filling.add(self.words, Role::Recipient, party);
            filling.used.push(last);
            return true;
        }
        // "the reconstruction *of Sylvania*"
        let of = whole.clone().find(|&at| reading.lower(at) == "of");
        let inside = of.map_or(whole.end..whole.end, |of| of + 1..whole.end);
        let inside = inside.start
            + usize::from(!inside.is_empty() && reading.lower(inside.start) == "the")
            ..inside.end;
        let land = self.words.chains.about(&inside).filter(|about| {
            about.kind == EntityKind::Place && about.tokens == inside && reading.lang() == Lang::En
        });
        if let Some(land) = land.filter(|_| filling.items.iter().all(|item| self.is_means(item))) {
            let party = Party {
                span: reading.span(&land.tokens),
                name: self.words.chains.entities[land.entity.0].name,
                entity: Some(land.entity),
            };
            filling.add(self.words, Role::Recipient, party);
            filling.used.push(last);
            return true;
        }
        // "those *affected* in Yemen"
        let said = chunks.get(last + 1).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb
                && verb.tokens.len() == 1
                && reading.lower(verb.head).ends_with("ed")
        });
        let last = last + usize::from(said);
        let place = chunks.get(last + 2).filter(|noun| {
            let about = self.words.chains.about(&noun.tokens);
            noun.kind == ChunkKind::Noun
                && chunks[last + 1].kind == ChunkKind::Preposition
                && matches!(
                    reading.lower(chunks[last + 1].head),
                    "in" | "of" | "across" | "by"
                )
                && about.is_some_and(|about| about.kind == EntityKind::Place)
        });
        let means = filling.items.iter().all(|item| self.is_means(item));
        let Some(place) = place.filter(|_| means && reading.lang() == Lang::En) else {
            return false;
        };
        let Some(party) = party(self.words, &place.tokens, place.head) else {
            return false;
        };
        filling.add(self.words, Role::Recipient, party);
        filling.used.push(last + 2);
        true
    }

    /// "a cow *from President X* was handed to …": the giver of a passive may belong to the thing.
    fn take_source(&self, pattern: &Pattern, arguments: &Arguments, filling: &mut Filling) {
        let (Voice::Passive, Some(Role::Item)) = (pattern.voice, pattern.subject) else {
            return;
        };
        let thing = arguments.subjects.first().and_then(|group| group.last());
        let chunks = self.chunks();
        // "X *ordered* aid to be sent": who orders it gives it.
        let ordered = thing
            .and_then(|thing| thing.checked_sub(1))
            .filter(|&verb| {
                let word = self.words.reading.lower(chunks[verb].head);
                chunks[verb].kind == ChunkKind::Verb
                    && matches!(
                        word,
                        "ordered" | "orders" | "order" | "authorised" | "authorized" | "arranged"
                    )
            });
        if let Some(verb) = ordered {
            let orderer = self.clauses.arguments(verb).subjects;
            if let Some(group) = orderer.first() {
                self.take(filling, Role::Giver, group);
            }
            return;
        }
        if let Some(&thing) = arguments.subjects.first().and_then(|group| group.first()) {
            self.take_within(thing, pattern, filling);
        }
        let from = thing.map(|thing| thing + 1).filter(|&at| {
            chunks.get(at).is_some_and(|next| {
                next.kind == ChunkKind::Preposition
                    && matches!(self.words.reading.lower(next.head), "from" | "dari")
            })
        });
        let noun = from
            .map(|at| at + 1)
            .filter(|&at| chunks.get(at).map(|next| next.kind) == Some(ChunkKind::Noun));
        let known = filling.parties.iter().any(|(role, _)| *role == Role::Giver);
        if let (Some(noun), false) = (noun, known) {
            self.take(filling, Role::Giver, &vec![noun]);
        }
    }

    /// "bantuan *untuk korban* itu diserahkan A", "sapi *milik Presiden X* diserahkan": for whom the thing of an
    /// Indonesian passive is, and whose it is, told in its own phrase.
    fn take_within(&self, thing: usize, pattern: &Pattern, filling: &mut Filling) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let open = |filling: &Filling, role: Role| {
            !filling.parties.iter().any(|(filled, _)| *filled == role)
                && pattern.phrases.iter().any(|(_, slot)| *slot == role)
        };
        if reading.lang() != Lang::Id {
            return;
        }
        let phrase = chunks[thing].tokens.clone();
        let owned = phrase.clone().find(|&at| reading.lower(at) == "milik");
        if let Some(owned) =
            owned.filter(|&owned| owned + 1 < phrase.end && open(filling, Role::Giver))
        {
            self.take_inner(filling, Role::Giver, &(owned + 1..phrase.end));
        }
        let leads = chunks.get(thing + 1).is_some_and(|lead| {
            lead.kind == ChunkKind::Preposition
                && matches!(reading.lower(lead.head), "untuk" | "bagi" | "kepada")
        });
        let noun = chunks.get(thing + 2).map(|noun| noun.kind) == Some(ChunkKind::Noun);
        if leads && noun && open(filling, Role::Recipient) {
            self.take(filling, Role::Recipient, &vec![thing + 2]);
        }
    }

    /// "air bersih *5.000 liter*": the measure that stands behind a thing as a phrase of its own.
    pub fn take_measure(&self, filling: &mut Filling, index: usize) {
        let Some(next) = self.chunks().get(index + 1) else {
            return;
        };
        let figure = self.words.figure_over(next.tokens.start).filter(|figure| {
            next.kind == ChunkKind::Noun
                && figure.tokens == next.tokens
                && figure.measure != Measure::Count
        });
        let sum = figure.and_then(|_| item(self.words, &next.tokens, next.head));
        if let (Some(known), Some(sum), Lang::Id) =
            (filling.items.last_mut(), sum, self.words.reading.lang())
            && known.quantity.is_none()
        {
            known.quantity = sum.quantity;
            known.unit = sum.unit;
            known.quantity_span = sum.quantity_span;
        }
    }

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

    /// "12 million euros *in humanitarian aid*": what a bare sum is given as. False where that is nothing
    /// given, "in loans"; the item is taken back then.
    fn name_sum(&self, filling: &mut Filling, index: usize) -> bool {
        let bare = |item: &&mut Item| item.unit.is_some() && Some(item.what) == item.quantity_span;
        let words = self.words;
        if let (Some(item), Some(sum)) = (filling.items.last_mut(), self.sum_behind(index)) {
            // "a cheque *for €75,000*"
            if item.quantity.is_none() {
                item.quantity = sum.quantity;
                item.unit = sum.unit;
                item.quantity_span = sum.quantity_span;
            }
            return true;
        }
        let Some(item) = filling.items.last_mut().filter(bare) else {
            return true;
        };
        let next =
            (index + 1..self.chunks().len()).find(|&at| self.chunks()[at].kind != ChunkKind::Date);
        let leads =
            |at: &usize| matches!(words.reading.lower(self.chunks()[*at].head), "in" | "dalam");
        let Some(noun) = next.filter(leads).and_then(|at| self.chunks().get(at + 1)) else {
            return true;
        };
        let given = [Class::AidNoun, Class::GiftNoun, Class::MoneyNoun]
            .iter()
            .any(|&class| words.noun_is(noun.head, class));
        if noun.kind == ChunkKind::Noun && given {
            item.what = words.reading.span(&noun.tokens);
        }
        let owed =
            noun.kind == ChunkKind::Noun && !given && words.noun_is(noun.head, Class::Abstract);
        if owed {
            filling.items.pop();
        }
        !owed
    }

    /// The sum that a cheque or fund is for, where a preposition leads from the one to the other.
    fn sum_behind(&self, index: usize) -> Option<Item> {
        let chunks = self.chunks();
        let lead = chunks.get(index + 1)?;
        let sum = chunks.get(index + 2)?;
        let leads = lead.kind == ChunkKind::Preposition
            && matches!(
                self.words.reading.lower(lead.head),
                "for" | "of" | "worth" | "senilai" | "sebesar"
            );
        let bears = self.words.noun_is(chunks[index].head, Class::MoneyNoun)
            && chunks[index].kind == ChunkKind::Noun;
        let sum = item(self.words, &sum.tokens, sum.head)?;
        let bare = Some(sum.what) == sum.quantity_span && sum.unit.is_some();
        (leads && bears && bare).then_some(sum)
    }

    /// Whether an item is a sum, an honour, or bears a word for aid or a gift.
    #[must_use]
    pub fn is_means(&self, item: &Item) -> bool {
        let words = self.words;
        let sum = item.unit.as_deref().is_some_and(|unit| {
            unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
        });
        let classes = [
            Class::AidNoun,
            Class::GiftNoun,
            Class::MoneyNoun,
            Class::HonourNoun,
        ];
        sum || words
            .reading
            .tokens_in(item.what)
            .any(|at| classes.iter().any(|&class| words.noun_is(at, class)))
    }
}

/// Whether an English word in lower case stands for things named before.
#[must_use]
pub fn stands_for_things(lower: &str) -> bool {
    matches!(lower, "it" | "they" | "them" | "these" | "those" | "this")
}

/// Whether two parties are one: the same entity, or the same words for them.
#[must_use]
pub fn same(words: &Words, one: &Party, other: &Party) -> bool {
    let said = |party: &Party| party.name.of(words.reading.text);
    match (one.entity, other.entity) {
        (Some(first), Some(second)) => {
            first == second || is_state_of(words, said(one), said(other))
        }
        _ if one.name == other.name => true,
        _ => {
            let (one, other) = (said(one).to_lowercase(), said(other).to_lowercase());
            let lang = words.reading.lang();
            let (one, other) = (represented(&one, lang), represented(&other, lang));
            // "warga" and "warga Desa X": in Indonesian what is said more of them follows.
            let within = |short: &str, long: &str| {
                let rest = long.strip_prefix(short);
                rest.is_some_and(|rest| rest.starts_with(' ')) && !short.is_empty()
            };
            one == other || lang == Lang::Id && (within(one, other) || within(other, one))
        }
    }
}

/// Whether one name is the other with a word for its government before it: "Pemerintah Malaysia", "Malaysia".
fn is_state_of(words: &Words, one: &str, other: &str) -> bool {
    let bare = |long: &str, short: &str| {
        let rest = long.split_once(' ');
        rest.is_some_and(|(lead, rest)| {
            rest == short && matches!(lead, "Pemerintah" | "Kerajaan" | "Republik" | "Negara")
        })
    };
    words.reading.lang() == Lang::Id && (bare(one, other) || bare(other, one))
}

/// Whom a phrase in lower case speaks of: "perwakilan *warga*", "para *guru*".
fn represented(phrase: &str, lang: Lang) -> &str {
    let leads = |word: &str| {
        matches!(
            word,
            "perwakilan"
                | "delegasi"
                | "rombongan"
                | "utusan"
                | "para"
                | "sejumlah"
                | "pihak"
                | "direksi"
                | "jajaran"
                | "pengurus"
                | "pimpinan"
                | "manajemen"
                | "masing-masing"
                | "setiap"
                | "tiap"
        )
    };
    let counts = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            || matches!(
                Lexicon::of(Lang::Id).number(word),
                Some(NumberWord::Is(_) | NumberWord::Times(_))
            )
    };
    match phrase.split_once(' ') {
        Some((lead, rest)) if lang == Lang::Id && (leads(lead) || counts(lead)) => rest,
        _ => phrase,
    }
}
