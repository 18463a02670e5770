//! Rows and programmes: sentences that say whom somebody meets one after the other, "bertemu A, *lalu B*, *kemudian
//! dengan C*", "*The meeting with B* reviewed …", and a visitor's programme, whose lines under a day only say what is
//! done: "*Bertemu A di X*".

use std::ops::Range;

use super::Teller;
use crate::{
    domain::{Anchor, EntityKind, Lang, MentionForm, Party, When},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role},
        lexicon::Class,
    },
};

/// How far behind "with" the day of its guest may stand, in chunks.
const DAY: usize = 5;

/// How many sentences before a line of a programme its day and its visitor are looked for.
const BEFORE: usize = 15;

impl Teller<'_> {
    /// Takes in whom the same one meets next: "bertemu A, *lalu B*", "*juga dengan* C". Whether there is somebody.
    pub(super) fn take_row(
        &self,
        at: usize,
        frame: &Frame,
        arguments: &Arguments,
        filling: &mut Filling,
    ) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        if reading.lang() == Lang::En {
            return self.has_days(frame, arguments, filling);
        }
        let told = frame.event == Event::Meeting;
        if !told || filling.hosts.is_empty() {
            return false;
        }
        let mut any = false;
        let mut next = at + 1;
        while next + 2 < chunks.len() {
            let chunk = &chunks[next];
            let ends = matches!(
                chunk.kind,
                ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative
            );
            if ends && next > at + 1 {
                break;
            }
            let Some(guest) = self.next_guest(next) else {
                next += 1;
                continue;
            };
            let (group, end) = self.clauses.group_at(guest);
            if self.clauses.begins_clause(end) {
                break;
            }
            any |= self.filler().take(filling, Role::Participant, &group);
            next = end;
        }
        // "bertemu *A*, lalu dengan B": the object beside the phrase.
        let object = arguments
            .objects
            .first()
            .filter(|_| any && chunks[at].kind == ChunkKind::Verb);
        if let Some(group) = object {
            self.filler().take(filling, Role::Participant, group);
        }
        any
    }

    /// Whether an English sentence opens with one of the meetings of somebody told before, by who was met: "*The meeting
    /// with B* reviewed …", "*During the meeting with B*, the sides …".
    pub(super) fn is_of_row(&self, at: usize) -> bool {
        let lower = |at: usize| self.words.reading.lower(at);
        let chunk = &self.chunks()[at];
        let led = at == 1
            && self.clauses.is(0, ChunkKind::Preposition)
            && matches!(lower(self.chunks()[0].head), "at" | "during" | "in");
        let with = self.chunks().get(at + 1);
        self.words.reading.lang() == Lang::En
            && (at == 0 || led)
            && matches!(lower(chunk.tokens.start), "the" | "another")
            && with.is_some_and(|with| lower(with.head) == "with")
            && self.clauses.is(at + 2, ChunkKind::Noun)
            && self.clauses.is_by_name(&self.chunks()[at + 2])
    }

    /// Whether an English host meets each guest on a day of their own: "met *with A on Sunday* and *with B on Monday*".
    fn has_days(&self, frame: &Frame, arguments: &Arguments, filling: &Filling) -> bool {
        let with = |lead: usize| self.words.reading.lower(self.chunks()[lead].head) == "with";
        let leads: Vec<usize> = arguments
            .phrases
            .iter()
            .map(|(lead, _)| *lead)
            .filter(|&lead| with(lead))
            .collect();
        let dated = |range: Range<usize>| {
            range
                .into_iter()
                .any(|at| self.clauses.is(at, ChunkKind::Date))
        };
        let [first, second] = leads[..] else {
            return false;
        };
        let end = self.chunks().len().min(second + DAY);
        frame.event == Event::Meeting
            && !filling.hosts.is_empty()
            && first < second
            && dated(first..second)
            && dated(second..end)
    }

    /// The phrase behind a comma and a word for what comes next.
    fn next_guest(&self, comma: usize) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let lead = chunks.get(comma + 1)?;
        let word = lead.tokens.start;
        let follows = self.clauses.is(comma, ChunkKind::Comma)
            && (reading.is(word, Class::Next) || reading.is(word, Class::Also))
            && lead.kind != ChunkKind::Noun
            && lead.kind != ChunkKind::Verb;
        let with = usize::from(self.clauses.is(comma + 2, ChunkKind::Preposition));
        let together =
            with == 0 || matches!(reading.lower(chunks[comma + 2].head), "dengan" | "bersama");
        // "juga B" goes along, "juga dengan B" is met.
        let alone = with == 1 || reading.is(word, Class::Next);
        let guest = comma + 2 + with;
        (follows && together && alone && self.clauses.is(guest, ChunkKind::Noun)).then_some(guest)
    }

    /// The visitor and the day of the programme that a sentence without a subject is a line of.
    pub(super) fn programme(
        &self,
        at: usize,
        frame: &Frame,
        filling: &Filling,
    ) -> Option<(Party, When)> {
        let words = self.words;
        let line = frame.event == Event::Meeting
            && words.reading.lang() == Lang::Id
            && filling.hosts.is_empty()
            && at < 4
            && self.clauses.is(0, ChunkKind::Verb)
            && !filling.parties.is_empty();
        if !line {
            return None;
        }
        let sentences = &words.reading.sentences;
        let before = (self.number.saturating_sub(BEFORE)..self.number).rev();
        let is_line = |number: &usize| {
            let start = sentences[*number].tokens.start;
            words.date_end(start).is_none()
        };
        let heading = before.clone().find(|number| !is_line(number))?;
        let lines = heading + 1..self.number;
        if !lines.into_iter().all(|number| self.is_deed(number)) {
            return None;
        }
        let tokens = sentences[heading].tokens.clone();
        let alone = words
            .date_end(tokens.start)
            .is_some_and(|end| (end..tokens.end).all(|at| !words.reading.is_word(at)));
        let mention = words
            .dates
            .iter()
            .find(|mention| tokens.contains(&mention.tokens.start))
            .filter(|_| alone)?;
        let when = When {
            date: mention.ahead.or(mention.date)?,
            span: words.reading.span(&mention.tokens),
            anchor: Anchor::Story,
            agrees: mention.agrees,
        };
        let visitor = (heading.saturating_sub(BEFORE)..heading)
            .rev()
            .find_map(|number| self.whose_programme(number))?;
        Some((visitor, when))
    }

    /// Whether an Indonesian sentence counts up leaders, each of a land of their own, whom somebody met: "bertemu sejumlah
    /// pemimpin, yaitu Presiden Utara A dan Presiden Selatan B".
    pub(super) fn meets_lands(&self, at: usize, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let host = |party: &Party| filling.hosts.iter().any(|host| host.span == party.span);
        let mut guests = filling
            .parties
            .iter()
            .map(|(_, party)| party)
            .filter(|party| !host(party))
            .peekable();
        let Some(first) = guests
            .peek()
            .map(|first| reading.tokens_in(first.span).start)
        else {
            return false;
        };
        let head = self.chunks()[at].head;
        let mut lead = head + 1..first.max(head + 1);
        let several = lead.clone().any(|at| reading.is(at, Class::Several));
        let counts = lead.any(|at| {
            matches!(
                reading.lower(at),
                "yaitu" | "yakni" | "antara" | "antaranya" | "diantaranya"
            )
        });
        let land = |party: &Party| {
            let mut tokens = reading.tokens_in(party.span);
            let leads = reading.is(tokens.start, Class::Role);
            let land = tokens.find(|&at| reading.is(at, Class::PlaceName));
            land.filter(|_| leads).map(|at| reading.lower(at))
        };
        let lands: Vec<Option<&str>> = guests.map(land).collect();
        let apart = lands
            .iter()
            .enumerate()
            .all(|(index, land)| land.is_some() && !lands[..index].contains(land));
        reading.lang() == Lang::Id
            && filling.hosts.len() == 1
            && several
            && counts
            && lands.len() > 1
            && apart
    }

    /// Whether a sentence only says what is done, or is a day.
    fn is_deed(&self, number: usize) -> bool {
        let words = self.words;
        let start = words.reading.sentences[number].tokens.start;
        let chunks = words.chunks(number);
        words.date_end(start).is_some()
            || chunks
                .first()
                .is_some_and(|chunk| chunk.kind == ChunkKind::Verb)
    }

    /// The first person by name of a sentence that announces a programme.
    fn whose_programme(&self, number: usize) -> Option<Party> {
        let words = self.words;
        let tokens = words.reading.sentences[number].tokens.clone();
        let announces = tokens
            .clone()
            .any(|at| words.reading.is(at, Class::Programme));
        let references = &words.chains.references;
        let first = references.partition_point(|reference| reference.tokens.start < tokens.start);
        let mut within = references[first..]
            .iter()
            .take_while(|reference| reference.tokens.start < tokens.end);
        let person = within.find(|reference| {
            reference.kind == EntityKind::Person && reference.form != MentionForm::Pronoun
        });
        person.filter(|_| announces).map(|person| Party {
            span: words.reading.span(&person.tokens),
            name: words.chains.entities[person.entity.0].name,
            entity: Some(person.entity),
        })
    }
}
