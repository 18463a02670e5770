//! Lists of articles, read a page at a time: what is visible is loaded, whatever the store holds.

use rusqlite::Row as SqlRow;

use super::{Body, Result, Store};
use crate::{domain::ArticleKey, query::Query};

/// A place in the list of articles, the newest first: right behind one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub(super) at: i64,
    pub(super) key: i64,
}

/// What a list shows of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub key: ArticleKey,
    /// What it is ordered by: when it was published, or fetched where that is not known or to come.
    pub at: i64,
    /// Its title; may be empty.
    pub title: String,
    /// The page it is on.
    pub link: Option<String>,
    /// The name of a feed that carries it.
    pub feed: Option<String>,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// How many gifts it reports.
    pub gifts: u32,
    /// How many meetings it reports.
    pub meetings: u32,
    /// The article whose words it tells: itself, unless it is a copy.
    pub story: ArticleKey,
}

/// All that is stored of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Full {
    /// The id that its feed gives it.
    pub guid: Option<String>,
    /// The page it is on.
    pub link: Option<String>,
    /// Its title; may be empty.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<i64>,
    /// When it was fetched.
    pub fetched: i64,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// What it says.
    pub body: Body,
    /// What was found in it, as JSON.
    pub report: Option<String>,
    /// Whether the body or the report cannot be read, because the file is damaged.
    pub damaged: bool,
}

impl Row {
    /// The place right behind it.
    #[must_use]
    pub const fn cursor(&self) -> Cursor {
        Cursor {
            at: self.at,
            key: self.key.0,
        }
    }
}

/// What a page is read with: the columns of [`Row`].
pub(super) const SELECT: &str = "SELECT article.id, at, article.title, article.link, read, starred, gifts, meetings,
    (SELECT coalesce(settings ->> 'title', feed.title, address) FROM carried JOIN feed ON feed.id = feed
     WHERE carried.article = article.id LIMIT 1),
    coalesce(story, article.id)
    FROM article";

impl Store {
    /// The next `limit` articles, the newest first, behind `after`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn page(&self, after: Option<Cursor>, limit: usize) -> Result<Vec<Row>> {
        self.find(&Query::Every, 0, after, limit)
    }
}

pub(super) fn row(row: &SqlRow) -> rusqlite::Result<Row> {
    Ok(Row {
        key: ArticleKey(row.get(0)?),
        at: row.get(1)?,
        title: row.get(2)?,
        link: row.get(3)?,
        read: row.get(4)?,
        starred: row.get(5)?,
        gifts: row.get(6)?,
        meetings: row.get(7)?,
        feed: row.get(8)?,
        story: ArticleKey(row.get(9)?),
    })
}
