//! The many ways in which feeds write a date → a moment.
//!
//! Two shapes are read: numbers from the year down (ISO 8601, W3CDTF and their cousins), and words in any
//! order (RFC 822, asctime, and what people type, in a dozen languages). A date without a zone is in UTC.
//! A day, hour or minute that is a little too many, as the 31st of June, runs over into the next. What else
//! the calendar does not have is none; nothing is taken from the clock.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
    tz::Offset,
};

/// The moment that `text` names.
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    let plain = in_numbers(&text.to_lowercase());
    year_first(&plain).or_else(|| in_words(&plain))
}

/// Korean dates in the signs of the others; lower case throughout.
fn in_numbers(text: &str) -> String {
    if !text.contains(['년', '오']) {
        return text.to_owned();
    }
    let mut plain = text
        .replace("년", "-")
        .replace("월", "-")
        .replace('일', " ");
    for (word, sign) in [("오전", "am"), ("오후", "pm")] {
        if plain.contains(word) {
            plain = plain.replace(word, "") + sign;
        }
    }
    let dense = plain.replace("- ", "-");
    format!("{} +0900", dense.trim())
}

/// The parts of a moment, as far as they have been read.
#[derive(Debug, Default, Clone, Copy)]
struct Clock {
    time: Option<Time>,
    /// What a leap second or the hour 24 adds.
    more: i64,
    /// Seconds east of UTC.
    zone: Option<i32>,
}

impl Clock {
    fn on(self, date: Date) -> Option<Timestamp> {
        let local = DateTime::from_parts(date, self.time.unwrap_or(Time::midnight()));
        let utc = Offset::UTC.to_timestamp(local).ok()?;
        let moved = self.more - i64::from(self.zone.unwrap_or(0));
        utc.checked_add(SignedDuration::from_secs(moved)).ok()
    }
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
    let rest =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, 't' | ',' | ':' | '-'));
    let mut clock = Clock::default();
    if !rest.is_empty() {
        read_clock(rest, &mut clock)?;
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

/// `Thu, 01 Jan 2004 19:48:21 GMT`, `Jan 5 2004`, `5. März 2004, 10 Uhr`, `9/15/2006 3:04 pm`.
fn in_words(text: &str) -> Option<Timestamp> {
    let mut clock = Clock::default();
    let (mut day, mut named_month, mut year) = (None, None, None);
    for word in text.split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')') {
        let word = word.trim_end_matches('.');
        let begins_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
        if word.is_empty() {
        } else if begins_with_digit && word.contains(':') {
            read_clock(word, &mut clock)?;
        } else if year.is_some() && day.is_some() && is_dotted_time(word) {
            read_clock(&word.replace('.', ":"), &mut clock)?;
        } else if let Some((d, m, y)) = begins_with_digit.then(|| joined(word)).flatten() {
            (day, named_month, year) = (Some(d), Some(m), Some(y));
        } else if begins_with_digit {
            let (digits, ending) = digits(word);
            match (digits.len(), day, year) {
                _ if !matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º") => {}
                (4, _, None) => year = number(digits),
                (1 | 2, None, _) => day = number(digits),
                (1 | 2, Some(_), None) => year = number(digits).map(full_year),
                _ => {}
            }
        } else if let Some(seconds) = zone(word) {
            clock.zone = clock.zone.or(Some(seconds));
        } else if matches!(word, "am" | "pm") {
            half(&mut clock, word);
        } else if let Some(month) = month(word).filter(|_| named_month.is_none()) {
            named_month = Some(month);
        }
    }
    clock.on(date(year?, named_month?, day?)?)
}

/// `19.48` or `19.48.21`, as Indonesians and Finns write; before the day and the year it may be a date.
fn is_dotted_time(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let is_part =
        |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.len(), 2 | 3) && parts.iter().all(is_part)
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

/// `10:14:55.25+02:00`, `10:14`, `3:04pm`, `101455z`, with a zone after it where there is one.
fn read_clock(text: &str, clock: &mut Clock) -> Option<()> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'))
        .unwrap_or(text.len());
    let (time, rest) = text.split_at(end);
    let whole = time.split('.').next().unwrap_or_default();
    let parts: Vec<&str> = match (whole.contains(':'), whole.len()) {
        (true, _) => whole.split(':').collect(),
        (false, 6) => vec![&whole[..2], &whole[2..4], &whole[4..]],
        (false, 4) => vec![&whole[..2], &whole[2..]],
        _ => vec![whole],
    };
    let part = |at: usize| {
        parts
            .get(at)
            .filter(|part| !part.is_empty())
            .map_or(Some(0), |part| number(part))
    };
    let (hour, minute, second) = (part(0)?, part(1)?, part(2)?);
    let (hour, second) = match (hour, minute, second) {
        (24, 0, 0) => {
            clock.more = 24 * 3600;
            (0, 0)
        }
        (_, _, 60) => {
            clock.more = 1;
            (hour, 59)
        }
        _ => (hour, second),
    };
    let (hour, minute, second) = match (hour, minute, second) {
        (0..24, 0..60, 0..60) => (hour, minute, second),
        (0..30, 0..100, 0..100) => {
            clock.more = hour * 3600 + minute * 60 + second;
            (0, 0, 0)
        }
        _ => return None,
    };
    let small = |number: i64| i8::try_from(number).ok();
    clock.time = Some(Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?);
    for word in rest.split_whitespace() {
        match word {
            "am" | "pm" => half(clock, word),
            _ => clock.zone = clock.zone.or(zone(word)),
        }
    }
    Some(())
}

/// Moves a time of twelve hours into its half of the day.
fn half(clock: &mut Clock, which: &str) {
    if let Some(time) = clock.time {
        let hour = match (which, time.hour()) {
            ("am", 12) => 0,
            ("pm", hour @ 0..12) => hour + 12,
            (_, hour) => hour,
        };
        clock.time = Time::new(hour, time.minute(), time.second(), 0).ok();
    }
}

/// Seconds east of UTC of `z`, `+0200`, `-05:30`, `gmt+2`, `pst`, `wib`.
fn zone(word: &str) -> Option<i32> {
    let word = word.trim_start_matches("etc/").trim_end_matches('.');
    if let Some(at) = word.find(['+', '-', '\u{2212}'])
        && matches!(&word[..at], "" | "gmt" | "utc" | "ut" | "z")
    {
        let digits: String = word[at..].chars().filter(char::is_ascii_digit).collect();
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits.parse::<i32>().ok()?, 0),
            3 => (digits[..1].parse().ok()?, digits[1..].parse().ok()?),
            4 | 6 => (digits[..2].parse().ok()?, digits[2..4].parse().ok()?),
            _ => return None,
        };
        let seconds = hours * 3600 + minutes * 60;
        return Some(if word[at..].starts_with('+') {
            seconds
        } else {
            -seconds
        });
    }
    let name = |&&(names, _): &&(&str, i32)| names.split(' ').any(|name| name == word);
    Some(ZONES.iter().find(name)?.1 * 60)
}

/// Names of zones, and their minutes east of UTC. Single letters are RFC 822's, which alone has signs.
const ZONES: &[(&str, i32)] = &[
    ("z ut utc gmt wet uct", 0),
    ("cet met mez bst wat west", 60),
    ("cest mest mesz eet sast cat", 120),
    ("eest msk eat trt", 180),
    ("gst", 240),
    ("pkt", 300),
    ("ist", 330),
    ("wib ict", 420),
    ("wita hkt sgt awst pht myt", 480),
    ("wit jst kst", 540),
    ("acst", 570),
    ("aest", 600),
    ("aedt", 660),
    ("nzst y", 720),
    ("nzdt", 780),
    ("n", 60),
    ("a", -60),
    ("brt art adt", -180),
    ("nst", -210),
    ("edt ast clt at", -240),
    ("est cdt et", -300),
    ("cst mdt ct", -360),
    ("mst pdt mt", -420),
    ("pst akdt pt", -480),
    ("akst", -540),
    ("hst", -600),
    ("m", -720),
];

/// The month of a word in any of the languages of feeds.
fn month(word: &str) -> Option<i64> {
    let begins = |names: &str| names.split(' ').any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(|&names| begins(names))?;
    i64::try_from(at + 1).ok()
}

/// How months begin. English and its cousins first, then what these would be taken for.
const MONTHS: [&str; 12] = [
    "jan jän gen ene janv янв ιαν sty",
    "feb fév fev fevr фев φεβ lut",
    "mar mär mrt maa мар μάώ μαώ μάρ mars",
    "apr avr abr апр απρ ápr kwi",
    "may mai mei mag maj май мая μάι μαϊ μαι máj maio mayo",
    "jun juin giu июн ιούν ιον ιουν jún cze",
    "jul juil lug июл ιούλ ιολ ιουλ júl lip",
    "aug agu ags agt ago août aou авг αύγ αυγ sie",
    "sep set sze сен σεπ wrz",
    "oct okt ott out окт οκτ pa",
    "nov nop ноя νοέ νοε lis",
    "dec des dez dic déc дек δεκ gru",
];

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

#[cfg(test)]
mod tests {
    use super::read;

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let seen = read(text).map(|moment| moment.to_string());
            assert_eq!(seen.unwrap_or_default(), *expected, "{text}");
        }
    }

    #[test]
    fn dates_in_numbers_are_read_down_to_the_year_alone() {
        check(&[
            ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
            ("2003-12-31t10:14:55.25+02:00", "2003-12-31T08:14:55Z"),
            ("2003-12-31 10:14:55 -0800", "2003-12-31T18:14:55Z"),
            ("2003-12-31T10:14", "2003-12-31T10:14:00Z"),
            ("20031231T101455Z", "2003-12-31T10:14:55Z"),
            ("20031231101455", "2003-12-31T10:14:55Z"),
            ("2003-12-31", "2003-12-31T00:00:00Z"),
            ("2003/12/31", "2003-12-31T00:00:00Z"),
            ("2003-12", "2003-12-01T00:00:00Z"),
            ("2003", "2003-01-01T00:00:00Z"),
            ("2003-365", "2003-12-31T00:00:00Z"),
            ("2003335", "2003-12-01T00:00:00Z"),
            ("03-12-31", "2003-12-31T00:00:00Z"),
            ("2004-07-13T23:59:60Z", "2004-07-14T00:00:00Z"),
            ("2004-07-13T24:00:00Z", "2004-07-14T00:00:00Z"),
            ("1072866895", "2003-12-31T10:34:55Z"),
        ]);
    }

    #[test]
    fn dates_in_words_are_read_in_any_order() {
        check(&[
            ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
            ("Thu,1 January 04 19:48 EST", "2004-01-02T00:48:00Z"),
            ("01 Jan 98 19:48:21 -05:00", "1998-01-02T00:48:21Z"),
            ("Jan 1 2004 7:48 pm", "2004-01-01T19:48:00Z"),
            ("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z"),
            ("Thu Jan  1 19:48:21 PST 2004", "2004-01-02T03:48:21Z"),
            ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
            ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"),
            ("9/15/2006", "2006-09-15T00:00:00Z"),
            ("15.09.2006 08:19", "2006-09-15T08:19:00Z"),
            ("Thu, 01 Jan 2004", "2004-01-01T00:00:00Z"),
            ("Thu, 01 Jan 2004 19:48:21 GMT+0200", "2004-01-01T17:48:21Z"),
            ("Thu, 01 Jan 2004 19:48:21 Etc/GMT", "2004-01-01T19:48:21Z"),
            ("Thu, 01 Jan 2004 00:00:00 A", "2004-01-01T01:00:00Z"),
        ]);
    }

    #[test]
    fn months_are_known_in_the_languages_of_feeds() {
        check(&[
            ("Kamis, 7 Ags 2025 19.48 WIB", "2025-08-07T12:48:00Z"),
            ("Jum, 8 Agt 2025 07.05.09 WITA", "2025-08-07T23:05:09Z"),
            ("8.9.2025 19.48", "2025-09-08T19:48:00Z"),
            (
                "Sabtu, 16 Agustus 2023 10:00:00 WIB",
                "2023-08-16T03:00:00Z",
            ),
            ("1. März 2020", "2020-03-01T00:00:00Z"),
            ("14 juillet 2021", "2021-07-14T00:00:00Z"),
            ("14 juin 2021", "2021-06-14T00:00:00Z"),
            ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
            ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"),
            ("2004년 05월 28일 01:31:15", "2004-05-27T16:31:15Z"),
            ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"),
        ]);
    }

    #[test]
    fn a_little_too_many_runs_over() {
        check(&[
            ("Thu, 31 Jun 2004 19:48:21 GMT", "2004-07-01T19:48:21Z"),
            ("2003-02-30", "2003-03-02T00:00:00Z"),
            ("2003-12-31T25:14:55Z", "2004-01-01T01:14:55Z"),
            ("2003-12-31T10:61:55Z", "2003-12-31T11:01:55Z"),
            ("2003-12-31T10:14:61Z", "2003-12-31T10:15:01Z"),
        ]);
    }

    #[test]
    fn the_short_forms_of_iso_8601_are_read() {
        check(&[
            ("-0312", "2003-12-01T00:00:00Z"),
            ("0312", "2003-12-01T00:00:00Z"),
            ("-03-12", "2003-12-01T00:00:00Z"),
            ("03-12", "2003-12-01T00:00:00Z"),
            ("03335", "2003-12-01T00:00:00Z"),
            ("03-335", "2003-12-01T00:00:00Z"),
            ("031231", "2003-12-31T00:00:00Z"),
            ("2003-335", "2003-12-01T00:00:00Z"),
        ]);
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_date() {
        check(&[
            ("", ""),
            ("yesterday", ""),
            ("2003-02-32", ""),
            ("2003-13-01", ""),
            ("32 Feb 2004", ""),
            ("0 Feb 2004", ""),
            ("Thu, 01 Jan 2004 99:48:21 GMT", ""),
            ("12", ""),
            ("Jan 2004", ""),
        ]);
    }
}
