//! Quantities as numbers: 2, "2", "$2 million", "Rp 2 miliar", "dua" are all read.

use crate::domain::Lang;

/// What a word behind a number multiplies it with. Of two that fit the longer is meant.
const SCALE: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("trillion", 1e12),
    ("million", 1e6),
    ("billion", 1e9),
    ("triliun", 1e12),
    ("miliar", 1e9),
    ("milyar", 1e9),
    ("crore", 1e7),
    ("ribu", 1e3),
    ("juta", 1e6),
    ("lakh", 1e5),
    ("mn", 1e6),
    ("bn", 1e9),
    ("k", 1e3),
    ("m", 1e6),
];

/// The words for one to ten.
const WORDS: [&[&str]; 10] = [
    &["one", "a", "an", "sebuah", "seekor", "seorang", "satu"],
    &["two", "dua"],
    &["three", "tiga"],
    &["four", "empat"],
    &["five", "lima"],
    &["six", "enam"],
    &["seven", "tujuh"],
    &["eight", "delapan"],
    &["nine", "sembilan"],
    &["ten", "sepuluh"],
];

/// The first number in a phrase, or the number word that it begins with.
#[must_use]
pub fn number(phrase: &str, lang: Lang) -> Option<f64> {
    let phrase = phrase.trim().to_lowercase();
    let numeral = |(at, _)| numeral(&phrase[at..]);
    match phrase
        .match_indices(|c: char| c.is_ascii_digit())
        .find_map(numeral)
    {
        Some((digits, scale)) => Some(value(digits, lang)? * scale),
        None => word(&phrase),
    }
}

/// Digits at the beginning of a text, and what the word behind them multiplies them with. No other word
/// may be joined to them; where one is, fewer digits are taken.
fn numeral(text: &str) -> Option<(&str, f64)> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let run = text.find(|c| !part(c)).unwrap_or(text.len());
    let is_digit = |end: &usize| text.as_bytes()[end - 1].is_ascii_digit();
    let mut ends = (1..=run).rev().filter(is_digit);
    ends.find_map(|end| Some((&text[..end], scale(&text[end..])?)))
}

/// What a text that follows digits multiplies them with; `None` where a word is joined to them.
fn scale(text: &str) -> Option<f64> {
    let free = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_lowercase());
    let word = text.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
    let known = SCALE
        .iter()
        .find(|(name, _)| word.strip_prefix(name).is_some_and(free));
    match known {
        Some((_, scale)) => Some(*scale),
        None => (free(word) || word.len() < text.len()).then_some(1.0),
    }
}

/// The value of digits with points and commas, which mean different things in the two languages.
fn value(digits: &str, lang: Lang) -> Option<f64> {
    let plain = if lang == Lang::Id && is_indonesian(digits) {
        digits.replace('.', "").replace(',', ".")
    } else {
        digits.replace(',', "")
    };
    plain.parse().ok()
}

/// "2.500", "1.250.000,75" and "1,5", but not "2,500" or "1.5".
fn is_indonesian(digits: &str) -> bool {
    let (whole, fraction) = match digits.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(all_digits) {
        return false;
    }
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() {
        return all_digits(first) && fraction.is_some_and(|fraction| fraction.len() <= 2);
    }
    let three = |group: &&str| group.len() == 3 && all_digits(group);
    all_digits(first) && first.len() <= 3 && rest.iter().all(three)
}

fn word(phrase: &str) -> Option<f64> {
    let about = ["about ", "some ", "around "];
    let counted = about.iter().find_map(|word| phrase.strip_prefix(word));
    let counted = counted.unwrap_or(phrase);
    let end = counted
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(counted.len());
    let word = &counted[..end];
    let found = WORDS.iter().position(|words| words.contains(&word));
    found.map(|index| (index + 1) as f64)
}

/// Equal within half a percent.
#[must_use]
pub fn is_near(found: f64, right: f64) -> bool {
    (found - right).abs() <= 0.005 * right.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        for (phrase, lang, expected) in [
            ("$2 million", Lang::En, Some(2e6)),
            ("5,000 tons", Lang::En, Some(5000.0)),
            ("US$2.5m", Lang::En, Some(2.5e6)),
            ("46000000", Lang::En, Some(46e6)),
            ("two", Lang::En, Some(2.0)),
            ("about three boxes", Lang::En, Some(3.0)),
            ("20-million", Lang::En, Some(20e6)),
            ("3 ribu", Lang::Id, Some(3000.0)),
            ("2.500", Lang::Id, Some(2500.0)),
            ("2.500", Lang::En, Some(2.5)),
            ("Rp 1,5 miliar", Lang::Id, Some(1.5e9)),
            ("Rp 1.250.000,75", Lang::Id, Some(1_250_000.75)),
            ("seekor sapi", Lang::Id, Some(1.0)),
            ("dua", Lang::Id, Some(2.0)),
            ("several", Lang::En, None),
            ("", Lang::En, None),
            ("1.2.3", Lang::En, None),
        ] {
            assert_eq!(number(phrase, lang), expected, "{phrase}");
        }
    }

    #[test]
    fn half_a_percent_is_near() {
        assert!(is_near(201.0, 200.0) && !is_near(202.0, 200.0));
        assert!(is_near(0.0, 0.0) && !is_near(0.1, 0.0));
    }
}
