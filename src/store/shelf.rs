//! Shelves of the reading desk: how many articles stand on each, which ones, and what a list shows of some of
//! them. A list of any length is its keys; rows are read of those that are seen.

use rusqlite::{params_from_iter, types::Value};

use super::{
    ArticleKey, FeedKey, Result, Row, Store,
    page::{SELECT, row},
};
use crate::query::Query;

/// How many articles there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Not read.
    pub unread: usize,
    /// All.
    pub all: usize,
}

impl Store {
    /// How many articles each feed carries, by key; a feed without any is left out.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn counts(&self) -> Result<Vec<(FeedKey, Count)>> {
        // The unread have an index of their own: in a store that is read they are few.
        let all = "SELECT feed, count(*) FROM carried GROUP BY feed";
        let unread = "SELECT feed, count(*) FROM article INDEXED BY article_unread
            JOIN carried ON carried.article = article.id WHERE read = 0 GROUP BY feed";
        let unread = self.per_feed(unread)?;
        let of = |feed| match unread.binary_search_by_key(&feed, |(feed, _)| *feed) {
            Ok(at) => unread[at].1,
            Err(_) => 0,
        };
        let counts = self.per_feed(all)?.into_iter();
        let count = |(feed, all)| {
            let unread = of(feed);
            (feed, Count { unread, all })
        };
        Ok(counts.map(count).collect())
    }

    fn per_feed(&self, select: &str) -> Result<Vec<(FeedKey, usize)>> {
        let mut select = self.connection.prepare_cached(select)?;
        let counts = select.query_map([], |row| {
            let count: i64 = row.get(1)?;
            Ok((
                FeedKey(row.get(0)?),
                usize::try_from(count).unwrap_or_default(),
            ))
        })?;
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    }

    /// The keys of the articles that a query means, the newest first, at most `limit`; of those only that one of
    /// `feeds` carries, where feeds are given. Ages are as of `now`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn keys(
        &self,
        feeds: Option<&[FeedKey]>,
        query: &Query,
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
        let sql = format!(
            "SELECT id FROM {from} WHERE {clause} {carried} ORDER BY at DESC, id DESC LIMIT ?"
        );
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
        let keys = store.keys(feeds, &query, 100, limit).unwrap();
        let rows = store.rows(&keys).unwrap();
        rows.into_iter().map(|row| row.title).collect()
    }

    #[test]
    fn a_feed_counts_what_it_carries() {
        let (_folder, mut store, [one, two]) = shop();
        let newest = store.keys(None, &Query::Every, 100, 2).unwrap();
        assert_eq!(
            store.mark(&newest, &Mark::Read(true)).unwrap().len(),
            newest.len()
        );
        assert_eq!(store.mark(&newest, &Mark::Read(true)).unwrap(), []);
        let count = |unread, all| Count { unread, all };
        assert_eq!(
            store.counts().unwrap(),
            [(one, count(4, 5)), (two, count(0, 2))]
        );
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
}
