//! Tellings: each place where a frame is filled, with its roles, outlook, place, date and source.
//!
//! A telling is one sentence's word for an event. What the article reports in several tellings is put
//! together later, in `gift` and `meeting`.

use std::ops::Range;

use super::{
    chunk::{Chunk, ChunkKind, chunks},
    clause::{Arguments, Clauses},
    filling::{self, Filler, Filling},
    frame::{Event, Frame, Pattern, Role, Voice},
    gift::is_wrapper,
    lexicon::Class,
    outlook::{Aspect, Outlook},
    party::{item, party},
    pos::VerbForm,
    sentence::Part,
    setting,
    words::Words,
};
use crate::domain::{
    self, Doubts, EntityId, EntityKind, Form, Item, Lang, MentionForm, Party, Place, Span, Told,
    When,
};

/// What a sentence says of an event.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The frame that read it.
    pub frame: &'static Frame,
    /// Who fills which role.
    pub parties: Vec<(Role, Party)>,
    /// What is given.
    pub items: Vec<Item>,
    /// Whether the noun for the thing points back: "hadiah itu", "drone tersebut".
    pub points_back: bool,
    /// Whether it adds to what was told: "juga", "turut".
    pub adds: bool,
    /// Whether those who receive are only pointed to.
    pub to_them: bool,
    /// What it says it adds to.
    pub besides: Vec<Item>,
    /// Whether it is told as a fact.
    pub outlook: Outlook,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub date: Option<When>,
    /// Who says so.
    pub attribution: Vec<Party>,
    /// The words that tell it.
    pub evidence: Span,
    /// The sentence, by index.
    pub sentence: usize,
    /// Whether the headline tells it.
    pub in_title: bool,
    /// How sure it is, in percent.
    pub sure: u8,
    /// How it was read.
    pub told: Told,
    /// Whether "aid", "bantuan" or the like is said of it.
    pub is_aid: bool,
    /// Whether what is given is an honour.
    pub is_honour: bool,
    /// What is talked about.
    pub topic: Option<Span>,
    /// Who met each of the other parties by themselves, in "A held separate talks with B and C".
    pub apart: Vec<Party>,
}

impl Telling {
    /// The parties in a role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = Party> + '_ {
        self.parties
            .iter()
            .filter(move |(filled, _)| *filled == role)
            .map(|(_, party)| *party)
    }
}

/// All tellings of the article, in order.
#[must_use]
pub fn find(words: &Words) -> Vec<Telling> {
    let mut tellings = Vec::new();
    for (number, sentence) in words.reading.sentences.iter().enumerate() {
        let told = sentence
            .tokens
            .clone()
            .any(|at| !words.frames.of_form(words.reading.lower(at)).is_empty());
        if sentence.part == Part::Dateline || !told {
            continue;
        }
        let chunks = chunks(words, &sentence.tokens);
        let of_class = |class| {
            let mut tokens = sentence.tokens.clone();
            tokens.any(|at| words.reading.is(at, class))
        };
        let (of_crime, of_sport) = (of_class(Class::Crime), of_class(Class::Sport));
        let of_contest = of_class(Class::Contest);
        for chunks in chunks.chunks(LONGEST) {
            let teller = Teller {
                words,
                clauses: Clauses { words, chunks },
                number,
                of_crime,
                of_sport,
                of_contest,
            };
            tellings.extend((0..chunks.len()).filter_map(|at| teller.at(at)));
        }
    }
    tellings
}

/// The most chunks that are read as one sentence. Every telling walks to both ends of it, so text without
/// a full stop would cost the square of its length.
pub const LONGEST: usize = 200;

/// How many of the first mentions of a text are asked for someone's office; keeps the search linear.
const OFFICES: usize = 400;

/// Words by which several meetings are told in one clause.
const SEPARATE: &[&str] = &["separate", "separately", "terpisah"];

/// A sentence on its way to tellings.
pub(super) struct Teller<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) clauses: Clauses<'a>,
    number: usize,
    /// Whether a word of crime, or of sport, stands in the sentence.
    of_crime: bool,
    pub(super) of_sport: bool,
    /// Whether a word of a contest stands in the sentence.
    pub(super) of_contest: bool,
}

impl Teller<'_> {
    pub(super) fn chunks(&self) -> &[Chunk] {
        self.clauses.chunks
    }

    pub(super) fn filler(&self) -> Filler<'_> {
        Filler {
            words: self.words,
            clauses: self.clauses,
        }
    }

    /// The best telling of the predicate at a chunk.
    fn at(&self, at: usize) -> Option<Telling> {
        let chunk = &self.chunks()[at];
        let reading = self.words.reading;
        let forms = self.words.frames.of_form(reading.lower(chunk.head));
        let mut best: Option<(u32, Telling)> = None;
        for &(index, voice) in forms {
            let frame = &self.words.frames.frames[index];
            if voice == Voice::Active && !self.may_be_bare(chunk) {
                continue;
            }
            if !frame.needs.is_empty() && !self.says(&frame.needs) {
                continue;
            }
            let told = match (chunk.kind, voice) {
                (ChunkKind::Verb, Voice::Active | Voice::Passive) => self.verb(at, frame, voice),
                (ChunkKind::Noun, Voice::Noun) => self.noun(at, frame),
                _ => None,
            };
            let whole =
                |telling: &Telling| frame.event == Event::Meeting || !telling.items.is_empty();
            if let Some((score, telling)) = told.filter(|(_, telling)| whole(telling))
                && best.as_ref().is_none_or(|(known, _)| score > *known)
            {
                best = Some((score, telling));
            }
        }
        best.map(|(_, telling)| telling)
    }

    /// Whether a verb has its prefix, or stands where it needs none: in a headline, or behind a pronoun as
    /// in "uang yang *saya beri*". Elsewhere the bare form is an order or a noun.
    fn may_be_bare(&self, chunk: &Chunk) -> bool {
        let reading = self.words.reading;
        if !self.words.frames.is_bare(reading.lower(chunk.head)) {
            return true;
        }
        let first = reading.sentences[self.number].tokens.start;
        let before = chunk.head.saturating_sub(3).max(first)..chunk.head;
        reading.is_headline(chunk.head)
            || before
                .into_iter()
                .any(|at| reading.is(at, Class::Pronoun) && !reading.lower(at).ends_with("nya"))
    }

    /// A telling by a verb.
    fn verb(&self, at: usize, frame: &'static Frame, voice: Voice) -> Option<(u32, Telling)> {
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

    /// Whether one of the words stands in the sentence.
    pub(super) fn says(&self, wanted: &[&str]) -> bool {
        let tokens = self.words.reading.sentences[self.number].tokens.clone();
        tokens
            .into_iter()
            .any(|at| wanted.contains(&self.words.reading.lower(at)))
    }

    /// Whether one of the words stands behind a predicate, before the next verb.
    fn followed_by(&self, at: usize, particles: &[&str]) -> bool {
        let head = self.chunks()[at].head;
        let end = self.words.reading.sentences[self.number].tokens.end;
        (head + 1..end.min(head + 7))
            .any(|next| particles.contains(&self.words.reading.lower(next)))
    }

    /// The voice of an English verb group: a participle behind a form of "be", or one that stands behind
    /// its noun and before a preposition, is passive.
    fn english_voice(&self, at: usize) -> Voice {
        let chunk = &self.chunks()[at];
        let words = self.words;
        // "is to give": what stands before the infinitive's "to" helps another verb.
        let start = (chunk.tokens.start..chunk.head)
            .rev()
            .find(|&token| words.reading.lower(token) == "to")
            .unwrap_or(chunk.tokens.start);
        let helper = |forms: &[&str]| {
            (start..chunk.tokens.end)
                .any(|token| token != chunk.head && forms.contains(&words.reading.lower(token)))
        };
        let participle = words.form(chunk.head) == VerbForm::PastPart;
        let be = helper(&[
            "is", "are", "was", "were", "be", "been", "being", "'s", "'re",
        ]);
        let have = helper(&["have", "has", "had", "having", "'ve"]);
        if be && (!have || helper(&["been"])) {
            let progressive = words.form(chunk.head) == VerbForm::Ger;
            return if progressive {
                Voice::Active
            } else {
                Voice::Passive
            };
        }
        let behind = self.chunks().get(at + 1).map(|next| next.kind);
        let reduced = participle
            && !have
            && chunk.tokens.len() == 1
            && !matches!(behind, Some(ChunkKind::Noun));
        // "conferred by video" has no agent.
        let agent = |by: usize| {
            let noun = self.chunks().get(by + 1);
            self.chunks()
                .get(by)
                .is_some_and(|next| words.reading.lower(next.head) == "by")
                && !noun.is_some_and(|noun| {
                    matches!(
                        words.reading.lower(noun.head),
                        "phone" | "telephone" | "video" | "link" | "videoconference" | "conference"
                    )
                })
        };
        let by = agent(at + 1);
        // "books, *sent to the schools by* the city"
        let loose = matches!(words.form(chunk.head), VerbForm::PastPart | VerbForm::Past)
            && !have
            && chunk.tokens.len() == 1
            && at > 0
            && matches!(
                self.chunks()[at - 1].kind,
                ChunkKind::Noun | ChunkKind::Comma
            )
            && behind == Some(ChunkKind::Preposition)
            && self
                .clauses
                .arguments(at)
                .phrases
                .iter()
                .any(|(by, group)| agent(*by) && self.is_party(group));
        if loose {
            return Voice::Passive;
        }
        if reduced && by {
            Voice::Passive
        } else {
            Voice::Active
        }
    }

    /// The phrases that a participle at a chunk is said of: right before it, or before its comma.
    fn described_by(&self, at: usize) -> Option<Vec<usize>> {
        let comma = at > 0 && self.chunks()[at - 1].kind == ChunkKind::Comma;
        let noun = at.checked_sub(1 + usize::from(comma))?;
        let is_noun = self.chunks()[noun].kind == ChunkKind::Noun;
        is_noun.then(|| self.clauses.group_ending(noun))
    }

    /// Whether a group of phrases begins with someone who can act.
    fn is_party(&self, group: &[usize]) -> bool {
        group.first().is_some_and(|&first| {
            let chunk = &self.chunks()[first];
            party(self.words, &chunk.tokens, chunk.head).is_some()
        })
    }

    /// A telling by a noun: "pertemuan antara …", "a gift from …".
    fn noun(&self, at: usize, frame: &'static Frame) -> Option<(u32, Telling)> {
        let words = self.words;
        let chunk = &self.chunks()[at];
        let mut arguments = self.clauses.arguments(at);
        arguments.objects.clear();
        // "received *on Tuesday* a call from"
        let dated = at > 1 && self.chunks()[at - 1].kind == ChunkKind::Date;
        let verb = at
            .checked_sub(1 + usize::from(dated))
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb);
        // "called off *the talks*"
        let off = at
            .checked_sub(2)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb)
            .filter(|_| words.reading.lower(self.chunks()[at - 1].head) == "off");
        // "wrapped *up* talks"
        let up = at
            .checked_sub(2)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb)
            .filter(|_| words.reading.lower(self.chunks()[at - 1].head) == "up");
        let verb = verb.or(off).or(up);
        let support = match off {
            Some(_) => frame.supported_by("call_off"),
            None => verb
                .and_then(|verb| frame.supported_by(words.reading.lower(self.chunks()[verb].head))),
        };
        let copula = verb.is_some_and(|verb| is_copula(words, self.chunks()[verb].head));
        // "approved a grant for": the verb's own frame tells more than its object does.
        let told = verb.is_some_and(|verb| {
            let form = words.reading.lower(self.chunks()[verb].head);
            let gift =
                |&(index, _): &(usize, Voice)| words.frames.frames[index].event == Event::Gift;
            frame.event == Event::Gift && words.frames.of_form(form).iter().any(gift)
        });
        if support.is_none() && told {
            return None;
        }
        let subject = match (support, verb) {
            (Some(role), _) => role,
            (None, Some(_)) if copula => frame.patterns.first().and_then(|pattern| pattern.subject),
            (None, None) if frame.event == Event::Meeting => Some(Role::Participant),
            _ => None,
        };
        if verb.is_none() {
            self.behind_verb(&mut arguments, frame.event);
        }
        let mut fronted = false;
        if support.is_none() && !copula {
            if verb.is_some() || frame.event == Event::Gift {
                arguments.subjects.clear();
            } else {
                fronted = self.fronted(at, &mut arguments);
            }
        }
        // "were in talks to join": nobody to talk with is named.
        let aside = at > 0
            && self.chunks()[at - 1].kind == ChunkKind::Preposition
            && words.reading.lang() == Lang::En
            && !fronted
            && up.is_none()
            && !self.led_by(&arguments, &["with", "between", "among"]);
        if aside {
            arguments.subjects.clear();
        } else if let Some(subjects) = self.subjects_of_governor(at).filter(|_| !fronted) {
            // "A praised B *at a meeting with C*": A met C.
            arguments.subjects = subjects;
        }
        let attending = self.attending(at, frame, &arguments);
        if frame.bound && support.is_none() && !fronted && attending.is_empty() {
            return None;
        }
        // What the noun phrase itself holds: "pertemuan *A* dan B", "bantuan *beras*", "*Ana*'s talks".
        // "During *his* meeting with Ana, Budi …" looks ahead to Budi.
        let inner = self
            .inner(at)
            .filter(|inner| !fronted || !self.is_pronoun(inner));
        if let Some(pair) = self.joined_by_hyphen(at, frame, inner.as_ref()) {
            return self.telling(at, frame, pair, &arguments);
        }
        let beside = inner
            .as_ref()
            .and_then(|inner| self.beside(at, frame, inner));
        // "pertemuan G20", "perundingan CEPA": a body by itself says of what kind the talks are.
        let inner = inner.filter(|inner| {
            let about = words.chains.about(inner);
            // "Rapat Pleno", "rapat Gubernur": who sits in it is said with "dengan" or not at all.
            let sitting = words.reading.lower(chunk.head).starts_with("rapat");
            let person = about.is_none_or(|about| {
                about.kind == EntityKind::Person && (about.sure || inner.len() > 1) && !sitting
            });
            frame.event == Event::Gift
                || frame.bound
                || words.reading.lang() == Lang::En
                || person
                || beside.is_some()
                || self.led_by(&arguments, &["antara", "dengan", "bersama"])
        });
        // "canceled *his* meeting": who cancels need not be who meets.
        let held = subject.filter(|_| inner.is_none() || words.reading.lang() == Lang::Id);
        let sides = self.sides_of_talks(at, frame, support.is_some(), &arguments);
        let filling = frame
            .patterns
            .iter()
            .filter_map(|pattern| {
                let pattern = Pattern {
                    subject: held,
                    ..pattern.clone()
                };
                let inner_role = match (frame.event, words.reading.lang()) {
                    (Event::Meeting, _) => Role::Participant,
                    (Event::Gift, Lang::Id) => Role::Item,
                    (Event::Gift, Lang::En) => Role::Giver,
                };
                self.filler().fill(
                    &pattern,
                    &arguments,
                    &inner
                        .iter()
                        .chain(&beside)
                        .map(|range| (inner_role, range.clone()))
                        .collect::<Vec<_>>(),
                )
            })
            .rev()
            .max_by_key(|filling| filling.score);
        let attended = !attending.is_empty();
        // "The donation of 60 beds *was made by* A to B"
        let passed = frame.event == Event::Gift
            && words.reading.lang() == Lang::En
            && self.chunks().get(arguments.end).is_some_and(|verb| {
                verb.kind == ChunkKind::Verb && words.reading.lower(verb.head) == "made"
            });
        let more = !(sides.is_empty() && attending.is_empty()) || passed;
        let refuted = || self.is_refuted(at, frame, &arguments);
        let mut filling = filling.or_else(|| (more || refuted()).then(Filling::default))?;
        for party in sides.into_iter().chain(attending) {
            filling.add(words, Role::Participant, party);
        }
        if frame.event == Event::Meeting {
            filling.parties.extend(self.owner(at, &filling));
        }
        if frame.event == Event::Gift && words.reading.lang() == Lang::Id {
            self.filler().unwrap_items(&mut filling, &arguments);
            self.filler().take_measure(&mut filling, at);
            // "Penyerahan *bantuan* dilakukan …": the aid told of before.
            let bare = |item: &Item| words.reading.tokens_in(item.what).len() == 1;
            filling.points_back |= chunk.kind == ChunkKind::Noun
                && filling
                    .items
                    .iter()
                    .all(|item| bare(item) && is_wrapper(words, item));
            self.filler().take_doer(&mut filling, arguments.end);
        }
        if frame.event == Event::Gift {
            self.said_of_gift(at, &arguments, &mut filling);
        }
        let names_gift =
            words.noun_is(chunk.head, Class::GiftNoun) || words.noun_is(chunk.head, Class::AidNoun);
        // "*His* meeting with Ana was short, Budi said": the speaker, where nobody was named before.
        let pronoun = inner.as_ref().is_some_and(|inner| self.is_pronoun(inner));
        if pronoun && frame.event == Event::Meeting && filling.parties.len() == 1 {
            let scene = setting::Scene {
                words,
                clauses: self.clauses,
                predicate: at,
                arguments: &arguments,
                used: &filling.used,
                items: &filling.items,
            };
            let speaker = scene.attribution();
            filling
                .parties
                .extend(speaker.into_iter().map(|party| (Role::Participant, party)));
        }
        if frame.event == Event::Gift && filling.items.is_empty() && !copula && names_gift {
            // "Japan's aid": the thing without its giver.
            let owner = chunk.tokens.clone().take_while(|&token| token < chunk.head);
            let start = owner
                .filter(|&token| words.reading.lower(token) == "'s")
                .last()
                .map_or(chunk.tokens.start, |mark| mark + 1);
            // "the gift of *the Kingdom*": the giver is no part of the thing.
            let whose = inner.as_ref().is_some_and(|inner| inner.start > chunk.head);
            let end = if whose {
                chunk.head + 1
            } else {
                chunk.tokens.end
            };
            filling.items.extend(item(words, &(start..end), chunk.head));
            let article = words.reading.lower(chunk.tokens.start);
            filling.points_back |= matches!(article, "the" | "this" | "that");
        }
        let (score, mut telling) = self.telling(at, frame, filling, &arguments)?;
        // "agreed at a meeting": what was agreed lies ahead, the meeting does not.
        if attended {
            telling.outlook = Outlook::Fact;
        }
        Some((score, telling))
    }

    /// Whether an Indonesian sentence says of a meeting told before that it did not come about: "Pertemuan itu
    /// sama sekali tidak terjadi".
    fn is_refuted(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let last = words.reading.lower(chunk.tokens.end - 1);
        let points = frame.event == Event::Meeting
            && words.reading.lang() == Lang::Id
            && !frame.bound
            && matches!(last, "itu" | "tersebut" | "ini");
        let happens = self.chunks().get(arguments.end..).is_some_and(|behind| {
            let verb = behind.iter().find(|chunk| chunk.kind == ChunkKind::Verb);
            verb.is_some_and(|verb| {
                [Class::Happen, Class::Cancel]
                    .iter()
                    .any(|&class| words.reading.is(verb.head, class))
            })
        });
        points && happens && at == 0
    }

    /// Whose meeting it is by the noun's clitic: "pertemuan*nya* dengan X".
    fn owner(&self, at: usize, filling: &Filling) -> Option<(Role, Party)> {
        let head = self.chunks()[at].head;
        let chains = &self.words.chains;
        let about = chains.about(&(head..head + 1))?;
        let party = Party {
            span: self.words.reading.span(&(head..head + 1)),
            name: chains.entities[about.entity.0].name,
            entity: Some(about.entity),
        };
        let known = filling
            .parties
            .iter()
            .any(|(_, other)| filling::same(self.words, other, &party));
        (about.form == MentionForm::Pronoun && !known).then_some((Role::Participant, party))
    }

    /// The two sides that a hyphen joins behind a noun for a meeting: "pertemuan *Iran-Amerika Serikat*".
    fn joined_by_hyphen(
        &self,
        at: usize,
        frame: &Frame,
        inner: Option<&Range<usize>>,
    ) -> Option<Filling> {
        let reading = self.words.reading;
        let meeting = frame.event == Event::Meeting && reading.lang() == Lang::Id;
        let inner = inner.filter(|_| meeting)?;
        let capitals = inner.clone().take_while(|&at| reading.is_capital(at));
        let end = capitals.last()? + 1;
        let (token, mark) = (inner.start..end).find_map(|at| {
            let mark = reading.word(at).find(['-', '–'])?;
            Some((at, mark))
        })?;
        let whole = reading.span(&(inner.start..end));
        let mark = reading.tokens[token].span.start + mark;
        let dash = reading.text[mark..].chars().next()?.len_utf8();
        let sides = [
            Span::new(whole.start, mark),
            Span::new(mark + dash, whole.end),
        ];
        let named = |side: &Span| {
            let said = side.of(reading.text);
            said.chars().count() > 2 && said.starts_with(char::is_uppercase) && said != "Al"
        };
        // "perundingan perjanjian dagang A-B": the agreement is theirs, the talks need not be told of.
        let near = token <= self.chunks()[at].head + 2;
        let parties = sides
            .iter()
            .map(|&side| (Role::Participant, self.side(side)));
        // "perundingan IEU-CEPA" is no meeting of two.
        let known = |side: &Span| {
            let lower = side.of(reading.text).to_lowercase();
            self.side(*side).entity.is_some()
                || reading.lexicon.classes(&lower).has(Class::PlaceName)
                || reading.lexicon.classes(&lower).has(Class::BodyName)
                || side.of(reading.text).contains(' ')
        };
        (near && sides.iter().all(named) && sides.iter().all(known)).then(|| Filling {
            parties: parties.collect(),
            score: 20,
            ..Filling::default()
        })
    }

    /// The party that part of a word names, as the article names it in full elsewhere.
    pub(super) fn side(&self, span: Span) -> Party {
        let (chains, text) = (&self.words.chains, self.words.reading.text);
        let said = span.of(text);
        let known = chains.entities.iter().position(|entity| {
            let name = entity.name.of(text);
            !entity.name.overlaps(span)
                && (name == said || name.split(' ').any(|word| word == said))
        });
        Party {
            span,
            name: known.map_or(span, |known| chains.entities[known].name),
            entity: known.map(EntityId),
        }
    }

    /// The subject of the clause behind a fronted "Dalam pertemuan …, A …".
    fn fronted(&self, at: usize, arguments: &mut Arguments) -> bool {
        let words = self.words;
        // "*Speaking* after talks with Ana, Budi said …"
        let participle = self.chunks().first().is_some_and(|first| {
            words.reading.lang() == Lang::En
                && first.kind == ChunkKind::Verb
                && words.form(first.head) == VerbForm::Ger
        });
        let opens = at > 0
            && self.chunks()[usize::from(participle)..at]
                .iter()
                .all(|chunk| {
                    chunk.kind != ChunkKind::Verb && (participle || chunk.kind != ChunkKind::Noun)
                });
        if !opens {
            return false;
        }
        arguments.subjects.clear();
        let comma =
            (at..self.chunks().len()).find(|&next| self.chunks()[next].kind == ChunkKind::Comma);
        let subject = comma.map(|comma| comma + 1).filter(|&next| {
            self.chunks()
                .get(next)
                .is_some_and(|chunk| chunk.kind == ChunkKind::Noun)
        });
        if let Some(subject) = subject {
            arguments.subjects.push(self.clauses.pair_at(subject).0);
        }
        subject.is_some()
    }

    /// Whether a range is nothing but a possessive pronoun.
    fn is_pronoun(&self, range: &Range<usize>) -> bool {
        range.len() == 1 && self.words.reading.is(range.start, Class::Pronoun)
    }

    /// The tokens of a noun's phrase that say more than the noun, where they may fill a role.
    fn inner(&self, at: usize) -> Option<Range<usize>> {
        let chunk = &self.chunks()[at];
        let words = self.words;
        let range = match words.reading.lang() {
            Lang::Id => self.first_party(chunk.head + 1..chunk.tokens.end, chunk.head),
            Lang::En => {
                let possessive = matches!(words.reading.lower(chunk.tokens.start), "his" | "her");
                let end = (chunk.tokens.start..chunk.head)
                    .rev()
                    .find(|&token| words.reading.lower(token) == "'s");
                // "the gift of *the Kingdom of X*"
                let of = chunk.head + 2..chunk.tokens.end;
                let whose = !of.is_empty()
                    && words.reading.lower(chunk.head + 1) == "of"
                    && words.noun_is(chunk.head, Class::GiftNoun)
                    && words
                        .chains
                        .about(&of)
                        .is_some_and(|about| about.kind != EntityKind::Product);
                if whose && end.is_none() {
                    return Some(of);
                }
                chunk.tokens.start..end.or(possessive.then_some(chunk.tokens.start + 1))?
            }
        };
        // "kunjungan | *sang duta besar*"
        let behind = self.chunks().get(at + 1).filter(|next| {
            range.is_empty()
                && next.kind == ChunkKind::Noun
                && words.reading.lang() == Lang::Id
                && words.reading.is(next.tokens.start, Class::Determiner)
        });
        let range = behind.map_or(range, |next| next.tokens.clone());
        (!range.is_empty()).then_some(range)
    }

    /// What an Indonesian noun phrase says behind its noun, for a meeting from the first word for someone on:
    /// "pertemuan tertutup *Presiden X*", "kunjungan kehormatan *Panglima Y*".
    fn first_party(&self, behind: Range<usize>, head: usize) -> Range<usize> {
        let words = self.words;
        let meeting =
            |&(index, _): &(usize, Voice)| words.frames.frames[index].event == Event::Meeting;
        if !words
            .frames
            .of_form(words.reading.lower(head))
            .iter()
            .any(meeting)
        {
            return behind;
        }
        // "rapat *perdana* X dengan Y"
        let ordinal = |at: usize| {
            words.reading.lower(at) == "perdana"
                && (at + 1 >= behind.end || words.reading.lower(at + 1) != "menteri")
        };
        let someone = |&at: &usize| {
            !ordinal(at) && words.name_over(at).is_some()
                || [
                    Class::Role,
                    Class::PersonNoun,
                    Class::Kin,
                    Class::BodyNoun,
                    Class::Determiner,
                ]
                .iter()
                .any(|&class| words.noun_is(at, class) && !ordinal(at))
        };
        let start = behind.clone().find(someone).unwrap_or(behind.start);
        start..behind.end
    }

    /// Whether one of the prepositions leads a phrase of the clause.
    fn led_by(&self, arguments: &Arguments, prepositions: &[&str]) -> bool {
        arguments.phrases.iter().any(|(chunk, _)| {
            prepositions.contains(&self.words.reading.lower(self.chunks()[*chunk].head))
        })
    }

    /// Who else the noun of a meeting names: "pertemuan A dan *B*".
    fn beside(&self, at: usize, frame: &Frame, inner: &Range<usize>) -> Option<Range<usize>> {
        let chunks = self.chunks();
        let named = |tokens: &Range<usize>| {
            let about = self.words.chains.about(tokens);
            about.is_some_and(|about| about.kind != EntityKind::Product)
        };
        let joint = chunks.get(at + 1)?.kind == ChunkKind::Conjunction;
        let sitting = self
            .words
            .reading
            .lower(chunks[at].head)
            .starts_with("rapat");
        let other = chunks
            .get(at + 2)
            .filter(|next| next.kind == ChunkKind::Noun)?;
        let meeting = frame.event == Event::Meeting && self.words.reading.lang() == Lang::Id;
        (meeting && joint && !sitting && named(inner) && named(&other.tokens))
            .then(|| other.tokens.clone())
    }

    /// Puts a filling together with its outlook, setting and source.
    fn telling(
        &self,
        at: usize,
        frame: &'static Frame,
        filling: Filling,
        arguments: &Arguments,
    ) -> Option<(u32, Telling)> {
        let words = self.words;
        if frame.event == Event::Meeting
            && (self.is_match(frame, &filling)
                || self.is_family(&filling)
                || self.in_match(at, arguments))
            || frame.event == Event::Gift
                && (self.of_crime
                    || self.is_metaphor(&filling)
                    || self.is_prize(&filling)
                    || self.is_trade(at, frame, &filling)
                    || self.is_rate(&filling)
                    || self.is_budget(&filling))
            || self.is_pictured(at, arguments)
        {
            return None;
        }
        if frame.means
            && !filling
                .items
                .iter()
                .any(|item| self.filler().is_means(item))
        {
            return None;
        }
        if frame.persons
            && !filling
                .parties
                .iter()
                .all(|(_, party)| self.is_person(party))
        {
            return None;
        }
        // "a show hosted by A and B": nobody is received.
        let alone = frame.event == Event::Meeting
            && frame.persons
            && words.reading.lang() == Lang::En
            && self.chunks()[at].kind == ChunkKind::Verb
            && self.english_voice(at) == Voice::Passive
            && filling.hosts.is_empty();
        if alone {
            return None;
        }
        let offices = || {
            let mut parties = filling.parties.iter();
            parties.all(|(_, party)| self.has_office(party))
        };
        if frame.offices && !offices() {
            return None;
        }
        let mut filling = filling;
        if self.is_passed_on(at, frame, &filling) {
            filling.parties.retain(|(role, _)| *role != Role::Recipient);
        }
        filling.parties.sort_by_key(|(_, party)| party.span.start);
        let aspect = Aspect {
            words,
            clauses: self.clauses,
        };
        let outlook = aspect.outlook(at, arguments);
        let scene = setting::Scene {
            words,
            clauses: self.clauses,
            predicate: at,
            arguments,
            used: &filling.used,
            items: &filling.items,
        };
        let mut span = words.reading.span(&self.chunks()[at].tokens);
        for &index in &filling.used {
            span = span.cover(words.reading.span(&self.chunks()[index].tokens));
        }
        let is_aid = filling
            .used
            .iter()
            .chain(std::iter::once(&at))
            .any(|&index| {
                self.chunks()[index]
                    .tokens
                    .clone()
                    .any(|token| words.reading.is(token, Class::AidNoun))
            });
        let is_honour = filling.items.iter().any(|item| {
            let mut tokens = words.reading.tokens_in(item.what);
            tokens.any(|token| words.reading.is(token, Class::HonourNoun))
        });
        let apart = if frame.event == Event::Meeting && self.says(SEPARATE) {
            filling.hosts.clone()
        } else {
            Vec::new()
        };
        let doubts = Doubts {
            headline: words.reading.sentences[self.number].part == Part::Title,
            far: filling.fallback,
            open: outlook == Outlook::Open,
        };
        let doubt =
            u8::from(doubts.far) * 10 + u8::from(doubts.headline) * 15 + u8::from(doubts.open) * 20;
        let told = Told {
            frame: frame.name,
            word: words.reading.tokens[self.chunks()[at].head].span,
            parts: parts(&filling),
            sure: frame.sure,
            doubts,
        };
        Some((
            filling.score,
            Telling {
                frame,
                outlook,
                place: scene.place().filter(|_| !is_remote(frame)),
                date: scene.date(outlook == Outlook::Ahead),
                attribution: scene.attribution(),
                topic: if frame.event == Event::Meeting {
                    scene.topic()
                } else {
                    None
                },
                parties: filling.parties,
                items: filling.items,
                points_back: filling.points_back,
                adds: self.adds(at),
                to_them: filling.to_them,
                besides: filling.besides,
                evidence: span,
                sentence: self.number,
                in_title: doubts.headline,
                sure: frame.sure.saturating_sub(doubt),
                told,
                is_aid,
                is_honour,
                apart,
            },
        ))
    }

    /// Whether the verb group says that this comes on top of what was told.
    fn adds(&self, at: usize) -> bool {
        let mut tokens = self.chunks()[at].tokens.clone();
        let reading = self.words.reading;
        tokens.any(|token| matches!(reading.lower(token), "juga" | "turut" | "pula"))
            && reading.lang() == Lang::Id
    }

    /// Whether a party is a person whose office the text tells.
    pub(super) fn has_office(&self, party: &Party) -> bool {
        let references = &self.words.chains.references;
        let mut tokens = self.words.reading.tokens_in(party.span);
        let said = tokens.any(|at| self.words.reading.is(at, Class::Role));
        let chained = |entity| {
            references
                .iter()
                .take(OFFICES)
                .any(|reference| reference.entity == entity && reference.form == MentionForm::Role)
        };
        said || self.is_person(party) && party.entity.is_some_and(chained)
    }
}

/// Which words fill which part, in the order of the text.
fn parts(filling: &Filling) -> Vec<(domain::Part, Span)> {
    let part = |role: Role| match role {
        Role::Giver => Some(domain::Part::Giver),
        Role::Recipient => Some(domain::Part::Recipient),
        Role::Participant => Some(domain::Part::Participant),
        Role::Item => Some(domain::Part::Item),
        Role::Topic | Role::Any => None,
    };
    let parties = filling.parties.iter();
    let mut parts: Vec<(domain::Part, Span)> = parties
        .filter_map(|(role, party)| Some((part(*role)?, party.span)))
        .collect();
    let items = filling.items.iter().map(|item| match item.quantity_span {
        // "half a million *euros*": where the number is no part of the words, both are shown.
        Some(number) if number.end <= item.what.start => number.cover(item.what),
        _ => item.what,
    });
    parts.extend(items.map(|span| (domain::Part::Item, span)));
    parts.sort_by_key(|&(part, span)| (span, part));
    parts
}

/// Whether the parties talk from afar, so that there is no place they meet at.
fn is_remote(frame: &Frame) -> bool {
    matches!(frame.form, Some(Form::Call | Form::Video))
}

pub(super) fn is_copula(words: &Words, at: usize) -> bool {
    matches!(
        words.reading.lower(at),
        "merupakan" | "adalah" | "ialah" | "yaitu" | "is" | "are" | "was" | "were" | "be" | "been"
    )
}
