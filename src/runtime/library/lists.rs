//! Lists of articles as they are told: their keys, the beginning first, and the rows that are seen.

use std::{collections::HashSet, sync::Arc};

use super::{FIRST, Library, day, now, told};
use crate::{
    app::{Action, Listed, Listing, Shelf},
    domain::{ArticleKey, ListOrder},
    query::{self, Condition, Marked, Query},
    store::{Feed, Row, Store},
    text,
};

impl Library {
    /// Tells the beginning of a list with its rows; what follows it is wished for, for shelves are seen sooner.
    pub(super) fn tell_list(&mut self, listing: Listing, tell: &dyn Fn(Action) -> bool) -> bool {
        let first = self.keys(&listing, FIRST);
        let whole = first.as_ref().is_ok_and(|keys| keys.len() < FIRST);
        let rows = first.clone().and_then(|keys| self.rows(&keys));
        let (keys, rows, whole) = match rows {
            Err(message) => (Err(message), Vec::new(), true),
            Ok(rows) => (first, rows, whole),
        };
        if !whole {
            self.wished.rest = Some(listing.clone());
        }
        tell(Action::List {
            listing,
            keys: keys.map(Arc::from),
            rows,
            whole,
        })
    }

    /// Tells all of a list whose beginning was told.
    pub(super) fn tell_rest(&mut self, listing: Listing, tell: &dyn Fn(Action) -> bool) -> bool {
        let keys = self.keys(&listing, usize::MAX);
        tell(Action::List {
            listing,
            keys: keys.map(Arc::from),
            rows: Vec::new(),
            whole: true,
        })
    }

    fn keys(&mut self, listing: &Listing, limit: usize) -> Result<Vec<ArticleKey>, String> {
        let Listing {
            shelf,
            filter,
            order,
        } = listing;
        if *shelf == Shelf::Samples {
            let count = i64::try_from(self.samples.len()).unwrap_or(0);
            return Ok((1..=count).map(|number| ArticleKey(-number)).collect());
        }
        let store = self.store()?;
        let feeds = match shelf {
            Shelf::Feed(feed) => Some(vec![*feed]),
            Shelf::Folder(folder) => {
                let feeds = store.feeds().map_err(told)?;
                let inside = |feed: &&Feed| feed.settings.folder.starts_with(folder);
                Some(feeds.iter().filter(inside).map(|feed| feed.key).collect())
            }
            _ => None,
        };
        let query = match shelf {
            Shelf::Unread => Query::If(Condition::Is(Marked::Unread)),
            Shelf::Starred => Query::If(Condition::Is(Marked::Starred)),
            Shelf::Smart(key) => {
                let smart = store.smart_feeds().map_err(told)?;
                let smart = smart.into_iter().find(|smart| smart.key == *key);
                let smart = smart.ok_or("This smart feed is no longer there.")?;
                query::parse(&smart.query).map_err(|mistake| {
                    let why = format!("The query of this smart feed is not understood: {mistake}");
                    text::harmless(&why)
                })?
            }
            _ => Query::Every,
        };
        let filter =
            query::parse(filter).map_err(|mistake| text::harmless(&mistake.to_string()))?;
        let query = match (query, filter) {
            (query, Query::Every) => query,
            (query, filter) => Query::All(vec![query, filter]),
        };
        store
            .keys(feeds.as_deref(), &query, *order, now(), limit)
            .map_err(told)
    }

    pub(super) fn rows(&mut self, keys: &[ArticleKey]) -> Result<Vec<Listed>, String> {
        let (samples, keys): (Vec<_>, Vec<_>) = keys.iter().partition(|key| key.0 < 0);
        let mut rows: Vec<Listed> = samples
            .into_iter()
            .filter_map(|key| Some(self.sample(key).ok()?.0))
            .collect();
        if !keys.is_empty() {
            let store = self.store()?;
            let moment = store.moment().map_err(told)?;
            let stored = store.rows(&keys).map_err(told)?.into_iter();
            let stored = stored.map(|row| listed(store, row));
            let stored: Vec<Listed> = stored.collect::<Result<_, _>>()?;
            drop(moment);
            for mut listed in stored {
                if listed.title.trim().is_empty() {
                    listed.beginning = self.beginning(&listed).unwrap_or_default();
                }
                rows.push(listed);
            }
        }
        Ok(rows)
    }

    /// The first of these that is not read.
    pub(super) fn unread(&mut self, keys: &[ArticleKey]) -> Result<Option<ArticleKey>, String> {
        let query = Query::If(Condition::Is(Marked::Unread));
        let unread = self
            .store()?
            .keys(None, &query, ListOrder::Newest, now(), usize::MAX)
            .map_err(told)?;
        let unread: HashSet<ArticleKey> = unread.into_iter().collect();
        Ok(keys.iter().copied().find(|key| unread.contains(key)))
    }
}

/// What a list shows of an article, harmless.
pub(super) fn listed(store: &Store, row: Row) -> Result<Listed, String> {
    let tags = store.tags_of(row.key).map_err(told)?;
    let harmless = |text: &str| text::harmless(text);
    Ok(Listed {
        key: row.key,
        title: harmless(&row.title),
        beginning: String::new(),
        source: harmless(row.feed.as_deref().unwrap_or_default()),
        day: day(row.at),
        link: row.link.as_deref().map(harmless),
        read: row.read,
        starred: row.starred,
        tags: tags.iter().map(|tag| harmless(tag)).collect(),
        gifts: usize::try_from(row.gifts).unwrap_or_default(),
        meetings: usize::try_from(row.meetings).unwrap_or_default(),
    })
}
