//! Objects and prepositional phrases: the walk to the right of a predicate, past what is said of its objects.

use super::{Arguments, Clauses};
use crate::{
    domain::Lang,
    lang::{chunk::ChunkKind, lexicon::Class, pos::VerbForm},
};

/// A walk to the right of a predicate.
struct Walk {
    predicate: usize,
    /// The first chunk of it.
    first: usize,
    /// Whether a relative clause has begun.
    skipping: bool,
    /// Where the objects go on behind a name between commas.
    resumed: Option<usize>,
}

impl Clauses<'_> {
    /// Walks to the right of a predicate for objects and prepositional phrases.
    pub(super) fn behind(&self, predicate: usize, arguments: &mut Arguments) {
        let mut walk = self.walk(predicate);
        let mut at = walk.first;
        while let Some(kind) = self.kind(at) {
            arguments.end = at;
            at = match kind {
                ChunkKind::Noun => match self.take_object(at, &mut walk, arguments) {
                    Some(next) => next,
                    None => return,
                },
                // "bagi orang *yang berasal dari* keluarga miskin": where those told of stem from.
                ChunkKind::Preposition if walk.skipping && self.tells_origin(at) => {
                    self.behind_phrase(at)
                }
                ChunkKind::Preposition => self.take_phrase(at, arguments),
                ChunkKind::Comma if walk.skipping && self.closes_aside(at, &walk, arguments) => {
                    walk.skipping = false;
                    walk.resumed = Some(at + 1);
                    at + 1
                }
                ChunkKind::Date | ChunkKind::Other | ChunkKind::Comma | ChunkKind::Conjunction => {
                    at + 1
                }
                // What a relative clause says of an object is passed over; the clause may go on behind it.
                ChunkKind::Relative => {
                    walk.skipping = true;
                    at + 1
                }
                // "planes *loaded with* food": what they carry is what is sent.
                ChunkKind::Verb if !walk.skipping && self.carries(at, arguments) => {
                    let load = at + 1 + usize::from(self.is(at + 1, ChunkKind::Preposition));
                    let (group, end) = self.group_at(load);
                    arguments.objects.pop();
                    arguments.objects.push(group);
                    end
                }
                ChunkKind::Verb if walk.skipping && !self.ends_relative(at) => at + 1,
                // "laptops, *valued at 2 million*, to the school"
                ChunkKind::Verb if !walk.skipping && self.is_valuation(at) => {
                    let sum = at + 1 + usize::from(self.is(at + 1, ChunkKind::Preposition));
                    self.group_at(sum).1
                }
                // "bantuan *terdiri dari beras dan gula* kepada X"
                ChunkKind::Verb if !walk.skipping && at > walk.first && self.holds_things(at) => {
                    self.group_at(at + 2).1
                }
                // "a desk, *called the Oak Desk*, from Ana"
                ChunkKind::Verb if !walk.skipping && self.is_name_aside(at) => {
                    at + 3 + usize::from(self.is(at + 1, ChunkKind::Preposition))
                }
                // "the helmet *worn by its pilot* to the museum": what a participle says of it is passed over.
                ChunkKind::Verb if !walk.skipping && at > walk.first && self.is_reduced(at) => {
                    // "tents *given to the town*": whoever gets them is told.
                    if self.gives(at) && self.leads_on_to(at + 1) {
                        self.take_phrase(at + 1, arguments)
                    } else {
                        self.behind_phrase(at + 1)
                    }
                }
                // "menyerahkan kaus *bertanda tangan* kepada A"
                ChunkKind::Verb if !walk.skipping && self.is_marked(at, predicate, arguments) => {
                    at + 1 + usize::from(self.is(at + 1, ChunkKind::Noun))
                }
                // "menjamu *makan siang* A": what A is received with.
                ChunkKind::Verb if at == walk.first && self.is_meal(at) => {
                    walk.first = at + 1;
                    at + 1
                }
                // "discussed *ways to mend the bridge* with X", "discuss *how to mend it* with X"
                ChunkKind::Verb | ChunkKind::Subordinator => match self.behind_matter(at, &walk) {
                    Some(behind) => behind,
                    None => return,
                },
                ChunkKind::Stop => return,
            };
        }
        arguments.end = self.chunks.len();
    }

    /// The chunk behind an English infinitive, with a question word perhaps, that goes on with what is talked about:
    /// "discussed ways *to mend the bridge*", "discuss *how to speed up checks*".
    fn behind_matter(&self, at: usize, walk: &Walk) -> Option<usize> {
        let reading = self.words.reading;
        let asks = self.is(at, ChunkKind::Subordinator);
        let verb = at + usize::from(asks);
        let opens = if asks {
            at == walk.first && reading.is(self.chunks[at].head, Class::Question)
        } else {
            at > 0 && reading.is(self.chunks[at - 1].head, Class::Ways)
        };
        let talked = self.is(walk.predicate, ChunkKind::Verb)
            && reading.is(self.chunks[walk.predicate].head, Class::TopicVerb);
        let infinitive =
            self.is(verb, ChunkKind::Verb) && reading.lower(self.chunks[verb].tokens.start) == "to";
        let particle = matches!(
            self.kind(verb + 1),
            Some(ChunkKind::Preposition | ChunkKind::Other)
        );
        let noun = verb + 1 + usize::from(particle);
        let goes_on = opens
            && talked
            && infinitive
            && !walk.skipping
            && reading.lang() == Lang::En
            && self.is(noun, ChunkKind::Noun);
        goes_on.then(|| self.group_at(noun).1)
    }

    /// Whether a preposition leads to where the people before an Indonesian relative clause stem from.
    fn tells_origin(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let people = at.checked_sub(3).map(|people| self.chunks[people].head);
        reading.lang() == Lang::Id
            && self.is(at - 1, ChunkKind::Verb)
            && self.is(at - 2, ChunkKind::Relative)
            && reading.is(self.chunks[at - 1].head, Class::Stemming)
            && people.is_some_and(|people| {
                reading.is(people, Class::PersonNoun) || reading.is(people, Class::Folk)
            })
    }

    /// Whether an Indonesian verb behind another says what is in the things before it: "bantuan *terdiri dari* beras".
    fn holds_things(&self, at: usize) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::Id
            && reading.is(self.chunks[at].head, Class::ContentsLead)
            && self.is(at + 1, ChunkKind::Preposition)
            && self.is(at + 2, ChunkKind::Noun)
    }

    /// Whether an Indonesian verb in ber- right behind an object says what the object bears: "kaus *bertanda* tangan", "tas
    /// *bermerek* X".
    fn is_marked(&self, at: usize, predicate: usize, arguments: &Arguments) -> bool {
        let (reading, verb) = (self.words.reading, &self.chunks[at]);
        let form = reading.lower(verb.head);
        reading.lang() == Lang::Id
            && self.is(predicate, ChunkKind::Verb)
            && self.is(at - 1, ChunkKind::Noun)
            && arguments.objects.last().and_then(|group| group.last()) == Some(&(at - 1))
            && verb.tokens.len() == 1
            && form.starts_with("ber")
            && !self.words.frames.is_verb_form(form)
            && !reading.is(verb.head, Class::Say)
            && !reading.is(verb.head, Class::Motion)
    }

    /// Whether an Indonesian verb behind another names a meal.
    fn is_meal(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::Id
            && self.words.reading.is(self.chunks[at].head, Class::Meal)
    }

    /// The walk from a predicate; "met, *separately*, the commissioner" begins behind the commas.
    fn walk(&self, predicate: usize) -> Walk {
        let aside = [ChunkKind::Comma, ChunkKind::Other, ChunkKind::Comma];
        let mut steps = aside.iter().enumerate();
        let parted = steps.all(|(step, &kind)| self.is(predicate + 1 + step, kind));
        Walk {
            predicate,
            first: predicate + 1 + if parted { aside.len() } else { 0 },
            skipping: false,
            resumed: None,
        }
    }

    /// Takes in the phrases at a chunk as an object. Where the walk goes on; `None` where they open another clause.
    fn take_object(&self, at: usize, walk: &mut Walk, arguments: &mut Arguments) -> Option<usize> {
        let (group, end) = self.group_at(at);
        // A new clause: "…, X menolak" or "dan X menolak".
        let fresh = at > walk.first
            && walk.resumed != Some(at)
            && matches!(
                self.chunks[at - 1].kind,
                ChunkKind::Comma | ChunkKind::Conjunction
            );
        if fresh && let Some(behind) = self.past_aside(at, end) {
            return Some(behind);
        }
        if fresh && (self.begins_clause(end) || self.opens_saying(at, end)) {
            return None;
        }
        // "met Ana, *an adviser to the mayor*, in Lisbon"
        if fresh && at > 1 && self.is_apposed(at - 2, at) {
            return Some(self.past_apposition(at));
        }
        if at > walk.first && self.opens_contact(at) {
            walk.skipping = true;
        }
        if walk.skipping || fresh {
            return Some(end);
        }
        if let Some((names, behind)) = self.names_of_several(at) {
            walk.resumed = Some(behind + 1);
            arguments.objects.push(names);
            return Some(behind);
        }
        if self.resumes(at, end, walk.predicate) {
            walk.resumed = Some(end + 1);
        }
        arguments.objects.push(group);
        Some(end)
    }

    /// Whether a comma closes what a relative clause says of the first of two English objects: "gave Ana, who was in
    /// town, *a clock*".
    fn closes_aside(&self, at: usize, walk: &Walk, arguments: &Arguments) -> bool {
        let first = arguments.objects.first().and_then(|group| group.last());
        let aside = first.is_some_and(|&first| {
            self.is(first + 1, ChunkKind::Comma)
                && self.is(first + 2, ChunkKind::Relative)
                && (first + 3..at).any(|verb| self.is(verb, ChunkKind::Verb))
        });
        let (_, end) = self.group_at(at + 1);
        let ends = matches!(
            self.kind(end),
            None | Some(ChunkKind::Stop | ChunkKind::Preposition | ChunkKind::Date)
        );
        self.words.reading.lang() == Lang::En
            && arguments.objects.len() == 1
            && aside
            && self.is(at + 1, ChunkKind::Noun)
            && ends
            && self
                .words
                .reading
                .is(self.chunks[walk.predicate].head, Class::TwoObjects)
    }

    /// The chunk behind who says it in the midst of an English clause: "gave tents, *the ministry said*, to the town".
    fn past_aside(&self, at: usize, end: usize) -> Option<usize> {
        let leads = self.is(at - 1, ChunkKind::Comma)
            && self.is(end, ChunkKind::Verb)
            && self.is(end + 1, ChunkKind::Comma)
            && self.is(end + 2, ChunkKind::Preposition);
        let says = leads && self.words.reading.is(self.chunks[end].head, Class::Say);
        (says && self.words.reading.lang() == Lang::En).then_some(end + 2)
    }

    /// "about steps *he might take*": a clause said of the noun, without a relative word.
    fn opens_contact(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.is_pronoun(at)
            && matches!(
                self.words.reading.lower(self.chunks[at].head),
                "he" | "she" | "they" | "we" | "i" | "it"
            )
            && self.is(at + 1, ChunkKind::Verb)
    }

    /// Whether the next object stands behind a name between commas: "memberi cucunya, Rini, *sepeda*", "handed the
    /// captain, Jonas Vik, *a drawing*".
    fn resumes(&self, at: usize, end: usize, predicate: usize) -> bool {
        let words = self.words;
        let head = self.chunks[at].head;
        let office = words.noun_is(head, Class::Role)
            && words
                .reading
                .is(self.chunks[predicate].head, Class::TwoObjects);
        (office || words.noun_is(head, Class::Kin) || words.reading.lang() == Lang::Id)
            && self.named_by(at).is_some()
            && self.is(end, ChunkKind::Comma)
    }

    /// Takes in the phrase that a preposition leads to, or its clitic; the chunk behind.
    fn take_phrase(&self, preposition: usize, arguments: &mut Arguments) -> usize {
        if self.has_clitic(preposition) {
            arguments.phrases.push((preposition, vec![preposition]));
            return preposition + 1;
        }
        // "bertemu *dengannya* di Solo", whoever that is: Solo is no part of it.
        let word = self.words.reading.lower(self.chunks[preposition].head);
        if self.words.reading.lang() == Lang::Id && word.ends_with("nya") {
            return preposition + 1;
        }
        let mut next = preposition + 1;
        while self.is(next, ChunkKind::Preposition) || self.is(next, ChunkKind::Other) {
            next += 1;
        }
        if !self.is(next, ChunkKind::Noun) {
            return preposition + 1;
        }
        let pair = matches!(
            self.words.reading.lower(self.chunks[preposition].head),
            "antara" | "between" | "among"
        );
        let (group, end) = if pair {
            self.pair_at(next)
        } else {
            self.group_at(next)
        };
        // "handed it *over to* the town": the particle leads nowhere.
        let parted = next == preposition + 2
            && self.words.reading.lang() == Lang::En
            && self.words.reading.lower(self.chunks[preposition + 1].head) == "to"
            && matches!(
                self.words.reading.lower(self.chunks[preposition].head),
                "over" | "out" | "back" | "on" | "down"
            );
        let lead = preposition + usize::from(parted);
        arguments.phrases.push((lead, group));
        end
    }

    /// Whether a phrase behind a comma, with those led to by prepositions, is who says what went before: "…, *the
    /// ministry in Lisbon* said".
    fn opens_saying(&self, at: usize, end: usize) -> bool {
        let mut next = end;
        while self.is(next, ChunkKind::Preposition) && self.is(next + 1, ChunkKind::Noun) {
            next += 2;
        }
        self.words.reading.lang() == Lang::En
            && next > end
            && self.is(at - 1, ChunkKind::Comma)
            && self.is(next, ChunkKind::Verb)
            && self.words.reading.is(self.chunks[next].head, Class::Say)
    }

    /// Whether a participle right behind an object says with what it is loaded.
    fn carries(&self, at: usize, arguments: &Arguments) -> bool {
        let load = at + 1 + usize::from(self.is(at + 1, ChunkKind::Preposition));
        let chunk = &self.chunks[at];
        let comprises = self.words.reading.is(chunk.head, Class::Comprising);
        chunk.tokens.len() == 1
            && (self.words.reading.is(chunk.head, Class::Loaded) || comprises)
            && (self.is(at - 1, ChunkKind::Noun) || self.is(at - 1, ChunkKind::Comma))
            && !arguments.objects.is_empty()
            && self.is(load, ChunkKind::Noun)
    }

    /// Whether a participle says how much the thing before it is worth.
    fn is_valuation(&self, at: usize) -> bool {
        let sum = at + 1 + usize::from(self.is(at + 1, ChunkKind::Preposition));
        self.chunks[at].tokens.len() == 1
            && self.words.reading.is(self.chunks[at].head, Class::Valued)
            && self.is(sum, ChunkKind::Noun)
    }

    /// Whether a participle between commas says what the thing before it is called.
    fn is_name_aside(&self, at: usize) -> bool {
        let (chunk, reading) = (&self.chunks[at], self.words.reading);
        let bare = chunk.tokens.len() == 1 && reading.is(chunk.head, Class::Called);
        // "boats, *commonly known as* dragons, to"
        let known = reading.lower(chunk.head) == "known"
            && chunk.tokens.len() < 3
            && self.is(at + 1, ChunkKind::Preposition);
        let name = at + 1 + usize::from(known);
        reading.lang() == Lang::En
            && (bare || known)
            && self.is(at - 1, ChunkKind::Comma)
            && self.is(name, ChunkKind::Noun)
            && self.is(name + 1, ChunkKind::Comma)
    }

    /// Whether a bare English participle says something of the noun right before it.
    fn is_reduced(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let by = self
            .chunks
            .get(at + 1)
            .is_some_and(|next| self.words.reading.lower(next.head) == "by");
        let participle = match self.words.form(chunk.head) {
            VerbForm::PastPart => true,
            VerbForm::Past => by || self.gives(at) && self.leads_on_to(at + 1),
            _ => false,
        };
        self.words.reading.lang() == Lang::En
            && participle
            && chunk.tokens.len() == 1
            && self.is(at - 1, ChunkKind::Noun)
            && !self.is_pronoun(at - 1)
            && self.is(at + 1, ChunkKind::Preposition)
            && !self.words.reading.is(chunk.head, Class::Say)
    }

    /// Whether an English "to" with a phrase behind it stands at a chunk.
    fn leads_on_to(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.is(at, ChunkKind::Preposition)
            && self.is(at + 1, ChunkKind::Noun)
            && self.words.reading.lower(self.chunks[at].head) == "to"
    }

    /// The chunk behind a preposition and its phrases or date.
    fn behind_phrase(&self, preposition: usize) -> usize {
        match self.kind(preposition + 1) {
            Some(ChunkKind::Noun) => self.group_at(preposition + 1).1,
            Some(_) => preposition + 2,
            None => preposition + 1,
        }
    }

    /// Whether the verb at a chunk is already the second one behind a relative word.
    fn ends_relative(&self, at: usize) -> bool {
        let relative = (0..at)
            .rev()
            .find(|&before| self.is(before, ChunkKind::Relative));
        relative
            .is_some_and(|relative| (relative..at).any(|between| self.is(between, ChunkKind::Verb)))
    }
}
