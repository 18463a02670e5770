//! Numbers as such: digits with their separators, number words and scales, and the value they make together.
//!
//! In Indonesian a full stop parts thousands and a comma begins the decimals; in English the other way
//! round. A separator that cannot part thousands is taken for a decimal one in both.

use crate::{
    domain::Lang,
    lang::{
        lexicon::{Class, NumberWord},
        reading::Reading,
    },
};

/// The number that begins at a token, and the token after it.
pub(super) fn number_at(reading: &Reading, at: usize, end: usize) -> Option<(usize, f64)> {
    let mut at = at;
    let mut total = 0.0;
    let mut group: Option<f64> = None;
    let mut last_scale = f64::INFINITY;
    let start = at;
    while at < end {
        // "$25-million" in one word behind the sign
        if at == start
            && let Some(value) = hyphened(reading, at)
        {
            return Some((at + 1, value));
        }
        if at == start
            && let Some(part) = part_of_scale(reading, at, end)
        {
            return Some(part);
        }
        if (group.is_none_or(|_| false) || at == start)
            && let Some(value) = digits(reading, at)
        {
            group = Some(value);
            at += 1;
            // "100 000": English with spaces between thousands.
            while at < end && parts_thousands(reading, at) {
                group = group.map(|high| high * 1000.0);
                at += 1;
            }
            continue;
        }
        if reading.is_number(at) {
            break;
        }
        // "1.3 billion *a* year"
        let each = at > start && matches!(reading.lower(at), "a" | "an");
        let listed = reading.is(at, Class::Number) && !is_calendar(reading, at) && !each;
        let number = || reading.lexicon.number(reading.lower(at));
        let Some(word) = listed.then(number).flatten() else {
            let joins = group.is_some() && at > start && matches!(reading.lower(at), "and" | "-");
            if joins && at + 1 < end && small_number(reading, at + 1) && last_scale.is_finite() {
                at += 1;
                continue;
            }
            break;
        };
        match word {
            NumberWord::Is(value) if group.is_none_or(|group| joins_behind(group, value)) => {
                group = Some(group.unwrap_or(0.0) + value);
            }
            NumberWord::Plus(value) if group.is_some() => group = group.map(|group| group + value),
            NumberWord::Times(scale) if group.is_some() || at == start => {
                let value = group.unwrap_or(1.0) * scale;
                // "dua ratus lima puluh ribu": a larger scale takes all before it.
                if scale >= 1000.0 {
                    total = if scale > last_scale {
                        (total + group.unwrap_or(1.0)) * scale
                    } else {
                        total + value
                    };
                    group = Some(0.0);
                    last_scale = scale;
                } else if let Some((high, low)) =
                    group.map(|group| ((group / 100.0).trunc() * 100.0, group % 100.0))
                {
                    group = Some(if scale < 100.0 && low > 0.0 {
                        high + low * scale
                    } else {
                        value
                    });
                } else {
                    group = Some(value);
                }
                if scale == 100.0 {
                    last_scale = last_scale.min(1e9);
                }
            }
            _ => break,
        }
        at += 1;
    }
    // "16.379 billion" is a whole number again.
    let round = |value: f64| {
        let thousandths = (value * 1000.0).round() / 1000.0;
        if value.abs() > 1000.0 {
            thousandths
        } else {
            value
        }
    };
    (at > start && group.is_some()).then(|| (at, round(total + group.unwrap_or(0.0))))
}

/// A number written as one word with its scale: "25-million".
fn hyphened(reading: &Reading, at: usize) -> Option<f64> {
    let (number, scale) = reading.lower(at).split_once('-')?;
    let value = plain(number, reading.lang())?;
    match reading.lexicon.number(scale) {
        Some(NumberWord::Times(scale)) if scale >= 1000.0 => Some(value * scale),
        _ => None,
    }
}

/// An English part of a round number, and the token behind it: "*half a million* dollars", "*a quarter of a million*".
fn part_of_scale(reading: &Reading, at: usize, end: usize) -> Option<(usize, f64)> {
    let lower = |next: usize| (next < end).then(|| reading.lower(next));
    let (article, part) = match (lower(at)?, lower(at + 1)) {
        ("half", Some("a")) => (at + 1, 0.5),
        ("a", Some("quarter")) if lower(at + 2) == Some("of") => (at + 3, 0.25),
        _ => return None,
    };
    let whole = reading.lexicon.number(lower(article + 1)?);
    match whole.filter(|_| reading.lang() == Lang::En && lower(article) == Some("a")) {
        Some(NumberWord::Times(scale)) => Some((article + 2, part * scale)),
        _ => None,
    }
}

/// Whether a number word may stand behind a group already read: "twenty five", "seratus lima".
fn joins_behind(group: f64, value: f64) -> bool {
    (group == 0.0)
        || (group % 10.0 == 0.0 && group >= 20.0 && value < 10.0)
        || (group % 100.0 == 0.0 && value < 100.0)
}

fn small_number(reading: &Reading, at: usize) -> bool {
    matches!(reading.lexicon.number(reading.lower(at)), Some(NumberWord::Is(value)) if value < 100.0)
        && !matches!(reading.lower(at), "a" | "an")
}

fn is_calendar(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Calendar) && reading.is_capital(at)
}

/// The value of a token in digits, with a scale glued behind ("2.5m", "3rb").
fn digits(reading: &Reading, at: usize) -> Option<f64> {
    let word = reading.lower(at);
    // "$*US400* million"
    let signed = at > 0 && reading.lang() == Lang::En && reading.word(at - 1) == "$";
    let word = word.strip_prefix("us").filter(|_| signed).unwrap_or(word);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let cut = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
    let (number, scale) = word.split_at(cut);
    let scale = match (scale, reading.lexicon.number(scale)) {
        ("", _) => 1.0,
        (_, Some(NumberWord::Times(scale))) => scale,
        _ => return None,
    };
    Some(plain(number, reading.lang())? * scale)
}

/// Whether three noughts stand behind a space in an English number: "100 *000*".
fn parts_thousands(reading: &Reading, at: usize) -> bool {
    let before = reading.word(at - 1);
    reading.lang() == Lang::En
        && reading.word(at) == "000"
        && (1..=3).contains(&before.len())
        && before.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether digits are parted as in South Asia: "4,00,000", "1,20,00,000".
fn parts_lakhs(number: &str) -> bool {
    let mut groups = number.split(',');
    let first = groups
        .next()
        .is_some_and(|group| (1..=2).contains(&group.len()));
    let last = groups.next_back().is_some_and(|group| group.len() == 3);
    first && last && groups.all(|group| group.len() == 2)
}

/// The value of digits with separators.
pub(super) fn plain(number: &str, lang: Lang) -> Option<f64> {
    if !number.bytes().any(|byte| byte.is_ascii_digit()) || number.contains(['/', ':']) {
        return None;
    }
    let (group, point) = if lang == Lang::Id {
        ('.', ',')
    } else {
        (',', '.')
    };
    let parts = |mark: char| number.split(mark).skip(1).all(|part| part.len() == 3);
    let mut text = number.to_owned();
    if number.contains(group) && number.contains(point) {
        text = text.replace(group, "").replace(point, ".");
    } else if number.contains(group) {
        text = if parts(group) || lang == Lang::En && parts_lakhs(number) {
            text.replace(group, "")
        } else {
            text.replace(group, ".")
        };
    } else if number.matches(point).count() > 1 && parts(point) {
        text = text.replace(point, "");
    } else {
        text = text.replace(point, ".");
    }
    text.parse().ok()
}
