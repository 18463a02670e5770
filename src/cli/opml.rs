//! `warta feeds import | export`: subscriptions from and to other readers.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs,
    io::{self, Write},
    path::PathBuf,
};

use clap::Args;

use super::{
    Error, input,
    stored::{self, plain},
};
use crate::{
    feed::{self, Search, Subscription, Subscriptions},
    query,
    store::{self, Feed, Settings, Smart, Store},
};

/// Takes in lists.
#[derive(Debug, Args)]
pub struct Import {
    /// Print the addresses alone and subscribe to none
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: stored::Which,
    /// Lists of subscriptions (OPML), or `-`
    #[arg(value_name = "FILE|-", required = true)]
    files: Vec<OsString>,
}

impl Import {
    /// Subscribes to what the lists have; what is known keeps its own settings where the list says none.
    pub fn run(&self) -> Result<(), Error> {
        let mut lists = Vec::new();
        for file in &self.files {
            let name = plain(&file.to_string_lossy());
            let list = feed::parse_list(&input::bytes(file)?)
                .map_err(|error| Error::File(format!("could not read {name}: {error}")))?;
            tell_refused(&list)?;
            lists.push(list);
        }
        let (mut feeds, mut searches) = (Vec::new(), Vec::new());
        for list in lists {
            feeds.extend(list.feeds);
            searches.extend(list.searches);
        }
        if self.dry_run {
            print_addresses(&feeds)
        } else {
            self.subscribe(&feeds, &searches)
        }
    }

    fn subscribe(&self, feeds: &[Subscription], searches: &[Search]) -> Result<(), Error> {
        let mut store = self.store.to_write()?;
        let (mut new, mut known) = (0, HashSet::new());
        store.lastingly(|store| {
            for feed in feeds {
                let address = web(&feed.address);
                let held = store.feed_at(&address)?;
                new += usize::from(held.is_none());
                if known.insert(address.clone()) {
                    take_feed(store, feed, &address, held)?;
                }
            }
            searches
                .iter()
                .try_for_each(|search| take_search(store, search))
        })?;
        let known = known.len() - new;
        Ok(writeln!(
            io::stdout(),
            "{new} new subscriptions, {known} known before"
        )?)
    }
}

/// Subscribes to a feed of a list, or changes the settings of a known one.
fn take_feed(
    store: &mut Store,
    feed: &Subscription,
    address: &str,
    held: Option<Feed>,
) -> store::Result<()> {
    let held = held.map(|held| (held.settings, held.title, held.link));
    let (mut settings, title, link) = held.unwrap_or_default();
    apply(feed, &mut settings);
    let key = store.subscribe(address, &settings)?;
    if link.is_none() && feed.site.is_some() {
        store.describe(key, title.as_deref(), feed.site.as_deref())?;
    }
    Ok(())
}

/// Keeps a smart feed of a list, where its query is understood and none has its title.
fn take_search(store: &mut Store, search: &Search) -> store::Result<()> {
    let known = store.smart_feeds()?.into_iter();
    let mut known = known.map(|smart| smart.title.to_lowercase());
    if query::parse(&search.query).is_ok()
        && !known.any(|title| title == search.title.to_lowercase())
    {
        store.keep_smart(&search.title, &search.query, &search.folder, search.watched)?;
    }
    Ok(())
}

fn print_addresses(feeds: &[Subscription]) -> Result<(), Error> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for feed in feeds {
        writeln!(out, "{}", plain(&feed.address))?;
    }
    Ok(out.flush()?)
}

fn tell_refused(list: &Subscriptions) -> Result<(), Error> {
    let mut err = io::stderr().lock();
    for refused in &list.refused {
        writeln!(
            err,
            "warta: left out {}: {}",
            refused.address, refused.reason
        )?;
    }
    Ok(())
}

/// An address with the scheme that it is fetched by: some lists call readers by another.
fn web(address: &str) -> String {
    match address.strip_prefix("feed:") {
        Some(rest) if rest.starts_with("//") => format!("http:{rest}"),
        Some(rest) => rest.to_owned(),
        None => address.to_owned(),
    }
}

fn apply(feed: &Subscription, settings: &mut Settings) {
    settings.title = feed.title.clone().or(settings.title.take());
    settings.interval = feed.interval.or(settings.interval);
    settings.full_text = feed.full_text.or(settings.full_text);
    // A filter that is not understood would keep everything out.
    let filter = feed
        .filter
        .clone()
        .filter(|filter| query::parse(filter).is_ok());
    settings.filter = filter.or(settings.filter.take());
    if !feed.folder.is_empty() {
        settings.folder.clone_from(&feed.folder);
    }
}

/// Writes the list.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    store: stored::Which,
    /// The file to write; standard output without one
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Export {
    /// Writes all subscriptions, but no secrets.
    pub fn run(&self) -> Result<(), Error> {
        let store = self.store.to_read()?;
        let (feeds, smart) = (store.feeds()?, store.smart_feeds()?);
        let secret = |feed: &&Feed| {
            let Settings {
                headers,
                user,
                password_command,
                ..
            } = &feed.settings;
            !headers.is_empty() || user.is_some() || password_command.is_some()
        };
        let secrets = feeds.iter().filter(secret).count();
        if secrets > 0 {
            writeln!(
                io::stderr(),
                "warta: headers, users and passwords of {secrets} feeds are not in the list"
            )?;
        }
        let feeds: Vec<Subscription> = feeds.into_iter().map(subscription).collect();
        let searches: Vec<Search> = smart.into_iter().map(search).collect();
        let list = feed::write_list("warta", &feeds, &searches);
        match &self.file {
            None => super::print(list.as_bytes()),
            Some(path) => fs::write(path, list).map_err(|error| {
                Error::File(format!(
                    "could not write {}: {error}",
                    plain(&path.to_string_lossy())
                ))
            }),
        }
    }
}

fn search(smart: Smart) -> Search {
    Search {
        title: smart.title,
        query: smart.query,
        folder: smart.folder,
        watched: smart.watched,
    }
}

fn subscription(feed: Feed) -> Subscription {
    let Settings {
        title,
        folder,
        interval,
        full_text,
        filter,
        ..
    } = feed.settings;
    Subscription {
        address: feed.address,
        title: title.or(feed.title),
        site: feed.link,
        folder,
        interval,
        full_text,
        filter,
    }
}
