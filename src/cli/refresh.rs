//! `warta refresh`: all feeds brought up to date, told as people, logs and scripts want it.
//!
//! On a terminal a bar shows how far it is, on standard error; the lines that stay are the same everywhere:
//! what is new on standard output, what failed on standard error, a summary in the end.

use std::{
    io::{self, IsTerminal, Write},
    sync::atomic::AtomicBool,
    time::Duration,
};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::{
    Error,
    stored::{self, plain},
};
use crate::{
    config,
    fetch::Limits,
    query::term::fold,
    refresh::{self, Cores, News, Options, Outcome, Summary},
    runtime,
    store::{Access, Error as StoreError, Feed, Store},
    text::write_json,
};

/// What `warta refresh --help` ends with.
pub const HELP: &str = "\
A feed that was asked lately, fails, or is gone is left alone for as long as its server, its settings or its
failures say; naming it, or --force, asks it all the same. The exit code is 1 where a feed that was asked
failed. What is new is looked through when it is first needed, or at once with --analyse.

Examples:
  warta refresh
  warta refresh lumira                 the feeds with a word in name or address that begins so
  */20 * * * * warta refresh --quiet --analyse      in a crontab";

/// What to refresh, and how to tell of it.
#[derive(Debug, Args)]
pub struct Refresh {
    /// Ask the feeds that would be left alone for now too, even those that are gone
    #[arg(long)]
    force: bool,
    /// Look through what is new as well: its words, names, gifts and meetings
    #[arg(long)]
    analyse: bool,
    /// Tell only of failures
    #[arg(long, short)]
    quiet: bool,
    /// How to print what came of each feed
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// The most seconds that one feed may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// So many hosts are asked at once; each is asked one thing at a time
    #[arg(long, value_name = "COUNT", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=256))]
    hosts: u16,
    #[command(flatten)]
    store: stored::Which,
    /// Addresses, or words of names; all feeds where there are none
    #[arg(value_name = "FEED")]
    feeds: Vec<String>,
}

/// How what came of a feed is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// A line for each feed that brought something, and a summary
    Text,
    /// A JSON object a line for each feed
    Jsonl,
}

impl Refresh {
    /// Fetches, keeps and tells.
    pub fn run(&self) -> Result<(), Error> {
        let mut store = self.store.to_write()?;
        if store.access() != Access::Write {
            return Err(StoreError::ReadOnly(store.access()).into());
        }
        let feeds = chosen(&store, &self.feeds)?;
        if feeds.is_empty() {
            return Err(Error::File(
                "there are no feeds yet; `warta feeds add URL` subscribes to one".into(),
            ));
        }
        let (feeds, left) = if self.force || !self.feeds.is_empty() {
            (feeds, 0)
        } else {
            refresh::due(feeds, stored::now())
        };
        let options = Options {
            limits: Limits {
                time: Duration::from_secs(self.timeout),
                ..Limits::default()
            },
            hosts: usize::from(self.hosts),
            ..options()
        };
        let teller = Teller::new(self, feeds.len());
        let mut told = Ok(());
        let summary = refresh::refresh(
            &mut store,
            feeds,
            &options,
            &AtomicBool::new(false),
            &mut |outcome| {
                if told.is_ok() {
                    told = teller.tell(outcome);
                }
            },
        )?;
        teller.bar.finish_and_clear();
        told?;
        teller.sum_up(summary, left)?;
        if self.analyse {
            look_through(&mut store, self.quiet)?;
        }
        if summary.failed > 0 {
            return Err(Error::Told);
        }
        Ok(())
    }
}

/// Fetching as the user has settled it.
pub fn options() -> Options {
    runtime::options(config::load().config.settings().feeds)
}

/// The feeds that are meant: those at an address, else those with a word that begins so; each word must
/// mean some.
pub fn chosen(store: &Store, words: &[String]) -> Result<Vec<Feed>, Error> {
    let feeds = store.feeds()?;
    if words.is_empty() {
        return Ok(feeds);
    }
    let mut chosen: Vec<Feed> = Vec::new();
    for word in words {
        let at = |feed: &&Feed| feed.address == *word;
        let mut meant: Vec<&Feed> = feeds.iter().filter(at).collect();
        if meant.is_empty() {
            let begins = format!(" {}", fold(word));
            let named = |feed: &&Feed| {
                let name = fold(&format!("{} {}", feed.name(), feed.address));
                !begins.trim().is_empty() && format!(" {name}").contains(&begins)
            };
            meant = feeds.iter().filter(named).collect();
        }
        if meant.is_empty() {
            return Err(Error::File(format!(
                "there is no feed {:?}; `warta feeds list` shows all",
                plain(word)
            )));
        }
        for feed in meant {
            if !chosen.iter().any(|known| known.key == feed.key) {
                chosen.push(feed.clone());
            }
        }
    }
    Ok(chosen)
}

/// What was found in so many articles at once leaves gaps that are worth the time it takes to close them.
const MANY: usize = 5000;

/// Looks through what waits, with a bar on a terminal.
pub fn look_through(store: &mut Store, quiet: bool) -> Result<usize, Error> {
    super::model::prefer_own_models()?;
    let bar = bar(0, quiet, "{bar:30} {pos}/{len} articles looked through");
    let done = refresh::analyse(
        store,
        &Cores::All,
        &AtomicBool::new(false),
        &mut |done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        },
    )?;
    bar.finish_and_clear();
    if done >= MANY {
        // Where there is no room for that, the file stays as large as it is.
        let _ = store.pack();
    }
    Ok(done)
}

fn bar(length: usize, quiet: bool, template: &str) -> ProgressBar {
    let target = if quiet || !io::stderr().is_terminal() {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(length as u64), target)
        .with_style(style.progress_chars("━╸ "))
}

/// Tells of each feed.
struct Teller {
    shape: Shape,
    quiet: bool,
    bar: ProgressBar,
}

/// The line of a feed for scripts.
#[derive(Serialize)]
struct Line<'a> {
    feed: &'a str,
    address: &'a str,
    ok: bool,
    new: usize,
    changed: usize,
    unchanged: bool,
    error: Option<&'a str>,
}

impl Teller {
    fn new(asked: &Refresh, feeds: usize) -> Self {
        Self {
            shape: asked.format,
            quiet: asked.quiet,
            bar: bar(feeds, asked.quiet, "{bar:30} {pos}/{len} {wide_msg}"),
        }
    }

    fn tell(&self, outcome: &Outcome) -> io::Result<()> {
        let name = plain(&outcome.name);
        self.bar.inc(1);
        self.bar.set_message(name.clone());
        let failed = outcome.news.as_ref().err();
        self.bar.suspend(|| {
            if let Some(why) = failed {
                let address = plain(&outcome.address);
                let which = if name == address {
                    name.clone()
                } else {
                    format!("{name} ({address})")
                };
                // Where standard error is closed, the exit code still tells.
                let _ = writeln!(
                    io::stderr(),
                    "warta: could not refresh {which}: {}",
                    plain(why)
                );
            }
            self.print(&name, outcome)
        })
    }

    fn print(&self, name: &str, outcome: &Outcome) -> io::Result<()> {
        let (new, changed, cut) = match outcome.news {
            Ok(News::Received { received, cut }) => (received.new, received.changed, cut),
            _ => (0, 0, false),
        };
        let mut out = io::stdout().lock();
        if self.shape == Shape::Jsonl {
            let line = Line {
                feed: name,
                address: &outcome.address,
                ok: outcome.news.is_ok(),
                new,
                changed,
                unchanged: outcome.news == Ok(News::Unchanged),
                error: outcome.news.as_ref().err().map(String::as_str),
            };
            write_json(&mut out, &line)?;
            return out.write_all(b"\n");
        }
        if self.quiet || (new, changed, cut) == (0, 0, false) {
            return Ok(());
        }
        let mut says = format!("{name}: {new} new");
        if changed > 0 {
            says += &format!(", {changed} changed");
        }
        if cut {
            says += " (the feed is longer than is read)";
        }
        writeln!(out, "{says}")
    }

    fn sum_up(&self, summary: Summary, left: usize) -> io::Result<()> {
        if self.quiet || self.shape == Shape::Jsonl {
            return Ok(());
        }
        let mut says = format!(
            "{} asked: {}",
            counted(summary.feeds, "feed"),
            counted(summary.new, "new article")
        );
        for (count, what) in [
            (summary.changed, "changed"),
            (summary.unchanged, "{feed} unchanged"),
            (summary.failed, "failed"),
            (summary.pages.whole, "{page} fetched for the whole text"),
            (summary.pages.failed, "{page} of no use"),
            (left, "left alone for now"),
            (summary.gone, "old ones gone"),
        ] {
            if count > 0 {
                says += &format!(", {}", told_of(count, what));
            }
        }
        writeln!(io::stdout().lock(), "{says}")
    }
}

/// So many of what is counted.
fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// A count with its words; the word in braces is what is counted.
fn told_of(count: usize, words: &str) -> String {
    let noun = words
        .strip_prefix('{')
        .and_then(|words| words.split_once('}'));
    match noun {
        Some((noun, rest)) => format!("{}{rest}", counted(count, noun)),
        None => format!("{count} {words}"),
    }
}
