//! Names that nothing but the part-of-speech tagger knows.

use super::Name;
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        lexicon::Class,
        pos::{Pos, Tag},
        reading::Reading,
        sentence::Part,
    },
};

/// Capitalised words of no list that the part-of-speech tagger takes for names: persons, as actors of the
/// news mostly are, or bodies where they are written in capitals.
pub fn strangers(reading: &Reading, tags: &[Tag], taken: &[bool]) -> Vec<Name> {
    let titled = |at: usize| {
        at > 0
            && reading.is_capital(at - 1)
            && (reading.is(at - 1, Class::Role) || reading.is(at - 1, Class::Honorific))
    };
    // "Mr *Winter* said": whatever else the word means.
    let addressed = |at: usize| {
        at > 0
            && reading.lang() == Lang::En
            && reading.is_capital(at - 1)
            && matches!(reading.lower(at - 1), "mr" | "mrs" | "ms" | "miss")
            && !reading.tokens[at].upper
            && tags[at].pos != Pos::Verb
    };
    // "Menlu Utara *Budi* Lima": a given name before a word of no other meaning.
    let surnamed = |at: usize| {
        let english = reading.lang() == Lang::En
            && at > 0
            && reading.is_word(at - 1)
            && !reading.is_capital(at - 1);
        (reading.lang() == Lang::Id || english)
            && reading.is_capital(at + 1)
            && !taken[at + 1]
            && reading.tokens[at + 1].classes.are_meaningless()
            && tags[at + 1].pos == Pos::Propn
    };
    let stranger = |at: usize| {
        let free = !taken[at] && reading.is_capital(at);
        free && addressed(at)
            || free
                && (reading.tokens[at].classes.are_meaningless()
                    || reading.is(at, Class::GivenName) && (titled(at) || surnamed(at))
                    || reading.lang() == Lang::En && surnamed(at) && is_open(reading, at))
                && tags[at].pos == Pos::Propn
    };
    let mut found = Vec::new();
    for sentence in reading
        .sentences
        .iter()
        .filter(|sentence| sentence.part == Part::Body)
    {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let holder = holder_end(reading, tags, taken, at, sentence.tokens.end);
            if holder > at && titled(at) {
                found.push(Name::shown(at..holder, EntityKind::Person));
                at = holder;
                continue;
            }
            let end = (at..sentence.tokens.end)
                .find(|&next| !stranger(next))
                .unwrap_or(sentence.tokens.end);
            if end == at {
                at += 1;
                continue;
            }
            // What leans on another name is part of it rather than somebody else.
            // Who holds an office of a land stands behind its name: "Menlu Utara *Budi Lima*".
            let holds = at > sentence.tokens.start + 1
                && reading.lang() == Lang::Id
                && reading.is(at - 1, Class::PlaceName)
                && (reading.is(at - 2, Class::Role) || reading.is(at - 2, Class::Portfolio));
            let leans = (at > sentence.tokens.start && taken[at - 1] && !holds)
                // "met Ana Lima *Monday*"
                || taken.get(end).is_some_and(|&next| next) && !reading.is(end, Class::Calendar);
            // "Freedonian Prime Minister", "the *South* Korean president": what stands before an office or a people
            // is a people, or part of its name.
            let people = end < sentence.tokens.end
                && reading.is_capital(end)
                && (reading.is(end, Class::Role) || reading.is(end, Class::Demonym))
                && reading.lang() == Lang::En;
            if !leans && !people {
                let upper = reading.tokens[at].upper;
                let kind = if upper {
                    EntityKind::Organisation
                } else if is_there(reading, at) {
                    EntityKind::Place
                } else {
                    EntityKind::Person
                };
                found.push(Name::hidden(at..end, kind, false));
            }
            at = end;
        }
    }
    found
}

/// Whether a word with a capital, whatever it means, may be a given name: no office, people, day, or head of a body's or
/// place's name.
fn is_open(reading: &Reading, at: usize) -> bool {
    let known = [
        Class::Role,
        Class::Honorific,
        Class::Calendar,
        Class::Demonym,
        Class::BodyNoun,
        Class::PlaceNoun,
        Class::PlaceName,
        Class::Portfolio,
        Class::Compass,
        Class::Determiner,
        Class::ProductNoun,
        Class::EventNoun,
    ];
    !reading.tokens[at].upper && !known.iter().any(|&class| reading.is(at, class))
}

/// "at the *Istana*", "In *Lisse* on Monday": nobody is called so behind a preposition of place and an article, or behind
/// one that opens a sentence and before another.
fn is_there(reading: &Reading, at: usize) -> bool {
    if at == 0 || reading.lang() != Lang::En {
        return false;
    }
    let opening = at - 1 == reading.sentences[reading.sentence_of(at)].tokens.start;
    let opened = opening
        && reading.lower(at - 1) == "in"
        && (reading.is_mark(at + 1, ',') || reading.is(at + 1, Class::Preposition));
    let article = at > 1
        && reading.lower(at - 1) == "the"
        && matches!(reading.lower(at - 2), "at" | "in" | "inside" | "near");
    opened || article
}

/// The end of the words with a capital that name who holds the English office before a token, whatever the
/// part-of-speech tagger takes them for: "State Councillor *Wang Yi*". The token itself where there are none.
fn holder_end(reading: &Reading, tags: &[Tag], taken: &[bool], at: usize, end: usize) -> usize {
    let named = |next: usize| {
        let token = &reading.tokens[next];
        !taken[next]
            && reading.is_capital(next)
            && !token.upper
            && matches!(tags[next].pos, Pos::Propn | Pos::Noun | Pos::Adj)
            && (token.classes.are_meaningless() || token.is(Class::GivenName))
    };
    // A sentence that opens with a calling may go on with any noun: "Player Ratings".
    let begun = at > 0 && reading.is(at - 1, Class::ShortOffice)
        || at > 1
            && (reading.is_capital(at - 2)
                // "with *President* Lima"
                || reading.is_word(at - 2)
                    && reading.is_capital(at - 1)
                    && tags[at].pos == Pos::Propn);
    // "*Governor* Lima gave …": a verb behind it says that somebody acts.
    let acts = || {
        at > 0
            && reading.is(at - 1, Class::Role)
            && tags[at].pos == Pos::Propn
            && tags
                .get(at + 1)
                .is_some_and(|next| matches!(next.pos, Pos::Verb | Pos::Aux))
    };
    if reading.lang() != Lang::En || !begun && !acts() {
        return at;
    }
    let holder = (at..end.min(at + 3)).find(|&next| !named(next));
    let holder = holder.unwrap_or(end.min(at + 3));
    // A day behind the name, "President Lima *this week*", is no part of it.
    let goes_on =
        holder < end && (reading.is_capital(holder) || taken[holder] && !reading.is_word(holder));
    if goes_on { at } else { holder }
}
