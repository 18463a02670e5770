//! Roles chained: to the holder that the article gives them, or to who was called by the same head noun.

use std::ops::Range;

use super::{Chaining, NAMESAKES, alias::full_office};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, role::Role},
};

/// How far behind an office its land may stand.
const LAND: usize = 5;

impl Chaining<'_> {
    /// The entity of a role: its holder's, else that of the same head said before, else a new one.
    pub(super) fn add_role(&mut self, role: &Role, of_name: &[usize]) -> usize {
        let head = self.reading.lower(role.head);
        // "Sekjen PBB" and "Sekretaris Jenderal PBB" are one office.
        let full = full_office(self.reading.lang(), head).unwrap_or(head);
        let mut head = full.split(' ').next().unwrap_or(head).to_owned();
        // A prime minister is not called "the minister", nor a deputy mayor "the mayor".
        let lead = role.head.checked_sub(1).filter(|&lead| {
            self.reading.lang() == Lang::En && self.reading.is(lead, Class::OfficeLead)
        });
        if let Some(lead) = lead {
            head = format!("{} {head}", self.reading.lower(lead));
        }
        let entity = role
            .holder
            .map(|holder| of_name[holder])
            .or_else(|| self.same_role(role, &head))
            .or_else(|| self.head_of_state(role));
        let entity = entity.unwrap_or_else(|| self.add_entity(EntityKind::Person));
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
        // "Ketua Umum *Partai …*": the body is read for no name, and tells the office from any other.
        let rest = role.tokens.end;
        let open = self.reading.lang() == Lang::Id
            && !self.reading.is_headline(role.head)
            && self.reading.is_capital(rest)
            && self.reading.is(rest, Class::BodyNoun);
        if open {
            return None;
        }
        let words = self.role_words(&role.tokens, head);
        // "menteri luar negeri *Utara*": in small letters with a land of its own, an office is somebody new.
        let lands = |tokens: &Range<usize>| {
            let mut tokens = tokens.clone();
            tokens.any(|at| self.reading.is(at, Class::PlaceName))
        };
        let foreign = self.reading.lang() == Lang::Id
            && !self.reading.is_capital(role.head)
            && lands(&role.tokens);
        let title = self.reading.lang() == Lang::Id && self.reading.is_headline(role.head);
        let agrees = |known: &Range<usize>| {
            if words.is_empty() || matches!(self.reading.lower(known.start), "seorang" | "a" | "an")
            {
                return true;
            }
            let other = self.role_words(known, head);
            if foreign && !lands(known) || self.is_of_other_land(&role.tokens, known) {
                return false;
            }
            words.iter().all(|word| other.contains(word))
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

    /// The president told of last before "Kepala Negara".
    fn head_of_state(&self, role: &Role) -> Option<usize> {
        let reading = self.reading;
        let state = role.head + 1;
        let said = reading.lang() == Lang::Id
            && !role.several
            && reading.lower(role.head) == "kepala"
            && state < role.tokens.end
            && reading.lower(state) == "negara"
            && reading.is_capital(state);
        let presidents = said.then(|| self.by_head.get("presiden"))??;
        let named = |entity: &&usize| !self.entities[**entity].names.is_empty();
        let known = presidents.iter().rev().take(NAMESAKES).filter(named);
        known
            .max_by_key(|&&entity| self.entities[entity].last)
            .copied()
    }

    /// Whether an Indonesian office and one told before are of lands of their own: "Menteri Luar Negeri *Utara*" is not
    /// "Menteri Luar Negeri (Menlu) *Selatan* Ana Lima".
    fn is_of_other_land(&self, tokens: &Range<usize>, known: &Range<usize>) -> bool {
        let reading = self.reading;
        let lands = |tokens: Range<usize>| -> Vec<&str> {
            tokens
                .filter(|&at| reading.is(at, Class::PlaceName) && reading.is_capital(at))
                .map(|at| reading.lower(at))
                .collect()
        };
        // The land of the known one may stand behind a short form in brackets.
        let sentence = reading.sentences[reading.sentence_of(known.start)]
            .tokens
            .end;
        let end = (known.end..sentence.min(known.end + LAND))
            .find(|&at| reading.is_word(at) && !reading.is_capital(at))
            .unwrap_or(sentence.min(known.end + LAND));
        let (own, others) = (lands(tokens.clone()), lands(known.start..end));
        reading.lang() == Lang::Id
            && !own.is_empty()
            && !others.is_empty()
            && !own.iter().any(|land| others.contains(land))
    }

    /// The words of a role that tell it from others, keys of names inside it included.
    fn role_words(&self, tokens: &Range<usize>, head: &str) -> Vec<String> {
        let english = self.reading.lang() == Lang::En;
        let short = full_office(self.reading.lang(), self.reading.lower(tokens.start));
        let spelt = short.into_iter().flat_map(|full| full.split(' ').skip(1));
        let rest = tokens
            .clone()
            .skip(usize::from(!english))
            .filter(|&at| {
                self.reading.is_word(at)
                    && (!english || self.reading.lower(at) != head)
                    && !self.reading.is(at, Class::Determiner)
                    && !self.reading.is(at, Class::Preposition)
            })
            .map(|at| self.key(&(at..at + 1)));
        spelt.map(str::to_owned).chain(rest).collect()
    }
}
