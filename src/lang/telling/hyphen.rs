//! Parties that a hyphen joins: "pertemuan *Iran-Amerika Serikat*", "*A-B* talks".

use std::ops::Range;

use super::Teller;
use crate::{
    domain::{EntityId, Lang, Party, Span},
    lang::{
        filling::Filling,
        frame::{Event, Frame, Role},
        lexicon::Class,
    },
};

impl Teller<'_> {
    /// The two sides that a hyphen joins behind a noun for a meeting: "pertemuan *Iran-Amerika Serikat*".
    pub(super) fn joined_by_hyphen(
        &self,
        at: usize,
        frame: &Frame,
        inner: Option<&Range<usize>>,
    ) -> Option<Filling> {
        let reading = self.words.reading;
        let meeting = frame.event == Event::Meeting && reading.lang() == Lang::Id;
        let inner = inner.filter(|_| meeting)?;
        let capitals = inner.clone().take_while(|&at| reading.is_capital(at));
        let end = capitals.last()? + 1;
        let (token, mark) = (inner.start..end).find_map(|at| {
            let mark = reading.word(at).find(['-', '–'])?;
            Some((at, mark))
        })?;
        let whole = reading.span(&(inner.start..end));
        let mark = reading.tokens[token].span.start + mark;
        let dash = reading.text[mark..].chars().next()?.len_utf8();
        let sides = [
            Span::new(whole.start, mark),
            Span::new(mark + dash, whole.end),
        ];
        let named = |side: &Span| {
            let said = side.of(reading.text);
            said.chars().count() > 2 && said.starts_with(char::is_uppercase) && said != "Al"
        };
        // "perundingan perjanjian dagang A-B": the agreement is theirs, the talks need not be told of.
        let near = token <= self.chunks()[at].head + 2;
        let parties = sides
            .iter()
            .map(|&side| (Role::Participant, self.side(side)));
        // "perundingan IEU-CEPA" is no meeting of two.
        let known = |side: &Span| {
            let lower = side.of(reading.text).to_lowercase();
            self.side(*side).entity.is_some()
                || reading.lexicon.classes(&lower).has(Class::PlaceName)
                || reading.lexicon.classes(&lower).has(Class::BodyName)
                || side.of(reading.text).contains(' ')
        };
        (near && sides.iter().all(named) && sides.iter().all(known)).then(|| Filling {
            parties: parties.collect(),
            score: 20,
            ..Filling::default()
        })
    }

    /// The party that part of a word names, as the article names it in full elsewhere.
    pub(super) fn side(&self, span: Span) -> Party {
        let (chains, text) = (&self.words.chains, self.words.reading.text);
        let said = span.of(text);
        let known = chains.entities.iter().position(|entity| {
            let name = entity.name.of(text);
            !entity.name.overlaps(span)
                && (name == said || name.split(' ').any(|word| word == said))
        });
        Party {
            span,
            name: known.map_or(span, |known| chains.entities[known].name),
            entity: known.map(EntityId),
        }
    }

    /// Puts two persons whom an Indonesian hyphen joins in the place of the one they were taken for: "*A-B* bertemu C".
    pub(super) fn part_hyphened(&self, filling: &mut Filling) {
        if self.words.reading.lang() != Lang::Id {
            return;
        }
        for at in (0..filling.parties.len()).rev() {
            let (role, party) = filling.parties[at];
            if let Some(pair) = self.pair_in(&party).filter(|_| role == Role::Participant) {
                filling
                    .parties
                    .splice(at..=at, pair.map(|side| (role, side)));
            }
        }
    }

    /// The two whom the words for a party name, where a hyphen joins them and both are known from elsewhere.
    fn pair_in(&self, party: &Party) -> Option<[Party; 2]> {
        let reading = self.words.reading;
        let mut tokens = reading.tokens_in(party.span);
        let (token, mark) = tokens.find_map(|at| Some((at, reading.word(at).find('-')?)))?;
        let span = reading.tokens[token].span;
        let sides = [
            Span::new(span.start, span.start + mark),
            Span::new(span.start + mark + 1, span.end),
        ];
        let named = |side: &Span| {
            let said = side.of(reading.text);
            said.len() > 2 && said.starts_with(char::is_uppercase)
        };
        let pair = sides.map(|side| self.side(side));
        let person = |party: &Party| self.is_person(party);
        (sides.iter().all(named) && pair[0].entity != pair[1].entity && pair.iter().all(person))
            .then_some(pair)
    }
}
