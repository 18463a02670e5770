//! Days as the news gives them: whole, or only a month, or only a year.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A calendar date that may lack its day, or its month and day. What is missing is unknown, never
/// guessed. Months are 1 to 12, days 1 to the length of the month in the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Only the year.
    #[must_use]
    pub const fn year_only(year: u16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// A month of a year; `None` where there is no such month.
    #[must_use]
    pub fn month_of(year: u16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// A whole day; `None` where the calendar has no such day.
    #[must_use]
    pub fn day_of(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        fits.then_some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// The year, 0 to 65535.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Year, month and day, where all three are known.
    #[must_use]
    pub fn whole(self) -> Option<(u16, u8, u8)> {
        Some((self.year, self.month?, self.day?))
    }

    /// Whether `self` is `other` or a more exact form of it (`2023-09-16` of `2023-09`).
    #[must_use]
    pub fn refines(self, other: Self) -> bool {
        self.year == other.year
            && (other.month.is_none() || other.month == self.month)
            && (other.day.is_none() || other.day == self.day)
    }
}

/// Days in a month of the proleptic Gregorian calendar; 0 where there is no such month.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 0,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no date: write YYYY-MM-DD, YYYY-MM or YYYY");
        let mut parts = text.split('-');
        let mut number = |width: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(|_| wrong())
            }
            Some(_) => Err(wrong()),
        };
        let year = number(4)?.ok_or_else(wrong)?;
        let month = number(2)?.and_then(|m| u8::try_from(m).ok());
        let day = number(2)?.and_then(|d| u8::try_from(d).ok());
        if parts.next().is_some() {
            return Err(wrong());
        }
        match (month, day) {
            (None, _) => Ok(Self::year_only(year)),
            (Some(month), None) => Self::month_of(year, month).ok_or_else(wrong),
            (Some(month), Some(day)) => Self::day_of(year, month, day).ok_or_else(wrong),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn dates_print_back_as_they_were_read() {
        for text in ["2023", "2023-09", "2023-09-18", "2024-02-29", "0001-01-01"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "23",
            "2023-9-1",
            "2023-13",
            "2023-02-29",
            "2023-00",
            "2023-01-00",
            "2023-01-01-01",
            "+202",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_refines_its_month() {
        let day: PartialDate = "2023-09-16".parse().unwrap();
        assert!(day.refines("2023-09".parse().unwrap()) && day.refines("2023".parse().unwrap()));
        assert!(!day.refines("2023-09-17".parse().unwrap()));
    }
}
