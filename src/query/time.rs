//! Days and ages as queries write them: `>=2023-09`, `2023..2024-06`, `3 days`, `2w`.

use jiff::{civil::Date, tz::TimeZone};

use super::Condition;
use crate::domain::PartialDate;

/// The time meant by a day, month or year, by two of them with `..` between, or by one behind `<`, `<=`, `>`
/// or `>=`. Days are those of UTC.
pub fn dated(text: &str) -> Option<Condition> {
    let text = text.trim();
    let (from, before) = if let Some((first, last)) = text.split_once("..") {
        if first.is_empty() && last.is_empty() {
            return None;
        }
        let bound = |text: &str| match text.trim() {
            "" => Some(None),
            text => Some(Some(limits(text)?)),
        };
        let (first, last) = (bound(first)?, bound(last)?);
        (
            first.and_then(|first| first.0),
            last.and_then(|last| last.1),
        )
    } else if let Some(date) = text.strip_prefix(">=") {
        (limits(date)?.0, None)
    } else if let Some(date) = text.strip_prefix("<=") {
        (None, limits(date)?.1)
    } else if let Some(date) = text.strip_prefix('>') {
        (limits(date)?.1, None)
    } else if let Some(date) = text.strip_prefix('<') {
        (None, limits(date)?.0)
    } else {
        limits(text.strip_prefix('=').unwrap_or(text))?
    };
    Some(Condition::Dated { from, before })
}

/// The first moment of a date, and the first after it, where the calendar goes so far.
fn limits(text: &str) -> Option<(Option<i64>, Option<i64>)> {
    let date: PartialDate = text.trim().parse().ok()?;
    let year = i16::try_from(date.year()).ok()?;
    let of = |number: Option<u8>| i8::try_from(number.unwrap_or(1)).ok();
    let first = Date::new(year, of(date.month())?, of(date.day())?).ok()?;
    let next = match (date.month(), date.day()) {
        (_, Some(_)) => first.tomorrow(),
        (Some(_), None) => first.last_of_month().tomorrow(),
        (None, None) => first.last_of_year().tomorrow(),
    };
    let second = |day: Date| {
        let midnight = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
        Some(midnight.as_second())
    };
    Some((second(first), next.ok().and_then(second)))
}

/// The first second of a day, month or year in UTC, and the first after it.
#[must_use]
pub fn span_of(text: &str) -> Option<(i64, i64)> {
    let (first, after) = limits(text)?;
    Some((first?, after.unwrap_or(i64::MAX)))
}

/// The first second that `text` speaks of, and the first after that: those of a day, month or year, or twice
/// that of so long before `now` (`3 days`).
#[must_use]
pub fn moment(text: &str, now: i64) -> Option<(i64, i64)> {
    let ago = || Some(now.saturating_sub(age(text)?));
    span_of(text).or_else(|| ago().map(|then| (then, then)))
}

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// Units of age with their names; a month counts 30 days, a year 365.
const UNITS: &[(i64, &[&str])] = &[
    (MINUTE, &["min", "minute", "minutes", "menit"]),
    (60 * MINUTE, &["h", "hour", "hours", "jam"]),
    (DAY, &["d", "day", "days", "hari"]),
    (7 * DAY, &["w", "week", "weeks", "minggu", "pekan"]),
    (30 * DAY, &["mo", "month", "months", "bulan"]),
    (365 * DAY, &["y", "year", "years", "tahun"]),
];

/// An age in seconds: a whole number and a unit.
pub fn age(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: i64 = text[..digits].parse().ok()?;
    let unit = text[digits..].trim().to_lowercase();
    let (seconds, _) = UNITS
        .iter()
        .find(|(_, names)| names.contains(&unit.as_str()))?;
    number.checked_mul(*seconds)
}

#[cfg(test)]
mod tests {
    use super::{Condition, age, dated};

    #[test]
    fn dates_are_spans_of_time_in_utc() {
        let day = |number: i64| Some(number * 86_400);
        // 2023-09-01 is day 19601, 2023-10-01 day 19631.
        for (text, from, before) in [
            ("2023-09", day(19601), day(19631)),
            ("=2023-09-01", day(19601), day(19602)),
            (">=2023-09", day(19601), None),
            (">2023-09", day(19631), None),
            ("<2023-09", None, day(19601)),
            ("<= 2023-09", None, day(19631)),
            ("2023-09..2023-09", day(19601), day(19631)),
            ("..2023-09", None, day(19631)),
            ("2023-09-01..", day(19601), None),
            ("1970", day(0), day(365)),
            ("9999", Some(253_370_764_800), None),
        ] {
            let expected = Some(Condition::Dated { from, before });
            assert_eq!(dated(text), expected, "{text}");
        }
        for text in ["", "..", "2023-13", "last year", ">", "2023-09-31", "1..2"] {
            assert_eq!(dated(text), None, "{text}");
        }
    }

    #[test]
    fn ages_have_units_in_both_languages() {
        for (text, expected) in [
            ("3 days", Some(259_200)),
            ("3d", Some(259_200)),
            ("2 Minggu", Some(1_209_600)),
            ("90min", Some(5_400)),
            ("", None),
            ("days", None),
            ("3", None),
            ("-3 days", None),
            ("99999999999999999999 days", None),
            ("999999999999999999 years", None),
        ] {
            assert_eq!(age(text), expected, "{text}");
        }
    }
}
