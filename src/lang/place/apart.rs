//! Places told apart from the clause of an Indonesian event: behind "bertempat", behind what it stood beside, or between
//! commas before the day.

use super::super::{chunk::ChunkKind, lexicon::Class, setting::Scene};
use crate::domain::{Anchor, Lang, Place};

/// How many chunks behind the word that leads to it a place stands.
const NEAR: usize = 4;

impl Scene<'_> {
    /// "… menerima A, *didampingi B dan C*, di ruang kerjanya": behind those who only went along.
    pub(super) fn behind_companions(&self) -> Option<Place> {
        if self.words.reading.lang() != Lang::Id {
            return None;
        }
        let last = self.clauses.chunks.len();
        let along = (self.predicate + 1..last)
            .find(|&at| self.kind(at) == Some(ChunkKind::Verb) && self.is(at, Class::Companion))?;
        let plain = |at: &usize| {
            matches!(
                self.kind(*at),
                Some(
                    ChunkKind::Noun
                        | ChunkKind::Comma
                        | ChunkKind::Conjunction
                        | ChunkKind::Preposition
                )
            )
        };
        let own = (self.predicate + 1..along).all(|at| self.kind(at) != Some(ChunkKind::Verb));
        let span = (along + 1..last)
            .take_while(plain)
            .find_map(|at| self.locative(at))
            .filter(|_| own)?;
        Some(Place {
            span,
            anchor: Anchor::Sentence,
        })
    }

    /// "… didampingi A dan B, *bertempat di* Aula X", "… di sela rapat kerja *di* Bandung".
    pub(super) fn held_at(&self) -> Option<Place> {
        if self.words.reading.lang() != Lang::Id {
            return None;
        }
        let chunks = self.clauses.chunks;
        let leads = |at: usize| self.lower(at) == "bertempat" || self.is_beside_event(at);
        let span = (0..chunks.len()).filter(|&at| leads(at)).find_map(|at| {
            let from = at + 1 + usize::from(self.is_beside_event(at));
            (from..chunks.len().min(at + NEAR))
                .take_while(|&next| self.kind(next) != Some(ChunkKind::Stop))
                .find_map(|next| self.locative(next))
        })?;
        Some(Place {
            span,
            anchor: Anchor::Sentence,
        })
    }

    /// "… bertemu A, *Istana Merdeka, Jakarta*, Selasa (14/5)"
    pub(super) fn hall_before_day(&self) -> Option<Place> {
        if self.words.reading.lang() != Lang::Id {
            return None;
        }
        let is = |at: usize, kind| self.kind(at) == Some(kind);
        let own = |&at: &usize| {
            !matches!(
                self.kind(at),
                Some(ChunkKind::Verb | ChunkKind::Relative | ChunkKind::Stop)
            )
        };
        let mut near = (self.predicate + 1..self.clauses.chunks.len()).take_while(own);
        let hall = near.find(|&at| {
            is(at, ChunkKind::Noun)
                && is(at - 1, ChunkKind::Comma)
                && self.is(at, Class::Venue)
                && !self.used.contains(&at)
        })?;
        let mut end = hall + 1;
        while is(end, ChunkKind::Comma) && self.is_place(end + 1) {
            end += 2;
        }
        let dated =
            is(end, ChunkKind::Date) || is(end, ChunkKind::Comma) && is(end + 1, ChunkKind::Date);
        dated.then(|| Place {
            span: self.with_places(hall),
            anchor: Anchor::Clause,
        })
    }
}
