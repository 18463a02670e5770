//! Where an English sentence says first that somebody speaks at the hand-over that it tells of.

use crate::{
    domain::{Anchor, Lang, Place},
    lang::{chunk::ChunkKind, lexicon::Class, setting::Scene},
};

/// How many chunks before a place the name of the ceremony may begin: "the handing | over | ceremony".
const NAME: usize = 3;

impl Scene<'_> {
    /// "Speaking at the presentation ceremony *at Lima Hall*, Ana said the club had given …".
    pub(super) fn handed_over_at(&self) -> Option<Place> {
        if self.words.reading.lang() != Lang::En || self.items.is_empty() {
            return None;
        }
        let opening = (0..self.predicate).take_while(|&at| self.kind(at) != Some(ChunkKind::Comma));
        let span = opening
            .filter(|&at| self.follows_handover(at))
            .find_map(|at| self.locative(at))?;
        Some(Place {
            span,
            anchor: Anchor::Sentence,
        })
    }

    /// Whether a chunk stands behind a ceremony whose name says that something is handed over.
    fn follows_handover(&self, at: usize) -> bool {
        let (words, chunks) = (self.words, self.clauses.chunks);
        // "a hand-over ceremony *held* at"
        let held = at > 0 && self.is(at - 1, Class::Happen);
        let Some(noun) = at.checked_sub(1 + usize::from(held)).filter(|&noun| {
            self.kind(noun) == Some(ChunkKind::Noun) && self.is(noun, Class::Ceremony)
        }) else {
            return false;
        };
        let first = chunks[noun.saturating_sub(NAME - 1)].tokens.start;
        (first..chunks[noun].tokens.end).any(|token| {
            let lower = words.reading.lower(token);
            words.reading.is(token, Class::GiftOf) || words.frames.is_verb_form(lower)
        })
    }
}
