//! Contests: what a filled frame tells of sport and other contests with the words of a gift or a meeting. A prize that
//! is won is no gift, and those who meet in a match hold no meeting.
//!
//! Each question is asked of one telling, before it becomes a record. The other refusals are in `refused`.

use super::Teller;
use crate::{
    domain::{EntityKind, Item, Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Frame, Role},
        lexicon::Class,
        party::is_named,
    },
};

impl Teller<'_> {
    /// Whether a gift or present as such is named in a sentence of sport: "handed X an early present".
    pub(super) fn is_metaphor(&self, filling: &Filling) -> bool {
        let words = self.words;
        let bare = |item: &Item| {
            let mut tokens = words.reading.tokens_in(item.what);
            tokens.any(|at| words.reading.is(at, Class::BareGift))
        };
        self.of_sport && !filling.items.is_empty() && filling.items.iter().all(bare)
    }

    /// Whether what is given is a prize: in a sentence on a contest, by nobody known or as "hadiah".
    pub(super) fn is_prize(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let named = |party: &Party| is_named(self.words, party);
        let giver = filling
            .parties
            .iter()
            .any(|(role, party)| *role == Role::Giver && named(party));
        let prize = filling.items.iter().any(|item| {
            let mut tokens = reading.tokens_in(item.what);
            tokens.any(|at| reading.is(at, Class::Prize))
        });
        // "menerima penghargaan dari Asosiasi X": an award, not an honour from hand to hand.
        // "Panitia memberikan medali kepada X"
        let medal = reading.lang() == Lang::Id
            && filling.items.iter().any(|item| {
                let first = reading.tokens_in(item.what).start;
                reading.is(first, Class::Trophy)
            });
        let award = reading.lang() == Lang::Id
            && filling.items.iter().any(|item| {
                let first = reading.tokens_in(item.what).start;
                reading.lower(first) == "penghargaan"
            });
        let by_body = !filling
            .parties
            .iter()
            .any(|(role, party)| *role == Role::Giver && self.is_person(party));
        // "menerima piala dan uang pembinaan dari *panitia*", whichever contest was told of before
        let committee = filling.parties.iter().any(|(role, party)| {
            let first = reading.tokens_in(party.span).start;
            *role == Role::Giver && reading.lower(first) == "panitia"
        });
        self.of_contest && (prize || !giver)
            || committee && prize && reading.lang() == Lang::Id
            || award && by_body
            || medal && !giver
            || self.is_won(filling)
    }

    /// Whether an athlete wins it for a country or team: "menyumbang *medali* untuk Indonesia".
    fn is_won(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let won = |item: &Item| {
            let first = reading.tokens_in(item.what).start;
            reading.is(first, Class::Won)
        };
        let person =
            |(role, party): &(Role, Party)| *role == Role::Recipient && self.is_person(party);
        let medals = || {
            filling.items.iter().all(|item| {
                let first = reading.tokens_in(item.what).start;
                reading.is(first, Class::Trophy)
            })
        };
        // "menyumbang *medali* untuk Sylvania"
        // "piagam kepada *Pemerintah* Kabupaten X" honours the body.
        let body = |party: &Party| reading.is(reading.tokens_in(party.span).start, Class::BodyNoun);
        let land = |(role, party): &(Role, Party)| {
            *role == Role::Recipient && self.kind(party) == Some(EntityKind::Place) && !body(party)
        };
        reading.lang() == Lang::Id
            && !filling.items.is_empty()
            && filling.items.iter().all(won)
            && (self.of_sport
                || self.words.is_sport
                || self.tells(Class::Athletics)
                || medals() && filling.parties.iter().any(land))
            && !filling.parties.iter().any(person)
    }

    /// Whether the clause says in which match: "met in the final", "bertemu di semifinal".
    pub(super) fn in_match(&self, at: usize, arguments: &Arguments) -> bool {
        let words = self.words;
        (at + 1..arguments.end.min(self.chunks().len()).max(at + 1)).any(|next| {
            let chunk = &self.chunks()[next];
            let sport = words.noun_is(chunk.head, Class::Sport)
                || words.reading.lower(chunk.head) == "final"
                || words.reading.is(chunk.head, Class::ContestStage);
            chunk.kind == ChunkKind::Noun
                && self.chunks()[next - 1].kind == ChunkKind::Preposition
                && sport
        })
    }

    /// Whether the parties meet in a match: a word of sport in the sentence and not only persons among
    /// them, or nothing but bodies whose names do not say what they are.
    pub(super) fn is_match(&self, at: usize, frame: &Frame, filling: &Filling) -> bool {
        let words = self.words;
        // "Lima Foods held *talks* with Norvik": firms bargain, and no match is called talks.
        let head = self.chunks()[at].head;
        let bargain = words.reading.lang() == Lang::En && words.reading.is(head, Class::Talks);
        let parties = || filling.parties.iter().map(|(_, party)| party);
        let is_person = |party: &Party| self.kind(party) == Some(EntityKind::Person);
        // Whoever holds an office receives players, and does not play them.
        let received = frame.people && parties().any(|party| self.tells_office(party));
        // A visit that is paid is no match, whoever goes along.
        let may_play = !frame.bound && !received;
        if frame.plays && (self.of_sport || words.is_sport)
            || self.of_sport && may_play && !parties().all(is_person)
            || !bargain && parties().all(|party| self.is_nameless(party))
        {
            return true;
        }
        match words.reading.lang() {
            Lang::En => parties().all(|party| self.is_stream(party)),
            // In a text on sport only those with an office talk. Clubs play, persons and offices dine.
            Lang::Id => {
                words.is_sport && !parties().any(|party| self.tells_office(party))
                    || parties().any(|party| self.is_course(party))
                    || frame.plays && !parties().all(|party| self.is_somebody(party))
            }
        }
    }

    fn kind(&self, party: &Party) -> Option<EntityKind> {
        let entities = &self.words.chains.entities;
        party.entity.map(|entity| entities[entity.0].kind)
    }

    fn tells_office(&self, party: &Party) -> bool {
        let mut tokens = self.words.reading.tokens_in(party.span);
        tokens.any(|at| self.words.reading.is(at, Class::Role))
    }

    /// Whether a party is a body whose name does not say what it is.
    fn is_nameless(&self, party: &Party) -> bool {
        let reading = self.words.reading;
        let mut tokens = reading.tokens_in(party.name);
        self.kind(party) == Some(EntityKind::Organisation)
            && tokens.all(|at| !reading.is(at, Class::BodyNoun) && !reading.tokens[at].upper)
    }

    /// Roads and rivers meet too.
    fn is_course(&self, party: &Party) -> bool {
        let first = self.words.reading.tokens_in(party.span).start;
        self.words.reading.is(first, Class::Course)
    }

    /// "the Blue Water and the White Water": an article before a place's name that is no known country's.
    fn is_stream(&self, party: &Party) -> bool {
        let reading = self.words.reading;
        let mut tokens = reading.tokens_in(party.span);
        let led = tokens.start > 0 && reading.lower(tokens.start - 1) == "the";
        let land = tokens.any(|at| {
            reading.is(at, Class::Community)
                || reading.is(at, Class::ArticleLand)
                || reading.tokens[at].upper
        });
        self.kind(party) == Some(EntityKind::Place) && led && !land
    }

    /// Whether a party is a person, or people or a body by what they are.
    fn is_somebody(&self, party: &Party) -> bool {
        let words = self.words;
        let mut tokens = words.reading.tokens_in(party.span);
        self.kind(party) == Some(EntityKind::Person)
            || tokens.any(|at| {
                [Class::Role, Class::PersonNoun, Class::BodyNoun]
                    .iter()
                    .any(|&class| words.noun_is(at, class))
            })
    }
}
