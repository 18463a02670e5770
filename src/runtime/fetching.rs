//! Fetching for the reader, on threads of its own: each has another way into the store, and tells what came of it
//! as actions. What is new is looked through when it is there, by one thread at a time.
//!
//! At the end of the program all of them are told to stop; what was told of before is kept.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use url::Url;

use crate::{
    app::{Action, Added, Choice, Feeds, Listed, Refreshed, Text},
    domain::{Article, ArticleId, SmartKey},
    fetch::Origin,
    query,
    refresh::{self, Cores, Keep, Lull, News, Options, Outcome, Seen},
    store::{self, Feed, Store},
    text::{harmless, spared},
};

use super::{Event, library::article_of};

/// What has come is shown so often: a list is read anew each time.
const SHOWN: Duration = Duration::from_millis(500);

/// How soon the wish to stop is heard.
const GLANCE: Duration = Duration::from_millis(50);

const PANICKED: &str = "an internal error";

/// The threads that fetch.
pub struct Fetcher {
    line: Line,
    threads: Vec<JoinHandle<()>>,
}

/// What each thread has.
#[derive(Clone)]
struct Line {
    events: Sender<Event>,
    stop: Arc<AtomicBool>,
    options: Options,
    /// When keys were pressed.
    lull: Arc<Lull>,
    /// Whose turn it is to look through what is new.
    turn: Arc<Mutex<()>>,
}

impl Fetcher {
    /// Threads tell `events`, and end soon where `stop` becomes true. What can wait is done in a lull.
    pub fn new(
        events: Sender<Event>,
        stop: Arc<AtomicBool>,
        lull: Arc<Lull>,
        feeds: Feeds,
    ) -> Self {
        Self {
            line: Line {
                events,
                stop,
                options: options(feeds),
                lull,
                turn: Arc::default(),
            },
            threads: Vec::new(),
        }
    }

    /// What is asked for from now on is fetched as this says.
    pub fn settle(&mut self, feeds: Feeds) {
        self.line.options = options(feeds);
    }

    /// Asks these feeds for what is new, those that are not due only where that is forced.
    pub fn refresh(&mut self, mut store: Store, feeds: Vec<Feed>, forced: bool) {
        self.start(move |line| {
            let before = watched(&store);
            let done = whatever_happens(|| line.refresh(&mut store, feeds, forced));
            let brought = done.is_ok();
            line.tell(Refreshed::Done(done));
            if brought {
                line.look_through(&mut store, Refreshed::Looked);
                line.tell_watched(&before, watched(&store));
            }
        });
    }

    /// Looks for feeds at what the user typed, and subscribes where there is one.
    pub fn add(&mut self, mut store: Store, typed: String) {
        self.start(move |line| {
            let added = whatever_happens(|| line.add(&mut store, &typed));
            line.added(&mut store, typed, added);
        });
    }

    /// Looks through what is left from an earlier time.
    pub fn look_through(&mut self, mut store: Store) {
        self.start(move |line| line.look_through(&mut store, Refreshed::LookedOn));
    }

    /// Subscribes to a feed that the user chose among those of a page.
    pub fn subscribe(&mut self, mut store: Store, choice: Choice) {
        self.start(move |line| {
            let address = choice.address.clone();
            let added = whatever_happens(|| {
                let seen = Seen {
                    title: choice.title,
                    address: choice.address.clone(),
                    page: choice.page,
                };
                let options = line.options;
                line.unless_stopped(move || refresh::confirm(&seen, &options))??;
                line.subscribe(&mut store, &choice.address)
            });
            line.added(&mut store, address, added);
        });
    }

    /// Fetches the page of an article and keeps its text in the place of what the feed gave.
    pub fn fetch_page(&mut self, store: Store, id: ArticleId, row: Listed) {
        self.start(move |line| {
            let came = whatever_happens(|| line.whole_text(store, &row));
            let (store, read) = match came {
                Ok((store, article)) => (Some(store), Ok(Arc::new(article))),
                Err(why) => (None, Err(harmless(&why))),
            };
            let action = Action::OtherText(id, Text::Whole, read);
            let _ = line.events.send(Event::Action(action));
            if let Some(mut store) = store {
                line.look_through(&mut store, Refreshed::Looked);
            }
        });
    }

    /// Waits until all threads have ended; they have been told to stop.
    pub fn finish(self) {
        for thread in self.threads {
            // One that panicked has nothing left to do.
            let _ = thread.join();
        }
    }

    fn start(&mut self, work: impl FnOnce(Line) + Send + 'static) {
        self.threads.retain(|thread| !thread.is_finished());
        let line = self.line.clone();
        self.threads.push(thread::spawn(move || work(line)));
    }
}

impl Line {
    fn tell(&self, heard: Refreshed) {
        // At the end of the program nobody listens any more.
        let _ = self.events.send(Event::Action(Action::Refreshed(heard)));
    }

    /// How many feeds were left alone.
    fn refresh(&self, store: &mut Store, feeds: Vec<Feed>, forced: bool) -> Result<usize, String> {
        let (feeds, left) = if forced {
            (feeds, 0)
        } else {
            refresh::due(feeds, Timestamp::now().as_second())
        };
        self.tell(Refreshed::Begun(feeds.len()));
        let mut shown = Pace::default();
        let mut tell = |outcome: &Outcome| {
            let came = came(outcome);
            let show = came != Ok(0) && shown.is_time();
            let feed = outcome.feed;
            self.tell(Refreshed::Feed { feed, came, show });
        };
        refresh::refresh(store, feeds, &self.options, &self.stop, &mut tell).map_err(told)?;
        Ok(left)
    }

    /// Tells which watched smart feeds mean more articles than they did.
    fn tell_watched(&self, before: &[Watched], now: Vec<Watched>) {
        let more = now.into_iter().filter_map(|watched| {
            let same = |other: &&Watched| other.key == watched.key;
            let known = before.iter().find(same)?.count;
            let more = watched.count.checked_sub(known).filter(|more| *more > 0)?;
            Some((watched.title, more))
        });
        let more: Vec<(String, usize)> = more.collect();
        if !more.is_empty() {
            self.tell(Refreshed::Watched(more));
        }
    }

    fn add(&self, store: &mut Store, typed: &str) -> Result<Added, String> {
        let address = refresh::address(typed).map_err(|unfit| unfit.to_string())?;
        let sought = address.clone();
        let options = self.options;
        let seek = move || refresh::seek(&sought, &options);
        let seen = self.unless_stopped(seek)??;
        match seen.as_slice() {
            [only] => self.subscribe(store, &only.address),
            several => Ok(Added::Several(several.iter().map(choice).collect())),
        }
    }

    fn subscribe(&self, store: &mut Store, address: &str) -> Result<Added, String> {
        let known = store.feed_at(address).map_err(told)?;
        let settings = known.map(|feed| feed.settings).unwrap_or_default();
        let added = refresh::subscribe(store, address, &settings, &self.options, &self.stop);
        match added.map_err(told)? {
            refresh::Added::Subscribed {
                feed, name, new, ..
            } => Ok(Added::Subscribed {
                feed,
                name: harmless(&name),
                new,
            }),
            refresh::Added::Failed(why) => Err(why),
        }
    }

    fn added(&self, store: &mut Store, typed: String, added: Result<Added, String>) {
        let brought = matches!(added, Ok(Added::Subscribed { .. }));
        let added = Action::Added(typed, added.map_err(|why| harmless(&why)));
        let _ = self.events.send(Event::Action(added));
        if brought {
            self.look_through(store, Refreshed::Looked);
        }
    }

    fn whole_text(&self, store: Store, row: &Listed) -> Result<(Store, Article), String> {
        let feeds = store.feeds().map_err(told)?;
        let link = row.link.as_deref().unwrap_or_default();
        let options = Options {
            pages: named_by(&feeds, link),
            ..self.options
        };
        let key = row.key;
        let fetch = move || {
            let mut store = store;
            let came = refresh::fetch_page(&mut store, key, &options);
            came.map(|came| came.map(|()| store))
        };
        let store = self.unless_stopped(fetch)?.map_err(told)??;
        let full = store.article(key).map_err(told)?;
        let full = full.ok_or("it is no longer stored")?;
        let article = article_of(row, &full.body, full.published);
        Ok((store, article.map_err(|error| error.to_string())?))
    }

    /// Does `work` that may wait for a server; at the end of the program it is left to itself.
    fn unless_stopped<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, String> {
        let (done, doing) = channel();
        thread::spawn(move || done.send(work()));
        loop {
            match doing.recv_timeout(GLANCE) {
                Ok(result) => return Ok(result),
                Err(RecvTimeoutError::Disconnected) => return Err(PANICKED.into()),
                Err(RecvTimeoutError::Timeout) if self.stop.load(Ordering::Relaxed) => {
                    return Err("the program ends".into());
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Looks through what waits and tells how far that is. What could not be looked through waits for the next time.
    fn look_through(&self, store: &mut Store, far: fn(usize, usize) -> Refreshed) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut shown = Pace::default();
        let mut told = |done, of| {
            if shown.is_time() {
                self.tell(far(done, of));
            }
        };
        let cores = Cores::ButOne(Arc::clone(&self.lull));
        // What was not looked through now is when it is asked for.
        let _ = spared(|| refresh::analyse(store, &cores, &self.stop, &mut told));
        self.tell(Refreshed::LookedThrough);
    }
}

/// A watched smart feed, and how many articles it means.
struct Watched {
    key: SmartKey,
    /// Harmless.
    title: String,
    count: usize,
}

/// The watched smart feeds. One whose query is not understood is none.
fn watched(store: &Store) -> Vec<Watched> {
    let smart = store.smart_feeds().unwrap_or_default().into_iter();
    let watched = smart.filter(|smart| smart.watched);
    let counted = watched.filter_map(|smart| {
        let query = query::parse(&smart.query).ok()?;
        Some(Watched {
            key: smart.key,
            title: harmless(&smart.title),
            count: store.count(&query, Timestamp::now().as_second()).ok()?,
        })
    });
    counted.collect()
}

#[expect(clippy::needless_pass_by_value, reason = "it ends a chain of results")]
fn told(error: store::Error) -> String {
    harmless(&error.to_string())
}

fn choice(seen: &Seen) -> Choice {
    Choice {
        title: seen.title.clone(),
        address: harmless(&seen.address),
        page: seen.page.clone(),
    }
}

/// Lets something through only so often, the first time at once.
#[derive(Default)]
struct Pace(Option<Instant>);

impl Pace {
    fn is_time(&mut self) -> bool {
        let is_time = self.0.is_none_or(|last| last.elapsed() >= SHOWN);
        if is_time {
            self.0 = Some(Instant::now());
        }
        is_time
    }
}

/// Fetching as the user has settled it.
pub fn options(feeds: Feeds) -> Options {
    Options {
        full_text: feeds.full_text,
        keep: Keep {
            days: feeds.keep_days,
            newest: feeds.keep_newest,
        },
        ..Options::default()
    }
}

/// Who is taken to have named an article's page: a stranger, unless the user subscribed to a feed of the same host.
/// Only such a page may lie on this machine or in a private network.
fn named_by(feeds: &[Feed], link: &str) -> Origin {
    let host = |address: &str| {
        let url = Url::parse(address).ok()?;
        Some((url.host_str()?.to_owned(), url.port_or_known_default()))
    };
    let page = host(link);
    let same = |feed: &Feed| page.is_some() && host(&feed.address) == page;
    if feeds.iter().any(same) {
        Origin::User
    } else {
        Origin::Content
    }
}

/// How many new articles a feed brought, or which feed brought none and why.
fn came(outcome: &Outcome) -> Result<usize, String> {
    match &outcome.news {
        Ok(News::Unchanged) => Ok(0),
        Ok(News::Received { received, .. }) => Ok(received.new),
        Err(why) => Err(harmless(&format!("{}: {why}", outcome.name))),
    }
}

fn whatever_happens<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    spared(work).unwrap_or_else(|| Err(PANICKED.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Settings;

    #[test]
    fn only_a_host_that_the_user_subscribed_to_may_be_a_private_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let address = "http://127.0.0.1:8080/feed";
        store.subscribe(address, &Settings::default()).unwrap();
        let feeds = store.feeds().unwrap();
        let check = |link, expected| assert_eq!(named_by(&feeds, link), expected, "{link}");
        check("http://127.0.0.1:8080/a", Origin::User);
        check("http://127.0.0.1:631/printers", Origin::Content);
        check("http://127.0.0.1/a", Origin::Content);
        check("https://post.lumira.example/a", Origin::Content);
        check("no address", Origin::Content);
    }
}
