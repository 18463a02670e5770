//! Names, places and topics as comparable words: small letters and digits of ASCII, countries in one form.
//!
//! "Amerika Serikat", "the U.S." and "American" all become `unitedstates`; "Ma'mun" and "Ma’mun" are one
//! word; accents are left out. The lists are in `assets/score/`, one entry a line.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

type Set = FxHashSet<&'static str>;

/// Titles and offices: "presiden", "mr".
pub static TITLE: LazyLock<Set> =
    LazyLock::new(|| entries(include_str!("../../assets/score/title.txt")).collect());
/// Words of names that name nothing: "the", "pemerintah".
pub static FILLER: LazyLock<Set> =
    LazyLock::new(|| entries(include_str!("../../assets/score/filler.txt")).collect());
/// Words that many names share: "warga", "ministry".
pub static GENERIC: LazyLock<Set> =
    LazyLock::new(|| entries(include_str!("../../assets/score/generic.txt")).collect());
/// Words that say nothing about a place, a topic or a thing.
pub static STOP: LazyLock<Set> =
    LazyLock::new(|| entries(include_str!("../../assets/score/stop.txt")).collect());
/// The one form of each country.
pub static COUNTRY: LazyLock<Set> = LazyLock::new(|| FORMS.values().copied().collect());

/// Each form of a country's name, its words joined by single spaces, and the one form.
static FORMS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let countries = entries(include_str!("../../assets/score/country.txt"));
    let forms = countries.filter_map(|line| line.split_once(": "));
    forms
        .flat_map(|(one, others)| others.split(", ").map(move |form| (form, one)))
        .collect()
});

/// The most words that a form of a country's name has.
static LONGEST_FORM: LazyLock<usize> = LazyLock::new(|| {
    let lengths = FORMS.keys().map(|form| form.split(' ').count());
    lengths.max().unwrap_or(0)
});

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The comparable words of a text, in its order.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let plain = plain(&initials_in_full(text));
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    with_countries(&words)
}

/// What distinguishes a name: its words without titles and fillers, or as many of them as leave any.
#[must_use]
pub fn core(text: &str) -> Vec<String> {
    let words = words(text);
    let without = |of: &[&Set]| -> Vec<String> {
        let kept = words
            .iter()
            .filter(|word| !of.iter().any(|set| set.contains(word.as_str())));
        kept.cloned().collect()
    };
    [without(&[&TITLE, &FILLER]), without(&[&FILLER])]
        .into_iter()
        .find(|kept| !kept.is_empty())
        .unwrap_or(words)
}

/// Small letters without accents, apostrophes and possessive endings.
fn plain(text: &str) -> String {
    let folded: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|&c| canonical_combining_class(c) == 0)
        .flat_map(|c| if c == 'ß' { ['s', 's'] } else { [c, '\0'] })
        .filter(|&c| c != '\0')
        .collect();
    let chars: Vec<char> = folded.chars().collect();
    let is_word = |at: usize| chars.get(at).is_some_and(|&c| is_word(c));
    let mut plain = String::with_capacity(folded.len());
    let mut at = 0;
    while let Some(&char) = chars.get(at) {
        let apostrophe = matches!(char, '’' | '\'' | '`' | '‘');
        let possessive = apostrophe && chars.get(at + 1) == Some(&'s') && !is_word(at + 2);
        if !apostrophe {
            plain.push(char);
        }
        at += if possessive { 2 } else { 1 };
    }
    plain
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Runs of words that name a country, the longest first, become its one form.
fn with_countries(words: &[&str]) -> Vec<String> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let longest = (words.len() - at).min(*LONGEST_FORM);
        let country = (1..=longest).rev().find_map(|length| {
            let form = words[at..at + length].join(" ");
            FORMS.get(form.as_str()).map(|one| (*one, length))
        });
        let (word, length) = country.unwrap_or((words[at], 1));
        out.push(word.to_owned());
        at += length;
    }
    out
}

/// "U.S.", "UK", "AS" and their like in full. Here capitals matter: "us" and "as" are words.
fn initials_in_full(text: &str) -> String {
    let mut full = String::with_capacity(text.len());
    let (mut at, mut before) = (0, None);
    while let Some(char) = text[at..].chars().next() {
        let found = (!before.is_some_and(is_word))
            .then(|| initials(&text[at..]))
            .flatten();
        let (words, length) = found.unwrap_or(("", char.len_utf8()));
        full.push_str(if found.is_some() {
            words
        } else {
            &text[at..at + length]
        });
        at += length;
        before = text[..at].chars().next_back();
    }
    full
}

/// The initials that a text begins with: their full form and length.
fn initials(text: &str) -> Option<(&'static str, usize)> {
    const TABLE: &[(&[&str], &str)] = &[
        (&["U", "S", "A"], "united states"),
        (&["U", "S", "G"], "united states"),
        (&["U", "S"], "united states"),
        (&["U", "A", "E"], "united arab emirates"),
        (&["U", "K"], "united kingdom"),
        (&["U", "N"], "united nations"),
        (&["E", "U"], "european union"),
    ];
    for (word, full) in [("AS", "united states"), ("UE", "european union")] {
        if text
            .strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(is_word))
        {
            return Some((full, word.len()));
        }
    }
    TABLE
        .iter()
        .find_map(|(letters, full)| Some((*full, dotted(text, letters)?)))
}

/// The length of these letters, each with or without a dot, where no letter of ASCII follows.
fn dotted(text: &str, letters: &[&str]) -> Option<usize> {
    let mut at = 0;
    for letter in letters {
        let rest = text[at..].strip_prefix(letter)?;
        at += 1 + usize::from(rest.starts_with('.'));
    }
    let last_dot = text[..at].ends_with('.');
    let ends = |at: &usize| !text[*at..].starts_with(|c: char| c.is_ascii_alphabetic());
    [at, at - usize::from(last_dot)].into_iter().find(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join(" "), expected, "{text}");
    }

    #[test]
    fn accents_apostrophes_and_hyphens_do_not_matter() {
        check("José Ramos-Horta", "jose ramos horta");
        check("Ma’mun's Ma'mun", "mamun mamun");
        check("rock ’n’ roll", "rock n roll");
        check("Straße ﬁne", "strasse fine");
    }

    #[test]
    fn countries_have_one_form() {
        check("Amerika Serikat", "unitedstates");
        check("the American people", "the unitedstates people");
        check("South Korean and Korea Utara", "southkorea and northkorea");
        check(
            "Uni Emirat Arab, Arab Saudi",
            "unitedarabemirates saudiarabia",
        );
    }

    #[test]
    fn initials_are_countries_only_in_capitals() {
        check(
            "U.S. USA U.S.A US AS",
            "unitedstates unitedstates unitedstates unitedstates unitedstates",
        );
        check(
            "USG's envoy to the U.N.",
            "unitedstates envoy to the unitednations",
        );
        check(
            "us as USB U.S.Steel BUS",
            "us as usb unitedstates steel bus",
        );
        check(
            "UK, UE, E.U. and UAE",
            "unitedkingdom europeanunion europeanunion and unitedarabemirates",
        );
    }

    #[test]
    fn a_title_alone_is_all_there_is() {
        assert_eq!(core("the President"), ["president"]);
        assert_eq!(core("Presiden Joko Widodo"), ["joko", "widodo"]);
        assert_eq!(core("the"), ["the"]);
    }
}
