//! How a sentence opens that goes on about what the one before it told: with a pronoun, or with the occasion.

use super::Story;
use crate::{
    domain::{EntityKind, Lang},
    lang::{chunk::ChunkKind, lexicon::Class},
};

impl Story<'_> {
    /// Whether an Indonesian sentence opens with the occasion told before it: "*Dalam kunjungan itu*, …".
    pub(super) fn opens_with_occasion(&self, number: usize) -> bool {
        let reading = self.words.reading;
        let chunks = self.words.chunks(number);
        let Some(noun) = chunks
            .iter()
            .take(2)
            .find(|chunk| chunk.kind == ChunkKind::Noun)
        else {
            return false;
        };
        let plain = reading.lower(noun.head).trim_end_matches("nya");
        let occasion = reading.lexicon.classes(plain).has(Class::Occasion)
            || reading.is(noun.head, Class::OccasionNoun);
        let points =
            |at: usize| reading.is(at, Class::Pointing) || reading.lower(at).ends_with("nya");
        let mut near = noun.tokens.start..(noun.tokens.end + 3).min(reading.tokens.len());
        // "*Rapat* dipimpin Ana": nothing else is said of which one.
        let bare = chunks[0].tokens.len() == 1
            && chunks[0].head == noun.head
            && chunks.get(1).is_some_and(|verb| {
                verb.kind == ChunkKind::Verb && reading.lower(verb.head).starts_with("di")
            });
        reading.lang() == Lang::Id && occasion && (bare || near.any(points))
    }

    /// Whether the first phrase of a sentence is a pronoun for somebody: "*She* then gave …", "In a telephone call, *they*
    /// also agreed …".
    pub(super) fn opens_with_pronoun(&self, number: usize) -> bool {
        let chunks = self.words.chunks(number);
        let first = chunks.iter().find(|chunk| chunk.kind == ChunkKind::Noun);
        if self.both_follow_occasion(number) {
            return true;
        }
        first.is_some_and(|noun| {
            let about = self.words.chains.about(&noun.tokens);
            noun.tokens.len() == 1
                && self.words.reading.is(noun.head, Class::Pronoun)
                && about.is_some_and(|about| about.kind == EntityKind::Person)
        })
    }

    /// Whether an English sentence opens with the occasion at which "they" did what it tells.
    fn both_follow_occasion(&self, number: usize) -> bool {
        let (reading, chunks) = (self.words.reading, self.words.chunks(number));
        let [lead, occasion, ..] = chunks else {
            return false;
        };
        let comma = chunks
            .iter()
            .position(|chunk| chunk.kind == ChunkKind::Comma);
        let both = comma.and_then(|comma| chunks.get(comma + 1));
        reading.lang() == Lang::En
            && matches!(reading.lower(lead.head), "in" | "during")
            && reading.is(occasion.head, Class::Occasion)
            && both.is_some_and(|both| reading.lower(both.head) == "they")
    }
}
