//! What English words for a meeting say beside it: who only comes along, and which meeting it was of somebody's.

use super::{Teller, is_copula};
use crate::{
    domain::{Lang, Party},
    lang::{
        chunk::ChunkKind,
        filling::Filling,
        frame::{Event, Frame, Role, Voice},
        lexicon::Class,
    },
};

impl Teller<'_> {
    /// Leaves out whoever only comes along with another party: "Ana *and her delegation* met Budi".
    pub(super) fn leave_companions(&self, frame: &Frame, filling: &mut Filling) {
        if frame.event != Event::Meeting || self.words.reading.lang() != Lang::En {
            return;
        }
        let parties = filling.parties.clone();
        let others = |party: &Party| {
            let mut before = parties
                .iter()
                .filter(|(_, other)| other.span.end <= party.span.start);
            before.next().is_some() && parties.len() > 2
        };
        filling.parties.retain(|(role, party)| {
            *role != Role::Participant || !self.comes_along(party) || !others(party)
        });
    }

    /// Whether a party is told as another's own people behind "and".
    fn comes_along(&self, party: &Party) -> bool {
        let reading = self.words.reading;
        let tokens = reading.tokens_in(party.span);
        let (first, last) = (tokens.start, tokens.end.saturating_sub(1));
        first > 0
            && first <= last
            && reading.is(first, Class::OwningAny)
            && matches!(reading.lower(first - 1), "and" | "&")
            && reading.is(last, Class::Guest)
            && !reading.is(last, Class::Counterpart)
    }

    /// Whether a noun for a meeting only says which one of somebody's another was: "her meeting with Ana was *the first
    /// meeting with a foreign leader*".
    pub(super) fn is_predicate(&self, at: usize, frame: &Frame) -> bool {
        let (chunks, words) = (self.chunks(), self.words);
        let asked = frame.event == Event::Meeting && words.reading.lang() == Lang::En && at > 1;
        let verb = at - usize::from(asked);
        let copula =
            asked && chunks[verb].kind == ChunkKind::Verb && is_copula(words, chunks[verb].head);
        let meeting = |noun: usize| {
            let forms = words.frames.of_form(words.reading.lower(chunks[noun].head));
            chunks[noun].kind == ChunkKind::Noun
                && forms.iter().any(|&(index, voice)| {
                    voice == Voice::Noun && words.frames.frames[index].event == Event::Meeting
                })
        };
        copula && (0..verb).any(meeting)
    }
}
