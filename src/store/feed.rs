//! Subscriptions: addresses, settings, and how the last fetch went.

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::{Result, Store};
use crate::{domain::FeedKey, query::term::fold};

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its name in the store.
    pub key: FeedKey,
    /// Where it is fetched from: an address, or the path of a file or folder.
    pub address: String,
    /// The title that the feed gives itself.
    pub title: Option<String>,
    /// The page that it belongs to.
    pub link: Option<String>,
    /// What the user has set.
    pub settings: Settings,
    /// How fetching went.
    pub fetched: Fetched,
}

/// What the user has set for a feed. What is not set is left to the general settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// A title instead of the feed's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The folders it lies in, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folder: Vec<String>,
    /// Minutes between two refreshes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<u32>,
    /// Whether the linked page is fetched for each article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_text: Option<bool>,
    /// A query that an article must fit to be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// Request headers to send, names and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The user's name at the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// A command whose first line of output is the password; the password itself is never stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_command: Option<String>,
}

/// How fetching a feed went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fetched {
    /// The last ETag, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// The last Last-Modified, byte for byte.
    pub modified: Option<Vec<u8>>,
    /// When it was last tried.
    pub tried: Option<i64>,
    /// When it last went well.
    pub succeeded: Option<i64>,
    /// Before this time it is not asked again.
    pub due: Option<i64>,
    /// How many times in a row it has failed.
    pub failures: u32,
    /// Why it failed the last time, where it did.
    pub failure: Option<String>,
    /// Whether the server says that it is gone for good.
    pub gone: bool,
}

impl Feed {
    /// What a list calls it: the user's title, else its own, else its address, or of a file or folder the last
    /// part of its path.
    #[must_use]
    pub fn name(&self) -> &str {
        let title = self.settings.title.as_deref().or(self.title.as_deref());
        title.unwrap_or_else(|| last_part(&self.address))
    }
}

/// What a path leads to; an address of the web whole.
fn last_part(address: &str) -> &str {
    let path = address.strip_prefix("file://").unwrap_or(address);
    let mut parts = path.split('/').rev().filter(|part| !part.is_empty());
    match parts.next() {
        Some(last) if path.starts_with('/') => last,
        _ => address,
    }
}

const COLUMNS: &str = "id, address, title, link, settings, etag, modified, tried, succeeded, due, failures, failure, gone";

impl Store {
    /// All feeds, in the order in which they were added.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        let mut select = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM feed ORDER BY id"))?;
        let feeds = select.query_map([], feed)?;
        Ok(feeds.collect::<rusqlite::Result<_>>()?)
    }

    /// The feed at an address, where there is one.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn feed_at(&self, address: &str) -> Result<Option<Feed>> {
        let mut select = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM feed WHERE address = ?"))?;
        Ok(select.query_row([address], feed).optional()?)
    }

    /// Subscribes to an address. Where it is subscribed to already, only the settings change.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn subscribe(&mut self, address: &str, settings: &Settings) -> Result<FeedKey> {
        self.lastingly(|store| {
            let insert = "INSERT INTO feed (address, settings, name) VALUES (?1, ?2, '')
                ON CONFLICT (address) DO UPDATE SET settings = ?2 RETURNING id";
            let key =
                store
                    .connection
                    .query_row(insert, params![address, json(settings)], |row| row.get(0))?;
            store.rename(FeedKey(key))?;
            Ok(FeedKey(key))
        })
    }

    /// Ends a subscription. Articles that no other feed carries go with it, but not the starred or tagged.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn unsubscribe(&mut self, feed: FeedKey) -> Result<()> {
        self.lastingly(|store| {
            let alone = "SELECT article FROM carried WHERE feed = ?1
                AND NOT EXISTS (SELECT 1 FROM carried other WHERE other.article = carried.article AND feed <> ?1)
                AND NOT EXISTS (SELECT 1 FROM article WHERE id = article AND starred <> 0)
                AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.article = carried.article)";
            let mut select = store.connection.prepare_cached(alone)?;
            let articles: Vec<i64> = select.query_map([feed.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            drop(select);
            // Subscribed to again, the feed brings them again.
            let again = format!("DELETE FROM identity WHERE article IN ({alone})");
            store.connection.execute(&again, [feed.0])?;
            for article in articles {
                store.delete(article)?;
            }
            store.connection.execute("DELETE FROM feed WHERE id = ?", [feed.0])?;
            Ok(())
        })
    }

    /// Keeps what the feed says of itself.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn describe(
        &mut self,
        feed: FeedKey,
        title: Option<&str>,
        link: Option<&str>,
    ) -> Result<()> {
        self.together(|store| {
            let update = "UPDATE feed SET title = ?2, link = ?3 WHERE id = ?1 AND (title IS NOT ?2 OR link IS NOT ?3)";
            if store.connection.prepare_cached(update)?.execute(params![feed.0, title, link])? > 0 {
                store.rename(feed)?;
            }
            Ok(())
        })
    }

    /// Gives the feed another address, unless another feed has it.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn readdress(&mut self, feed: FeedKey, address: &str) -> Result<()> {
        self.together(|store| {
            store.connection.execute(
                "UPDATE OR IGNORE feed SET address = ? WHERE id = ?",
                params![address, feed.0],
            )?;
            store.rename(feed)
        })
    }

    /// Keeps how a fetch went.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn fetched(&mut self, feed: FeedKey, fetched: &Fetched) -> Result<()> {
        self.together(|store| {
            let update =
                "UPDATE feed SET etag = ?2, modified = ?3, tried = ?4, succeeded = ?5, due = ?6,
                failures = ?7, failure = ?8, gone = ?9 WHERE id = ?1";
            store.connection.prepare_cached(update)?.execute(params![
                feed.0,
                fetched.etag,
                fetched.modified,
                fetched.tried,
                fetched.succeeded,
                fetched.due,
                fetched.failures,
                fetched.failure,
                fetched.gone,
            ])?;
            Ok(())
        })
    }

    /// Brings the name that queries look for up to date.
    fn rename(&self, feed: FeedKey) -> Result<()> {
        let select = format!("SELECT {COLUMNS} FROM feed WHERE id = ?");
        let known = self
            .connection
            .prepare_cached(&select)?
            .query_row([feed.0], self::feed)?;
        let titles = [
            known.settings.title.as_deref(),
            known.title.as_deref(),
            Some(&known.address),
        ];
        let name = titles
            .map(|title| fold(title.unwrap_or_default()))
            .join(" ");
        let name = format!(" {name} ");
        self.connection
            .prepare_cached("UPDATE feed SET name = ? WHERE id = ?")?
            .execute(params![name, feed.0])?;
        Ok(())
    }
}

fn json(settings: &Settings) -> String {
    serde_json::to_string(settings).expect("settings are plain data")
}

fn feed(row: &Row) -> rusqlite::Result<Feed> {
    let settings: String = row.get("settings")?;
    Ok(Feed {
        key: FeedKey(row.get("id")?),
        address: row.get("address")?,
        title: row.get("title")?,
        link: row.get("link")?,
        settings: serde_json::from_str(&settings).unwrap_or_default(),
        fetched: Fetched {
            etag: row.get("etag")?,
            modified: row.get("modified")?,
            tried: row.get("tried")?,
            succeeded: row.get("succeeded")?,
            due: row.get("due")?,
            failures: row.get("failures")?,
            failure: row.get("failure")?,
            gone: row.get("gone")?,
        },
    })
}
