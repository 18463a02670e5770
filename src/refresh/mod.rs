//! Feeds brought up to date: fetched, read, kept in the store, and looked through in the background.
//!
//! [`refresh`] does the first three and tells of each feed when it is done; it blocks, so the reader calls it
//! on a thread of its own, with a [`Store::again`] of its own. [`analyse`] then reads what waits. One thread
//! writes; others fetch (one request a host at a time), read and squeeze beside it, and only so many
//! answers are held at once that memory stays bounded.
//!
//! What always holds: a feed whose answer cannot be used keeps its articles, its validators and its address;
//! what failed is kept with the reason and the time.

mod add;
mod analyse;
mod article;
mod gather;
mod keep;
mod linked;
mod local;
mod lull;
mod pages;
mod seek;

use std::{collections::BTreeSet, sync::atomic::AtomicBool};

use jiff::Timestamp;

use crate::{
    domain::FeedKey,
    fetch::{Limits, Origin},
    store::{self, Error as StoreError, Feed, Received, Retention, Store},
};

pub use add::{Added, add, subscribe};
pub use analyse::{Cores, analyse, article_of};
pub use linked::linked;
pub use local::is_local;
pub use lull::Lull;
pub use pages::{Pages, fetch_page};
pub use seek::{Seen, Unfit, address, confirm, seek};

/// What a refresh may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Of each fetch.
    pub limits: Limits,
    /// So many hosts are asked at once.
    pub hosts: usize,
    /// Who is taken to have named the pages of articles: a stranger, so that they lead to public hosts only.
    /// A test whose pages are on this machine says otherwise; nothing that a user can set does.
    pub pages: Origin,
    /// Whether the whole text is fetched of articles whose feed does not say that.
    pub full_text: bool,
    /// What is not kept for ever.
    pub keep: Keep,
}

/// How much is kept of what was read; what has a star or a tag is kept whatever stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keep {
    /// Articles of so many days.
    pub days: Option<u32>,
    /// So many of the newest articles of each feed.
    pub newest: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            hosts: 16,
            pages: Origin::Content,
            full_text: false,
            keep: Keep::default(),
        }
    }
}

/// What came of one feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which.
    pub feed: FeedKey,
    /// What it is called.
    pub name: String,
    /// Where it was asked for.
    pub address: String,
    /// What it brought, or why it brought nothing.
    pub news: Result<News, String>,
}

/// What a feed brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The server says that nothing has changed.
    Unchanged,
    /// These articles. `cut` tells whether the feed was longer than is read.
    Received {
        /// How many.
        received: Received,
        /// Whether it was longer than is read.
        cut: bool,
    },
}

/// What a whole refresh came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// So many feeds were asked for.
    pub feeds: usize,
    /// So many of them said that nothing has changed.
    pub unchanged: usize,
    /// So many failed.
    pub failed: usize,
    /// So many articles are new.
    pub new: usize,
    /// So many articles say something else now.
    pub changed: usize,
    /// What came of the pages that were fetched for whole texts.
    pub pages: Pages,
    /// So many articles went because they were read and old.
    pub gone: usize,
}

impl Summary {
    fn count(&mut self, outcome: &Outcome) {
        self.feeds += 1;
        match &outcome.news {
            Ok(News::Unchanged) => self.unchanged += 1,
            Ok(News::Received { received, .. }) => {
                self.new += received.new;
                self.changed += received.changed;
            }
            Err(_) => self.failed += 1,
        }
    }
}

/// The feeds that may be asked now, and how many may not yet: they have been asked lately, or fail and are
/// left alone for a while, or are gone for good.
#[must_use]
pub fn due(feeds: Vec<Feed>, now: i64) -> (Vec<Feed>, usize) {
    let all = feeds.len();
    let due = |feed: &Feed| !feed.fetched.gone && feed.fetched.due.is_none_or(|due| due <= now);
    let feeds: Vec<Feed> = feeds.into_iter().filter(due).collect();
    let left = all - feeds.len();
    (feeds, left)
}

/// Fetches these feeds and keeps what they bring, then the pages of articles whose feeds want the whole text;
/// `tell` hears of each as soon as it is kept, in the order in
/// which they come. Where `stop` becomes true, what is under way is dropped and the rest is not asked.
///
/// # Errors
/// Where the store may not be written, or a write fails; what was told of before is kept.
pub fn refresh(
    store: &mut Store,
    feeds: Vec<Feed>,
    options: &Options,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(&Outcome),
) -> store::Result<Summary> {
    if store.access() != store::Access::Write {
        return Err(StoreError::ReadOnly(store.access()));
    }
    let mut summary = Summary::default();
    let mut asked: BTreeSet<FeedKey> = BTreeSet::new();
    let feeds = feeds.into_iter().filter(|feed| asked.insert(feed.key));
    let mut each = |gathered| -> store::Result<()> {
        let outcome = keep::keep(store, gathered, now())?;
        summary.count(&outcome);
        tell(&outcome);
        Ok(())
    };
    gather::gather(feeds.collect(), options, stop, &mut each)?;
    summary.pages = pages::complete(store, options, stop)?;
    summary.gone = let_go(store, options.keep)?;
    Ok(summary)
}

/// Deletes what is not to be kept; how many articles went.
fn let_go(store: &mut Store, keep: Keep) -> store::Result<usize> {
    if keep == Keep::default() {
        return Ok(0);
    }
    let age = |days| i64::from(days) * 24 * 60 * 60;
    store.retain(Retention {
        before: keep.days.map(|days| now() - age(days)),
        newest: keep.newest.map(|newest| newest as usize),
        unread_too: false,
    })
}

/// Seconds since 1970, UTC.
fn now() -> i64 {
    Timestamp::now().as_second()
}
