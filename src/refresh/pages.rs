//! Pages fetched for the whole text of articles whose feeds give only its beginning.
//!
//! The addresses come from strangers: they lead to public hosts only, whatever redirects say, and what is
//! fetched is bounded in size, time and number. As everywhere a host is asked one thing at a time. A page that
//! has less to say than the feed is not believed: it is a wall before the text.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use url::Url;

use super::{Options, analyse::article_of, linked::read};
use crate::{
    fetch::{Answer, Client, Error, Limits, Request},
    page::{self, Known},
    store::{self, ArticleKey, Body, Store, Teaser},
    text::spared,
};

/// So many pages are fetched in one refresh, the newest articles' first; the others the next time.
const MOST: usize = 500;

/// A page is read so far.
const LARGEST: usize = 4 << 20;

/// How soon the wish to stop is heard.
const GLANCE: Duration = Duration::from_millis(100);

/// What fetching pages came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pages {
    /// So many articles have their whole text now.
    pub whole: usize,
    /// So many pages could not be used.
    pub failed: usize,
}

/// What came of a page: its text, or why there is none.
type Came = (ArticleKey, Result<Body, String>);

/// Fetches the pages of articles that want it and keeps their texts.
pub(super) fn complete(
    store: &mut Store,
    options: &Options,
    stop: &AtomicBool,
) -> store::Result<Pages> {
    let mut pages = Pages::default();
    let teasers = store.teasers(super::now(), MOST, options.full_text)?;
    if teasers.is_empty() {
        return Ok(pages);
    }
    let queues = by_host(teasers);
    let threads = queues.len().min(options.hosts.max(1));
    let queues = Mutex::new(queues);
    let client = client(options);
    thread::scope(|scope| {
        let (sender, came) = sync_channel(threads);
        for _ in 0..threads {
            let (queues, client, sender) = (&queues, &client, sender.clone());
            scope.spawn(move || work_off(queues, client, options, stop, &sender));
        }
        drop(sender);
        loop {
            match came.recv_timeout(GLANCE) {
                Ok((key, Ok(body))) => {
                    store.take_page(key, &body)?;
                    pages.whole += 1;
                }
                Ok((key, Err(_))) => {
                    store.page_failed(key)?;
                    pages.failed += 1;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(pages),
            }
        }
    })
}

/// Fetches the page of one article and keeps its text instead of what the feed gave, whatever the feed's
/// settings; the article then waits for its analysis. The inner error says why the page is of no use.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn fetch_page(
    store: &mut Store,
    key: ArticleKey,
    options: &Options,
) -> store::Result<Result<(), String>> {
    let Some(full) = store.article(key)? else {
        return Ok(Err("the article is no longer stored".into()));
    };
    let Some(link) = full.link else {
        return Ok(Err("its feed does not say on which page it is".into()));
    };
    let teaser = Teaser {
        key,
        link,
        title: full.title,
        body: full.body,
    };
    match whole(&client(options), &teaser, options) {
        Ok(body) => Ok(Ok(store.take_page(key, &body)?)),
        Err(failure) => Ok(Err(failure.to_string())),
    }
}

fn client(options: &Options) -> Client {
    Client::new(Limits {
        size: options.limits.size.min(LARGEST),
        ..options.limits
    })
}

fn by_host(teasers: Vec<Teaser>) -> Vec<Vec<Teaser>> {
    let mut queues: HashMap<String, Vec<Teaser>> = HashMap::new();
    for teaser in teasers {
        let url = Url::parse(&teaser.link).ok();
        let host = url.and_then(|url| url.host_str().map(str::to_owned));
        queues
            .entry(host.unwrap_or_default())
            .or_default()
            .push(teaser);
    }
    let mut queues: Vec<Vec<Teaser>> = queues.into_values().collect();
    // Taken from the end: the longest takes the longest, so it begins first.
    queues.sort_by_key(Vec::len);
    queues
}

fn work_off(
    queues: &Mutex<Vec<Vec<Teaser>>>,
    client: &Client,
    options: &Options,
    stop: &AtomicBool,
    to: &SyncSender<Came>,
) {
    let next = || queues.lock().unwrap_or_else(PoisonError::into_inner).pop();
    while let Some(queue) = next() {
        for teaser in queue {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            let fetch = || whole(client, &teaser, options);
            let came = spared(fetch).unwrap_or(Err(Failure::Unread));
            let leave = matches!(&came, Err(Failure::Fetch(error)) if error.wait().is_some());
            let came = came.map_err(|failure| failure.to_string());
            if to.send((teaser.key, came)).is_err() {
                return;
            }
            if leave {
                // It asks for fewer requests; the others wait for the next refresh.
                break;
            }
        }
    }
}

/// Why a page is of no use.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Fetch(#[from] Error),
    #[error("{0}")]
    Unreadable(String),
    #[error("there is no text on the page")]
    Unread,
    #[error("the page has less to read than the feed")]
    Less,
}

/// The whole text of an article.
fn whole(client: &Client, teaser: &Teaser, options: &Options) -> Result<Body, Failure> {
    let address = Url::parse(&teaser.link).map_err(|_| Error::Address(teaser.link.clone()))?;
    let answer = client.fetch(&Request::new(&address, options.pages))?;
    let Answer::Fetched(fetched) = answer else {
        return Err(Failure::Unread);
    };
    let article = read(&fetched).map_err(Failure::Unreadable)?;
    let title = article.title.map_or(0, |title| title.end);
    let known = Known {
        title: &teaser.title,
        base: Some(&teaser.link),
        ..Known::default()
    };
    let told = article_of(&known, &teaser.body).map_or(0, |article| {
        let title = article.title.map_or(0, |title| title.end);
        article.text[title..].trim().len()
    });
    if article.text[title..].trim().len() < told {
        return Err(Failure::Less);
    }
    Ok(Body {
        html: true,
        markup: page::markup(&article),
    })
}
