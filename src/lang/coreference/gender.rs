//! Whether an English "he" or "she" may stand for a person: by the forms of address, the offices and the first name
//! that go with the name, and by the pronouns that have stood for them before.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Chaining, Reference};
use crate::{
    domain::{EntityId, EntityKind, MentionForm},
    lang::lexicon::Class,
};

/// What a pronoun says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

/// What is known of each entity.
#[derive(Debug, Default)]
pub(super) struct Genders(Vec<Option<Gender>>);

impl Genders {
    /// Whether a pronoun of this gender may stand for somebody; where either is unknown, it may.
    pub(super) fn allow(&self, entity: EntityId, said: Option<Gender>) -> bool {
        let known = self.0.get(entity.0).copied().flatten();
        known.is_none() || said.is_none() || known == said
    }

    /// Whether somebody is known to be of the gender that a pronoun says.
    pub(super) fn agree(&self, entity: EntityId, said: Option<Gender>) -> bool {
        said.is_some() && self.0.get(entity.0).copied().flatten() == said
    }

    /// Takes in that a pronoun of this gender stands for somebody.
    pub(super) fn learn(&mut self, entity: EntityId, said: Option<Gender>) {
        if let Some(known) = self.0.get_mut(entity.0) {
            *known = known.or(said);
        }
    }
}

const FIRST_NAMES: &str = include_str!("../../../assets/lang/first_names.txt");

/// The first names of `first_names.txt`, made at the first use: a line for each gender.
fn first_names() -> &'static FxHashMap<&'static str, Gender> {
    static NAMES: OnceLock<FxHashMap<&str, Gender>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let lines = FIRST_NAMES.lines().filter_map(|line| line.split_once(": "));
        let names = lines.flat_map(|(kind, names)| {
            let gender = if kind == "man" {
                Gender::Man
            } else {
                Gender::Woman
            };
            names.split(' ').map(move |name| (name, gender))
        });
        names.collect()
    })
}

impl Chaining<'_> {
    /// What a pronoun at a token says.
    pub(super) fn said(&self, at: usize) -> Option<Gender> {
        match self.reading.lower(at) {
            "he" | "him" | "himself" | "his" => Some(Gender::Man),
            "she" | "herself" | "her" => Some(Gender::Woman),
            _ => None,
        }
    }

    /// Whom the pronoun of the same gender last before in the sentence stands for: as a rule the same person.
    pub(super) fn kept(
        &self,
        pronouns: &[Reference],
        sentence: usize,
        at: usize,
    ) -> Option<EntityId> {
        let said = self.said(at)?;
        let first = self.reading.sentences[sentence].tokens.start;
        let own = pronouns.iter().rev();
        let mut own = own.take_while(|pronoun| pronoun.tokens.start >= first);
        let same = own.find(|pronoun| self.said(pronoun.tokens.start) == Some(said))?;
        Some(same.entity)
    }

    /// What forms of address, offices and first names tell; where they differ, nothing is known. The long list of first
    /// names is asked only about whom nothing else tells of.
    pub(super) fn genders(&self, references: &[Reference]) -> Genders {
        let mut told = vec![(false, false); self.entities.len()];
        let persons = || {
            references
                .iter()
                .filter(|reference| reference.kind == EntityKind::Person)
        };
        for reference in persons() {
            let (man, woman) = &mut told[reference.entity.0];
            *man |= self.tells(reference, Class::Man);
            *woman |= self.tells(reference, Class::Woman);
        }
        let known = told.iter().map(|told| match told {
            (true, false) => Some(Gender::Man),
            (false, true) => Some(Gender::Woman),
            _ => None,
        });
        let mut genders = Genders(known.collect());
        for reference in persons() {
            if told[reference.entity.0] == (false, false) {
                genders.learn(reference.entity, self.by_first_name(reference));
            }
        }
        genders
    }

    /// What the first of several words of a name tells by the list of first names.
    fn by_first_name(&self, reference: &Reference) -> Option<Gender> {
        let whole = reference.form == MentionForm::Name && reference.tokens.len() > 1;
        let first = self.reading.lower(reference.tokens.start);
        whole.then(|| first_names().get(first).copied())?
    }

    /// Whether a word of a role, the first of a name, or one right before it, is of a class.
    fn tells(&self, reference: &Reference, class: Class) -> bool {
        let reading = self.reading;
        let (first, end) = (reference.tokens.start, reference.tokens.end);
        if reference.form == MentionForm::Role {
            return (first..end).any(|at| reading.is(at, class));
        }
        let stopped = first > 1 && reading.is_mark(first - 1, '.');
        let before = first.checked_sub(1 + usize::from(stopped));
        let led = before.is_some_and(|at| {
            reading.is(at, class) && reading.sentence_of(at) == reading.sentence_of(first)
        });
        led || end - first > 1 && reading.is(first, class)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Lang, MentionForm},
        lang::analyse,
        text,
    };

    /// Each pronoun for a person with the name of whom it stands for.
    fn check(body: &str, expected: &[(&str, &str)]) {
        let article = text::read("a", body.as_bytes(), None).unwrap();
        let found = analyse(&article, Some(Lang::En));
        let pronouns: Vec<(&str, &str)> = found
            .mentions
            .iter()
            .filter(|mention| mention.form == MentionForm::Pronoun)
            .map(|mention| {
                let name = found.entity(mention.entity).name.of(&article.text);
                (mention.span.of(&article.text), name)
            })
            .collect();
        assert_eq!(pronouns, expected, "{body}");
    }

    #[test]
    fn a_pronoun_stands_for_somebody_of_its_gender() {
        check(
            "Mrs Helen Marsh wrote to the mayor. Mr Peter Dale read the letter. She thanked him.",
            &[("She", "Helen Marsh"), ("him", "Peter Dale")],
        );
        check(
            "Sarah Quill spoke in Bristol with Mark Tanner. He agreed, and she smiled.",
            &[("He", "Mark Tanner"), ("she", "Sarah Quill")],
        );
    }

    #[test]
    fn a_pronoun_tells_the_gender_of_whom_it_stands_for() {
        check(
            "Elka Vond won the race. She was tired, said Arlo Wessen, who had seen her. He left.",
            &[
                ("She", "Elka Vond"),
                ("her", "Elka Vond"),
                ("He", "Arlo Wessen"),
            ],
        );
    }

    #[test]
    fn a_pronoun_stands_rather_for_whose_gender_is_known() {
        check(
            "Minister Ingeborg Lund received President Ozo Tarn. Tarn praised Lund. She smiled.",
            &[("She", "Ingeborg Lund")],
        );
        check(
            "Ambassador Joao Pinto thanked Minister Solveig Holm. She left.",
            &[("She", "Solveig Holm")],
        );
    }

    #[test]
    fn a_pronoun_that_agrees_with_nobody_stands_for_nobody() {
        check("Mr Peter Dale spoke. She left.", &[]);
    }
}
