//! Whether one field of a found event is right: names, things, quantities, place, day, topic.

use std::collections::BTreeSet;

use super::{
    assign,
    name::{Aliases, holds, is_name_of},
    number::is_near,
    row::{Amount, Event, Item},
    tally::Tally,
    words::{GENERIC, STOP, words},
};
use crate::domain::Lang;

/// How many different words an item may have: a whole sentence names nothing.
const MOST_WORDS: usize = 14;

/// Found names against the principals of a role. Those who act for them (`also`) stand in for one that
/// was not named, and naming somebody twice is no mistake.
#[must_use]
pub fn names(found: &[String], right: &[String], also: &[String], aliases: &Aliases) -> Tally {
    let fits = |found: &String, right: &String| is_name_of(found, right, aliases);
    let pairs = assign::most(found, right, fits);
    let (mut agents, mut extra) = (0, 0);
    let rest = found.iter().zip(&pairs).filter(|(_, pair)| pair.is_none());
    for (name, _) in rest {
        if also.iter().any(|also| fits(name, also)) {
            agents += 1;
        } else if !right.iter().any(|right| fits(name, right)) {
            extra += 1;
        }
    }
    let paired = pairs.iter().flatten().count();
    let named = paired + agents.min(right.len() - paired);
    Tally::new(named, extra, right.len() - named)
}

/// Found things against the right ones.
#[must_use]
pub fn things(found: &[Item], right: &[Item], pairs: &[Option<usize>]) -> Tally {
    let paired = pairs.iter().flatten().count();
    Tally::new(paired, found.len() - paired, right.len() - paired)
}

/// The quantities of paired things. Where the gold has only words ("several") nothing is counted.
#[must_use]
pub fn quantities(found: &[Item], right: &[Item], pairs: &[Option<usize>], lang: Lang) -> Tally {
    let mut tally = Tally::default();
    for (found, pair) in found.iter().zip(pairs) {
        let Some(right) = pair.map(|at| &right[at]) else {
            continue;
        };
        if right.quantity.is_none()
            && right
                .quantity_text
                .as_ref()
                .is_some_and(|text| !text.is_empty())
        {
            continue;
        }
        let number = |amount: &Option<Amount>| amount.as_ref()?.number(lang);
        let others: Vec<Option<f64>> = right.quantity_alt.iter().map(number).collect();
        let (found, right) = (number(&found.quantity), number(&right.quantity));
        tally += at_most_one(found, right, &others, |found, right| {
            is_near(*found, *right)
        });
    }
    tally
}

/// Which found thing is which right one: as many as fit, of equals those of the same quantity, then of
/// the same words.
#[must_use]
pub fn paired_things(found: &[Item], right: &[Item], lang: Lang) -> Vec<Option<usize>> {
    let edges: Vec<Vec<(usize, f64)>> = found
        .iter()
        .map(|found| {
            let fitting = right
                .iter()
                .enumerate()
                .filter(|(_, right)| is_thing(found, right, lang));
            fitting
                .map(|(at, right)| (at, likeness(found, right, lang)))
                .collect()
        })
        .collect();
    assign::best(&edges)
}

fn likeness(found: &Item, right: &Item, lang: Lang) -> f64 {
    let number = |item: &Item| item.quantity.as_ref()?.number(lang);
    let same_quantity = match (number(found), number(right)) {
        (Some(found), Some(right)) => is_near(found, right),
        (found, right) => found == right,
    };
    let set = |item: &Item| -> BTreeSet<String> { words(&item.what).into_iter().collect() };
    let same_words = set(found) == set(right);
    100.0 + 2.0 * f64::from(u8::from(same_quantity)) + f64::from(u8::from(same_words))
}

/// Whether a found thing is the right one: by a word that names it, or by the same sum of money.
#[must_use]
pub fn is_thing(found: &Item, right: &Item, lang: Lang) -> bool {
    let said = singulars(&found.what);
    if said.len() > MOST_WORDS {
        return false;
    }
    let names = |head: &String| {
        let head = singulars(head);
        !head.is_empty() && head.is_subset(&said)
    };
    let of_what = || telling(&right.what);
    let named = if right.heads.is_empty() {
        of_what().iter().any(names)
    } else {
        right.heads.iter().any(names)
    };
    named || is_same_sum(found, right, lang)
}

fn is_same_sum(found: &Item, right: &Item, lang: Lang) -> bool {
    let is_currency =
        |unit: &str| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    if !right.unit.as_deref().is_some_and(is_currency) {
        return false;
    }
    let number = |amount: &Option<Amount>| amount.as_ref()?.number(lang);
    let sum = number(&found.quantity).filter(|sum| *sum != 0.0);
    let Some(sum) = sum.or_else(|| super::number::number(&found.what, lang)) else {
        return false;
    };
    let others = right.quantity_alt.iter().filter_map(number);
    number(&right.quantity)
        .into_iter()
        .chain(others)
        .any(|right| is_near(sum, right))
}

fn singulars(text: &str) -> BTreeSet<String> {
    let singular = |mut word: String| {
        if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
            word.pop();
        }
        word
    };
    words(text).into_iter().map(singular).collect()
}

/// The words that say something about a place, a topic or a thing.
fn telling(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .filter(|word| !STOP.contains(word.as_str()))
        .collect()
}

/// The place of an event. "Phone call" is none, and no mistake where the event is one.
#[must_use]
pub fn place(found: &Event, right: &Event) -> Tally {
    const CALL: [&str; 12] = [
        "call",
        "phone",
        "telephone",
        "telepon",
        "video",
        "videoconference",
        "videoconferencing",
        "virtual",
        "online",
        "daring",
        "zoom",
        "conference",
    ];
    let is_call = |place: &&String| {
        words(place)
            .iter()
            .any(|word| CALL.contains(&word.as_str()))
    };
    let remote = right.form.as_ref().is_some_and(|form| !form.is_empty());
    let place = found
        .place
        .as_ref()
        .filter(|place| !(remote && is_call(place)));
    text_slot(place, right.place.as_ref(), &right.place_alt, is_place)
}

/// The day of an event. Nothing is counted where the gold has none.
#[must_use]
pub fn date(found: &Event, right: &Event) -> Tally {
    if right.date.as_ref().is_none_or(String::is_empty) {
        return Tally::default();
    }
    text_slot(
        found.date.as_ref(),
        right.date.as_ref(),
        &right.date_alt,
        is_day,
    )
}

/// The topic of a meeting.
#[must_use]
pub fn topic(found: &Event, right: &Event) -> Tally {
    text_slot(
        found.topic.as_ref(),
        right.topic.as_ref(),
        &right.topic_alt,
        is_topic,
    )
}

fn text_slot(
    found: Option<&String>,
    right: Option<&String>,
    others: &[Option<String>],
    fits: impl Fn(&str, &str) -> bool,
) -> Tally {
    let others: Vec<Option<&String>> = others.iter().map(Option::as_ref).collect();
    let found = found.filter(|found| !found.is_empty());
    at_most_one(found, right, &others, |found, right| fits(found, right))
}

/// A slot of at most one value. `others` are further right answers; `None` among them: it may be empty.
fn at_most_one<T>(
    found: Option<T>,
    right: Option<T>,
    others: &[Option<T>],
    fits: impl Fn(&T, &T) -> bool,
) -> Tally {
    let may_be_empty = right.is_none() || others.iter().any(Option::is_none);
    let missed = usize::from(!may_be_empty);
    let Some(found) = found else {
        return Tally::new(0, 0, missed);
    };
    let mut answers = right.iter().chain(others.iter().flatten());
    if answers.any(|answer| fits(&found, answer)) {
        return Tally::new(usize::from(right.is_some()), 0, 0);
    }
    Tally::new(0, 1, missed)
}

fn is_place(found: &str, right: &str) -> bool {
    let (found, right) = (telling(found), telling(right));
    if holds(&found, &right, true) {
        return true;
    }
    let distinctive = |words: Vec<String>| -> BTreeSet<String> {
        words
            .into_iter()
            .filter(|word| !GENERIC.contains(word.as_str()))
            .collect()
    };
    let (found, right) = (distinctive(found), distinctive(right));
    let shared = found.intersection(&right).count();
    shared > 0 && 2 * shared >= found.union(&right).count()
}

/// Equal, finer, or one step coarser: the month for a day.
fn is_day(found: &str, right: &str) -> bool {
    let (found, right): (Vec<&str>, Vec<&str>) = (
        found.trim().split('-').collect(),
        right.trim().split('-').collect(),
    );
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    found
        .iter()
        .zip(&right)
        .all(|(found, right)| found == right)
        && right.len() <= found.len() + 1
        && found.iter().all(digits)
}

/// Two fifths of the right words, or two words that are half of those found.
fn is_topic(found: &str, right: &str) -> bool {
    let set = |text| -> BTreeSet<String> { telling(text).into_iter().collect() };
    let (found, right) = (set(found), set(right));
    let shared = found.intersection(&right).count();
    shared > 0
        && (5 * shared >= 2 * right.len()
            || (shared >= found.len().min(2) && 2 * shared >= found.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(what: &str, quantity: Option<f64>, unit: &str) -> Item {
        Item {
            what: what.to_owned(),
            quantity: quantity.map(Amount::Number),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            ..Item::default()
        }
    }

    #[test]
    fn a_thing_is_known_by_a_word_or_by_the_sum() {
        let check = |found: Item, right: Item| is_thing(&found, &right, Lang::En);
        assert!(check(
            thing("new ambulances", None, ""),
            thing("ambulance", None, "")
        ));
        assert!(check(
            thing("cheque", Some(2e6), ""),
            thing("money", Some(2e6), "USD")
        ));
        assert!(check(
            thing("$2 million", None, ""),
            thing("money", Some(2e6), "USD")
        ));
        assert!(!check(
            thing("$3 million", None, ""),
            thing("money", Some(2e6), "USD")
        ));
        assert!(!check(
            thing("2 boats", Some(2.0), ""),
            thing("ambulance", Some(2.0), "")
        ));
        let long = "a b c d e f g h i j k l m n ambulance";
        assert!(!check(thing(long, None, ""), thing("ambulance", None, "")));
    }

    #[test]
    fn heads_replace_the_words_of_the_thing() {
        let mut right = thing("tas Chanel", None, "");
        right.heads = vec!["tas".to_owned()];
        assert!(is_thing(&thing("tas tangan", None, ""), &right, Lang::Id));
        assert!(!is_thing(&thing("Chanel", None, ""), &right, Lang::Id));
    }

    #[test]
    fn days_may_be_finer_or_one_step_coarser() {
        for (found, right, expected) in [
            ("2022-03-14", "2022-03-14", true),
            ("2022-03", "2022-03-14", true),
            ("2022", "2022-03-14", false),
            ("2022-03-15", "2022-03-14", false),
            ("2017-05", "2017", true),
            ("Sunday", "2022-03-14", false),
        ] {
            assert_eq!(is_day(found, right), expected, "{found} / {right}");
        }
    }

    #[test]
    fn places_and_topics_share_enough_of_their_words() {
        assert!(is_place("Solo", "Balai Kota Solo"));
        assert!(is_place("Norwegia", "Oslo, Norwegia"));
        assert!(!is_place("Indonesia", "Jakarta, Indonesia"));
        assert!(!is_place(
            "Jakarta Pusat",
            "Gedung Serbaguna, Jakarta Pusat"
        ));
        assert!(is_topic(
            "kerja sama pelabuhan",
            "kerja sama pelabuhan Indonesia dan Jerman"
        ));
        assert!(!is_topic("cuaca", "kerja sama pelabuhan"));
        assert!(!is_topic("", "kerja sama pelabuhan"));
    }

    #[test]
    fn an_empty_slot_is_right_where_it_may_be_empty() {
        let check = |found: Option<u8>, right: Option<u8>, others: &[Option<u8>]| {
            at_most_one(found, right, others, |found, right| found == right)
        };
        assert_eq!(check(None, None, &[]), Tally::new(0, 0, 0));
        assert_eq!(check(Some(1), None, &[]), Tally::new(0, 1, 0));
        assert_eq!(check(Some(1), None, &[Some(1)]), Tally::new(0, 0, 0));
        assert_eq!(check(None, Some(1), &[None]), Tally::new(0, 0, 0));
        assert_eq!(check(None, Some(1), &[]), Tally::new(0, 0, 1));
        assert_eq!(check(Some(2), Some(1), &[None]), Tally::new(0, 1, 0));
        assert_eq!(check(Some(2), Some(1), &[]), Tally::new(0, 1, 1));
    }

    #[test]
    fn an_agent_stands_in_for_the_body_and_is_no_mistake_beside_it() {
        let list =
            |names: &[&str]| -> Vec<String> { names.iter().map(|&name| name.to_owned()).collect() };
        let (right, also) = (list(&["Harlow Brigade"]), list(&["Captain Ada Finch"]));
        for found in [
            &["Ada Finch"][..],
            &["Harlow Brigade", "Ada Finch"],
            &["Harlow Brigade", "Harlow Brigade"],
        ] {
            assert_eq!(
                names(&list(found), &right, &also, &Aliases::new()),
                Tally::new(1, 0, 0)
            );
        }
        let other = list(&["Otto Weber"]);
        assert_eq!(
            names(&other, &right, &also, &Aliases::new()),
            Tally::new(0, 1, 1)
        );
    }
}
