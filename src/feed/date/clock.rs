//! The time of a date: hours, minutes and seconds, the half of the day, the zone.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
    tz::Offset,
};

use super::{digits, number};

/// The parts of a moment, as far as they have been read.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Clock {
    /// The time of day on the spot.
    time: Option<Time>,
    /// What a leap second or the hour 24 adds.
    more: i64,
    /// Whether the time is one of the afternoon, where its half of the day is said.
    afternoon: Option<bool>,
    /// Seconds east of UTC.
    zone: Option<i32>,
}

impl Clock {
    /// The moment of this time on that day.
    pub fn on(self, date: Date) -> Option<Timestamp> {
        let time = self.time.unwrap_or(Time::midnight());
        let moved = match (self.afternoon, time.hour()) {
            (Some(false), 12) => -12 * 3600,
            (Some(true), 0..12) => 12 * 3600,
            _ => 0,
        };
        let utc = Offset::UTC
            .to_timestamp(DateTime::from_parts(date, time))
            .ok()?;
        let moved = moved + self.more - i64::from(self.zone.unwrap_or(0));
        utc.checked_add(SignedDuration::from_secs(moved)).ok()
    }

    /// Whether a time has been read.
    pub fn is_read(self) -> bool {
        self.time.is_some()
    }

    /// Takes a half of the day or a zone; whether the word is one.
    pub fn take(&mut self, word: &str) -> bool {
        // Before the time, `at` and `a` lead to it, `am` is a German word, and Poles call Friday `pt`.
        if !self.is_read() && !word.starts_with(SIGNS) {
            return false;
        }
        let word = word.trim_start_matches("uhr");
        match (word, word.split_at_checked(2)) {
            ("ص", _) => self.afternoon = Some(false),
            ("م", _) => self.afternoon = Some(true),
            (_, Some((half @ ("am" | "pm"), rest))) if rest.is_empty() || zone(rest).is_some() => {
                self.afternoon = Some(half == "pm");
                self.zone = self.zone.or(zone(rest));
            }
            _ => {
                let Some(seconds) = zone(word) else {
                    return false;
                };
                // `UTC +0200`: the name says only from where is counted.
                if self.zone.is_none() || self.zone == Some(0) && word.starts_with(SIGNS) {
                    self.zone = Some(seconds);
                }
            }
        }
        true
    }
}

/// What stands before the hours of a zone.
const SIGNS: [char; 3] = ['+', '-', '\u{2212}'];

/// Whether a word shows a time without a colon: `19.48`, `19.48.21` (Indonesians and Finns), `10h`, `10h30`
/// (the French), whatever follows it. Before the day and the year it may be a date.
pub(super) fn is_face(word: &str) -> bool {
    let (hour, rest) = digits(word);
    let (sign, rest) = match (rest.strip_prefix('.'), rest.strip_prefix('h')) {
        (Some(rest), _) => ('.', rest),
        (_, Some(rest)) => ('h', rest),
        _ => return false,
    };
    let (minute, rest) = digits(rest);
    let minutes = match sign {
        '.' => matches!(minute.len(), 1 | 2),
        _ => minute.len() == 2 || minute.is_empty() && !rest.starts_with(char::is_alphabetic),
    };
    matches!(hour.len(), 1 | 2) && minutes
}

/// `10:14:55.25+02:00`, `10:14`, `3:04pm`, `101455z`, `19.48`, `10h30`, with a zone after it where there is one.
pub(super) fn read(text: &str, clock: &mut Clock) -> Option<()> {
    let ([hour, minute, second], rest) = face(text)?;
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
        clock.take(word);
    }
    Some(())
}

/// Hour, minute and second at the beginning of the text, and what follows them and their fraction.
fn face(text: &str) -> Option<([i64; 3], &str)> {
    let (first, mut rest) = digits(text);
    let mut parts = [0; 3];
    if matches!(first.len(), 4 | 6) && !rest.starts_with(':') {
        for (part, at) in parts.iter_mut().zip((0..first.len()).step_by(2)) {
            *part = number(&first[at..at + 2])?;
        }
    } else {
        parts[0] = number(first).filter(|_| !first.is_empty()).or(Some(0))?;
        let sign = rest.chars().next().filter(|sign| ":.h".contains(*sign));
        for part in &mut parts[1..] {
            let Some(after) = sign.and_then(|sign| rest.strip_prefix(sign)) else {
                break;
            };
            let (next, after) = digits(after);
            *part = match next {
                "" => 0,
                next => number(next)?,
            };
            rest = after;
        }
    }
    let fraction = rest.strip_prefix(['.', ':']).map(digits);
    let rest = fraction.map_or(rest, |(_, rest)| rest);
    let hours = rest.strip_prefix('h');
    let hours = hours.filter(|rest| !rest.starts_with(char::is_alphabetic));
    Some((parts, hours.unwrap_or(rest)))
}

/// Seconds east of UTC of `z`, `+0200`, `-05:30`, `gmt+2`, `pst`, `wib`.
pub(super) fn zone(word: &str) -> Option<i32> {
    let word = word.trim_start_matches("etc/").trim_end_matches('.');
    if let Some(at) = word.find(SIGNS)
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
    ("eest msk eat trt idt", 180),
    ("irst", 210),
    ("gst msd", 240),
    ("pkt", 300),
    ("ist", 330),
    ("npt", 345),
    ("mmt", 390),
    ("wib ict", 420),
    ("wita hkt sgt awst pht myt", 480),
    ("wit jst kst", 540),
    ("acst", 570),
    ("aest", 600),
    ("acdt", 630),
    ("aedt", 660),
    ("nzst y", 720),
    ("nzdt", 780),
    ("n", 60),
    ("a", -60),
    ("brt art adt", -180),
    ("brst", -120),
    ("ndt", -150),
    ("nst", -210),
    ("edt ast clt at", -240),
    ("est cdt et cot pet", -300),
    ("cst mdt ct", -360),
    ("mst pdt mt", -420),
    ("pst akdt pt", -480),
    ("akst", -540),
    ("hst", -600),
    ("m", -720),
];
