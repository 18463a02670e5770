//! Gifts that nobody says were given: what somebody is only blamed for, and what people get by a rule.

use super::Teller;
use crate::{
    domain::Lang,
    lang::{
        chunk::{Chunk, ChunkKind},
        filling::Filling,
        frame::Role,
        lexicon::Class,
        party::is_named,
    },
};

/// How many chunks before an Indonesian verb the one that accuses may stand.
const ACCUSED: usize = 3;

impl Teller<'_> {
    /// Whether somebody is only blamed for what is told: "*accused* A of supplying weapons to B".
    pub(super) fn is_alleged(&self, at: usize) -> bool {
        let reading = self.words.reading;
        // "menduga A memberi B mobil": in Indonesian right before whoever is blamed.
        let from = match reading.lang() {
            Lang::En => 0,
            Lang::Id => at.saturating_sub(ACCUSED),
        };
        let accuses = |chunk: &Chunk| {
            matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Noun)
                && chunk
                    .tokens
                    .clone()
                    .any(|token| reading.is(token, Class::Accusing))
        };
        let own = reading.lang() == Lang::Id && accuses(&self.chunks()[at]);
        own || self.chunks()[from..at].iter().any(accuses)
    }

    /// Whether an Indonesian sentence says what people without a name get each time: "mendapat Rp 600 ribu *setiap tiga
    /// bulan*", "mendapat payung *setiap pembelian*".
    pub(super) fn is_rule(&self, filling: &Filling) -> bool {
        let (words, reading) = (self.words, self.words.reading);
        let named = filling.parties.iter().any(|(role, party)| {
            *role == Role::Recipient && party.entity.is_some() && is_named(words, party)
        });
        let sentence = reading.sentences[self.number].tokens.clone();
        let each = |at: usize| {
            let mut behind = at + 1..sentence.end.min(at + 4);
            let next = behind.find(|&next| words.figure_over(next).is_none());
            reading.is(at, Class::Each)
                && next.is_some_and(|next| {
                    reading.is(next, Class::Purchase)
                        || matches!(reading.lower(next), "bulan" | "tahun" | "triwulan" | "hari")
                })
        };
        !named && sentence.clone().any(each)
    }
}
