//! The shelves: all articles, feeds in their folders, smart feeds, each with how many it has and how many are not read.

use super::{Library, now, told};
use crate::{
    app::{Shelf, Shelved},
    query::{self, Condition, Marked, Query},
    runtime::folders::{Lying, in_folders},
    store::{self, Count, Feed, Smart, Store},
};

impl Library {
    pub(super) fn shelves(&mut self) -> Result<Vec<Shelved>, String> {
        let samples = self.samples.len();
        let store = self.store()?;
        let _moment = store.moment().map_err(told)?;
        let Count {
            unread,
            starred,
            all,
        } = store.count_of_all().map_err(told)?;
        let plain = |shelf, name: &str, unread, all| Shelved {
            shelf,
            name: name.into(),
            depth: 0,
            unread,
            all,
            failure: None,
            asked: None,
        };
        let mut shelves = vec![plain(Shelf::All, "All articles", unread, all)];
        if all > 0 {
            shelves.push(plain(Shelf::Unread, "Unread", unread, unread));
        }
        let counts = store.counts().map_err(told)?;
        let of_feed = |feed: &Feed| {
            let at = counts.binary_search_by_key(&feed.key, |(key, _)| *key);
            at.map(|at| counts[at].1).unwrap_or_default()
        };
        let feeds = store.feeds().map_err(told)?.into_iter();
        let feeds = feeds.map(|feed| {
            let count = of_feed(&feed);
            Lying::feed(feed, count)
        });
        let mut lying: Vec<Lying> = feeds.collect();
        for smart in store.smart_feeds().map_err(told)? {
            let count = of_smart(store, &smart).map_err(told)?;
            lying.push(Lying::smart(smart, count));
        }
        shelves.extend(in_folders(lying));
        if starred > 0 {
            shelves.push(plain(Shelf::Starred, "Starred", 0, starred));
        }
        if all == 0 {
            shelves.push(plain(Shelf::Samples, "Samples", 0, samples));
        }
        Ok(shelves)
    }
}

/// How many articles a smart feed means; none where its query is not understood.
fn of_smart(store: &Store, smart: &Smart) -> store::Result<Count> {
    let Ok(query) = query::parse(&smart.query) else {
        return Ok(Count::default());
    };
    let now = now();
    let all = store.count(&query, now)?;
    let unread = Query::All(vec![Query::If(Condition::Is(Marked::Unread)), query]);
    Ok(Count {
        unread: store.count(&unread, now)?,
        all,
        ..Count::default()
    })
}
