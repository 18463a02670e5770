//! The ledger: gifts and meetings of all stored articles, one entry for each event.
//!
//! Which articles tell of one event the store knows ([`crate::domain::Telling`] says when two do); what an entry
//! says of it is put together here from the records that `warta extract` prints. All words in an entry are
//! harmless on a terminal, whoever wrote the record.

mod archive;
mod calendar;
mod conflict;
mod event;
mod graph;
mod merge;
mod table;

use std::io;

use clap::ValueEnum;
use serde::Serialize;

use crate::{
    domain::{ArticleKey, PartialDate, Sort},
    query::{self, Condition, Query},
    store::{self, Row, Store, Tells, Wanted},
};

pub use archive::{Archive, Telling, Told};
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
    /// Whether a source before it says the same in the same words: it is shown, but is no further witness.
    pub copy: bool,
    /// The article whose words it tells.
    #[serde(skip)]
    pub story: ArticleKey,
}

/// An event and the articles that tell it, the earliest first; there is at least one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry<E> {
    /// The event, with the fullest of what the articles say.
    #[serde(flatten)]
    pub event: E,
    /// Who tells it.
    pub sources: Vec<Source>,
    /// What they contradict each other in, a line each.
    pub conflicts: Vec<String>,
    /// The day on which it was first told, where its own day is not known.
    pub told: Option<PartialDate>,
}

/// The events of one sort that are wanted, the latest first, each with those of its sources that `means` is true
/// of. Ages are as of `now`.
///
/// # Errors
/// Where the store cannot be read.
pub fn entries<E: Event>(
    store: &Store,
    wanted: &Wanted,
    now: i64,
    means: impl Fn(&Row) -> bool,
) -> store::Result<Vec<Entry<E>>> {
    let sort = Query::If(Condition::With(match E::SORT {
        Sort::Gift => query::Told::Gifts,
        Sort::Meeting => query::Told::Meetings,
    }));
    let wanted = Wanted {
        query: Query::All(vec![sort, wanted.query.clone()]),
        ..wanted.clone()
    };
    let mut archive = Archive::of(store);
    let mut entries = Vec::new();
    for (key, _) in store.event_keys(&wanted, now, usize::MAX)? {
        entries.extend(archive.entry::<E>(key, &means)?);
    }
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.time().0, entry.sources[0].id)));
    Ok(entries)
}

impl<E: Event> Entry<E> {
    /// How many tell it on their own: copies of another's words are not counted.
    #[must_use]
    pub fn witnesses(&self) -> usize {
        self.sources.iter().filter(|source| !source.copy).count()
    }

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

/// What a record tells, as the store keeps it. When the article appeared is for the store to say.
#[must_use]
pub fn tellings(record: &str) -> Vec<Tells> {
    fn all<E: Event>(record: &str) -> impl Iterator<Item = Tells> {
        let events = E::of_record(record).into_iter().enumerate();
        events.map(|(place, (event, _))| Tells {
            telling: event.telling(0),
            place,
            record: event.name(),
        })
    }
    all::<Gift>(record).chain(all::<Meeting>(record)).collect()
}

/// The seconds that a date spans.
fn time_of(date: PartialDate) -> Option<(i64, i64)> {
    query::span_of(&date.to_string())
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
