//! A first fetch: what is at an address is subscribed to once it has been read.

use std::sync::atomic::AtomicBool;

use super::{News, Options, refresh};
use crate::store::{self, Settings, Store};

/// What came of subscribing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is subscribed to.
    Subscribed {
        /// What it is called.
        name: String,
        /// Where it is.
        address: String,
        /// So many of its articles are new.
        new: usize,
    },
    /// It is not, for this reason.
    Failed(String),
}

/// Subscribes to the feed at an address and takes in its articles. Where there is no feed, what was
/// subscribed to before is as it was.
///
/// # Errors
/// Where the store cannot be written.
pub fn add(
    store: &mut Store,
    address: &str,
    settings: &Settings,
    options: &Options,
) -> store::Result<Added> {
    let known = store.feed_at(address)?;
    let key = store.subscribe(address, settings)?;
    let Some(feed) = store.feed_at(address)? else {
        return Ok(Added::Failed("it is no longer there".into()));
    };
    let mut outcome = None;
    let stop = AtomicBool::new(false);
    refresh(store, vec![feed], options, &stop, &mut |told| {
        outcome = Some(told.clone());
    })?;
    match outcome.map(|outcome| (outcome.name, outcome.news)) {
        Some((name, Ok(news))) => {
            let new = match news {
                News::Received { received, .. } => received.new,
                News::Unchanged => 0,
            };
            let feeds = store.feeds()?;
            let feed = feeds.into_iter().find(|feed| feed.key == key);
            let address = feed.map_or_else(|| address.to_owned(), |feed| feed.address);
            Ok(Added::Subscribed { name, address, new })
        }
        failed => {
            match known {
                Some(known) => _ = store.subscribe(address, &known.settings)?,
                None => store.unsubscribe(key)?,
            }
            let why = failed.and_then(|(_, news)| news.err());
            Ok(Added::Failed(
                why.unwrap_or_else(|| "it was not asked".into()),
            ))
        }
    }
}
