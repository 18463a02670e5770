//! Story: place, day and topic of a record from the sentences round its tellings, where its own say none.
//!
//! The sentences behind may point back to the event ("Pertemuan itu membahas …", "The hand-over took place
//! in …", "The two discussed …"); the one before may set the scene ("The ceremony took place in …", "Ana
//! arrived in Geneva on Sunday."). What is found so is anchored in the story, and nothing else is.

use super::{
    chunk::{Chunk, ChunkKind},
    clause::Clauses,
    lexicon::Class,
    sentence::Part,
    setting::{Scene, without_article},
    telling::LONGEST,
    words::Words,
};
use crate::domain::{
    Anchor, Form, Gift, GiftStatus, Lang, Meeting, MeetingStatus, Party, Place, Span, When,
};

/// How many sentences behind a telling may point back to it.
const BEHIND: usize = 3;

/// How many sentences before a telling may set its scene.
const BEFORE: usize = 2;

/// How many sentences behind a telling somebody may still speak at the event.
const FAR: usize = 6;

/// How many tellings of a record are looked round; keeps the search linear.
const TELLINGS: usize = 3;

/// The longest topic that a passive tells, in tokens.
const LONGEST_TOPIC: usize = 24;

/// Fills in what the sentences round the tellings say.
pub fn complete(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    let story = Story { words };
    let (gift_count, meeting_count) = (gifts.len(), meetings.len());
    for gift in gifts.iter_mut() {
        let (place, date) = (gift.place.is_none(), gift.date.is_none());
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
            gift.place = gift.place.or(found.place);
            gift.date = gift.date.or(found.date);
        }
    }
    for meeting in meetings.iter_mut() {
        let wanted = [
            meeting.place.is_none() && !matches!(meeting.form, Form::Call | Form::Video),
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
            meeting.place = meeting.place.or(found.place);
            meeting.date = meeting.date.or(found.date);
            meeting.topic = meeting.topic.or(found.topic);
        }
    }
    share(words, gifts, meetings);
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
        let goes = near && speaks(Class::Motion);
        let talks = asked.wanted[2]
            && (number > own || near)
            && (speaks(Class::TopicVerb)
                || number > own && (speaks(Class::TopicLead) || names_topic(words, tokens.start)));
        if !(happens || goes || talks) {
            return;
        }
        let classes = [
            Class::Happen,
            Class::Motion,
            Class::TopicVerb,
            Class::TopicLead,
        ];
        let named = |class| speaks(class) || talks;
        let Some(clauses) = self.sentence(number, named, &classes) else {
            return;
        };
        let round = Round {
            words,
            clauses,
            parties: asked.parties,
        };
        if talks && found.topic.is_none() {
            found.topic = round.topic(near);
        }
        let scene = round.happening().filter(|_| happens);
        let Some(at) = scene.or_else(|| round.going().filter(|_| goes)) else {
            return;
        };
        let (place, date) = round.scene(at, asked.ahead);
        found.take(place, date, asked);
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
            self.is_attendance(at) || verb && occasion()
        })
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

    /// What is talked about, where the sentence points back to the meeting: by its noun, by "the two", or by a
    /// party as the one who talks. `before` where the sentence stands before the telling.
    fn topic(&self, before: bool) -> Option<Span> {
        let arguments = self.clauses.arguments(0);
        let chunks = self.clauses.chunks;
        let scene = Scene {
            words: self.words,
            clauses: self.clauses,
            predicate: 0,
            arguments: &arguments,
            used: &[],
            items: &[],
        };
        let verb = (0..chunks.len()).find(|&at| {
            let talks = chunks[at].kind == ChunkKind::Verb && self.is(at, Class::TopicVerb);
            talks && self.points_back(at)
        });
        if let Some(topic) = verb.and_then(|verb| scene.topic_behind(verb)) {
            return Some(topic);
        }
        if let Some(topic) = self.topic_of_passive() {
            return Some(topic);
        }
        // "They then spoke alone about …"
        let talk =
            (0..chunks.len()).find(|&at| self.is(at, Class::TalkVerb) && self.points_back(at));
        let led = talk.and_then(|talk| {
            (talk + 1..chunks.len().min(talk + 5)).find(|&at| self.is(at, Class::TopicLead))
        });
        if let Some(topic) = led.and_then(|led| scene.topic_behind(led)) {
            return Some(topic);
        }
        if let Some(topic) = self.agenda() {
            return Some(topic);
        }
        if before {
            return None;
        }
        // "The talks focused on …": the noun opens the sentence.
        let noun = (0..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Noun)?;
        let opens = self.is(noun, Class::Occasion) && self.is_pointing(noun);
        let leads = (noun + 1..chunks.len().min(noun + 8)).find(|&at| scene.leads_to_topic(at))?;
        opens.then(|| scene.topic_behind(leads))?
    }

    /// "During the meeting, *the price of grain* was discussed."
    fn topic_of_passive(&self) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let passive = |chunk: &Chunk| {
            let mut tokens = chunk.tokens.clone();
            chunk.kind == ChunkKind::Verb
                && tokens.any(|at| matches!(reading.lower(at), "was" | "were" | "been"))
        };
        let verb =
            (1..chunks.len()).find(|&at| self.is(at, Class::TopicVerb) && passive(&chunks[at]))?;
        let led = (1..verb).any(|at| {
            chunks[at].kind == ChunkKind::Noun
                && chunks[at - 1].kind == ChunkKind::Preposition
                && self.is(at, Class::Occasion)
                && self.is_pointing(at)
        });
        let subject = self.clauses.arguments(verb).subjects.into_iter().next()?;
        let tokens = chunks[*subject.first()?].tokens.start..chunks[verb].tokens.start;
        let tokens = without_article(self.words, tokens);
        (led && reading.lang() == Lang::En && tokens.len() <= LONGEST_TOPIC)
            .then(|| reading.span(&tokens))
    }

    /// "*Agenda utamanya* kuota tuna": what a sentence that opens with a word for the topic goes on with.
    fn agenda(&self) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let first = chunks.first()?.tokens.start;
        if !names_topic(self.words, first) {
            return None;
        }
        let mut start = first + 1;
        let end = chunks
            .iter()
            .find(|chunk| matches!(chunk.kind, ChunkKind::Stop | ChunkKind::Comma))
            .map_or(chunks.last()?.tokens.end, |chunk| chunk.tokens.start);
        let lead = |at: usize| {
            let word = reading.lower(at);
            reading.is(at, Class::TopicLink) || word.ends_with("nya")
        };
        while start < end && lead(start) {
            start += 1;
        }
        (start < end && end - start <= 16).then(|| reading.span(&(start..end)))
    }

    /// Whether the verb of talking at a chunk is said of the meeting.
    fn points_back(&self, verb: usize) -> bool {
        // "Pertemuan *dengan X* membahas …" is that with X.
        let of_others = |at: usize| {
            let led = self.clauses.chunks.get(at + 1).is_some_and(|lead| {
                matches!(
                    self.words.reading.lower(lead.head),
                    "dengan" | "bersama" | "antara"
                )
            });
            led && at + 2 < self.clauses.chunks.len() && !self.is_party(at + 2)
        };
        let meeting = (0..verb).any(|at| {
            self.clauses.chunks[at].kind == ChunkKind::Noun
                && self.is(at, Class::Occasion)
                && self.is_pointing(at)
                && !of_others(at)
        });
        meeting
            || self.subject_of(verb).is_some_and(|noun| {
                let tokens = &self.clauses.chunks[noun].tokens;
                let first = self.words.reading.lower(tokens.start);
                matches!(first, "keduanya" | "mereka" | "they" | "both" | "kedua")
                    || first == "the"
                        && tokens.len() > 1
                        && self.words.reading.is(tokens.start + 1, Class::Sides)
                    || self.is_party(noun)
            })
    }

    /// Whether a noun points to what was told: "pertemuan itu", "the talks", "their meeting".
    fn is_pointing(&self, at: usize) -> bool {
        let tokens = &self.clauses.chunks[at].tokens;
        let reading = self.words.reading;
        let first = reading.lower(tokens.start);
        let last = reading.lower(tokens.end - 1);
        matches!(first, "the" | "this" | "their" | "these" | "that" | "those")
            || reading.is(tokens.end - 1, Class::Pointing)
            || last.ends_with("nya")
            || tokens.len() == 1
    }
}
