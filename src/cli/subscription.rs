//! `warta feeds add | list | remove | set`: what is subscribed to, and how.

use std::io::{self, Write};

use clap::{ArgAction, Args, ValueEnum};
use serde::Serialize;

use super::{
    Error, new_articles, refresh, smart,
    stored::{self, plain},
};
use crate::{
    fetch::words_of,
    refresh::{Added, Unfit, add, address as seek_address},
    store::{Access, Error as StoreError, Feed, Settings, Store},
    text::write_json,
};

/// Settings of a feed. What is not said stays as it is.
#[derive(Debug, Args)]
struct Wishes {
    /// A title instead of the feed's own; "" for the feed's own
    #[arg(long)]
    title: Option<String>,
    /// The folder it lies in: News/Asia is a folder in a folder; "" for none
    #[arg(long, value_name = "PATH")]
    folder: Option<String>,
    /// At least so many minutes between two refreshes; 0 for as often as asked
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(0..=525_600))]
    interval: Option<u32>,
    /// Fetch the page of each article for its whole text
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true", action = ArgAction::Set)]
    full_text: Option<bool>,
    /// Keep only articles that a query means; "" for all
    #[arg(long, value_name = "QUERY")]
    filter: Option<String>,
    /// Send a header, as in 'X-Key: value'; again for more, "" for none
    #[arg(long = "header", value_name = "HEADER")]
    headers: Vec<String>,
    /// The user's name at the server; "" for none
    #[arg(long)]
    user: Option<String>,
    /// A command whose first line of output is the password, as `pass show lumira`; no shell runs it; "" for none
    #[arg(long, value_name = "COMMAND")]
    password_command: Option<String>,
}

impl Wishes {
    fn apply(&self, settings: &mut Settings) -> Result<(), Error> {
        let said = |word: &String| (!word.trim().is_empty()).then(|| word.trim().to_owned());
        if let Some(title) = &self.title {
            settings.title = said(title).map(|title| plain(&title));
        }
        if let Some(folder) = &self.folder {
            let names = folder.split('/').map(plain);
            settings.folder = names.filter(|name| !name.is_empty()).collect();
        }
        if let Some(interval) = self.interval {
            settings.interval = (interval > 0).then_some(interval);
        }
        // No is said as well as yes: what is not said is left to the configuration.
        settings.full_text = self.full_text.or(settings.full_text);
        if let Some(filter) = &self.filter {
            stored::query(filter)?;
            settings.filter = said(filter);
        }
        if !self.headers.is_empty() {
            let headers = self.headers.iter().filter_map(said);
            settings.headers = headers
                .map(|line| header(&line))
                .collect::<Result<_, _>>()?;
        }
        if let Some(user) = &self.user {
            settings.user = said(user);
        }
        if let Some(command) = &self.password_command {
            if let Some(command) = said(command) {
                words_of(&command).map_err(Error::Usage)?;
            }
            settings.password_command = said(command);
        }
        Ok(())
    }
}

fn header(line: &str) -> Result<(String, String), Error> {
    let (name, value) = line.split_once(':').unwrap_or_default();
    let is_name = |name: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        !name.is_empty() && name.bytes().all(fits)
    };
    if !is_name(name) || value.chars().any(char::is_control) {
        return Err(Error::Usage(format!(
            "{line:?} is no header; write it as 'Name: value'"
        )));
    }
    Ok((name.to_owned(), value.trim().to_owned()))
}

/// What to subscribe to.
#[derive(Debug, Args)]
pub struct Add {
    #[command(flatten)]
    wishes: Wishes,
    /// Subscribe without fetching it
    #[arg(long)]
    unseen: bool,
    /// Keep a smart feed instead: the articles that a query means, under --title; the same title again changes it
    #[arg(long, value_name = "QUERY", conflicts_with_all = ["address", "unseen"])]
    query: Option<String>,
    /// Let digests tell what is new in the smart feed
    #[arg(long, requires = "query")]
    watch: bool,
    #[command(flatten)]
    store: stored::Which,
    /// The address of a feed or of a page that names one, or a file or folder
    #[arg(value_name = "URL|PATH", required_unless_present = "query")]
    address: Option<String>,
}

impl Add {
    /// Subscribes, and fetches the feed a first time.
    pub fn run(&self) -> Result<(), Error> {
        if let Some(query) = &self.query {
            return self.keep_smart(query);
        }
        let address = address(self.address.as_deref().unwrap_or_default())?;
        let mut store = writable(&self.store)?;
        let known = store.feed_at(&address)?;
        let mut settings = known.map(|feed| feed.settings).unwrap_or_default();
        self.wishes.apply(&mut settings)?;
        let mut out = io::stdout().lock();
        if self.unseen {
            store.subscribe(&address, &settings)?;
            writeln!(out, "subscribed to {}", plain(&address))?;
            return Ok(());
        }
        match add(&mut store, &address, &settings, &refresh::options())? {
            Added::Subscribed {
                name,
                address,
                new,
                others,
                ..
            } => {
                let (name, address) = (plain(&name), plain(&address));
                writeln!(
                    out,
                    "subscribed to {name} ({address}): {}",
                    new_articles(new)
                )?;
                for other in others {
                    writeln!(out, "the page has another feed: {}", plain(&other))?;
                }
            }
            Added::Failed(why) => {
                return Err(Error::File(format!(
                    "could not subscribe to {}: {}; `--unseen` subscribes all the same",
                    plain(&address),
                    plain(&why)
                )));
            }
        }
        Ok(())
    }
}

impl Add {
    fn keep_smart(&self, query: &str) -> Result<(), Error> {
        stored::query(query)?;
        let mut settings = Settings::default();
        self.wishes.apply(&mut settings)?;
        let Settings { title, folder, .. } = settings;
        let mut store = writable(&self.store)?;
        smart::keep(&mut store, title.as_deref(), query, &folder, self.watch)
    }
}

/// What the user typed as an address.
fn address(typed: &str) -> Result<String, Error> {
    seek_address(typed).map_err(|unfit| match unfit {
        Unfit::Path(..) => Error::File(unfit.to_string()),
        Unfit::Address(_) | Unfit::Password => Error::Usage(unfit.to_string()),
    })
}

/// Which feeds to print, and how.
#[derive(Debug, Args)]
pub struct List {
    /// How to print them
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// Only those that fail
    #[arg(long)]
    failing: bool,
    #[command(flatten)]
    store: stored::Which,
    /// Addresses, words of names, or titles of smart feeds; all where there are none
    #[arg(value_name = "FEED")]
    feeds: Vec<String>,
}

/// How a list of feeds is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// A line for each, with what failed below it
    Text,
    /// A JSON object a line
    Jsonl,
}

/// A feed's line for scripts. Secrets are not in it.
#[derive(Serialize)]
struct Line<'a> {
    address: &'a str,
    name: &'a str,
    title: Option<&'a str>,
    link: Option<&'a str>,
    folder: &'a [String],
    interval: Option<u32>,
    full_text: bool,
    filter: Option<&'a str>,
    user: Option<&'a str>,
    headers: Vec<&'a str>,
    articles: usize,
    unread: usize,
    tried: Option<String>,
    succeeded: Option<String>,
    due: Option<String>,
    failures: u32,
    failure: Option<&'a str>,
    gone: bool,
}

impl List {
    /// Prints them.
    pub fn print(&self) -> Result<(), Error> {
        let store = self.store.to_read()?;
        let counts = store.counts()?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut words = self.feeds.clone();
        let smart = smart::chosen(&store, &mut words)?;
        let feeds = if words.is_empty() && !self.feeds.is_empty() {
            Vec::new()
        } else {
            refresh::chosen(&store, &words)?
        };
        for feed in feeds {
            if self.failing && feed.fetched.failures == 0 && !feed.fetched.gone {
                continue;
            }
            let at = counts.binary_search_by_key(&feed.key, |(key, _)| *key);
            let count = at.map(|at| counts[at].1).unwrap_or_default();
            match self.format {
                Shape::Text => out.write_all(text(&feed, count.unread, count.all).as_bytes())?,
                Shape::Jsonl => {
                    let line = line(&feed, count.unread, count.all);
                    write_json(&mut out, &line)?;
                    out.write_all(b"\n")?;
                }
            }
        }
        for smart in smart.into_iter().filter(|_| !self.failing) {
            let line = smart::line(&store, smart)?;
            match self.format {
                Shape::Text => out.write_all(smart::text(&line).as_bytes())?,
                Shape::Jsonl => {
                    serde_json::to_writer(&mut out, &line).map_err(io::Error::from)?;
                    out.write_all(b"\n")?;
                }
            }
        }
        Ok(out.flush()?)
    }
}

fn text(feed: &Feed, unread: usize, all: usize) -> String {
    let folder: String = feed
        .settings
        .folder
        .iter()
        .map(|folder| format!("{}/", plain(folder)))
        .collect();
    let (name, address) = (plain(feed.name()), plain(&feed.address));
    let mut text = format!("{unread:>5}/{all:<5} {folder}{name}");
    if name != address {
        text += &format!("  {address}");
    }
    if let Some(why) = failure(feed) {
        text += &format!("\n            ! {why}");
    }
    text + "\n"
}

/// Why a feed fails, and since when; `None` of one that is well.
pub fn failure(feed: &Feed) -> Option<String> {
    let fetched = &feed.fetched;
    if fetched.failures == 0 && !fetched.gone {
        return None;
    }
    let reason = fetched.failure.as_deref().unwrap_or("gone for good");
    let tried = fetched.tried.map(moment).unwrap_or_default();
    let last = match fetched.succeeded {
        Some(time) => format!("last well {}", moment(time)),
        None => "never well".to_owned(),
    };
    let next = match fetched.due {
        _ if fetched.gone => ", asked no more".to_owned(),
        Some(due) => format!(", asked again after {}", moment(due)),
        None => String::new(),
    };
    let times = match fetched.failures {
        1 => "once".to_owned(),
        times => format!("{times} times"),
    };
    Some(format!(
        "{} (failed {times}, {tried}; {last}{next})",
        plain(reason)
    ))
}

/// A time for people, in their own zone: 2023-09-18 07:05.
fn moment(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    let zoned = time.to_zoned_datetime(jiff::tz::TimeZone::system());
    zoned.strftime("%Y-%m-%d %H:%M").to_string()
}

fn line(feed: &Feed, unread: usize, all: usize) -> Line<'_> {
    let (settings, fetched) = (&feed.settings, &feed.fetched);
    let iso = |time: Option<i64>| {
        let time = jiff::Timestamp::from_second(time?).ok()?;
        Some(time.to_string())
    };
    Line {
        address: &feed.address,
        name: feed.name(),
        title: feed.title.as_deref(),
        link: feed.link.as_deref(),
        folder: &settings.folder,
        interval: settings.interval,
        full_text: settings.full_text.unwrap_or_default(),
        filter: settings.filter.as_deref(),
        user: settings.user.as_deref(),
        headers: settings.headers.iter().map(|(name, _)| &name[..]).collect(),
        articles: all,
        unread,
        tried: iso(fetched.tried),
        succeeded: iso(fetched.succeeded),
        due: iso(fetched.due),
        failures: fetched.failures,
        failure: fetched.failure.as_deref(),
        gone: fetched.gone,
    }
}

/// Which subscriptions to end.
#[derive(Debug, Args)]
pub struct Remove {
    #[command(flatten)]
    store: stored::Which,
    /// Addresses, words of names that mean one feed each, or titles of smart feeds
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
}

impl Remove {
    /// Ends them, all or none.
    pub fn run(&self) -> Result<(), Error> {
        let mut store = writable(&self.store)?;
        let mut words = self.feeds.clone();
        let smart = smart::chosen(&store, &mut words)?;
        let feeds = one_each(&store, &words)?;
        store.lastingly(|store| {
            smart
                .iter()
                .try_for_each(|smart| store.remove_smart(smart.key))?;
            feeds
                .iter()
                .try_for_each(|feed| store.unsubscribe(feed.key))
        })?;
        let mut out = io::stdout().lock();
        for smart in smart {
            writeln!(out, "no longer kept: {}", plain(&smart.title))?;
        }
        for feed in feeds {
            writeln!(out, "no longer subscribed to {}", plain(feed.name()))?;
        }
        Ok(())
    }
}

/// Which settings of which feeds to change.
#[derive(Debug, Args)]
pub struct Set {
    #[command(flatten)]
    wishes: Wishes,
    #[command(flatten)]
    store: stored::Which,
    /// Addresses, or words of names
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
}

impl Set {
    /// Changes them.
    pub fn run(&self) -> Result<(), Error> {
        let mut store = writable(&self.store)?;
        let feeds = refresh::chosen(&store, &self.feeds)?;
        let mut changed = Vec::with_capacity(feeds.len());
        for feed in feeds {
            let mut settings = feed.settings.clone();
            self.wishes.apply(&mut settings)?;
            changed.push((feed, settings));
        }
        store.lastingly(|store| {
            for (feed, settings) in &changed {
                store.subscribe(&feed.address, settings)?;
            }
            Ok(())
        })?;
        let mut out = io::stdout().lock();
        for (feed, _) in changed {
            writeln!(out, "changed {}", plain(feed.name()))?;
        }
        Ok(())
    }
}

/// The store, to be written; where that cannot be, it says why.
fn writable(which: &stored::Which) -> Result<Store, Error> {
    let store = which.to_write()?;
    match store.access() {
        Access::Write => Ok(store),
        access => Err(StoreError::ReadOnly(access).into()),
    }
}

/// The feeds that are meant, where each word means one.
fn one_each(store: &Store, words: &[String]) -> Result<Vec<Feed>, Error> {
    let mut feeds = Vec::new();
    for word in words {
        let mut meant = refresh::chosen(store, std::slice::from_ref(word))?;
        if meant.len() > 1 {
            let names: Vec<String> = meant
                .iter()
                .take(5)
                .map(|feed| plain(&feed.address))
                .collect();
            return Err(Error::Usage(format!(
                "{:?} means {} feeds: {}; name one by its address",
                plain(word),
                meant.len(),
                names.join(", ")
            )));
        }
        feeds.append(&mut meant);
    }
    Ok(feeds)
}
