//! Topic: what the parties of a meeting talk about, in the article's words.
//!
//! It stands behind a verb of talking ("membahas harga beras"), behind a word that leads to it ("talks on
//! trade"), in the purpose of the meeting ("met to end the dispute"), or before the noun ("peace talks"), in
//! this order.

mod others;
mod purpose;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{
    chunk::ChunkKind,
    frame::{Event, Voice},
    lexicon::Class,
    pos::{Pos, VerbForm},
    setting::{Scene, without_article},
};
use crate::domain::{Lang, Span};

/// The longest topic, in tokens.
const LONGEST: usize = 16;

/// How many chunks behind the clause a topic may still be led to.
const REACH: usize = 10;

impl Scene<'_> {
    /// What is talked about.
    #[must_use]
    pub fn topic(&self) -> Option<Span> {
        let limit = self.clauses.chunks.len().min(self.arguments.end + REACH);
        self.topic_within(self.predicate..limit)
            .or_else(|| self.high_on_agenda())
            .or_else(|| self.topic_before())
            .or_else(|| self.purpose(limit))
            .or_else(|| self.kind_of_talks())
    }

    /// The topic that the first verb or word of a range leads to.
    pub(super) fn topic_within(&self, range: Range<usize>) -> Option<Span> {
        let mut aside = range.start;
        for at in range.clone() {
            if at > range.start && self.kind(at) == Some(ChunkKind::Stop) {
                return None;
            }
            aside = aside.max(self.past_participle_aside(at));
            // "began talks on Monday, and Ana complained *about* fees"
            let other = (self.in_clause_behind(at)
                || self.is_behind_other_time(at)
                || self.in_main_clause_behind(at)
                || self.is_where_said(at))
                && !self.is_topic_verb(at);
            if at < aside || other {
                continue;
            }
            if let Some(topic) = self.topic_behind(at) {
                return Some(topic);
            }
        }
        None
    }

    /// The chunk behind what an English participle between commas says of somebody: ", *buoyed by hopes on trade*,".
    fn past_participle_aside(&self, at: usize) -> usize {
        let chunks = self.clauses.chunks;
        let opens = at > 0
            && self.words.reading.lang() == Lang::En
            && self.kind(at) == Some(ChunkKind::Verb)
            && self.kind(at - 1) == Some(ChunkKind::Comma)
            && chunks[at].tokens.len() == 1
            && self.words.form(chunks[at].head) == VerbForm::PastPart
            && !self.is(at, Class::TopicVerb)
            && !self.is(at, Class::Aimed);
        let end = || (at..chunks.len()).find(|&next| self.kind(next) == Some(ChunkKind::Comma));
        if opens {
            end().unwrap_or(chunks.len())
        } else {
            at
        }
    }

    /// Whether a chunk stands in the clause that an English clause with the predicate opens: "Before meeting Ana, *the
    /// prince called on Budi*".
    fn in_main_clause_behind(&self, at: usize) -> bool {
        let comma = (self.predicate + 1..at).find(|&next| {
            self.kind(next) == Some(ChunkKind::Comma)
                && self.kind(next + 1) == Some(ChunkKind::Noun)
        });
        let verb = |comma: usize| (comma..at).any(|next| self.kind(next) == Some(ChunkKind::Verb));
        self.words.reading.lang() == Lang::En
            && self.kind(0) == Some(ChunkKind::Subordinator)
            && comma.is_some_and(verb)
    }

    /// Whether the noun phrase at a chunk is one for a meeting: "the crisis in *talks*".
    fn is_meeting_noun(&self, at: usize) -> bool {
        let frames = self.words.frames;
        let forms = frames.of_form(self.lower(at));
        forms.iter().any(|&(index, voice)| {
            voice == Voice::Noun && frames.frames[index].event == Event::Meeting
        })
    }

    /// "They *discussed X* at a meeting with …": the verb of talking that governs a noun.
    fn topic_before(&self) -> Option<Span> {
        let mut verbs = (0..self.predicate)
            .rev()
            .take_while(|&at| self.kind(at) != Some(ChunkKind::Stop))
            .filter(|&at| self.kind(at) == Some(ChunkKind::Verb));
        // "*membahas* upaya mempercepat X dalam pertemuan": what is talked about may hold a verb.
        let reach = if self.words.reading.lang() == Lang::Id {
            2
        } else {
            1
        };
        let verb = verbs
            .by_ref()
            .take(reach)
            .find(|&verb| self.is_topic_verb(verb));
        // "*Discussions on X* are part of a meeting between …"
        let noun = || {
            (0..self.predicate).find(|&at| {
                self.kind(at) == Some(ChunkKind::Noun) && self.is(at, Class::Discussion)
            })
        };
        verb.and_then(|verb| self.topic_behind(verb).or_else(|| self.discussed_by(verb)))
            .or_else(|| noun().and_then(|noun| self.topic_behind(noun + 1)))
            .or_else(|| self.topping())
            .or_else(|| self.heart_of_talks())
            .or_else(|| self.told_of())
    }

    /// "*peace* talks"
    fn kind_of_talks(&self) -> Option<Span> {
        let (words, chunk) = (self.words, &self.clauses.chunks[self.predicate]);
        let at = chunk
            .head
            .checked_sub(1)
            .filter(|at| chunk.tokens.contains(at))?;
        let talks = words.reading.is(chunk.head, Class::Talks);
        let plain = talks
            && words.reading.lang() == Lang::En
            && chunk.kind == ChunkKind::Noun
            && words.pos(at) == Pos::Noun
            && words.reading.lower(at).len() > 3
            && words.name_over(at).is_none()
            && !words.reading.is(at, Class::TimeNoun)
            && !words.noun_is(at, Class::Role)
            && !words.noun_is(at, Class::PersonNoun)
            && !words.noun_is(at, Class::BodyNoun)
            && !words.noun_is(at, Class::NoTopic)
            && !words.noun_is(at, Class::Occasion);
        plain.then(|| words.reading.tokens[at].span)
    }

    fn is_topic_verb(&self, at: usize) -> bool {
        let reading = self.words.reading;
        // "membantah pertemuan itu *membahas* jatah menteri"
        let denied = |verb: usize| {
            let chunk = &self.clauses.chunks[verb];
            let mut tokens = chunk.tokens.clone();
            reading.is(chunk.head, Class::Deny)
                || verb == at && tokens.any(|token| reading.is(token, Class::Negation))
        };
        let refuted = || {
            (at.saturating_sub(4)..=at)
                .any(|verb| self.kind(verb) == Some(ChunkKind::Verb) && denied(verb))
        };
        self.kind(at) == Some(ChunkKind::Verb)
            && reading.is(self.clauses.chunks[at].head, Class::TopicVerb)
            && !(reading.lang() == Lang::Id && refuted())
    }

    /// Whether what follows a chunk is what is talked about.
    pub(super) fn leads_to_topic(&self, at: usize) -> bool {
        let led = matches!(
            self.kind(at),
            Some(ChunkKind::Preposition | ChunkKind::Other | ChunkKind::Verb)
        );
        let lead = led
            && self
                .words
                .reading
                .is(self.clauses.chunks[at].head, Class::TopicLead)
            && !self.is_over_others(at);
        self.is_topic_verb(at)
            || lead
            || self.is_aim(at)
            || self.is_told_of(at)
            || self.is_heart(at)
    }

    /// "aimed *at* ending …", "focused *on*" aside.
    fn is_aim(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let Some(before) = before.filter(|_| self.kind(at).is_some()) else {
            return false;
        };
        self.lower(at) == "at" && self.is(before, Class::Aimed)
            || self.lower(at) == "to" && self.lower(before) == "view" && before > 0
    }

    /// "apprised him *of* the flood"
    fn is_told_of(&self, at: usize) -> bool {
        at > 1
            && self.words.reading.lang() == Lang::En
            && self.kind(at).is_some()
            && self.lower(at) == "of"
            && self.kind(at - 1) == Some(ChunkKind::Noun)
            && self.kind(at - 2) == Some(ChunkKind::Verb)
            && self.is(at - 2, Class::TalkVerb)
    }

    /// The topic behind a chunk that leads to one, or inside "agenda pembahasan dana desa".
    pub(super) fn topic_behind(&self, at: usize) -> Option<Span> {
        let reading = self.words.reading;
        if let Some(agenda) = self.agenda(at).or_else(|| self.on_account(at)) {
            return Some(agenda);
        }
        if !self.leads_to_topic(at) {
            return None;
        }
        if self.is_talked_through(at) {
            return self.subject_of_talk(at);
        }
        // "terkait *dengan* X", "discussed *also* X", "membahas *soal* X"
        let passed = |next: usize| {
            let leads = matches!(self.lower(next), "dengan" | "about" | "on")
                || reading.lang() == Lang::Id && self.is(next, Class::TopicLead);
            // "membahas *terkait* X"
            let again = reading.lang() == Lang::Id
                && next == at + 1
                && self.kind(next) == Some(ChunkKind::Verb)
                && leads;
            self.kind(next) == Some(ChunkKind::Other)
                || self.kind(next) == Some(ChunkKind::Preposition) && leads
                || again
        };
        let next = (at + 1..at + 4).find(|&next| !passed(next))?;
        let next = self.past_others(next).unwrap_or(next);
        // "aimed at *ending* the dispute"
        if self.kind(next) == Some(ChunkKind::Verb) && self.kind(next + 1) == Some(ChunkKind::Noun)
        {
            let verb = self.clauses.chunks[next].head;
            let aimed = self.is_aim(at)
                || reading.lang() == Lang::En
                    && reading.lower(verb).ends_with("ing")
                    && !reading.is(verb, Class::TimeNoun);
            let end = self.topic_end(next + 1)?;
            return aimed.then(|| reading.span(&(verb..end)));
        }
        self.question_at(next).or_else(|| self.topic_at(next))
    }

    /// "talks on *who should pay*": a question up to the next mark.
    fn question_at(&self, at: usize) -> Option<Span> {
        let reading = self.words.reading;
        let asks = self.is(at, Class::Question);
        let start = self.clauses.chunks.get(at)?.tokens.start;
        let party = (at..self.clauses.chunks.len()).find(|&next| self.leads_to_party(next));
        let last = self.clauses.chunks[at..party.unwrap_or(self.clauses.chunks.len())]
            .iter()
            .take_while(|chunk| {
                !matches!(chunk.kind, ChunkKind::Comma | ChunkKind::Stop)
                    && chunk.tokens.end - start <= LONGEST
            })
            .last()?;
        (asks && last.tokens.end > start + 1).then(|| reading.span(&(start..last.tokens.end)))
    }

    /// The topic that the noun phrase at a chunk begins, where it is one.
    pub(super) fn topic_at(&self, noun: usize) -> Option<Span> {
        let (words, reading) = (self.words, self.words.reading);
        if self.kind(noun) != Some(ChunkKind::Noun) || self.used.contains(&noun) {
            return None;
        }
        if self.is_vague_topic(noun) {
            return self.listed_topics(noun);
        }
        if let Some(named) = self.named_topics(noun) {
            return Some(named);
        }
        let chunk = &self.clauses.chunks[noun];
        // "the agenda *of port works*"
        let of = chunk.head + 1;
        if reading.lang() == Lang::En
            && reading.is(chunk.head, Class::TopicNoun)
            && of + 1 < chunk.tokens.end
            && reading.lower(of) == "of"
        {
            let end = self.topic_end(noun)?;
            return Some(reading.span(&without_article(words, of + 1..end)));
        }
        // "discussed *this issue*"
        let points_back = reading.lang() == Lang::En
            && chunk.tokens.len() == 2
            && matches!(
                reading.lower(chunk.tokens.start),
                "this" | "that" | "these" | "those"
            );
        let pointing = points_back
            || chunk.tokens.len() == 1
                && (reading.is(chunk.head, Class::Pronoun)
                    || reading.is(chunk.head, Class::Determiner));
        let barred = [Class::TimeNoun, Class::Calendar, Class::NoTopic]
            .iter()
            .any(|&class| reading.is(chunk.head, class));
        let counted = words.figure_over(chunk.head).is_some();
        // "a call on *the mayor*, Ana Lima"
        let whom = reading.lang() == Lang::En
            && reading.is(chunk.head, Class::Role)
            && self.kind(noun + 1) == Some(ChunkKind::Comma)
            && self.used.contains(&(noun + 2));
        // "met Ana *on her first visit* to Lisse"
        let trip = reading.lang() == Lang::En
            && noun > 0
            && self.lower(noun - 1) == "on"
            && reading.is(chunk.tokens.start, Class::OwningAny)
            && (reading.is(chunk.head, Class::Motion) || reading.is(chunk.head, Class::Coming));
        // "met *on Bali*"
        let site = noun > 0 && self.locative(noun - 1).is_some();
        if pointing || barred || counted || whom || trip || site && self.lower(noun - 1) == "on" {
            return None;
        }
        let end = self.topic_end(noun)?;
        Some(reading.span(&without_article(words, chunk.tokens.start..end)))
    }

    /// The token behind the topic that begins at a noun phrase: equals and phrases that belong to it are part
    /// of it.
    pub(super) fn topic_end(&self, noun: usize) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let start = chunks.get(noun)?.tokens.start;
        let (_, mut end) = self.clauses.group_at(noun);
        if let Some(told) = self.end_of_open(noun, end) {
            return Some(told);
        }
        for _ in 0..4 {
            // "the importance *of burying* the dead", "papers *related* to the inquiry"
            let doing = self.words.reading.lang() == Lang::En
                && (self.kind(end) == Some(ChunkKind::Preposition) || self.is_open_of(end))
                && self.kind(end + 1) == Some(ChunkKind::Verb)
                && self.lower(end + 1).ends_with("ing")
                && self.kind(end + 2) == Some(ChunkKind::Noun);
            let related = self.words.reading.lang() == Lang::En
                && self.kind(end) == Some(ChunkKind::Verb)
                && self.is(end, Class::Related);
            // "issues *concerning* fees", "issues *related to* fees"
            let led = end + 1 + usize::from(self.kind(end + 1) != Some(ChunkKind::Noun));
            if doing || related && self.kind(led) == Some(ChunkKind::Noun) {
                end = self.clauses.group_at(if doing { end + 2 } else { led }).1;
                continue;
            }
            let about = self.lower(end) == "to"
                && self.kind(end + 1) == Some(ChunkKind::Noun)
                && end > 0
                && {
                    let last = chunks[end - 1].tokens.end - 1;
                    self.words.reading.is(last, Class::Related)
                };
            if about {
                end = self.clauses.group_at(end + 1).1;
                continue;
            }
            let belongs = self.kind(end) == Some(ChunkKind::Preposition)
                && self.is(end, Class::TopicTie)
                && self.kind(end + 1) == Some(ChunkKind::Noun)
                && !self.used.contains(&(end + 1))
                && !self.leads_to_person(end)
                && !self.is_beside_event(end)
                && !(self.is_meeting_noun(end + 1)
                    && (self.words.reading.lang() == Lang::En || self.lower(end) == "dalam"))
                && !self.is_dated(end + 2);
            if !belongs {
                break;
            }
            end = self.clauses.group_at(end + 1).1;
        }
        let last = chunks[noun..end]
            .iter()
            .rev()
            .find(|chunk| chunk.tokens.end - start <= LONGEST);
        Some(last.unwrap_or(&chunks[noun]).tokens.end)
    }

    /// "steps *he could take to mend X*": where the noun says nothing, what is said of it up to the next mark.
    fn end_of_open(&self, noun: usize, end: usize) -> Option<usize> {
        let open = self.is(noun, Class::Ways);
        let chunks = self.clauses.chunks;
        let start = chunks[noun].tokens.start;
        let clause = self.is_open_of(end)
            || matches!(
                self.kind(end),
                Some(
                    ChunkKind::Relative
                        | ChunkKind::Subordinator
                        | ChunkKind::Verb
                        | ChunkKind::Noun
                )
            );
        let told = (end..chunks.len())
            .find(|&next| {
                self.kind(next) == Some(ChunkKind::Preposition)
                    && (self.is_meeting_noun(next + 1) || self.leads_to_party(next))
            })
            .unwrap_or(chunks.len());
        let last = chunks[end.min(told)..told]
            .iter()
            .take_while(|chunk| {
                !matches!(
                    chunk.kind,
                    ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Date
                ) && chunk.tokens.end - start <= LONGEST
            })
            .last()?;
        (open && clause).then_some(last.tokens.end)
    }

    /// Whether an English "with" leads to one of those who talk.
    fn leads_to_party(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.kind(at) == Some(ChunkKind::Preposition)
            && self.lower(at) == "with"
            && self.used.contains(&(at + 1))
    }

    /// Whether the "of" before an English gerund stands at a chunk: "ways *of* reducing costs".
    fn is_open_of(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.kind(at) == Some(ChunkKind::Other)
            && self.lower(at) == "of"
    }
}
