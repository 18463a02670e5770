//! Topics that do not stand right behind their verb: "discussed, *among other things*, fees", "*fees* were discussed",
//! "with *fees* high on the agenda".

use super::super::{
    chunk::ChunkKind,
    lexicon::Class,
    setting::{Scene, without_article},
};
use super::LONGEST;
use crate::domain::{Lang, Span};

impl Scene<'_> {
    /// The chunk behind the English words between commas that say that there was more: "discussed*, among other things,*
    /// fees".
    pub(super) fn past_others(&self, comma: usize) -> Option<usize> {
        let [things, closing] = [comma + 2, comma + 3];
        let more = self.kind(comma) == Some(ChunkKind::Comma)
            && self.words.reading.lang() == Lang::En
            && self.lower(comma + 1) == "among"
            && self.kind(things) == Some(ChunkKind::Noun)
            && self.kind(closing) == Some(ChunkKind::Comma);
        more.then_some(closing + 1)
    }

    /// Whether what is talked about is the subject of an English verb: "fees *were discussed*".
    pub(super) fn is_talked_through(&self, verb: usize) -> bool {
        let reading = self.words.reading;
        let mut tokens = self.clauses.chunks[verb].tokens.clone();
        reading.lang() == Lang::En
            && self.kind(verb) == Some(ChunkKind::Verb)
            && self.is(verb, Class::TalkedThrough)
            && tokens
                .any(|at| matches!(reading.lower(at), "was" | "were" | "been" | "being" | "be"))
    }

    /// What is talked about where it is the subject: "*the price of grain* was discussed". What was discussed before the
    /// meeting need not be its topic, and somebody who was is none.
    pub(super) fn subject_of_talk(&self, verb: usize) -> Option<Span> {
        let arguments = self.clauses.arguments(verb);
        let &first = arguments.subjects.first()?.first()?;
        let apart = (verb..self.predicate).any(|between| self.is(between, Class::OtherTime));
        (first < verb && !apart && !self.clauses.is_person(first)).then(|| self.topic_at(first))?
    }

    /// "met Ana, *with fees high on the agenda*"
    pub(super) fn high_on_agenda(&self) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let behind = self.predicate + 1..chunks.len();
        let plain = |&at: &usize| !matches!(self.kind(at), Some(ChunkKind::Verb | ChunkKind::Stop));
        let agenda = behind
            .clone()
            .take_while(plain)
            .find(|&at| self.lower(at) == "agenda" && self.lower(at - 1) == "on")?;
        let with = behind.take_while(|&at| at < agenda).filter(|&at| {
            self.kind(at) == Some(ChunkKind::Preposition)
                && self.lower(at) == "with"
                && self.kind(at + 1) == Some(ChunkKind::Noun)
                && !self.used.contains(&(at + 1))
        });
        let first = with.last()? + 1;
        let end = self.clauses.group_at(first).1.min(agenda - 1);
        let reading = self.words.reading;
        let last = chunks[end - 1].tokens.end;
        // "fees *high* on the agenda"
        let last = last - usize::from(reading.lower(last - 1) == "high");
        let tokens = chunks[first].tokens.start..last;
        (self.words.reading.lang() == Lang::En && first < end).then(|| {
            self.words
                .reading
                .span(&without_article(self.words, tokens))
        })
    }

    /// "revolved *around* fees", "dealt *with* fees"
    pub(super) fn is_heart(&self, at: usize) -> bool {
        at > 0
            && self.words.reading.lang() == Lang::En
            && self.kind(at) == Some(ChunkKind::Preposition)
            && self.kind(at - 1) == Some(ChunkKind::Verb)
            && self.is(at - 1, Class::Revolving)
            && self.is(at, Class::AttentionLead)
    }

    /// Whether an English "with" leads to a person by name: "to discuss the canal *with Ana*".
    pub(super) fn leads_to_person(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.lower(at) == "with"
            && self.clauses.is_person(at + 1)
    }

    /// "*The canal* topped the agenda when Ana met Budi."
    pub(in crate::lang) fn topping(&self) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let verb = (1..chunks.len()).find(|&at| {
            let object = [Class::Attention, Class::TopicNoun, Class::Occasion];
            self.kind(at) == Some(ChunkKind::Verb)
                && self.is(at, Class::Topping)
                && object.iter().any(|&class| self.is(at + 1, class))
        })?;
        // "with *border drones* topping the agenda"
        let aside = verb > 1
            && self.lower(verb - 2) == "with"
            && self.kind(verb - 1) == Some(ChunkKind::Noun)
            && self.lower(verb).ends_with("ing");
        if aside {
            return self.topic_at(verb - 1);
        }
        self.told_before_verb(verb)
    }

    /// What a sentence says before its first verb, where it is a noun with what belongs to it.
    pub(in crate::lang) fn told_before_verb(&self, verb: usize) -> Option<Span> {
        let (words, chunks) = (self.words, self.clauses.chunks);
        let plain = chunks[..verb].iter().all(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Conjunction
            )
        });
        let tokens = without_article(words, chunks[0].tokens.start..chunks[verb].tokens.start);
        (plain && self.kind(0) == Some(ChunkKind::Noun) && tokens.len() <= LONGEST)
            .then(|| words.reading.span(&tokens))
    }

    /// Whether an English "over" says of whom or what somebody has the better: "the *victory over* Varnia".
    pub(super) fn is_over_others(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let before = self.clauses.chunks[at].tokens.start.checked_sub(1);
        reading.lang() == Lang::En
            && self.lower(at) == "over"
            && before.is_some_and(|noun| reading.is(noun, Class::Mastery))
    }

    /// "*The canal* was the focus of talks between A and B", "The main topic of the talks between A and B was *the canal*".
    pub(super) fn heart_of_talks(&self) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let chunk = &chunks[self.predicate];
        let named = (chunk.tokens.start..chunk.head).any(|at| {
            let topic = [Class::Attention, Class::TopicNoun, Class::Heart];
            topic.iter().any(|&class| reading.is(at, class))
        });
        if !named || reading.lang() != Lang::En {
            return None;
        }
        let said = self.arguments.end.min(chunks.len() - 1);
        let behind = (said..chunks.len().min(said + 3)).find(|&at| self.is(at, Class::Copula));
        match self.predicate.checked_sub(1) {
            Some(verb) if self.is(verb, Class::Copula) => self.told_before_verb(verb),
            _ => self.topic_at(behind? + 1),
        }
    }

    /// Whether a noun phrase stands behind such words: "among other things, *the state of Lisse*".
    pub(in crate::lang) fn follows_others(&self, noun: usize) -> bool {
        let comma = noun.checked_sub(4);
        comma.is_some_and(|comma| self.past_others(comma) == Some(noun))
    }
}
