//! The ledger: gifts and meetings of all stored articles, one entry for each event.
//!
//! What was found in an article is stored as the record that `warta extract` prints. [`Ledger::add`] reads
//! the events of one, and where another article told of the same event already, that entry gets a further
//! source. All words in an entry are harmless on a terminal, whoever wrote the record.
//!
//! Two tellings are of one event where both name the same parties, and their days are the same or next to
//! each other; where a day is missing, where the articles appeared within a week. What is denied or called
//! off is an event of its own.

mod calendar;
mod event;
mod graph;
mod merge;
mod table;

use std::io;

use clap::ValueEnum;
use serde::Serialize;

use crate::{
    domain::{PartialDate, RecordName, Telling},
    query::term::fold,
};

pub use event::{Event, Gift, Item, Meeting};

/// Where an event is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The article's key in the store.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// The page it is on.
    pub link: Option<String>,
    /// The feed that carries it.
    pub feed: Option<String>,
    /// When it appeared, seconds since 1970, UTC.
    #[serde(serialize_with = "as_day")]
    pub date: i64,
    /// The words that tell the event.
    pub evidence: Vec<String>,
}

/// An event and the articles that tell it, the earliest first; there is at least one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry<E> {
    /// The event, with the fullest of what the articles say.
    #[serde(flatten)]
    pub event: E,
    /// Who tells it.
    pub sources: Vec<Source>,
}

/// Which entries are meant. What is not said means all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Those of this second or later.
    pub since: Option<i64>,
    /// Those before this second.
    pub before: Option<i64>,
    /// Those with a party that has these words in its name.
    pub person: Option<String>,
    /// Those at a place that has these words in its name.
    pub place: Option<String>,
}

/// All events of one sort.
#[derive(Debug, Clone, Default)]
pub struct Ledger<E> {
    told: Vec<Entry<E>>,
}

impl<E: Event> Ledger<E> {
    /// Takes in what the record of one article tells, but what the user said is `wrong`. A record that is none
    /// tells nothing.
    pub fn add(&mut self, source: &Source, record: &str, wrong: &[RecordName]) {
        let told = E::of_record(record).into_iter();
        for (event, evidence) in told.filter(|(event, _)| !wrong.contains(&event.name())) {
            let source = Source {
                evidence,
                ..source.clone()
            };
            self.told.push(Entry {
                event,
                sources: vec![source],
            });
        }
    }

    /// The entries that are meant, the latest first.
    #[must_use]
    pub fn entries(self, filter: &Filter) -> Vec<Entry<E>> {
        let mut entries = merge::corroborated(self.told);
        entries.retain(|entry| filter.means(entry));
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.time().0, entry.sources[0].id)));
        entries
    }
}

impl<E: Event> Entry<E> {
    /// The first second of the event's day, month or year, and the first after it; those of the day on which
    /// it was first told where it has no date.
    fn time(&self) -> (i64, i64) {
        const DAY: i64 = 86_400;
        let told = self.sources[0].date.div_euclid(DAY) * DAY;
        let date = self.event.common().date.and_then(time_of);
        date.unwrap_or((told, told + DAY))
    }
}

/// One entry of all tellings of an event, the earliest first; none where there are none.
#[must_use]
pub fn joined<E: Event>(told: impl IntoIterator<Item = Entry<E>>) -> Option<Entry<E>> {
    let mut told = told.into_iter();
    let mut entry = told.next()?;
    told.for_each(|other| merge::add(&mut entry, other));
    Some(entry)
}

/// What a record tells: what each event is compared by, its place in the list of its sort, and what a verdict knows
/// it by. When the article appeared is for others to say.
#[must_use]
pub fn tellings(record: &str) -> Vec<(Telling, usize, RecordName)> {
    fn all<E: Event>(record: &str) -> impl Iterator<Item = (Telling, usize, RecordName)> {
        let events = E::of_record(record).into_iter().enumerate();
        events.map(|(place, (event, _))| (event.telling(0), place, event.name()))
    }
    all::<Gift>(record).chain(all::<Meeting>(record)).collect()
}

/// The seconds that a date spans.
fn time_of(date: PartialDate) -> Option<(i64, i64)> {
    crate::query::span_of(&date.to_string())
}

impl Filter {
    fn means<E: Event>(&self, entry: &Entry<E>) -> bool {
        let (first, end) = entry.time();
        let holds = |name: &str, words: &str| format!(" {} ", fold(name)).contains(words);
        let words = |asked: &Option<String>| asked.as_ref().map(|name| format!(" {} ", fold(name)));
        self.since.is_none_or(|since| end > since)
            && self.before.is_none_or(|before| first < before)
            && words(&self.person).is_none_or(|words| {
                let parties = entry.event.sides().concat();
                parties.iter().any(|name| holds(name, &words))
            })
            && words(&self.place).is_none_or(|words| {
                let place = entry.event.common().place.as_ref();
                place.is_some_and(|place| holds(place, &words))
            })
    }
}

/// How entries are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns to read
    Table,
    /// One array of all entries, each with its sources
    Json,
    /// Comma-separated values, for spreadsheets
    Csv,
    /// A Markdown table
    Md,
    /// A calendar of what has a day
    Ics,
    /// A graph of who gave to or met whom, for graph programs
    Graphml,
    /// The same graph for Graphviz
    Dot,
}

impl Format {
    /// Writes entries.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write<E: Event>(self, entries: &[Entry<E>], out: &mut impl io::Write) -> io::Result<()> {
        match self {
            Self::Table => out.write_all(table::aligned(entries).as_bytes()),
            Self::Json => {
                serde_json::to_writer_pretty(&mut *out, entries)?;
                out.write_all(b"\n")
            }
            Self::Csv => table::separated(entries, out),
            Self::Md => out.write_all(table::markdown(entries).as_bytes()),
            Self::Ics => out.write_all(calendar::calendar(entries).as_bytes()),
            Self::Graphml => graph::graphml(entries, out),
            Self::Dot => out.write_all(graph::dot(entries).as_bytes()),
        }
    }
}

fn as_day<S: serde::Serializer>(seconds: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&day_of(*seconds))
}

/// The day of a second, in UTC.
fn day_of(seconds: i64) -> jiff::civil::Date {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    jiff::tz::TimeZone::UTC.to_datetime(time).date()
}

#[cfg(test)]
mod tests;
