//! Tellings by a verb: "A gave B a vase", "A bertemu B".
//!
//! The patterns of the frame say which of the verb's arguments fills which role.

use super::{Teller, Telling};
use crate::{
    domain::{Form, Item, Lang},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Pattern, Role, Voice},
        item::item,
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
        let english = self.words.reading.lang() == Lang::En;
        let particles = self.particles(at, frame);
        if !particles.is_empty() && !self.followed_by(at, &particles) {
            return None;
        }
        let voice = if english {
            self.english_voice(at)
        } else {
            voice
        };
        if english && self.is_what_meeting_is_for(at, frame) {
            return None;
        }
        let mut arguments = self.clauses.arguments(at);
        // "programmes *provided by* A for B": a bare participle is said of the noun right before it.
        let bare = self.is_bare(at) && voice == Voice::Passive;
        if let Some(said) = self.described_by(at).filter(|_| bare && english) {
            // "received food handed out by A *in Lisse*": where, and nobody who receives.
            if said
                .first()
                .is_some_and(|&first| self.clauses.is_object(first))
            {
                let leads =
                    |lead: usize| self.words.reading.lower(self.chunks()[lead].head) == "in";
                arguments.phrases.retain(|(lead, _)| !leads(*lead));
            }
            arguments.subjects = vec![said];
        }
        if english
            && (self.announces_received(at, frame, &arguments)
                || self.is_decided_elsewhere(at, frame)
                || self.is_only_intended(at, frame)
                || self.is_use_of_gift(at, frame)
                || self.is_collected_for(at, frame))
        {
            return None;
        }
        if frame.guests && !self.comes_together(voice, &arguments) {
            return None;
        }
        self.filler().take_up_thing(&mut arguments, at);
        if !self.has_guests(&arguments) && self.is_barred(at, frame, &arguments)
            || self.is_shown(frame, &arguments)
            || self.is_clause(at, &arguments)
            || voice == Voice::Passive && self.is_sender(frame, &arguments)
        {
            return None;
        }
        let mut filling = frame
            .patterns
            .iter()
            .filter(|pattern| pattern.voice == voice)
            .filter(|pattern| self.is_exact(frame, pattern, &arguments, !particles.is_empty()))
            .filter(|pattern| self.leaves_nothing(frame, pattern, &arguments))
            .filter(|pattern| !self.is_given_what_follows(at, frame, pattern, &arguments))
            .filter_map(|pattern| self.filler().fill(pattern, &arguments, &[]))
            .rev()
            .max_by_key(|filling| filling.score)?;
        // "bantuan bagi orang *yang berasal dari* keluarga miskin": said of the people, and not of what they get.
        let of_people = filling.fallback
            && arguments.relative
            && self
                .words
                .reading
                .is(self.chunks()[at].head, Class::Stemming);
        if of_people {
            return None;
        }
        self.complete(at, frame, &arguments, &mut filling);
        self.telling(at, frame, filling, &arguments)
    }

    /// "A and B met *to talk* about fees": talking is what they met for, and no call of its own.
    fn is_what_meeting_is_for(&self, at: usize, frame: &Frame) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let talks = frame.event == Event::Meeting
            && frame.form == Some(Form::Call)
            && reading.lower(chunks[at].tokens.start) == "to";
        let met = |&before: &usize| {
            let forms = self
                .words
                .frames
                .of_form(reading.lower(chunks[before].head));
            forms
                .iter()
                .any(|&(index, _)| self.words.frames.frames[index].event == Event::Meeting)
        };
        talks
            && (0..at)
                .rev()
                .take_while(|&before| chunks[before].kind != ChunkKind::Stop)
                .any(|before| met(&before))
    }

    /// "The museum announced *a gift from Ana*": the noun tells who gives.
    fn announces_received(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let object = arguments.objects.first().and_then(|group| group.last());
        frame.event == Event::Gift
            && reading.lower(chunks[at].head).starts_with("announce")
            && object.is_some_and(|&gift| {
                let from = chunks.get(gift + 1);
                self.words
                    .frames
                    .is_noun_form(reading.lower(chunks[gift].head))
                    && from.is_some_and(|from| reading.lower(from.head) == "from")
            })
    }

    /// "A condemned *B's decision* to send tents": whoever decides is told by the noun, and not the subject.
    fn is_decided_elsewhere(&self, at: usize, frame: &Frame) -> bool {
        let (words, reading) = (self.words, self.words.reading);
        let Some(noun) = at.checked_sub(1).map(|before| &self.chunks()[before]) else {
            return false;
        };
        let decided = frame.event == Event::Gift
            && noun.kind == ChunkKind::Noun
            && reading.is(noun.head, Class::Deciding)
            && reading.lower(self.chunks()[at].tokens.start) == "to";
        decided
            && (noun.tokens.start..noun.head)
                .any(|at| words.name_over(at).is_some() || reading.is(at, Class::Demonym))
    }

    /// "told the firm of *its intention* to donate to the hospital": nothing is named that somebody means to give.
    fn is_only_intended(&self, at: usize, frame: &Frame) -> bool {
        let reading = self.words.reading;
        let noun = at.checked_sub(1).map(|before| &self.chunks()[before]);
        frame.implied
            && reading.lower(self.chunks()[at].tokens.start) == "to"
            && noun.is_some_and(|noun| {
                let mut tokens = noun.tokens.clone();
                noun.kind == ChunkKind::Noun && tokens.any(|at| reading.is(at, Class::Deciding))
            })
    }

    /// "gave the agency 5 million *to provide* food to refugees": what somebody is to do with a gift told right before is no
    /// other gift.
    fn is_use_of_gift(&self, at: usize, frame: &Frame) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let plain = |&before: &usize| {
            matches!(
                chunks[before].kind,
                ChunkKind::Noun
                    | ChunkKind::Preposition
                    | ChunkKind::Other
                    | ChunkKind::Date
                    | ChunkKind::Conjunction
            )
        };
        let infinitive = frame.event == Event::Gift
            && reading.lower(chunks[at].tokens.start) == "to"
            && self.words.form(chunks[at].head) == VerbForm::Inf;
        let gives = (0..at)
            .rev()
            .filter(|_| infinitive)
            .find(|before| !plain(before))
            .filter(|&verb| self.clauses.is(verb, ChunkKind::Verb) && self.clauses.gives(verb));
        gives.is_some_and(|verb| {
            (verb + 1..at).any(|thing| {
                let chunk = &chunks[thing];
                chunk.kind == ChunkKind::Noun
                    && item(self.words, &chunk.tokens, chunk.head)
                        .is_some_and(|item| self.filler().is_means(&item))
            })
        })
    }

    /// "raised funds *for providing* masks", "a plan *for sending* food": what money or a plan is for need not have been.
    fn is_collected_for(&self, at: usize, frame: &Frame) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let Some(noun) = at.checked_sub(2).map(|before| &chunks[before]) else {
            return false;
        };
        let meant = [
            Class::MoneyNoun,
            Class::AidNoun,
            Class::Deciding,
            Class::Proposing,
            Class::Arranging,
            Class::Aim,
        ];
        frame.event == Event::Gift
            && self.words.form(chunks[at].head) == VerbForm::Ger
            && reading.lower(chunks[at - 1].head) == "for"
            && noun.kind == ChunkKind::Noun
            && (meant.iter().any(|&class| reading.is(noun.head, class))
                || reading.is(noun.head, Class::Paper))
    }

    /// Whether an Indonesian verb of saying is followed by what is said: "menyampaikan *bantuan itu diberikan* untuk
    /// warga".
    fn is_clause(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let object = arguments.objects.first().and_then(|group| group.last());
        let verb = chunks.get(arguments.end);
        reading.lang() == Lang::Id
            && reading.is(chunks[at].head, Class::Say)
            && object.is_some_and(|&object| object + 1 == arguments.end)
            && verb.is_some_and(|verb| verb.kind == ChunkKind::Verb)
    }

    /// The particles one of which the verb needs behind it to tell the frame: "handed *over*".
    fn particles<'f>(&self, at: usize, frame: &'f Frame) -> Vec<&'f str> {
        let lower = self.words.reading.lower(self.chunks()[at].head);
        let of_verb = frame.particle.iter().filter(|(form, _)| *form == lower);
        of_verb.map(|(_, particle)| *particle).collect()
    }

    /// Whether the object is somebody who comes: "received a delegation from", not "received a letter from".
    fn has_guests(&self, arguments: &Arguments) -> bool {
        let reading = self.words.reading;
        let object = arguments.objects.first();
        reading.lang() == Lang::En
            && object.is_some_and(|group| reading.is(self.chunks()[group[0]].head, Class::Guest))
    }

    /// Whether those who are received are people sent together: "welcomed *a delegation*".
    fn comes_together(&self, voice: Voice, arguments: &Arguments) -> bool {
        let received = match voice {
            Voice::Passive => &arguments.subjects,
            _ => &arguments.objects,
        };
        received.first().is_some_and(|group| {
            let head = self.chunks()[group[0]].head;
            self.words.reading.is(head, Class::Delegation)
        })
    }

    /// Whether a phrase of the clause says that the verb tells something else: "received a letter *from A*"; what a
    /// relative clause says of a guest, "who brought greetings *from A*", does not.
    fn is_barred(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let aside = |lead: usize| {
            reading.lang() == Lang::En
                && (at..lead).any(|between| chunks[between].kind == ChunkKind::Relative)
        };
        let mut phrases = arguments.phrases.iter();
        phrases.any(|(lead, _)| {
            frame.bars.contains(&reading.lower(chunks[*lead].head)) && !aside(*lead)
        })
    }

    /// Whether a frame that wants its pattern exactly finds no object or infinitive too many.
    fn is_exact(
        &self,
        frame: &Frame,
        pattern: &Pattern,
        arguments: &Arguments,
        with_particle: bool,
    ) -> bool {
        // "called on the government to act", but "called on Ana *to thank* her"
        let infinitive = self.chunks().get(arguments.end).is_some_and(|next| {
            next.kind == ChunkKind::Verb
                && self.words.form(next.head) == VerbForm::Inf
                && !self.words.reading.is(next.head, Class::Courtesy)
        });
        !frame.exact
            || arguments.objects.len() <= pattern.objects.len() && !(infinitive && with_particle)
    }

    /// Takes in what the clause tells outside the verb's pattern.
    fn complete(&self, at: usize, frame: &Frame, arguments: &Arguments, filling: &mut Filling) {
        let filler = self.filler();
        filler.unwrap_items(filling, arguments);
        if frame.event == Event::Gift {
            filler.take_principal(filling, arguments);
        }
        if frame.implied && filling.items.is_empty() {
            filling.items.push(Item {
                what: self.words.reading.tokens[self.chunks()[at].head].span,
                quantity: None,
                unit: None,
                quantity_span: None,
            });
        }
        if frame.event == Event::Gift {
            filler.take_raised(filling, at);
            filler.take_raiser(filling, at, arguments);
            filler.take_collectors(filling, at, arguments);
            filler.take_sourced(filling, at, arguments);
            filler.take_sum(filling, at, arguments);
            filler.take_beside_sum(filling, arguments);
            filler.take_besides(filling, at);
            filler.take_arrival(filling, arguments);
            filler.take_supported(filling, at);
            filler.take_cared_for(filling, arguments);
            filler.take_house(filling, arguments);
            filler.take_shared(filling, arguments);
            filler.take_asker(filling, at, arguments, frame.moves);
            filler.take_courtesy(filling, at);
            if !frame.moves {
                filler.take_aided(filling, arguments);
            }
            for &verb in &arguments.governors {
                filler.take_host(filling, verb);
            }
        }
        // "A bersama B mengunjungi *korban banjir*": they met each other before.
        let persons = || {
            let persons = filling.parties.iter();
            persons.filter(|(_, party)| self.is_person(party)).count()
        };
        let met = filling.parties.len() > 1 && (!frame.persons || persons() > 1);
        if frame.event == Event::Meeting && met {
            filler.take_beside(filling, at, arguments);
        }
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

    /// "The club for boys was given *500 pounds*": where a thing stands bare behind an English passive, the subject is
    /// whoever receives it.
    fn is_given_what_follows(
        &self,
        at: usize,
        frame: &Frame,
        pattern: &Pattern,
        arguments: &Arguments,
    ) -> bool {
        let passes = |pattern: &Pattern, role: Role| {
            pattern.voice == Voice::Passive && pattern.subject == Some(role)
        };
        let given = frame
            .patterns
            .iter()
            .any(|other| passes(other, Role::Recipient) && other.objects == [Role::Item]);
        let object = arguments.objects.first().and_then(|group| group.first());
        let thing = object
            .filter(|&&object| object == at + 1)
            .is_some_and(|&object| {
                let chunk = &self.chunks()[object];
                let counted = chunk
                    .tokens
                    .clone()
                    .any(|at| self.words.figure_over(at).is_some());
                (counted || self.words.reading.is(chunk.tokens.start, Class::Determiner))
                    && item(self.words, &chunk.tokens, chunk.head).is_some()
            });
        self.words.reading.lang() == Lang::En
            && frame.event == Event::Gift
            && passes(pattern, Role::Item)
            && pattern.objects.is_empty()
            && given
            && thing
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

    /// Whether the subject only sent what is received: "amanah dari *A* yang diterima B".
    fn is_sender(&self, frame: &Frame, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let first = arguments.subjects.first().and_then(|group| group.first());
        let sent = first
            .and_then(|&first| first.checked_sub(2))
            .is_some_and(|at| {
                let (thing, lead) = (&chunks[at], &chunks[at + 1]);
                lead.kind == ChunkKind::Preposition
                    && reading.lower(lead.head) == "dari"
                    && thing.kind == ChunkKind::Noun
                    && party(self.words, &thing.tokens, thing.head).is_none()
            });
        frame.event == Event::Meeting
            && frame.persons
            && reading.lang() == Lang::Id
            && arguments.relative
            && sent
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
