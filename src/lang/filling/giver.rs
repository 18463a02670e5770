//! Givers told outside the pattern: the agent of a passive, whose gift or thing it is, who does what a noun says.

use super::{Filler, Filling};
use crate::{
    domain::Lang,
    lang::{
        chunk::ChunkKind, clause::Arguments, clause::Group, frame::Pattern, frame::Role,
        frame::Voice, lexicon::Class,
    },
};

impl Filler<'_> {
    /// The agent of an Indonesian passive may stand bare behind the verb: "diserahkan Bupati …".
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
        if let (Some(role), true, Some(group)) =
            (agent, bare, arguments.objects.get(pattern.objects.len()))
            && !filling.parties.iter().any(|(filled, _)| *filled == role)
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

    /// "handed over 20 kits *as a gift from Freedonia*": whose gift it is that the subject hands over.
    pub(super) fn gift_of(&self, arguments: &Arguments) -> Option<Group> {
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
}
