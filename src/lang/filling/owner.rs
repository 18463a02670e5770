//! Receivers who are told as owners: "for *the WFP*'s operation", "to support *the hospital*'s fight against flu".

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{
        clause::Arguments,
        frame::Role,
        lexicon::Class,
        party::{party, referred_to},
    },
};

impl Filler<'_> {
    /// "donated ventilators *to support the hospital's fight* against flu": whose work is helped receives goods too.
    pub(super) fn take_strived(&self, arguments: &Arguments, filling: &mut Filling) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let helps =
            reading.lang() == Lang::En && reading.is(chunks[arguments.end].head, Class::Helping);
        let helped = self.clauses.arguments(arguments.end);
        let object = helped.objects.first().filter(|_| helps);
        let Some(&last) = object.and_then(|group| group.last()) else {
            return false;
        };
        let chunk = &chunks[last];
        let owned = (chunk.tokens.start + 1..chunk.head)
            .rev()
            .find(|&at| reading.lower(at) == "'s")
            .filter(|_| self.words.noun_is(chunk.head, Class::Cause));
        let Some(mark) = owned else {
            return false;
        };
        let owner = chunk.tokens.start..mark;
        let taken = self.take_phrase(filling, Role::Recipient, &owner, mark - 1);
        if taken {
            filling.used.push(last);
        }
        taken
    }

    /// "sent blankets *to provide relief to families*": who gets the help that goods are sent for.
    pub(super) fn take_relieved(&self, arguments: &Arguments, filling: &mut Filling) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let verb = arguments.end;
        let gives = reading.lang() == Lang::En
            && reading.lower(chunks[verb].tokens.start) == "to"
            && self.clauses.gives(verb);
        if !gives {
            return false;
        }
        let aided = self.clauses.arguments(verb);
        let object = aided.objects.first().and_then(|group| group.last());
        let helps = object.is_some_and(|&object| {
            let head = chunks[object].head;
            self.words.noun_is(head, Class::AidNoun) || reading.is(head, Class::Helping)
        });
        let mut phrases = aided.phrases.iter().filter(|_| helps);
        let to =
            phrases.find(|(lead, _)| matches!(reading.lower(chunks[*lead].head), "to" | "for"));
        to.is_some_and(|(_, group)| self.take(filling, Role::Recipient, group))
    }

    /// "*the WFP*'s operation in Sudan"
    pub(super) fn owner_of(&self, at: usize) -> Option<Party> {
        let whole = &self.chunks()[at].tokens;
        let about = self.words.chains.about(whole)?;
        let reading = self.words.reading;
        let behind = about.tokens.end;
        // "the Lima Schools*'* arts programmes"
        let mark = || match reading.lower(behind) {
            "'s" => true,
            "'" | "’" => reading.lower(behind - 1).ends_with('s'),
            _ => false,
        };
        let owns = matches!(about.kind, EntityKind::Organisation | EntityKind::Place)
            && behind < whole.end
            && mark();
        owns.then(|| referred_to(self.words, about))
    }

    /// "*Lima Public Schools*' music programmes", "*the local hospital*'s wing": a body by what it is.
    pub(super) fn owning_body(&self, at: usize) -> Option<Party> {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let mark = (chunk.tokens.start + 1..chunk.head)
            .rev()
            .find(|&mark| matches!(reading.lower(mark), "'s" | "'" | "’"))?;
        let body = chunk.tokens.start..mark;
        let owns = reading.lang() == Lang::En && self.words.noun_is(mark - 1, Class::BodyNoun);
        owns.then(|| party(self.words, &body, mark - 1))?
    }
}
