//! Attending: who met, told by the clause round an English noun for a meeting: "A and B agreed *at a meeting*", "A told B of
//! it *in a call*", "*In a call*, A urged B to wait".

use super::Teller;
use crate::{
    domain::{EntityKind, Form, Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        frame::{Event, Frame, Voice},
        lexicon::Class,
        outlook::{Aspect, Outlook},
        party::party,
    },
};

impl Teller<'_> {
    /// The subjects of the verb that an English "at a meeting with" hangs on.
    pub(super) fn subjects_of_governor(&self, at: usize) -> Option<Vec<Group>> {
        let chunks = self.chunks();
        let led = at > 1
            && self.words.reading.lang() == Lang::En
            && chunks[at - 1].kind == ChunkKind::Preposition
            && matches!(
                self.words.reading.lower(chunks[at - 1].head),
                "at" | "during" | "in" | "after" | "for" | "before"
            );
        let verb = (0..at.checked_sub(1)?)
            .rev()
            .take_while(|&before| {
                !matches!(
                    chunks[before].kind,
                    ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative
                )
            })
            .find(|&before| chunks[before].kind == ChunkKind::Verb);
        // "*agreed to talks* with B"
        let agreed = || {
            at > 1
                && self.words.reading.lang() == Lang::En
                && self.words.reading.lower(chunks[at - 1].head) == "to"
                && verb.is_some_and(|verb| {
                    verb + 2 == at && self.words.reading.is(chunks[verb].head, Class::Agreeing)
                })
        };
        if !led && !agreed() {
            return None;
        }
        let verb = self.main_verb_before(at).or(verb);
        let Some(verb) = verb else {
            return self.parted_subject(at);
        };
        let arguments = self.clauses.arguments(verb);
        let mut subjects = arguments.subjects;
        // "A says the issue will be raised at talks with B": who says so is not at the talks.
        let pronoun = |group: &Group| {
            let chunk = &chunks[group[0]];
            chunk.tokens.len() == 1 && self.words.reading.is(chunk.head, Class::Pronoun)
        };
        let own = subjects.first().is_some_and(|group| !pronoun(group));
        let group = &chunks[verb].tokens;
        let finite = self.clauses.is_finite(verb)
            || group.len() > 1 && self.words.reading.lower(group.start) != "to";
        if own && !arguments.relative && finite {
            subjects.truncate(1);
        }
        // "the request was made *by A* at a meeting with B"
        let by = arguments.phrases.into_iter().find(|(lead, _)| {
            *lead > verb && *lead < at && self.words.reading.lower(chunks[*lead].head) == "by"
        });
        let passive = self.english_voice(verb) == Voice::Passive;
        if let Some((_, agent)) = by.filter(|(_, agent)| passive && self.is_party(agent)) {
            subjects = vec![agent];
        }
        (!subjects.is_empty()).then_some(subjects)
    }

    /// The first verb of the sentence, where a comma parts an English "in a call with" from what was said in it: "*accused*
    /// Ana of doing nothing, in a call with Budi".
    fn main_verb_before(&self, at: usize) -> Option<usize> {
        let chunks = self.chunks();
        let parted = self.clauses.is(at - 2, ChunkKind::Comma);
        let opens = chunks[0].kind != ChunkKind::Subordinator;
        let first = (0..at).find(|&verb| chunks[verb].kind == ChunkKind::Verb);
        first.filter(|&verb| parted && opens && self.clauses.is_finite(verb))
    }

    /// The subject that an English "at a meeting with" parts from its verb: "*A* at a meeting with B also said".
    fn parted_subject(&self, at: usize) -> Option<Vec<Group>> {
        let before = at
            .checked_sub(2)
            .filter(|&noun| self.clauses.is(noun, ChunkKind::Noun))?;
        let group = self.clauses.group_ending(before);
        let opens = group[0] == 0;
        let end = self.clauses.arguments(at).end;
        let verb = self.clauses.begins_clause(end);
        (opens && verb && self.is_party(&group)).then(|| vec![group])
    }

    /// Who came together, told by the clause around the noun: "A and B *agreed at a meeting*", "A told B *at
    /// their meeting*".
    pub(super) fn attending(&self, at: usize, frame: &Frame, arguments: &Arguments) -> Vec<Party> {
        if !self.is_open(at, frame, arguments) {
            return Vec::new();
        }
        let lower = |at: usize| Some(self.words.reading.lower(self.chunks().get(at)?.head));
        let is_verb = |at: usize| self.clauses.is(at, ChunkKind::Verb);
        let (end, by) = (arguments.end, arguments.end + 1);
        if is_verb(end) && lower(end) == Some("attended") && lower(by) == Some("by") {
            return self.comers(at, &self.clauses.group_at(by + 1).0);
        }
        let led = at > 1
            && self.clauses.is(at - 1, ChunkKind::Preposition)
            && matches!(
                lower(at - 1),
                Some("at" | "during" | "in" | "after" | "over" | "following" | "from" | "for")
            );
        let before = (0..at.saturating_sub(1)).rev().take_while(|&before| {
            !matches!(
                self.chunks()[before].kind,
                ChunkKind::Stop | ChunkKind::Subordinator
            )
        });
        let verb = before.filter(|_| led).find(|&before| is_verb(before));
        // "*agreed* to restore ties at a meeting"
        let verb = verb.map(|verb| {
            let start = self.chunks()[verb].tokens.start;
            let joint = self
                .words
                .reading
                .is(self.chunks()[verb].head, Class::JointVerb);
            let led = self.words.reading.lower(start) == "to" && verb > 0 && is_verb(verb - 1);
            verb - usize::from(led && !joint)
        });
        let verb = verb.or_else(|| self.verb_behind_fronted(at));
        let call = frame.form == Some(Form::Call);
        verb.map(|verb| self.together(at, verb, call))
            .unwrap_or_default()
    }

    /// The verb of the clause that an English meeting opens: "*In a phone call*, A *urged* B to wait".
    fn verb_behind_fronted(&self, at: usize) -> Option<usize> {
        let chunks = self.chunks();
        let opens = chunks[..at]
            .iter()
            .all(|chunk| !matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Noun));
        let comma = (at..chunks.len().min(at + 8)).find(|&next| {
            !matches!(
                chunks[next].kind,
                ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Date
            )
        })?;
        let subject =
            self.clauses.is(comma, ChunkKind::Comma) && self.clauses.is(comma + 1, ChunkKind::Noun);
        let verb = (comma + 2..chunks.len())
            .find(|&next| chunks[next].kind == ChunkKind::Verb)
            .filter(|_| opens && subject)?;
        [Class::TellVerb, Class::Briefing]
            .iter()
            .any(|&class| self.words.reading.is(chunks[verb].head, class))
            .then_some(verb)
    }

    /// The outlook of a meeting at which something is agreed or discussed: ahead where that is, "*plan to* discuss it in
    /// talks".
    pub(super) fn outlook_of_attending(&self, at: usize) -> Outlook {
        let aspect = Aspect {
            words: self.words,
            clauses: self.clauses,
        };
        let invited = at > 0 && self.words.reading.lower(self.chunks()[at - 1].head) == "for";
        if invited || aspect.is_within_plan(at) {
            Outlook::Ahead
        } else {
            Outlook::Fact
        }
    }

    /// Whether an English meeting leaves open who meets.
    fn is_open(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        frame.event == Event::Meeting
            && (!frame.bound || frame.form == Some(Form::Call))
            && reading.lang() == Lang::En
            && !(chunk.head + 1..chunk.tokens.end).any(|token| reading.lower(token) == "of")
            && !self.led_by(arguments, &["with", "between", "among", "of"])
    }

    /// Those who do together what the verb before a meeting tells: "*A and B* agreed at a meeting", "*A* told *B* at
    /// their meeting", "*A* gave *B* a sword during talks".
    fn together(&self, at: usize, verb: usize, call: bool) -> Vec<Party> {
        let words = self.words;
        let lower = |at: usize| words.reading.lower(self.chunks()[at].head);
        // "*Meeting* Ana, Budi gave …" opens the sentence.
        let lead = at.checked_sub(1).map_or("", lower);
        let clause = self.clauses.arguments(verb);
        let Some(subject) = clause.subjects.first() else {
            return Vec::new();
        };
        let mut came = self.comers(at, subject);
        let hearers = || {
            let object = clause.objects.first();
            object
                .map(|hearer| self.comers(at, hearer))
                .unwrap_or_default()
        };
        let gives = |&(index, _): &(usize, Voice)| words.frames.frames[index].event == Event::Gift;
        let gave = lower(verb) != "give"
            && words.frames.of_form(lower(verb)).iter().any(gives)
            && matches!(lead, "at" | "during" | "after");
        if gave && came.len() == 1 && hearers().len() == 1 {
            came.extend(hearers());
            return came;
        }
        // "A invited B *for talks*"
        if lead == "for" {
            if words.reading.is(self.chunks()[verb].head, Class::Inviting) {
                came.extend(hearers());
                return came;
            }
            return Vec::new();
        }
        let agreed = came.len() > 1 && words.reading.is(self.chunks()[verb].head, Class::JointVerb);
        let says = |class| words.reading.is(self.chunks()[verb].head, class);
        let own = words.reading.lower(self.chunks()[at].tokens.start) == "their";
        // "will tell Ana *at talks* this month"
        let bare = self.chunks()[at].tokens.len() == 1
            && words.reading.is(self.chunks()[at].head, Class::Talks);
        // "told Ana *at a meeting* in Lisse that …"
        let plain = self.chunks()[at].tokens.len() == 2
            && matches!(lower(at), "meeting" | "talks")
            && matches!(lead, "at" | "during" | "in");
        let told = (own || bare || call || plain) && says(Class::TellVerb) || says(Class::Briefing);
        // "A was told of it *by B* in a call"
        let by = clause
            .phrases
            .iter()
            .find(|(lead, _)| *lead > verb && lower(*lead) == "by");
        let passive = self.english_voice(verb) == Voice::Passive;
        if let Some((_, teller)) = by.filter(|_| told && passive) {
            came.extend(self.comers(at, teller));
        } else if told && !passive {
            came.extend(hearers());
        }
        if agreed || told && came.len() > 1 {
            came
        } else {
            Vec::new()
        }
    }

    /// Those of a group of phrases who come to the meeting at a chunk: persons, people of a land by their office, and
    /// to talks also lands and bodies.
    fn comers(&self, meeting: usize, group: &[usize]) -> Vec<Party> {
        let words = self.words;
        let talks = words.reading.is(self.chunks()[meeting].head, Class::Talks);
        // "*the presidents of A* and B"
        let offices = group.first().is_some_and(|&first| {
            let chunk = &self.chunks()[first];
            words.noun_is(chunk.head, Class::Role) && chunk.tokens.end > chunk.head + 1
        });
        let of = |&at: &usize| {
            let chunk = &self.chunks()[at];
            let found = party(words, &chunk.tokens, chunk.head)?;
            let mut tokens = chunk.tokens.clone();
            let of_land = tokens.any(|at| words.reading.is(at, Class::Demonym));
            let kind = found
                .entity
                .map(|entity| words.chains.entities[entity.0].kind);
            // "*the opposition and the government* engaged in talks"
            let body = talks
                && group.len() > 1
                && [Class::BodyNoun, Class::Guest]
                    .iter()
                    .any(|&class| words.noun_is(chunk.head, class));
            let comes = kind.map_or(of_land || offices || body, |kind| {
                talks || of_land || offices || kind == EntityKind::Person
            });
            comes.then_some(found)
        };
        group.iter().filter_map(of).collect()
    }
}
