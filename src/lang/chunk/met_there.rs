//! Met there: the place that an English verb of meeting has before whoever is met: "met in Lisse | Prime Minister Ana Lima".
//! Nothing stands between the two, so they look like one phrase.

use std::ops::Range;

use super::{Chunk, ChunkKind};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, words::Words},
};

/// The place and whoever is met there, where a phrase behind the verb and "in" holds both.
pub(super) fn parts(words: &Words, before: &[Chunk], noun: &Chunk) -> Option<(Chunk, Chunk)> {
    let reading = words.reading;
    let [.., verb, lead] = before else {
        return None;
    };
    let met = reading.lang() == Lang::En
        && noun.kind == ChunkKind::Noun
        && verb.kind == ChunkKind::Verb
        && meets(words, verb.head)
        && lead.kind == ChunkKind::Preposition
        && reading.lower(lead.head) == "in";
    let kind = |at: usize, kind: EntityKind| {
        let name = words.name_over(at).filter(|_| met);
        name.map(|name| &words.names[name])
            .filter(|name| name.kind == kind)
    };
    let place = kind(noun.tokens.start, EntityKind::Place)?.tokens.end;
    // The one met, by office and name.
    let titled = (place..noun.tokens.end)
        .take_while(|&at| reading.is_capital(at))
        .any(|at| reading.is(at, Class::Role));
    let person = kind(noun.tokens.end - 1, EntityKind::Person)?;
    let part = |tokens: Range<usize>, head| Chunk {
        kind: ChunkKind::Noun,
        tokens,
        head,
    };
    let of_place = part(noun.tokens.start..place, place - 1);
    let head = noun.head.max(place);
    (titled && person.tokens.start > place).then(|| (of_place, part(place..noun.tokens.end, head)))
}

/// Whether a word is a form of "meet".
fn meets(words: &Words, at: usize) -> bool {
    let mut forms = words.frames.of_form(words.reading.lower(at)).iter();
    forms.any(|&(index, _)| words.frames.frames[index].name == "meet")
}
