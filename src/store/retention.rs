//! What is not kept for ever. Nothing starred or tagged goes, and what went does not come back.

use rusqlite::params;

use super::{ArticleKey, Result, Store};

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
        self.connection
            .prepare_cached("DELETE FROM term WHERE rowid = ?")?
            .execute([article])?;
        self.connection
            .prepare_cached("DELETE FROM article WHERE id = ?")?
            .execute([article])?;
        Ok(())
    }
}
