//! What the reader marks: read, starred, tagged.

use rusqlite::{Connection, params};

use super::{ArticleKey, Result, Store};

/// A mark to set or take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Read or not.
    Read(bool),
    /// Starred or not.
    Starred(bool),
    /// With this tag. Tags that differ only in the size of letters are one.
    Tagged(String),
    /// Without this tag.
    Untagged(String),
}

impl Store {
    /// Marks articles, all or none.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn mark(&mut self, articles: &[ArticleKey], mark: &Mark) -> Result<()> {
        self.lastingly(|store| {
            for article in articles {
                store.mark_one(article.0, mark)?;
            }
            Ok(())
        })
    }

    fn mark_one(&self, article: i64, mark: &Mark) -> Result<()> {
        let run = |sql: &str, value: &dyn rusqlite::ToSql| -> Result<()> {
            self.connection
                .prepare_cached(sql)?
                .execute(params![article, value])?;
            Ok(())
        };
        match mark {
            Mark::Read(read) => run("UPDATE article SET read = ?2 WHERE id = ?1", read),
            Mark::Starred(starred) => run("UPDATE article SET starred = ?2 WHERE id = ?1", starred),
            Mark::Tagged(tag) => run(
                "INSERT OR IGNORE INTO tag (article, name) SELECT id, ?2 FROM article WHERE id = ?1",
                &tag.trim(),
            ),
            Mark::Untagged(tag) => run(
                "DELETE FROM tag WHERE article = ?1 AND name = ?2",
                &tag.trim(),
            ),
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
