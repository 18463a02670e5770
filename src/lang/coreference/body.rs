//! Bodies taken up by their noun: "the foundation" for the Lima Foundation named before.

use super::{Chaining, Reference};
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{frame::Frames, lexicon::Class, name::Name, role::name_over},
};

impl Chaining<'_> {
    /// The bodies that English phrases such as "the foundation" take up: the last one before that bears the noun
    /// in its name; for "the company" or "the charity" the last body named in the two sentences before.
    pub(super) fn bodies(
        &self,
        references: &[Reference],
        names: &[Name],
        sentence: usize,
    ) -> Vec<Reference> {
        let reading = self.reading;
        let tokens = reading.sentences[sentence].tokens.clone();
        if reading.lang() == Lang::Id {
            return self.pointed_bodies(references, names, sentence);
        }
        let bare = |&at: &usize| {
            let noun = reading.is(at, Class::BodyNoun) || reading.is(at, Class::Firm);
            noun && !reading.is_capital(at)
                && name_over(names, at).is_none()
                && at > tokens.start
                && reading.lower(at - 1) == "the"
                && (at + 1 >= tokens.end
                    || !reading.is_word(at + 1)
                    || !matches!(reading.lower(at + 1), "of" | "'s")
                        && name_over(names, at + 1).is_none())
        };
        let found = tokens.clone().filter(bare).filter_map(|at| {
            // In the first sentence the body must bear the noun: "*Lima Bank*'s head said *the bank* …".
            let any = reading.is(at, Class::Firm) || reading.is(at, Class::OpenBody);
            let open = any && sentence > 0;
            self.body_before(references, sentence, at, open)
        });
        found.collect()
    }

    /// The bodies that Indonesian phrases such as "yayasan tersebut" take up: the last one before that bears the noun in its
    /// name; for "perusahaan itu" the last body named in the two sentences before.
    fn pointed_bodies(
        &self,
        references: &[Reference],
        names: &[Name],
        sentence: usize,
    ) -> Vec<Reference> {
        let reading = self.reading;
        let sentences = &reading.sentences;
        let tokens = sentences[sentence].tokens.clone();
        let speaks = |class| tokens.clone().any(|at| reading.is(at, class));
        if sentence == 0 || !speaks(Class::Pointing) && !speaks(Class::FirmNoun) {
            return Vec::new();
        }
        // "Selain itu, *perusahaan* juga memberikan …"
        let acts = |at: usize| {
            let opens = at == tokens.start || reading.is_mark(at - 1, ',');
            let next = at + 1;
            opens
                && reading.is(at, Class::FirmNoun)
                && next < tokens.end
                && ([Class::Also, Class::Future]
                    .iter()
                    .any(|&class| reading.is(next, class))
                    || Frames::of(Lang::Id).is_verb_form(reading.lower(next)))
        };
        let firm = |at: usize| reading.is(at, Class::FirmNoun);
        let taken_up = |&at: &usize| {
            let noun = reading.is(at, Class::BodyNoun) || firm(at);
            let small = !reading.is_capital(at) || at == tokens.start;
            noun && small
                && name_over(names, at).is_none()
                && (acts(at)
                    || (at + 1..tokens.end.min(at + POINTER))
                        .take_while(|&next| reading.is_word(next) && !reading.is_capital(next))
                        .any(|next| reading.is(next, Class::Pointing)))
        };
        let found = tokens.clone().filter(taken_up).take(MOST);
        found
            .filter_map(|at| self.body_before(references, sentence, at, firm(at)))
            .collect()
    }

    /// The body that a noun at a token takes up: the last one before that bears the noun in its name, or where any body
    /// may be meant the last one named in the two sentences before.
    fn body_before(
        &self,
        references: &[Reference],
        sentence: usize,
        at: usize,
        any: bool,
    ) -> Option<Reference> {
        let (reading, sentences) = (self.reading, &self.reading.sentences);
        let end = references.partition_point(|reference| reference.tokens.start < at);
        let from = sentences[sentence.saturating_sub(FAR)].tokens.start;
        let close = sentences[sentence.saturating_sub(2)].tokens.start;
        let near = || {
            let before = references[..end].iter().rev().take(NEAR);
            before
                .take_while(|reference| reference.tokens.start >= from)
                .filter(|reference| {
                    reference.form == MentionForm::Name
                        && reference.kind == EntityKind::Organisation
                })
        };
        let bears = |reference: &&Reference| {
            let mut tokens = reference.tokens.clone();
            tokens.any(|token| reading.lower(token) == reading.lower(at))
        };
        // "the company" is no union or ministry that was named.
        let other_body = |reference: &&Reference| {
            let names = &self.entities[reference.entity.0].names;
            let mut tokens = names.iter().take(NAMES).cloned().flatten();
            reading.lang() == Lang::En
                && reading.is(at, Class::Firm)
                && tokens.any(|token| {
                    reading.is(token, Class::BodyNoun)
                        && !reading.is(token, Class::Firm)
                        && reading.lower(token) != "bank"
                })
        };
        let last = || {
            let mut fitting = near().filter(|_| any);
            fitting.find(|reference| reference.tokens.start >= close && !other_body(reference))
        };
        let known = near().find(bears).or_else(last)?;
        Some(Reference::by_word(
            at..at + 1,
            known.entity,
            MentionForm::Pronoun,
            EntityKind::Organisation,
        ))
    }
}

/// How many of a body's names are looked through for what it is.
const NAMES: usize = 8;

/// How many tokens behind its noun the word may stand that points back.
const POINTER: usize = 5;

/// How many such phrases of a sentence are read.
const MOST: usize = 4;

/// How many sentences, and how many mentions, before it a body may have been named.
const FAR: usize = 6;
const NEAR: usize = 40;

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::tests::gifts_of};

    #[test]
    fn a_body_is_taken_up_in_the_first_sentence_only_by_the_noun_it_bears() {
        let bears =
            "Norvik Bank manager Jonas Vik said the bank had given 20 desks to Elmstead School.";
        assert_eq!(gifts_of(Lang::En, bears), ["Norvik Bank > Elmstead School"]);
        let other = "Norvik Foods told Harlow Foods that the company would give 20 desks to Elmstead School.";
        assert_eq!(gifts_of(Lang::En, other), ["company > Elmstead School"]);
    }
}
