//! Asides: what is said between commas of somebody named before them, up to the predicate.

use super::Clauses;
use crate::{
    domain::Lang,
    lang::{chunk::ChunkKind, lexicon::Class},
};

/// The most chunks of an aside.
const ASIDE: usize = 10;

impl Clauses<'_> {
    /// The comma before what an Indonesian aside says of somebody by name right before a predicate, where a verb stands in
    /// it: "Ana, *penjual es yang berkeliling*, diberi …".
    pub(super) fn before_description(&self, predicate: usize) -> Option<usize> {
        let (words, reading) = (self.words, self.words.reading);
        let closing = predicate
            .checked_sub(1)
            .filter(|&at| reading.lang() == Lang::Id && self.is(at, ChunkKind::Comma))?;
        let opening = (closing.saturating_sub(ASIDE)..closing)
            .rev()
            .take_while(|&at| !self.is(at, ChunkKind::Stop))
            .find(|&at| self.is(at, ChunkKind::Comma))?;
        let named = opening.checked_sub(1)?;
        let said = &self.chunks[opening + 1];
        let calling = [Class::Role, Class::PersonNoun]
            .iter()
            .any(|&class| words.noun_is(said.head, class));
        let clause = (opening + 1..closing)
            .any(|at| self.is(at, ChunkKind::Verb) || self.is(at, ChunkKind::Relative));
        let told = said.kind == ChunkKind::Noun
            && calling
            && !reading.is_capital(said.tokens.start)
            && words.chains.about(&said.tokens).is_none();
        let somebody =
            self.is(named, ChunkKind::Noun) && self.is_named(named) && self.is_somebody(named);
        (clause && told && somebody).then_some(opening)
    }

    /// The comma behind the person before an English predicate whose office of several fields or bodies stands between
    /// commas: "*Ana Lima*, Minister of Works, Housing and Land, met …".
    pub(super) fn before_fields(&self, predicate: usize) -> Option<usize> {
        let closing = predicate
            .checked_sub(1)
            .filter(|&at| self.words.reading.lang() == Lang::En && self.is(at, ChunkKind::Comma))?;
        let plain = |at: &usize| {
            matches!(
                self.chunks[*at].kind,
                ChunkKind::Noun
                    | ChunkKind::Preposition
                    | ChunkKind::Comma
                    | ChunkKind::Conjunction
            )
        };
        let person = |at: &usize| self.is(*at, ChunkKind::Noun) && self.is_by_name_of_person(*at);
        let named = (closing.saturating_sub(ASIDE)..closing)
            .rev()
            .take_while(plain)
            .find(person)?;
        let office = self.chunks.get(named + 2)?;
        let inside = (named + 2..closing).any(|at| self.is(at, ChunkKind::Comma));
        let free = named == 0
            || !matches!(
                self.kind(named - 1),
                Some(ChunkKind::Preposition | ChunkKind::Verb | ChunkKind::Conjunction)
            );
        let told = self.is(named + 1, ChunkKind::Comma)
            && office.kind == ChunkKind::Noun
            && self.words.noun_is(office.head, Class::Role)
            && !self.words.reading.lower(office.head).ends_with('s');
        (inside && free && told).then_some(named + 1)
    }

    /// The comma behind the person of whom an English phrase up to the predicate says whose kin or aide they are: "*Ana
    /// Lima*, the sister of Karl Berg, met …".
    pub(super) fn before_kin(&self, predicate: usize) -> Option<usize> {
        let reading = self.words.reading;
        let closing = predicate
            .checked_sub(1)
            .filter(|&at| reading.lang() == Lang::En && self.is(at, ChunkKind::Comma))?;
        let said = closing.checked_sub(1)?;
        // "Ana Lima, *also* the owner of the club,"
        let before = said.checked_sub(1)?;
        let also = reading.lower(self.chunks[before].head) == "also";
        let opening = before.checked_sub(usize::from(also))?;
        let named = opening.checked_sub(1)?;
        let chunk = &self.chunks[said];
        let calling = [Class::Kin, Class::Role, Class::PersonNoun]
            .iter()
            .any(|&class| self.words.noun_is(chunk.head, class));
        let told = self.is(said, ChunkKind::Noun)
            && calling
            && matches!(reading.lower(chunk.tokens.start), "a" | "an" | "the")
            && chunk.head + 2 < chunk.tokens.end
            && reading.lower(chunk.head + 1) == "of";
        (told
            && self.is(opening, ChunkKind::Comma)
            && self.is(named, ChunkKind::Noun)
            && self.is_by_name_of_person(named))
        .then_some(opening)
    }
}
