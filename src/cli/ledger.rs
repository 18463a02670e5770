//! `warta ledger` and `warta digest`: the gifts and meetings of all stored articles, and what is new.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};

use super::{Error, smart, stored};
use crate::{
    ledger::{Entry, Event, Format, Gift, Meeting, entries},
    query::{self, Condition, Query, term::fold},
    store::{Row, Wanted},
};

/// What `warta ledger --help` ends with.
pub const HELP: &str = r#"The same event in several articles is one entry with its sources. A calendar has the entries with a whole
day. WHEN is a day, month or year, or an age: 2023-09, "3 days".

Examples:
  warta ledger gifts --person "Ana Lima"
  warta ledger meetings --since 2023-09 --query 'lang:id feed:kompas' --format csv > meetings.csv
  warta ledger meetings --format dot | dot -Tsvg > who-met-whom.svg"#;

/// Of what the ledger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Who gave what to whom
    Gifts,
    /// Who met whom
    Meetings,
}

/// Which entries, and how they are printed.
#[derive(Debug, Args)]
pub struct Listing {
    /// Of which events
    #[arg(value_enum)]
    of: Of,
    /// Only events of this time or later
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Only events of this time or earlier
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// Only events with a party that has these words in its name
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    /// Only events at a place that has these words in its name
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Only events that this query means: date:, newer:, entity: and with: are about the event, all else about an
    /// article that tells it; `warta search --help` says how queries are written
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    store: stored::Which,
}

impl Listing {
    /// Prints the entries.
    pub fn print(&self) -> Result<(), Error> {
        let now = stored::now();
        let time =
            |text: &Option<String>| text.as_deref().map(|text| moment(text, now)).transpose();
        let (since, until) = (time(&self.since)?, time(&self.until)?);
        if let (Some((first, _)), Some((_, after))) = (since, until)
            && first >= after
            && until != since
        {
            return Err(Error::Usage(
                "--since is after --until; write the earlier time as --since".into(),
            ));
        }
        let within = Query::If(Condition::Dated {
            from: since.map(|(first, _)| first),
            before: until.map(|(_, after)| after),
        });
        let query = stored::query(self.query.as_deref().unwrap_or_default())?;
        let wanted = Wanted {
            party: self.person.as_deref().map(fold),
            place: self.place.as_deref().map(fold),
            ..Wanted::by(Query::All(vec![within, query]))
        };
        let store = self.store.looked_through()?;
        let mut out = BufWriter::new(io::stdout().lock());
        let all = |_: &Row| true;
        match self.of {
            Of::Gifts => {
                let entries = entries::<Gift>(&store, &wanted, now, all)?;
                self.format.write(&entries, &mut out)?;
            }
            Of::Meetings => {
                let entries = entries::<Meeting>(&store, &wanted, now, all)?;
                self.format.write(&entries, &mut out)?;
            }
        }
        Ok(out.flush()?)
    }
}

/// The first second of a time that the user names, and the first after it.
fn moment(text: &str, now: i64) -> Result<(i64, i64), Error> {
    let wrong = || {
        Error::Usage(format!(
            "{text:?} is no time; write a day, month or year, as 2023-09, or an age, as \"3 days\""
        ))
    };
    query::moment(text, now).ok_or_else(wrong)
}

/// Since when.
#[derive(Debug, Args)]
pub struct Digest {
    /// From which time on articles are new
    #[arg(long, value_name = "WHEN", default_value = "1 day")]
    since: String,
    #[command(flatten)]
    store: stored::Which,
}

impl Digest {
    /// Prints what is new.
    pub fn print(&self) -> Result<(), Error> {
        let now = stored::now();
        let (from, _) = moment(&self.since, now)?;
        let store = self.store.looked_through()?;
        let new = Query::If(Condition::Dated {
            from: Some(from),
            before: None,
        });
        let unread = Query::All(vec![
            new.clone(),
            Query::If(Condition::Is(query::Marked::Unread)),
        ]);
        let mut out = BufWriter::new(io::stdout().lock());
        writeln!(
            out,
            "Since {}: {} articles, {} unread.",
            stored::day(from),
            store.count(&new, now)?,
            store.count(&unread, now)?,
        )?;
        let wanted = Wanted {
            told_by: new.clone(),
            ..Wanted::default()
        };
        let is_new = |row: &Row| row.at >= from;
        let gifts = entries::<Gift>(&store, &wanted, now, is_new)?;
        list(&mut out, "Gifts", &gifts)?;
        let meetings = entries::<Meeting>(&store, &wanted, now, is_new)?;
        list(&mut out, "Meetings", &meetings)?;
        smart::digest(&store, &new, now, &mut out)?;
        Ok(out.flush()?)
    }
}

fn list<E: Event>(out: &mut impl Write, title: &str, entries: &[Entry<E>]) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    for entry in entries {
        let common = entry.event.common();
        let mut line = entry.event.summary();
        for words in [
            common.place.clone(),
            common.date.map(|date| date.to_string()),
        ] {
            line += &words.map(|words| format!(" · {words}")).unwrap_or_default();
        }
        writeln!(out, "  {line} · {}", common.status)?;
        for source in &entry.sources {
            let place = source
                .link
                .as_deref()
                .or(source.feed.as_deref())
                .unwrap_or_default();
            writeln!(out, "      {} {place}", source.title)?;
        }
    }
    Ok(())
}
