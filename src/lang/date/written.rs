//! The words of a date, before they are counted out: "Sabtu (16/9)", "two days ago", "awal Mei".

use super::{
    super::{
        lexicon::{CalendarWord, Class},
        reading::Reading,
    },
    away::{away, next_day},
};
use crate::domain::{Lang, PartialDate};

/// What the words of a date say, before it is resolved.
///
/// A direction is -1 for the last one, 1 for the next one, 0 where the words leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// A day of a month, perhaps of a year.
    Day {
        day: u8,
        month: u8,
        year: Option<u16>,
        direction: i8,
    },
    /// A month, perhaps of a year.
    Month {
        month: u8,
        year: Option<u16>,
        direction: i8,
    },
    /// A year.
    Year(u16),
    /// A weekday; `week` where a whole week is skipped.
    Weekday {
        weekday: u8,
        direction: i8,
        week: bool,
    },
    /// So many days from today.
    Offset(i32),
    /// The week so many weeks from this one, weeks beginning on Monday.
    WeekOffset(i32),
    /// About so many weeks from today.
    Weeks(i32),
    /// The month so many months from this one.
    MonthOffset(i32),
    /// The year so many years from this one.
    YearOffset(i32),
    /// So many days from the day told before: "two days later".
    Step(i32),
}

/// Whether a date may begin at a token, as at few.
pub fn may_open(reading: &Reading, at: usize) -> bool {
    let lower = reading.lower(at);
    [Class::Number, Class::Calendar, Class::DateLead]
        .iter()
        .any(|&class| reading.is(at, class))
        || lower.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        || lower.starts_with("mid-")
}

/// The date that begins at a token, and the token after it.
pub fn date_at(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    if let Some(away) = away(reading, at, end).or_else(|| next_day(reading, at, end)) {
        return Some(away);
    }
    // "di Jakarta *(12/5)*"
    if opens_bracket(reading, at) {
        return with_brackets(reading, at, end);
    }
    if is_day(reading, at) {
        return numeric(reading, at, false)
            .or_else(|| days_of_month(reading, at, end))
            .or_else(|| day_month(reading, at, end))
            .or_else(|| year_alone(reading, at));
    }
    match calendar(reading, at) {
        Some(CalendarWord::Weekday(weekday)) => Some(from_weekday(reading, at, end, weekday, 0)),
        Some(CalendarWord::Month(month)) => month_first(reading, at, end, month),
        Some(CalendarWord::Day(days)) => Some(
            with_brackets(reading, at + 1, end).unwrap_or((at + 1, Words::Offset(days.into()))),
        ),
        None => relative(reading, at, end),
    }
}

/// Whether a token may give the day of a month: a number, "2nd".
fn is_day(reading: &Reading, at: usize) -> bool {
    reading.is_number(at) || reading.lang() == Lang::En && day_number(reading, at).is_some()
}

/// The calendar word at a token; month and weekday names only with a capital where they mean other things
/// in small letters.
pub fn calendar(reading: &Reading, at: usize) -> Option<CalendarWord> {
    let lower = reading.lower(at);
    // "mid-April"
    if let Some(month) = lower.strip_prefix("mid-") {
        let word = reading.lexicon.calendar(month)?;
        return matches!(word, CalendarWord::Month(_)).then_some(word);
    }
    if !reading.is(at, Class::Calendar) {
        return None;
    }
    let word = reading.lexicon.calendar(lower)?;
    let ambiguous = matches!(
        lower,
        "may" | "march" | "minggu" | "mar" | "jan" | "sun" | "sat" | "wed" | "mon" | "dec"
    );
    (!ambiguous || reading.is_capital(at)).then_some(word)
}

/// `16/9`, `12/9/2023`, `2023-09-16`; `led` where a weekday stands before it.
fn numeric(reading: &Reading, at: usize, led: bool) -> Option<(usize, Words)> {
    let word = reading.word(at);
    if let Some(date) = iso(reading, at) {
        return Some((at + 5, date));
    }
    let mut parts = word.split('/');
    let (first, second, year) = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next(),
    );
    let year = match year {
        None => None,
        Some(year) if year.len() == 4 => Some(year.parse().ok()?),
        Some(year) if year.len() == 2 => Some(2000 + year.parse::<u16>().ok()?),
        Some(_) => return None,
    };
    let american = reading.lang() == Lang::En && (second > 12 || year.is_some() && first <= 12);
    let (day, month) = if american {
        (second, first)
    } else {
        (first, second)
    };
    PartialDate::day_of(year.unwrap_or(2000), month, day)?;
    // Without a year only brackets or a weekday tell a date from a fraction ("2/3").
    let bracketed = at > 0 && opens_bracket(reading, at - 1) && closes_bracket(reading, at + 1);
    (year.is_some() || bracketed || led).then_some((at + 1, day_words(day, month, year)))
}

/// `2023-09-16`, which is five tokens.
fn iso(reading: &Reading, at: usize) -> Option<Words> {
    let glued = (1..5).all(|next| {
        reading
            .tokens
            .get(at + next)
            .is_some_and(|token| !token.spaced)
    });
    if !glued || !reading.is_mark(at + 1, '-') || !reading.is_mark(at + 3, '-') {
        return None;
    }
    let whole = reading.span(&(at..at + 5)).of(reading.text);
    let (year, month, day) = whole.parse::<PartialDate>().ok()?.whole()?;
    Some(day_words(day, month, Some(year)))
}

const fn day_words(day: u8, month: u8, year: Option<u16>) -> Words {
    Words::Day {
        day,
        month,
        year,
        direction: 0,
    }
}

/// Which one of its kind the word at a token says: "lalu", "mendatang". Zero where it says neither.
fn which(reading: &Reading, at: usize, end: usize) -> i8 {
    match (at < end).then(|| reading.lower(at)) {
        Some("lalu" | "silam" | "kemarin") => -1,
        Some("depan" | "mendatang" | "nanti" | "besok") => 1,
        _ => 0,
    }
}

/// "16 September 2023", "16th of September", "16 Sept".
fn day_month(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    let day = day_number(reading, at)?;
    let month_at = at
        + 1
        + usize::from(reading.lang() == Lang::En && at + 1 < end && reading.lower(at + 1) == "of");
    if month_at >= end {
        return None;
    }
    let Some(CalendarWord::Month(month)) = calendar(reading, month_at) else {
        return None;
    };
    let (to, year) = year_behind(reading, month_at + 1, end);
    PartialDate::day_of(year.unwrap_or(2000), month, day)?;
    let direction = if year.is_some() {
        0
    } else {
        which(reading, to, end)
    };
    let words = Words::Day {
        day,
        month,
        year,
        direction,
    };
    Some((to + usize::from(direction != 0), words))
}

/// "13-15 May 2024": no one day of that month.
fn days_of_month(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    day_number(reading, at)?;
    let to = past_range(reading, at, end)?;
    let Some(CalendarWord::Month(month)) = (to < end).then(|| calendar(reading, to)).flatten()
    else {
        return None;
    };
    let (to, year) = year_behind(reading, to + 1, end);
    Some((to, month_words(month, year)))
}

/// The token behind a range of days whose first one stands at `at`: "13-15", "13 - 15".
fn past_range(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let dash = at + 2 < end && ['-', '–'].iter().any(|&mark| reading.is_mark(at + 1, mark));
    (dash && day_number(reading, at + 2).is_some()).then_some(at + 3)
}

const fn month_words(month: u8, year: Option<u16>) -> Words {
    Words::Month {
        month,
        year,
        direction: 0,
    }
}

/// "September 16, 2023", "September 2023", "September".
fn month_first(reading: &Reading, at: usize, end: usize, month: u8) -> Option<(usize, Words)> {
    let dot = usize::from(reading.is_mark(at + 1, '.') && !reading.tokens[at + 1].spaced);
    let next = at + 1 + dot;
    if reading.lang() == Lang::En
        && next < end
        && let Some(day) = day_number(reading, next)
    {
        if let Some(to) = past_range(reading, next, end) {
            let (to, year) = year_behind(reading, to, end);
            return Some((to, month_words(month, year)));
        }
        let (to, year) = year_behind(reading, next + 1, end);
        PartialDate::day_of(year.unwrap_or(2000), month, day)?;
        return Some((to, day_words(day, month, year)));
    }
    let (to, year) = year_behind(reading, next, end);
    if year.is_some() {
        return Some((to, month_words(month, year)));
    }
    // "Vik *Jun*"
    let short = at > 0
        && reading.is_capital(at - 1)
        && reading.word(at).len() == 3
        && reading.tokens[at - 1].classes.are_meaningless();
    if short {
        return None;
    }
    let direction = which(reading, at + 1, end);
    let words = Words::Month {
        month,
        year,
        direction,
    };
    Some((at + 1 + usize::from(direction != 0), words))
}

/// The day of a month that a token gives: `16`, `16th`.
fn day_number(reading: &Reading, at: usize) -> Option<u8> {
    let word = reading.lower(at);
    // Nearly every word is asked.
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &word[digits.len()..];
    let fits = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    digits
        .parse()
        .ok()
        .filter(|day| fits && (1..=31).contains(day))
}

/// The year at a token, perhaps after a comma, and the token after it.
fn year_behind(reading: &Reading, at: usize, end: usize) -> (usize, Option<u16>) {
    let at_year = at + usize::from(at < end && reading.is_mark(at, ','));
    match (at_year < end).then(|| year(reading, at_year)).flatten() {
        Some(year) => (at_year + 1, Some(year)),
        None => (at, None),
    }
}

/// The year that a token of four digits gives.
fn year(reading: &Reading, at: usize) -> Option<u16> {
    let word = reading.word(at);
    let year = (word.len() == 4 && reading.is_number(at))
        .then(|| word.parse().ok())
        .flatten();
    year.filter(|year| (1500..=2200).contains(year))
}

/// A year by itself, where the word before it says so.
fn year_alone(reading: &Reading, at: usize) -> Option<(usize, Words)> {
    let year = year(reading, at)?;
    let before = at.checked_sub(1)?;
    // ", 2021 *lalu*"
    let past = at + 1 < reading.tokens.len() && matches!(reading.lower(at + 1), "lalu" | "silam");
    if past {
        return Some((at + 2, Words::Year(year)));
    }
    let led = reading.is(before, Class::YearLead);
    let unit = reading.is(at + 1, Class::Unit) || reading.is(at + 1, Class::PersonNoun);
    (led && !unit).then_some((at + 1, Words::Year(year)))
}

/// "Sabtu (16/9)", "Senin, 18 September 2023", "Rabu siang (5/5)", "Selasa pekan depan", "Friday".
fn from_weekday(
    reading: &Reading,
    at: usize,
    end: usize,
    weekday: u8,
    direction: i8,
) -> (usize, Words) {
    let mut to = at + 1;
    while to < end
        && (reading.is(to, Class::TimeNoun) || reading.is(to, Class::Calendar))
        && !opens_bracket(reading, to)
        && to < at + 3
        && !reading.is_capital(to)
    {
        to += 1;
    }
    if let Some(written) = with_brackets(reading, to, end) {
        return written;
    }
    let dated = to > at + 1 && is_day(reading, to);
    let last = if dated { to } else { at + 1 };
    let next = last + usize::from(reading.is_mark(last, ','));
    if next < end {
        let written = if is_day(reading, next) {
            day_month(reading, next, end).or_else(|| numeric(reading, next, true))
        } else {
            calendar_month(reading, next, end)
        };
        if let Some(written) = written.filter(|(_, words)| matches!(words, Words::Day { .. })) {
            return written;
        }
    }
    let words: Vec<&str> = (at + 1..to).map(|word| reading.lower(word)).collect();
    let (direction, week) = match words.as_slice() {
        ["pekan" | "minggu", "depan"] | ["next", "week"] => (1, true),
        ["pekan" | "minggu", "lalu"] | ["last", "week"] => (-1, true),
        ["depan", ..] | [_, "depan"] => (1, false),
        ["lalu" | "kemarin" | "silam", ..] | [_, "lalu" | "kemarin" | "silam"] => (-1, false),
        ["besok" | "esok" | "lusa" | "nanti", ..] => (1, false),
        _ => (direction, false),
    };
    let depan = to < end && matches!(reading.lower(to), "depan" | "mendatang");
    let to = to + usize::from(depan);
    let week = week || (depan && words.iter().any(|word| matches!(*word, "pekan" | "minggu")));
    (
        to,
        Words::Weekday {
            weekday,
            direction: if depan { 1 } else { direction },
            week,
        },
    )
}

fn calendar_month(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    match calendar(reading, at) {
        Some(CalendarWord::Month(month)) => month_first(reading, at, end, month),
        _ => None,
    }
}

/// Whether a bracket opens at a token: some write "Rabu *[16/9]*".
fn opens_bracket(reading: &Reading, at: usize) -> bool {
    reading.is_mark(at, '(') || reading.is_mark(at, '[')
}

fn closes_bracket(reading: &Reading, at: usize) -> bool {
    reading.is_mark(at, ')') || reading.is_mark(at, ']')
}

/// A date in brackets at a token: "(16/9)", "(16/9/2023)", "(16 September)".
fn with_brackets(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    if at + 2 >= end || !opens_bracket(reading, at) {
        return None;
    }
    let (to, words) =
        numeric(reading, at + 1, false).or_else(|| day_month(reading, at + 1, end))?;
    closes_bracket(reading, to).then_some((to + 1, words))
}

/// "hari ini", "pekan lalu", "last month", "this morning", "next Friday", "last December", "tahun lalu".
fn relative(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    let first = reading.lower(at);
    if matches!(first, "semalam" | "tonight") {
        let days = if first == "tonight" { 0 } else { -1 };
        return Some((at + 1, Words::Offset(days)));
    }
    if at + 1 >= end {
        return None;
    }
    let words = match (first, reading.lower(at + 1)) {
        ("tadi", "malam") | ("malam", "tadi") | ("last", "night") => Words::Offset(-1),
        ("nanti", "siang" | "sore" | "petang" | "malam")
        | ("siang" | "sore" | "petang" | "malam", "nanti")
        | ("hari" | "pagi" | "siang" | "sore" | "petang" | "malam", "ini")
        | ("pagi" | "siang" | "sore" | "petang", "tadi")
        | ("tadi", "pagi" | "siang" | "sore")
        | ("this", "morning" | "afternoon" | "evening") => Words::Offset(0),
        ("bulan", "lalu" | "silam" | "kemarin") | ("last", "month") => Words::MonthOffset(-1),
        ("bulan", "ini") | ("this", "month") => Words::MonthOffset(0),
        ("bulan", "depan" | "mendatang") | ("next", "month") => Words::MonthOffset(1),
        ("tahun", "lalu" | "silam" | "kemarin") | ("last", "year") => Words::YearOffset(-1),
        ("tahun", "ini") | ("this", "year") => Words::YearOffset(0),
        ("tahun", "depan" | "mendatang") | ("next", "year") => Words::YearOffset(1),
        ("pekan" | "minggu", "lalu" | "kemarin") | ("last", "week" | "weekend") => {
            Words::WeekOffset(-1)
        }
        ("pekan" | "minggu", "ini") | ("this", "week" | "weekend") => Words::WeekOffset(0),
        ("pekan" | "minggu", "depan" | "mendatang") | ("next", "week") => Words::WeekOffset(1),
        ("last" | "past", _) => return qualified(reading, at + 1, end, -1),
        ("next" | "coming", _) => return qualified(reading, at + 1, end, 1),
        ("this", _) => return qualified(reading, at + 1, end, 0),
        _ => return None,
    };
    Some((at + 2, words))
}

/// The weekday or month behind "last", "this" or "next".
fn qualified(reading: &Reading, at: usize, end: usize, direction: i8) -> Option<(usize, Words)> {
    match calendar(reading, at)? {
        CalendarWord::Weekday(weekday) => Some(from_weekday(reading, at, end, weekday, direction)),
        CalendarWord::Month(month) => match month_first(reading, at, end, month)? {
            (
                to,
                Words::Month {
                    month, year: None, ..
                },
            ) => Some((
                to,
                Words::Month {
                    month,
                    year: None,
                    direction,
                },
            )),
            written => Some(written),
        },
        CalendarWord::Day(_) => None,
    }
}
