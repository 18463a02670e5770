//! Co-reference: which mentions speak of the same person, body or place.
//!
//! Names are chained first: the same words, a short form after the full one, an acronym in brackets, a
//! listed other name. Then roles, by the holder the article gives them, or by the same head noun. Then
//! pronouns, to the nearest person that opened a clause. The chain gives the canonical name.

mod alias;
mod body;
mod doer;
mod entity;
mod mention;
mod named;
mod pronoun;
mod role;

pub use alias::has_fuller_name;
pub use mention::mentions;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::{
    domain::{Entity, EntityId, EntityKind, Lang, MentionForm},
    lang::{name::Name, reading::Reading, role::Role, sentence::Part},
};
use alias::aliases;

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
    };
    let mut of_name = vec![0; names.len()];
    // The body first: the headline is short of first names.
    let in_title =
        |name: &Name| reading.sentences[reading.sentence_of(name.tokens.start)].part == Part::Title;
    for title in [false, true] {
        for (index, name) in names
            .iter()
            .enumerate()
            .filter(|(_, name)| in_title(name) == title)
        {
            of_name[index] = chaining.add_name(name, names, &of_name, index);
        }
    }
    let mut references: Vec<Reference> = names
        .iter()
        .zip(&of_name)
        .map(|(name, &entity)| Reference {
            tokens: name.tokens.clone(),
            entity: EntityId(entity),
            form: MentionForm::Name,
            kind: name.kind,
            sure: name.sure,
            shown: name.shown.clone(),
        })
        .collect();
    // The body first here too: "Panglima X" of the headline is who the body names in full.
    let late = |role: &&Role| {
        reading.lang() == Lang::Id
            && reading.sentences[reading.sentence_of(role.tokens.start)].part == Part::Title
    };
    let ordered = roles
        .iter()
        .filter(|role| !late(role))
        .chain(roles.iter().filter(late));
    for role in ordered {
        let entity = chaining.add_role(role, &of_name);
        references.push(Reference {
            tokens: role.tokens.clone(),
            entity: EntityId(entity),
            form: MentionForm::Role,
            kind: EntityKind::Person,
            sure: true,
            shown: None,
        });
    }
    references.sort_by_key(|reference| {
        (
            reference.tokens.start,
            std::cmp::Reverse(reference.tokens.end),
        )
    });
    let pronouns = chaining.pronouns(&references, names);
    references.extend(pronouns);
    references.sort_by_key(|reference| {
        (
            reference.tokens.start,
            std::cmp::Reverse(reference.tokens.end),
        )
    });
    chaining.finish(references)
}

impl Chaining<'_> {}
