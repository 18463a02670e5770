//! Whether two parties are one: by what they refer to, else by the words for them.

use crate::{
    domain::{Lang, Party},
    lang::{
        lexicon::{Class, Lexicon, NumberWord},
        words::Words,
    },
};

/// Whether two parties are one: the same entity, or the same words for them.
#[must_use]
pub fn same(words: &Words, one: &Party, other: &Party) -> bool {
    let said = |party: &Party| party.name.of(words.reading.text);
    match (one.entity, other.entity) {
        (Some(first), Some(second)) => {
            first == second
                || are_one_state(words, one, other)
                || words.reading.lang() == Lang::En
                    && is_land_of(
                        words,
                        &said(one).to_lowercase(),
                        &said(other).to_lowercase(),
                    )
                || is_short_for(said(one), said(other))
                || is_short_for(said(other), said(one))
        }
        _ if one.name == other.name => true,
        _ => {
            let lang = words.reading.lang();
            if lang == Lang::Id
                && (are_one_folk(words, said(one), said(other)) || are_one_state(words, one, other))
            {
                return true;
            }
            let (one, other) = (said(one).to_lowercase(), said(other).to_lowercase());
            // "warga yang terdampak banjir", "warga terdampak"
            let (one, other) = (one.replace(" yang ", " "), other.replace(" yang ", " "));
            let (one, other) = (represented(&one, lang), represented(&other, lang));
            // "warga" and "warga Desa X": in Indonesian what is said more of them follows.
            let within = |short: &str, long: &str| {
                let rest = long.strip_prefix(short);
                rest.is_some_and(|rest| rest.starts_with(' ')) && !short.is_empty()
            };
            one == other
                || lang == Lang::Id && (within(one, other) || within(other, one))
                || is_land_of(words, one, other)
        }
    }
}

/// Whether two Indonesian phrases tell of one people by its name, whatever else is said of them: "warga Sylvania di
/// Jakarta", "Warga Sylvania Jakarta".
fn are_one_folk(words: &Words, one: &str, other: &str) -> bool {
    // The same word opens both, or they are two.
    if one.as_bytes().get(1..4) != other.as_bytes().get(1..4) {
        return false;
    }
    let lexicon = words.reading.lexicon;
    let place = |name: &str| {
        let classes = lexicon.classes(&name.to_lowercase());
        classes.has(Class::PlaceNoun) || classes.has(Class::Area)
    };
    let named = |phrase: &'_ str| -> Option<usize> {
        let mut said = phrase.splitn(3, ' ');
        let (folk, name) = (said.next()?, said.next()?);
        let people = lexicon.classes(&folk.to_lowercase()).has(Class::Folk);
        (people && name.starts_with(char::is_uppercase) && !place(name))
            .then_some(folk.len() + 1 + name.len())
    };
    named(one)
        .zip(named(other))
        .is_some_and(|(first, second)| first == second && one[1..first] == other[1..second])
}

/// Whether two Indonesian phrases tell several people by one office: "12 duta besar luar biasa", "para duta besar
/// negara sahabat".
#[must_use]
pub fn same_office(words: &Words, one: &Party, other: &Party) -> bool {
    if words.reading.lang() != Lang::Id {
        return false;
    }
    let office = |party: &Party| {
        let mut tokens = words.reading.tokens_in(party.name);
        let named = tokens.clone().any(|at| words.name_over(at).is_some());
        let head = tokens.find(|&at| words.reading.is(at, Class::Role))?;
        let end = head + 1 + usize::from(words.reading.is(head + 1, Class::Role));
        (!named).then(|| {
            words
                .reading
                .span(&(head..end))
                .of(words.reading.text)
                .to_lowercase()
        })
    };
    let first = office(one);
    first.is_some() && first == office(other)
}

/// Whether a name is the other by the short form that it has in brackets: "Pemprov Bali", "Pemerintah Provinsi
/// (Pemprov) Bali".
fn is_short_for(short: &str, long: &str) -> bool {
    // Hardly a name has brackets, and a byte is found much faster than two.
    let bracketed = long
        .contains('(')
        .then(|| long.split_once(" ("))
        .flatten()
        .and_then(|(_, rest)| rest.split_once(") "));
    bracketed.is_some_and(|(form, seat)| {
        short
            .strip_prefix(form)
            .is_some_and(|rest| rest.strip_prefix(' ') == Some(seat))
    })
}

/// Whether one Indonesian name is the other with a word for its government before it: "Pemerintah Malaysia", "Malaysia".
fn are_one_state(words: &Words, one: &Party, other: &Party) -> bool {
    let said = |party: &Party| party.name.of(words.reading.text);
    let bare = |long: &str, short: &str| {
        let lead = long
            .strip_suffix(short)
            .and_then(|lead| lead.strip_suffix(' '));
        matches!(
            lead,
            Some("Pemerintah" | "pemerintah" | "Kerajaan" | "Republik" | "Negara" | "negara")
        )
    };
    words.reading.lang() == Lang::Id
        && (bare(said(one), said(other)) || bare(said(other), said(one)))
}

/// Whether two English phrases in lower case tell of one land, by its name, its people or its government: "Japan", "the
/// Japanese government", "the Government of Japan".
fn is_land_of(words: &Words, one: &str, other: &str) -> bool {
    let lexicon = words.reading.lexicon;
    let plain = |name: &'_ str| -> Option<String> {
        let bare = name.strip_prefix("the ").unwrap_or(name);
        let seat = bare
            .strip_prefix("government of ")
            .or_else(|| bare.strip_suffix(" government"));
        let seat = seat.map_or(bare, |seat| seat.strip_prefix("the ").unwrap_or(seat));
        let people = lexicon.classes(seat).has(Class::Demonym);
        (seat != bare || people).then(|| seat.to_owned())
    };
    if words.reading.lang() != Lang::En {
        return false;
    }
    let (first, second) = (plain(one), plain(other));
    if first.is_none() && second.is_none() {
        return false;
    }
    let first = first.unwrap_or_else(|| one.to_owned());
    let second = second.unwrap_or_else(|| other.to_owned());
    first == second || is_people_of(words, &first, &second) || is_people_of(words, &second, &first)
}

/// Whether a word for a people is made of the name of a land: "japanese", "japan".
#[must_use]
pub fn is_people_of(words: &Words, people: &str, land: &str) -> bool {
    let shared = people.bytes().zip(land.bytes());
    let shared = shared.take_while(|(one, other)| one == other).count();
    words.reading.lexicon.classes(people).has(Class::Demonym)
        && shared >= 4
        && shared + 2 >= land.len()
        && !lexicon_has_land(words, people, land)
}

/// Whether a word that begins a word for a people is the name of another land: "niger" in "nigerian".
fn lexicon_has_land(words: &Words, people: &str, land: &str) -> bool {
    let longer = people.trim_end_matches('n');
    longer != land && words.reading.lexicon.classes(longer).has(Class::PlaceName)
}

/// Whom a phrase in lower case speaks of: "perwakilan *warga*", "para *guru*".
fn represented(phrase: &str, lang: Lang) -> &str {
    let leads = |word: &str| Lexicon::of(lang).classes(word).has(Class::Representing);
    let counts = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            || matches!(
                Lexicon::of(Lang::Id).number(word),
                Some(NumberWord::Is(_) | NumberWord::Times(_))
            )
    };
    match phrase.split_once(' ') {
        Some((lead, rest)) if lang == Lang::Id && (leads(lead) || counts(lead)) => rest,
        _ => phrase,
    }
}
