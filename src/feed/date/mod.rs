//! The many ways in which feeds write a date → a moment.
//!
//! Two shapes are read: numbers from the year down (ISO 8601, W3CDTF and their cousins), and words in any
//! order (RFC 822, asctime, and what people type, in a dozen languages). A date without a zone is in UTC.
//! A day, hour or minute that is a little too many, as the 31st of June, runs over into the next. What else
//! the calendar does not have is none; nothing is taken from the clock.

mod clock;
mod month;
#[cfg(test)]
mod tests;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, ISOWeekDate, Weekday},
};

use clock::Clock;
use month::month;

/// The moment that `text` names.
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    let mut plain = in_numbers(&text.to_lowercase());
    if plain.as_bytes().get(4) == Some(&b'.') {
        // `2006. 01. 04. 17:48`, as Hungarians and Koreans write.
        plain = plain.replace(". ", ".");
    }
    year_first(&plain).or_else(|| in_words(&plain))
}

/// East Asian dates (`2023年12月13日`, `2004년 05월 28일`) in the signs of the others; lower case throughout.
fn in_numbers(text: &str) -> String {
    let korean = text.contains(['년', '오']);
    if !korean && !text.contains('年') {
        return text.to_owned();
    }
    let mut plain = text.replace(['年', '月', '년', '월'], "-");
    plain = plain.replace(['日', '일', '秒'], " ");
    plain = plain.replace(['時', '时', '分'], ":").replace(": ", " ");
    for (word, sign) in [
        ("오전", "am"),
        ("오후", "pm"),
        ("午前", "am"),
        ("午後", "pm"),
    ] {
        if plain.contains(word) {
            plain = plain.replace(word, "") + sign;
        }
    }
    let dense = plain.replace("- ", "-");
    let dense = dense.trim().trim_end_matches(':');
    let zone = if korean { " +0900" } else { "" };
    format!("{dense}{zone}")
}

/// `2003-12-31T10:14:55Z` and everything that begins like it, down to the year alone.
fn year_first(text: &str) -> Option<Timestamp> {
    let text = text
        .strip_prefix('-')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (date, rest) = match digits {
        10 | 13 if digits == text.len() => {
            let number: i64 = text[..10].parse().ok()?;
            return Timestamp::from_second(number).ok();
        }
        14.. => (dense(&text[..8])?, &text[8..]),
        8 | 7 => (dense(&text[..digits])?, &text[digits..]),
        // No feed is of the first millennium: year and month of two digits each.
        4 if text.len() == 4 && text.starts_with('0') => (
            date(2000 + number(&text[..2])?, number(&text[2..])?, 1)?,
            "",
        ),
        4 => parted(number(&text[..4])?, &text[4..])?,
        5 if text.len() == 5 => (
            day_of_year(2000 + number(&text[..2])?, number(&text[2..])?)?,
            "",
        ),
        6 if text.len() == 6 || text.as_bytes()[6] == b't' => {
            (dense(&format!("20{}", &text[..6]))?, &text[6..])
        }
        2 if is_short_year(text) => parted(2000 + number(&text[..2])?, &text[2..])?,
        _ => return None,
    };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let rest = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, 't' | ',' | ':' | '-' | '.')
    });
    let mut clock = Clock::default();
    if !rest.is_empty() {
        clock::read(rest, &mut clock)?;
    }
    clock.on(date)
}

/// `03-12-31`: two digits, and two more on either side of the next sign. Or `03-12` and `03-335` alone.
fn is_short_year(text: &str) -> bool {
    if matches!(text.len(), 5 | 6) && text.as_bytes()[3..].iter().all(u8::is_ascii_digit) {
        return text.as_bytes()[2] == b'-';
    }
    let shape: Vec<bool> = text.bytes().take(8).map(|b| b.is_ascii_digit()).collect();
    shape == [true, true, false, true, true, false, true, true] && text.as_bytes()[2] == b'-'
}

/// `20031231` or, with the day of the year, `2003365`.
fn dense(digits: &str) -> Option<Date> {
    let year = number(&digits[..4])?;
    match digits.len() {
        7 => day_of_year(year, number(&digits[4..])?),
        _ => date(year, number(&digits[4..6])?, number(&digits[6..8])?),
    }
}

/// What follows the year: `-12-31`, `-12`, `-365`, `/12/31`, `-július-13`. And the rest after it.
fn parted(year: i64, text: &str) -> Option<(Date, &str)> {
    if let Some(after) = text.strip_prefix("-w").or_else(|| text.strip_prefix('w')) {
        return week(year, after);
    }
    let Some(after) = text.strip_prefix(['-', '/', '.']) else {
        let clock = text.trim_start().starts_with('t') || text.is_empty();
        return clock.then_some((date(year, 1, 1)?, text));
    };
    let (first, after) = digits(after);
    let (month, after) = match first.len() {
        0 => {
            let end = after.find(['-', '/', ' '])?;
            (month(&after[..end])?, &after[end..])
        }
        3 => return Some((day_of_year(year, number(first)?)?, after)),
        4 => {
            return Some((
                date(year, number(&first[..2])?, number(&first[2..])?)?,
                after,
            ));
        }
        _ => (number(first)?, after),
    };
    let Some(next) = after.strip_prefix(['-', '/', '.']) else {
        return Some((date(year, month, 1)?, after));
    };
    let (day, after) = digits(next);
    Some((date(year, month, number(day)?)?, after))
}

/// What follows the year and the `W` of a week: its number and, where there is one, the day in it.
fn week(year: i64, text: &str) -> Option<(Date, &str)> {
    let (digits, rest) = digits(text);
    let (week, day) = digits.split_at_checked(2)?;
    let (day, rest) = match (day, rest.strip_prefix('-')) {
        ("", Some(after)) => after.split_at_checked(1)?,
        ("", None) => ("1", rest),
        (day, _) => (day, rest),
    };
    let day = Weekday::from_monday_one_offset(i8::try_from(number(day)?).ok()?).ok()?;
    let (year, week) = (i16::try_from(year).ok()?, i8::try_from(number(week)?).ok()?);
    Some((ISOWeekDate::new(year, week, day).ok()?.date(), rest))
}

/// `Thu, 01 Jan 2004 19:48:21 GMT`, `Jan 5 2004`, `5. März 2004, 10 Uhr`, `9/15/2006 3:04 pm`.
fn in_words(text: &str) -> Option<Timestamp> {
    let mut told = Told::default();
    for word in text.split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')') {
        told.take(word.trim_end_matches('.'))?;
    }
    told.clock.on(date(told.year?, told.month?, told.day?)?)
}

/// What the words of a date have told so far.
#[derive(Default)]
struct Told {
    clock: Clock,
    day: Option<i64>,
    month: Option<i64>,
    year: Option<i64>,
}

impl Told {
    /// Takes one word; none where it says a time that no clock shows.
    fn take(&mut self, word: &str) -> Option<()> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.take_number(word);
        }
        if let Some(seconds) = clock::zone(word).filter(|_| word != "at") {
            self.clock.zone = self.clock.zone.or(Some(seconds));
        } else if matches!(word, "am" | "pm") {
            clock::half(&mut self.clock, word);
        } else if let Some(month) =
            month(word).filter(|_| self.month.is_none() || self.year.is_none())
        {
            // Days of the week begin like months: French Tuesday is `mar`. The month stands after them.
            self.month = Some(month);
        }
        Some(())
    }

    fn take_number(&mut self, word: &str) -> Option<()> {
        let dated = self.day.is_some() && self.year.is_some();
        if word.contains(':') {
            return clock::read(word, &mut self.clock);
        } else if dated && clock::is_dotted(word) {
            return clock::read(&word.replace('.', ":"), &mut self.clock);
        } else if clock::is_of_hours(word) {
            return clock::read(&word.replace('h', ":"), &mut self.clock);
        } else if let Some((day, month, year)) = joined(word) {
            (self.day, self.month, self.year) = (Some(day), Some(month), Some(year));
            return Some(());
        }
        let (digits, ending) = digits(word);
        match (digits.len(), ending) {
            (1 | 2, "月") => self.month = number(digits),
            (4, "") if self.year.is_none() => self.year = number(digits),
            (1 | 2, "" | "st" | "nd" | "rd" | "th" | "er" | "º") => match (self.day, self.year) {
                (None, _) => self.day = number(digits),
                (Some(_), None) => self.year = number(digits).map(full_year),
                (Some(_), Some(_)) if self.clock.time.is_none() => {
                    _ = clock::read(digits, &mut self.clock);
                }
                _ => {}
            },
            (1 | 2, "am" | "pm") if dated => return clock::read(word, &mut self.clock),
            _ => {}
        }
        Some(())
    }
}

/// `02-oct-2002`, `9/15/2006`, `15.09.2006`, `2006/09/15`: day, month and year.
fn joined(word: &str) -> Option<(i64, i64, i64)> {
    let sign = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = word.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if first.len() == 4 {
        return Some((number(third)?, number(second)?, number(first)?));
    }
    let year = if third.len() == 4 {
        number(third)?
    } else {
        full_year(number(third)?)
    };
    if let Some(month) = month(second) {
        return Some((number(first)?, month, year));
    }
    let (first, second) = (number(first)?, number(second)?);
    // With slashes the month stands first, as Americans write, unless it cannot.
    if sign == '/' && first <= 12 {
        Some((second, first, year))
    } else {
        Some((first, second, year))
    }
}

fn full_year(short: i64) -> i64 {
    match short {
        0..70 => 2000 + short,
        70..100 => 1900 + short,
        _ => short,
    }
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

fn number(text: &str) -> Option<i64> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    let after = (1..=31).contains(&day).then_some(day - 1)?;
    first
        .checked_add(SignedDuration::from_hours(24 * after))
        .ok()
}

fn day_of_year(year: i64, day: i64) -> Option<Date> {
    let last = date(year, 12, 31)?.day_of_year();
    let day = i16::try_from(day)
        .ok()
        .filter(|day| (1..=last).contains(day))?;
    date(year, 1, 1)?.with().day_of_year(day).build().ok()
}
