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
}
