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
}
