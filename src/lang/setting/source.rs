//! Who says so: the speaker of a verb of saying in the sentence of a telling, or whoever a source is led to by.

use std::ops::Range;

use super::Scene;
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{chunk::ChunkKind, lexicon::Class, party::party},
};

impl Scene<'_> {
    /// Who says so: the speaker of a verb of saying in the sentence, or whom "menurut" leads to.
    #[must_use]
    pub fn attribution(&self) -> Vec<Party> {
        let mut sources = Vec::new();
        for (at, chunk) in self.clauses.chunks.iter().enumerate() {
            let reading = self.words.reading;
            let led = matches!(reading.lower(chunk.head), "menurut" | "according")
                && chunk.kind != ChunkKind::Verb;
            let say = reading.is(chunk.head, Class::Say)
                && matches!(
                    chunk.kind,
                    ChunkKind::Verb | ChunkKind::Other | ChunkKind::Noun
                )
                && at != self.predicate
                // "met Ana, *who said* the law would pass": what she says is another matter.
                && !(at > self.predicate && self.kind(at - 1) == Some(ChunkKind::Relative));
            if led {
                let noun = (at + 1..at + 3).find(|&next| self.kind(next) == Some(ChunkKind::Noun));
                sources.extend(noun.and_then(|noun| self.source(noun)));
            } else if say && chunk.kind != ChunkKind::Noun {
                sources.extend(self.speaker(at));
            } else if say {
                // "kata kantor berita X" is one noun phrase to the chunker.
                sources.extend(self.source_in(&(chunk.head + 1..chunk.tokens.end)));
            }
            if !sources.is_empty() {
                break;
            }
        }
        sources.truncate(1);
        sources
    }

    /// The speaker of the verb of saying at a chunk.
    fn speaker(&self, at: usize) -> Option<Party> {
        let bare = self.words.reading.lang() == Lang::Id
            && !self.lower(at).starts_with("me")
            && !self.lower(at).starts_with("di");
        if bare || self.kind(at.wrapping_sub(1)) == Some(ChunkKind::Comma) {
            let next = (at + 1..at + 3).find(|&next| self.kind(next) == Some(ChunkKind::Noun));
            if let Some(source) = next.and_then(|next| self.source(next)) {
                return Some(source);
            }
        }
        let subjects = self.clauses.arguments(at).subjects;
        subjects
            .first()
            .and_then(|group| group.first())
            .and_then(|&noun| self.source(noun))
    }

    fn source(&self, noun: usize) -> Option<Party> {
        let chunk = &self.clauses.chunks[noun];
        self.source_in(&chunk.tokens)
            .or_else(|| party(self.words, &chunk.tokens, chunk.head))
    }

    /// The person, else the body, that a range names.
    fn source_in(&self, tokens: &Range<usize>) -> Option<Party> {
        let about = self.words.chains.about(tokens)?;
        let named = matches!(about.kind, EntityKind::Person | EntityKind::Organisation);
        named.then(|| Party {
            span: self.words.reading.span(tokens),
            name: self.words.chains.entities[about.entity.0].name,
            entity: Some(about.entity),
        })
    }
}
