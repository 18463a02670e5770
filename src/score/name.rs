//! Whether two names name one party.
//!
//! One must hold all words of the other and share a distinctive one with it: not only a generic word, nor
//! only a country, unless all that is left over is generic too ("US military" is "United States").
//! "French President" may stand for "French President Lucie Moreau"; "France" or "President" may not.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{COUNTRY, FILLER, GENERIC, TITLE, core, words};

/// The other names of each name of a text.
pub type Aliases = BTreeMap<String, Vec<String>>;

/// How many more words than the right name a name may have: a whole sentence is none.
const MORE_WORDS: usize = 6;

/// Whether `found` names the party that the gold calls `right`, by that name or another of it.
#[must_use]
pub fn is_name_of(found: &str, right: &str, aliases: &Aliases) -> bool {
    !words(found).is_empty()
        && std::iter::once(right)
            .chain(others(right, aliases))
            .any(|right| same(found, right))
}

/// The other names of a name, and of a longer name that it is part of.
fn others<'a>(name: &'a str, aliases: &'a Aliases) -> impl Iterator<Item = &'a str> {
    aliases.iter().flat_map(move |(key, others)| {
        let listed = key == name || others.iter().any(|other| other == name);
        let part = || holds(&core(name), &core(key), false);
        let key = listed.then_some(key.as_str());
        let others = (listed || part()).then_some(others);
        key.into_iter()
            .chain(others.into_iter().flatten().map(String::as_str))
    })
}

fn same(found: &str, right: &str) -> bool {
    let (all_found, all_right) = (words(found), words(right));
    if all_found == all_right {
        return true;
    }
    let (core_found, core_right) = (core(found), core(right));
    let (all_found, all_right) = (set(&all_found), set(&all_right));
    if are_two_offices(&core_found, &core_right, &all_found, &all_right) {
        return false;
    }
    holds(&core_found, &core_right, false) || is_office(&all_found, &all_right)
}

/// The president and the minister of one country: titles that differ, and beside them only countries.
fn are_two_offices(
    core_found: &[String],
    core_right: &[String],
    all_found: &BTreeSet<&str>,
    all_right: &BTreeSet<&str>,
) -> bool {
    let titled = |all: &BTreeSet<&str>| all.iter().any(|word| TITLE.contains(word));
    let mut rest = core_found.iter().chain(core_right);
    let mut shared = all_found.intersection(all_right);
    titled(all_found)
        && titled(all_right)
        && rest.all(|word| COUNTRY.contains(word.as_str()) || GENERIC.contains(word.as_str()))
        && !shared.any(|word| TITLE.contains(word))
}

/// A country with an office, all of whose words the other name has.
fn is_office(found: &BTreeSet<&str>, right: &BTreeSet<&str>) -> bool {
    let telling = |all: &BTreeSet<&str>| -> BTreeSet<String> {
        let telling = all.iter().filter(|word| !FILLER.contains(*word));
        telling.map(|&word| word.to_owned()).collect()
    };
    let (one, two) = (telling(found), telling(right));
    let (small, large) = if two.len() < one.len() {
        (two, one)
    } else {
        (one, two)
    };
    small.iter().any(|word| COUNTRY.contains(word.as_str()))
        && small.iter().any(|word| TITLE.contains(word.as_str()))
        && small.is_subset(&large)
        && found.len() <= right.len() + MORE_WORDS
}

/// Whether one of two lists of words holds the other and shares something distinctive with it. For
/// places a country that is not in most names of places is distinctive enough, whatever is left over.
#[must_use]
pub fn holds(found: &[String], right: &[String], country_is_enough: bool) -> bool {
    let (one, two) = (set(found), set(right));
    if one.is_empty() || two.is_empty() {
        return false;
    }
    if one == two {
        return true;
    }
    let (small, large) = if one.len() < two.len() {
        (one, two)
    } else {
        (two, one)
    };
    if !small.is_subset(&large) || found.len() > right.len() + MORE_WORDS {
        return false;
    }
    let distinctive =
        |word: &&str| word.len() >= 3 && !GENERIC.contains(word) && !COUNTRY.contains(word);
    if small.iter().any(distinctive) {
        return true;
    }
    let names_country =
        |word: &&str| COUNTRY.contains(word) && (!country_is_enough || !GENERIC.contains(word));
    let mut left_over = large.difference(&small);
    small.iter().any(names_country)
        && (country_is_enough
            || left_over.all(|word| GENERIC.contains(word) || COUNTRY.contains(word)))
}

fn set(words: &[String]) -> BTreeSet<&str> {
    words.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(same: bool, pairs: &[(&str, &str)]) {
        for (found, right) in pairs {
            assert_eq!(
                is_name_of(found, right, &Aliases::new()),
                same,
                "{found} / {right}"
            );
        }
    }

    #[test]
    fn titles_accents_and_left_out_words_do_not_matter() {
        check(
            true,
            &[
                ("Pak Sudarman", "Menteri Kehutanan, Sudarman"),
                ("Joan Peres-Vidal", "Presiden Joán Peres Vidal"),
                ("Vidal", "Presiden Joan Vidal"),
                ("Mr. Okoro", "President Daniel Okoro"),
                ("America", "the U.S. government"),
                ("US military", "the United States"),
                ("Tiongkok", "China"),
                ("French President", "French President Lucie Moreau"),
                ("the health ministry of Tarsia", "Tarsia"),
            ],
        );
    }

    #[test]
    fn a_generic_word_an_office_or_a_country_alone_is_not_enough() {
        check(
            false,
            &[
                ("Presiden", "Presiden Joan Vidal"),
                ("France", "French President Lucie Moreau"),
                ("the Kenyan Prime Minister", "the Kenyan President"),
                ("officials", "U.S. officials"),
                ("us", "United States"),
                ("Iran", "northern Kenya"),
                ("Mike Hale", "Karen Hale"),
                ("", "Karen Hale"),
                ("!", "Karen Hale"),
            ],
        );
    }

    #[test]
    fn a_whole_sentence_is_no_name() {
        check(
            false,
            &[(
                "the day on which everybody in the village had come to see Daniel Okoro off",
                "Daniel Okoro",
            )],
        );
    }

    #[test]
    fn every_alias_is_tried() {
        let aliases = [("Presiden Joan Vidal".to_owned(), vec!["Jovi".to_owned()])].into();
        assert!(is_name_of("Jovi", "Presiden Joan Vidal", &aliases));
        assert!(is_name_of("Jovi", "Joan Vidal", &aliases));
        assert!(is_name_of("Presiden Vidal", "Jovi", &aliases));
        assert!(!is_name_of("Jovi", "Karen Hale", &aliases));
    }
}
