//! A first fetch: what is at an address is subscribed to once it has been read; of a page, the first of the
//! feeds that it may have and that is one.

use std::sync::atomic::AtomicBool;

use url::Url;

use super::{News, Options, gather::Failure, local::is_local, refresh, seek::TRIED};
use crate::{
    domain::FeedKey,
    feed,
    fetch::{Answer, Client, Fetched, Origin, Request, is_private_host},
    page::{self, Found},
    store::{self, Settings, Store},
    text,
};

/// What came of subscribing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is subscribed to.
    Subscribed {
        /// Its name in the store.
        feed: FeedKey,
        /// What it is called.
        name: String,
        /// Where it is.
        address: String,
        /// So many of its articles are new.
        new: usize,
        /// Further feeds that the page announces.
        others: Vec<String>,
    },
    /// It is not, for this reason.
    Failed(String),
}

/// Subscribes to the feed at an address, or to that of the page there, and takes in its articles. Where there
/// is no feed, what was subscribed to before is as it was.
///
/// # Errors
/// Where the store cannot be written.
pub fn add(
    store: &mut Store,
    address: &str,
    settings: &Settings,
    options: &Options,
) -> store::Result<Added> {
    let stop = AtomicBool::new(false);
    let added = subscribe(store, address, settings, options, &stop)?;
    let Added::Failed(why) = &added else {
        return Ok(added);
    };
    if is_local(address) || *why != feed::Error::Page.to_string() {
        return Ok(added);
    }
    let client = Client::new(options.limits);
    let page = Url::parse(address).ok().and_then(|url| {
        let answer = client.fetch(&Request::new(&url, Origin::User));
        of(answer.ok()?)
    });
    let Some(page) = page else {
        return Ok(added);
    };
    let none = format!("{why}, and it names no feed");
    let Some((found, others)) = found(&client, &page) else {
        return Ok(Added::Failed(none));
    };
    let settings = if found.host() == page.address.host() {
        settings.clone()
    } else {
        // What was given for one host goes to no other.
        Settings {
            headers: Vec::new(),
            user: None,
            password_command: None,
            ..settings.clone()
        }
    };
    Ok(
        match subscribe(store, found.as_str(), &settings, options, &stop)? {
            Added::Subscribed {
                feed,
                name,
                address,
                new,
                ..
            } => Added::Subscribed {
                feed,
                name,
                address,
                new,
                others,
            },
            failed => failed,
        },
    )
}

/// The first feed that a page has, and the others that it announces.
fn found(client: &Client, page: &Fetched) -> Option<(Url, Vec<String>)> {
    let claim = text::html_claim;
    let html = text::decode_as(&page.bytes, charset(page.content_type.as_deref()), claim);
    let mut offers = page::feeds_of(&html, Some(page.address.as_str()));
    // A page of a private network may name its own; one of the web may not.
    let origin = if is_private_host(&page.address) {
        Origin::User
    } else {
        Origin::Content
    };
    let place = offers.iter().take(TRIED).position(|offer| {
        let url = Url::parse(&offer.address).ok();
        let answer = url.and_then(|url| of(client.fetch(&Request::new(&url, origin)).ok()?));
        answer.is_some_and(|fetched| {
            let content_type = fetched.content_type.as_deref();
            feed::parse(&fetched.bytes, content_type, Some(&fetched.address)).is_ok()
        })
    })?;
    let found = offers.remove(place);
    let announced = offers
        .into_iter()
        .filter(|offer| offer.by == Found::Announced);
    let others = announced.map(|offer| offer.address).collect();
    Some((Url::parse(&found.address).ok()?, others))
}

/// What came of an answer, where anything did.
pub(super) fn of(answer: Answer) -> Option<Fetched> {
    match answer {
        Answer::Fetched(fetched) => Some(*fetched),
        Answer::Unchanged(_) => None,
    }
}

/// The charset in a media type.
pub(super) fn charset(content_type: Option<&str>) -> Option<&str> {
    let (_, value) = content_type?.split_once("charset=")?;
    Some(value.split(';').next()?.trim().trim_matches(['"', '\'']))
}

/// Subscribes to exactly this address, once what is there has been taken in; else, or where `stop` becomes true
/// before, what was subscribed to is as it was.
///
/// # Errors
/// Where the store cannot be written.
pub fn subscribe(
    store: &mut Store,
    address: &str,
    settings: &Settings,
    options: &Options,
    stop: &AtomicBool,
) -> store::Result<Added> {
    let known = store.feed_at(address)?;
    let key = store.subscribe(address, settings)?;
    let Some(feed) = store.feed_at(address)? else {
        return Ok(Added::Failed("it is no longer there".into()));
    };
    let mut outcome = None;
    refresh(store, vec![feed], options, stop, &mut |told| {
        outcome = Some(told.clone());
    })?;
    let failure = match outcome.map(|outcome| (outcome.name, outcome.news)) {
        Some((name, Ok(news))) => {
            let new = match news {
                News::Received { received, .. } => received.new,
                News::Unchanged => 0,
            };
            let feeds = store.feeds()?;
            let feed = feeds.into_iter().find(|feed| feed.key == key);
            return Ok(Added::Subscribed {
                feed: key,
                name,
                address: feed.map_or_else(|| address.to_owned(), |feed| feed.address),
                new,
                others: Vec::new(),
            });
        }
        Some((_, Err(why))) => why,
        None => Failure::new("it was not asked").says,
    };
    match known {
        Some(known) => _ = store.subscribe(address, &known.settings)?,
        None => store.unsubscribe(key)?,
    }
    Ok(Added::Failed(failure))
}
