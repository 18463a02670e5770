//! The voice of an English verb group: whether its subject acts or is acted on.

use super::Teller;
use crate::lang::{
    chunk::ChunkKind,
    frame::Voice,
    lexicon::Class,
    pos::{Pos, VerbForm},
};

impl Teller<'_> {
    /// The voice of an English verb group: a participle behind a form of "be", or one that stands behind
    /// its noun and before a preposition, is passive.
    pub(super) fn english_voice(&self, at: usize) -> Voice {
        if self.is_parted_passive(at) || self.is_joined_passive(at) {
            return Voice::Passive;
        }
        let head = self.chunks()[at].head;
        let have = self.helped_by(at, &["have", "has", "had", "having", "'ve"]);
        let be = self.helped_by(
            at,
            &[
                "is", "are", "was", "were", "be", "been", "being", "'s", "'re",
            ],
        );
        let passive = if be && (!have || self.helped_by(at, &["been"])) {
            self.words.form(head) != VerbForm::Ger
        } else {
            !have && self.is_reduced(at)
        };
        if passive {
            Voice::Passive
        } else {
            Voice::Active
        }
    }

    /// "were *on Friday* given blankets": whether a day, or a word for all, parts a participle from the form of "be" that helps it.
    fn is_parted_passive(&self, at: usize) -> bool {
        let (chunks, is) = (self.chunks(), |at: usize, kind| self.clauses.is(at, kind));
        // "were *all* given blankets"
        let floats = |at: usize| {
            is(at, ChunkKind::Other)
                && matches!(
                    self.words.reading.lower(chunks[at].head),
                    "all" | "both" | "each"
                )
        };
        if at < 2 || !(is(at - 1, ChunkKind::Date) || floats(at - 1)) || !self.is_bare(at) {
            return false;
        }
        let helper = at - 2 - usize::from(at > 2 && is(at - 2, ChunkKind::Preposition));
        is(helper, ChunkKind::Verb)
            && matches!(
                self.words.reading.lower(chunks[helper].head),
                "is" | "are" | "was" | "were" | "been"
            )
            && matches!(
                self.words.form(chunks[at].head),
                VerbForm::Past | VerbForm::PastPart
            )
    }

    /// "were fed *and given* blankets": whether a participle is joined to one that a form of "be" helps.
    fn is_joined_passive(&self, at: usize) -> bool {
        let is = |at: usize, kind| self.clauses.is(at, kind);
        let joined = at > 1
            && is(at - 1, ChunkKind::Conjunction)
            && self.is_bare(at)
            && self.words.form(self.chunks()[at].head) == VerbForm::PastPart;
        let plain = |&before: &usize| {
            matches!(
                self.chunks()[before].kind,
                ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Other | ChunkKind::Date
            )
        };
        joined
            && (0..at - 1)
                .rev()
                .find(|before| !plain(before))
                .is_some_and(|verb| {
                    is(verb, ChunkKind::Verb)
                        && self.helped_by(verb, &["is", "are", "was", "were", "been"])
                })
    }

    /// Whether one of the forms helps the verb. In "is to give" what stands before "to" helps another verb.
    fn helped_by(&self, at: usize, forms: &[&str]) -> bool {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let start = (chunk.tokens.start..chunk.head)
            .rev()
            .find(|&token| reading.lower(token) == "to")
            .unwrap_or(chunk.tokens.start);
        (start..chunk.tokens.end)
            .any(|token| token != chunk.head && forms.contains(&reading.lower(token)))
    }

    /// Whether a verb without a helper is a participle said of the noun before it: "programmes *provided by* A",
    /// "books, *sent to the schools by* the city".
    fn is_reduced(&self, at: usize) -> bool {
        let (chunks, form) = (self.chunks(), self.words.form(self.chunks()[at].head));
        if !self.is_bare(at) {
            return false;
        }
        if form == VerbForm::PastPart && self.leads_to_agent(at + 1) {
            return true;
        }
        let behind_noun = at > 0
            && matches!(chunks[at - 1].kind, ChunkKind::Noun | ChunkKind::Comma)
            && chunks.get(at + 1).map(|next| next.kind) == Some(ChunkKind::Preposition);
        matches!(form, VerbForm::PastPart | VerbForm::Past)
            && behind_noun
            && self
                .clauses
                .arguments(at)
                .phrases
                .iter()
                .any(|(by, group)| self.leads_to_agent(*by) && self.is_party(group))
    }

    /// Whether a verb stands alone or with adverbs and its particle only: "*jointly donated* by A", "*handed over* by A".
    pub(super) fn is_bare(&self, at: usize) -> bool {
        let (chunk, words) = (&self.chunks()[at], self.words);
        let mut others = chunk.tokens.start..chunk.head;
        others
            .all(|token| words.pos(token) == Pos::Adv && words.reading.lower(token).ends_with("ly"))
    }

    /// Whether a "by" stands at a chunk that leads to whoever acts; "conferred by video" has no agent.
    fn leads_to_agent(&self, by: usize) -> bool {
        let lower = |at: usize| {
            let chunk = self.chunks().get(at)?;
            Some(self.words.reading.lower(chunk.head))
        };
        let medium = self
            .chunks()
            .get(by + 1)
            .is_some_and(|chunk| self.words.reading.is(chunk.head, Class::Medium));
        lower(by) == Some("by") && !medium
    }
}
