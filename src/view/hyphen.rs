//! Where a word may be parted at the end of a row, where the user wants that: English by the patterns of TeX (the
//! crate hypher), Indonesian by its syllables, whose rules are few. There are patterns of TeX for Indonesian too, but
//! under a licence that this program cannot carry.
//!
//! Names and whatever has a digit in it are never parted, and no row ends with one letter of a word.

use crate::domain::Lang;

/// Shorter words are never parted.
const SHORTEST: usize = 6;

/// So many letters stand before a break at least, and so many after it.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// The byte offsets in `word` before which a row may end, a hyphen after it. The word may have signs around it.
#[must_use]
pub fn points(word: &str, lang: Lang) -> Vec<usize> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let start = word.len() - word.trim_start_matches(is_sign).len();
    let core = word.trim_matches(is_sign);
    if core.len() < SHORTEST || !core.chars().all(|c| c.is_ascii_lowercase()) {
        return Vec::new();
    }
    let points = match lang {
        Lang::Id => syllables(core),
        Lang::En => {
            let parts = hypher::hyphenate_bounded(core, hypher::Lang::English, BEFORE, AFTER);
            let ends = parts.scan(0, |end, part| {
                *end += part.len();
                Some(*end)
            });
            ends.collect()
        }
    };
    let inner = points
        .into_iter()
        .filter(|&at| at >= BEFORE && core.len() - at >= AFTER);
    inner.map(|at| start + at).collect()
}

/// Two letters that are one sound.
const PAIRS: [&str; 4] = ["ng", "ny", "sy", "kh"];

/// Two vowels that may be one sound: they are not parted.
const GLIDES: [&str; 4] = ["ai", "au", "oi", "ei"];

/// Endings of their own.
const ENDINGS: [&str; 5] = ["kan", "nya", "lah", "kah", "pun"];

/// A letter's sound, and where it begins.
#[derive(Clone, Copy)]
struct Sound {
    at: usize,
    vowel: bool,
}

/// The beginnings of the syllables of an Indonesian word but the first: a consonant goes with the vowel after it, of
/// several the first stays behind.
fn syllables(word: &str) -> Vec<usize> {
    let sounds = sounds(word);
    let vowels: Vec<usize> = (0..sounds.len()).filter(|&at| sounds[at].vowel).collect();
    let mut points = Vec::new();
    for pair in vowels.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let between = after - before - 1;
        let next = match between {
            0 if GLIDES
                .iter()
                .any(|glide| word[sounds[before].at..].starts_with(glide)) =>
            {
                continue;
            }
            0 | 1 => before + 1,
            _ => before + 2,
        };
        points.push(sounds[next].at);
    }
    // "makan-an" is parted before its ending, where there are too few letters for a break.
    let own = |rest: &str| !(rest.len() == 3 && rest.ends_with("an")) || ENDINGS.contains(&rest);
    points.retain(|&at| own(&word[at..]));
    points
}

fn sounds(word: &str) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    let mut at = 0;
    while at < word.len() {
        let vowel = matches!(word.as_bytes()[at], b'a' | b'e' | b'i' | b'o' | b'u');
        sounds.push(Sound { at, vowel });
        let pair = PAIRS.iter().any(|pair| word[at..].starts_with(pair));
        at += if pair { 2 } else { 1 };
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, word: &str, expected: &str) {
        let mut parted = String::new();
        let points = points(word, lang);
        for (at, letter) in word.char_indices() {
            if points.contains(&at) {
                parted.push('-');
            }
            parted.push(letter);
        }
        assert_eq!(parted, expected);
    }

    #[test]
    fn indonesian_words_are_parted_between_syllables() {
        for expected in [
            "per-te-mu-an",
            "pe-nye-rah-an",
            "ke-men-te-ri-an",
            "in-stru-men",
            "bang-krut",
            "me-ngung-kap-kan",
            "mem-be-ri-kan",
            "pu-lau-nya",
            "ma-kanan",
        ] {
            let word = expected.replace('-', "");
            let points = points(&word, Lang::Id);
            let allowed: Vec<usize> = expected
                .match_indices('-')
                .enumerate()
                .map(|(count, (at, _))| at - count)
                .collect();
            let wrong = points.iter().any(|at| !allowed.contains(at));
            assert!(!wrong && !points.is_empty(), "{expected}: {points:?}");
        }
        check(Lang::Id, "mengungkapkan,", "me-ngung-kap-kan,");
        check(Lang::Id, "(kementerian)", "(ke-men-te-rian)");
    }

    #[test]
    fn english_words_are_parted_by_patterns() {
        check(Lang::En, "hyphenation", "hy-phen-ation");
        check(Lang::En, "“diplomacy”", "“diplo-macy”");
    }

    #[test]
    fn names_numbers_and_short_words_stay_whole() {
        for word in [
            "Sukoharjo",
            "harga",
            "2031-05",
            "covid19",
            "naïveté",
            "—",
            "",
        ] {
            check(Lang::Id, word, word);
            check(Lang::En, word, word);
        }
    }
}
