//! Givers told outside the pattern: the agent of a passive, whose gift or thing it is, who does what a noun says.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Item, Lang, Party},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::{Arguments, Group},
        frame::{Pattern, Role, Voice},
        item::owner_of,
        lexicon::Class,
        party::party,
    },
};

impl Filler<'_> {
    /// The agent of an Indonesian passive may stand bare behind the verb, before all that prepositions lead to:
    /// "diserahkan Bupati …".
    pub(super) fn take_agent(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let agent = pattern
            .phrases
            .iter()
            .find(|(prepositions, _)| prepositions.contains(&"oleh"))
            .map(|&(_, role)| role);
        let bare = pattern.voice == Voice::Passive && self.words.reading.lang() == Lang::Id;
        // "rusa yang diberi *nama Joko*": what it is called, not who calls it so.
        let called =
            |group: &Group| self.words.reading.lower(self.chunks()[group[0]].head) == "nama";
        let subject = arguments.subjects.first().map_or(0, |group| group[0]);
        let between = |group: &Group| {
            let mut phrases = arguments.phrases.iter();
            phrases.any(|(lead, _)| (subject..group[0]).contains(lead))
        };
        if let (Some(role), true, Some(group)) =
            (agent, bare, arguments.objects.get(pattern.objects.len()))
            && !filling.has(role)
            && !called(group)
            && !between(group)
        {
            self.take(filling, role, group);
        }
    }

    /// "a cow *from President X* was handed to …": the giver of a passive may belong to the thing.
    pub(super) fn take_source(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        // "wheat *from X* reached the town"
        let arrives = pattern.voice == Voice::Active && self.words.reading.lang() == Lang::En;
        // "bantuan *untuk warga* datang dari X"
        let comes = pattern.voice == Voice::Active && self.words.reading.lang() == Lang::Id;
        if comes && pattern.subject == Some(Role::Item) {
            let thing = arguments.subjects.first().and_then(|group| group.first());
            if let Some(&thing) = thing {
                self.take_within(thing, pattern, filling);
            }
            return;
        }
        if pattern.voice != Voice::Passive && !arrives || pattern.subject != Some(Role::Item) {
            return;
        }
        if let Some(orderer) = self.orderer(arguments) {
            self.take(filling, Role::Giver, &orderer);
            return;
        }
        let Some(things) = arguments.subjects.first() else {
            return;
        };
        if let Some(&thing) = things.first() {
            self.take_within(thing, pattern, filling);
        }
        // "A flight from X landed": what it carried is not told.
        let vehicle = |&thing: &usize| {
            let head = self.chunks()[thing].head;
            self.words.reading.is(head, Class::Vehicle)
        };
        if arrives && things.first().is_some_and(vehicle) {
            self.take_load(things, arguments, filling);
            return;
        }
        let from = things.last().and_then(|&thing| {
            // "The goods, *from the people of X*, were handed over"
            let aside = || {
                let comma = self.clauses.is(thing + 1, ChunkKind::Comma);
                comma.then(|| self.led_behind(thing + 1, &["from"]))?
            };
            self.led_behind(thing, &["from", "dari"]).or_else(aside)
        });
        // "aid from X *to Y* landed in Z": whoever it is for, not where it comes down.
        let to = from.or(things.last().copied()).filter(|_| arrives);
        if let Some(noun) = to.and_then(|at| self.led_behind(at, &["to", "for"])) {
            filling.parties.retain(|(role, _)| *role != Role::Recipient);
            self.take(filling, Role::Recipient, &vec![noun]);
        }
        let funded = || things.last().and_then(|&thing| self.funder(thing));
        if let Some(noun) = from.or_else(funded).filter(|_| !filling.has(Role::Giver)) {
            self.take(filling, Role::Giver, &vec![noun]);
        }
        let people = || things.first().and_then(|&thing| self.people_of(thing));
        if let Some(people) = people().filter(|_| !filling.has(Role::Giver)) {
            self.take_inner(filling, Role::Giver, &people);
        }
    }

    /// "A *Freedonian* plane *loaded with tents* landed in the town": who sends what an English vehicle brings, and to
    /// whom, where that is told with it.
    fn take_load(&self, vehicles: &Group, arguments: &Arguments, filling: &mut Filling) {
        let Some(&last) = vehicles.last() else {
            return;
        };
        let sender = self.sender(vehicles);
        let Some(load) = self.load_of(last, arguments) else {
            self.take_named_load(last, sender, filling);
            return;
        };
        let mut things = Filling::default();
        let (group, end) = self.clauses.group_at(load);
        // "A convoy carrying aid *from Freedonia*"
        let from = self.led_behind(end - 1, &["from"]);
        // "carrying *Freedonian* aid"
        let people = || self.people_of(group[0]);
        if !self.take(&mut things, Role::Item, &group) {
            return;
        }
        match (sender, from) {
            (Some(sender), _) => filling.add(self.words, Role::Giver, sender),
            (None, Some(from)) => {
                self.take(filling, Role::Giver, &vec![from]);
            }
            (None, None) => {
                if let Some(people) = people() {
                    self.take_inner(filling, Role::Giver, &people);
                }
            }
        }
        if !filling.has(Role::Giver) {
            return;
        }
        filling.items = things.items;
        filling.used.extend(things.used);
        let behind = from.unwrap_or(end - 1);
        if let Some(noun) = self.led_behind(behind, &["for", "to"]) {
            filling.parties.retain(|(role, _)| *role != Role::Recipient);
            self.take(filling, Role::Recipient, &vec![noun]);
        }
    }

    /// "Two *aid* trucks from Freedonia reached the town": a load that the vehicle's own phrase names.
    fn take_named_load(&self, vehicle: usize, sender: Option<Party>, filling: &mut Filling) {
        let (vehicle, reading) = (&self.chunks()[vehicle], self.words.reading);
        let aid = |&at: &usize| self.words.noun_is(at, Class::AidNoun) && !reading.is_capital(at);
        let named = (vehicle.tokens.start..vehicle.head).find(aid);
        if let Some((aid, sender)) = named.zip(sender) {
            filling.items.push(Item {
                what: reading.span(&(aid..vehicle.head)),
                quantity: None,
                unit: None,
                quantity_span: None,
            });
            filling.add(self.words, Role::Giver, sender);
        }
    }

    /// The phrase for what a vehicle carries: "a plane from X, *loaded with tents*, landed", "a plane *with tents* on
    /// board", "a plane landed *with tents*".
    fn load_of(&self, vehicle: usize, arguments: &Arguments) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        // "A plane *from Freedonia* loaded with tents"
        let told = self.led_behind(vehicle, &["from"]).unwrap_or(vehicle);
        let next = told + 1 + usize::from(self.clauses.is(told + 1, ChunkKind::Comma));
        let with = |at: usize| {
            self.clauses.is(at, ChunkKind::Preposition) && reading.lower(chunks[at].head) == "with"
        };
        let loaded = chunks
            .get(next)
            .is_some_and(|verb| verb.tokens.len() == 1 && reading.is(verb.head, Class::Loaded));
        let lead = next + usize::from(loaded);
        let load = lead + usize::from(with(lead));
        if (loaded || with(next)) && self.clauses.is(load, ChunkKind::Noun) {
            return Some(load);
        }
        // "A plane landed at the airport, *carrying tents*"
        let end = arguments.end;
        let carries = chunks.get(end).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb
                && verb.tokens.len() == 1
                && reading.is(verb.head, Class::Loaded)
        });
        if carries && self.clauses.is(end + 1, ChunkKind::Noun) {
            return Some(end + 1);
        }
        let mut phrases = arguments.phrases.iter();
        let carried = phrases.find(|(lead, _)| reading.lower(chunks[*lead].head) == "with");
        carried.map(|(_, group)| group[0])
    }

    /// "two classrooms *funded by X* were handed over": whose gift the thing of a passive is.
    fn funder(&self, thing: usize) -> Option<usize> {
        let funded = self.chunks().get(thing + 1).is_some_and(|chunk| {
            chunk.kind == ChunkKind::Verb && self.words.reading.is(chunk.head, Class::Funded)
        });
        let by = funded.then(|| self.led_behind(thing + 1, &["by"]));
        by.flatten()
    }

    /// "an *Egyptian government* donation", "*Italian* aid": the people or body by whose name a gift goes.
    pub fn people_of(&self, thing: usize) -> Option<Range<usize>> {
        let (words, chunk) = (self.words, &self.chunks()[thing]);
        let given = [Class::GiftNoun, Class::AidNoun, Class::GiftOf]
            .iter()
            .any(|&class| words.noun_is(chunk.head, class));
        // "a *Freedonian* aid package"
        let packed = words.reading.is(chunk.head, Class::Wrapper)
            && (chunk.tokens.start..chunk.head).any(|at| words.noun_is(at, Class::AidNoun));
        if words.reading.lang() != Lang::En || !given && !packed {
            return None;
        }
        // "a *WHO* shipment of medicines"
        let named = (chunk.tokens.start..chunk.head).find_map(|at| words.name_over(at));
        let named = named.map(|name| &words.names[name]).filter(|name| {
            name.kind != EntityKind::Product
                && name.tokens.end <= chunk.head
                && words.reading.is(chunk.head, Class::GiftOf)
                && words.reading.lower(name.tokens.end) != "'s"
        });
        if let Some(name) = named {
            return Some(name.tokens.clone());
        }
        let people = |&at: &usize| words.reading.is(at, Class::Demonym);
        let first = (chunk.tokens.start..chunk.head).find(people)?;
        let body = (first + 1..chunk.head)
            .take_while(|&at| {
                words.noun_is(at, Class::BodyNoun) && !words.reading.is(at, Class::AidKind)
            })
            .count();
        Some(first..first + 1 + body)
    }

    /// "A plane *from X*", "two *Sylvanian* trucks": who sends what an English vehicle carries.
    pub(super) fn sender(&self, group: &Group) -> Option<Party> {
        let (words, reading) = (self.words, self.words.reading);
        let (&first, &last) = (group.first()?, group.last()?);
        let vehicle = &self.chunks()[first];
        if reading.lang() != Lang::En || !reading.is(vehicle.head, Class::Vehicle) {
            return None;
        }
        if let Some(noun) = self.led_behind(last, &["from"]) {
            let from = &self.chunks()[noun];
            return party(words, &from.tokens, from.head);
        }
        // "Two planes *of the Red Sash*"
        let of = vehicle.head + 1;
        let whose = of + 1 < vehicle.tokens.end && reading.lower(of) == "of";
        if whose {
            let owner = of + 1..vehicle.tokens.end;
            return party(words, &owner, owner.end - 1);
        }
        let before = vehicle.tokens.start..vehicle.head;
        // "a *Red Sash* convoy"
        let named = before.clone().find_map(|at| words.name_over(at));
        let named = named
            .map(|name| &words.names[name])
            .filter(|name| name.kind != EntityKind::Product && name.tokens.end <= vehicle.head);
        if let Some(name) = named {
            return party(words, &name.tokens, name.tokens.end - 1);
        }
        let people = before
            .into_iter()
            .find(|&at| reading.is(at, Class::Demonym))?;
        let span = reading.tokens[people].span;
        Some(Party {
            span,
            name: span,
            entity: None,
        })
    }

    /// "*X* ordered aid to be sent": who orders it gives it.
    fn orderer(&self, arguments: &Arguments) -> Option<Group> {
        let &thing = arguments.subjects.first()?.last()?;
        let verb = thing.checked_sub(1)?;
        let chunk = &self.chunks()[verb];
        let orders =
            chunk.kind == ChunkKind::Verb && self.words.reading.is(chunk.head, Class::Ordering);
        let subjects = orders.then(|| self.clauses.arguments(verb).subjects)?;
        Some(subjects.into_iter().next().unwrap_or_default())
    }

    /// "*X* directed the government to send tents": who orders an unnamed body to give, gives.
    pub(super) fn commander(&self, arguments: &Arguments) -> Option<Group> {
        let &verb = arguments.governors.first()?;
        let (chunk, object) = (&self.chunks()[verb], self.chunks().get(verb + 1)?);
        let told = arguments.subjects.first()?.first() == Some(&(verb + 1));
        let orders = self.words.reading.lang() == Lang::En
            && self.words.reading.is(chunk.head, Class::Ordering)
            && told
            && self.words.chains.about(&object.tokens).is_none();
        let subjects = orders.then(|| self.clauses.arguments(verb).subjects)?;
        subjects.into_iter().next()
    }

    /// The noun phrase that one of the prepositions right behind a chunk leads to.
    pub(super) fn led_behind(&self, at: usize, prepositions: &[&str]) -> Option<usize> {
        let (lead, noun) = (self.chunks().get(at + 1)?, self.chunks().get(at + 2)?);
        let led = lead.kind == ChunkKind::Preposition
            && prepositions.contains(&self.words.reading.lower(lead.head))
            && noun.kind == ChunkKind::Noun;
        led.then_some(at + 2)
    }

    /// "bantuan *untuk korban* itu diserahkan A", "sapi *milik Presiden X* diserahkan": for whom the thing of an
    /// Indonesian passive is, and whose it is, told in its own phrase.
    fn take_within(&self, thing: usize, pattern: &Pattern, filling: &mut Filling) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let open = |filling: &Filling, role: Role| {
            !filling.has(role) && pattern.phrases.iter().any(|(_, slot)| *slot == role)
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
        if let Some(owner) = owner_of(self.words, &phrase).filter(|_| open(filling, Role::Giver)) {
            self.take_inner(filling, Role::Giver, &owner);
        }
        let receiver = self.led_behind(thing, &["untuk", "bagi", "kepada"]);
        if let Some(noun) = receiver.filter(|_| open(filling, Role::Recipient)) {
            self.take(filling, Role::Recipient, &vec![noun]);
        }
    }

    /// "menerima bantuan *Kementerian Sosial*": whose the thing is that an Indonesian subject receives.
    pub(super) fn take_owner(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let receives = self.words.reading.lang() == Lang::Id
            && pattern.voice == Voice::Active
            && pattern.subject == Some(Role::Recipient)
            && !filling.has(Role::Giver);
        let thing = arguments.objects.first().and_then(|group| group.first());
        let owner = thing
            .filter(|_| receives)
            .and_then(|&thing| owner_of(self.words, &self.chunks()[thing].tokens));
        if let Some(owner) = owner {
            self.take_inner(filling, Role::Giver, &owner);
        }
    }

    /// "Kaki palsu itu merupakan bantuan *Yayasan X*": whose aid an Indonesian thing is said to be.
    pub fn take_whose(&self, filling: &mut Filling, aid: usize) {
        let tokens = &self.chunks()[aid].tokens;
        if filling.has(Role::Giver) || !self.words.reading.is(tokens.start, Class::AidNoun) {
            return;
        }
        if let Some(owner) = owner_of(self.words, tokens) {
            self.take_inner(filling, Role::Giver, &owner);
        }
    }

    /// "accepted *Freedonia*'s offer of 40 tents", "received *Turkish* aid": whose gift or aid an English subject receives.
    pub(super) fn take_maker(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let reading = self.words.reading;
        let receives = reading.lang() == Lang::En
            && pattern.voice == Voice::Active
            && pattern.subject == Some(Role::Recipient)
            && !filling.has(Role::Giver)
            && !filling.items.is_empty();
        let thing = arguments.objects.first().and_then(|group| group.first());
        let Some(&thing) = thing.filter(|_| receives) else {
            return;
        };
        let chunk = &self.chunks()[thing];
        let given = reading.is(chunk.head, Class::GiftOf)
            || self.words.noun_is(chunk.head, Class::AidNoun)
            || self.words.noun_is(chunk.head, Class::GiftNoun);
        let owned = (chunk.tokens.start + 1..chunk.head).find(|&at| reading.lower(at) == "'s");
        let maker = owned
            .map(|mark| chunk.tokens.start..mark)
            .or_else(|| self.people_of(thing));
        if let Some(maker) = maker.filter(|_| given) {
            self.take_inner(filling, Role::Giver, &maker);
        }
    }

    /// "handed over 20 kits *as a gift from Freedonia*": whose gift it is that the subject hands over.
    pub(super) fn gift_of(&self, arguments: &Arguments) -> Option<Group> {
        let lower = |at: usize| self.words.reading.lower(self.chunks()[at].head);
        if let Some(source) = self.source_of_gift(arguments) {
            return Some(source);
        }
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

    /// "handed over *a gift of dates from Freedonia*": whose gift an English object is.
    fn source_of_gift(&self, arguments: &Arguments) -> Option<Group> {
        let &gift = arguments.objects.first()?.last()?;
        let head = self.chunks()[gift].head;
        let given = self.words.reading.lang() == Lang::En
            && self.words.noun_is(head, Class::GiftNoun)
            && self.words.reading.lower(head + 1) == "of";
        let from = given.then(|| self.led_behind(gift, &["from"]))?;
        from.map(|noun| vec![noun])
    }

    /// "Penyerahan X kepada Y *dilakukan oleh Z*": who does what the noun before the verb says.
    pub fn take_doer(&self, filling: &mut Filling, verb: usize) {
        let lower = |at: usize| self.words.reading.lower(self.chunks()[at].head);
        let is_verb = |chunk: &Chunk| chunk.kind == ChunkKind::Verb;
        let light = self.chunks().get(verb).is_some_and(is_verb)
            && self
                .words
                .reading
                .is(self.chunks()[verb].head, Class::LightVerb);
        if filling.has(Role::Giver) || !light {
            return;
        }
        let arguments = self.clauses.arguments(verb);
        let led = |prepositions: &[&str]| {
            let mut phrases = arguments.phrases.iter();
            let phrase = phrases.find(|&&(chunk, _)| {
                prepositions.contains(&lower(chunk)) && !self.acts_in_aside(chunk)
            });
            phrase.map(|(_, group)| group)
        };
        if let Some(group) = arguments.objects.first().or(led(&["oleh"])) {
            self.take(filling, Role::Giver, group);
        }
        let to = led(&["kepada", "untuk", "bagi"]);
        if let Some(group) = to.filter(|_| !filling.has(Role::Recipient)) {
            self.take(filling, Role::Recipient, group);
        }
    }
}
