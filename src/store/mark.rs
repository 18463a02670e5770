//! What the reader marks: read, starred, tagged; what is said of records is kept by [`super::verdict`].

use rusqlite::{Connection, params};

use super::{Result, Store};
use crate::domain::{ArticleKey, Mark};

impl Store {
    /// Marks articles, all or none, and says which of them were not marked so before.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn mark(&mut self, articles: &[ArticleKey], mark: &Mark) -> Result<Vec<ArticleKey>> {
        self.lastingly(|store| {
            let mut changed = Vec::new();
            for article in articles {
                if store.mark_one(article.0, mark)? {
                    changed.push(*article);
                }
            }
            Ok(changed)
        })
    }

    fn mark_one(&self, article: i64, mark: &Mark) -> Result<bool> {
        let run = |sql: &str, value: &dyn rusqlite::ToSql| -> Result<bool> {
            let mut statement = self.connection.prepare_cached(sql)?;
            Ok(statement.execute(params![article, value])? > 0)
        };
        match mark {
            Mark::Read(read) => run(
                "UPDATE article SET read = ?2 WHERE id = ?1 AND read <> ?2",
                read,
            ),
            Mark::Starred(starred) => run(
                "UPDATE article SET starred = ?2 WHERE id = ?1 AND starred <> ?2",
                starred,
            ),
            Mark::Tagged(tag) => run(
                "INSERT OR IGNORE INTO tag (article, name) SELECT id, ?2 FROM article WHERE id = ?1",
                &tag.trim(),
            ),
            Mark::Untagged(tag) => run(
                "DELETE FROM tag WHERE article = ?1 AND name = ?2",
                &tag.trim(),
            ),
            Mark::Judged { record, now, .. } => self.judge(article, record, *now),
        }
    }

    /// The tags of an article, by name.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn tags_of(&self, article: ArticleKey) -> Result<Vec<String>> {
        strings(
            &self.connection,
            "SELECT name FROM tag WHERE article = ? ORDER BY name",
            article.0,
        )
    }

    /// All tags that are used, by name.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn tags(&self) -> Result<Vec<String>> {
        strings(
            &self.connection,
            "SELECT DISTINCT name FROM tag WHERE article > ? ORDER BY name",
            -1,
        )
    }
}

/// The first column of all rows.
pub(super) fn strings(connection: &Connection, sql: &str, number: i64) -> Result<Vec<String>> {
    let mut select = connection.prepare_cached(sql)?;
    let found = select.query_map([number], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
