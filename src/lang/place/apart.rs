//! Places told apart from the clause of an Indonesian event: behind "bertempat", or behind what it stood beside.

use super::super::{chunk::ChunkKind, setting::Scene};
use crate::domain::{Anchor, Lang, Place};

/// How many chunks behind the word that leads to it a place stands.
const NEAR: usize = 4;

impl Scene<'_> {
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
}
