//! All that is stored as lines of JSON, and back: a backup that any tool can read.
//!
//! The first line names the shape; then each feed, smart feed and article has a line. What is exported and then
//! imported into an empty store gives the same lines again. Words of the index are not in it: they are
//! made anew.

use std::{
    collections::BTreeMap,
    io::{BufRead, Write},
};

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    ArticleKey, Body, Error, Feed, FeedKey, Mark, NewArticle, Result, Settings, Store,
    found::Found, prepare, squeeze::squeeze_report,
};
use crate::{
    domain::{RecordName, Verdict},
    text::write_json,
};

/// The shape of the lines; it only grows.
const SHAPE: u32 = 1;

/// What an export came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exported {
    /// So many feeds were written.
    pub feeds: usize,
    /// So many articles were written.
    pub articles: usize,
    /// So many of them were written without body or report, because the file is damaged there.
    pub damaged: usize,
    /// So many could not be read at all.
    pub unreadable: usize,
    /// So many feeds were written without what is secret: headers and the command for a password.
    pub secret: usize,
}

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// So many feeds were read, known ones too.
    pub feeds: usize,
    /// So many articles were new.
    pub articles: usize,
    /// So many were known already; they have the marks of both now.
    pub known: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Warta(u32),
    Feed(Box<FeedLine>),
    Smart(SmartLine),
    Article(Box<ArticleLine>),
}

#[derive(Serialize, Deserialize)]
struct FeedLine {
    address: String,
    title: Option<String>,
    link: Option<String>,
    #[serde(default)]
    settings: Settings,
}

#[derive(Serialize, Deserialize)]
struct SmartLine {
    title: String,
    query: String,
    #[serde(default)]
    folder: Vec<String>,
    #[serde(default)]
    watched: bool,
}

#[derive(Serialize, Deserialize)]
struct ArticleLine {
    feeds: Vec<String>,
    guid: Option<String>,
    link: Option<String>,
    title: String,
    author: Option<String>,
    published: Option<i64>,
    fetched: i64,
    #[serde(default)]
    read: bool,
    #[serde(default)]
    starred: bool,
    #[serde(default)]
    tags: Vec<String>,
    /// Of records, by their names, whether they are right.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    verdicts: BTreeMap<String, bool>,
    html: bool,
    body: String,
    report: Option<Box<RawValue>>,
}

impl FeedLine {
    /// A feed's line, and whether something secret is not in it: a file goes where its store would not.
    fn of(feed: Feed) -> (Self, bool) {
        let Settings {
            headers,
            password_command,
            ..
        } = &feed.settings;
        let secret = !headers.is_empty() || password_command.is_some();
        let line = Self {
            address: feed.address,
            title: feed.title,
            link: feed.link,
            settings: Settings {
                headers: Vec::new(),
                password_command: None,
                ..feed.settings
            },
        };
        (line, secret)
    }
}

impl Store {
    /// Writes all that is stored to `out`. Of a damaged file it writes what can be read.
    ///
    /// # Errors
    /// Where `out` fails, or the file cannot be read at all.
    pub fn export(&self, out: &mut impl Write) -> Result<Exported> {
        let mut exported = Exported::default();
        write(out, &Line::Warta(SHAPE))?;
        for feed in self.feeds()? {
            let (line, secret) = FeedLine::of(feed);
            write(out, &Line::Feed(Box::new(line)))?;
            exported.feeds += 1;
            exported.secret += usize::from(secret);
        }
        for smart in self.smart_feeds()? {
            let line = SmartLine {
                title: smart.title,
                query: smart.query,
                folder: smart.folder,
                watched: smart.watched,
            };
            write(out, &Line::Smart(line))?;
        }
        let mut last = 0;
        while let Some(key) = self.key_after(last)? {
            match self.line_of(key) {
                Ok((line, damaged)) => {
                    exported.damaged += usize::from(damaged);
                    write(out, &Line::Article(Box::new(line)))?;
                    exported.articles += 1;
                }
                Err(Error::Damaged) => exported.unreadable += 1,
                Err(error) => return Err(error),
            }
            last = key;
        }
        out.flush()?;
        Ok(exported)
    }

    /// The key of the next article; where the file is damaged there, the next number.
    fn key_after(&self, key: i64) -> Result<Option<i64>> {
        let number = |select: &str| -> Result<Option<i64>> {
            let mut select = self.connection.prepare_cached(select)?;
            Ok(select.query_row([key], |row| row.get(0)).optional()?)
        };
        match number("SELECT id FROM article WHERE id > ? ORDER BY id LIMIT 1") {
            Err(Error::Damaged) => {
                number("SELECT ?1 + 1 FROM sqlite_sequence WHERE name = 'article' AND seq > ?1")
            }
            next => next,
        }
    }

    /// An article's line, and whether it lacks what is damaged.
    fn line_of(&self, key: i64) -> Result<(ArticleLine, bool)> {
        let full = self.article(ArticleKey(key))?.ok_or(Error::Damaged)?;
        let feeds = "SELECT address FROM carried JOIN feed ON feed.id = feed WHERE article = ? ORDER BY feed.id";
        let line = ArticleLine {
            feeds: super::mark::strings(&self.connection, feeds, key)?,
            guid: full.guid,
            link: full.link,
            title: full.title,
            author: full.author,
            published: full.published,
            fetched: full.fetched,
            read: full.read,
            starred: full.starred,
            tags: self.tags_of(ArticleKey(key))?,
            verdicts: self
                .verdicts(ArticleKey(key))?
                .into_iter()
                .map(|(record, verdict)| (record.0, verdict == Verdict::Right))
                .collect(),
            html: full.body.html,
            body: full.body.markup,
            report: full
                .report
                .and_then(|report| RawValue::from_string(report).ok()),
        };
        Ok((line, full.damaged))
    }

    /// Takes in the lines of an export, all or none. What is known already gets the marks of both.
    ///
    /// # Errors
    /// Where a line is no line of an export, or the store cannot be written.
    pub fn import(&mut self, lines: &mut impl BufRead) -> Result<Imported> {
        self.lastingly(|store| {
            let mut imported = Imported::default();
            for (place, line) in lines.lines().enumerate() {
                let wrong = |why: String| Error::Import {
                    line: place + 1,
                    why,
                };
                let line: Line =
                    serde_json::from_str(&line?).map_err(|error| wrong(error.to_string()))?;
                match line {
                    Line::Warta(SHAPE) if place == 0 => {}
                    Line::Warta(_) => return Err(wrong("it was made by a newer warta".into())),
                    _ if place == 0 => return Err(wrong("this is no export of warta".into())),
                    Line::Feed(feed) => {
                        store.import_feed(&feed)?;
                        imported.feeds += 1;
                    }
                    Line::Smart(smart) => store.import_smart(&smart)?,
                    Line::Article(line) => match store.import_article(*line)? {
                        true => imported.articles += 1,
                        false => imported.known += 1,
                    },
                }
            }
            Ok(imported)
        })
    }

    fn import_feed(&mut self, feed: &FeedLine) -> Result<()> {
        if self.feed_at(&feed.address)?.is_none() {
            let settings = Settings {
                // A file may be a stranger's; it makes no program run.
                password_command: None,
                ..feed.settings.clone()
            };
            let key = self.subscribe(&feed.address, &settings)?;
            self.describe(key, feed.title.as_deref(), feed.link.as_deref())?;
        }
        Ok(())
    }

    /// Takes in one smart feed; one that is known by its title stays as it is.
    fn import_smart(&mut self, smart: &SmartLine) -> Result<()> {
        let known = self.smart_feeds()?.into_iter();
        let mut known = known.map(|known| known.title.to_lowercase());
        if !known.any(|title| title == smart.title.to_lowercase()) {
            self.keep_smart(&smart.title, &smart.query, &smart.folder, smart.watched)?;
        }
        Ok(())
    }

    /// Takes in one article, and says whether it is new.
    fn import_article(&mut self, line: ArticleLine) -> Result<bool> {
        let mut feeds = Vec::new();
        for address in &line.feeds {
            feeds.extend(self.feed_at(address)?.map(|feed| feed.key));
        }
        let article = NewArticle {
            guid: line.guid,
            link: line.link,
            title: line.title,
            author: line.author,
            published: line.published,
            body: Body {
                html: line.html,
                markup: line.body,
            },
        };
        let scope = feeds.first().copied().unwrap_or(FeedKey(0));
        let [prepared] = &prepare(scope, vec![article])[..] else {
            return Ok(false);
        };
        let (Some(key), outcome) = self.take_in(prepared, line.fetched)? else {
            return Ok(false);
        };
        for feed in feeds {
            self.carry(feed, key)?;
        }
        if line.read {
            self.mark(&[key], &Mark::Read(true))?;
        }
        if line.starred {
            self.mark(&[key], &Mark::Starred(true))?;
        }
        for tag in line.tags {
            self.mark(&[key], &Mark::Tagged(tag))?;
        }
        for (record, right) in line.verdicts {
            let verdict = if right {
                Verdict::Right
            } else {
                Verdict::Wrong
            };
            self.judge(key.0, &RecordName(record), Some(verdict))?;
        }
        if let Some(report) = line.report {
            self.import_report(key, report.get())?;
        }
        Ok(outcome == super::article::Outcome::New)
    }

    /// Keeps a report until the article is looked through here; one that is known is kept instead.
    fn import_report(&self, key: ArticleKey, report: &str) -> Result<()> {
        let unknown = "SELECT 1 FROM article WHERE id = ? AND found IS NULL";
        let unknown = self.connection.prepare_cached(unknown)?.exists([key.0])?;
        let Some(beside) = self.beside(key.0)?.filter(|_| unknown) else {
            return Ok(());
        };
        let report = squeeze_report(report, &beside);
        let found = Found {
            report: Some(&report),
            ..Found::default()
        };
        let found = self.keep_found(key.0, found)?;
        self.connection
            .prepare_cached("UPDATE article SET found = ? WHERE id = ?")?
            .execute([found, key.0])?;
        Ok(())
    }
}

fn write(out: &mut impl Write, line: &Line) -> Result<()> {
    write_json(&mut *out, line)?;
    Ok(out.write_all(b"\n")?)
}
