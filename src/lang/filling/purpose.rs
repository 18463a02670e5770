//! What a gift is for, and with whom it is given: "untuk pembangunan *masjid*", "guna membantu *warga*",
//! "*Yayasan A* menggandeng B menyalurkan …".
//!
//! A purpose tells the receiver only where nothing else does.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        frame::{Pattern, Role, Voice},
        lexicon::Class,
        party::{party, referred_to},
    },
};

impl Filler<'_> {
    /// "Tents *for flood victims* were donated by X": for whom the thing of an English passive is.
    pub(super) fn take_meant(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let open = self.is_unreceived(filling)
            && pattern.voice == Voice::Passive
            && pattern.subject == Some(Role::Item)
            && pattern
                .phrases
                .iter()
                .any(|(_, role)| *role == Role::Recipient);
        let thing = arguments.subjects.first().and_then(|group| group.last());
        let meant = thing.and_then(|&thing| self.led_behind(thing, &["for", "to"]));
        if let Some(noun) = meant.filter(|_| open) {
            self.take_for(filling, &vec![noun]);
        }
    }

    /// "for *Somalia* drought relief", "towards *Haiti*'s recovery": the land before a word for what is done for it.
    pub(super) fn land_before(&self, at: usize) -> Option<Party> {
        let (chunk, words) = (&self.chunks()[at], self.words);
        let about = words.chains.about(&chunk.tokens)?;
        let works =
            words.noun_is(chunk.head, Class::AidNoun) || words.noun_is(chunk.head, Class::Cause);
        let article = usize::from(words.reading.lower(chunk.tokens.start) == "the");
        let before = about.tokens.start == chunk.tokens.start + article
            && about.tokens.end <= chunk.head
            && about.kind == EntityKind::Place
            && words.reading.lang() == Lang::En;
        (works && before).then(|| referred_to(words, about))
    }

    /// Takes whoever stands behind the purpose of a gift for its receiver, where the pattern has found none.
    pub(super) fn take_purpose(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let open = self.words.reading.lang() == Lang::Id
            && pattern.voice != Voice::Noun
            && !filling.items.is_empty()
            && !filling.has(Role::Recipient)
            && !filling.to_them
            && pattern
                .phrases
                .iter()
                .any(|(_, role)| *role == Role::Recipient);
        if !open {
            return;
        }
        let led = arguments.phrases.iter().find_map(|(lead, group)| {
            let leads = matches!(
                self.words.reading.lower(self.chunks()[*lead].head),
                "untuk" | "bagi" | "guna" | "buat"
            );
            self.served_by(*group.first().filter(|_| leads)?)
        });
        let helped = || self.helped_behind(arguments);
        if let Some((chunk, party)) = led.or_else(helped) {
            filling.add(self.words, Role::Recipient, party);
            filling.used.push(chunk);
        }
    }

    /// Who stands behind a noun for what is done with a gift: "pembangunan *masjid di Jakarta*", "kebutuhan *pengungsi*".
    fn served_by(&self, at: usize) -> Option<(usize, Party)> {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let inside = chunk.head..chunk.tokens.end;
        // "biaya *pengobatan* bayi X"
        let works = inside
            .clone()
            .take_while(|&at| reading.is(at, Class::Works))
            .count();
        let mut inside = inside.start + works..inside.end;
        // "pembangunan *rumah* korban gempa"
        let home = inside.len() > 1 && reading.is(inside.start, Class::Home);
        let dwellers = home && self.words.noun_is(inside.start + 1, Class::PersonNoun);
        inside.start += usize::from(dwellers);
        if works == 0 || inside.is_empty() || inside.len() == 1 && self.is_plain_home(&inside) {
            return None;
        }
        let served = party(self.words, &inside, inside.start)?;
        Some((at, served))
    }

    /// Whether all that is built is a house.
    fn is_plain_home(&self, inside: &Range<usize>) -> bool {
        self.words.reading.is(inside.start, Class::Home)
    }

    /// Whom the verb of purpose behind an Indonesian clause helps: "untuk membantu *korban gempa*", "guna meringankan
    /// beban *warga*".
    fn helped_behind(&self, arguments: &Arguments) -> Option<(usize, Party)> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let lead = chunks.get(arguments.end)?;
        let verb = arguments.end + 1;
        let helps = lead.kind == ChunkKind::Subordinator
            && self.clauses.is(verb, ChunkKind::Verb)
            && reading.is(chunks[verb].head, Class::Helping);
        let object = verb + 1;
        if !helps || !self.clauses.is(object, ChunkKind::Noun) {
            return None;
        }
        if let Some(served) = self.served_by(object) {
            return Some(served);
        }
        let people = &chunks[object];
        let helped = party(self.words, &people.tokens, people.head)?;
        Some((object, helped))
    }

    /// Whether the first subject only stands for the second: "Bupati A *diwakili* B menyerahkan".
    pub(super) fn stands_in(&self, subjects: &[Group]) -> bool {
        self.is_led_by_verb(subjects, Class::Represented)
    }

    /// Takes in who gives together with the subject: "*A menggandeng* B menyalurkan", "A *bersama B* menyalurkan".
    pub(super) fn take_partners(&self, filling: &mut Filling, subjects: &[Group]) {
        if self.is_led_by_verb(subjects, Class::Teaming) {
            self.take(filling, Role::Giver, &subjects[1]);
        }
        let partner = subjects.first().and_then(|group| group.last()).copied();
        if let Some(group) = partner.and_then(|at| self.beside(at)) {
            self.take(filling, Role::Giver, &group);
        }
        let led = partner.filter(|_| self.words.reading.lang() == Lang::Id);
        if let Some(noun) = led.and_then(|at| self.led_behind(at, &["bersama"])) {
            self.take(filling, Role::Giver, &vec![noun]);
        }
    }

    /// Who stands beside the subject of an English clause: "A, *alongside B and C*, gave", "A, in partnership with *B*,
    /// gave", "A together with *B* gave".
    fn beside(&self, subject: usize) -> Option<Group> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let comma = usize::from(self.clauses.is(subject + 1, ChunkKind::Comma));
        let lead = subject + 1 + comma;
        let lower = |at: usize| {
            let chunk = chunks.get(at);
            chunk.map_or("", |chunk| reading.lower(chunk.head))
        };
        let is = |at: usize, class| {
            chunks
                .get(at)
                .is_some_and(|chunk| reading.is(chunk.head, class))
        };
        let noun = match (lower(lead), lower(lead + 1), lower(lead + 2)) {
            ("alongside", ..) => lead + 1,
            ("in", _, "with") if is(lead + 1, Class::Alliance) => lead + 3,
            (_, "with", _) if is(lead, Class::Jointly) => lead + 2,
            _ => return None,
        };
        let named = self.clauses.is(noun, ChunkKind::Noun)
            && reading.lang() == Lang::En
            && self.words.chains.about(&chunks[noun].tokens).is_some();
        named.then(|| self.clauses.group_at(noun).0)
    }

    /// Whether a verb of a class stands between the second of two subjects and the first.
    fn is_led_by_verb(&self, subjects: &[Group], class: Class) -> bool {
        let [first, _, ..] = subjects else {
            return false;
        };
        let verb = first[0].checked_sub(1);
        verb.is_some_and(|verb| {
            self.clauses.is(verb, ChunkKind::Verb)
                && self.words.reading.is(self.chunks()[verb].head, class)
        })
    }
}
