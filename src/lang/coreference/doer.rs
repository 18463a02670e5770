//! Who acts or speaks in the clause of a pronoun: a doer is not meant by their own object, a speaker is meant by "saya".

use std::ops::Range;

use super::{Chaining, Reference};
use crate::{
    domain::{EntityId, EntityKind, Lang},
    lang::{frame::Frames, lexicon::Class},
};

/// How many tokens behind a pronoun its verb may stand.
const OBJECT: usize = 5;

impl Chaining<'_> {
    /// Who acts on the English object pronoun at a token, and so is not meant by it: "*she* brought her a book".
    pub(super) fn actor(
        &self,
        references: &[Reference],
        pronouns: &[Reference],
        sentence: usize,
        at: usize,
    ) -> Option<EntityId> {
        let reading = self.reading;
        let object = match reading.lower(at) {
            "him" => true,
            "her" => {
                at + 1 >= reading.tokens.len()
                    || !reading.is_word(at + 1)
                    || [Class::Determiner, Class::Preposition, Class::Number]
                        .iter()
                        .any(|&class| reading.is(at + 1, class))
            }
            _ => false,
        };
        let earliest = reading.sentences[sentence]
            .tokens
            .start
            .max(at.saturating_sub(4));
        let before = references.partition_point(|reference| reference.tokens.start < at);
        let near = |reference: &&Reference| {
            let between = reference.tokens.end..at;
            reference.kind == EntityKind::Person
                && reference.tokens.end > earliest
                && reference.tokens.end < at
                && !between.into_iter().any(|token| !reading.is_word(token))
        };
        let named = references[..before].iter().rev().take(2).find(near);
        let pronoun = pronouns.iter().rev().take(2).find(near);
        let latest = [named, pronoun]
            .into_iter()
            .flatten()
            .max_by_key(|reference| reference.tokens.start);
        latest.filter(|_| object).map(|reference| reference.entity)
    }

    /// Who acts in the clause of an Indonesian object with "-nya", and so is not meant by it: the agent behind
    /// a passive, else the subject before the verb.
    pub(super) fn agent(
        &self,
        references: &[Reference],
        sentence: usize,
        at: usize,
    ) -> Option<EntityId> {
        let frames = Frames::of(self.reading.lang());
        let lower = self.reading.lower(at);
        let noun = frames.is_noun_form(lower) && !frames.is_verb_form(lower);
        let start = self.reading.sentences[sentence].tokens.start;
        let object = at > start
            && self.reading.is(at, Class::Pronoun)
            && (frames.is_verb_form(self.reading.lower(at - 1))
                // "ketika ia tiba": what opens a clause leads to its subject.
                || self.reading.is(at - 1, Class::Preposition)
                    && !self.reading.is(at - 1, Class::Subordinator));
        let clitic = lower.ends_with("nya") && !self.reading.is(at, Class::Pronoun) && !noun;
        if self.reading.lang() != Lang::Id || !(clitic || object) {
            return None;
        }
        let verb = (start..=at)
            .rev()
            .find(|&token| frames.is_verb_form(self.reading.lower(token)))?;
        let within = |range: Range<usize>| {
            let first =
                references.partition_point(|reference| reference.tokens.start < range.start);
            let end = references.partition_point(|reference| reference.tokens.start < range.end);
            references[first..end.max(first)]
                .iter()
                .filter(|reference| reference.kind == EntityKind::Person)
        };
        let joined = (verb.saturating_sub(2).max(start)..verb).any(|token| {
            // "memanfaatkan A, *mengunjunginya*"
            let parted = token + 1 == verb && verb == at && self.reading.is_mark(token, ',');
            parted || self.reading.is(token, Class::Conjunction)
        });
        // "anak yang ditemui*nya*": not whom the relative clause tells of.
        let found = if verb == at && lower.starts_with("di") {
            within(start..verb).next_back()
        } else if self.reading.lower(verb).starts_with("di") {
            within(verb..at).next()
        } else if joined {
            within(start..verb).next()
        } else {
            within(start..verb).next_back()
        };
        found.map(|reference| reference.entity)
    }

    /// Whom the verb behind an Indonesian subject pronoun has as its object, who is somebody else: "ia menemui *Ana*".
    pub(super) fn object_of(
        &self,
        references: &[Reference],
        sentence: usize,
        at: usize,
    ) -> Option<EntityId> {
        let (reading, frames) = (self.reading, Frames::of(self.reading.lang()));
        if reading.lang() != Lang::Id || !matches!(reading.lower(at), "ia" | "dia" | "beliau") {
            return None;
        }
        let end = reading.sentences[sentence].tokens.end;
        let active = |&token: &usize| {
            let lower = reading.lower(token);
            frames.is_verb_form(lower) && (lower.starts_with("me") || lower.starts_with("ber"))
        };
        let verb = (at + 1..end.min(at + OBJECT)).find(active)?;
        let first = references.partition_point(|reference| reference.tokens.start <= verb);
        let object = references.get(first)?;
        let titles = verb + 1..object.tokens.start;
        let right_behind = titles.into_iter().all(|token| {
            reading.lower(token) == "dengan"
                || [Class::Role, Class::Portfolio, Class::Honorific]
                    .iter()
                    .any(|&class| reading.is(token, class))
        });
        (object.kind == EntityKind::Person && right_behind).then_some(object.entity)
    }

    /// Whom the pronoun right before an Indonesian verb with "-nya" stands for, who is not meant by its object: "*ia*
    /// menemuinya".
    pub(super) fn pronoun_agent(
        &self,
        pronouns: &[Reference],
        sentence: usize,
        at: usize,
    ) -> Option<EntityId> {
        let (reading, frames) = (self.reading, Frames::of(self.reading.lang()));
        let lower = reading.lower(at);
        let start = reading.sentences[sentence].tokens.start;
        let object = reading.lang() == Lang::Id
            && lower.starts_with("me")
            && lower.ends_with("nya")
            && frames.is_verb_form(lower.trim_end_matches("nya"));
        let latest = pronouns
            .last()
            .filter(|latest| object && latest.tokens.start >= start)?;
        let near = (latest.tokens.end..at).all(|token| {
            [Class::Modal, Class::Future, Class::Adverb, Class::Also]
                .iter()
                .any(|&class| reading.is(token, class))
        });
        near.then_some(latest.entity)
    }

    /// Whoever says "saya" at a token: the speaker whom a verb of saying names in the sentence, in the next
    /// ones of the paragraph, or last before.
    pub(super) fn speaker(
        &self,
        references: &[Reference],
        sentence: usize,
        at: usize,
    ) -> Option<EntityId> {
        let sentences = &self.reading.sentences;
        let near = sentence.saturating_sub(3)..(sentence + 4).min(sentences.len());
        let own = sentences[sentence].paragraph;
        let behind = (sentence..near.end).take_while(|&next| sentences[next].paragraph == own);
        let before = (near.start..sentence).rev();
        behind
            .chain(before)
            .find_map(|next| self.speaker_in(references, &sentences[next].tokens, at))
    }

    /// The person whom a verb of saying of a sentence has as its subject, apart from the pronoun `at` itself.
    fn speaker_in(
        &self,
        references: &[Reference],
        sentence: &Range<usize>,
        at: usize,
    ) -> Option<EntityId> {
        let says = |token: &usize| {
            self.reading.is(*token, Class::Say)
                && *token != at
                && !self.reading.lower(*token).ends_with("nya")
        };
        sentence.clone().filter(says).find_map(|say| {
            let active = self.reading.lower(say).starts_with("me");
            let first = references.partition_point(|reference| reference.tokens.start <= say);
            let person = |reference: &&Reference| reference.kind == EntityKind::Person;
            let behind = references[first..]
                .iter()
                .take_while(|reference| reference.tokens.start < sentence.end.min(say + 3));
            let before = references[..first]
                .iter()
                .rev()
                .take_while(|reference| reference.tokens.start >= sentence.start);
            let found = if active {
                before.into_iter().find(person)
            } else {
                behind.into_iter().find(person)
            };
            found.map(|reference| reference.entity)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Lang, MentionForm},
        lang::analyse,
        text,
    };

    #[test]
    fn whoever_acts_is_meant_by_the_subject_of_a_clause_of_time_and_not_by_an_object() {
        let check = |body: &str, expected: &str| {
            let article = text::read("a", body.as_bytes(), None).unwrap();
            let found = analyse(&article, Some(Lang::Id));
            let pronoun = |mention: &&crate::domain::Mention| mention.form == MentionForm::Pronoun;
            let mention = found.mentions.iter().find(pronoun).unwrap();
            let name = found.entity(mention.entity).name.of(&article.text);
            assert_eq!(name, expected, "{body}");
        };
        let before = "Menteri Sari Wulandari tiba kemarin. ";
        let subject = "Budi Santoso menyerahkan lukisan itu ketika ia tiba.";
        check(&format!("{before}{subject}"), "Budi Santoso");
        let object = "Budi Santoso menyerahkan lukisan itu kepada dia.";
        check(&format!("{before}{object}"), "Sari Wulandari");
    }
}
