//! `warta feeds`: what can be done with feeds without the reader.

use std::{
    ffi::{OsStr, OsString},
    io::{self, Write},
};

use clap::Subcommand;
use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use super::{Error, input, opml, subscription};
use crate::{
    feed::{self, Feed},
    text::{harmless, write_json},
};

/// What is asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Subscribe to a feed: its address, the page it belongs to, or a file or folder; or keep a query as one
    Add(subscription::Add),
    /// Print the feeds, and how fetching them went
    List(subscription::List),
    /// End subscriptions; starred and tagged articles stay
    Remove(subscription::Remove),
    /// Change the settings of feeds
    Set(subscription::Set),
    /// Subscribe to the feeds of another reader's list (OPML); commands in it are told and never run
    Import(opml::Import),
    /// Print all subscriptions as a list (OPML) that other readers take
    Export(opml::Export),
    /// Print what the parser sees in feed files, a JSON object a line
    Parse {
        /// Where the files come from: relative addresses in each are read against this, joined with its path
        #[arg(long, value_name = "URL")]
        base: Option<Url>,
        /// Feed files, or `-`
        #[arg(value_name = "FILE|-", required = true)]
        files: Vec<OsString>,
    },
}

/// Does it.
pub fn perform(command: &Command) -> Result<(), Error> {
    match command {
        Command::Add(add) => add.run(),
        Command::List(list) => list.print(),
        Command::Remove(remove) => remove.run(),
        Command::Set(set) => set.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Parse { base, files } => parse(files, base.as_ref()),
    }
}

/// One file's line. A file that is no feed is told as such in it.
#[derive(Serialize)]
struct Seen<'a> {
    id: &'a str,
    ok: bool,
    error: Option<String>,
    title: Option<&'a str>,
    link: Option<&'a str>,
    updated: Option<Timestamp>,
    entries: Vec<SeenEntry<'a>>,
}

#[derive(Serialize)]
struct SeenEntry<'a> {
    id: &'a str,
    title: Option<&'a str>,
    link: Option<&'a str>,
    updated: Option<Timestamp>,
    published: Option<Timestamp>,
}

fn parse(files: &[OsString], base: Option<&Url>) -> Result<(), Error> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut missing = false;
    for file in files {
        let name = file.to_string_lossy();
        let read = input::bytes(file).map_err(|error| {
            missing = true;
            // Where standard error is closed, the exit code still tells.
            let _ = writeln!(io::stderr(), "warta: {error}");
            error.to_string()
        });
        let address = base.and_then(|base| address_of(base, file));
        let seen = read.and_then(|bytes| {
            let seen = feed::parse(&bytes, None, address.as_ref());
            seen.map_err(|error| format!("could not read {}: {error}", harmless(&name)))
        });
        write_json(&mut out, &line(&name, &seen))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    // What is no feed is told in its line; what is no file is a failure too.
    if missing { Err(Error::Told) } else { Ok(()) }
}

fn address_of(base: &Url, file: &OsStr) -> Option<Url> {
    base.join(&file.to_string_lossy()).ok()
}

fn line<'a>(name: &'a str, seen: &'a Result<Feed, String>) -> Seen<'a> {
    let feed = seen.as_ref().ok();
    let entry = |entry: &'a feed::Entry| SeenEntry {
        id: &entry.id,
        title: entry.title.as_deref(),
        link: entry.link.as_deref(),
        updated: entry.updated,
        published: entry.published,
    };
    Seen {
        id: name,
        ok: feed.is_some(),
        error: seen.as_ref().err().cloned(),
        title: feed.and_then(|feed| feed.title.as_deref()),
        link: feed.and_then(|feed| feed.link.as_deref()),
        updated: feed.and_then(|feed| feed.updated),
        entries: feed
            .map(|feed| feed.entries.iter().map(entry).collect())
            .unwrap_or_default(),
    }
}
