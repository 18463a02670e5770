//! Receivers of an Indonesian gift that its clause names by what the gift is a sign of, or by the house it is given at.
//!
//! Only where nobody else is said to receive.

use super::{Filler, Filling};
use crate::{
    domain::Lang,
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        frame::Role,
        lexicon::Class,
    },
};

impl Filler<'_> {
    /// "Bantuan yang diberikan A merupakan bentuk kepedulian *kepada warga X*": those for whom a gift shows care.
    pub fn take_cared_for(&self, filling: &mut Filling, arguments: &Arguments) {
        if !self.lacks_receiver(filling) {
            return;
        }
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let verb = arguments.end;
        let sign = self.clauses.is(verb, ChunkKind::Verb)
            && reading.is(chunks[verb].head, Class::Copula)
            && chunks.get(verb + 1).is_some_and(|sign| {
                let mut tokens = sign.tokens.clone();
                tokens.any(|at| reading.is(at, Class::Caring))
            });
        if !sign {
            return;
        }
        let said = self.clauses.arguments(verb);
        let towards = said.phrases.iter().find(|(lead, _)| {
            matches!(
                reading.lower(chunks[*lead].head),
                "kepada" | "terhadap" | "bagi" | "untuk" | "pada"
            )
        });
        if let Some((_, group)) = towards {
            self.take(filling, Role::Recipient, group);
        }
    }

    /// "menyerahkan bantuan *di Panti Asuhan X*": the house that people live or learn in.
    pub fn take_house(&self, filling: &mut Filling, arguments: &Arguments) {
        if !self.lacks_receiver(filling) || !filling.has(Role::Giver) {
            return;
        }
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let kept = |group: &Group| {
            let noun = &chunks[group[0]].tokens;
            let whose = noun.start + usize::from(reading.is(noun.start, Class::Premises));
            whose < noun.end && reading.is(whose, Class::KeptHouse) && reading.is_capital(whose)
        };
        let at = arguments
            .phrases
            .iter()
            .find(|(lead, group)| reading.lower(chunks[*lead].head) == "di" && kept(group));
        if let Some((_, group)) = at {
            let mut tokens = chunks[group[0]].tokens.clone();
            tokens.start += usize::from(reading.is(tokens.start, Class::Premises));
            let head = tokens.start;
            self.take_phrase(filling, Role::Recipient, &tokens, head);
        }
    }

    fn lacks_receiver(&self, filling: &Filling) -> bool {
        self.words.reading.lang() == Lang::Id
            && !filling.has(Role::Recipient)
            && !filling.to_them
            && !filling.items.is_empty()
    }
}
