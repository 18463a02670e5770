//! Articles coming in: made ready on any thread, then received, each once.

use rusqlite::{OptionalExtension, params};

use super::{ArticleKey, FeedKey, Result, Store, identity::Identity, squeeze::Squeezer};
use crate::text::harmless;

/// An entry of a feed, as the feed gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewArticle {
    /// The id that the feed gives it.
    pub guid: Option<String>,
    /// The page it is on.
    pub link: Option<String>,
    /// Its title as plain words; may be empty.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<i64>,
    /// What it says.
    pub body: Body,
}

/// What an article says, as its feed or page gave it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Whether it is HTML; else plain text.
    pub html: bool,
    /// The text, with its marks.
    pub markup: String,
}

/// An article that only waits to be written: known by its keys, its body squeezed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    article: NewArticle,
    identity: Identity,
    size: usize,
    data: Vec<u8>,
}

/// What came of received articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Received {
    /// So many were new.
    pub new: usize,
    /// So many were known and say something else now.
    pub changed: usize,
    /// So many were known as they are, or had been deleted.
    pub known: usize,
}

/// Makes articles of one feed ready to be received. It needs no store and may be done on any thread.
#[must_use]
pub fn prepare(feed: FeedKey, articles: Vec<NewArticle>) -> Vec<Prepared> {
    let mut squeezer = Squeezer::new();
    let prepare = |mut article: NewArticle| {
        make_harmless(&mut article);
        Prepared {
            identity: Identity::of(feed, &article),
            size: article.body.markup.len(),
            data: squeezer.squeeze(&std::mem::take(&mut article.body.markup)),
            article,
        }
    };
    articles.into_iter().map(prepare).collect()
}

/// Takes out of title and author what would do something to a terminal, whole: what is left of an escape
/// sequence whose first byte alone is taken is shown as rubbish.
fn make_harmless(article: &mut NewArticle) {
    article.title = line(&article.title);
    article.author = article.author.as_deref().map(line);
}

fn line(text: &str) -> String {
    let words = harmless(text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where an article that comes in stands.
enum Known {
    Not,
    Deleted,
    As { key: i64, content: i64 },
}

impl Store {
    /// Takes in the articles that a feed gave at the time `now`, all or none. A known article keeps its marks
    /// whatever it says now; a deleted one does not come back.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn receive(&mut self, feed: FeedKey, articles: &[Prepared], now: i64) -> Result<Received> {
        self.together(|store| {
            let mut received = Received::default();
            // A feed lists the newest first; stored last, it has the largest key.
            for article in articles.iter().rev() {
                let (key, outcome) = store.take_in(article, now)?;
                if let Some(key) = key {
                    store.carry(feed, key)?;
                }
                match outcome {
                    Outcome::New => received.new += 1,
                    Outcome::Changed => received.changed += 1,
                    Outcome::Known => received.known += 1,
                }
            }
            Ok(received)
        })
    }

    /// Takes in one article; its key unless it had been deleted.
    pub(super) fn take_in(
        &self,
        article: &Prepared,
        now: i64,
    ) -> Result<(Option<ArticleKey>, Outcome)> {
        let (key, outcome) = match self.recognise(&article.identity)? {
            Known::Deleted => return Ok((None, Outcome::Known)),
            Known::Not => (self.insert(article, now)?, Outcome::New),
            Known::As { key, content } if content == article.identity.content => {
                return Ok((Some(ArticleKey(key)), Outcome::Known));
            }
            Known::As { key, .. } => {
                self.replace(key, article)?;
                (key, Outcome::Changed)
            }
        };
        self.remember(key, &article.identity)?;
        Ok((Some(ArticleKey(key)), outcome))
    }

    /// Keeps that a feed carries an article.
    pub(super) fn carry(&self, feed: FeedKey, article: ArticleKey) -> Result<()> {
        let carry = "INSERT OR IGNORE INTO carried (feed, article) VALUES (?, ?)";
        self.connection
            .prepare_cached(carry)?
            .execute([feed.0, article.0])?;
        Ok(())
    }

    fn recognise(&self, identity: &Identity) -> Result<Known> {
        let select = "SELECT identity.article, content FROM identity LEFT JOIN article ON article.id = identity.article WHERE key = ?";
        let mut select = self.connection.prepare_cached(select)?;
        for key in &identity.keys {
            let found: Option<(Option<i64>, Option<i64>)> = select
                .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            match found {
                Some((Some(key), Some(content))) => return Ok(Known::As { key, content }),
                Some(_) => return Ok(Known::Deleted),
                None => {}
            }
        }
        Ok(Known::Not)
    }

    fn insert(&self, prepared: &Prepared, now: i64) -> Result<i64> {
        let article = &prepared.article;
        // A date to come would keep an article on top of the list for as long.
        let at = article
            .published
            .map_or(now, |published| published.min(now));
        let insert =
            "INSERT INTO article (at, published, fetched, guid, link, title, author, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        self.connection.prepare_cached(insert)?.execute(params![
            at,
            article.published,
            now,
            kept_guid(article),
            article.link,
            article.title,
            article.author,
            prepared.identity.content,
        ])?;
        let key = self.connection.last_insert_rowid();
        self.write_body(key, prepared)?;
        Ok(key)
    }

    fn replace(&self, key: i64, prepared: &Prepared) -> Result<()> {
        let article = &prepared.article;
        let update = "UPDATE article SET title = ?2, author = ?3, link = ?4, content = ?5,
            published = coalesce(?6, published),
            guid = CASE WHEN guid = '' AND link IS NOT ?4 THEN link ELSE guid END WHERE id = ?1";
        self.connection.prepare_cached(update)?.execute(params![
            key,
            article.title,
            article.author,
            article.link,
            prepared.identity.content,
            article.published,
        ])?;
        self.forget_analysis(key)?;
        self.forget_given(key)?;
        self.write_body(key, prepared)
    }

    fn write_body(&self, key: i64, prepared: &Prepared) -> Result<()> {
        let write = "INSERT OR REPLACE INTO body (article, html, size, data) VALUES (?, ?, ?, ?)";
        let size = i64::try_from(prepared.size).unwrap_or(i64::MAX);
        self.connection.prepare_cached(write)?.execute(params![
            key,
            prepared.article.body.html,
            size,
            prepared.data,
        ])?;
        Ok(())
    }

    /// Lets the article be known by all its keys. One that is another's already stays that one's.
    fn remember(&self, key: i64, identity: &Identity) -> Result<()> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO identity (key, article) VALUES (?, ?)")?;
        for known_by in &identity.keys {
            insert.execute([*known_by, key])?;
        }
        Ok(())
    }
}

/// An id as it is kept: one that is the article's link, as most are, is empty.
fn kept_guid(article: &NewArticle) -> Option<&str> {
    let guid = article.guid.as_deref().filter(|guid| !guid.is_empty())?;
    Some(if article.link.as_deref() == Some(guid) {
        ""
    } else {
        guid
    })
}

/// What came of one received article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    New,
    Changed,
    Known,
}
