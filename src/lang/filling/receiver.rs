//! Receivers told outside the pattern: who is helped, the land or body that a purpose names, whom the giver goes to.

use super::{Filler, Filling};
use crate::{
    domain::{EntityId, EntityKind, Lang, MentionForm, Party},
    lang::{
        chunk::ChunkKind, clause::Arguments, clause::Group, frame::Event, frame::Pattern,
        frame::Role, frame::Voice, party::party,
    },
};

impl Filler<'_> {
    /// "gave 2 million *to help Haiti*", "to pay for aid for *those affected in Yemen*": who is helped with a
    /// sum or aid receives it, where nobody else does.
    pub(super) fn take_helped(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
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
    pub(super) fn take_for(&self, filling: &mut Filling, group: &Group) -> bool {
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
}
