//! Dates: words to days, resolved against the day the article was published.
//!
//! Where the publication day is unknown, the first whole date of the text stands in for it. What cannot be
//! settled stays partial or is left out. Inside a quotation "today" is the day on which it was spoken. A weekday
//! that disagrees with a written date gives way to it, and is told. `written` and `away` read the words, `resolve`
//! counts them out, `spoken` finds the day of a quotation.

mod away;
mod month;
mod resolve;
mod spoken;
mod written;

use std::ops::Range;

use super::reading::Reading;
use crate::{domain::PartialDate, lang::lexicon::Class};
use resolve::resolve;
use written::{Words, date_at, may_open};

/// A date as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The day, month or year, read as past or present.
    pub date: Option<PartialDate>,
    /// The same read as to come, where the words leave it open ("on Friday").
    pub ahead: Option<PartialDate>,
    /// Whether the words name one day, whole or partly, and not only a week, month or year.
    pub is_day: bool,
    /// Whether it bounds a stretch of time or names a row of days: "since Monday", "every Friday".
    pub is_stretch: bool,
    /// Whether the weekday beside a written day, where there is one, is that day's.
    pub agrees: bool,
    /// Whether nothing but nearness says which year's day it is: neither a year nor a weekday.
    pub is_nearest: bool,
    /// Whether the words say that it is to come, whatever today is: "tomorrow", "next week", "later this month".
    pub is_ahead: bool,
}

/// All dates of the article, in order, resolved.
#[must_use]
pub fn find(reading: &Reading) -> Vec<DateMention> {
    let mut found: Vec<(Range<usize>, Words)> = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let date = may_open(reading, at).then(|| date_at(reading, at, sentence.tokens.end));
            match date.flatten() {
                Some((end, words)) => {
                    found.push((at..end, words));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    let today = today(reading, &found);
    let spoken = spoken::days(reading, &found, today);
    let mut dates: Vec<DateMention> = Vec::with_capacity(found.len());
    for ((tokens, words), spoken) in found.into_iter().zip(spoken) {
        if let Words::Step(days) = words {
            let told = told_before(reading, &dates, tokens.start);
            let date = told.map(|day| resolve(reading, tokens, Words::Offset(days), Some(day)));
            dates.extend(date);
        } else {
            dates.push(resolve(reading, tokens, words, spoken.or(today)));
        }
    }
    mark_stretches(reading, &mut dates);
    dates
}

/// How many sentences back the day may have been told that "the next day" steps from.
const STEP: usize = 8;

/// The last whole day told before a token, not long before.
fn told_before(reading: &Reading, dates: &[DateMention], at: usize) -> Option<PartialDate> {
    let last = dates.iter().rev().find(|date| date.is_day)?;
    let near = reading.sentence_of(last.tokens.start) + STEP >= reading.sentence_of(at);
    last.date.filter(|date| near && date.day().is_some())
}

/// Marks the dates that only bound a stretch of time: by the word before them, or as the two ends of "from
/// Monday to Friday".
fn mark_stretches(reading: &Reading, dates: &mut [DateMention]) {
    let is = |at: Option<usize>, class| at.is_some_and(|at| reading.is(at, class));
    for at in 0..dates.len() {
        let start = dates[at].tokens.start;
        let mut lead = start.checked_sub(1);
        if is(lead, Class::DateNoun) {
            lead = start.checked_sub(2);
        }
        let bounds = is(lead, Class::DateFrom) || !dates[at].is_day && is(lead, Class::DateLimit);
        dates[at].is_stretch |= bounds;
        let Some(next) = dates.get(at + 1) else {
            continue;
        };
        let between = dates[at].tokens.end..next.tokens.start;
        let joined = between.len() == 1
            && (reading.is(between.start, Class::DateTo)
                || matches!(reading.lower(between.start), "-" | "–" | "—"))
            || between.len() == 1
                && reading.is(between.start, Class::And)
                && is(lead, Class::Between);
        if joined {
            dates[at].is_stretch = true;
            dates[at + 1].is_stretch = true;
        }
    }
}

/// The days from one day to another, less than none where the other comes first; `None` where one is no whole day.
#[must_use]
pub fn days_between(from: PartialDate, to: PartialDate) -> Option<i32> {
    Some((resolve::whole(to)? - resolve::whole(from)?).get_days())
}

/// What "today" is: the publication date as far as known, else the first whole date of the text.
fn today(reading: &Reading, found: &[(Range<usize>, Words)]) -> Option<PartialDate> {
    let whole = found.iter().find_map(|(_, words)| match *words {
        Words::Day {
            day,
            month,
            year: Some(year),
            ..
        } => PartialDate::day_of(year, month, day),
        _ => None,
    });
    match reading.published {
        Some(published) if published.day().is_some() => Some(published),
        Some(published) => Some(
            whole
                .filter(|whole| whole.refines(published))
                .unwrap_or(published),
        ),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Article, Lang};

    fn check(lang: Lang, published: &str, text: &str, expected: &[(&str, &str)]) {
        let article = Article {
            published: published.parse().ok(),
            ..Article::of(text)
        };
        let reading = Reading::new(&article, lang);
        let found: Vec<(String, String)> = find(&reading)
            .into_iter()
            .map(|mention| {
                let date = mention
                    .date
                    .map(|date| date.to_string())
                    .unwrap_or_default();
                (reading.span(&mention.tokens).of(text).to_owned(), date)
            })
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|&(words, date)| (words.into(), date.into()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn written_dates_are_complete_by_themselves() {
        check(
            Lang::Id,
            "",
            "Selasa (12/9/2023) dan 4 Juli 2021",
            &[
                ("Selasa (12/9/2023)", "2023-09-12"),
                ("4 Juli 2021", "2021-07-04"),
            ],
        );
        check(
            Lang::En,
            "",
            "on May 4, 2020, and 5 June 2021",
            &[("May 4, 2020", "2020-05-04"), ("5 June 2021", "2021-06-05")],
        );
        check(Lang::En, "", "since 2017 it may march", &[("2017", "2017")]);
        check(
            Lang::Id,
            "",
            "sejak Maret 2021",
            &[("Maret 2021", "2021-03")],
        );
    }

    #[test]
    fn partial_dates_take_their_year_from_the_publication() {
        check(
            Lang::Id,
            "2023-09-18",
            "Pada Sabtu (16/9) dan Senin kemarin (11/9)",
            &[
                ("Sabtu (16/9)", "2023-09-16"),
                ("Senin kemarin (11/9)", "2023-09-11"),
            ],
        );
        check(
            Lang::Id,
            "2021-01-04",
            "Rabu malam (30/12)",
            &[("Rabu malam (30/12)", "2020-12-30")],
        );
        check(
            Lang::Id,
            "2021-03",
            "Minggu (28/3)",
            &[("Minggu (28/3)", "2021-03-28")],
        );
        check(
            Lang::Id,
            "",
            "Sabtu (16/9) rugi 2/3",
            &[("Sabtu (16/9)", "")],
        );
    }

    #[test]
    fn a_month_that_is_a_name_is_no_date() {
        for text in [
            "Ambassador Jan Nowak met April Jones.",
            "Prime Minister May met Maria May.",
            "Secretary of State June Berg left.",
            "It was held by April Jones.",
        ] {
            check(Lang::En, "2026-05-20", text, &[]);
        }
        check(
            Lang::Id,
            "2026-05-20",
            "Duta Besar Jan Nowak menemui Bupati Mei Lestari",
            &[],
        );
        check(
            Lang::En,
            "2026-05-20",
            "In April Lima rose, since March Berg fell, on 4 May Minister Vik left",
            &[
                ("April", "2026-04"),
                ("March", "2026-03"),
                ("4 May", "2026-05-04"),
            ],
        );
    }

    #[test]
    fn weekdays_and_relative_days_are_counted_from_the_publication() {
        // 18 September 2023 was a Monday.
        check(
            Lang::En,
            "2023-09-18",
            "On Friday, last Monday, next Monday, today, yesterday",
            &[
                ("Friday", "2023-09-15"),
                ("last Monday", "2023-09-11"),
                ("next Monday", "2023-09-25"),
                ("today", "2023-09-18"),
                ("yesterday", "2023-09-17"),
            ],
        );
        check(
            Lang::Id,
            "2023-09-18",
            "Selasa pekan depan, kemarin, bulan lalu, tahun lalu",
            &[
                ("Selasa pekan depan", "2023-09-26"),
                ("kemarin", "2023-09-17"),
                ("bulan lalu", "2023-08"),
                ("tahun lalu", "2022"),
            ],
        );
    }

    #[test]
    fn days_and_weeks_are_counted_back_and_on() {
        // 16 May 2024 was a Thursday.
        check(
            Lang::En,
            "2024-05-16",
            "two days ago, three weeks ago, a month ago, 3 years ago, last week, next week, last night, this morning",
            &[
                ("two days ago", "2024-05-14"),
                ("three weeks ago", "2024-04"),
                ("a month ago", "2024-04"),
                ("3 years ago", "2021"),
                ("last week", "2024-05"),
                ("next week", "2024-05"),
                ("last night", "2024-05-15"),
                ("this morning", "2024-05-16"),
            ],
        );
        check(
            Lang::Id,
            "2024-05-16",
            "dua hari lalu, 3 bulan yang lalu, setahun silam, pekan lalu, tadi malam, siang tadi, lusa",
            &[
                ("dua hari lalu", "2024-05-14"),
                ("3 bulan yang lalu", "2024-02"),
                ("setahun silam", "2023"),
                ("pekan lalu", "2024-05"),
                ("tadi malam", "2024-05-15"),
                ("siang tadi", "2024-05-16"),
                ("lusa", "2024-05-18"),
            ],
        );
        // The week before 2 May 2024 begins in April and ends in it.
        check(
            Lang::En,
            "2024-05-02",
            "last week and this week",
            &[("last week", "2024-04"), ("this week", "")],
        );
    }

    #[test]
    fn words_behind_and_before_a_month_say_which_one() {
        check(
            Lang::Id,
            "2024-05-16",
            "Januari lalu, Juni mendatang, 20 Mei mendatang, 12 Juni lalu, Jumat besok",
            &[
                ("Januari lalu", "2024-01"),
                ("Juni mendatang", "2024-06"),
                ("20 Mei mendatang", "2024-05-20"),
                ("12 Juni lalu", "2023-06-12"),
                ("Jumat besok", "2024-05-17"),
            ],
        );
        check(
            Lang::En,
            "2024-05-16",
            "last December, next June, May 13-15, 13-15 May 2024",
            &[
                ("last December", "2023-12"),
                ("next June", "2024-06"),
                ("May 13-15", "2024-05"),
                ("13-15 May 2024", "2024-05"),
            ],
        );
    }

    #[test]
    fn the_next_day_is_counted_from_the_day_told_before() {
        check(
            Lang::Id,
            "2024-05-30",
            "Ia tiba Senin (6/5). Keesokan harinya ia pergi. Dua hari kemudian ia pulang.",
            &[
                ("Senin (6/5)", "2024-05-06"),
                ("Keesokan harinya", "2024-05-07"),
                ("Dua hari kemudian", "2024-05-09"),
            ],
        );
        check(
            Lang::En,
            "2024-05-30",
            "She left the next day. He came on 6 May and left a day later. The previous day it rained.",
            &[
                ("6 May", "2024-05-06"),
                ("a day later", "2024-05-07"),
                ("previous day", "2024-05-06"),
            ],
        );
    }

    #[test]
    fn bounds_of_a_stretch_and_weekdays_that_disagree_are_told() {
        let text = "from Monday to Wednesday, since Friday, every Sunday, on Saturday, Wednesday, 11 May 2024";
        let article = Article {
            published: "2024-05-16".parse().ok(),
            ..Article::of(text)
        };
        let found = find(&Reading::new(&article, Lang::En));
        let stretches: Vec<bool> = found.iter().map(|date| date.is_stretch).collect();
        assert_eq!(stretches, [true, true, true, true, false, false]);
        let agree: Vec<bool> = found.iter().map(|date| date.agrees).collect();
        assert_eq!(agree, [true, true, true, true, true, false]);
    }

    #[test]
    fn the_first_whole_date_stands_in_for_an_unknown_publication() {
        check(
            Lang::Id,
            "",
            "Jumat (17/10/2025). Ia datang kemarin.",
            &[
                ("Jumat (17/10/2025)", "2025-10-17"),
                ("kemarin", "2025-10-16"),
            ],
        );
    }
}
