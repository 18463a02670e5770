//! Story: place, day and topic of a record from the sentences round its tellings, where its own say none.
//!
//! The sentences behind may point back to the event ("Pertemuan itu membahas …", "The hand-over took place
//! in …", "The two discussed …"); the one before may set the scene ("The ceremony took place in …", "Ana
//! arrived in Geneva on Sunday."). What is found so is anchored in the story, and nothing else is.

mod talk;

use super::{
    chunk::ChunkKind, clause::Clauses, lexicon::Class, sentence::Part, setting::Scene,
    telling::LONGEST, words::Words,
};
use crate::domain::{
    Anchor, EntityKind, Form, Gift, GiftStatus, Meeting, MeetingStatus, Party, Place, Span, When,
};
use talk::Side;

/// How many sentences behind a telling may point back to it.
const BEHIND: usize = 3;

/// How many sentences before a telling may set its scene.
const BEFORE: usize = 2;

/// How many sentences behind a telling somebody may still speak at the event.
const FAR: usize = 6;

/// How many tellings of a record are looked round; keeps the search linear.
const TELLINGS: usize = 3;

/// Fills in what the sentences round the tellings say.
pub fn complete(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    let story = Story { words };
    let (gift_count, meeting_count) = (gifts.len(), meetings.len());
    for gift in gifts.iter_mut() {
        let (place, date) = (is_open(gift.place), gift.date.is_none());
        if place || date {
            let parties = [gift.givers.as_slice(), &gift.recipients].concat();
            let ahead = gift.status == GiftStatus::Promised;
            let asked = Asked {
                parties: &parties,
                wanted: [place, date, false],
                ahead,
                alone: gift_count < 3,
            };
            let found = story.round(&gift.evidence, &asked);
            gift.place = found.happened.or(gift.place).or(found.place);
            gift.date = gift.date.or(found.date);
        }
    }
    for meeting in meetings.iter_mut() {
        let wanted = [
            is_open(meeting.place) && !matches!(meeting.form, Form::Call | Form::Video),
            meeting.date.is_none(),
            meeting.topic.is_none(),
        ];
        if wanted.contains(&true) {
            let ahead = meeting.status == MeetingStatus::Planned;
            let asked = Asked {
                parties: &meeting.participants,
                wanted,
                ahead,
                alone: meeting_count < 3,
            };
            let found = story.round(&meeting.evidence, &asked);
            meeting.place = found.happened.or(meeting.place).or(found.place);
            meeting.date = meeting.date.or(found.date);
            meeting.topic = meeting.topic.or(found.topic);
        }
    }
    share(words, gifts, meetings);
}

/// Whether a place may still be told better: none is known, or none that the clause of the event itself tells.
fn is_open(place: Option<Place>) -> bool {
    place.is_none_or(|place| place.anchor != Anchor::Clause)
}

/// Lets a gift and a meeting of the same parties, told close to each other, share place and day: "Sebelum upacara,
/// keduanya bertemu …".
fn share(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    let sentence = |span: &Span| {
        let tokens = &words.reading.tokens;
        words
            .reading
            .sentence_of(tokens.partition_point(|token| token.span.start < span.start))
    };
    let apart = |gift: &Gift, meeting: &Meeting| {
        let told = |evidence: &[Span]| {
            evidence
                .iter()
                .take(TELLINGS)
                .map(sentence)
                .collect::<Vec<_>>()
        };
        let (one, other) = (told(&gift.evidence), told(&meeting.evidence));
        let pairs = one
            .iter()
            .flat_map(|at| other.iter().map(|it| at.abs_diff(*it)));
        pairs.min().unwrap_or(usize::MAX)
    };
    let same = |gift: &Gift, meeting: &Meeting| {
        let there = |party: &Party| {
            party.entity.is_some()
                && meeting
                    .participants
                    .iter()
                    .any(|other| other.entity == party.entity)
        };
        let done = meeting.status == MeetingStatus::Held && gift.status == GiftStatus::Given;
        done && gift.givers.iter().any(there) && gift.recipients.iter().any(there)
    };
    for gift in gifts.iter_mut().take(SHARING) {
        // The nearest of several; the earlier of those as near.
        let near = (0..meetings.len().min(SHARING))
            .filter(|&at| apart(gift, &meetings[at]) <= BEHIND && same(gift, &meetings[at]))
            .min_by_key(|&at| apart(gift, &meetings[at]));
        if let Some(meeting) = near.map(|at| &mut meetings[at]) {
            let remote = matches!(meeting.form, Form::Call | Form::Video);
            // What was itself taken from elsewhere is not handed on.
            let place = gift
                .place
                .or(meeting.place)
                .filter(|place| place.anchor != Anchor::Story);
            let date = gift
                .date
                .or(meeting.date)
                .filter(|when| when.anchor != Anchor::Story);
            let told = |place: Place| Place {
                anchor: Anchor::Story,
                ..place
            };
            let dated = |when: When| When {
                anchor: Anchor::Story,
                ..when
            };
            if !remote {
                gift.place = gift.place.or(place.map(told));
                meeting.place = meeting.place.or(place.map(told));
            }
            gift.date = gift.date.or(date.map(dated));
            meeting.date = meeting.date.or(date.map(dated));
        }
    }
}

/// How many gifts and meetings of an article are looked at for what they share.
const SHARING: usize = 16;

/// What is asked of the sentences round a record's tellings.
struct Asked<'a> {
    parties: &'a [Party],
    /// Whether place, day and topic are wanted.
    wanted: [bool; 3],
    /// Whether the event is to come.
    ahead: bool,
    /// Whether the article tells of few enough events that "after the meeting" is this one.
    alone: bool,
}

/// What the sentences round a telling say of it.
#[derive(Debug, Default)]
struct Found {
    /// Where the occasion that the telling points back to took place.
    happened: Option<Place>,
    place: Option<Place>,
    date: Option<When>,
    topic: Option<Span>,
}

/// The sentences of an article, read where they are asked for.
struct Story<'a> {
    words: &'a Words<'a>,
}

impl Story<'_> {
    /// What is said round the tellings of a record.
    fn round(&self, evidence: &[Span], asked: &Asked) -> Found {
        let mut found = Found::default();
        let reading = self.words.reading;
        for telling in evidence.iter().take(TELLINGS) {
            let first = reading
                .tokens
                .partition_point(|token| token.span.start < telling.start);
            let own = reading.sentence_of(first);
            if reading
                .sentences
                .get(own)
                .is_none_or(|sentence| sentence.part != Part::Body)
            {
                continue;
            }
            for number in own + 1..=own + BEHIND {
                self.take(&mut found, number, own, asked);
            }
            for number in (own.saturating_sub(BEFORE)..own).rev() {
                self.take(&mut found, number, own, asked);
            }
            if asked.alone {
                for number in own + 1..=own + FAR {
                    self.spoken_at(&mut found, number, asked);
                }
            }
        }
        found
    }

    /// The sentence, by its index, where it is one of the story and `speaks` of what is looked for.
    fn sentence(
        &self,
        number: usize,
        speaks: impl Fn(Class) -> bool,
        classes: &[Class],
    ) -> Option<Clauses<'_>> {
        let words = self.words;
        let sentence = words.reading.sentences.get(number)?;
        if sentence.part != Part::Body || !classes.iter().any(|&class| speaks(class)) {
            return None;
        }
        let chunks = words.chunks(number);
        Some(Clauses {
            words,
            chunks: &chunks[..chunks.len().min(LONGEST)],
        })
    }

    /// Takes what one sentence near the telling in sentence `own` says.
    fn take(&self, found: &mut Found, number: usize, own: usize, asked: &Asked) {
        let words = self.words;
        let Some(tokens) = words.reading.tokens_of(number) else {
            return;
        };
        let speaks = |class| tokens.clone().any(|at| words.reading.is(at, class));
        let near = number + 1 == own;
        let happens = speaks(Class::Happen);
        let goes = (near || number == own + 1) && speaks(Class::Motion);
        // "Ana was at the works *on Monday*. *She* gave …"
        let runs = near && asked.wanted[1] && self.opens_with_pronoun(own);
        let talks = asked.wanted[2]
            && (number > own || near)
            && (speaks(Class::TopicVerb)
                || number > own
                    && ([
                        Class::TopicLead,
                        Class::TalkVerb,
                        Class::Attention,
                        Class::TopicNoun,
                    ]
                    .into_iter()
                    .any(speaks)
                        || names_topic(words, tokens.start)));
        let side = match number {
            _ if number < own => Side::Before,
            _ if number == own + 1 => Side::Next,
            _ => Side::Later,
        };
        if !(happens || goes || talks || runs) {
            return;
        }
        let classes = [
            Class::Happen,
            Class::Motion,
            Class::TopicVerb,
            Class::TopicLead,
        ];
        let named = |class| speaks(class) || talks || runs;
        let Some(clauses) = self.sentence(number, named, &classes) else {
            return;
        };
        let round = Round {
            words,
            clauses,
            parties: asked.parties,
        };
        if talks && found.topic.is_none() {
            found.topic = round.topic(side);
        }
        if let Some(at) = round.happening().filter(|_| happens) {
            let (place, date) = round.scene(at, asked.ahead);
            if round.is_of_telling(at) && asked.wanted[0] && found.happened.is_none() {
                found.happened = place;
            }
            found.take(place, date, asked);
        } else if let Some(at) = round.going().filter(|_| goes && near) {
            let (place, date) = round.scene(at, asked.ahead);
            found.take(place, date, asked);
        } else if let Some(at) = round.going().filter(|_| goes) {
            found.take(round.arrival(at), None, asked);
        } else if let Some(at) = round.doing().filter(|_| runs) {
            found.take(None, round.scene(at, asked.ahead).1, asked);
        }
    }

    /// Whether the first phrase of a sentence is a pronoun for somebody: "*She* then gave …".
    fn opens_with_pronoun(&self, number: usize) -> bool {
        let chunks = self.words.chunks(number);
        let first = chunks.iter().find(|chunk| chunk.kind == ChunkKind::Noun);
        first.is_some_and(|noun| {
            let about = self.words.chains.about(&noun.tokens);
            noun.tokens.len() == 1
                && self.words.reading.is(noun.head, Class::Pronoun)
                && about.is_some_and(|about| about.kind == EntityKind::Person)
        })
    }

    /// Takes place and day of what somebody said at or after the event: "kata Ana usai pertemuan di X, Senin".
    fn spoken_at(&self, found: &mut Found, number: usize, asked: &Asked) {
        let words = self.words;
        let Some(tokens) = words.reading.tokens_of(number) else {
            return;
        };
        let speaks = |class| tokens.clone().any(|at| words.reading.is(at, class));
        if !speaks(Class::Say) {
            return;
        }
        let Some(clauses) = self.sentence(number, speaks, &[Class::Occasion]) else {
            return;
        };
        let round = Round {
            words,
            clauses,
            parties: asked.parties,
        };
        if let Some(at) = round.occasion() {
            let (place, date) = round.scene(at, asked.ahead);
            found.take(place, date, asked);
        }
    }
}

/// Whether a sentence opens with a word for the topic: "Agenda utamanya …".
fn names_topic(words: &Words, first: usize) -> bool {
    words.reading.is(first, Class::TopicNoun)
}

impl Found {
    fn take(&mut self, place: Option<Place>, date: Option<When>, asked: &Asked) {
        if asked.wanted[0] && self.place.is_none() {
            self.place = place;
        }
        if asked.wanted[1] && self.date.is_none() {
            self.date = date;
        }
    }
}

/// A sentence near a telling.
struct Round<'a> {
    words: &'a Words<'a>,
    clauses: Clauses<'a>,
    parties: &'a [Party],
}

impl Round<'_> {
    fn is(&self, at: usize, class: Class) -> bool {
        let chunk = self.clauses.chunks.get(at);
        chunk.is_some_and(|chunk| self.words.reading.is(chunk.head, class))
    }

    fn subject_of(&self, verb: usize) -> Option<usize> {
        let arguments = self.clauses.arguments(verb);
        arguments
            .subjects
            .first()
            .and_then(|group| group.first())
            .copied()
    }

    /// The verb by which an occasion took place: "Penyerahan *dilakukan* di …", "The ceremony *took place* …".
    fn happening(&self) -> Option<usize> {
        (0..self.clauses.chunks.len()).find(|&at| {
            let verb =
                self.clauses.chunks[at].kind == ChunkKind::Verb && self.is(at, Class::Happen);
            let occasion = || {
                let subject = self.subject_of(at);
                subject.is_some_and(|noun| self.is(noun, Class::Occasion))
            };
            self.is_attendance(at) || self.is_venue_first(at) || verb && occasion()
        })
    }

    /// Whether an Indonesian sentence opens with where its occasion takes place: "*Bertempat* di X, acara itu …".
    fn is_venue_first(&self, at: usize) -> bool {
        let opens = at == 0 && self.words.reading.lower(self.clauses.chunks[0].head) == "bertempat";
        opens
            && (1..self.clauses.chunks.len())
                .any(|noun| self.is(noun, Class::Occasion) && self.is_pointing(noun))
    }

    /// Whether the occasion that a verb tells the place of is the one told before: "*the talks* were held …".
    fn is_of_telling(&self, verb: usize) -> bool {
        let subject = self.subject_of(verb);
        subject.is_some_and(|noun| self.is(noun, Class::Occasion) && self.is_pointing(noun))
            || self.is_venue_first(verb)
    }

    /// The verb of the first thing that a party of the record is told to have done.
    fn doing(&self) -> Option<usize> {
        let verb = (1..self.clauses.chunks.len())
            .find(|&at| self.clauses.chunks[at].kind == ChunkKind::Verb)?;
        let told = self.is(verb, Class::Say);
        let subject = self.subject_of(verb).filter(|_| !told)?;
        self.is_party(subject).then_some(verb)
    }

    /// The house or hall at which a party arrived, told behind the meeting: "Ana *tiba di kediaman* Budi pukul 10".
    fn arrival(&self, verb: usize) -> Option<Place> {
        let leads = self.clauses.chunks.get(verb + 1)?;
        let at = matches!(self.words.reading.lower(leads.head), "di" | "at");
        let house = self.is(verb + 2, Class::Venue);
        (at && house).then(|| self.scene(verb, false).0)?
    }

    /// Whether a sentence opens with who else was there: "*Turut hadir* Kepala Dinas X di Y, Senin".
    fn is_attendance(&self, at: usize) -> bool {
        let chunks = self.clauses.chunks;
        let opens = chunks[..at].iter().all(|chunk| {
            matches!(
                self.words.reading.lower(chunk.head),
                "turut" | "ikut" | "juga"
            )
        });
        opens && self.words.reading.lower(chunks[at].head) == "hadir"
    }

    /// The noun of the occasion that somebody speaks at: "usai *pertemuan*", "saat menerima *penyerahan* …".
    fn occasion(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let lead = (0..chunks.len()).find(|&at| self.is(at, Class::SayingLead))?;
        (lead + 1..chunks.len().min(lead + 4))
            .find(|&at| chunks[at].kind == ChunkKind::Noun && self.is(at, Class::Occasion))
    }

    /// The verb by which a party of the record went somewhere.
    fn going(&self) -> Option<usize> {
        (1..self.clauses.chunks.len()).find(|&at| {
            let verb =
                self.clauses.chunks[at].kind == ChunkKind::Verb && self.is(at, Class::Motion);
            verb && self.subject_of(at).is_some_and(|noun| self.is_party(noun))
        })
    }

    fn is_party(&self, noun: usize) -> bool {
        let about = self.words.chains.about(&self.clauses.chunks[noun].tokens);
        about.is_some_and(|about| {
            self.parties
                .iter()
                .any(|party| party.entity == Some(about.entity))
        })
    }

    /// Place and day of what a verb tells.
    fn scene(&self, at: usize, ahead: bool) -> (Option<Place>, Option<When>) {
        let arguments = self.clauses.arguments(at);
        let scene = Scene {
            words: self.words,
            clauses: self.clauses,
            predicate: at,
            arguments: &arguments,
            used: &[],
            items: &[],
        };
        let gone = scene.destination(at).map(|span| Place {
            span,
            anchor: Anchor::Story,
        });
        let place = gone.or_else(|| scene.place());
        let anchor = Anchor::Story;
        let date = scene
            .date(ahead)
            .filter(|when| when.anchor == Anchor::Clause);
        (
            place.map(|place| Place { anchor, ..place }),
            date.map(|when| When { anchor, ..when }),
        )
    }
}
