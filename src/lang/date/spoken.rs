//! Spoken: the day on which a quotation was spoken, where its sentence tells it: "Hari ini kami menyerahkan …," kata
//! Ana, *Selasa (14/5)*. Words such as "today" inside it are counted from that day.

use std::ops::Range;

use super::{DateMention, resolve::resolve, written::Words};
use crate::{
    domain::PartialDate,
    lang::{lexicon::Class, reading::Reading},
};

/// How many tokens behind a quotation its day may stand.
const REACH: usize = 24;

/// For each date the day on which the quotation round it was spoken; `None` for all that is not counted from today.
pub(super) fn days(
    reading: &Reading,
    found: &[(Range<usize>, Words)],
    today: Option<PartialDate>,
) -> Vec<Option<PartialDate>> {
    let mut days = vec![None; found.len()];
    if !found.iter().any(|(_, words)| is_counted(words)) {
        return days;
    }
    for quote in quotations(reading) {
        let first = found.partition_point(|(tokens, _)| tokens.start < quote.start);
        let end = found.partition_point(|(tokens, _)| tokens.start < quote.end);
        let inside = first..end;
        if !found[inside.clone()]
            .iter()
            .any(|(_, words)| is_counted(words))
        {
            continue;
        }
        let day = told_behind(reading, found, &quote, today);
        for at in inside.filter(|&at| is_counted(&found[at].1)) {
            days[at] = day;
        }
    }
    days
}

/// Whether a date is counted from the day on which it is said.
const fn is_counted(words: &Words) -> bool {
    matches!(
        words,
        Words::Offset(_) | Words::WeekOffset(_) | Words::MonthOffset(_) | Words::Weeks(_)
    )
}

/// The day told of the saying behind a quotation, up to the end of the sentence or the next quotation.
fn told_behind(
    reading: &Reading,
    found: &[(Range<usize>, Words)],
    quote: &Range<usize>,
    today: Option<PartialDate>,
) -> Option<PartialDate> {
    let sentence = reading.tokens_of(reading.sentence_of(quote.end - 1))?;
    let end = sentence.end.min(quote.end + REACH);
    let next = found.partition_point(|(tokens, _)| tokens.start < quote.end);
    let (tokens, words) = found.get(next)?;
    let between = quote.end..tokens.start;
    let said = tokens.start < end
        && between.clone().any(|at| reading.is(at, Class::Say))
        && !between.into_iter().any(|at| is_mark(reading, at));
    let told = matches!(words, Words::Day { .. } | Words::Weekday { .. });
    let DateMention { date, .. } = resolve(reading, tokens.clone(), *words, today);
    date.filter(|date| said && told && date.day().is_some())
}

/// The quotations of the text, marks included, each within its paragraph.
fn quotations(reading: &Reading) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for sentence in &reading.sentences {
        for at in sentence.tokens.clone().filter(|&at| is_mark(reading, at)) {
            match open.filter(|&(_, paragraph)| paragraph == sentence.paragraph) {
                Some((start, _)) if !matches!(reading.word(at), "“" | "«") => {
                    quotes.push(start..at + 1);
                    open = None;
                }
                _ => open = Some((at, sentence.paragraph)),
            }
        }
    }
    quotes
}

fn is_mark(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "\"" | "“" | "”" | "«" | "»" | "``" | "''")
}
