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
    let mut plain = in_numbers(&in_plain_signs(&text.to_lowercase()));
    if plain.find(|c: char| !c.is_ascii_digit()) == Some(4) && plain[4..].starts_with('.') {
        // `2006. 01. 04. 17:48`, as Hungarians and Koreans write.
        plain = plain.replace(". ", ".");
    } else {
        plain = without_gaps(&plain);
    }
    year_first(&plain).or_else(|| in_words(&plain))
}

/// `17. 1. 2004`, as Czechs and Serbs write, without the spaces.
fn without_gaps(text: &str) -> String {
    let is_short = |word: &str| {
        let number = word.strip_suffix('.').unwrap_or_default();
        matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit())
    };
    let words: Vec<&str> = text.split(' ').collect();
    let is_day = |at: usize| match words.get(at..at + 3) {
        Some([day, month, year]) => is_short(day) && is_short(month) && digits(year).0.len() == 4,
        _ => false,
    };
    let mut plain = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        let within = is_day(at) || at > 0 && is_day(at - 1);
        plain.push_str(word);
        if !within {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Halves of the day without their full stops, fractions of seconds after one.
fn in_plain_signs(text: &str) -> String {
    let mut plain = text.replace(['\u{200E}', '\u{200F}'], "");
    for (written, sign) in [
        ("π.μ.", "am"),
        ("μ.μ.", "pm"),
        ("a.m.", "am"),
        ("p.m.", "pm"),
        ("a. m.", "am"),
        ("p. m.", "pm"),
    ] {
        if plain.contains(written) {
            plain = plain.replace(written, sign);
        }
    }
    let commas = plain.match_indices(',').map(|(at, _)| at);
    let in_clocks: Vec<usize> = commas.filter(|&at| is_fraction(&plain, at)).collect();
    for at in in_clocks {
        plain.replace_range(at..=at, ".");
    }
    plain
}

/// Whether seconds stand before the comma at this place, and digits after it.
fn is_fraction(text: &str, comma: usize) -> bool {
    let before = text.as_bytes()[..comma].last_chunk();
    let seconds = before.is_some_and(|[colon, tens, ones]| {
        *colon == b':' && tens.is_ascii_digit() && ones.is_ascii_digit()
    });
    seconds && text[comma + 1..].starts_with(|c: char| c.is_ascii_digit())
}

/// East Asian dates (`2023年12月13日`, `2004년 05월 28일`) in the signs of the others; lower case throughout.
fn in_numbers(text: &str) -> String {
    let korean = text.contains(['년', '오']);
    if !korean && !text.contains(['年', '午']) {
        return text.to_owned();
    }
    let mut plain = text.replace(['年', '月', '년', '월'], "-");
    plain = plain.replace(['日', '일', '秒', '초'], " ");
    plain = plain
        .replace(['時', '时', '分', '시', '분'], ":")
        .replace(": ", ":");
    for (word, sign) in [
        ("오전", "am"),
        ("오후", "pm"),
        ("午前", "am"),
        ("午後", "pm"),
        ("上午", "am"),
        ("下午", "pm"),
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
    let rest = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, 't' | ',' | ':' | '-' | '.')
    });
    let mut told = Told::on(date);
    // Only here a time may do without signs between its parts.
    let end = rest.find(is_between_words).unwrap_or(rest.len());
    let (first, others) = rest.split_at(end);
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        clock::read(first, &mut told.clock)?;
    } else {
        told.take(first)?;
    }
    told.take_all(others)?;
    told.clock.on(date)
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
            let end = after.find(['-', '/', '.', ' '])?;
            let (month, after) = (month(&after[..end])?, &after[end..]);
            let (day, rest) = digits(&after[1..]);
            return Some((date(year, month, number(day)?)?, rest));
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
    told.take_all(text)?;
    told.clock.on(date(told.year?, told.month?, told.day?)?)
}

fn is_between_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '،' | '(' | ')' | '[' | ']')
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
    /// What is told where the day is known.
    fn on(date: Date) -> Self {
        Self {
            clock: Clock::default(),
            day: Some(date.day().into()),
            month: Some(date.month().into()),
            year: Some(date.year().into()),
        }
    }

    /// Takes the words of a text, as [`Self::take`] does.
    fn take_all(&mut self, text: &str) -> Option<()> {
        text.split(is_between_words)
            .try_for_each(|word| self.take(word.trim_end_matches('.')))
    }

    /// Takes one word; none where it says a time that no clock shows.
    fn take(&mut self, word: &str) -> Option<()> {
        let word = word.trim_start_matches(['\'', '’']);
        if let Some((date, time)) = at_t(word) {
            self.take(date)?;
            return self.take(time);
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.take_number(word);
        }
        if self.clock.take(word) {
            return Some(());
        }
        if self.month.is_some() && self.year.is_some() {
            return Some(());
        }
        if let Some((day, month, year)) = joined(word) {
            (self.day, self.month, self.year) = (Some(day), Some(month), Some(year));
        } else if let Some(month) = month(word) {
            // Days of the week begin like months: French Tuesday is `mar`. The month stands after them.
            self.month = Some(month);
        }
        Some(())
    }

    fn take_number(&mut self, word: &str) -> Option<()> {
        let dated = self.day.is_some() && self.year.is_some();
        // Before the year, as in asctime's order, what has three parts is a date.
        let placed = dated || self.day.is_some() && self.month.is_some() && joined(word).is_none();
        if word.contains(':') || placed && clock::is_face(word) {
            return clock::read(word, &mut self.clock);
        }
        if self.year.is_none()
            && let Some((day, month, year)) = joined(word)
        {
            (self.day, self.month, self.year) = (Some(day), Some(month), Some(year));
            return Some(());
        }
        let (digits, ending) = digits(word);
        match (digits.len(), ending) {
            (1 | 2, "月") => self.month = number(digits),
            (4, "") if self.year.is_none() => self.year = number(digits),
            (8, "") if self.year.is_none() => {
                let clock = self.clock;
                *self = Self::on(dense(digits)?);
                self.clock = clock;
            }
            (1 | 2, "" | "st" | "nd" | "rd" | "th" | "er" | "º") => match (self.day, self.year) {
                (None, _) => self.day = number(digits),
                (Some(_), None) => self.year = number(digits).map(full_year),
                (Some(_), Some(_)) if !self.clock.is_read() => {
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

/// The date and the time that a `t` between digits parts.
fn at_t(word: &str) -> Option<(&str, &str)> {
    let is_digit = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut signs = word.match_indices('t').map(|(at, _)| at);
    let at = signs.find(|&at| at > 0 && is_digit(at - 1) && is_digit(at + 1))?;
    Some((&word[..at], &word[at + 1..]))
}

/// `02-oct-2002`, `oct-02-2002`, `9/15/2006`, `15.09.2006`, `2006/09/15`: day, month and year.
fn joined(word: &str) -> Option<(i64, i64, i64)> {
    let sign = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = word.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let numbered = |part| number(part).or_else(|| month(part));
    if first.len() == 4 && first.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((number(third)?, numbered(second)?, number(first)?));
    }
    let year = if third.len() == 4 {
        number(third)?
    } else {
        full_year(number(third)?)
    };
    if let Some(month) = month(second) {
        return Some((number(first)?, month, year));
    }
    if let Some(month) = month(first) {
        return Some((number(second)?, month, year));
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
