//! The verb that bears a noun for an event: "*held* talks", "*called off* the talks", "*was* a gift".
//!
//! Its subject takes part where the frame says so of the verb; elsewhere the verb tells something of its own.

use super::{Teller, is_copula};
use crate::{
    domain::Lang,
    lang::{
        chunk::ChunkKind,
        frame::{Event, Frame, Role, Voice},
        lexicon::Class,
        pos::VerbForm,
    },
};

/// What stands before a noun for an event.
pub(super) struct Bearer {
    /// The verb that the noun is the object of.
    pub(super) verb: Option<usize>,
    /// Whether it says what the noun is: "was", "merupakan".
    pub(super) is_copula: bool,
    /// The role of its subject, where the frame lists the verb.
    pub(super) support: Option<Option<Role>>,
    /// Whether it stands with "up": "wrapped up talks".
    pub(super) wraps_up: bool,
}

impl Bearer {
    /// The role of the clause's subject.
    pub(super) fn subject(&self, frame: &Frame) -> Option<Role> {
        match (self.support, self.verb) {
            (Some(role), _) => role,
            (None, _) if self.is_copula => frame.patterns.first()?.subject,
            (None, None) if frame.event == Event::Meeting => Some(Role::Participant),
            _ => None,
        }
    }
}

impl Teller<'_> {
    /// Whether the verb may tell of what is given as well as of what is received: "*announced* a gift".
    pub(super) fn is_announced(&self, bearer: &Bearer) -> bool {
        let announces = |verb: usize| {
            let head = self.chunks()[verb].head;
            self.words.reading.lower(head).starts_with("announce")
        };
        bearer.verb.is_some_and(announces)
    }

    /// What bears the noun at a chunk.
    pub(super) fn bearer(&self, at: usize, frame: &Frame) -> Bearer {
        let chunks = self.chunks();
        let is_verb = |&before: &usize| chunks[before].kind == ChunkKind::Verb;
        let lower = |at: usize| self.words.reading.lower(chunks[at].head);
        // "received *on Tuesday* a call from"
        let dated = at > 1 && chunks[at - 1].kind == ChunkKind::Date;
        let near = at.checked_sub(1 + usize::from(dated)).filter(is_verb);
        let parted = |particle| {
            let verb = at.checked_sub(2).filter(is_verb);
            verb.filter(|_| lower(at - 1) == particle)
        };
        let (off, up) = (parted("off"), parted("up"));
        let verb = near.or(off).or(up).or_else(|| self.bears_deed(at, frame));
        // "announced a commitment *from A*": who announces it receives.
        let received = verb.is_some_and(|verb| {
            let from = chunks.get(at + 1);
            frame.event == Event::Gift
                && lower(verb).starts_with("announce")
                && from.is_some_and(|from| self.words.reading.lower(from.head) == "from")
        });
        Bearer {
            verb,
            is_copula: match verb {
                Some(verb) => is_copula(self.words, chunks[verb].head),
                None => self.is_said_of(at),
            },
            support: match off {
                Some(_) => frame.supported_by("call_off"),
                None if received => Some(Some(Role::Recipient)),
                None => verb.and_then(|verb| frame.supported_by(lower(verb))),
            },
            wraps_up: up.is_some(),
        }
    }

    /// The verb of an occasion that consists in an Indonesian deed: "*menggelar* bakti sosial berupa pembagian beras".
    fn bears_deed(&self, at: usize, frame: &Frame) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let verb = at.checked_sub(3).filter(|_| frame.deed)?;
        let lead = &chunks[at - 1];
        let consists = reading.lang() == Lang::Id
            && chunks[verb].kind == ChunkKind::Verb
            && chunks[at - 2].kind == ChunkKind::Noun
            && (reading.is(lead.head, Class::Contents) || reading.lower(lead.head) == "dengan");
        let supports = frame.supported_by(reading.lower(chunks[verb].head));
        (consists && supports == Some(Some(Role::Giver))).then_some(verb)
    }

    /// Whose English deed bears the noun, by a word before it: "reasons for *her* calling off the meeting".
    pub(super) fn owner_of_deed(&self, bearer: &Bearer) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let verb = bearer.verb?;
        let owner = &chunks[verb.checked_sub(1)?];
        let owned = reading.lang() == Lang::En
            && self.words.form(chunks[verb].head) == VerbForm::Ger
            && chunks[verb].tokens.len() == 1
            && owner.tokens.len() == 1
            && reading.is(owner.head, Class::OwningAny);
        owned.then(|| verb - 1)
    }

    /// Whether an Indonesian noun only names what is to be tied: "bertujuan untuk *menjalin* silaturahmi A dengan B".
    pub(super) fn is_tied(&self, at: usize, bearer: &Bearer) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let aims = |verb: usize| {
            chunks[..verb]
                .iter()
                .any(|chunk| matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Subordinator))
        };
        bearer.verb.is_some_and(|verb| {
            reading.is(chunks[verb].head, Class::TieVerb)
                && reading.lower(chunks[at].head).starts_with("silatur")
                && aims(verb)
        })
    }

    /// Whether an Indonesian noun for a gift says what the phrase before it is: "*Mobil itu* hibah dari X".
    fn is_said_of(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let gift = [Class::GiftNoun, Class::AidNoun]
            .iter()
            .any(|&class| self.words.noun_is(chunks[at].head, class));
        let pointing = at.checked_sub(1).is_some_and(|before| {
            let thing = &chunks[before];
            thing.kind == ChunkKind::Noun
                && matches!(
                    reading.lower(thing.tokens.end - 1),
                    "itu" | "ini" | "tersebut"
                )
        });
        reading.lang() == Lang::Id && gift && pointing
    }

    /// Whether the verb's own frame tells more than its object does: "approved a grant for".
    pub(super) fn tells_itself(&self, frame: &Frame, bearer: &Bearer) -> bool {
        let frames = self.words.frames;
        let gift = |&(index, _): &(usize, Voice)| frames.frames[index].event == Event::Gift;
        let form = bearer
            .verb
            .map(|verb| self.words.reading.lower(self.chunks()[verb].head));
        // "The museum announced a gift *from Ana*": the verb's subject gives nothing.
        let received = bearer.support == Some(Some(Role::Recipient))
            && bearer.verb.is_some_and(|verb| {
                let from = self.chunks().get(verb + 2);
                from.is_some_and(|from| self.words.reading.lower(from.head) == "from")
            });
        frame.event == Event::Gift
            && !received
            && form.is_some_and(|form| frames.of_form(form).iter().any(gift))
    }
}
