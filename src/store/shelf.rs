//! Shelves of the reading desk: how many articles stand on each, which ones, and what a list shows of some of
//! them. A list of any length is its keys; rows are read of those that are seen.

use rusqlite::{Row as SqlRow, params_from_iter, types::Value};

use super::{
    ArticleKey, FeedKey, ListOrder, Result, Row, Store,
    page::{SELECT, row},
};
use crate::query::Query;

/// How many articles there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Not read.
    pub unread: usize,
    /// With a star.
    pub starred: usize,
    /// All.
    pub all: usize,
}

impl Store {
    /// How many articles each feed carries, by key; a feed without any is left out. Nothing is counted for it:
    /// the store keeps these numbers with every change.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn counts(&self) -> Result<Vec<(FeedKey, Count)>> {
        let select = "SELECT feed, unread, starred, articles FROM tally WHERE feed > 0 AND articles > 0 ORDER BY feed";
        let mut select = self.connection.prepare_cached(select)?;
        let counts = select.query_map([], |row| Ok((FeedKey(row.get(0)?), count(row)?)))?;
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    }

    /// How many articles there are, as fast as [`Store::counts`].
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn count_of_all(&self) -> Result<Count> {
        let select = "SELECT feed, unread, starred, articles FROM tally WHERE feed = 0";
        let mut select = self.connection.prepare_cached(select)?;
        Ok(select.query_row([], count)?)
    }

    /// The keys of the articles that a query means, in an order, at most `limit`; of those only that one of
    /// `feeds` carries, where feeds are given. Ages are as of `now`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn keys(
        &self,
        feeds: Option<&[FeedKey]>,
        query: &Query,
        order: ListOrder,
        now: i64,
        limit: usize,
    ) -> Result<Vec<ArticleKey>> {
        let (from, clause, mut values) = self.plan(query, now)?;
        let carried = match feeds {
            None => String::new(),
            Some(feeds) => {
                values.extend(feeds.iter().map(|feed| Value::Integer(feed.0)));
                let places = vec!["?"; feeds.len()].join(", ");
                format!("AND article.id IN (SELECT article FROM carried WHERE feed IN ({places}))")
            }
        };
        values.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let order = sql_of(order);
        let sql =
            format!("SELECT id FROM {from} WHERE {clause} {carried} ORDER BY {order} LIMIT ?");
        let mut select = self.connection.prepare_cached(&sql)?;
        let keys = select.query_map(params_from_iter(values), |row| row.get(0).map(ArticleKey))?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }

    /// What a list shows of these articles, in this order; those that are gone are left out.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn rows(&self, keys: &[ArticleKey]) -> Result<Vec<Row>> {
        let mut select = self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE article.id = ?"))?;
        let mut rows = Vec::with_capacity(keys.len());
        for key in keys {
            rows.extend(
                select
                    .query_map([key.0], row)?
                    .collect::<rusqlite::Result<Vec<_>>>()?,
            );
        }
        Ok(rows)
    }
}

/// What rows of articles are ordered by.
const fn sql_of(order: ListOrder) -> &'static str {
    match order {
        ListOrder::Newest => "at DESC, id DESC",
        ListOrder::Oldest => "at, id",
        ListOrder::Unread => "read, at DESC, id DESC",
        // By the name that the list shows.
        ListOrder::Feed => {
            "(SELECT coalesce(settings ->> 'title', feed.title, address) FROM carried JOIN feed ON feed.id = feed
              WHERE carried.article = article.id LIMIT 1) COLLATE NOCASE, at DESC, id DESC"
        }
    }
}

/// The numbers of a row of the tally.
fn count(row: &SqlRow) -> rusqlite::Result<Count> {
    let number = |column| -> rusqlite::Result<usize> {
        let number: i64 = row.get(column)?;
        Ok(usize::try_from(number).unwrap_or_default())
    };
    Ok(Count {
        unread: number(1)?,
        starred: number(2)?,
        all: number(3)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Body, Mark, NewArticle, Settings, prepare};

    /// Two feeds; the second carries the first's newest article too.
    fn shop() -> (tempfile::TempDir, Store, [FeedKey; 2]) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let feeds = ["one", "two"].map(|name| {
            let address = format!("https://{name}.example/feed");
            store.subscribe(&address, &Settings::default()).unwrap()
        });
        let article = |number: i64| NewArticle {
            link: Some(format!("https://news.example/{number}")),
            title: format!("No {number}"),
            published: Some(number),
            body: Body {
                html: false,
                markup: format!("Boat {number} has come in."),
            },
            ..NewArticle::default()
        };
        let one = (0..5).rev().map(article).collect();
        let two = vec![article(7), article(4)];
        for (feed, articles) in feeds.into_iter().zip([one, two]) {
            let prepared = prepare(feed, articles);
            store.receive(feed, &prepared, 100).unwrap();
        }
        (folder, store, feeds)
    }

    fn titles(store: &Store, feeds: Option<&[FeedKey]>, query: &str, limit: usize) -> Vec<String> {
        let query = crate::query::parse(query).unwrap();
        let keys = store
            .keys(feeds, &query, ListOrder::Newest, 100, limit)
            .unwrap();
        let rows = store.rows(&keys).unwrap();
        rows.into_iter().map(|row| row.title).collect()
    }

    #[test]
    fn a_feed_counts_what_it_carries() {
        let (_folder, mut store, [one, two]) = shop();
        let newest = store
            .keys(None, &Query::Every, ListOrder::Newest, 100, 2)
            .unwrap();
        assert_eq!(
            store.mark(&newest, &Mark::Read(true)).unwrap().len(),
            newest.len()
        );
        assert_eq!(store.mark(&newest, &Mark::Read(true)).unwrap(), []);
        let count = |unread, all| Count {
            unread,
            all,
            starred: 0,
        };
        assert_eq!(
            store.counts().unwrap(),
            [(one, count(4, 5)), (two, count(0, 2))]
        );
        assert_eq!(store.count_of_all().unwrap(), count(4, 6));
    }

    /// What counting gives, in the order of the tally.
    fn counted(store: &Store) -> Vec<[i64; 4]> {
        let counted = "SELECT 0, count(*), coalesce(sum(read = 0), 0), coalesce(sum(starred <> 0), 0) FROM article
            UNION ALL SELECT feed, count(*), sum(read = 0), sum(starred <> 0)
            FROM carried JOIN article ON id = article GROUP BY feed ORDER BY 1";
        numbers(store, counted)
    }

    fn numbers(store: &Store, select: &str) -> Vec<[i64; 4]> {
        let mut select = store.connection.prepare(select).unwrap();
        let rows = select.query_map([], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        });
        rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn the_tally_is_what_counting_gives_after_every_change() {
        let (_folder, mut store, [one, two]) = shop();
        let check = |store: &Store, after: &str| {
            let tally = "SELECT feed, articles, unread, starred FROM tally
                WHERE feed = 0 OR articles > 0 ORDER BY feed";
            assert_eq!(numbers(store, tally), counted(store), "{after}");
        };
        check(&store, "receiving");
        let keys = store
            .keys(None, &Query::Every, ListOrder::Newest, 100, 9)
            .unwrap();
        for (mark, of) in [
            (Mark::Read(true), &keys[..3]),
            (Mark::Starred(true), &keys[1..4]),
            (Mark::Read(true), &keys[..]),
            (Mark::Read(false), &keys[2..5]),
            (Mark::Starred(false), &keys[3..4]),
        ] {
            store.mark(of, &mark).unwrap();
            check(&store, "marking");
        }
        store.remove(keys[1]).unwrap();
        check(&store, "removing what two feeds carry");
        store.remove(keys[4]).unwrap();
        check(&store, "removing what is not read");
        let undone = store.together(|store| {
            store.mark(&keys, &Mark::Read(true))?;
            store.unsubscribe(two)?;
            Err::<(), _>(crate::store::Error::Full)
        });
        assert!(undone.is_err());
        check(&store, "a change that was undone");
        store.unsubscribe(one).unwrap();
        check(&store, "ending a subscription");
        store.unsubscribe(two).unwrap();
        check(&store, "ending the other");
    }

    #[test]
    fn a_shelf_is_its_keys_the_newest_first() {
        let (_folder, store, [one, two]) = shop();
        let check = |feeds: Option<&[FeedKey]>, query, limit, expected: &[&str]| {
            assert_eq!(titles(&store, feeds, query, limit), expected);
        };
        check(None, "is:unread", 3, &["No 7", "No 4", "No 3"]);
        check(Some(&[two]), "", 9, &["No 7", "No 4"]);
        check(Some(&[one]), "date:1970", 2, &["No 4", "No 3"]);
        check(Some(&[one, two]), "", 2, &["No 7", "No 4"]);
        check(Some(&[]), "", 2, &[]);
    }

    #[test]
    fn a_shelf_is_read_in_every_order() {
        let (_folder, mut store, [one, two]) = shop();
        store.describe(one, Some("lumira post"), None).unwrap();
        store.describe(two, Some("Tarn Weekly"), None).unwrap();
        let newest = store
            .keys(None, &Query::Every, ListOrder::Newest, 100, 1)
            .unwrap();
        store.mark(&newest, &Mark::Read(true)).unwrap();
        let check = |order, expected: &[&str]| {
            let keys = store.keys(None, &Query::Every, order, 100, 3).unwrap();
            let rows = store.rows(&keys).unwrap();
            let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
            assert_eq!(titles, expected, "{order:?}");
        };
        check(ListOrder::Newest, &["No 7", "No 4", "No 3"]);
        check(ListOrder::Oldest, &["No 0", "No 1", "No 2"]);
        check(ListOrder::Unread, &["No 4", "No 3", "No 2"]);
        check(ListOrder::Feed, &["No 4", "No 3", "No 2"]);
    }
}
