//! `warta search`: stored articles that a query means, the newest first.

use std::io::{self, BufWriter, Write};

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    Error,
    stored::{self, plain},
};
use crate::{
    report::Format,
    store::{Row, Store},
};

/// What `warta search --help` ends with.
pub const HELP: &str = r#"A query is words that must all be there, in any of their forms; "or" between them, "-" before what must
not be there, parentheses, "quotation marks" around words in their order, and fields:
  feed:NAME title:WORD author:NAME tag:TAG lang:id|en is:unread|read|starred|tagged
  with:gifts|meetings entity:NAME date:2023-09 date:>=2023 date:2023-09..2023-11 newer:"3 days"

Examples:
  warta search 'pertemuan -summit'
  warta search 'entity:"Ana Lima" with:gifts date:>=2023-09'
  warta search --format jsonl 'is:starred or tag:later' | jq -r .link"#;

/// What is looked for, and how it is printed.
#[derive(Debug, Args)]
pub struct Search {
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print so many at most
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    #[command(flatten)]
    store: stored::Which,
    /// The query; one that begins with a minus stands behind `--`
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
}

/// One found article, for scripts; the shape only grows.
#[derive(Serialize)]
struct Found {
    id: i64,
    date: Timestamp,
    title: String,
    link: Option<String>,
    feed: Option<String>,
    read: bool,
    starred: bool,
    tags: Vec<String>,
    gifts: u32,
    meetings: u32,
}

/// So many are read from the store at once.
const PAGE: usize = 500;

impl Search {
    /// Prints what is found.
    pub fn print(&self) -> Result<(), Error> {
        let query = stored::query(&self.query.join(" "))?;
        let store = self.store.looked_through()?;
        let now = stored::now();
        let mut out = BufWriter::new(io::stdout().lock());
        let (mut printed, mut cursor) = (0, None);
        let limit = self.limit.unwrap_or(usize::MAX);
        while printed < limit {
            let page = store.find(&query, now, cursor, PAGE.min(limit - printed))?;
            let Some(last) = page.last() else { break };
            cursor = Some(last.cursor());
            for row in &page {
                self.print_row(&store, row, printed, &mut out)?;
                printed += 1;
            }
        }
        if self.format != Format::Text {
            out.write_all(self.format.end(printed).as_bytes())?;
        }
        Ok(out.flush()?)
    }

    fn print_row(
        &self,
        store: &Store,
        row: &Row,
        printed: usize,
        out: &mut impl Write,
    ) -> Result<(), Error> {
        let line = match self.format {
            Format::Text => return Ok(writeln!(out, "{}", line(row))?),
            Format::Json | Format::Jsonl => found(row, store.tags_of(row.key)?),
        };
        out.write_all(self.format.before(printed).as_bytes())?;
        let json = serde_json::to_string(&line).map_err(io::Error::from)?;
        match self.format {
            Format::Jsonl => writeln!(out, "{json}")?,
            _ => write!(out, "  {json}")?,
        }
        Ok(())
    }
}

/// Day, title, feed, what it tells of, and address, as far as they are known.
fn line(row: &Row) -> String {
    let mut line = stored::day(row.at);
    let title = plain(&row.title);
    line += &format!(
        "  {}",
        if title.is_empty() {
            "(no title)"
        } else {
            &title
        }
    );
    if let Some(feed) = &row.feed {
        line += &format!("  [{}]", plain(feed));
    }
    for (count, one, many) in [
        (row.gifts, "gift", "gifts"),
        (row.meetings, "meeting", "meetings"),
    ] {
        if count > 0 {
            line += &format!("  {count} {}", if count == 1 { one } else { many });
        }
    }
    if let Some(link) = &row.link {
        line += &format!("  {}", plain(link));
    }
    line
}

fn found(row: &Row, tags: Vec<String>) -> Found {
    Found {
        id: row.key.0,
        date: Timestamp::from_second(row.at).unwrap_or_default(),
        title: plain(&row.title),
        link: row.link.as_deref().map(plain),
        feed: row.feed.as_deref().map(plain),
        read: row.read,
        starred: row.starred,
        tags: tags.iter().map(|tag| plain(tag)).collect(),
        gifts: row.gifts,
        meetings: row.meetings,
    }
}
