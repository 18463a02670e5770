//! Dates: words to days, resolved against the day the article was published.
//!
//! Where the publication day is unknown, the first whole date of the text stands in for it. What cannot be
//! settled stays partial or is left out. A weekday that disagrees with a written date gives way to it.

use std::ops::Range;

use jiff::{ToSpan, civil};

use super::{
    lexicon::{CalendarWord, Class},
    reading::Reading,
};
use crate::domain::{Lang, PartialDate};

/// A date as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The day, month or year, read as past or present.
    pub date: Option<PartialDate>,
    /// The same read as to come, where the words leave it open ("on Friday").
    pub ahead: Option<PartialDate>,
    /// Whether the words name one day, whole or partly, and not only a month or year.
    pub is_day: bool,
}

/// What the words of a date say, before it is resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    /// A day of a month, perhaps of a year.
    Day {
        day: u8,
        month: u8,
        year: Option<u16>,
    },
    /// A month, perhaps of a year.
    Month { month: u8, year: Option<u16> },
    /// A year.
    Year(u16),
    /// A weekday, with a direction: -1 the last, 0 open, 1 the next; `week` where a whole week is skipped.
    Weekday {
        weekday: u8,
        direction: i8,
        week: bool,
    },
    /// So many days from today.
    Offset(i32),
    /// The month so many months from this one.
    MonthOffset(i32),
    /// The year so many years from this one.
    YearOffset(i32),
}

/// All dates of the article, in order, resolved.
#[must_use]
pub fn find(reading: &Reading) -> Vec<DateMention> {
    let mut found: Vec<(Range<usize>, Words)> = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match date_at(reading, at, sentence.tokens.end) {
                Some((end, words)) => {
                    found.push((at..end, words));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    let today = today(reading, &found);
    found
        .into_iter()
        .map(|(tokens, words)| resolve(reading, tokens, words, today))
        .collect()
}

/// What "today" is: the publication date as far as known, else the first whole date of the text.
fn today(reading: &Reading, found: &[(Range<usize>, Words)]) -> Option<PartialDate> {
    let whole = found.iter().find_map(|(_, words)| match *words {
        Words::Day {
            day,
            month,
            year: Some(year),
        } => PartialDate::day_of(year, month, day),
        _ => None,
    });
    match reading.published {
        Some(published) if published.day().is_some() => Some(published),
        Some(published) => Some(
            whole
                .filter(|whole| whole.refines(published))
                .unwrap_or(published),
        ),
        None => whole,
    }
}

/// The date that begins at a token, and the token after it.
fn date_at(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    if reading.is_number(at) {
        return numeric(reading, at)
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

/// The calendar word at a token; month and weekday names only with a capital where they mean other things
/// in small letters.
fn calendar(reading: &Reading, at: usize) -> Option<CalendarWord> {
    if !reading.is(at, Class::Calendar) {
        return None;
    }
    let word = reading.lexicon.calendar(reading.lower(at))?;
    let lower = reading.lower(at);
    let ambiguous = matches!(
        lower,
        "may" | "march" | "minggu" | "mar" | "jan" | "sun" | "sat" | "wed" | "mon" | "dec"
    );
    (!ambiguous || reading.is_capital(at)).then_some(word)
}

/// `16/9`, `12/9/2023`, `2023-09-16`.
fn numeric(reading: &Reading, at: usize) -> Option<(usize, Words)> {
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
    // Without a year only brackets tell a date from a fraction ("2/3").
    let bracketed = at > 0 && reading.is_mark(at - 1, '(') && reading.is_mark(at + 1, ')');
    (year.is_some() || bracketed).then_some((at + 1, Words::Day { day, month, year }))
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
    Some(Words::Day {
        day,
        month,
        year: Some(year),
    })
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
    Some((to, Words::Day { day, month, year }))
}

/// "September 16, 2023", "September 2023", "September".
fn month_first(reading: &Reading, at: usize, end: usize, month: u8) -> Option<(usize, Words)> {
    let dot = usize::from(reading.is_mark(at + 1, '.') && !reading.tokens[at + 1].spaced);
    let next = at + 1 + dot;
    if reading.lang() == Lang::En
        && next < end
        && let Some(day) = day_number(reading, next)
    {
        let (to, year) = year_behind(reading, next + 1, end);
        PartialDate::day_of(year.unwrap_or(2000), month, day)?;
        return Some((to, Words::Day { day, month, year }));
    }
    let (to, year) = year_behind(reading, next, end);
    let to = if year.is_some() { to } else { at + 1 };
    Some((to, Words::Month { month, year }))
}

/// The day of a month that a token gives: `16`, `16th`.
fn day_number(reading: &Reading, at: usize) -> Option<u8> {
    let word = reading.lower(at);
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
    let before = at.checked_sub(1).map(|before| reading.lower(before))?;
    let led = matches!(
        before,
        "in" | "since"
            | "of"
            | "year"
            | "until"
            | "by"
            | "from"
            | "tahun"
            | "pada"
            | "sejak"
            | "early"
            | "late"
    );
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
        && !reading.is_mark(to, '(')
        && to < at + 3
        && !reading.is_capital(to)
    {
        to += 1;
    }
    if let Some(written) = with_brackets(reading, to, end) {
        return written;
    }
    let next = at + 1 + usize::from(reading.is_mark(at + 1, ','));
    if next < end {
        let written = if reading.is_number(next) {
            day_month(reading, next, end)
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
        ["lalu" | "kemarin", ..] | [_, "lalu" | "kemarin"] => (-1, false),
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

/// A date in brackets at a token: "(16/9)", "(16/9/2023)", "(16 September)".
fn with_brackets(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    if at + 2 >= end || !reading.is_mark(at, '(') {
        return None;
    }
    let (to, words) = numeric(reading, at + 1).or_else(|| day_month(reading, at + 1, end))?;
    reading.is_mark(to, ')').then_some((to + 1, words))
}

/// "hari ini", "pekan lalu", "last month", "this year", "next Friday", "tahun lalu".
fn relative(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    if at + 1 >= end {
        return None;
    }
    let (first, second) = (reading.lower(at), reading.lower(at + 1));
    let words = match (first, second) {
        ("hari", "ini") => Words::Offset(0),
        ("bulan", "lalu") | ("last", "month") => Words::MonthOffset(-1),
        ("bulan", "ini") | ("this", "month") => Words::MonthOffset(0),
        ("bulan", "depan") | ("next", "month") => Words::MonthOffset(1),
        ("tahun", "lalu") | ("last", "year") => Words::YearOffset(-1),
        ("tahun", "ini") | ("this", "year") => Words::YearOffset(0),
        ("tahun", "depan") | ("next", "year") => Words::YearOffset(1),
        ("last" | "next" | "this" | "on", _) => {
            let Some(CalendarWord::Weekday(weekday)) = calendar(reading, at + 1) else {
                return None;
            };
            let direction = match first {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            if first == "on" {
                return None;
            }
            return Some(from_weekday(reading, at + 1, end, weekday, direction));
        }
        _ => return None,
    };
    Some((at + 2, words))
}

/// Turns words into a date.
fn resolve(
    reading: &Reading,
    tokens: Range<usize>,
    words: Words,
    today: Option<PartialDate>,
) -> DateMention {
    let day = today.and_then(whole);
    let is_day = matches!(
        words,
        Words::Day { .. } | Words::Weekday { .. } | Words::Offset(_)
    );
    let (date, ahead) = match words {
        Words::Day {
            day,
            month,
            year: Some(year),
        } => (PartialDate::day_of(year, month, day), None),
        Words::Day {
            day,
            month,
            year: None,
        } => {
            let weekday = (tokens.start..tokens.end).find_map(|at| match calendar(reading, at) {
                Some(CalendarWord::Weekday(weekday)) => Some(weekday),
                _ => None,
            });
            (nearest(day, month, today, weekday), None)
        }
        Words::Month {
            month,
            year: Some(year),
        } => (PartialDate::month_of(year, month), None),
        Words::Month { month, year: None } => {
            let past = today.and_then(|today| month_before(month, today));
            (past, today.and_then(|today| month_after(month, today)))
        }
        Words::Year(year) => (Some(PartialDate::year_only(year)), None),
        Words::Weekday {
            weekday,
            direction,
            week,
        } => weekdays(weekday, direction, week, day),
        Words::Offset(days) => (
            day.and_then(|day| day.checked_add(days.days()).ok())
                .and_then(partial),
            None,
        ),
        Words::MonthOffset(months) => (today.and_then(|today| month_shift(today, months)), None),
        Words::YearOffset(years) => {
            let year = today.and_then(|today| u16::try_from(i32::from(today.year()) + years).ok());
            (year.map(PartialDate::year_only), None)
        }
    };
    DateMention {
        tokens,
        date,
        ahead,
        is_day,
    }
}

/// The last weekday up to `today` and the next one after it.
fn weekdays(
    weekday: u8,
    direction: i8,
    week: bool,
    today: Option<civil::Date>,
) -> (Option<PartialDate>, Option<PartialDate>) {
    let Some(today) = today else {
        return (None, None);
    };
    let now = today.weekday().to_monday_one_offset();
    let wanted = i32::from(weekday);
    let back = (i32::from(now) - wanted).rem_euclid(7);
    let shift = |days: i32| today.checked_add(days.days()).ok().and_then(partial);
    if week {
        // The same weekday of the week before or after this one, weeks beginning on Monday.
        let days = wanted - i32::from(now) + 7 * i32::from(direction);
        return (shift(days), None);
    }
    match direction {
        -1 => (shift(if back == 0 { -7 } else { -back }), None),
        1 => (shift(if back == 0 { 7 } else { 7 - back }), None),
        _ => (shift(-back), shift(if back == 0 { 0 } else { 7 - back })),
    }
}

/// A day and month without a year: the year that brings it nearest to today, or that agrees with the
/// weekday where only the year or month of today is known.
fn nearest(
    day: u8,
    month: u8,
    today: Option<PartialDate>,
    weekday: Option<u8>,
) -> Option<PartialDate> {
    let today = today?;
    let middle = civil::Date::new(
        i16::try_from(today.year()).ok()?,
        i8::try_from(today.month().unwrap_or(7)).ok()?,
        i8::try_from(today.day().unwrap_or(15)).ok()?,
    )
    .ok()?;
    let years = [today.year(), today.year().checked_sub(1)?, today.year() + 1];
    let candidates = years
        .into_iter()
        .filter_map(|year| PartialDate::day_of(year, month, day));
    candidates.min_by_key(|&date| {
        let civil = whole(date);
        let far = civil.map_or(i64::MAX, |civil| {
            i64::from((civil - middle).get_days().abs())
        });
        let agrees = weekday.is_none_or(|weekday| {
            civil.is_some_and(|civil| {
                civil.weekday().to_monday_one_offset() == i8::try_from(weekday).unwrap_or(0)
            })
        });
        // Half a year off is worse than a weekday that disagrees.
        far + if agrees { 0 } else { 120 }
    })
}

fn month_before(month: u8, today: PartialDate) -> Option<PartialDate> {
    let back = today.month().is_some_and(|now| month > now);
    PartialDate::month_of(today.year().checked_sub(u16::from(back))?, month)
}

fn month_after(month: u8, today: PartialDate) -> Option<PartialDate> {
    let on = today.month().is_some_and(|now| month < now);
    PartialDate::month_of(today.year() + u16::from(on), month)
}

fn month_shift(today: PartialDate, months: i32) -> Option<PartialDate> {
    let index = i32::from(today.year()) * 12 + i32::from(today.month()?) - 1 + months;
    PartialDate::month_of(
        u16::try_from(index.div_euclid(12)).ok()?,
        u8::try_from(index.rem_euclid(12) + 1).ok()?,
    )
}

fn whole(date: PartialDate) -> Option<civil::Date> {
    let (year, month, day) = date.whole()?;
    civil::Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

fn partial(date: civil::Date) -> Option<PartialDate> {
    PartialDate::day_of(
        u16::try_from(date.year()).ok()?,
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Article, Paragraph, Span};

    fn check(lang: Lang, published: &str, text: &str, expected: &[(&str, &str)]) {
        let paragraphs = vec![Paragraph::plain(Span::new(0, text.len()))];
        let article = Article {
            text: text.into(),
            paragraphs,
            published: published.parse().ok(),
            ..Article::default()
        };
        let reading = Reading::new(&article, lang);
        let found: Vec<(String, String)> = find(&reading)
            .into_iter()
            .map(|mention| {
                let date = mention
                    .date
                    .map(|date| date.to_string())
                    .unwrap_or_default();
                (reading.span(&mention.tokens).of(text).to_owned(), date)
            })
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|&(words, date)| (words.into(), date.into()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn written_dates_are_complete_by_themselves() {
        check(
            Lang::Id,
            "",
            "Selasa (12/9/2023) dan 4 Juli 2021",
            &[
                ("Selasa (12/9/2023)", "2023-09-12"),
                ("4 Juli 2021", "2021-07-04"),
            ],
        );
        check(
            Lang::En,
            "",
            "on May 4, 2020, and 5 June 2021",
            &[("May 4, 2020", "2020-05-04"), ("5 June 2021", "2021-06-05")],
        );
        check(Lang::En, "", "since 2017 it may march", &[("2017", "2017")]);
        check(
            Lang::Id,
            "",
            "sejak Maret 2021",
            &[("Maret 2021", "2021-03")],
        );
    }

    #[test]
    fn partial_dates_take_their_year_from_the_publication() {
        check(
            Lang::Id,
            "2023-09-18",
            "Pada Sabtu (16/9) dan Senin kemarin (11/9)",
            &[
                ("Sabtu (16/9)", "2023-09-16"),
                ("Senin kemarin (11/9)", "2023-09-11"),
            ],
        );
        check(
            Lang::Id,
            "2021-01-04",
            "Rabu malam (30/12)",
            &[("Rabu malam (30/12)", "2020-12-30")],
        );
        check(
            Lang::Id,
            "2021-03",
            "Minggu (28/3)",
            &[("Minggu (28/3)", "2021-03-28")],
        );
        check(
            Lang::Id,
            "",
            "Sabtu (16/9) rugi 2/3",
            &[("Sabtu (16/9)", "")],
        );
    }

    #[test]
    fn weekdays_and_relative_days_are_counted_from_the_publication() {
        // 18 September 2023 was a Monday.
        check(
            Lang::En,
            "2023-09-18",
            "On Friday, last Monday, next Monday, today, yesterday",
            &[
                ("Friday", "2023-09-15"),
                ("last Monday", "2023-09-11"),
                ("next Monday", "2023-09-25"),
                ("today", "2023-09-18"),
                ("yesterday", "2023-09-17"),
            ],
        );
        check(
            Lang::Id,
            "2023-09-18",
            "Selasa pekan depan, kemarin, bulan lalu, tahun lalu",
            &[
                ("Selasa pekan depan", "2023-09-26"),
                ("kemarin", "2023-09-17"),
                ("bulan lalu", "2023-08"),
                ("tahun lalu", "2022"),
            ],
        );
    }

    #[test]
    fn the_first_whole_date_stands_in_for_an_unknown_publication() {
        check(
            Lang::Id,
            "",
            "Jumat (17/10/2025). Ia datang kemarin.",
            &[
                ("Jumat (17/10/2025)", "2025-10-17"),
                ("kemarin", "2025-10-16"),
            ],
        );
    }
}
