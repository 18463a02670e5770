//! The time of a date: hours, minutes and seconds, the half of the day, the zone.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
    tz::Offset,
};

use super::number;

/// The parts of a moment, as far as they have been read.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Clock {
    /// The time of day on the spot.
    pub time: Option<Time>,
    /// What a leap second or the hour 24 adds.
    more: i64,
    /// Seconds east of UTC.
    pub zone: Option<i32>,
}

impl Clock {
    /// The moment of this time on that day.
    pub fn on(self, date: Date) -> Option<Timestamp> {
        let local = DateTime::from_parts(date, self.time.unwrap_or(Time::midnight()));
        let utc = Offset::UTC.to_timestamp(local).ok()?;
        let moved = self.more - i64::from(self.zone.unwrap_or(0));
        utc.checked_add(SignedDuration::from_secs(moved)).ok()
    }
}

/// `19.48` or `19.48.21`, as Indonesians and Finns write; before the day and the year it may be a date.
pub(super) fn is_dotted(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let is_part =
        |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.len(), 2 | 3) && parts.iter().all(is_part)
}

/// `10h`, `10h30`, as the French write.
pub(super) fn is_of_hours(word: &str) -> bool {
    let is_number = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    word.split_once('h')
        .is_some_and(|(hours, minutes)| !hours.is_empty() && is_number(hours) && is_number(minutes))
}

/// `10:14:55.25+02:00`, `10:14`, `3:04pm`, `101455z`, with a zone after it where there is one.
pub(super) fn read(text: &str, clock: &mut Clock) -> Option<()> {
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
pub(super) fn half(clock: &mut Clock, which: &str) {
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
pub(super) fn zone(word: &str) -> Option<i32> {
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
