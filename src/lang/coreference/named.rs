//! Names chained: the same words, a short form after the full one, an acronym in brackets, a listed other name.

use std::ops::Range;

use super::{Chaining, LONGEST, NAMESAKES, SPELLINGS};
use crate::{
    domain::{EntityKind, Lang},
    lang::name::Name,
};

/// The fewest letters of a name put together from two.
const BLEND: usize = 6;

impl Chaining<'_> {
    /// The entity of a name, a new one where none fits.
    pub(super) fn add_name(
        &mut self,
        name: &Name,
        names: &[Name],
        of_name: &[usize],
        index: usize,
    ) -> usize {
        let key = self.key(&name.tokens);
        let known = self
            .by_key
            .get(&key)
            .copied()
            .filter(|&entity| fits(self.entities[entity].kind, name.kind));
        let entity = known
            .or_else(|| self.bracketed(name, names, of_name, index))
            .or_else(|| self.short_form(&key, name.kind))
            .or_else(|| self.blend(&key, name.kind))
            .or_else(|| self.initials(name, &key));
        let entity = entity.unwrap_or_else(|| self.add_entity(name.kind));
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
            // "Susilo Budi Yuwono … *SBY*"
            if let Some(initials) =
                initials(&key).filter(|_| person && self.reading.lang() == Lang::Id)
            {
                self.by_key.entry(initials).or_insert(entity);
            }
            draft.keys.push(key);
        }
        draft.names.push(name.tokens.clone());
        draft.last = name.tokens.start;
        entity
    }

    /// A name's words in one form: lower case, hyphens apart, other names that a list or the article gives brought
    /// to the first.
    pub(super) fn key(&self, tokens: &Range<usize>) -> String {
        let mut key = String::new();
        for at in tokens.clone().filter(|&at| self.reading.is_word(at)) {
            let apart = if key.is_empty() { "" } else { " " };
            key.push_str(apart);
            for (place, half) in self.reading.lower(at).split(['-', '‑']).enumerate() {
                key.push_str(if place > 0 { " " } else { "" });
                key.push_str(half);
            }
        }
        let first = self.aliases.get(&key).or_else(|| self.given.get(&key));
        first.cloned().unwrap_or(key)
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

    /// The Indonesian person of the latest named whose initials a word of capitals spells: "SBW" is Sari Budi Wulandari.
    fn initials(&self, name: &Name, key: &str) -> Option<usize> {
        let spelt = self.reading.lang() == Lang::Id
            && name.tokens.len() == 1
            && self.reading.tokens[name.tokens.start].upper
            && (2..=4).contains(&key.len())
            && name.kind == EntityKind::Person;
        let spells = |known: &String| {
            let letters = known.split(' ').filter_map(|word| word.chars().next());
            known.contains(' ') && letters.eq(key.chars())
        };
        let latest = self.entities.iter().enumerate().rev().take(NAMESAKES);
        let mut persons = latest.filter(|(_, draft)| draft.kind == EntityKind::Person && spelt);
        persons
            .find(|(_, draft)| draft.keys.iter().take(4).any(spells))
            .map(|(entity, _)| entity)
    }

    /// The Indonesian person of the latest named whose name this one is put together from, or the other way round.
    fn blend(&self, key: &str, kind: EntityKind) -> Option<usize> {
        let person = kind == EntityKind::Person && self.reading.lang() == Lang::Id;
        if !person || key.split(' ').nth(LONGEST).is_some() {
            return None;
        }
        let one = !key.contains(' ');
        let latest = self.entities.iter().enumerate().rev().take(NAMESAKES);
        let fits = |known: &String| {
            let (short, full) = if one {
                (key, known.as_str())
            } else {
                (known.as_str(), key)
            };
            !short.contains(' ') && full.contains(' ') && is_blend(short, full)
        };
        latest
            .filter(|(_, draft)| draft.kind == EntityKind::Person)
            .find(|(_, draft)| draft.keys.iter().take(4).any(fits))
            .map(|(entity, _)| entity)
    }
}

/// Whether one word is put together from the beginnings of two words of a name: "Jokosem" from "Joko Sembada".
fn is_blend(word: &str, full: &str) -> bool {
    let words: Vec<&str> = full.split(' ').take(LONGEST).collect();
    let begins = |part: &str, from: usize| {
        let rest = words.get(from..).unwrap_or_default();
        rest.iter().position(|whole| whole.starts_with(part))
    };
    word.len() >= BLEND
        && word.is_ascii()
        && (3..word.len() - 1).any(|cut| {
            let first = begins(&word[..cut], 0);
            first.is_some_and(|first| begins(&word[cut..], first + 1).is_some())
        })
}

/// Whether two kinds may be one thing: places act as bodies.
fn fits(known: EntityKind, kind: EntityKind) -> bool {
    let actor = |kind| matches!(kind, EntityKind::Place | EntityKind::Organisation);
    known == kind || (actor(known) && actor(kind))
}

/// The first letters of a name of three words or more.
fn initials(key: &str) -> Option<String> {
    let letters: String = key
        .split(' ')
        .filter_map(|word| word.chars().next())
        .collect();
    letters.chars().nth(2).is_some().then_some(letters)
}
