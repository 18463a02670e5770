//! Days told from another: from today, "two days ago", or from the day told before, "two days later", "the next day".

use super::{
    super::{
        lexicon::{Class, NumberWord},
        reading::Reading,
    },
    written::Words,
};

/// "two days ago", "3 bulan (yang) lalu", "setahun silam", "dua hari lagi".
pub(super) fn away(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    if !reading.is_number(at) && !reading.is_word(at) {
        return None;
    }
    let (count, unit, behind) = counted(reading, at, end)?;
    let step = match (behind < end).then(|| reading.lower(behind))? {
        "later" | "kemudian" | "setelahnya" | "sesudahnya" => 1,
        "earlier" | "sebelumnya" => -1,
        _ => 0,
    };
    if step != 0 {
        return matches!(unit, Unit::Day).then_some((behind + 1, Words::Step(step * count)));
    }
    let past = i32::from(behind < end && reading.lower(behind) == "yang");
    let last = behind + usize::try_from(past).unwrap_or(0);
    let sign = match (last < end).then(|| reading.lower(last))? {
        "ago" | "lalu" | "silam" => -1,
        "lagi" | "mendatang" => 1,
        _ => return None,
    };
    let count = sign * count;
    let words = match unit {
        Unit::Day => Words::Offset(count),
        Unit::Week => Words::Weeks(count),
        Unit::Month => Words::MonthOffset(count),
        Unit::Year => Words::YearOffset(count),
    };
    Some((last + 1, words))
}

/// "keesokan harinya", "the *next day*": the day behind or before the one told before.
pub(super) fn next_day(reading: &Reading, at: usize, end: usize) -> Option<(usize, Words)> {
    let second = (at + 1 < end).then(|| reading.lower(at + 1))?;
    let days = match (reading.lower(at), second) {
        ("keesokan" | "esok", "harinya" | "hari") | ("next" | "following", "day") => 1,
        ("previous", "day") => -1,
        _ => return None,
    };
    Some((at + 2, Words::Step(days)))
}

/// A unit that time is counted in.
#[derive(Debug, Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A number of days, weeks, months or years, and the token behind it.
fn counted(reading: &Reading, at: usize, end: usize) -> Option<(i32, Unit, usize)> {
    let one = match reading.lower(at) {
        "sehari" => Some(Unit::Day),
        "sepekan" | "seminggu" => Some(Unit::Week),
        "sebulan" => Some(Unit::Month),
        "setahun" => Some(Unit::Year),
        _ => None,
    };
    if let Some(unit) = one {
        return Some((1, unit, at + 1));
    }
    let number = reading.is_number(at)
        || reading.is(at, Class::Number)
        || matches!(reading.lower(at), "a" | "an");
    if !number || at + 2 >= end {
        return None;
    }
    let unit = match reading.lower(at + 1) {
        "day" | "days" | "hari" => Unit::Day,
        "week" | "weeks" | "pekan" | "minggu" => Unit::Week,
        "month" | "months" | "bulan" => Unit::Month,
        "year" | "years" | "tahun" => Unit::Year,
        _ => return None,
    };
    let count = match reading.lower(at) {
        "a" | "an" => 1,
        word => match (word.parse(), reading.lexicon.number(word)) {
            (Ok(count), _) => count,
            (_, Some(NumberWord::Is(count))) if (1.0..=100.0).contains(&count) => count as i32,
            _ => return None,
        },
    };
    (1..=400).contains(&count).then_some((count, unit, at + 2))
}
