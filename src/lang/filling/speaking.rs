//! Who says "I", "we" or "pihaknya": the speaker that the sentence names, or that those round a quotation do.

use std::ops::Range;

use super::Filler;
use crate::{
    domain::{EntityId, EntityKind, Lang, Party},
    lang::{
        clause::{Arguments, Clauses},
        frame::Role,
        setting::Scene,
    },
};

/// How many sentences before or behind a quotation may say who speaks.
const NEAR: usize = 3;

impl Filler<'_> {
    /// Who says "I", "we" or, of what is given, "pihaknya".
    pub(super) fn first_person(&self, role: Role, tokens: &Range<usize>) -> Option<Party> {
        let reading = self.words.reading;
        let word = reading.lower(tokens.start);
        let first = match reading.lang() {
            // "The bank said that *they* have approved …"
            Lang::En => {
                matches!(word, "i" | "we")
                    || word == "they" && role == Role::Giver
                    // "He gave *me* a clock"
                    || matches!(word, "me" | "us") && role == Role::Recipient
            }
            Lang::Id => word == "pihaknya" && role == Role::Giver,
        };
        if tokens.len() != 1 || !first {
            return None;
        }
        let kind = |entity: EntityId| self.words.chains.entities[entity.0].kind;
        let is = |party: &Party, wanted| party.entity.map(kind) == Some(wanted);
        let speaker = speaker_in(self.clauses);
        let alone = word == "i" && role == Role::Participant || word == "me";
        if alone && speaker.is_none() {
            let speaker = self.speaker_round(tokens.start);
            return speaker.filter(|speaker| is(speaker, EntityKind::Person));
        }
        speaker.filter(|speaker| word != "they" || is(speaker, EntityKind::Organisation))
    }

    /// Who speaks a quotation whose own sentence does not say so: whom the rest of its paragraph names, else the sentences
    /// before, else those behind.
    fn speaker_round(&self, at: usize) -> Option<Party> {
        let reading = self.words.reading;
        let own = reading.sentence_of(at);
        let paragraph = |number: usize| Some(reading.sentences.get(number)?.paragraph);
        let first = (own.saturating_sub(NEAR)..=own)
            .find(|&number| paragraph(number) == paragraph(own))
            .and_then(|number| reading.tokens_of(number))?
            .start;
        let quoted = (first..at).any(|mark| matches!(reading.word(mark), "\"" | "“" | "``"));
        if !quoted {
            return None;
        }
        let behind = own + 1..=own + NEAR;
        let beside = behind
            .clone()
            .take_while(|&number| paragraph(number) == paragraph(own));
        let before = (own.saturating_sub(NEAR)..own).rev();
        let mut near = beside.chain(before).chain(behind.clone());
        near.find_map(|number| {
            paragraph(number)?;
            speaker_in(Clauses {
                words: self.words,
                chunks: self.words.chunks(number),
            })
        })
    }
}

/// Who speaks in a sentence.
pub fn speaker_in(clauses: Clauses<'_>) -> Option<Party> {
    let scene = Scene {
        words: clauses.words,
        clauses,
        predicate: usize::MAX,
        arguments: &Arguments::default(),
        used: &[],
        items: &[],
    };
    scene.attribution().into_iter().next()
}
