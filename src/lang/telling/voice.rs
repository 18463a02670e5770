//! The voice of an English verb group: whether its subject acts or is acted on.

use super::Teller;
use crate::lang::{chunk::ChunkKind, frame::Voice, pos::VerbForm};

impl Teller<'_> {
    /// The voice of an English verb group: a participle behind a form of "be", or one that stands behind
    /// its noun and before a preposition, is passive.
    pub(super) fn english_voice(&self, at: usize) -> Voice {
        let chunk = &self.chunks()[at];
        let words = self.words;
        // "is to give": what stands before the infinitive's "to" helps another verb.
        let start = (chunk.tokens.start..chunk.head)
            .rev()
            .find(|&token| words.reading.lower(token) == "to")
            .unwrap_or(chunk.tokens.start);
        let helper = |forms: &[&str]| {
            (start..chunk.tokens.end)
                .any(|token| token != chunk.head && forms.contains(&words.reading.lower(token)))
        };
        let participle = words.form(chunk.head) == VerbForm::PastPart;
        let be = helper(&[
            "is", "are", "was", "were", "be", "been", "being", "'s", "'re",
        ]);
        let have = helper(&["have", "has", "had", "having", "'ve"]);
        if be && (!have || helper(&["been"])) {
            let progressive = words.form(chunk.head) == VerbForm::Ger;
            return if progressive {
                Voice::Active
            } else {
                Voice::Passive
            };
        }
        let behind = self.chunks().get(at + 1).map(|next| next.kind);
        let reduced = participle
            && !have
            && chunk.tokens.len() == 1
            && !matches!(behind, Some(ChunkKind::Noun));
        // "conferred by video" has no agent.
        let agent = |by: usize| {
            let noun = self.chunks().get(by + 1);
            self.chunks()
                .get(by)
                .is_some_and(|next| words.reading.lower(next.head) == "by")
                && !noun.is_some_and(|noun| {
                    matches!(
                        words.reading.lower(noun.head),
                        "phone" | "telephone" | "video" | "link" | "videoconference" | "conference"
                    )
                })
        };
        let by = agent(at + 1);
        // "books, *sent to the schools by* the city"
        let loose = matches!(words.form(chunk.head), VerbForm::PastPart | VerbForm::Past)
            && !have
            && chunk.tokens.len() == 1
            && at > 0
            && matches!(
                self.chunks()[at - 1].kind,
                ChunkKind::Noun | ChunkKind::Comma
            )
            && behind == Some(ChunkKind::Preposition)
            && self
                .clauses
                .arguments(at)
                .phrases
                .iter()
                .any(|(by, group)| agent(*by) && self.is_party(group));
        if loose {
            return Voice::Passive;
        }
        if reduced && by {
            Voice::Passive
        } else {
            Voice::Active
        }
    }
}
