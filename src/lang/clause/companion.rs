//! Companions: those who stand between an Indonesian subject and its verb and only go along.
//!
//! "Bupati A, bersama Wakil Bupati, B, didampingi C dan D, menemui E": A acts.

use super::Clauses;
use crate::{
    domain::Lang,
    lang::{chunk::ChunkKind, lexicon::Class},
};

/// The most chunks that the companions of a subject are told in.
const COMPANY: usize = 60;

impl Clauses<'_> {
    /// The word that brings in the companions of an Indonesian subject, where these stand between it and its verb:
    /// "Bupati A, *bersama* Wakil Bupati, B, didampingi C dan D, menemui E".
    pub(super) fn before_companions(&self, verb: usize) -> Option<usize> {
        let reading = self.words.reading;
        let brings = |at: usize| {
            let head = self.chunks[at].head;
            match self.chunks[at].kind {
                ChunkKind::Verb => reading.is(head, Class::Companion),
                ChunkKind::Preposition => reading.is(head, Class::Together),
                _ => false,
            }
        };
        let goes_on = |at: usize| match self.chunks[at].kind {
            ChunkKind::Verb => brings(at),
            ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative => false,
            _ => true,
        };
        let before = (0..verb).rev().take(COMPANY).take_while(|&at| goes_on(at));
        let found = before
            .filter(|&at| brings(at) && at + 1 < verb && self.ends_in_somebody(at))
            .last();
        found.filter(|_| reading.lang() == Lang::Id)
    }

    /// Whether the phrase before a chunk, behind a comma perhaps, is somebody who may act: by name, office or as a body.
    fn ends_in_somebody(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let passed = |&before: &usize| {
            matches!(self.kind(before), Some(ChunkKind::Comma | ChunkKind::Other))
        };
        let Some(noun) = (0..at).rev().find(|before| !passed(before)) else {
            return false;
        };
        if !self.is(noun, ChunkKind::Noun) {
            return false;
        }
        let first = self.group_ending(noun)[0];
        let head = self.chunks[first].head;
        let acts = self.words.name_over(head).is_some()
            || [
                Class::Role,
                Class::Honorific,
                Class::PersonNoun,
                Class::BodyNoun,
            ]
            .iter()
            .any(|&class| reading.is(head, class));
        let led = first > 0
            && matches!(
                self.kind(first - 1),
                Some(ChunkKind::Preposition | ChunkKind::Verb)
            );
        acts && !led
    }
}
