//! What the words round a noun for a meeting or gift say of its outlook: the verb that it is subject of, what calls it
//! off, who is ready for it or has left it.

use super::{Aspect, Outlook, token_outlook, worse};
use crate::{
    domain::Lang,
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Arguments,
        lexicon::Class,
    },
};

impl Aspect<'_> {
    /// What the verb behind a noun says of it as its subject: "Talks … *were cancelled*".
    pub(super) fn told_of(&self, at: usize, arguments: &Arguments) -> Outlook {
        // "menyatakan *pertemuan* A dengan B akan digelar": what is said, and no object.
        let said = at > 0
            && self.words.reading.lang() == Lang::Id
            && self
                .words
                .reading
                .is(self.chunks()[at - 1].head, Class::Say);
        let governed = at > 0 && self.chunks()[at - 1].kind == ChunkKind::Verb && !said;
        let verb = self
            .chunks()
            .get(arguments.end)
            .filter(|next| next.kind == ChunkKind::Verb && !arguments.relative);
        let (ChunkKind::Noun, false, Some(verb)) = (self.chunks()[at].kind, governed, verb) else {
            return Outlook::Fact;
        };
        let words = self.words;
        // "Pertemuan itu *tidak membahas* harga": what is not talked about does not undo the meeting.
        let happens = words.reading.lang() == Lang::En
            || [Class::Happen, Class::Cancel]
                .iter()
                .any(|&class| words.reading.is(verb.head, class))
            || matches!(
                words.reading.lower(verb.head),
                "ada" | "terlaksana" | "terwujud" | "jadi"
            );
        let passive = verb.tokens.len() > 1 || words.reading.lower(verb.head).starts_with("di");
        verb.tokens
            .clone()
            .filter(|&token| {
                token != verb.head || passive || words.reading.is(token, Class::Cancel)
            })
            .map(|token| token_outlook(words, token, 0))
            .filter(|&outlook| outlook != Outlook::Possible)
            // "The gift will *pay* for a library": what it does lies ahead.
            .filter(|&outlook| {
                let borne = verb
                    .tokens
                    .clone()
                    .any(|at| words.reading.lower(at) == "be");
                outlook != Outlook::Ahead || borne || !words.reading.is(verb.head, Class::Serving)
            })
            .filter(|&outlook| happens || outlook != Outlook::Denied)
            .fold(Outlook::Fact, worse)
    }

    /// What a word of calling off says behind a noun that opens its sentence: "Pertemuan A dan B yang
    /// dijadwalkan besok *batal*".
    pub(super) fn called_off(&self, at: usize) -> Outlook {
        let chunks = self.chunks();
        let opens = chunks[at].kind == ChunkKind::Noun
            && chunks[..at]
                .iter()
                .all(|chunk| chunk.kind != ChunkKind::Verb);
        let behind = chunks[at + 1..].iter().take_while(|chunk| {
            !matches!(
                chunk.kind,
                ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Comma
            )
        });
        let mut verbs = behind.filter(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Verb | ChunkKind::Other | ChunkKind::Noun
            )
        });
        let off = verbs.any(|chunk| {
            let mut tokens = chunk.tokens.clone();
            tokens.any(|token| self.words.reading.is(token, Class::Cancel))
        });
        if opens && off {
            Outlook::Cancelled
        } else {
            Outlook::Fact
        }
    }

    /// Whether an English clause says of a noun only that it may come about: "A summit between X and Y *is possible*".
    pub(super) fn is_unsure(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let said = chunks.get(arguments.end..).unwrap_or_default();
        chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && said.first().is_some_and(|verb| {
                verb.kind == ChunkKind::Verb && reading.is(verb.head, Class::Copula)
            })
            && said[1..]
                .iter()
                .take(2)
                .any(|chunk| reading.is(chunk.head, Class::Unsure))
    }

    /// Whether an English noun tells of talks that somebody is only willing to hold, or has left: "*ready for* talks
    /// with X", "*pulled out of* talks with X".
    pub(super) fn stays_away(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let behind = (0..at)
            .rev()
            .find(|&before| chunks[before].kind != ChunkKind::Preposition);
        chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && behind.is_some_and(|before| {
                let head = chunks[before].head;
                before + 1 < at && reading.is(head, Class::Willing)
                    || chunks[before].kind == ChunkKind::Verb && reading.is(head, Class::LeftTalks)
            })
    }

    /// Whether an English noun tells of talks that are only arranged: "an *agreement on* talks with X", "*preparations
    /// for* a summit".
    pub(super) fn is_arranged(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let led = at > 0 && chunks[at - 1].kind == ChunkKind::Preposition;
        let arranging =
            |noun: &Chunk| noun.kind == ChunkKind::Noun && reading.is(noun.head, Class::Arranging);
        // "an agreement *has been reached* on talks"
        let before = chunks[..at.saturating_sub(1)].iter().rev();
        let mut nouns = before.skip_while(|chunk| chunk.kind == ChunkKind::Verb);
        led && chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && matches!(reading.lower(chunks[at - 1].head), "on" | "for")
            && nouns.next().is_some_and(arranging)
    }
}
