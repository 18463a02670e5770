//! Tellings by a verb: "A gave B a vase", "A bertemu B".
//!
//! The patterns of the frame say which of the verb's arguments fills which role.

use super::{Teller, Telling};
use crate::{
    domain::{Item, Lang},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        frame::{Event, Frame, Pattern, Role, Voice},
        lexicon::Class,
        party::party,
        pos::VerbForm,
    },
};

impl Teller<'_> {
    /// A telling by a verb.
    pub(super) fn verb(
        &self,
        at: usize,
        frame: &'static Frame,
        voice: Voice,
    ) -> Option<(u32, Telling)> {
        let words = self.words;
        let chunk = &self.chunks()[at];
        let particles: Vec<&str> = frame
            .particle
            .iter()
            .filter(|(form, _)| *form == words.reading.lower(chunk.head))
            .map(|(_, particle)| *particle)
            .collect();
        if !particles.is_empty() && !self.followed_by(at, &particles) {
            return None;
        }
        let voice = if words.reading.lang() == Lang::En {
            self.english_voice(at)
        } else {
            voice
        };
        let mut arguments = self.clauses.arguments(at);
        // "programmes *provided by* A for B": a bare participle is said of the noun right before it.
        let bare = self.chunks()[at].tokens.len() == 1 && voice == Voice::Passive;
        if let Some(said) = self
            .described_by(at)
            .filter(|_| bare && words.reading.lang() == Lang::En)
        {
            arguments.subjects = vec![said];
        }
        // "received a letter from", but "received a delegation from"
        let guests = arguments.objects.first().is_some_and(|group| {
            let head = self.chunks()[group[0]].head;
            words.reading.lang() == Lang::En && words.reading.is(head, Class::Guest)
        });
        if !guests && self.led_by(&arguments, &frame.bars) {
            return None;
        }
        let infinitive = self.chunks().get(arguments.end).is_some_and(|next| {
            next.kind == ChunkKind::Verb && words.form(next.head) == VerbForm::Inf
        });
        let exact = |pattern: &&Pattern| {
            !frame.exact
                || arguments.objects.len() <= pattern.objects.len()
                    && (!infinitive || particles.is_empty())
        };
        let filling = frame
            .patterns
            .iter()
            .filter(|pattern| pattern.voice == voice)
            .filter(exact)
            .filter(|pattern| self.leaves_nothing(frame, pattern, &arguments))
            .filter_map(|pattern| self.filler().fill(pattern, &arguments, &[]))
            .rev()
            .max_by_key(|filling| filling.score)?;
        let mut filling = filling;
        self.filler().unwrap_items(&mut filling, &arguments);
        if frame.implied && filling.items.is_empty() {
            let what = words.reading.tokens[chunk.head].span;
            filling.items.push(Item {
                what,
                quantity: None,
                unit: None,
                quantity_span: None,
            });
        }
        if frame.event == Event::Gift {
            self.filler().take_sum(&mut filling, at, &arguments);
            self.filler().take_besides(&mut filling, at);
        }
        if frame.event == Event::Gift {
            for &verb in &arguments.governors {
                self.filler().take_host(&mut filling, verb);
            }
        }
        if frame.event == Event::Meeting && filling.parties.len() > 1 {
            self.filler().take_beside(&mut filling, at, &arguments);
        }
        if self.is_shown(frame, &arguments) {
            return None;
        }
        self.telling(at, frame, filling, &arguments)
    }

    /// Whether no object is left over that the pattern of an English meeting has no place for: "met the
    /// deadline" is no meeting, "met for hours" and "met each other" are.
    fn leaves_nothing(&self, frame: &Frame, pattern: &Pattern, arguments: &Arguments) -> bool {
        let words = self.words;
        let adverbial = |group: &Vec<usize>| {
            group.iter().all(|&at| {
                let chunk = &self.chunks()[at];
                let first = words.reading.lower(chunk.tokens.start);
                words.noun_is(chunk.head, Class::TimeNoun)
                    || words.figure_over(chunk.tokens.start).is_some()
                    || matches!(first, "each" | "one" | "this" | "last" | "alone")
                    || words.reading.lower(chunk.head).ends_with("time")
                    || words.reading.lower(chunk.head).ends_with("times")
            })
        };
        frame.event != Event::Meeting
            || words.reading.lang() == Lang::Id
            || !pattern.objects.is_empty()
            || arguments.objects.iter().all(adverbial)
    }

    /// Whether what brings others together is a match, a trial or a show.
    fn is_shown(&self, frame: &Frame, arguments: &Arguments) -> bool {
        let open = |pattern: &Pattern| pattern.subject == Some(Role::Any);
        let subject = arguments.subjects.first().and_then(|group| group.first());
        let shown = subject.is_some_and(|&subject| {
            let head = self.chunks()[subject].head;
            [Class::Sport, Class::EventNoun, Class::Abstract]
                .iter()
                .any(|&class| self.words.noun_is(head, class))
        });
        self.words.reading.lang() == Lang::Id && shown && frame.patterns.iter().any(open)
    }

    /// Whether one of the words stands behind a predicate, before the next verb.
    fn followed_by(&self, at: usize, particles: &[&str]) -> bool {
        let head = self.chunks()[at].head;
        let end = self.words.reading.sentences[self.number].tokens.end;
        (head + 1..end.min(head + 7))
            .any(|next| particles.contains(&self.words.reading.lower(next)))
    }

    /// The phrases that a participle at a chunk is said of: right before it, or before its comma.
    fn described_by(&self, at: usize) -> Option<Vec<usize>> {
        let comma = at > 0 && self.chunks()[at - 1].kind == ChunkKind::Comma;
        let noun = at.checked_sub(1 + usize::from(comma))?;
        let is_noun = self.chunks()[noun].kind == ChunkKind::Noun;
        is_noun.then(|| self.clauses.group_ending(noun))
    }

    /// Whether a group of phrases begins with someone who can act.
    pub(super) fn is_party(&self, group: &[usize]) -> bool {
        group.first().is_some_and(|&first| {
            let chunk = &self.chunks()[first];
            party(self.words, &chunk.tokens, chunk.head).is_some()
        })
    }

    /// Whether one of the prepositions leads a phrase of the clause.
    pub(super) fn led_by(&self, arguments: &Arguments, prepositions: &[&str]) -> bool {
        arguments.phrases.iter().any(|(chunk, _)| {
            prepositions.contains(&self.words.reading.lower(self.chunks()[*chunk].head))
        })
    }
}
