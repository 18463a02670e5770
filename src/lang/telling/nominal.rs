//! Nominal events: what stands outside the phrase of a noun that tells an event and yet belongs to it.
//!
//! "Talks were held between A and B", "A and B agreed at a meeting", "A-B talks resumed", "a gift of X was
//! made by A", "A's gift was a vase": the roles stand with another verb, or inside a compound.

use std::ops::Range;

use super::{Teller, is_copula};
use crate::{
    domain::{EntityKind, Form, Lang, Party, Span},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        filling::Filling,
        frame::{Event, Frame, Role},
        item::item,
        lexicon::Class,
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
            chunk.kind == ChunkKind::Verb
                && matches!(
                    self.words.reading.lower(chunk.head),
                    "held" | "took" | "conducted" | "arranged" | "scheduled" | "planned"
                )
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
            .find(|&before| chunks[before].kind == ChunkKind::Verb)?;
        let subjects = self.clauses.arguments(verb).subjects;
        (led && !subjects.is_empty()).then_some(subjects)
    }

    /// Who came together, told by the clause around the noun: "A and B *agreed at a meeting*", "A told B *at
    /// their meeting*".
    pub(super) fn attending(&self, at: usize, frame: &Frame, arguments: &Arguments) -> Vec<Party> {
        let words = self.words;
        let chunks = self.chunks();
        let chunk = &chunks[at];
        let led = at > 1
            && chunks[at - 1].kind == ChunkKind::Preposition
            && matches!(
                words.reading.lower(chunks[at - 1].head),
                "at" | "during" | "in" | "after" | "over"
            );
        let own = words.reading.lower(chunk.tokens.start) == "their";
        let open = frame.event == Event::Meeting
            && (!frame.bound || frame.form == Some(Form::Call))
            && words.reading.lang() == Lang::En
            && !(chunk.head + 1..chunk.tokens.end).any(|token| words.reading.lower(token) == "of")
            && !arguments.phrases.iter().any(|(lead, _)| {
                matches!(
                    words.reading.lower(chunks[*lead].head),
                    "with" | "between" | "among" | "of"
                )
            });
        let attended = chunks.get(arguments.end).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb && words.reading.lower(verb.head) == "attended"
        });
        let by = arguments.end + 1;
        if attended
            && open
            && chunks
                .get(by)
                .is_some_and(|by| words.reading.lower(by.head) == "by")
        {
            return self.persons(&self.clauses.group_at(by + 1).0);
        }
        if !led || !open {
            return Vec::new();
        }
        let Some(verb) = (0..at - 1)
            .rev()
            .take_while(|&before| {
                !matches!(
                    chunks[before].kind,
                    ChunkKind::Stop | ChunkKind::Subordinator
                )
            })
            .find(|&before| chunks[before].kind == ChunkKind::Verb)
        else {
            return Vec::new();
        };
        let head = words.reading.lower(chunks[verb].head);
        let clause = self.clauses.arguments(verb);
        let Some(subject) = clause.subjects.first() else {
            return Vec::new();
        };
        let mut came = self.persons(subject);
        let together = came.len() > 1
            && matches!(
                head,
                "agree"
                    | "agreed"
                    | "discussed"
                    | "pledged"
                    | "vowed"
                    | "decided"
                    | "reviewed"
                    | "exchanged"
                    | "signed"
            );
        // "A gave B a sword during talks in Ankara"
        let gave = head != "give"
            && words
                .frames
                .of_form(head)
                .iter()
                .any(|&(index, _)| words.frames.frames[index].event == Event::Gift)
            && matches!(
                words.reading.lower(chunks[at - 1].head),
                "at" | "during" | "after"
            );
        if gave && let Some(hearer) = clause.objects.first() {
            let mut both = came.clone();
            both.extend(self.persons(hearer));
            if both.len() == 2 && came.len() == 1 {
                return both;
            }
        }
        let told = own
            && matches!(
                head,
                "told" | "assured" | "informed" | "urged" | "asked" | "gave" | "reassured"
            );
        if told && let Some(hearer) = clause.objects.first() {
            came.extend(self.persons(hearer));
        }
        if together || told && came.len() > 1 {
            came
        } else {
            Vec::new()
        }
    }

    /// The persons that a group of phrases stands for.
    fn persons(&self, group: &[usize]) -> Vec<Party> {
        let of = |&at: &usize| {
            let chunk = &self.chunks()[at];
            let found = party(self.words, &chunk.tokens, chunk.head)?;
            let entity = found.entity?;
            (self.words.chains.entities[entity.0].kind == EntityKind::Person).then_some(found)
        };
        group.iter().filter_map(of).collect()
    }

    /// What a clause says of a gift that is its subject: "was made *by A*", "A's gift was *a vase*".
    pub(super) fn said_of_gift(&self, at: usize, arguments: &Arguments, filling: &mut Filling) {
        let chunks = self.chunks();
        let words = self.words;
        let english = words.reading.lang() == Lang::En;
        // "a statue, *a gift from A*"
        let apposed = english
            && at > 1
            && filling.items.is_empty()
            && chunks[at - 1].kind == ChunkKind::Comma
            && chunks[at - 2].kind == ChunkKind::Noun
            && matches!(
                words.reading.lower(chunks[at].tokens.start),
                "a" | "an" | "the"
            )
            && words.reading.is(chunks[at].head, Class::GiftNoun);
        if apposed {
            for thing in self.clauses.group_ending(at - 2) {
                filling
                    .items
                    .extend(item(words, &chunks[thing].tokens, chunks[thing].head));
                filling.used.push(thing);
            }
        }
        let Some(verb) = chunks
            .get(arguments.end)
            .filter(|verb| verb.kind == ChunkKind::Verb && english)
        else {
            return;
        };
        let behind = arguments.end + 1;
        let thing = chunks
            .get(behind)
            .filter(|next| next.kind == ChunkKind::Noun);
        if let Some(thing) =
            thing.filter(|_| is_copula(words, verb.head) && filling.items.is_empty())
        {
            filling.items.extend(item(words, &thing.tokens, thing.head));
            filling.used.push(behind);
            return;
        }
        let made = matches!(
            words.reading.lower(verb.head),
            "made" | "given" | "announced" | "presented" | "handed"
        );
        let by = chunks
            .get(behind)
            .is_some_and(|by| words.reading.lower(by.head) == "by");
        let giver = filling.parties.iter().any(|(role, _)| *role == Role::Giver);
        if made
            && by
            && !giver
            && chunks.get(behind + 1).map(|next| next.kind) == Some(ChunkKind::Noun)
        {
            self.filler().take(filling, Role::Giver, &vec![behind + 1]);
        }
        let received = filling
            .parties
            .iter()
            .any(|(role, _)| *role == Role::Recipient);
        if made && !received {
            let clause = self.clauses.arguments(arguments.end);
            let to = clause
                .phrases
                .iter()
                .find(|(lead, _)| words.reading.lower(chunks[*lead].head) == "to");
            if let Some((_, group)) = to {
                self.filler().take(filling, Role::Recipient, group);
            }
        }
        let subject: Range<usize> = chunks[at].tokens.clone();
        if filling.items.is_empty() {
            filling.items.extend(item(words, &subject, chunks[at].head));
        }
    }
}
