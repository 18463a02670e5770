//! Issues: the topics behind a phrase that only says that there were some: "membahas *berbagai isu*, mulai dari harga
//! beras hingga banjir rob". Without such a list an Indonesian phrase of this kind is no topic.

use super::{chunk::ChunkKind, lexicon::Class, setting::Scene};
use crate::domain::{Lang, Span};

/// How many chunks behind the phrase its list may begin.
const REACH: usize = 6;

/// The longest list, in tokens.
const LONGEST: usize = 24;

impl Scene<'_> {
    /// The topics listed behind an English word for them: "topics *such as port fees and the ferry*".
    pub(super) fn named_topics(&self, noun: usize) -> Option<Span> {
        let reading = self.words.reading;
        let chunk = &self.clauses.chunks[noun];
        let counts = |at: usize| {
            let classes = [Class::Determiner, Class::Several, Class::Partitive];
            classes.iter().any(|&class| reading.is(at, class))
                || matches!(
                    reading.lower(at),
                    "of" | "key" | "important" | "other" | "wide" | "broad"
                )
        };
        let plain = (chunk.tokens.start..chunk.head).all(counts);
        let named = reading.lang() == Lang::En && plain && reading.is(chunk.head, Class::TopicNoun);
        named.then(|| self.listed_topics(noun))?
    }

    /// Whether the noun phrase at a chunk names no topic: "sejumlah hal", "dua isu penting".
    pub(super) fn is_vague_topic(&self, noun: usize) -> bool {
        let (words, reading) = (self.words, self.words.reading);
        let chunk = &self.clauses.chunks[noun];
        let counts = |at: usize| {
            words.figure_over(at).is_some()
                || reading.is(at, Class::Determiner)
                || matches!(reading.lower(at), "beragam" | "aneka" | "bermacam")
        };
        let plain = |at: usize| {
            matches!(
                reading.lower(at),
                "isu"
                    | "hal"
                    | "topik"
                    | "persoalan"
                    | "masalah"
                    | "agenda"
                    | "tema"
                    | "poin"
                    | "bidang"
                    | "strategis"
                    | "penting"
                    | "lain"
                    | "lainnya"
                    | "terkini"
                    | "utama"
            )
        };
        reading.lang() == Lang::Id
            && counts(chunk.tokens.start)
            && chunk.tokens.clone().all(|at| counts(at) || plain(at))
    }

    /// The topics listed behind the phrase at a chunk, up to the last one, "hingga …".
    pub(super) fn listed_topics(&self, noun: usize) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let comma = chunks.get(noun + 1)?.kind == ChunkKind::Comma;
        let lead = chunks.get(noun + 1 + usize::from(comma))?.tokens.start;
        let leads = reading.is(lead, Class::IssueLead);
        let first = (noun + 1..chunks.len().min(noun + REACH)).find(|&at| {
            chunks[at].kind == ChunkKind::Noun
                && chunks[at].tokens.start > lead
                && reading.lower(chunks[at].head) != "lain"
        })?;
        let mut end = self.clauses.group_at(first).1;
        let joint = end + usize::from(self.kind(end) == Some(ChunkKind::Comma));
        if matches!(self.lower(joint), "hingga" | "sampai")
            && self.kind(joint + 1) == Some(ChunkKind::Noun)
        {
            end = self.clauses.group_at(joint + 1).1;
        }
        let start = chunks[first].tokens.start;
        let last = chunks[first..end].iter().rev();
        let mut last = last.filter(|chunk| chunk.tokens.end - start <= LONGEST);
        let last = last.find(|chunk| chunk.kind == ChunkKind::Noun)?;
        leads.then(|| reading.span(&(start..last.tokens.end)))
    }
}
