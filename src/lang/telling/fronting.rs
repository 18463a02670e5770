//! Fronting: who acts in the clause that a noun for a meeting opens: "*In a meeting with A*, B said …".

use super::Teller;
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Arguments,
        lexicon::Class,
        pos::VerbForm,
        words::Words,
    },
};

impl Teller<'_> {
    /// The subject of the clause behind a fronted "Dalam pertemuan …, A …".
    pub(super) fn fronted(&self, at: usize, arguments: &mut Arguments) -> bool {
        let words = self.words;
        // "*Speaking* after talks with Ana, Budi said …"
        let participle = self.chunks().first().is_some_and(|first| {
            words.reading.lang() == Lang::En
                && first.kind == ChunkKind::Verb
                && words.form(first.head) == VerbForm::Ger
        });
        // "He recalled *that* after talks with Ana, Budi wrote …"
        let that = (0..at).rev().find(|&before| {
            words.reading.lang() == Lang::En
                && words.reading.lower(self.chunks()[before].head) == "that"
        });
        let start = that.map_or(usize::from(participle), |that| that + 1);
        let opens = at > 0
            && self.chunks()[start..at].iter().all(|chunk| {
                chunk.kind != ChunkKind::Verb && (participle || chunk.kind != ChunkKind::Noun)
            });
        if !opens {
            return false;
        }
        arguments.subjects.clear();
        let is_comma = |next: usize| self.clauses.is(next, ChunkKind::Comma);
        // "Dalam rapat dengan A di Senayan, *Jakarta, Senin*, B mengatakan …": where and when.
        let aside = |next: usize| {
            let place = || {
                let about = words.chains.about(&self.chunks()[next].tokens);
                about.is_some_and(|about| about.kind == EntityKind::Place)
            };
            let noun = self.clauses.is(next, ChunkKind::Noun);
            match words.reading.lang() {
                // "Dalam pertemuan dengan Menteri X, *Ana Lima*, B membahas …": who holds the office.
                Lang::Id => {
                    let named = || next > 1 && self.clauses.named_by(next - 2) == Some(next);
                    is_comma(next + 1)
                        && (self.clauses.is(next, ChunkKind::Date) || noun && (place() || named()))
                }
                Lang::En => self.is_apposed_to_guest(next) || self.is_led_aside(next),
            }
        };
        let mut commas = (at..self.chunks().len()).filter(|&next| is_comma(next));
        let comma = commas.find(|&comma| !aside(comma + 1));
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

    /// Whether what stands between English commas only says where or when, and a phrase follows: "In a meeting with Ana,
    /// *on the margins of the fair*, Budi said …".
    fn is_led_aside(&self, next: usize) -> bool {
        let plain = |at: &usize| {
            matches!(
                self.chunks()[*at].kind,
                ChunkKind::Preposition | ChunkKind::Noun | ChunkKind::Date | ChunkKind::Other
            )
        };
        let closing = next + (next..self.chunks().len()).take_while(plain).count();
        self.clauses.is(next, ChunkKind::Preposition)
            && self.clauses.is(closing, ChunkKind::Comma)
            && self.clauses.is(closing + 1, ChunkKind::Noun)
    }

    /// Whether what stands behind an English comma only says more of the guest named right before it, and who acts comes
    /// behind one more comma: "In a meeting with Ana Lima, *the head of Norvik Bank*, Budi said …".
    fn is_apposed_to_guest(&self, next: usize) -> bool {
        let (chunks, words) = (self.chunks(), self.words);
        let Some(guest) = next.checked_sub(2) else {
            return false;
        };
        let closing = (next..chunks.len()).find(|&at| {
            matches!(
                chunks[at].kind,
                ChunkKind::Comma | ChunkKind::Verb | ChunkKind::Stop
            )
        });
        let Some(closing) = closing.filter(|&at| chunks[at].kind == ChunkKind::Comma) else {
            return false;
        };
        let named =
            chunks[guest].kind == ChunkKind::Noun && self.clauses.is_by_name(&chunks[guest]);
        // "In a meeting with Ana Lima in Lisse, *Varnia*, …"
        let land = words
            .chains
            .about(&chunks[next].tokens)
            .is_some_and(|about| {
                about.kind == EntityKind::Place && about.tokens == chunks[next].tokens
            });
        let described = chunks[next].kind == ChunkKind::Noun
            && named
            && !self.is_named_person(next)
            && (is_office(words, &chunks[next])
                || self.clauses.is(next + 1, ChunkKind::Preposition));
        let acts = |subject: usize| {
            self.clauses.is(subject, ChunkKind::Noun) && {
                let end = self.clauses.pair_at(subject).1;
                self.clauses.begins_clause(end) || self.is_named_person(subject)
            }
        };
        (described || land) && (acts(closing + 1) || self.is_apposed_to_guest(closing + 1))
    }

    /// Whether a phrase tells a person by name.
    fn is_named_person(&self, at: usize) -> bool {
        let chunk = &self.chunks()[at];
        let about = self.words.chains.about(&chunk.tokens);
        about.is_some_and(|about| about.kind == EntityKind::Person)
            && self.clauses.is_by_name(chunk)
    }
}

/// Whether a phrase tells somebody by an office.
fn is_office(words: &Words, chunk: &Chunk) -> bool {
    [Class::Role, Class::PersonNoun, Class::ShortOffice]
        .iter()
        .any(|&class| words.noun_is(chunk.head, class))
}
