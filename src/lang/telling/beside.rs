//! Meetings that one English verb tells side by side: "called on A at the palace *and B in his office*", "will meet A on
//! Monday *and B on Tuesday*". The first is told by the verb's own arguments; here are the others, with the same
//! subject, each with its own place and day.

use std::ops::Range;

use super::{Teller, Telling};
use crate::{
    domain::{Anchor, EntityKind, Lang, Place},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        frame::{Event, Role, Voice},
        lexicon::Class,
        outlook::Outlook,
    },
};

/// How many further meetings of a verb are looked for.
const MOST: usize = 6;

impl Teller<'_> {
    /// The further meetings of a verb that told one.
    pub(super) fn met_beside(&self, at: usize, told: &Telling) -> Vec<Telling> {
        let active = self.words.reading.lang() == Lang::En
            && told.frame.event == Event::Meeting
            && self.clauses.is(at, ChunkKind::Verb)
            && told.of(Role::Participant).nth(1).is_some()
            && self.english_voice(at) == Voice::Active;
        let mut tellings = Vec::new();
        if !active {
            return tellings;
        }
        let first = self.clauses.arguments(at);
        let mut from = at + 2;
        while let Some((guest, end)) = self.next_met(from) {
            let telling = self.met_besides(at, told, &first, guest..end);
            tellings.extend(telling);
            if tellings.len() >= MOST {
                break;
            }
            from = end;
        }
        tellings
    }

    /// The next one who is met and the end of what says where or when, from a chunk on: behind a place or a day, "and" or
    /// a comma, somebody by name or office, and a place or a day of their own.
    fn next_met(&self, from: usize) -> Option<(usize, usize)> {
        let chunks = self.chunks();
        let is = |at: usize, kind: ChunkKind| self.clauses.is(at, kind);
        let clause = (from..chunks.len()).take_while(|&at| {
            !matches!(
                chunks[at].kind,
                ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative
            )
        });
        let guest = clause
            .filter(|&at| is(at, ChunkKind::Conjunction) || is(at, ChunkKind::Comma))
            .find_map(|joint| {
                // "A on Monday*, B on Tuesday* and C on Friday": behind a comma only day by day.
                let row = is(joint, ChunkKind::Comma);
                let before = joint - 1 - usize::from(is(joint - 1, ChunkKind::Comma));
                let settled = is(before, ChunkKind::Date)
                    || !row
                        && is(before, ChunkKind::Noun)
                        && is(before - 1, ChunkKind::Preposition);
                let guest = joint + 1;
                let setting = is(guest + 1, ChunkKind::Date)
                    || is(guest + 1, ChunkKind::Preposition)
                        && (is(guest + 2, ChunkKind::Date)
                            || !row && is(guest + 2, ChunkKind::Noun));
                let somebody = is(guest, ChunkKind::Noun) && self.is_titled(guest);
                (settled && setting && somebody).then_some(guest)
            })?;
        let end = (guest + 1..chunks.len())
            .find(|&at| {
                !matches!(
                    chunks[at].kind,
                    ChunkKind::Preposition | ChunkKind::Noun | ChunkKind::Date
                )
            })
            .unwrap_or(chunks.len());
        (!is(end, ChunkKind::Verb)).then_some((guest, end))
    }

    /// Whether a phrase is headed by a name or an office with a capital.
    fn is_titled(&self, at: usize) -> bool {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let office = reading.is(chunk.head, Class::Role) && reading.is_capital(chunk.head);
        office
            || self.words.chains.about(&chunk.tokens).is_some_and(|about| {
                about.kind == EntityKind::Person && about.tokens.contains(&chunk.head)
            })
    }

    /// The telling of the one met besides, whose phrase and setting are the chunks of a range.
    fn met_besides(
        &self,
        at: usize,
        told: &Telling,
        first: &Arguments,
        range: Range<usize>,
    ) -> Option<Telling> {
        let group = vec![range.start];
        let mut arguments = Arguments {
            subjects: first.subjects.clone(),
            governors: first.governors.clone(),
            relative: first.relative,
            end: range.end,
            ..Arguments::default()
        };
        // "called *on* A at the palace and B in his office"
        match (first.objects.is_empty(), first.phrases.first()) {
            (false, _) => arguments.objects.push(group),
            (true, Some((lead, _))) => arguments.phrases.push((*lead, group)),
            (true, None) => return None,
        }
        let patterns = told.frame.patterns.iter();
        let filling = patterns
            .filter(|pattern| pattern.voice == Voice::Active)
            .filter_map(|pattern| self.filler().fill(pattern, &arguments, &[]))
            .max_by_key(|filling| filling.score)?;
        let scene = self.scene(at, &arguments, &filling);
        let place = range.clone().find_map(|next| scene.locative(next));
        let place = place.map(|span| Place {
            span,
            anchor: Anchor::Clause,
        });
        let day = range
            .clone()
            .find(|&next| self.clauses.is(next, ChunkKind::Date))
            .and_then(|next| scene.dated(next));
        let when = |ahead: bool| day.and_then(|day| scene.when(day, ahead, Anchor::Clause));
        let days = [when(false), when(true)];
        let (_, mut telling) = self.telling(at, told.frame, filling, &arguments)?;
        telling.place = place;
        telling.date = days[usize::from(telling.outlook == Outlook::Ahead)];
        telling.topic = None;
        let met = telling.of(Role::Participant).nth(1).is_some();
        met.then_some(telling)
    }
}
