//! Companions: those who stand between an Indonesian subject and its verb and only go along, and what else the subject
//! is or where it has its seat.
//!
//! "Bupati A, bersama Wakil Bupati, B, didampingi C dan D, menemui E": A acts.

use super::Clauses;
use crate::{
    domain::{EntityKind, Lang},
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

    /// The word that brings in who stands beside an English subject between commas: "A, *alongside* B, C and D, gave".
    pub(super) fn before_partners(&self, verb: usize) -> Option<usize> {
        let reading = self.words.reading;
        let closed = verb > 3 && self.is(verb - 1, ChunkKind::Comma);
        if reading.lang() != Lang::En || !closed {
            return None;
        }
        let lower = |at: usize| reading.lower(self.chunks[at].head);
        let is = |at: usize, class| reading.is(self.chunks[at].head, class);
        let beside = |at: usize| match lower(at) {
            "alongside" => true,
            "in" => is(at + 1, Class::Alliance),
            _ => is(at, Class::Jointly) && lower(at + 1) == "with",
        };
        let within = (1..verb - 1).rev().take(COMPANY / 4).take_while(|&at| {
            !matches!(
                self.chunks[at].kind,
                ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative
            )
        });
        let lead = within
            .into_iter()
            .find(|&at| self.is(at - 1, ChunkKind::Comma) && at + 1 < verb - 1 && beside(at))?;
        self.ends_in_somebody(lead).then_some(lead)
    }

    /// The relative word of a clause that "itu" closes before its subject's verb: "Bupati A *yang datang didampingi B
    /// itu* menemui C".
    pub(super) fn before_pointed(&self, verb: usize) -> Option<usize> {
        let reading = self.words.reading;
        let last = verb.checked_sub(1).map(|before| &self.chunks[before])?;
        let closed = last.kind == ChunkKind::Noun
            && last.tokens.len() > 1
            && reading.is(last.tokens.end - 1, Class::Pointing);
        if !closed || reading.lang() != Lang::Id {
            return None;
        }
        let within = (0..verb - 1).rev().take(COMPANY / 4).take_while(|&at| {
            !matches!(
                self.chunks[at].kind,
                ChunkKind::Stop | ChunkKind::Subordinator
            )
        });
        let relative = within
            .into_iter()
            .find(|&at| self.is(at, ChunkKind::Relative))?;
        let said = (relative..verb).any(|at| self.is(at, ChunkKind::Verb));
        let whose = relative > 0 && self.is(relative - 1, ChunkKind::Noun);
        (said && whose && self.is_somebody(relative - 1)).then_some(relative)
    }

    /// The relative word of what else an Indonesian subject is: "Menteri Ana Lima *yang juga Ketua X* memberi".
    pub(super) fn also_being(&self, first: usize) -> Option<usize> {
        let reading = self.words.reading;
        let aside = first > 0 && self.is(first - 1, ChunkKind::Other);
        let relative = first.checked_sub(1 + usize::from(aside))?;
        if reading.lang() != Lang::Id || !self.is(relative, ChunkKind::Relative) {
            return None;
        }
        let tokens = &self.chunks[first].tokens;
        let being = self.chunks[first - usize::from(aside)].tokens.start;
        let mut near = tokens.clone().take(3);
        (reading.is(being, Class::AlsoBeing) && near.any(|at| reading.is(at, Class::Role)))
            .then_some(relative)
    }

    /// Whether a phrase says where the Indonesian subject right before it is from: "seorang pengusaha *asal Jakarta* memberi".
    pub(super) fn is_origin(&self, first: usize) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::Id
            && first > 0
            && self.is(first - 1, ChunkKind::Noun)
            && reading.lower(self.chunks[first].tokens.start) == "asal"
    }

    /// The comma behind an Indonesian body that a place between commas says the seat of: "Yayasan Kasih Bunda, *Jakarta*,
    /// menyalurkan".
    pub(super) fn seated(&self, first: usize, verb: usize) -> Option<usize> {
        let body = first.checked_sub(2)?;
        let kind = |at: usize| {
            let about = self.words.chains.about(&self.chunks[at].tokens);
            about.map(|about| about.kind)
        };
        // "melalui Dinas Sosial Kota Batu, *Jawa Barat* menyalurkan": the comma behind the place is often left out.
        let by_whom = body > 0
            && matches!(
                self.words.reading.lower(self.chunks[body - 1].head),
                "melalui" | "lewat"
            );
        let open = first + 1 == verb && by_whom && kind(body) == Some(EntityKind::Organisation);
        let parted = self.words.reading.lang() == Lang::Id
            && (open || first + 1 < verb && self.is(first + 1, ChunkKind::Comma))
            && self.is(first - 1, ChunkKind::Comma)
            && self.is(body, ChunkKind::Noun)
            && (by_whom || !(body > 0 && self.is(body - 1, ChunkKind::Preposition)));
        if !parted {
            return None;
        }
        let of_body = || {
            kind(body).is_some_and(|kind| kind != EntityKind::Place)
                || self
                    .words
                    .reading
                    .is(self.chunks[body].head, Class::BodyNoun)
        };
        (kind(first) == Some(EntityKind::Place) && of_body()).then_some(first - 1)
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
