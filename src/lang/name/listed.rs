//! Places and bodies that lists know, and places known by where they stand.

use super::{Name, headed::run_end, kind::has_holder};
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        lexicon::Class,
        pos::{Pos, Tag},
        reading::Reading,
    },
};

/// A listed place counts as a guess where the tagger is this sure, in hundredths of log odds, that it is none.
const REFUSED: u16 = 100;

/// And it stays out of the article's entities where the tagger is this sure.
const DOUBTED: u16 = 60;

/// Listed places, of one word or more, and bodies known by one word, with a capital.
pub fn listed(reading: &Reading, tags: &[Tag], taken: &[bool], refused: &[u16]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let free = !taken[at] && reading.is_capital(at);
        let body = free && reading.is(at, Class::BodyName);
        if body {
            found.push(Name {
                shown: (refused[at] < REFUSED).then_some(at..at + 1),
                ..Name::hidden(at..at + 1, EntityKind::Organisation, true)
            });
        }
        // "Utara Barat": a point of the compass behind another word is part of a longer name.
        let part = at > 0 && reading.is_capital(at - 1) && reading.is(at, Class::Compass);
        let asked = free && !body && !part;
        let length = match asked.then(|| listed_at(reading, at)) {
            None => 0,
            Some(0) if is_before_rank(reading, at) => 1,
            Some(0) if stands_as_place(reading, at) => {
                run_end(reading, taken, at, reading.tokens.len()) - at
            }
            Some(length) => length,
        };
        if length > 0 {
            let sure = refused[at] < REFUSED;
            let place = Name::hidden(at..at + length, EntityKind::Place, sure);
            // "gubernur Utara": the region of an office is a place, whatever the tagger makes of it.
            let region = at > 0 && (governs(reading, at - 1) || is_before_rank(reading, at));
            let told = refused[at] < DOUBTED
                || region
                || is_in_capitals(reading, at)
                || is_shortened(reading, at + length)
                || is_the_west(reading, tags, at);
            found.push(Name {
                shown: told.then_some(at..at + length),
                ..place
            });
        }
        at += length.max(1);
    }
    found
}

/// "Korea Utara *(Korut)*": whether a listed place in brackets begins at a token, the short name of the one before it.
fn is_shortened(reading: &Reading, at: usize) -> bool {
    reading.is_mark(at, '(') && listed_at(reading, at + 1) == 1 && reading.is_mark(at + 2, ')')
}

/// "negara-negara Barat", "mendesak Barat": a point of the compass by itself, as the object of a verb or of
/// "negara", is the countries there.
fn is_the_west(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    // "negara", "negara-negara"
    let of_countries = |at: usize| {
        let one = reading.lower(at).split('-').next().unwrap_or_default();
        reading.lexicon.classes(one).has(Class::StateNoun)
    };
    at > 0
        && reading.is(at, Class::Compass)
        && !reading.is_capital(at + 1)
        && (tags[at - 1].pos == Pos::Verb || of_countries(at - 1))
}

/// Whether a free capitalised word stands where only a place can: behind "di" or "ke", or behind an office
/// of a region in small letters ("gubernur Utara") or of a state with its holder behind it.
fn stands_as_place(reading: &Reading, at: usize) -> bool {
    let plain = at > 0 && reading.is_capital(at) && !reading.tokens[at].upper;
    let common = [
        Class::Calendar,
        Class::Role,
        Class::Honorific,
        Class::Pronoun,
        Class::News,
        Class::BodyNoun,
    ];
    plain
        && reading.lang() == Lang::Id
        && !common.iter().any(|&class| reading.is(at, class))
        && (!reading.tokens[at - 1].capital && reading.is(at - 1, Class::Locative)
            || governs(reading, at - 1)
            || reading.is(at - 1, Class::Portfolio) && {
                let end = (at..reading.tokens.len()).find(|&at| !reading.is_capital(at));
                end.is_some_and(|end| has_holder(reading, end, false))
            })
}

/// "Kapolsek *Melati* AKP Ana": whether an unknown word stands between an office of a region and the rank of its holder.
fn is_before_rank(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.is(at - 1, Class::RegionOffice)
        && reading.tokens[at].classes.are_meaningless()
        && reading.is(at + 1, Class::Honorific)
        && reading.is_capital(at + 2)
}

/// Whether a token is an office of a region, in small letters.
pub fn governs(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::RegionOffice) && !reading.tokens[at].capital
}

/// Whether a token is a place's name in capitals among words that have none, and another word in small letters.
fn is_in_capitals(reading: &Reading, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)].tokens;
    let small = |at: usize| reading.is_word(at) && !reading.tokens[at].upper;
    reading.tokens[at].upper && reading.is(at, Class::CapitalPlace) && sentence.clone().any(small)
}

/// The length in tokens of the listed place that begins at a token; 0 where none does.
pub fn listed_at(reading: &Reading, at: usize) -> usize {
    let fits = |rest: &Vec<String>| {
        rest.iter().enumerate().all(|(index, word)| {
            at + 1 + index < reading.tokens.len() && reading.lower(at + 1 + index) == word
        })
    };
    let phrases = reading.lexicon.phrases(reading.lower(at));
    let phrase = phrases
        .iter()
        .find(|(rest, class)| *class == Class::PlaceName && fits(rest))
        .map(|(rest, _)| rest.len() + 1);
    let one = reading.is(at, Class::PlaceName) || is_in_capitals(reading, at);
    phrase.unwrap_or(usize::from(one))
}
