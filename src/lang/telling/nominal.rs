//! Nominal events: what stands outside the phrase of a noun that tells an event and yet belongs to it.
//!
//! "Talks were held between A and B", "A and B agreed at a meeting", "A-B talks resumed", "a gift of X was
//! made by A", "A's gift was a vase": the roles stand with another verb, or inside a compound.

use super::{Teller, is_copula};
use crate::{
    domain::{EntityKind, Form, Lang, Party, Span},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        filling::Filling,
        frame::{Event, Frame, Role, Voice},
        item::item,
        lexicon::Class,
        outlook::{Aspect, Outlook},
        party::party,
        token::TokenKind,
    },
};

impl Teller<'_> {
    /// Takes in the phrases behind the verb that the noun is subject of: "Talks were held *between A and B*".
    pub(super) fn behind_verb(&self, arguments: &mut Arguments, event: Event) {
        let chunks = self.chunks();
        let verb = arguments.end;
        let passes = chunks.get(verb).is_some_and(|chunk| {
            chunk.kind == ChunkKind::Verb && self.words.reading.is(chunk.head, Class::Arranged)
        });
        if !passes || !arguments.phrases.is_empty() || event != Event::Meeting {
            return;
        }
        let behind = self.clauses.arguments(verb);
        arguments.phrases = behind.phrases;
    }

    /// The two sides of "*US-China* talks", where the talks are what the clause is about.
    pub(super) fn sides_of_talks(
        &self,
        at: usize,
        frame: &Frame,
        supported: bool,
        arguments: &Arguments,
    ) -> Vec<Party> {
        let chunk = &self.chunks()[at];
        let words = self.words;
        let led = at > 0 && self.chunks()[at - 1].kind == ChunkKind::Preposition;
        let subject = self
            .chunks()
            .get(arguments.end)
            .is_some_and(|next| next.kind == ChunkKind::Verb);
        let told = frame.event == Event::Meeting && !frame.bound && !led && (supported || subject);
        if !told || words.reading.lang() != Lang::En {
            return Vec::new();
        }
        let sides = |token: usize| {
            let span = words.reading.tokens[token].span;
            let (one, other) = words.reading.word(token).split_once('-')?;
            let middle = span.start + one.len();
            let spans = [
                Span::new(span.start, middle),
                Span::new(middle + 1, span.end),
            ];
            let known = !other.contains('-') && [one, other].iter().all(|side| self.is_side(side));
            known.then(|| spans.map(|span| self.side(span)).to_vec())
        };
        (chunk.tokens.start..chunk.head)
            .filter(|&token| words.reading.tokens[token].kind == TokenKind::Word)
            .find_map(sides)
            .unwrap_or_default()
    }

    /// Whether a word names a country, a people or a body that can talk.
    fn is_side(&self, word: &str) -> bool {
        let classes = self.words.reading.lexicon.classes(&word.to_lowercase());
        word.starts_with(char::is_uppercase)
            && [
                Class::PlaceName,
                Class::BodyName,
                Class::BodyNoun,
                Class::Demonym,
            ]
            .iter()
            .any(|&class| classes.has(class))
    }

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
        if !led {
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
            && matches!(lower(at - 1), "at" | "during" | "after");
        if gave && came.len() == 1 && hearers().len() == 1 {
            came.extend(hearers());
            return came;
        }
        // "A invited B *for talks*"
        if lower(at - 1) == "for" {
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
        let told = (own || bare || call) && says(Class::TellVerb) || says(Class::Briefing);
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
            let comes = kind.map_or(of_land, |kind| {
                talks || of_land || offices || kind == EntityKind::Person
            });
            comes.then_some(found)
        };
        group.iter().filter_map(of).collect()
    }

    /// What a clause says of a gift that is its subject: "was made *by A*", "A's gift was *a vase*".
    pub(super) fn said_of_gift(&self, at: usize, arguments: &Arguments, filling: &mut Filling) {
        if self.words.reading.lang() != Lang::En {
            return;
        }
        self.take_apposed(at, filling);
        let (chunks, lower) = (self.chunks(), |at: usize| {
            let chunk = self.chunks().get(at);
            chunk.map_or("", |chunk| self.words.reading.lower(chunk.head))
        });
        let verb = arguments.end;
        if !self.clauses.is(verb, ChunkKind::Verb) {
            return;
        }
        let thing = self.clauses.is(verb + 1, ChunkKind::Noun);
        // "The handover was *late*" says nothing of what is handed over.
        let deed = self.words.noun_is(chunks[at].head, Class::Abstract);
        let open = thing && !deed && filling.items.is_empty();
        // "The bequest is *the largest* in years"
        let ranks = thing
            && matches!(
                self.words.reading.lower(chunks[verb + 1].head),
                "largest" | "biggest" | "greatest" | "highest" | "first" | "latest" | "second"
            );
        if open && !ranks && is_copula(self.words, chunks[verb].head) {
            self.take_thing(verb + 1, filling);
            return;
        }
        if self.words.reading.is(chunks[verb].head, Class::Amounting) {
            self.take_amount(at, verb, filling);
            return;
        }
        // "The donation from A *comprised tents*"
        if open
            && self
                .words
                .reading
                .is(chunks[verb].head, Class::ContentsLead)
        {
            for thing in self.clauses.group_at(verb + 1).0 {
                self.take_thing(thing, filling);
            }
            return;
        }
        // "The grant from A will *help B* rebuild", "… will *go to B*"
        let head = chunks[verb].head;
        let given = filling.has(Role::Giver) && !filling.has(Role::Recipient) && !deed;
        if given && self.words.reading.is(head, Class::Serving) {
            let clause = self.clauses.arguments(verb);
            let to = || clause.phrases.iter().find(|(lead, _)| lower(*lead) == "to");
            let served = clause
                .objects
                .first()
                .or_else(|| to().map(|(_, group)| group));
            if let Some(group) = served {
                self.filler().take_for(filling, group);
            }
            // "will pay for beds *at the Lima Hospital*"
            let mut beds = clause
                .phrases
                .iter()
                .filter(|(lead, _)| lower(*lead) == "for");
            if let Some((_, group)) = beds.next().filter(|_| !filling.has(Role::Recipient)) {
                self.filler().take_for(filling, group);
            }
        }
        if self.words.reading.is(chunks[verb].head, Class::MadeVerb) {
            let giver = lower(verb + 1) == "by" && self.clauses.is(verb + 2, ChunkKind::Noun);
            if giver && !filling.has(Role::Giver) {
                self.filler().take(filling, Role::Giver, &vec![verb + 2]);
            }
            let clause = self.clauses.arguments(verb);
            let to = clause.phrases.iter().find(|(lead, _)| lower(*lead) == "to");
            if let Some((_, group)) = to.filter(|_| !filling.has(Role::Recipient)) {
                self.filler().take(filling, Role::Recipient, group);
            }
        }
        if filling.items.is_empty() {
            let subject = item(self.words, &chunks[at].tokens, chunks[at].head);
            let article = self.words.reading.lower(chunks[at].tokens.start);
            filling.points_back |= subject.is_some() && matches!(article, "the" | "this" | "that");
            filling.items.extend(subject);
        }
    }

    /// Takes aid with the sum that its verb tells, and whose it is: "*US aid* to A totalled *$40 million*".
    fn take_amount(&self, at: usize, verb: usize, filling: &mut Filling) {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let aid = words.noun_is(chunk.head, Class::AidNoun) && filling.has(Role::Recipient);
        let sum = self.chunks().get(verb + 1).and_then(|sum| {
            let sum = item(words, &sum.tokens, sum.head)?;
            (Some(sum.what) == sum.quantity_span && sum.unit.is_some()).then_some(sum)
        });
        let Some(sum) = sum.filter(|_| aid) else {
            return;
        };
        let whose = (chunk.tokens.start..chunk.head).find(|&token| {
            words.reading.is_capital(token)
                && (words.name_over(token).is_some() || words.reading.is(token, Class::Demonym))
        });
        if let Some(giver) = whose.filter(|_| !filling.has(Role::Giver)) {
            let end = words
                .name_over(giver)
                .map_or(giver + 1, |name| words.names[name].tokens.end);
            self.filler()
                .take_giver(filling, &(giver..end.min(chunk.head)));
        }
        filling.items = vec![sum];
        filling.used.push(verb + 1);
    }

    /// Takes for the receiver of a gift that opens an English sentence whoever the sentence goes on to tell of: "Thanks
    /// to a grant from A, *B* has …", "Using a gift from A, *B* built …".
    pub(super) fn take_enabled(&self, at: usize, arguments: &Arguments, filling: &mut Filling) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let open = filling.has(Role::Giver) && !filling.has(Role::Recipient);
        let lead = &chunks[..at];
        let opens = reading.lang() == Lang::En
            && (1..=2).contains(&lead.len())
            && reading.is(lead[0].head, Class::Enabling)
            && lead[1..]
                .iter()
                .all(|chunk| chunk.kind == ChunkKind::Preposition);
        let comma = arguments.end.saturating_sub(1)..chunks.len().min(arguments.end + 2);
        let comma = comma
            .clone()
            .find(|&at| self.clauses.is(at, ChunkKind::Comma));
        let subject = comma
            .map(|comma| comma + 1)
            .filter(|&subject| self.clauses.is(subject, ChunkKind::Noun) && open && opens);
        // "*B* has a new roof thanks to a grant from A"
        let thanks = || {
            let lower = |at: usize| reading.lower(chunks[at].head);
            let possible = || lower(at - 1) == "by" && lower(at - 2) == "possible";
            let led = at > 1
                && (lower(at - 1) == "to" && lower(at - 2).ends_with("thanks") || possible());
            let verb = (0..at)
                .rev()
                .find(|&verb| self.clauses.is(verb, ChunkKind::Verb))
                .filter(|_| led && open && reading.lang() == Lang::En)?;
            Some(*self.clauses.arguments(verb).subjects.first()?.first()?)
        };
        // "*B* can mend its roof after a grant from A"
        let after = || {
            let led = at > 1
                && matches!(reading.lower(chunks[at - 1].head), "after" | "following")
                && reading.lang() == Lang::En
                && open;
            let verb = (0..at)
                .rev()
                .find(|&verb| self.clauses.is(verb, ChunkKind::Verb))
                .filter(|_| led)?;
            let body = *self.clauses.arguments(verb).subjects.first()?.first()?;
            let about = self.words.chains.about(&chunks[body].tokens);
            let acts = about.is_some_and(|about| about.kind == EntityKind::Organisation)
                || self.words.noun_is(chunks[body].head, Class::BodyNoun);
            acts.then_some(body)
        };
        if let Some(subject) = subject.or_else(thanks).or_else(after) {
            self.filler().take(filling, Role::Recipient, &vec![subject]);
        }
    }

    /// Takes the thing before a gift that is said of it: "*a statue*, a gift from A".
    fn take_apposed(&self, at: usize, filling: &mut Filling) {
        let reading = self.words.reading;
        let gift = &self.chunks()[at];
        let apposed = at > 1
            && filling.items.is_empty()
            && self.clauses.is(at - 1, ChunkKind::Comma)
            && self.clauses.is(at - 2, ChunkKind::Noun)
            && matches!(reading.lower(gift.tokens.start), "a" | "an" | "the")
            && (reading.is(gift.head, Class::GiftNoun) || reading.is(gift.head, Class::GiftOf));
        if apposed {
            for thing in self.clauses.group_ending(at - 2) {
                self.take_thing(thing, filling);
            }
        }
    }

    fn take_thing(&self, at: usize, filling: &mut Filling) {
        let chunk = &self.chunks()[at];
        let thing = item(self.words, &chunk.tokens, chunk.head);
        filling.items.extend(thing);
        filling.used.push(at);
    }
}
