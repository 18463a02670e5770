//! Purpose: what somebody meets for, urges the other to do, or tells them of.

use super::super::{
    chunk::ChunkKind,
    lexicon::Class,
    setting::{Scene, without_article},
};
use crate::domain::{Lang, Span};

impl Scene<'_> {
    /// What the meeting is for: "untuk *meminta dukungan*", "to *end the border dispute*".
    pub(super) fn purpose(&self, limit: usize) -> Option<Span> {
        let reading = self.words.reading;
        let verb =
            (self.predicate + 1..limit).find(|&at| self.kind(at) == Some(ChunkKind::Verb))?;
        if let Some(matter) = self.urged(verb) {
            let end = self.topic_end(self.behind_particle(matter))?;
            return Some(reading.span(&(self.clauses.chunks[matter].head..end)));
        }
        // "to try *to save* the works"
        let tries = self.is(verb, Class::Trying) && self.kind(verb + 1) == Some(ChunkKind::Verb);
        let verb = verb + usize::from(tries);
        let chunk = &self.clauses.chunks[verb];
        let led = match reading.lang() {
            Lang::Id => verb > 0 && matches!(self.lower(verb - 1), "untuk" | "guna" | "demi"),
            Lang::En => {
                reading.lower(chunk.tokens.start) == "to"
                    || verb > 0
                        && self.lower(verb - 1) == "to"
                        && self.kind(verb - 1) == Some(ChunkKind::Subordinator)
            }
        };
        let goes =
            reading.is(chunk.head, Class::Motion) || reading.is(chunk.head, Class::Companion);
        // "to *give* him a clock"; "to *boost* ties" gives nothing, though "boosted the fund by 2 million" may.
        let frames = self.words.frames;
        let told = frames.of_form(reading.lower(chunk.head)).iter();
        let told = told.filter(|&&(index, _)| {
            reading.lang() == Lang::Id || frames.frames[index].needs.is_empty()
        });
        let told = told.count() > 0;
        // "to *bid* him farewell", "to *thank* her"
        let somebody = reading.is(chunk.head, Class::Courtesy)
            && self.clauses.chunks.get(verb + 1).is_some_and(|next| {
                reading.is(next.head, Class::Pronoun)
                    || self.words.chains.about(&next.tokens).is_some()
            });
        // "to press *for* the release of Ana"
        let presses = reading.lang() == Lang::En
            && self.is(verb, Class::Pressing)
            && self.kind(verb + 1) == Some(ChunkKind::Preposition)
            && self.lower(verb + 1) == "for";
        let object = verb + 1 + usize::from(presses);
        if !led || goes || told || somebody || self.kind(object) != Some(ChunkKind::Noun) {
            return None;
        }
        // "to urge him *to lift the ban*"
        let urged = self.clauses.chunks.get(verb + 2).filter(|next| {
            reading.lang() == Lang::En
                && next.kind == ChunkKind::Verb
                && reading.lower(next.tokens.start) == "to"
                && self.kind(verb + 3) == Some(ChunkKind::Noun)
        });
        let (from, noun) = urged.map_or((chunk.head, object), |next| (next.head, verb + 3));
        let end = self.topic_end(noun)?;
        Some(reading.span(&(from..end)))
    }

    /// What a noun for the weight of something leads to: "the importance *of ties*", "the need *to expand links*",
    /// "interest *in joint patrols*".
    pub(in crate::lang) fn stressed_at(&self, noun: usize) -> Option<Span> {
        let (reading, chunk) = (self.words.reading, self.clauses.chunks.get(noun)?);
        let of = chunk.head + 1;
        if of + 1 < chunk.tokens.end && reading.lower(of) == "of" {
            let end = self.topic_end(noun)?;
            return Some(reading.span(&without_article(self.words, of + 1..end)));
        }
        let leads = matches!(self.lower(noun + 1), "of" | "in" | "to" | "for");
        let verb = noun + 1 + usize::from(leads);
        if self.kind(verb) != Some(ChunkKind::Verb) {
            return leads.then(|| self.topic_at(verb))?;
        }
        let form = &self.clauses.chunks[verb];
        let fits =
            reading.lower(form.tokens.start) == "to" || reading.lower(form.head).ends_with("ing");
        let object = self.behind_particle(verb);
        (fits && self.kind(object) == Some(ChunkKind::Noun)).then_some(())?;
        let end = self.topic_end(object)?;
        Some(reading.span(&(form.head..end)))
    }

    /// Whether an English "on" only says where somebody said something: "after talks with Ana, Budi *wrote on* his
    /// channel".
    pub(super) fn is_where_said(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|&verb| verb > self.predicate);
        self.words.reading.lang() == Lang::En
            && before.is_some_and(|verb| {
                self.kind(verb) == Some(ChunkKind::Verb)
                    && self.is(verb, Class::Say)
                    && !self.is(verb, Class::TalkVerb)
                    && self.lower(at) == "on"
            })
    }

    /// The chunk behind a verb and its particle: "speed *up the vote*".
    fn behind_particle(&self, verb: usize) -> usize {
        let particle = self.kind(verb + 2) == Some(ChunkKind::Noun)
            && matches!(self.lower(verb + 1), "up" | "out" | "down" | "off" | "over");
        verb + 1 + usize::from(particle)
    }

    /// "met Ana *and urged her to lift the ban*"
    fn urged(&self, verb: usize) -> Option<usize> {
        let reading = self.words.reading;
        let joined = reading.lang() == Lang::En
            && verb > 0
            && self.kind(verb - 1) == Some(ChunkKind::Conjunction)
            && [Class::Demanding, Class::TellVerb]
                .iter()
                .any(|&class| self.is(verb, class))
            && self.kind(verb + 1) == Some(ChunkKind::Noun);
        let next = verb + 2 + usize::from(self.lower(verb + 2) == "to");
        let chunk = self.clauses.chunks.get(next).filter(|_| joined)?;
        let to = reading.lower(chunk.tokens.start) == "to" || next > verb + 2;
        (to && chunk.kind == ChunkKind::Verb
            && self.kind(self.behind_particle(next)) == Some(ChunkKind::Noun))
        .then_some(next)
    }

    /// "They *briefed Ana on X* at a meeting", "Ana was *told of X* by Budi in a call".
    pub(super) fn told_of(&self) -> Option<Span> {
        let english = self.words.reading.lang() == Lang::En;
        let tells = |&at: &usize| {
            self.kind(at) == Some(ChunkKind::Verb)
                && [Class::TellVerb, Class::TalkVerb, Class::Briefing]
                    .iter()
                    .any(|&class| self.is(at, class))
        };
        let verb = (0..self.predicate)
            .rev()
            .take_while(|&at| self.kind(at) != Some(ChunkKind::Stop))
            .find(|&at| self.kind(at) == Some(ChunkKind::Verb))
            .filter(|at| english && tells(at))?;
        let lead = (verb + 1..self.predicate.min(verb + 3)).find(|&at| {
            self.kind(at) == Some(ChunkKind::Preposition)
                && (self.lower(at) == "of" || self.is(at, Class::TopicLead))
        })?;
        self.topic_at(lead + 1)
    }
}
