//! Subjects behind their verb: a sentence that opens with what its subject does besides, "*Vowing* to give the town a
//! park, Ana left", "*By giving* the town a park, Ana …", "*Donated by* Ana, the park …".

use super::{Clauses, Group};
use crate::{
    domain::Lang,
    lang::{
        chunk::ChunkKind,
        frame::{Event, Voice},
        pos::VerbForm,
    },
};

impl Clauses<'_> {
    /// The subject behind the English participle, or behind the "selain", that opens a sentence: "*Vowing* to give the
    /// town a park, *Ana* left".
    pub(super) fn subject_behind(&self, at: usize) -> Option<Group> {
        let first = self.chunks.first()?;
        // "Selain *menemui Budi*, Ana juga menemui Sari."
        let besides = at == 1
            && self.words.reading.lower(first.head) == "selain"
            && self.words.reading.lang() == Lang::Id;
        // "*By giving* the town a park, Ana …"
        let means = at == 1
            && self.words.reading.lang() == Lang::En
            && matches!(
                self.words.reading.lower(first.head),
                "by" | "in" | "on" | "while" | "after" | "before" | "besides" | "upon"
            )
            && self.words.form(self.chunks[at].head) == VerbForm::Ger;
        // "*Having met* Budi in Lisse, Ana …"
        let having = self.words.reading.lower(first.tokens.start) == "having";
        let opens = besides
            || means
            || self.opens_active(at)
            || self.words.reading.lang() == Lang::En
                && first.kind == ChunkKind::Verb
                && (self.words.form(first.head) == VerbForm::Ger || having || self.opens_passive())
                && ((1..=at).all(|next| self.is(next, ChunkKind::Verb))
                    && (at > 0 || having || self.gives(at))
                    || self.speaks_after(at));
        if !opens {
            return None;
        }
        let mut commas = (at..self.chunks.len()).filter(|&next| self.is(next, ChunkKind::Comma));
        let comma = commas.next()?;
        // "Speaking after giving tents, *food* and fuel to the town, Ana said …"
        let acts = |&comma: &usize| {
            self.is(comma + 1, ChunkKind::Noun) && self.begins_clause(self.pair_at(comma + 1).1)
        };
        let comma = if acts(&comma) {
            comma
        } else {
            // "Bertemu Menteri Luar Negeri, Ana Lima.": nobody acts behind it.
            let further = commas.take(4).find(acts);
            further.or_else(|| (!self.opens_active(at)).then_some(comma))?
        };
        let noun = comma + 1;
        self.is(noun, ChunkKind::Noun).then(|| self.pair_at(noun).0)
    }

    /// "*Bertemu* Ana, Budi menyampaikan …": an Indonesian deed at the head of a sentence, whose doer the comma leads to.
    fn opens_active(&self, at: usize) -> bool {
        let first = &self.chunks[0];
        at == 0
            && self.words.reading.lang() == Lang::Id
            && first.kind == ChunkKind::Verb
            && first.tokens.len() == 1
            && !self.words.reading.lower(first.head).starts_with("di")
    }

    /// "*Speaking after handing over* the keys": a deed that the participle at the head of a sentence follows.
    fn speaks_after(&self, at: usize) -> bool {
        let lead = self
            .chunks
            .get(1)
            .map(|lead| self.words.reading.lower(lead.head));
        at == 2
            && matches!(
                lead,
                Some("after" | "while" | "when" | "before" | "upon" | "on")
            )
            && self.words.form(self.chunks[at].head) == VerbForm::Ger
    }

    /// "*Donated by* the town, the ambulances …"
    fn opens_passive(&self) -> bool {
        let form = self.words.form(self.chunks[0].head);
        let by = self
            .chunks
            .get(1)
            .map(|by| self.words.reading.lower(by.head));
        matches!(form, VerbForm::PastPart | VerbForm::Past)
            && self.chunks[0].tokens.len() == 1
            && by == Some("by")
    }

    /// Whether a verb tells of a gift; "speaking", "meeting" before a comma say after what somebody speaks.
    pub(in crate::lang) fn gives(&self, verb: usize) -> bool {
        let frames = &self.words.frames;
        let form = self.words.reading.lower(self.chunks[verb].head);
        let gift = |&(index, _): &(usize, Voice)| frames.frames[index].event == Event::Gift;
        frames.of_form(form).iter().any(gift)
    }
}
