//! Two offices, or one of several fields, and one who holds them.

use std::ops::Range;

use super::Clauses;
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{
        chunk::{Chunk, ChunkKind},
        lexicon::Class,
    },
};

impl Clauses<'_> {
    /// "*Prime Minister* and Minister of Defence Ana Lima": two offices, and one who holds them.
    pub fn hold_two_offices(&self, group: &[usize]) -> bool {
        let [first, second, ..] = group else {
            return false;
        };
        let (one, other) = (&self.chunks[*first], &self.chunks[*second]);
        self.words.reading.lang() == Lang::En
            && !self.is_by_name_of_person(*first)
            && (self.is_by_name(other) || self.named_by(*second).is_some())
            && (self.are_callings(one, other)
                || self.are_offices(one, other)
                || self.are_of_party_and_land(one, other))
    }

    /// The name behind an English office of several fields, which the commas between these make look like a list: "the
    /// Minister of Health, Labour and *Welfare Ana Lima*", "the head of Norvik, Lund Steel and Holm Bank, *Ana Lima*".
    #[must_use]
    pub fn holder_of_fields(&self, group: &[usize]) -> Option<Range<usize>> {
        let reading = self.words.reading;
        // "*the vice president* and head of Norvik, Lund Steel …": one more office before it.
        let title = |at: usize| {
            let tokens = &self.chunks[at].tokens;
            self.words.noun_is(tokens.end - 1, Class::Role) && !self.is_by_name_of_person(at)
        };
        let group = match group {
            [first, rest @ ..] if rest.len() > 1 && title(*first) => rest,
            _ => group,
        };
        let [office, fields @ ..] = group else {
            return None;
        };
        let tokens = &self.chunks[*office].tokens;
        let of = tokens.clone().any(|at| {
            reading.is(at, Class::Role)
                && !reading.lower(at).ends_with('s')
                && at + 2 < tokens.end
                && matches!(reading.lower(at + 1), "of" | "for")
                && reading.is_capital(at + 2)
        });
        // "the Minister *for Health*, Labour and Welfare Ana Lima": a phrase of its own.
        let held_for = || {
            let alone = fields.is_empty()
                && self.is(office + 1, ChunkKind::Preposition)
                && self.is(office + 2, ChunkKind::Noun)
                && reading.lower(self.chunks[office + 1].head) == "for"
                && title(*office)
                && !reading.lower(tokens.end - 1).ends_with('s');
            alone.then(|| self.group_at(office + 2).0)
        };
        let fields = match held_for() {
            Some(fields) if fields.len() > 1 => fields,
            _ if of => fields.to_vec(),
            _ => return None,
        };
        let &last = fields.last()?;
        let person = |tokens: &Range<usize>| {
            let name = self.words.name_over(tokens.end - 1);
            let name = name.map(|name| &self.words.names[name])?;
            (name.kind == EntityKind::Person && name.tokens.len() > 1).then(|| name.tokens.clone())
        };
        // "Ports Security *Ali bin Hamad*": what the name holds is no field.
        let titled = |tokens: &Range<usize>| {
            let end = person(tokens).map_or(tokens.end, |name| name.start);
            (tokens.start..end).any(|at| {
                reading.is(at, Class::Role)
                    || reading.is(at, Class::Honorific)
                    || reading.is(at, Class::Determiner)
                    || reading.is_word(at) && !reading.is_capital(at) && !reading.is(at, Class::And)
            })
        };
        let plain = |&at: &usize| !titled(&self.chunks[at].tokens);
        if reading.lang() != Lang::En || person(tokens).is_some() || !fields.iter().all(plain) {
            return None;
        }
        let tokens = &self.chunks[last].tokens;
        if let Some(name) = person(tokens) {
            let field = |&at: &usize| reading.is(at, Class::Portfolio);
            let start = name.clone().find(|at| !field(at)).unwrap_or(name.start);
            return (start > tokens.start).then_some(start..name.end);
        }
        let apposed = last + 2;
        let closed = self.kind(apposed + 1);
        let name = (self.is(last + 1, ChunkKind::Comma) && self.is(apposed, ChunkKind::Noun))
            .then(|| person(&self.chunks[apposed].tokens))??;
        let open = [ChunkKind::Noun, ChunkKind::Conjunction, ChunkKind::Relative];
        closed
            .is_none_or(|next| !open.contains(&next))
            .then_some(name)
    }

    /// Whether a phrase tells somebody by name.
    pub fn is_by_name(&self, chunk: &Chunk) -> bool {
        let about = self.words.chains.about(&chunk.tokens);
        about.is_some_and(|about| about.form == MentionForm::Name)
    }

    /// "the poet and critic Ana Lima"
    fn are_callings(&self, one: &Chunk, other: &Chunk) -> bool {
        let reading = self.words.reading;
        let called = |at: usize| {
            self.words.noun_is(at, Class::Role) || self.words.noun_is(at, Class::PersonNoun)
        };
        let calling = |at: usize| !reading.is_capital(at) && called(at);
        // "*his rival and* rebel leader Ana Lima"; "his wife and daughter Ana Lima" are two.
        let owned =
            reading.is(one.tokens.start, Class::OwningAny) && !reading.is(one.head, Class::Kin);
        // "*Film star and former* minister Ana Lima on Monday met …": without an article where the sentence opens.
        let first = reading.sentences[reading.sentence_of(one.head)]
            .tokens
            .start;
        let opens = (first..one.tokens.start).all(|at| !reading.is_word(at));
        let title = other.tokens.start..self.name_in(other);
        let titled = || {
            calling(other.tokens.start)
                || opens
                    && title.clone().all(|at| !reading.is_capital(at))
                    && title.clone().any(calling)
        };
        let bare =
            opens && one.tokens.len() == 1 && !self.words.noun_is(one.head, Class::Honorific);
        let calls = calling(one.head) || bare && called(one.head);
        (owned || opens || matches!(reading.lower(one.tokens.start), "the" | "a" | "an"))
            && one.tokens.end == one.head + 1
            && !reading.lower(one.head).ends_with('s')
            && calls
            && titled()
    }

    /// Where the first name of a phrase begins; its end where it holds none.
    fn name_in(&self, chunk: &Chunk) -> usize {
        let mut tokens = chunk.tokens.clone();
        let name = tokens.find(|&at| self.words.name_over(at).is_some());
        name.unwrap_or(chunk.tokens.end)
    }

    /// "met *Reform Party president* and chief minister Ana Lima": offices in small letters, of a body and of none.
    fn are_of_party_and_land(&self, one: &Chunk, other: &Chunk) -> bool {
        let reading = self.words.reading;
        let office = |at: usize| {
            !reading.is_capital(at)
                && reading.is(at, Class::Role)
                && !reading.lower(at).ends_with('s')
        };
        let of_land = one.tokens.clone().any(|at| {
            let name = self.words.name_over(at).map(|name| &self.words.names[name]);
            reading.is(at, Class::Demonym)
                || reading.is(at, Class::PlaceName)
                || reading.is(at, Class::Determiner)
                || reading.lower(at) == "'s"
                || name.is_some_and(|name| name.kind == EntityKind::Place)
        });
        let of_party = one.tokens.clone().any(|at| reading.is(at, Class::BodyNoun));
        let mut title = other.tokens.clone();
        office(one.head)
            && one.tokens.end == one.head + 1
            && of_party
            && !of_land
            && title.any(office)
    }

    /// "Prime Minister and Minister of Defence"
    fn are_offices(&self, one: &Chunk, other: &Chunk) -> bool {
        let reading = self.words.reading;
        let minister = reading.is(other.tokens.start, Class::Minister)
            && reading.is_capital(other.tokens.start);
        // "Deputy Prime Minister and *Foreign Minister* Ana Lima"; "the Mayor and Foreign Minister Ana Lima" may be two.
        let of_field = || {
            let end = other
                .tokens
                .clone()
                .find(|&at| self.words.name_over(at).is_some() || reading.lower(at) == "of");
            // "Defence Minister *Sheikh* Ana Lima"
            let title = other.tokens.start..end.unwrap_or(other.tokens.start);
            let last = title
                .clone()
                .rev()
                .find(|&at| !reading.is(at, Class::Honorific));
            !reading.is(one.tokens.start, Class::Determiner)
                && title.len() > 1
                && title.clone().all(|at| reading.is_capital(at))
                && last.is_some_and(|last| reading.is(last, Class::Minister))
                && one
                    .tokens
                    .clone()
                    .all(|at| reading.is_capital(at) || reading.lower(at) == "'s")
        };
        let short = || {
            reading.is(one.head, Class::ShortOffice)
                && reading.is(other.tokens.start, Class::ShortOffice)
        };
        (reading.is(one.head, Class::Role) || reading.is(one.head, Class::ShortOffice))
            && reading.is_capital(one.head)
            && (minister || of_field() || short())
    }
}
