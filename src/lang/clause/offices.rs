//! Two offices and one who holds them.

use super::Clauses;
use crate::{
    domain::{Lang, MentionForm},
    lang::{chunk::Chunk, lexicon::Class},
};

impl Clauses<'_> {
    /// "*Prime Minister* and Minister of Defence Ana Lima": two offices, and one who holds them.
    pub fn hold_two_offices(&self, group: &[usize]) -> bool {
        let [first, second, ..] = group else {
            return false;
        };
        let (one, other) = (&self.chunks[*first], &self.chunks[*second]);
        self.words.reading.lang() == Lang::En
            && !self.is_by_name(one)
            && self.is_by_name(other)
            && (self.are_callings(one, other) || self.are_offices(one, other))
    }

    /// Whether a phrase tells somebody by name.
    pub fn is_by_name(&self, chunk: &Chunk) -> bool {
        let about = self.words.chains.about(&chunk.tokens);
        about.is_some_and(|about| about.form == MentionForm::Name)
    }

    /// "the poet and critic Ana Lima"
    fn are_callings(&self, one: &Chunk, other: &Chunk) -> bool {
        let reading = self.words.reading;
        let calling = |at: usize| {
            !reading.is_capital(at)
                && (self.words.noun_is(at, Class::Role)
                    || self.words.noun_is(at, Class::PersonNoun))
        };
        // "*Poet* and critic Ana Lima" at the head of a sentence
        let first = reading.sentences[reading.sentence_of(one.head)]
            .tokens
            .start;
        let opens = one.tokens == (first..first + 1)
            && self.words.noun_is(first, Class::PersonNoun)
            && !self.words.noun_is(first, Class::Honorific);
        (opens || matches!(reading.lower(one.tokens.start), "the" | "a" | "an"))
            && one.tokens.end == one.head + 1
            && !reading.lower(one.head).ends_with('s')
            && (opens || calling(one.head))
            && calling(other.tokens.start)
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
                .find(|&at| self.words.name_over(at).is_some());
            let title = other.tokens.start..end.unwrap_or(other.tokens.start);
            let last = title.end.checked_sub(1);
            !reading.is(one.tokens.start, Class::Determiner)
                && title.len() > 1
                && title.clone().all(|at| reading.is_capital(at))
                && last.is_some_and(|last| reading.is(last, Class::Minister))
                && one.tokens.clone().all(|at| reading.is_capital(at))
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
