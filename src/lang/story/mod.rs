//! Story: place, day and topic of a record from the sentences round its tellings, where its own say none.
//!
//! The sentences behind may point back to the event ("Pertemuan itu membahas …", "The hand-over took place
//! in …", "The two discussed …"); the one before may set the scene ("The ceremony took place in …", "Ana
//! arrived in Geneva on Sunday."). What is found so is anchored in the story, and nothing else is.

mod asked;
mod before;
mod opening;
mod round;
mod shared;
mod talk;
#[cfg(test)]
mod tests;

use super::{
    chunk::ChunkKind, clause::Clauses, lexicon::Class, sentence::Part, telling::LONGEST,
    words::Words,
};
use crate::domain::{
    Anchor, Form, Gift, GiftStatus, Lang, Meeting, MeetingStatus, Place, Span, When,
};
use asked::{Asked, Found};
pub use before::on_occasion;
use round::Round;
use shared::{SHARING, share, take_from_summaries};
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
    let told = story.told(meetings);
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
                told: &[],
                record: 0,
            };
            let found = story.round(&gift.evidence, &asked);
            gift.place = found.happened.or(gift.place).or(found.place);
            gift.date = gift.date.or(found.date);
        }
    }
    for (record, meeting) in meetings.iter_mut().enumerate() {
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
                told: &told,
                record,
            };
            let found = story.round(&meeting.evidence, &asked);
            meeting.place = found.happened.or(meeting.place).or(found.place);
            meeting.date = meeting.date.or(found.date);
            meeting.topic = meeting.topic.or(found.topic);
        }
    }
    take_from_summaries(words, meetings);
    share(words, gifts, meetings);
    for gift in gifts
        .iter_mut()
        .filter(|gift| gift.status == GiftStatus::Given)
    {
        gift.date = gift.date.or_else(|| day_of_lead(words, &gift.evidence));
    }
    for meeting in meetings
        .iter_mut()
        .filter(|meeting| meeting.status == MeetingStatus::Held)
    {
        meeting.date = meeting
            .date
            .or_else(|| day_of_lead(words, &meeting.evidence));
    }
}

/// The day that stands with its weekday in the dateline of the sentence that tells an Indonesian event: "Melati, *Sabtu
/// (14/6/2031)* – Ana menyerahkan …".
fn day_of_lead(words: &Words, evidence: &[Span]) -> Option<When> {
    let reading = words.reading;
    let telling = evidence.iter().find(|telling| {
        let at = reading
            .tokens
            .partition_point(|token| token.span.start < telling.start);
        !reading.is_headline(at)
    })?;
    let at = reading
        .tokens
        .partition_point(|token| token.span.start < telling.start);
    let before = reading.sentence_of(at).checked_sub(1)?;
    let dateline = reading
        .sentences
        .get(before)
        .filter(|sentence| sentence.part == Part::Dateline && reading.lang() == Lang::Id)?;
    let mention = words
        .dates
        .iter()
        .find(|mention| dateline.tokens.contains(&mention.tokens.start))?;
    let weekday = mention.tokens.len() > 3 && reading.is_word(mention.tokens.start);
    let date = mention.date.filter(|_| mention.is_day && weekday)?;
    Some(When {
        date,
        span: reading.span(&mention.tokens),
        anchor: Anchor::Story,
        agrees: mention.agrees,
    })
}

/// Whether a place may still be told better: none is known, or none that the clause of the event itself tells.
fn is_open(place: Option<Place>) -> bool {
    place.is_none_or(|place| place.anchor != Anchor::Clause)
}

/// The sentences of an article, read where they are asked for.
struct Story<'a> {
    words: &'a Words<'a>,
}

impl Story<'_> {
    /// The sentences that tell the meetings of an English article, each with the meeting by index.
    fn told(&self, meetings: &[Meeting]) -> Vec<(usize, usize)> {
        let reading = self.words.reading;
        let sentence = |span: &Span| {
            let tokens = &reading.tokens;
            reading.sentence_of(tokens.partition_point(|token| token.span.start < span.start))
        };
        let mut told: Vec<(usize, usize)> = meetings
            .iter()
            .enumerate()
            .filter(|_| reading.lang() == Lang::En)
            .flat_map(|(record, meeting)| {
                let tellings = meeting.evidence.iter().take(TELLINGS);
                tellings.map(move |telling| (sentence(telling), record))
            })
            .collect();
        told.sort_unstable();
        told
    }

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
            // Nobody speaks yet at what is to come.
            if asked.alone && !(asked.ahead && reading.lang() == Lang::En) {
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
        // What was held somewhere is not what is still to come.
        let been = words.reading.lang() == Lang::En
            && asked.ahead
            && !speaks(Class::Future)
            && !speaks(Class::Plan);
        let happens = speaks(Class::Happen) && !been;
        let since = number + 2 == own && self.goes_on(number + 1, asked);
        let goes = (near || since || number == own + 1) && speaks(Class::Motion);
        // "Ana was at the works *on Monday*. *She* gave …"
        let runs = near && asked.wanted[1] && self.opens_with_pronoun(own);
        // What follows the telling of another meeting is said of that one.
        let of_another = if number > own {
            (own + 1..=number).any(|between| asked.tells_another(between))
        } else {
            asked.tells_another(number)
        };
        let talks = asked.wanted[2]
            && !of_another
            && (number > own || near)
            && (speaks(Class::TopicVerb)
                || number > own
                    && ([
                        Class::TopicLead,
                        Class::TalkVerb,
                        Class::Attention,
                        Class::TopicNoun,
                        Class::Arising,
                        Class::Stressing,
                    ]
                    .into_iter()
                    .any(speaks)
                        || number == own + 1 && speaks(Class::Occasion)
                        || words.reading.is(tokens.start, Class::Occasion)
                        || names_topic(words, tokens.start)));
        let side = match number {
            _ if number < own => Side::Before,
            _ if number == own + 1 => Side::Next,
            _ => Side::Later,
        };
        let opens = number > own && asked.wanted[0] && opens_with_meeting(words, tokens.start);
        // "*Pertemuan ini* membahas …, Selasa (14/5)"
        let takes_up = number > own
            && asked.wanted[1]
            && words.reading.lang() == Lang::Id
            && words.reading.is(tokens.start, Class::Occasion);
        if !(happens || goes || talks || runs || opens || takes_up) {
            return;
        }
        let classes = [
            Class::Happen,
            Class::Motion,
            Class::TopicVerb,
            Class::TopicLead,
        ];
        let named = |class| speaks(class) || talks || runs || opens || takes_up;
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
        let within = (number > own && asked.wanted[0] && found.happened.is_none() && !been)
            .then(|| round.opens_within())
            .flatten();
        if within.is_some() {
            found.happened = within;
        } else if let Some(at) = round.happening().filter(|_| happens) {
            let (place, date) = round.scene(at, asked.ahead);
            if round.is_of_telling(at) && asked.wanted[0] && found.happened.is_none() {
                found.happened = place;
            }
            found.take(place, date, asked);
        } else if let Some(at) = round.going().filter(|_| goes && number < own) {
            let (place, date) = round.scene(at, asked.ahead);
            found.take(place, date, asked);
        } else if let Some(at) = round.going().filter(|_| goes) {
            found.take(round.arrival(at), None, asked);
        } else if let Some(at) = round.doing().filter(|_| runs) {
            found.take(None, round.day(at), asked);
        } else if let Some(at) = round.taking_up().filter(|_| takes_up) {
            found.take(None, round.day(at), asked);
        }
    }

    /// Whether a sentence between goes on about a party of the record and tells of no other way, so that they are still
    /// where they went: "Ana mendatangi kantor Budi, Rabu. *Ana langsung disambut Budi*. Keduanya …".
    fn goes_on(&self, between: usize, asked: &Asked) -> bool {
        let reading = self.words.reading;
        let Some(mut tokens) = reading.tokens_of(between) else {
            return false;
        };
        let moves = tokens.any(|at| {
            [Class::Motion, Class::Say]
                .iter()
                .any(|&class| reading.is(at, class))
        });
        let round = Round {
            words: self.words,
            clauses: Clauses {
                words: self.words,
                chunks: self.words.chunks(between),
            },
            parties: asked.parties,
        };
        let mut nouns =
            (0..round.clauses.chunks.len()).filter(|&at| round.clauses.is(at, ChunkKind::Noun));
        !moves && nouns.any(|at| round.is_party(at))
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
        if let Some(at) = round.occasion().filter(|&at| !round.is_with_others(at)) {
            let (place, date) = round.scene(at, asked.ahead);
            found.take(place, date, asked);
        }
    }
}

/// Whether an English sentence opens with a meeting told before, and where it was: "*The meeting in* Lisse followed …".
fn opens_with_meeting(words: &Words, first: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && first + 2 < reading.tokens.len()
        && reading.lower(first) == "the"
        && reading.is(first + 1, Class::Occasion)
        && matches!(reading.lower(first + 2), "in" | "at")
}

/// Whether a sentence opens with a word for the topic: "Agenda utamanya …".
fn names_topic(words: &Words, first: usize) -> bool {
    words.reading.is(first, Class::TopicNoun)
}
