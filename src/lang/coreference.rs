//! Co-reference: which mentions speak of the same person, body or place.
//!
//! Names are chained first: the same words, a short form after the full one, an acronym in brackets, a
//! listed other name. Then roles, by the holder the article gives them, or by the same head noun. Then
//! pronouns, to the nearest person that opened a clause. The chain gives the canonical name.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    frame::{Event, Frames, Voice},
    lexicon::Class,
    name::Name,
    reading::Reading,
    role::{Role, name_over},
    sentence::Part,
};
use crate::domain::{Entity, EntityId, EntityKind, Lang, Mention, MentionForm, Span};

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

/// Of whom a pronoun speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Person {
    /// Whoever speaks.
    First,
    /// Someone else.
    Third,
}

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

impl Chaining<'_> {
    /// The entity of a name, a new one where none fits.
    fn add_name(&mut self, name: &Name, names: &[Name], of_name: &[usize], index: usize) -> usize {
        let key = self.key(&name.tokens);
        let known = self
            .by_key
            .get(&key)
            .copied()
            .filter(|&entity| fits(self.entities[entity].kind, name.kind));
        let entity = known
            .or_else(|| self.bracketed(name, names, of_name, index))
            .or_else(|| self.short_form(&key, name.kind));
        let entity = entity.unwrap_or_else(|| {
            self.entities.push(Draft {
                kind: name.kind,
                keys: Vec::new(),
                names: Vec::new(),
                roles: Vec::new(),
                last: 0,
            });
            self.entities.len() - 1
        });
        self.by_key.entry(key.clone()).or_insert(entity);
        let draft = &mut self.entities[entity];
        if draft.keys.len() < SPELLINGS && !draft.keys.contains(&key) {
            let person = name.kind == EntityKind::Person && key.split(' ').nth(LONGEST).is_none();
            for word in key.split(' ').filter(|_| person) {
                let known = self.by_word.entry(word.to_owned()).or_default();
                if known.last() != Some(&entity) {
                    known.push(entity);
                }
            }
            draft.keys.push(key);
        }
        draft.names.push(name.tokens.clone());
        draft.last = name.tokens.start;
        entity
    }

    /// A name's words in one form: lower case, hyphens apart, listed other names brought to the first.
    fn key(&self, tokens: &Range<usize>) -> String {
        let words = tokens
            .clone()
            .filter(|&at| self.reading.is_word(at))
            .map(|at| self.reading.lower(at));
        let key = words.collect::<Vec<_>>().join(" ").replace(['-', '‑'], " ");
        self.aliases.get(&key).cloned().unwrap_or(key)
    }

    /// The entity whose acronym this name is: it stands in brackets right behind.
    fn bracketed(
        &self,
        name: &Name,
        names: &[Name],
        of_name: &[usize],
        index: usize,
    ) -> Option<usize> {
        let open = name
            .tokens
            .start
            .checked_sub(1)
            .filter(|&at| self.reading.is_mark(at, '('))?;
        let closes = self.reading.is_mark(name.tokens.end, ')');
        let before = index
            .checked_sub(1)
            .filter(|&before| names[before].tokens.end == open)
            .filter(|&before| {
                // A headline's names are chained after those of the body.
                let sentence = |name: &Name| self.reading.sentence_of(name.tokens.start);
                sentence(&names[before]) == sentence(name)
            })?;
        (closes && name.tokens.len() == 1 && names[before].kind != EntityKind::Person)
            .then(|| of_name[before])
    }

    /// The person whose name holds this one as a part, or is held by it; the latest where several are.
    fn short_form(&self, key: &str, kind: EntityKind) -> Option<usize> {
        // Nobody has that many names: what has is a list, and its words would be compared with all others.
        if kind != EntityKind::Person || key.split(' ').nth(LONGEST).is_some() {
            return None;
        }
        let holds = |long: &str, short: &str| {
            short
                .split(' ')
                .all(|word| long.split(' ').any(|other| other == word))
        };
        let fits = |known: &String| {
            holds(known, key)
                || (known.contains(' ') || key.starts_with(known.as_str())) && holds(key, known)
        };
        let sharing = key
            .split(' ')
            .filter_map(|word| self.by_word.get(word))
            .flat_map(|known| known.iter().rev().take(NAMESAKES));
        let fitting = sharing.filter(|&&entity| self.entities[entity].keys.iter().any(fits));
        fitting
            .max_by_key(|&&entity| self.entities[entity].last)
            .copied()
    }

    /// The entity of a role: its holder's, else that of the same head said before, else a new one.
    fn add_role(&mut self, role: &Role, of_name: &[usize]) -> usize {
        let head = self.reading.lower(role.head).to_owned();
        let entity = role
            .holder
            .map(|holder| of_name[holder])
            .or_else(|| self.same_role(role, &head));
        let entity = entity.unwrap_or_else(|| {
            self.entities.push(Draft {
                kind: EntityKind::Person,
                keys: Vec::new(),
                names: Vec::new(),
                roles: Vec::new(),
                last: 0,
            });
            self.entities.len() - 1
        });
        // "para gubernur" are nobody whom "gubernur" alone speaks of later.
        let known = self.by_head.entry(head.clone()).or_default();
        if known.last() != Some(&entity) && !role.several {
            known.push(entity);
        }
        let draft = &mut self.entities[entity];
        draft.roles.push((head, role.tokens.clone()));
        draft.last = draft.last.max(role.tokens.start);
        entity
    }

    /// The entity that was called by the same head noun, and by no other words that tell it apart.
    fn same_role(&self, role: &Role, head: &str) -> Option<usize> {
        if role.indefinite {
            return None;
        }
        let words = self.role_words(&role.tokens, head);
        let title = self.reading.lang() == Lang::Id && self.reading.is_headline(role.head);
        let agrees = |known: &Range<usize>| {
            let other = self.role_words(known, head);
            let introduced = matches!(self.reading.lower(known.start), "seorang" | "a" | "an");
            introduced
                || words.iter().all(|word| other.contains(word))
                || (!words.is_empty()
                    && other.iter().all(|word| words.contains(word))
                    && !other.is_empty())
        };
        let known = self.by_head.get(head)?.iter().rev().take(NAMESAKES);
        let says = |entity: &&usize| {
            self.entities[**entity]
                .roles
                .iter()
                .rev()
                .take(NAMESAKES)
                .any(|(known, tokens)| {
                    known == head && (tokens.start < role.tokens.start || title) && agrees(tokens)
                })
        };
        known
            .filter(says)
            .max_by_key(|&&entity| self.entities[entity].last)
            .copied()
    }

    /// The words of a role that tell it from others, keys of names inside it included.
    fn role_words(&self, tokens: &Range<usize>, head: &str) -> Vec<String> {
        let english = self.reading.lang() == Lang::En;
        tokens
            .clone()
            .skip(usize::from(!english))
            .filter(|&at| {
                self.reading.is_word(at)
                    && (!english || self.reading.lower(at) != head)
                    && !self.reading.is(at, Class::Determiner)
                    && !self.reading.is(at, Class::Preposition)
            })
            .map(|at| self.key(&(at..at + 1)))
            .collect()
    }

    /// Third-person pronouns, each with the person it most likely stands for.
    fn pronouns(&self, references: &[Reference], names: &[Name]) -> Vec<Reference> {
        let mut found = Vec::new();
        for (number, sentence) in self.reading.sentences.iter().enumerate() {
            for at in sentence
                .tokens
                .clone()
                .filter(|&at| name_over(names, at).is_none())
            {
                let entity = match self.person(at) {
                    Some(Person::Third) => {
                        let other = self.agent(references, number, at);
                        let other = other.or_else(|| self.actor(references, &found, number, at));
                        self.antecedent(references, number, at, other)
                    }
                    Some(Person::First) => self.speaker(references, number, at),
                    None => continue,
                };
                if let Some(entity) = entity {
                    found.push(Reference {
                        tokens: at..at + 1,
                        entity,
                        form: MentionForm::Pronoun,
                        kind: EntityKind::Person,
                        sure: true,
                        shown: None,
                    });
                }
            }
            found.extend(self.opening_it(references, number));
            found.extend(self.bodies(references, names, number));
        }
        found
    }

    /// The bodies that English phrases such as "the foundation" take up: the last one before that bears the noun
    /// in its name; for "the company" or "the charity" the last body named in the two sentences before.
    fn bodies(&self, references: &[Reference], names: &[Name], sentence: usize) -> Vec<Reference> {
        let reading = self.reading;
        let tokens = reading.sentences[sentence].tokens.clone();
        if reading.lang() != Lang::En || sentence == 0 {
            return Vec::new();
        }
        let sentences = &reading.sentences;
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
            let end = references.partition_point(|reference| reference.tokens.start < at);
            let from = sentences[sentence.saturating_sub(6)].tokens.start;
            let close = sentences[sentence.saturating_sub(2)].tokens.start;
            let open = reading.is(at, Class::Firm)
                || matches!(
                    reading.lower(at),
                    "charity" | "organisation" | "organization" | "agency" | "ngo" | "body"
                );
            let body = |reference: &&Reference| {
                reference.form == MentionForm::Name && reference.kind == EntityKind::Organisation
            };
            let near = || {
                references[..end]
                    .iter()
                    .rev()
                    .take(40)
                    .take_while(|reference| reference.tokens.start >= from)
                    .filter(body)
            };
            let bears = |reference: &&Reference| {
                let mut tokens = reference.tokens.clone();
                tokens.any(|token| reading.lower(token) == reading.lower(at))
            };
            let known = near()
                .find(bears)
                .or_else(|| near().find(|reference| open && reference.tokens.start >= close))?;
            Some(Reference {
                tokens: at..at + 1,
                entity: known.entity,
                form: MentionForm::Pronoun,
                kind: EntityKind::Organisation,
                sure: true,
                shown: None,
            })
        });
        found.collect()
    }

    /// Who acts on the English object pronoun at a token, and so is not meant by it: "*she* brought her a book".
    fn actor(
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

    /// The body or country that an English "It" at the head of a sentence stands for: the subject of the
    /// sentence before, where that opens with a name.
    fn opening_it(&self, references: &[Reference], sentence: usize) -> Option<Reference> {
        let tokens = self.reading.sentences[sentence].tokens.clone();
        let mut at = tokens.start;
        while at < tokens.end && !self.reading.is_word(at) {
            at += 1;
        }
        if self.reading.lang() != Lang::En || at >= tokens.end || self.reading.lower(at) != "it" {
            return None;
        }
        let before = self.reading.sentences.get(sentence.checked_sub(1)?)?;
        let opening = before.tokens.start..(before.tokens.start + 3).min(before.tokens.end);
        let first = references.partition_point(|reference| reference.tokens.start < opening.start);
        let subject = references.get(first).filter(|reference| {
            opening.contains(&reference.tokens.start)
                && reference.form == MentionForm::Name
                && matches!(reference.kind, EntityKind::Organisation | EntityKind::Place)
                && reference.tokens.end < before.tokens.end
                && self.reading.lower(reference.tokens.end) != "'s"
                && !(reference.tokens.start > before.tokens.start
                    && self
                        .reading
                        .is(reference.tokens.start - 1, Class::Preposition))
        })?;
        Some(Reference {
            tokens: at..at + 1,
            entity: subject.entity,
            form: MentionForm::Pronoun,
            kind: subject.kind,
            sure: true,
            shown: None,
        })
    }

    /// Which person a token speaks of as a pronoun, or with one: "kepada*nya*", "menemui*nya*".
    fn person(&self, at: usize) -> Option<Person> {
        let lower = self.reading.lower(at);
        if self.reading.is(at, Class::Pronoun) {
            return match lower {
                "ia" | "dia" | "beliau" | "he" | "she" | "him" | "himself" | "herself" | "his"
                | "her" => Some(Person::Third),
                "saya" | "aku" | "kami" => Some(Person::First),
                _ => None,
            };
        }
        let (third, stem) = match lower.strip_suffix("nya") {
            Some(stem) => (true, stem),
            None => (false, lower.strip_suffix("ku")?),
        };
        if self.reading.lang() != Lang::Id {
            return None;
        }
        // A verb, a preposition, or a noun for a meeting; "bantuannya" is whoever's.
        let frames = Frames::of(Lang::Id);
        let carries = |&(index, voice): &(usize, Voice)| {
            voice != Voice::Noun || frames.frames[index].event == Event::Meeting
        };
        let frame = frames.of_form(stem).iter().any(carries);
        let leads = self.reading.is(at, Class::Preposition)
            || matches!(stem, "kedatangan" | "kunjungan" | "kehadiran");
        (frame || leads).then_some(if third { Person::Third } else { Person::First })
    }

    /// Who acts in the clause of an Indonesian object with "-nya", and so is not meant by it: the agent behind
    /// a passive, else the subject before the verb.
    fn agent(&self, references: &[Reference], sentence: usize, at: usize) -> Option<EntityId> {
        let frames = Frames::of(self.reading.lang());
        let lower = self.reading.lower(at);
        let noun = frames.is_noun_form(lower) && !frames.is_verb_form(lower);
        let start = self.reading.sentences[sentence].tokens.start;
        let object = at > start
            && self.reading.is(at, Class::Pronoun)
            && (frames.is_verb_form(self.reading.lower(at - 1))
                || self.reading.is(at - 1, Class::Preposition));
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
        let joined = (verb.saturating_sub(2).max(start)..verb)
            .any(|token| self.reading.is(token, Class::Conjunction));
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

    /// Whoever says "saya" at a token: the speaker whom a verb of saying names in the sentence, in the next
    /// ones of the paragraph, or last before.
    fn speaker(&self, references: &[Reference], sentence: usize, at: usize) -> Option<EntityId> {
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

    /// The person that a pronoun at a token stands for: near, a subject, and often spoken of.
    ///
    /// The weights follow the order of salience of Lappin and Leass (1994): recency by sentence first,
    /// then grammatical place, then how often someone has been named.
    fn antecedent(
        &self,
        references: &[Reference],
        sentence: usize,
        at: usize,
        other: Option<EntityId>,
    ) -> Option<EntityId> {
        let sentences = &self.reading.sentences;
        let earliest = sentences[sentence.saturating_sub(5)].tokens.start;
        let before = references.partition_point(|reference| reference.tokens.start < at);
        let from = references.partition_point(|reference| reference.tokens.start < earliest);
        let persons = || {
            references[from..before.max(from)]
                .iter()
                .filter(|reference| reference.kind == EntityKind::Person)
                .filter(|reference| Some(reference.entity) != other)
        };
        let score = |reference: &Reference| {
            let own = self.reading.sentence_of(reference.tokens.start);
            let distance = sentence - own.min(sentence);
            let led = reference.tokens.start > sentences[own].tokens.start
                && self
                    .reading
                    .is(reference.tokens.start - 1, Class::Preposition);
            let often = persons()
                .filter(|other| other.entity == reference.entity)
                .take(5)
                .count();
            let named = usize::from(!self.entities[reference.entity.0].names.is_empty());
            let title = usize::from(sentences[own].part == Part::Title);
            (100 + 4 * often + 4 * named + if led { 0 } else { 8 })
                .saturating_sub(8 * distance + 8 * title)
        };
        persons()
            .max_by_key(|reference| (score(reference), std::cmp::Reverse(reference.tokens.start)))
            .map(|reference| reference.entity)
    }

    /// Chooses canonical names and puts entities in the order of their first mention.
    fn finish(self, mut references: Vec<Reference>) -> Chains {
        let mut order: Vec<usize> = Vec::new();
        let mut place = vec![usize::MAX; self.entities.len()];
        for reference in &references {
            if place[reference.entity.0] == usize::MAX {
                place[reference.entity.0] = order.len();
                order.push(reference.entity.0);
            }
        }
        for reference in &mut references {
            reference.entity = EntityId(place[reference.entity.0]);
        }
        let entities = order
            .into_iter()
            .map(|entity| self.entity(&self.entities[entity]))
            .collect();
        Chains {
            entities,
            references,
        }
    }

    fn entity(&self, draft: &Draft) -> Entity {
        let reading = self.reading;
        let tokens: Vec<Range<usize>> = if draft.names.is_empty() {
            draft
                .roles
                .iter()
                .map(|(_, tokens)| tokens.clone())
                .collect()
        } else {
            draft.names.clone()
        };
        let rank = |tokens: &&Range<usize>| {
            let title = reading.sentences[reading.sentence_of(tokens.start)].part == Part::Title;
            let acronym = tokens.len() == 1 && reading.tokens[tokens.start].upper;
            let indefinite = matches!(reading.lower(tokens.start), "seorang" | "a" | "an");
            let named = Range::clone(tokens).any(|at| reading.is_capital(at));
            let words = self.key_length(tokens);
            (
                !indefinite,
                !title,
                named,
                !acronym,
                words,
                std::cmp::Reverse(tokens.start),
            )
        };
        let best = tokens.iter().max_by_key(rank).cloned().unwrap_or_default();
        let name = reading.span(&without_article(reading, best));
        let mut aliases: Vec<Span> = Vec::new();
        let mut known = FxHashSet::from_iter([name.of(reading.text)]);
        for tokens in draft
            .names
            .iter()
            .chain(draft.roles.iter().map(|(_, tokens)| tokens))
        {
            let span = reading.span(tokens);
            if known.insert(span.of(reading.text)) {
                aliases.push(span);
            }
        }
        Entity {
            kind: draft.kind,
            name,
            aliases,
        }
    }

    fn key_length(&self, tokens: &Range<usize>) -> usize {
        tokens
            .clone()
            .filter(|&at| self.reading.is_word(at))
            .map(|at| self.reading.word(at).split('-').count())
            .sum()
    }
}

/// A role without the article that introduces it, where the rest names it.
fn without_article(reading: &Reading, tokens: Range<usize>) -> Range<usize> {
    let article = tokens.len() > 1 && matches!(reading.lower(tokens.start), "the");
    tokens.start + usize::from(article)..tokens.end
}

/// Whether two kinds may be one thing: places act as bodies.
fn fits(known: EntityKind, kind: EntityKind) -> bool {
    let actor = |kind| matches!(kind, EntityKind::Place | EntityKind::Organisation);
    known == kind || (actor(known) && actor(kind))
}

/// Whether a word in small letters is listed as another name of a place or body.
#[must_use]
pub fn has_fuller_name(lang: Lang, lower: &str) -> bool {
    aliases(lang).contains_key(lower)
}

/// Other names of places and bodies, each with the key of the first one.
fn aliases(lang: Lang) -> &'static FxHashMap<String, String> {
    use std::sync::OnceLock;
    static SLOTS: [OnceLock<FxHashMap<String, String>>; 2] = [OnceLock::new(), OnceLock::new()];
    let (slot, list) = match lang {
        Lang::Id => (&SLOTS[0], include_str!("../../assets/lang/id/alias.txt")),
        Lang::En => (&SLOTS[1], include_str!("../../assets/lang/en/alias.txt")),
    };
    slot.get_or_init(|| {
        let rows = list.lines().filter(|line| !line.starts_with('#'));
        rows.flat_map(|row| {
            let mut names = row
                .split(" = ")
                .map(|name| name.trim().to_lowercase().replace('-', " "));
            let first = names.next().unwrap_or_default();
            names
                .map(move |name| (name, first.clone()))
                .collect::<Vec<_>>()
        })
        .collect()
    })
}

/// The mentions to show: names and pronouns as they stand, roles up to the first name inside them.
#[must_use]
pub fn mentions(reading: &Reading, chains: &Chains) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let names: Vec<&Reference> = chains
        .references
        .iter()
        .filter(|reference| reference.form == MentionForm::Name)
        .collect();
    for reference in &chains.references {
        let mut tokens = reference.tokens.clone();
        if reference.form == MentionForm::Role {
            let next = names.partition_point(|name| name.tokens.start < tokens.start);
            if let Some(name) = names.get(next) {
                tokens.end = tokens.end.min(name.tokens.start);
            }
            if next > 0 {
                tokens.start = tokens.start.max(names[next - 1].tokens.end);
            }
        }
        if tokens.start >= tokens.end {
            continue;
        }
        let span = reading.span(&tokens);
        if mentions
            .last()
            .is_none_or(|last| last.span.end <= span.start)
        {
            mentions.push(Mention {
                span,
                kind: reference.kind,
                entity: reference.entity,
                form: reference.form,
                shown: reference.shown.as_ref().map(|shown| reading.span(shown)),
            });
        }
    }
    mentions
}
