//! English phrases whose head only says that an event is told, or what it is about: "reports of a meeting", "the focus of
//! talks". The event is what they tell of.

use crate::lang::{lexicon::Class, words::Words};

/// The noun for an event that an English phrase tells of where its head only says that it is told: "reports of a
/// *meeting* between A and B", "a result of the *meeting*", "part of a *donation*".
pub(super) fn reported_head(words: &Words, head: usize, end: usize) -> usize {
    let reading = words.reading;
    let of = head + 1;
    let reports = reading.is(head, Class::Hearsay)
        || matches!(reading.lower(head), "result" | "outcome" | "part")
        || is_heart_of_talks(words, of, end);
    if !reports || of >= end || reading.lower(of) != "of" {
        return head;
    }
    (of + 1..end.min(of + 8))
        .find(|&at| words.frames.is_noun_form(reading.lower(at)))
        .unwrap_or(head)
}

/// Whether an English "of" leads from a word for a topic to talks of which the sentence says between whom they were: "the
/// focus *of talks* between A and B".
fn is_heart_of_talks(words: &Words, of: usize, end: usize) -> bool {
    let reading = words.reading;
    let head = of - 1;
    let topic = [Class::Attention, Class::TopicNoun, Class::Heart]
        .iter()
        .any(|&class| reading.is(head, class));
    topic
        && end < reading.tokens.len()
        && matches!(reading.lower(end), "between" | "with")
        && words.frames.is_noun_form(reading.lower(end - 1))
}
