//! Co-reference: which mentions speak of the same person, body or place.
//!
//! Names are chained first: the same words, a short form after the full one, an acronym in brackets, another
//! name that the article or a list gives. Then roles, by the holder the article gives them, or by the same head noun. Then
//! pronouns, to the nearest person that opened a clause and, in English, is of their gender. The chain gives the canonical name.

mod alias;
mod body;
mod doer;
mod entity;
mod gender;
mod given;
mod mention;
mod named;
mod pronoun;
mod quoted;
mod role;

pub use alias::{has_fuller_name, region_level};
pub use mention::mentions;

use std::{cmp::Reverse, ops::Range};

use rustc_hash::FxHashMap;

use crate::{
    domain::{Entity, EntityId, EntityKind, Lang, MentionForm},
    lang::{name::Name, reading::Reading, role::Role, sentence::Part},
};
use alias::aliases;
use quoted::quoted;

/// The entities of an article and what refers to them.
#[derive(Debug, Default)]
pub struct Chains {
    /// The entities, by first mention.
    pub entities: Vec<Entity>,
    /// What refers to them, by token: names, roles, pronouns, sorted by first token.
    pub references: Vec<Reference>,
}

/// Tokens that refer to an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The tokens; those of a role hold the names inside it.
    pub tokens: Range<usize>,
    /// What they refer to.
    pub entity: EntityId,
    /// By which means.
    pub form: MentionForm,
    /// The kind read at this place.
    pub kind: EntityKind,
    /// Whether it is more than a guess that a capitalised word may be a name.
    pub sure: bool,
    /// The tokens that stand for it among the article's entities, where it is one of them.
    pub shown: Option<Range<usize>>,
}

impl Chains {
    /// The reference that begins inside `range` and refers to what the whole of it is about: a person's
    /// name or a role first, else the first name.
    #[must_use]
    pub fn about(&self, range: &Range<usize>) -> Option<&Reference> {
        let first = self
            .references
            .partition_point(|reference| reference.tokens.start < range.start);
        let inside = || {
            self.references[first..]
                .iter()
                .take_while(|reference| reference.tokens.start < range.end)
        };
        let person = |reference: &&Reference| {
            reference.form == MentionForm::Name && reference.kind == EntityKind::Person
        };
        // "Oracle founder Ana Lima": what is only guessed to be a name stands back.
        inside()
            .find(|reference| person(reference) && reference.sure)
            .or_else(|| inside().find(person))
            .or_else(|| inside().find(|reference| reference.form != MentionForm::Name))
            .or_else(|| inside().next())
    }
}

/// How many bearers of one word are looked at for a short form, the latest first; keeps chaining linear.
const NAMESAKES: usize = 16;

/// The most words of a name that short forms are looked for of.
const LONGEST: usize = 16;

/// The most ways of writing one name that are told apart; keeps chaining linear.
const SPELLINGS: usize = 64;

struct Chaining<'r> {
    reading: &'r Reading<'r>,
    entities: Vec<Draft>,
    by_key: FxHashMap<String, usize>,
    /// Persons by each word of their names, roles by their head noun, in the order of the text.
    by_word: FxHashMap<String, Vec<usize>>,
    by_head: FxHashMap<String, Vec<usize>>,
    aliases: &'static FxHashMap<String, String>,
    /// Other names that the article gives, each with the key of the first.
    given: FxHashMap<String, String>,
    /// For each token whether it stands in a quotation.
    quoted: Vec<bool>,
}

/// An entity while its chain grows.
struct Draft {
    kind: EntityKind,
    keys: Vec<String>,
    names: Vec<Range<usize>>,
    roles: Vec<(String, Range<usize>)>,
    last: usize,
}

/// Chains the names, roles and pronouns of an article.
#[must_use]
pub fn chain(reading: &Reading, names: &[Name], roles: &[Role]) -> Chains {
    let mut chaining = Chaining {
        reading,
        entities: Vec::new(),
        by_key: FxHashMap::default(),
        by_word: FxHashMap::default(),
        by_head: FxHashMap::default(),
        aliases: aliases(reading.lang()),
        given: FxHashMap::default(),
        quoted: quoted(reading),
    };
    chaining.given = chaining.given(names);
    let of_name = chaining.add_names(names);
    let mut references: Vec<Reference> = names
        .iter()
        .zip(&of_name)
        .map(|(name, &entity)| Reference::by_name(name, entity))
        .collect();
    references.extend(chaining.add_roles(roles, &of_name));
    sort(&mut references);
    chaining.point_epithets(&mut references);
    references.extend(chaining.pronouns(&references, names));
    sort(&mut references);
    chaining.finish(references)
}

impl Reference {
    fn by_name(name: &Name, entity: usize) -> Self {
        Self {
            tokens: name.tokens.clone(),
            entity: EntityId(entity),
            form: MentionForm::Name,
            kind: name.kind,
            sure: name.sure,
            shown: name.shown.clone(),
        }
    }

    /// A role or pronoun, which is no name and so no guess.
    fn by_word(
        tokens: Range<usize>,
        entity: EntityId,
        form: MentionForm,
        kind: EntityKind,
    ) -> Self {
        Self {
            tokens,
            entity,
            form,
            kind,
            sure: true,
            shown: None,
        }
    }
}

fn sort(references: &mut [Reference]) {
    references.sort_by_key(|reference| (reference.tokens.start, Reverse(reference.tokens.end)));
}

impl Chaining<'_> {
    /// The entity of each name.
    fn add_names(&mut self, names: &[Name]) -> Vec<usize> {
        let mut of_name = vec![0; names.len()];
        // The body first: the headline is short of first names.
        for title in [false, true] {
            for (index, name) in names.iter().enumerate() {
                if self.is_in_title(&name.tokens) == title {
                    of_name[index] = self.add_name(name, names, &of_name, index);
                }
            }
        }
        of_name
    }

    /// References by role.
    fn add_roles(&mut self, roles: &[Role], of_name: &[usize]) -> Vec<Reference> {
        // The body first here too: "Panglima X" of the headline is who the body names in full.
        let (late, early): (Vec<&Role>, Vec<&Role>) = roles
            .iter()
            .partition(|role| self.reading.lang() == Lang::Id && self.is_in_title(&role.tokens));
        let ordered = early.into_iter().chain(late);
        let references = ordered.map(|role| {
            let entity = EntityId(self.add_role(role, of_name));
            let (form, kind) = (MentionForm::Role, EntityKind::Person);
            Reference::by_word(role.tokens.clone(), entity, form, kind)
        });
        references.collect()
    }

    fn is_in_title(&self, tokens: &Range<usize>) -> bool {
        let sentence = self.reading.sentence_of(tokens.start);
        self.reading.sentences[sentence].part == Part::Title
    }

    /// A new entity, of which nothing is known yet.
    fn add_entity(&mut self, kind: EntityKind) -> usize {
        self.entities.push(Draft {
            kind,
            keys: Vec::new(),
            names: Vec::new(),
            roles: Vec::new(),
            last: 0,
        });
        self.entities.len() - 1
    }
}
