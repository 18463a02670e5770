//! Words of a date counted out from today.

use std::ops::Range;

use jiff::{ToSpan, civil};

use super::{
    super::{
        lexicon::{CalendarWord, Class},
        reading::Reading,
    },
    DateMention,
    written::{Words, calendar},
};
use crate::domain::PartialDate;

/// Turns words into a date.
pub fn resolve(
    reading: &Reading,
    tokens: Range<usize>,
    words: Words,
    today: Option<PartialDate>,
) -> DateMention {
    let day = today.and_then(whole);
    let at = tokens.start;
    let is_day = matches!(
        words,
        Words::Day { .. } | Words::Weekday { .. } | Words::Offset(_) | Words::Step(_)
    );
    let weekday = (tokens.start..tokens.end).find_map(|at| match calendar(reading, at) {
        Some(CalendarWord::Weekday(weekday)) => Some(weekday),
        _ => None,
    });
    let is_nearest = weekday.is_none() && matches!(words, Words::Day { year: None, .. });
    let open = |date: Option<PartialDate>| (date, None);
    let (date, ahead) = match words {
        Words::Day {
            day,
            month,
            year: Some(year),
            ..
        } => open(PartialDate::day_of(year, month, day)),
        Words::Day {
            day,
            month,
            year: None,
            direction,
        } => open(nearest(day, month, today, weekday, direction)),
        Words::Month {
            month,
            year: Some(year),
            ..
        } => open(PartialDate::month_of(year, month)),
        Words::Month {
            month,
            year: None,
            direction,
        } => months(month, direction, today),
        Words::Year(year) => open(Some(PartialDate::year_only(year))),
        Words::Weekday {
            weekday,
            direction,
            week,
        } => weekdays(weekday, direction, week, day),
        Words::Offset(days) | Words::Step(days) => {
            open(day.and_then(|day| shifted(day, days)).and_then(partial))
        }
        Words::WeekOffset(weeks) => open(day.and_then(|day| {
            let monday = shifted(
                day,
                7 * weeks + 1 - i32::from(day.weekday().to_monday_one_offset()),
            )?;
            month_of_both(monday, shifted(monday, 6)?)
        })),
        Words::Weeks(weeks) => open(day.and_then(|day| {
            month_of_both(shifted(day, 7 * weeks - 3)?, shifted(day, 7 * weeks + 3)?)
        })),
        Words::MonthOffset(months) => open(today.and_then(|today| month_shift(today, months))),
        Words::YearOffset(years) => {
            let year = today.and_then(|today| u16::try_from(i32::from(today.year()) + years).ok());
            open(year.map(PartialDate::year_only))
        }
    };
    let agrees = weekday.is_none_or(|weekday| {
        let civil = date.and_then(whole);
        civil.is_none_or(|civil| {
            i32::from(civil.weekday().to_monday_one_offset()) == i32::from(weekday)
        })
    });
    DateMention {
        tokens,
        date,
        ahead,
        is_day,
        is_stretch: false,
        agrees,
        is_nearest,
        is_ahead: is_ahead(reading, at, words),
    }
}

/// Whether the words that begin at a token say that they are to come.
fn is_ahead(reading: &Reading, at: usize, words: Words) -> bool {
    let later = at > 0 && reading.is(at - 1, Class::Later);
    let count = match words {
        Words::Offset(count)
        | Words::WeekOffset(count)
        | Words::Weeks(count)
        | Words::MonthOffset(count)
        | Words::YearOffset(count) => count,
        Words::Weekday { direction, .. }
        | Words::Day { direction, .. }
        | Words::Month { direction, .. } => return direction > 0,
        Words::Year(_) | Words::Step(_) => return false,
    };
    count > 0 || count == 0 && later
}

fn shifted(day: civil::Date, days: i32) -> Option<civil::Date> {
    day.checked_add(days.days()).ok()
}

/// The month that two days lie in, where it is one.
fn month_of_both(one: civil::Date, other: civil::Date) -> Option<PartialDate> {
    let same = one.year() == other.year() && one.month() == other.month();
    let (year, month) = (
        u16::try_from(one.year()).ok()?,
        u8::try_from(one.month()).ok()?,
    );
    PartialDate::month_of(year, month).filter(|_| same)
}

/// A month without a year: the last one up to `today`, and the next one where the words leave it open.
fn months(
    month: u8,
    direction: i8,
    today: Option<PartialDate>,
) -> (Option<PartialDate>, Option<PartialDate>) {
    let Some(today) = today else {
        return (None, None);
    };
    match direction {
        1 => (month_after(month, today), None),
        // "last May", told in May, is that of the year before.
        -1 if today.month() == Some(month) && today.day().is_some() => {
            let year = today.year().checked_sub(1);
            (
                year.and_then(|year| PartialDate::month_of(year, month)),
                None,
            )
        }
        -1 => (month_before(month, today), None),
        _ => (month_before(month, today), month_after(month, today)),
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
    let shift = |days: i32| shifted(today, days).and_then(partial);
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
    direction: i8,
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
        let wrong_way = civil.is_some_and(|civil| match direction {
            -1 => civil > middle,
            1 => civil < middle,
            _ => false,
        });
        // Half a year off is worse than a weekday that disagrees.
        far + if agrees { 0 } else { 120 } + if wrong_way { 400 } else { 0 }
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

/// A whole day for counting.
pub fn whole(date: PartialDate) -> Option<civil::Date> {
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
