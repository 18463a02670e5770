//! Trade: what a firm or country delivers for money, gives back or sends with its crew, and is no gift.
//!
//! The verbs of frames marked `trades` tell of both: "Freedonia delivered 20 tents" and "the yard delivered 20
//! ships". Who sells, what is sold and a word of buying in the sentence part them; a word for aid or a gift
//! settles it the other way. English only: Indonesian says a gift with verbs of its own.

use super::Teller;
use crate::{
    domain::{EntityId, EntityKind, GiftStatus, Item, Lang, Party},
    lang::{
        chunk::ChunkKind,
        filling::Filling,
        frame::{Event, Frame, Role},
        lexicon::Class,
        pos::{Pos, VerbForm},
    },
};

impl Teller<'_> {
    /// Whether what a filled frame tells is a sale, a return or a posting, and no gift.
    pub(super) fn is_trade(&self, at: usize, frame: &Frame, filling: &Filling) -> bool {
        let reading = self.words.reading;
        if frame.event != Event::Gift || reading.lang() != Lang::En {
            return false;
        }
        if self.gives_back(at, filling) {
            return true;
        }
        let sails = |item: &Item| self.is_headed(item, Class::Warcraft);
        let votes = self.chunks().iter().any(|chunk| {
            let word = self.words.reading.lower(chunk.head);
            matches!(word, "voted" | "votes")
        });
        if (votes || frame.means && frame.status == Some(GiftStatus::Promised))
            && filling
                .parties
                .iter()
                .any(|(role, party)| *role == Role::Giver && self.is_legislature(party))
        {
            return true;
        }
        if frame.moves && !filling.items.is_empty() && filling.items.iter().all(sails) {
            return true;
        }
        let holding = |item: &Item| self.is_headed(item, Class::Holding);
        if filling.items.iter().any(holding) && !self.says_free() {
            return true;
        }
        // "received 5 million in funding from *investors*"
        if frame.trades && self.of_class(Class::Investing) {
            return true;
        }
        frame.trades && (self.supplies(at, filling) || !self.says_free() && self.is_sale(filling))
    }

    /// "Freedonia *supplies* grain to Sylvania": what is said of no day and is no money is trade.
    fn supplies(&self, at: usize, filling: &Filling) -> bool {
        let head = self.chunks()[at].head;
        let form = self.words.form(head);
        let means = |item: &Item| self.filler().is_means(item);
        self.words.reading.is(head, Class::Supplying)
            && !self.words.reading.is_headline(head)
            && self.chunks()[at].tokens.len() == 1
            && matches!(form, VerbForm::Present)
            && !filling.items.iter().any(means)
    }

    /// Whether a party votes the money of a state: "the Senate committee approved …" is a budget.
    fn is_legislature(&self, party: &Party) -> bool {
        let mut tokens = self.words.reading.tokens_in(party.span);
        tokens.any(|at| self.words.reading.is(at, Class::Legislature))
    }

    fn is_sale(&self, filling: &Filling) -> bool {
        let any = |class| filling.items.iter().any(|item| self.is_headed(item, class));
        let party = |wanted: Role, is: &dyn Fn(&Party) -> bool| {
            let mut parties = filling.parties.iter();
            parties.any(|(role, party)| *role == wanted && is(party))
        };
        let firm = |party: &Party| self.is_firm(party);
        let buys = party(Role::Recipient, &firm);
        // A firm by one word may be taken for a person.
        let short = |party: &Party| {
            self.words.reading.tokens_in(party.name).len() == 1 && !self.has_office(party)
        };
        let sells = party(Role::Giver, &firm) || buys && party(Role::Giver, &short);
        // "Harlow Foods shipped 20 tons of biscuits to Japan"
        let land = |party: &Party| {
            let kind = |entity: EntityId| self.words.chains.entities[entity.0].kind;
            party.entity.map(kind) == Some(EntityKind::Place)
        };
        let means = filling
            .items
            .iter()
            .all(|item| self.filler().is_means(item));
        let exports = sells && party(Role::Recipient, &land) && !means;
        filling.items.iter().any(|item| self.is_fuel(item))
            || exports
            || self.of_class(Class::Trade)
            || sells && (buys || any(Class::Bulk))
            || buys && any(Class::Bulk)
    }

    /// "received two statues *back*", "handed over *stolen* paintings": property goes to whom it belongs.
    fn gives_back(&self, at: usize, filling: &Filling) -> bool {
        let words = self.words;
        let head = self.chunks()[at].head;
        let end = self.chunks().last().map_or(head, |chunk| chunk.tokens.end);
        let back = (head + 1..end.min(head + 9)).any(|next| {
            words.reading.lower(next) == "back"
                && !self
                    .chunks()
                    .iter()
                    .any(|chunk| chunk.head == next && chunk.kind == ChunkKind::Verb)
        });
        let taken = filling.items.iter().any(|item| {
            let mut tokens = words.reading.tokens_in(item.what);
            tokens.any(|at| words.reading.is(at, Class::Stolen))
        });
        back || taken
    }

    /// Whether an item is fuel or power; "palm *oil*" and "cooking *oil*" are food.
    fn is_fuel(&self, item: &Item) -> bool {
        let words = self.words;
        let tokens = words.reading.tokens_in(item.what);
        let food = |at: usize| {
            at > tokens.start && {
                let before = at - 1;
                let noun =
                    words.pos(before) == Pos::Noun || words.reading.is(before, Class::ToolGerund);
                let measures =
                    words.noun_is(before, Class::Unit) || words.reading.is(before, Class::Fuel);
                noun && !measures
            }
        };
        tokens
            .clone()
            .any(|at| words.reading.is(at, Class::Fuel) && !food(at))
    }

    /// Whether an item's words hold one of a class, by its singular or plural.
    fn is_headed(&self, item: &Item, class: Class) -> bool {
        let mut tokens = self.words.reading.tokens_in(item.what);
        tokens.any(|at| self.words.reading.is(at, class))
    }

    /// Whether a word of a class stands in the sentence.
    fn of_class(&self, class: Class) -> bool {
        let reading = self.words.reading;
        let mut tokens = self.chunks().iter().flat_map(|chunk| chunk.tokens.clone());
        tokens.any(|at| reading.is(at, class))
    }

    /// Whether the sentence says that nothing is paid.
    fn says_free(&self) -> bool {
        let reading = self.words.reading;
        let mut tokens = self.chunks().iter().flat_map(|chunk| chunk.tokens.clone());
        tokens.any(|at| {
            reading.is(at, Class::AidNoun)
                || reading.is(at, Class::GiftNoun)
                || reading.is(at, Class::Free)
        })
    }

    /// Whether a party is a firm: by a noun in its name or phrase, or as a body whose name says nothing of
    /// what it is.
    fn is_firm(&self, party: &Party) -> bool {
        let words = self.words;
        let holds = |class| {
            let said = words.reading.tokens_in(party.span);
            let mut tokens = said.chain(words.reading.tokens_in(party.name));
            tokens.any(|at| words.reading.is(at, class))
        };
        let kind = party
            .entity
            .map(|entity| words.chains.entities[entity.0].kind);
        // "to *Lima Corporation* Commissioner Ana Berg"
        if holds(Class::Firm) && kind != Some(EntityKind::Person) {
            return true;
        }
        let acronym = words
            .reading
            .tokens_in(party.name)
            .all(|at| words.reading.tokens[at].upper);
        kind == Some(EntityKind::Organisation)
            && !acronym
            && !holds(Class::BodyNoun)
            && !holds(Class::BodyName)
    }
}
