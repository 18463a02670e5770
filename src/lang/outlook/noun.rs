//! What the words round a noun for a meeting or gift say of its outlook: the verb that it is subject of, what calls it
//! off, who is ready for it or has left it.

use super::{Aspect, Outlook, token_outlook, worse};
use crate::{
    domain::Lang,
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Arguments,
        lexicon::{CalendarWord, Class},
        pos::VerbForm,
    },
};

impl Aspect<'_> {
    /// What the verb behind a noun says of it as its subject: "Talks … *were cancelled*".
    pub(super) fn told_of(&self, at: usize, arguments: &Arguments) -> Outlook {
        // "menyatakan *pertemuan* A dengan B akan digelar": what is said, and no object.
        let said = at > 0
            && self.words.reading.lang() == Lang::Id
            && self
                .words
                .reading
                .is(self.chunks()[at - 1].head, Class::Say);
        let governed = at > 0 && self.chunks()[at - 1].kind == ChunkKind::Verb && !said;
        let verb = self
            .chunks()
            .get(arguments.end)
            .filter(|next| next.kind == ChunkKind::Verb && !arguments.relative)
            // "talks with X *to seek* support": what they are for says nothing of them.
            .filter(|next| {
                let first = self.words.reading.lower(next.tokens.start);
                first != "to" || self.words.reading.lang() == Lang::Id
            });
        let (ChunkKind::Noun, false, Some(verb)) = (self.chunks()[at].kind, governed, verb) else {
            return Outlook::Fact;
        };
        let words = self.words;
        // "*Hasil* pertemuan itu akan disampaikan": what is still to come is what it led to.
        if words
            .reading
            .is(self.chunks()[at].tokens.start, Class::Outcome)
        {
            return Outlook::Fact;
        }
        // "Pertemuan itu *tidak membahas* harga": what is not talked about does not undo the meeting.
        let happens = words.reading.lang() == Lang::En
            || [Class::Happen, Class::Cancel]
                .iter()
                .any(|&class| words.reading.is(verb.head, class))
            || matches!(
                words.reading.lower(verb.head),
                "ada" | "terlaksana" | "terwujud" | "jadi"
            );
        let passive = verb.tokens.len() > 1 || words.reading.lower(verb.head).starts_with("di");
        verb.tokens
            .clone()
            .filter(|&token| {
                token != verb.head || passive || words.reading.is(token, Class::Cancel)
            })
            .map(|token| token_outlook(words, token, 0))
            .filter(|&outlook| outlook != Outlook::Possible)
            // "The gift will *pay* for a library": what it does lies ahead.
            .filter(|&outlook| outlook != Outlook::Ahead || !self.serves(verb))
            .filter(|&outlook| happens || outlook != Outlook::Denied)
            .fold(Outlook::Fact, worse)
    }

    /// Whether a verb says what an English gift does, or is used for: "will *pay* for a library", "will be *used* to build
    /// one"; "will be *paid*" says that it is still to come.
    fn serves(&self, verb: &Chunk) -> bool {
        let reading = self.words.reading;
        let borne = verb.tokens.clone().any(|at| reading.lower(at) == "be");
        reading.is(verb.head, Class::Serving) && (!borne || reading.lower(verb.head) == "used")
    }

    /// What a word of calling off says behind a noun that opens its sentence: "Pertemuan A dan B yang
    /// dijadwalkan besok *batal*".
    pub(super) fn called_off(&self, at: usize) -> Outlook {
        let chunks = self.chunks();
        let opens = chunks[at].kind == ChunkKind::Noun
            && chunks[..at]
                .iter()
                .all(|chunk| chunk.kind != ChunkKind::Verb);
        let closes = |chunk: &&Chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Comma
            )
        };
        let behind = &chunks[at + 1..];
        let near = behind.iter().take_while(|chunk| !closes(chunk));
        // "The meeting with Ana, *scheduled for Monday*, has been cancelled": what stands between the commas.
        let comma = near.clone().count() + 1;
        let aside = self.is_set_for(at + 1 + comma);
        let beyond = behind.get(comma..).unwrap_or_default().iter();
        let beyond = beyond
            .skip_while(|chunk| !closes(chunk))
            .skip(1)
            .take_while(|chunk| !closes(chunk))
            .filter(|_| aside);
        let mut verbs = near.chain(beyond).filter(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Verb | ChunkKind::Other | ChunkKind::Noun
            )
        });
        let off = verbs.any(|chunk| {
            let mut tokens = chunk.tokens.clone();
            tokens.any(|token| token_outlook(self.words, token, 0) == Outlook::Cancelled)
        });
        if opens && off {
            Outlook::Cancelled
        } else {
            Outlook::Fact
        }
    }

    /// Whether an English verb in the present says on what day talks begin: "talks with Ana *resume on Monday*", "*start*
    /// talks *tomorrow*".
    pub(super) fn begins_on_day(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let begins = |&verb: &usize| {
            self.clauses.is(verb, ChunkKind::Verb)
                && chunks[verb].tokens.len() == 1
                && reading.is(chunks[verb].head, Class::Beginning)
        };
        let borne = at.checked_sub(1).filter(begins);
        let verb = borne.or(Some(arguments.end).filter(begins));
        let day = |&chunk: &&Chunk| {
            chunk.kind == ChunkKind::Date
                && matches!(
                    reading.lexicon.calendar(reading.lower(chunk.head)),
                    Some(CalendarWord::Weekday(_) | CalendarWord::Day(1..))
                )
        };
        let near = |verb: usize| {
            let mut behind = chunks[verb.max(at) + 1..].iter().take_while(|chunk| {
                !matches!(
                    chunk.kind,
                    ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Subordinator
                )
            });
            behind.any(|chunk| day(&chunk))
        };
        reading.lang() == Lang::En && chunks[at].kind == ChunkKind::Noun && verb.is_some_and(near)
    }

    /// Whether an English chunk says for when something is set: "*originally scheduled* for Monday".
    fn is_set_for(&self, at: usize) -> bool {
        let reading = self.words.reading;
        self.chunks().get(at).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb
                && reading.lang() == Lang::En
                && matches!(
                    reading.lower(verb.head),
                    "scheduled" | "planned" | "due" | "set" | "slated"
                )
        })
    }

    /// Whether an English clause says of a noun only that it may come about: "A summit between X and Y *is possible*".
    pub(super) fn is_unsure(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let said = chunks.get(arguments.end..).unwrap_or_default();
        chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && said.first().is_some_and(|verb| {
                verb.kind == ChunkKind::Verb && reading.is(verb.head, Class::Copula)
            })
            && said[1..]
                .iter()
                .take(2)
                .any(|chunk| reading.is(chunk.head, Class::Unsure))
    }

    /// Whether an English noun tells of talks that somebody is only willing to hold, or has left: "*ready for* talks
    /// with X", "*pulled out of* talks with X".
    pub(super) fn stays_away(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let behind = (0..at)
            .rev()
            .find(|&before| chunks[before].kind != ChunkKind::Preposition);
        chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && behind.is_some_and(|before| {
                let head = chunks[before].head;
                before + 1 < at && reading.is(head, Class::Willing)
                    || chunks[before].kind == ChunkKind::Verb && reading.is(head, Class::LeftTalks)
            })
    }

    /// The verb before an English noun that a preposition of the list leads to, in the same clause.
    fn verb_led_from(&self, at: usize, leads: &[&str]) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let lead = at.checked_sub(1).filter(|&lead| {
            chunks[at].kind == ChunkKind::Noun
                && chunks[lead].kind == ChunkKind::Preposition
                && reading.lang() == Lang::En
                && leads.contains(&reading.lower(chunks[lead].head))
        })?;
        (0..lead)
            .rev()
            .take_while(|&before| {
                !matches!(
                    chunks[before].kind,
                    ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative
                )
            })
            .find(|&before| chunks[before].kind == ChunkKind::Verb)
    }

    /// Whether an English noun tells of talks that somebody only sets out for: "*leaves* for Oslo *for talks* with X",
    /// "*is due* in Oslo for a meeting with X".
    pub(super) fn is_set_out_for(&self, at: usize) -> bool {
        let reading = self.words.reading;
        // "landed in Oslo *ahead of* talks with X"; a summit is rather where many come to.
        let start = self.chunks()[at].tokens.start;
        let ahead = self.chunks()[at].kind == ChunkKind::Noun
            && reading.lower(self.chunks()[at].head) != "summit"
            && reading.lang() == Lang::En
            && start > 1
            && (reading.lower(start - 2), reading.lower(start - 1)) == ("ahead", "of");
        // "*agreed to* talks with X"
        let agreed = || {
            let verb = self.verb_led_from(at, &["to"]);
            verb.is_some_and(|verb| reading.is(self.chunks()[verb].head, Class::Agreeing))
        };
        if ahead || agreed() {
            return true;
        }
        self.verb_led_from(at, &["for"]).is_some_and(|verb| {
            let chunk = &self.chunks()[verb];
            let next = chunk.tokens.end;
            let due = reading.is(chunk.head, Class::Copula)
                && reading.is_word(next)
                && reading.lower(next) == "due";
            let gone = self.words.form(chunk.head) == VerbForm::Past;
            due || reading.is(chunk.head, Class::SettingOut) && !gone
        })
    }

    /// Whether an English noun says at what something is to be done: "*will raise* it *at a meeting* with X".
    pub(in crate::lang) fn is_within_plan(&self, at: usize) -> bool {
        let verb = self.verb_led_from(at, &["at", "during", "in", "for"]);
        verb.is_some_and(|verb| self.outlook(verb, &self.clauses.arguments(verb)) == Outlook::Ahead)
    }

    /// Whether an English noun tells of talks that somebody only proposes: "a *proposal for* a summit with X".
    pub(super) fn is_proposed(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        at > 1
            && reading.lang() == Lang::En
            && chunks[at].kind == ChunkKind::Noun
            && matches!(reading.lower(chunks[at - 1].head), "for" | "in")
            && chunks[at - 2].kind == ChunkKind::Noun
            && reading.is(chunks[at - 2].head, Class::Proposing)
    }

    /// Whether what stands between commas behind an English noun says when it is to be: "talks with X, *scheduled for
    /// Monday*,".
    pub(super) fn is_scheduled_aside(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let aside = arguments.end
            + usize::from(
                chunks
                    .get(arguments.end)
                    .is_some_and(|next| next.kind == ChunkKind::Comma),
            );
        chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && aside > 0
            && chunks[aside - 1].kind == ChunkKind::Comma
            && chunks.get(aside).is_some_and(|verb| {
                verb.kind == ChunkKind::Verb
                    && verb.tokens.len() == 1
                    && matches!(reading.lower(verb.head), "scheduled" | "planned" | "due")
            })
    }

    /// Whether an English noun tells of talks that are only arranged: "an *agreement on* talks with X", "*preparations
    /// for* a summit".
    pub(super) fn is_arranged(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let led = at > 0 && chunks[at - 1].kind == ChunkKind::Preposition;
        let arranging =
            |noun: &Chunk| noun.kind == ChunkKind::Noun && reading.is(noun.head, Class::Arranging);
        // "an agreement *has been reached* on talks"
        let before = chunks[..at.saturating_sub(1)].iter().rev();
        let mut nouns = before.skip_while(|chunk| chunk.kind == ChunkKind::Verb);
        led && chunks[at].kind == ChunkKind::Noun
            && reading.lang() == Lang::En
            && matches!(reading.lower(chunks[at - 1].head), "on" | "for")
            && nouns.next().is_some_and(arranging)
    }
}
