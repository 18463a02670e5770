//! Issues: the topics behind a phrase that only says that there were some: "membahas *berbagai isu*, mulai dari harga
//! beras hingga banjir rob". Without such a list an Indonesian phrase of this kind is no topic. Beside them the topics that
//! stand behind no verb of talking: an agenda, an aim, what is discussed in the passive.

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

    /// "dengan *agenda* pembahasan dana desa": what stands behind a word for the topic in its own phrase.
    pub(super) fn agenda(&self, at: usize) -> Option<Span> {
        let reading = self.words.reading;
        let chunk = &self.clauses.chunks[at];
        let named = chunk.kind == ChunkKind::Noun
            && at != self.predicate
            && matches!(reading.lower(chunk.head), "agenda" | "topik" | "tema")
            && at > 0
            && matches!(self.lower(at - 1), "dengan" | "bertema");
        (named && chunk.head + 1 < chunk.tokens.end)
            .then(|| reading.span(&(chunk.head + 1..chunk.tokens.end)))
    }

    /// "bertemu *dalam rangka persiapan pemilu*", "*dalam rangka memperkuat kerja sama*"; a feast or a visit is no topic.
    pub(super) fn on_account(&self, at: usize) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let chunk = &chunks[at];
        let led = chunk.kind == ChunkKind::Noun
            && reading.lower(chunk.tokens.start) == "rangka"
            && at > self.predicate
            && self.lower(at - 1) == "dalam";
        if !led {
            return None;
        }
        let told = [
            Class::Occasion,
            Class::EventNoun,
            Class::Calendar,
            Class::TimeNoun,
            Class::NoTopic,
            Class::Coming,
        ];
        let first = chunk.tokens.start + 1;
        if first < chunk.tokens.end {
            let none =
                reading.is_capital(first) || told.iter().any(|&class| reading.is(first, class));
            let end = self.topic_end(at)?;
            return (!none).then(|| reading.span(&(first..end)));
        }
        self.aim_at(at + 1)
    }

    /// "*memperkuat kerja sama*": what somebody wants to do, as a topic; a verb of going or of keeping in touch is none.
    pub(super) fn aim_at(&self, verb: usize) -> Option<Span> {
        let reading = self.words.reading;
        let bond = self.is(verb, Class::TieVerb)
            && matches!(
                self.lower(verb + 1),
                "silaturahmi" | "silaturahim" | "tali" | "hubungan" | "persaudaraan"
            );
        let none = bond
            || [Class::Motion, Class::Companion, Class::TopicVerb]
                .iter()
                .any(|&class| self.is(verb, class));
        let told = || !self.words.frames.of_form(self.lower(verb)).is_empty();
        let acts = self.kind(verb) == Some(ChunkKind::Verb)
            && self.kind(verb + 1) == Some(ChunkKind::Noun)
            && !none
            && !told();
        let end = acts.then(|| self.topic_end(verb + 1))??;
        Some(reading.span(&(self.clauses.chunks[verb].head..end)))
    }

    /// What an Indonesian passive of talking says is talked about: "*Rencana itu* dibahas dalam pertemuan A dan B".
    pub(super) fn discussed_by(&self, verb: usize) -> Option<Span> {
        let subject = verb.checked_sub(1)?;
        let passive = self.words.reading.lang() == Lang::Id
            && self.lower(verb).starts_with("di")
            && self.kind(subject) == Some(ChunkKind::Noun);
        let &first = passive
            .then(|| self.clauses.group_ending(subject))?
            .first()?;
        // "isu *di Jakarta* dibahas": the phrase of a preposition is no subject.
        let led = first > 0 && self.kind(first - 1) == Some(ChunkKind::Preposition);
        (!led).then(|| self.topic_at(first))?
    }

    /// Whether an Indonesian phrase says beside what else somebody met: "*di sela* rapat kerja".
    pub(super) fn is_beside_event(&self, at: usize) -> bool {
        let first = self
            .clauses
            .chunks
            .get(at + 1)
            .map(|noun| noun.tokens.start);
        let reading = self.words.reading;
        reading.lang() == Lang::Id
            && self.lower(at) == "di"
            && first.is_some_and(|first| {
                matches!(reading.lower(first), "sela" | "sela-sela" | "tengah")
            })
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
