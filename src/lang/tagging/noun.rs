//! English nouns that the tagger takes for verbs: an acronym, and the last word behind a preposition.

use super::is_base_form;
use crate::lang::{
    lexicon::Class,
    pos::{Pos, Tag},
    reading::Reading,
};

/// Whether a word in capitals alone stands among others: "Varnian and *PLO* officials" does nothing.
pub(super) fn is_acronym(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    let shout = |at: usize| reading.tokens[at].upper && reading.word(at).len() > 1;
    tags[at].pos == Pos::Verb
        && shout(at)
        && at > 0
        && !shout(at - 1)
        && !reading.is_headline(at)
        && at + 1 < reading.tokens.len()
        && !shout(at + 1)
}

/// "agree *on pay*.": behind a preposition, and with nothing behind it, stands no verb in its base form.
pub(super) fn ends_phrase(
    reading: &Reading,
    tags: &[Tag],
    before: Option<usize>,
    at: usize,
    next: Option<usize>,
) -> bool {
    let led = before.is_some_and(|before| {
        tags[before].pos == Pos::Adp
            && matches!(reading.lower(before), "on" | "over" | "about" | "for")
    });
    let closed = next.is_none_or(|next| !reading.is_word(next) || reading.is(next, Class::And));
    is_base_form(reading, tags, at) && led && closed
}
