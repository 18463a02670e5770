//! What is not kept for ever. Nothing starred or tagged goes, and what went does not come back.

use std::collections::{HashMap, HashSet};

use rusqlite::{params, params_from_iter, types::Value};

use super::{ArticleKey, Feed, FeedKey, Result, Store};
use crate::query::{Query, parse};

/// Which articles go. What is not said keeps all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Retention {
    /// Those that lists order before this time.
    pub before: Option<i64>,
    /// Those of each feed beyond its newest so many.
    pub newest: Option<usize>,
    /// Whether the unread may go too.
    pub unread_too: bool,
}

impl Store {
    /// Deletes what is not to be kept, and says how many articles went.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn retain(&mut self, retention: Retention) -> Result<usize> {
        self.together(|store| {
            // An article goes where it is among the newest of none of its feeds.
            let select = "WITH ranked AS (SELECT carried.article, row_number()
                    OVER (PARTITION BY feed ORDER BY at DESC, id DESC) AS place
                    FROM carried JOIN article ON id = carried.article WHERE ?3 IS NOT NULL),
                  kept AS (SELECT article FROM ranked WHERE place <= ?3)
                SELECT id FROM article WHERE starred = 0 AND (read <> 0 OR ?1)
                AND id NOT IN (SELECT article FROM tag)
                AND (at < ?2 OR (?3 IS NOT NULL AND id NOT IN kept))";
            let newest = retention
                .newest
                .map(|newest| i64::try_from(newest).unwrap_or(i64::MAX));
            let mut select = store.connection.prepare_cached(select)?;
            let found = select.query_map(
                params![retention.unread_too, retention.before, newest],
                |row| row.get(0),
            )?;
            let articles: Vec<i64> = found.collect::<rusqlite::Result<_>>()?;
            drop(select);
            articles
                .iter()
                .try_for_each(|&article| store.delete(article))?;
            Ok(articles.len())
        })
    }

    /// Deletes those of these articles, looked through already, that no feed wants which carries them: each
    /// has a filter that they do not fit. Nothing starred or tagged goes. Ages are as of `now`.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn sift(&mut self, articles: &[ArticleKey], now: i64) -> Result<usize> {
        let feeds = self.feeds()?;
        let filter = |feed: &Feed| feed.settings.filter.as_deref().map(parse);
        // A filter that is not understood keeps everything.
        let filters: Vec<(FeedKey, Query)> = feeds
            .iter()
            .filter_map(|feed| Some((feed.key, filter(feed)?.ok()?)))
            .collect();
        if filters.is_empty() || articles.is_empty() {
            return Ok(0);
        }
        self.together(|store| {
            let mut gone = 0;
            let fits = filters.iter().map(|(feed, query)| {
                let fit = store.fitting(articles, query, now)?;
                Ok((*feed, fit))
            });
            let fits: HashMap<FeedKey, HashSet<i64>> = fits.collect::<Result<_>>()?;
            for article in articles {
                let carriers = store.carriers(*article)?;
                let wants = |feed: &FeedKey| {
                    let fit = fits.get(feed);
                    fit.is_none_or(|fit| fit.contains(&article.0))
                };
                if !carriers.is_empty() && !carriers.iter().any(wants) {
                    store.delete(article.0)?;
                    gone += 1;
                }
            }
            Ok(gone)
        })
    }

    /// Those of these articles that a query means.
    fn fitting(&self, articles: &[ArticleKey], query: &Query, now: i64) -> Result<HashSet<i64>> {
        let (from, clause, mut values) = self.plan(query, now)?;
        values.extend(articles.iter().map(|article| Value::Integer(article.0)));
        let places = vec!["?"; articles.len()].join(", ");
        let sql = format!("SELECT id FROM {from} WHERE {clause} AND article.id IN ({places})");
        let mut select = self.connection.prepare_cached(&sql)?;
        let fitting = select.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(fitting.collect::<rusqlite::Result<_>>()?)
    }

    /// The feeds that carry an article; none of one that is starred or tagged, for that is nobody's but the
    /// user's.
    fn carriers(&self, article: ArticleKey) -> Result<Vec<FeedKey>> {
        let select = "SELECT feed FROM carried WHERE article = ?1
            AND NOT EXISTS (SELECT 1 FROM article WHERE id = ?1 AND starred <> 0)
            AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.article = ?1)";
        let mut select = self.connection.prepare_cached(select)?;
        let feeds = select.query_map([article.0], |row| row.get(0).map(FeedKey))?;
        Ok(feeds.collect::<rusqlite::Result<_>>()?)
    }

    /// Deletes one article, whatever its marks; its feed does not bring it back.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn remove(&mut self, article: ArticleKey) -> Result<()> {
        self.lastingly(|store| store.delete(article.0))
    }

    /// Takes an article and its words away; its keys stay, without it.
    pub(super) fn delete(&self, article: i64) -> Result<()> {
        self.leave_story(article)?;
        self.forget_found(article)?;
        self.connection
            .prepare_cached("DELETE FROM term WHERE rowid = ?")?
            .execute([article])?;
        self.connection
            .prepare_cached("DELETE FROM article WHERE id = ?")?
            .execute([article])?;
        Ok(())
    }
}
