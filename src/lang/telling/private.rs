//! Private matters: meetings of neighbours, which are no news of a meeting.

use super::Teller;
use crate::{
    domain::{EntityId, EntityKind, Lang, Party},
    lang::{filling::Filling, lexicon::Class},
};

impl Teller<'_> {
    /// Whether somebody without an office only sees people who are not told by name: "tahanan itu menemui *warga
    /// sekitar*".
    pub(super) fn is_among_neighbours(&self, filling: &Filling) -> bool {
        let words = self.words;
        let parties = || filling.parties.iter().map(|(_, party)| party);
        let neighbours = |party: &Party| {
            let tokens = words.reading.tokens_in(party.span);
            party.entity.is_none()
                && tokens.len() <= 2
                && words.reading.is(tokens.start, Class::Neighbour)
        };
        let person = |party: &Party| {
            let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
            party.entity.map(kind) == Some(EntityKind::Person) && !self.has_office(party)
        };
        words.reading.lang() == Lang::Id
            && parties().any(neighbours)
            && parties().all(|party| neighbours(party) || person(party))
    }
}
