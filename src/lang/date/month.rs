//! Dates that begin with a month.

use super::{
    super::reading::Reading,
    written::{Words, day_number, day_words, month_words, past_range, which, year_behind},
};
use crate::domain::{Lang, PartialDate};

/// "September 16, 2023", "September 2023", "September".
pub(super) fn month_first(
    reading: &Reading,
    at: usize,
    end: usize,
    month: u8,
) -> Option<(usize, Words)> {
    let dot = usize::from(reading.is_mark(at + 1, '.') && !reading.tokens[at + 1].spaced);
    let next = at + 1 + dot;
    if reading.lang() == Lang::En
        && next < end
        && let Some(day) = day_number(reading, next)
    {
        if let Some(to) = past_range(reading, next, end) {
            let (to, year) = year_behind(reading, to, end);
            return Some((to, month_words(month, year)));
        }
        let (to, year) = year_behind(reading, next + 1, end);
        PartialDate::day_of(year.unwrap_or(2000), month, day)?;
        return Some((to, day_words(day, month, year)));
    }
    let (to, year) = year_behind(reading, next, end);
    if year.is_some() {
        return Some((to, month_words(month, year)));
    }
    // "Vik *Jun*"
    let short = at > 0
        && reading.is_capital(at - 1)
        && reading.word(at).len() == 3
        && reading.tokens[at - 1].classes.are_meaningless();
    if short {
        return None;
    }
    let direction = which(reading, at + 1, end);
    let words = Words::Month {
        month,
        year,
        direction,
    };
    Some((at + 1 + usize::from(direction != 0), words))
}
