//! Places told by what stands round them: that of a clause with "where", and that of an office.

use super::super::{chunk::ChunkKind, lexicon::Class, setting::Scene};
use crate::domain::{Anchor, Lang, Place};

impl Scene<'_> {
    /// The place that an English clause is said of: "came from *Lisse*, where he met Ana".
    pub(super) fn where_told(&self) -> Option<Place> {
        let lead = (0..self.predicate)
            .rev()
            .take_while(|&at| !matches!(self.kind(at), Some(ChunkKind::Comma | ChunkKind::Stop)))
            .find(|&at| self.lower(at) == "where")?;
        let comma = self.kind(lead.checked_sub(1)?) == Some(ChunkKind::Comma);
        let before = lead.checked_sub(1 + usize::from(comma))?;
        // "visits Lisse *on Sunday*, where he"
        let dated = self.kind(before) == Some(ChunkKind::Date);
        let led = dated && before > 0 && self.kind(before - 1) == Some(ChunkKind::Preposition);
        let noun = before.checked_sub(usize::from(dated) + usize::from(led))?;
        let told = self.words.reading.lang() == Lang::En
            && self.is_place(noun)
            && self.kind(noun) == Some(ChunkKind::Noun)
            && !self.used.contains(&noun);
        // "from *Lisse, Varnia*, where"
        let first = (0..noun)
            .rev()
            .step_by(2)
            .take_while(|&comma| self.kind(comma) == Some(ChunkKind::Comma))
            .filter_map(|comma| comma.checked_sub(1))
            .take_while(|&at| self.is_place(at))
            .last()
            .unwrap_or(noun);
        told.then(|| Place {
            span: self.with_places(first),
            anchor: Anchor::Clause,
        })
    }

    /// Whether an English place before the predicate is that of an office: "The commander *in Lisse*, Ana Lima, met …".
    pub(super) fn is_of_office(&self, at: usize) -> bool {
        let Some(office) = at.checked_sub(1).filter(|_| at < self.predicate) else {
            return false;
        };
        let chunk = &self.clauses.chunks[office];
        self.words.reading.lang() == Lang::En
            && chunk.kind == ChunkKind::Noun
            && self.words.noun_is(chunk.head, Class::Role)
            && !self.clauses.is_by_name(chunk)
            && (office == 0 || self.kind(office - 1) != Some(ChunkKind::Verb))
            && self.kind(at + 2) == Some(ChunkKind::Comma)
            && self.used.contains(&(at + 3))
    }
}
