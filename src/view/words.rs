//! Dates, numbers, names and states in the words of the screen.

use super::cells::width;
use crate::domain::{Article, Form, Gift, Item, Meeting, PartialDate, Party, Span};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `18 Sep 2023`, `Sep 2023`, `2023`.
#[must_use]
pub fn date(date: PartialDate) -> String {
    let month = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

/// As [`date`], a day of this year without the year: `18 Sep`.
#[must_use]
pub fn date_in(partial: PartialDate, year: Option<u16>) -> String {
    let mut words = date(partial);
    if partial.day().is_some() && year == Some(partial.year()) {
        words.truncate(words.rfind(' ').unwrap_or(words.len()));
    }
    words
}

/// The date with its day of the week, where the day is known: `Sat 16 Sep 2023`.
#[must_use]
pub fn weekday_date(partial: PartialDate) -> String {
    match weekday(partial) {
        Some(weekday) => format!("{weekday} {}", date(partial)),
        None => date(partial),
    }
}

fn weekday(date: PartialDate) -> Option<&'static str> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let (year, month, day) = date.whole()?;
    let year = i16::try_from(year).ok()?;
    let date =
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    DAYS.get(usize::try_from(date.weekday().to_monday_zero_offset()).ok()?)
        .copied()
}

/// An address without what all addresses begin and some end with; other words as they are.
#[must_use]
pub fn address(words: &str) -> &str {
    let bare = ["https://", "http://"]
        .iter()
        .find_map(|scheme| words.strip_prefix(scheme));
    bare.map_or(words, |bare| {
        bare.strip_prefix("www.")
            .unwrap_or(bare)
            .trim_end_matches('/')
    })
}

/// The parts with `dot` between them, in as few rows of `columns` as hold them; a row ends between two parts.
#[must_use]
pub fn side_by_side(
    parts: impl IntoIterator<Item = Option<String>>,
    dot: &str,
    columns: usize,
) -> Vec<String> {
    let between = format!(" {dot} ");
    let mut rows: Vec<String> = Vec::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        match rows.last_mut() {
            Some(row) if width(row) + width(&between) + width(&part) <= columns => {
                *row += &between;
                *row += &part;
            }
            _ => rows.push(part),
        }
    }
    rows
}

/// How long an article takes to read, by its bytes: a word and its space have about seven, a reader
/// passes two hundred words a minute.
#[must_use]
pub fn minutes(article: &Article) -> String {
    match article.text.len().div_ceil(1400) {
        minutes @ 0..180 => format!("{} min", minutes.max(1)),
        minutes => format!("{} hours", number((minutes / 60) as f64)),
    }
}

/// How much of a long text stands before a place: `first 2.1 MB`.
#[must_use]
pub fn beginning(bytes: usize) -> String {
    format!("first {:.1} MB", bytes as f64 / 1e6)
}

/// A number as a person writes it: `5`, `1,500,000`, `2.5`.
#[must_use]
pub fn number(value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e15 {
        return format!("{value:e}");
    }
    let written = format!("{:.2}", value.abs());
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let mut digits = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            digits.push(',');
        }
        digits.push(digit);
    }
    let part = part.trim_end_matches('0');
    let sign = if value < 0.0 { "-" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{digits}{point}{part}")
}

/// How many of an item, with its unit: `5`, `500 ton`, `IDR 1,500,000`.
#[must_use]
pub fn quantity(item: &Item) -> Option<String> {
    let number = number(item.quantity?);
    Some(match &item.unit {
        None => number,
        Some(unit) if is_currency(unit) => format!("{unit} {number}"),
        Some(unit) => format!("{number} {unit}"),
    })
}

fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The words at `span`, on one line.
#[must_use]
pub fn phrase(article: &Article, span: Span) -> String {
    let words: Vec<&str> = span.of(&article.text).split_whitespace().collect();
    words.join(" ")
}

/// What a party is called.
#[must_use]
pub fn party(article: &Article, party: &Party) -> String {
    let name = phrase(article, party.name);
    if name.is_empty() {
        phrase(article, party.span)
    } else {
        name
    }
}

/// The parties' names, none twice, each with `between` before the next.
#[must_use]
pub fn parties(article: &Article, parties: &[Party], between: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in parties.iter().map(|one| party(article, one)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        "unknown".into()
    } else {
        names.join(between)
    }
}

/// Of what kind a gift is, and how far it has got: `gift given`, `aid promised`.
#[must_use]
pub fn gift_status(gift: &Gift) -> String {
    format!("{} {}", gift.kind.name(), gift.status.name())
}

/// How far a meeting has got, and its form: `held in person`, `call planned`.
#[must_use]
pub fn meeting_status(meeting: &Meeting) -> String {
    let status = meeting.status.name();
    match meeting.form {
        Form::InPerson => format!("{status} in person"),
        Form::Call => format!("call {status}"),
        Form::Video => format!("video call {status}"),
        Form::Summit => format!("summit {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_say_what_is_known() {
        let check = |text: &str, expected: &str| {
            assert_eq!(weekday_date(text.parse().unwrap()), expected);
        };
        check("2023-09-16", "Sat 16 Sep 2023");
        check("2023-09", "Sep 2023");
        check("2023", "2023");
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        let check = |value: f64, expected: &str| assert_eq!(number(value), expected);
        check(5.0, "5");
        check(1_500_000_000.0, "1,500,000,000");
        check(2.5, "2.5");
        check(1234.0, "1,234");
        check(-0.25, "-0.25");
        check(f64::NAN, "NaN");
    }
}
