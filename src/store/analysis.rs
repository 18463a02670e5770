//! What comes after an article is stored: its words go into the index, what was found in it beside it.
//!
//! Bodies are turned into text and read by others, in the background; until then an article is *waiting*
//! and its words are not found.

use rusqlite::{OptionalExtension, params};

use super::{
    ArticleKey, Body, Full, Result, Store,
    event::Tells,
    found::Found,
    squeeze::{Beside, squeeze_report, unsqueeze, unsqueeze_report},
    story,
};
use crate::{
    domain::Lang,
    query::term::{Terms, fold},
};

/// An article that waits for its analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub key: ArticleKey,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: Option<String>,
    /// The page it is on.
    pub link: Option<String>,
    /// When it was published.
    pub published: Option<i64>,
    /// What it says.
    pub body: Body,
    /// The digest of what its feed says, and the size of its body.
    of: (i64, i64),
}

/// What the analysis of an article gave.
///
/// It is made on any thread; the terms and the squeezed report are ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    key: ArticleKey,
    /// The digest of what the feed said, and the size of the body.
    of: (i64, i64),
    /// What the report is squeezed beside; nothing once it is.
    beside: Beside,
    lang: Lang,
    terms: [String; 3],
    sketch: Vec<u32>,
    names: Vec<String>,
    counts: (usize, usize),
    report: Option<(i64, Vec<u8>)>,
    tells: Vec<Tells>,
}

/// Today's version of the analysis: what was analysed by an earlier one waits again.
const VERSION: i64 = 6;

impl Analysis {
    /// Of which article it is.
    #[must_use]
    pub const fn key(&self) -> ArticleKey {
        self.key
    }

    /// Of the article's text in its language: what is found by its words, and not more.
    #[must_use]
    pub fn new(waiting: &Waiting, text: &str, terms: &mut Terms) -> Self {
        let body = terms.of(text);
        Self {
            key: waiting.key,
            of: waiting.of,
            beside: Beside::new(
                &waiting.title,
                waiting.link.as_deref(),
                &waiting.body.markup,
            ),
            lang: terms.lang(),
            sketch: story::sketch(&body),
            terms: [
                terms.of(&waiting.title),
                terms.of(waiting.author.as_deref().unwrap_or_default()),
                body,
            ],
            names: Vec::new(),
            counts: (0, 0),
            report: None,
            tells: Vec::new(),
        }
    }

    /// With what was found: names of entities, how many gifts and meetings, and the report: the line that
    /// `warta extract --format jsonl` prints.
    #[must_use]
    pub fn with_findings(
        mut self,
        names: &[&str],
        gifts: usize,
        meetings: usize,
        report: &str,
    ) -> Self {
        self.names = names
            .iter()
            .map(|name| fold(name))
            .filter(|name| !name.is_empty())
            .collect();
        self.counts = (gifts, meetings);
        self.report = Some(squeeze_report(report, &std::mem::take(&mut self.beside)));
        self
    }

    /// With what its gifts and meetings are known by in the ledger.
    #[must_use]
    pub fn with_tellings(mut self, tells: Vec<Tells>) -> Self {
        self.tells = tells;
        self
    }
}

impl Store {
    /// The next articles that wait, the newest first, at most `limit`. What cannot be read of a damaged
    /// body is empty.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn waiting(&self, limit: usize) -> Result<Vec<Waiting>> {
        self.waiting_before(ArticleKey(i64::MAX), limit)
    }

    /// As [`Store::waiting`], of those that were stored before `key`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn waiting_before(&self, key: ArticleKey, limit: usize) -> Result<Vec<Waiting>> {
        let select = "SELECT id, title, author, link, published, html, size, data, content FROM article
            LEFT JOIN body ON body.article = id WHERE analysed < ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
        let mut select = self.connection.prepare_cached(select)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let waiting = select.query_map([VERSION, key.0, limit], |row| {
            Ok(Waiting {
                key: ArticleKey(row.get(0)?),
                title: row.get(1)?,
                author: row.get(2)?,
                link: row.get(3)?,
                published: row.get(4)?,
                body: body(row.get(5)?, row.get(6)?, row.get(7)?).0,
                of: (
                    row.get(8)?,
                    row.get::<_, Option<i64>>(6)?.unwrap_or_default(),
                ),
            })
        })?;
        Ok(waiting.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps analyses, all or none. One of an article that is gone, or says something else now and waits again, is
    /// dropped.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn analysed(&mut self, analyses: &[Analysis]) -> Result<()> {
        self.together(|store| {
            analyses
                .iter()
                .try_for_each(|analysis| store.keep_analysis(analysis))
        })
    }

    fn keep_analysis(&self, analysis: &Analysis) -> Result<()> {
        let key = analysis.key.0;
        let select = "SELECT at, found, content, coalesce(size, 0) FROM article
            LEFT JOIN body ON body.article = id WHERE id = ?";
        let article = self
            .connection
            .prepare_cached(select)?
            .query_row([key], |row| {
                let of = (row.get(2)?, row.get(3)?);
                Ok((row.get(0)?, row.get(1)?, of))
            });
        let article: Option<(i64, Option<i64>, (i64, i64))> = article.optional()?;
        let Some((at, found, _)) = article.filter(|(_, _, of)| *of == analysis.of) else {
            return Ok(());
        };
        if found.is_some() {
            self.leave_story(key)?;
            self.forget_found(key)?;
        }
        let [title, author, body] = &analysis.terms;
        let write = "INSERT OR REPLACE INTO term (rowid, title, author, body) VALUES (?, ?, ?, ?)";
        self.connection
            .prepare_cached(write)?
            .execute(params![key, title, author, body])?;
        let told = self.keep_tellings(key, at, &analysis.tells)?;
        let found = Found {
            report: analysis.report.as_ref(),
            names: &analysis.names,
            sketch: &analysis.sketch,
            told: &told,
        };
        let found = self.keep_found(key, found)?;
        let update =
            "UPDATE article SET analysed = ?2, lang = ?3, gifts = ?4, meetings = ?5, found = ?6
            WHERE id = ?1";
        let (lang, (gifts, meetings)) = (analysis.lang.code(), analysis.counts);
        self.connection.prepare_cached(update)?.execute(params![
            key,
            VERSION,
            lang,
            count(gifts),
            count(meetings),
            found
        ])?;
        self.join_story(key, &analysis.sketch)
    }

    /// Drops what was found in an article, for it says something else now: it waits again.
    pub(super) fn forget_analysis(&self, key: i64) -> Result<()> {
        self.leave_story(key)?;
        self.forget_found(key)?;
        for forget in [
            "UPDATE article SET analysed = 0, gifts = 0, meetings = 0 WHERE id = ?",
            "DELETE FROM term WHERE rowid = ?",
        ] {
            self.connection.prepare_cached(forget)?.execute([key])?;
        }
        Ok(())
    }

    /// How many articles wait.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn waiting_count(&self) -> Result<usize> {
        let select = "SELECT count(*) FROM article WHERE analysed < ?";
        let count: i64 = self
            .connection
            .prepare_cached(select)?
            .query_row([VERSION], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Whether any article waits, which is known at once.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn has_waiting(&self) -> Result<bool> {
        let select = "SELECT EXISTS (SELECT 1 FROM article WHERE analysed < ?)";
        let mut select = self.connection.prepare_cached(select)?;
        Ok(select.query_row([VERSION], |row| row.get(0))?)
    }

    /// All of one article; `None` where there is no such article.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn article(&self, key: ArticleKey) -> Result<Option<Full>> {
        let select = "SELECT guid, link, title, author, published, fetched, read, starred, html, body.size, body.data,
            found.size, report FROM article LEFT JOIN body ON body.article = article.id
            LEFT JOIN found ON found.id = found WHERE article.id = ?";
        let full = self
            .connection
            .prepare_cached(select)?
            .query_row([key.0], |row| {
                let (body, body_lost) = body(row.get(8)?, row.get(9)?, row.get(10)?);
                let report: Option<(i64, Vec<u8>)> =
                    row.get::<_, Option<i64>>(11)?.zip(row.get(12)?);
                let (link, title): (Option<String>, String) = (row.get(1)?, row.get(2)?);
                let stored = report.is_some();
                let beside = Beside::new(&title, link.as_deref(), &body.markup);
                let report = report.and_then(|(size, data)| unsqueeze_report(data, size, &beside));
                let guid: Option<String> = row.get(0)?;
                Ok(Full {
                    // An empty id is the link.
                    guid: guid.and_then(|guid| match guid.as_str() {
                        "" => link.clone(),
                        _ => Some(guid),
                    }),
                    link,
                    title,
                    author: row.get(3)?,
                    published: row.get(4)?,
                    fetched: row.get(5)?,
                    read: row.get(6)?,
                    starred: row.get(7)?,
                    damaged: body_lost || stored && report.is_none(),
                    body,
                    report,
                })
            });
        Ok(full.optional()?)
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A body, empty where it cannot be read, and whether that is so.
pub(super) fn body(html: Option<bool>, size: Option<i64>, data: Option<Vec<u8>>) -> (Body, bool) {
    let markup = size
        .zip(data)
        .and_then(|(size, data)| unsqueeze(data, size));
    let lost = markup.is_none();
    let body = Body {
        html: html.unwrap_or_default(),
        markup: markup.unwrap_or_default(),
    };
    (body, lost)
}
