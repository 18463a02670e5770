//! Threads that fetch and read beside the one that writes.
//!
//! Each host has a queue of its own that one thread works off at a time, so that a host is asked one thing
//! at a time and its connection is used again. Answers go to a few readers, and what they made of them to the
//! caller. Every channel is short: whoever is ahead waits. Only one answer that is large may be held at a time.

use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use url::Url;

use super::{Options, article::articles, local};
use crate::{
    feed,
    fetch::{self, Answer, Client, Fetched, Freshness, Origin, Request},
    store::{Feed, Prepared, prepare},
    text::spared,
};

/// A feed and what became of asking for it.
pub(super) struct Gathered {
    pub(super) feed: Feed,
    pub(super) got: Result<Got, Failure>,
    _weight: Option<Weight>,
}

/// What a feed brought.
pub(super) enum Got {
    Unchanged(Freshness),
    News(Box<Brought>),
}

/// A feed's articles, ready to be written.
pub(super) struct Brought {
    pub(super) title: Option<String>,
    pub(super) link: Option<String>,
    pub(super) articles: Vec<Prepared>,
    pub(super) cut: bool,
    pub(super) moved: Option<Url>,
    pub(super) etag: Option<Vec<u8>>,
    pub(super) modified: Option<Vec<u8>>,
    pub(super) freshness: Freshness,
}

/// Why a feed brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) says: String,
    pub(super) gone: bool,
    /// So long it asks to be left alone.
    pub(super) wait: Option<Duration>,
}

impl Failure {
    pub(super) fn new(says: impl Into<String>) -> Self {
        Self {
            says: says.into(),
            gone: false,
            wait: None,
        }
    }
}

impl From<fetch::Error> for Failure {
    fn from(error: fetch::Error) -> Self {
        Self {
            says: error.to_string(),
            gone: error == fetch::Error::Gone,
            wait: error.wait(),
        }
    }
}

/// So many answers may wait for a reader, and so many feeds for the writer.
const AHEAD: usize = 4;

/// An answer of more bytes than this is large.
const LARGE: usize = 4 << 20;

/// How soon the wish to stop is heard.
const GLANCE: Duration = Duration::from_millis(100);

/// Fetches and reads all feeds and gives each to `each`, in the order in which they come. Ends where `stop`
/// becomes true or `each` fails; threads that still wait for a server then end by themselves.
pub(super) fn gather<E>(
    feeds: Vec<Feed>,
    options: &Options,
    stop: &AtomicBool,
    each: &mut dyn FnMut(Gathered) -> Result<(), E>,
) -> Result<(), E> {
    let results = start(feeds, options);
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        match results.recv_timeout(GLANCE) {
            Ok(gathered) => each(gathered)?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

type Queues = Arc<Mutex<VecDeque<Vec<Feed>>>>;

/// An answer on its way to a reader.
type Arrived = (Feed, Result<Answer, Failure>, Option<Weight>);

fn start(feeds: Vec<Feed>, options: &Options) -> Receiver<Gathered> {
    let queues = by_host(feeds);
    let fetchers = queues.len().min(options.hosts.max(1));
    let queues: Queues = Arc::new(Mutex::new(queues.into()));
    let client = Client::new(options.limits);
    let scales = Scales::default();
    let (arrived, answers) = sync_channel(AHEAD);
    for _ in 0..fetchers {
        let (queues, client, scales) = (queues.clone(), client.clone(), scales.clone());
        let arrived = arrived.clone();
        thread::spawn(move || fetch_queues(&queues, &client, &scales, &arrived));
    }
    let (done, results) = sync_channel(AHEAD);
    let answers = Arc::new(Mutex::new(answers));
    let readers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(4);
    for _ in 0..readers {
        let (answers, done) = (answers.clone(), done.clone());
        thread::spawn(move || read_answers(&answers, &done));
    }
    results
}

/// The feeds of each host; files and folders count as one.
fn by_host(feeds: Vec<Feed>) -> Vec<Vec<Feed>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut queues: Vec<Vec<Feed>> = Vec::new();
    for feed in feeds {
        let host = Url::parse(&feed.address).ok().and_then(|url| {
            let port = url.port_or_known_default().unwrap_or_default();
            Some(format!("{}:{port}", url.host_str()?))
        });
        let place = *places.entry(host.unwrap_or_default()).or_insert_with(|| {
            queues.push(Vec::new());
            queues.len() - 1
        });
        queues[place].push(feed);
    }
    // The longest queue takes the longest, so it begins first.
    queues.sort_by_key(|queue| std::cmp::Reverse(queue.len()));
    queues
}

/// Works off queues; ends when none is left, or nobody takes answers any more.
fn fetch_queues(queues: &Queues, client: &Client, scales: &Scales, to: &SyncSender<Arrived>) {
    let next = || {
        let mut queues = queues.lock().unwrap_or_else(PoisonError::into_inner);
        queues.pop_front()
    };
    while let Some(queue) = next() {
        for feed in queue {
            let answer = spared(|| ask(client, &feed)).unwrap_or_else(|| {
                Err(Failure::new(
                    "fetching it failed, which is a mistake of warta",
                ))
            });
            let weight = match &answer {
                Ok(Answer::Fetched(fetched)) if fetched.bytes.len() > LARGE => Some(scales.take()),
                _ => None,
            };
            if to.send((feed, answer, weight)).is_err() {
                return;
            }
        }
    }
}

fn ask(client: &Client, feed: &Feed) -> Result<Answer, Failure> {
    if local::is_local(&feed.address) {
        return local::ask(feed);
    }
    let address = Url::parse(&feed.address)
        .map_err(|_| Failure::from(fetch::Error::Address(feed.address.clone())))?;
    let settings = &feed.settings;
    let password = match &settings.password_command {
        Some(command) => fetch::first_line_of(command).map_err(Failure::new)?,
        None => String::new(),
    };
    let user = settings.user.as_deref();
    let request = Request {
        etag: feed.fetched.etag.as_deref(),
        modified: feed.fetched.modified.as_deref(),
        headers: &settings.headers,
        login: user.map(|user| (user, password.as_str())),
        ..Request::new(&address, Origin::User)
    };
    Ok(client.fetch(&request)?)
}

fn read_answers(answers: &Mutex<Receiver<Arrived>>, to: &SyncSender<Gathered>) {
    loop {
        let next = answers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok((feed, answer, weight)) = next else {
            return;
        };
        let read = || {
            answer.and_then(|answer| match answer {
                Answer::Unchanged(freshness) => Ok(Got::Unchanged(freshness)),
                Answer::Fetched(fetched) => read(&feed, *fetched),
            })
        };
        let got = spared(read).unwrap_or_else(|| {
            Err(Failure::new(
                "reading it failed, which is a mistake of warta",
            ))
        });
        let gathered = Gathered {
            feed,
            got,
            _weight: weight,
        };
        if to.send(gathered).is_err() {
            return;
        }
    }
}

fn read(feed: &Feed, fetched: Fetched) -> Result<Got, Failure> {
    let mut brought = Brought {
        title: None,
        link: None,
        articles: Vec::new(),
        cut: fetched.cut,
        moved: fetched.moved,
        etag: fetched.etag,
        modified: fetched.modified,
        freshness: fetched.freshness,
    };
    if local::is_local(&feed.address)
        && let Some(articles) = local::articles(&feed.address, &fetched.bytes)?
    {
        brought.articles = prepare(feed.key, articles);
        return Ok(Got::News(Box::new(brought)));
    }
    let content_type = fetched.content_type.as_deref();
    let parsed = feed::parse(&fetched.bytes, content_type, Some(&fetched.address));
    let size = fetched.bytes.len();
    drop(fetched.bytes);
    let mut parsed = parsed.map_err(|error| match error {
        _ if fetched.cut => {
            Failure::new(format!("it is no feed, and larger than {} MB", size >> 20))
        }
        error => Failure::new(error.to_string()),
    })?;
    brought.articles = prepare(feed.key, articles(&mut parsed, &fetched.address));
    brought.cut |= parsed.cut;
    (brought.title, brought.link) = (parsed.title, parsed.link);
    Ok(Got::News(Box::new(brought)))
}

/// Lets one large answer through at a time.
#[derive(Clone, Default)]
struct Scales(Arc<(Mutex<bool>, Condvar)>);

/// The right to hold a large answer, until it is dropped.
struct Weight(Scales);

impl Scales {
    fn take(&self) -> Weight {
        let (taken, freed) = &*self.0;
        let taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = freed
            .wait_while(taken, |taken| *taken)
            .unwrap_or_else(PoisonError::into_inner);
        *taken = true;
        Weight(self.clone())
    }
}

impl Drop for Weight {
    fn drop(&mut self) {
        let (taken, freed) = &*self.0.0;
        *taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        freed.notify_one();
    }
}
