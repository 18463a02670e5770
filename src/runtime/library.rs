//! The thread that has the store: it tells shelves, lists and rows, reads articles and writes marks.
//!
//! What waits is done in the order of its urgency, and of what only the last matters the others are dropped:
//! a key held down in a list of feeds reads no list that nobody will see. Marks are all written, in order.

use std::{
    collections::{BTreeMap, HashSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::{
    app::{Action, Effect, Feeds, Listed, Marking, Refreshed, Shelf, Shelved, Taken, Text},
    domain::{Article, ArticleId, ArticleKey, PartialDate},
    page::Known,
    query::{self, Condition, Marked, Query},
    refresh,
    store::{self, Access, Body, Count, Feed, Row, Smart, Store, reason},
    text,
};

use super::{
    Event, Opening,
    fetching::Fetcher,
    folders::{Lying, in_folders},
    wished::{Wish, Wished},
    worker,
};

/// The stored articles, and what there is to read beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelving {
    /// The store's file; made where there is none.
    pub store: PathBuf,
    /// The bundled articles.
    pub samples: Vec<Opening>,
}

/// So many articles of a list are told before the others, with their rows: more than any screen shows.
const FIRST: usize = 120;

/// The thread, by the channel to it.
pub struct Librarian {
    wishes: Sender<Effect>,
    /// Whether those who fetch shall stop.
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Librarian {
    /// Wishes something of it. Where it is gone it has nothing left to say.
    pub fn wish(&self, effect: Effect) {
        let _ = self.wishes.send(effect);
    }

    /// Waits until all marks are written and those who fetch have stopped, but not for ever: a disk may hang.
    pub fn finish(self) {
        let begun = Instant::now();
        self.stop.store(true, Ordering::Relaxed);
        drop(self.wishes);
        while !self.thread.is_finished() && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// So long the end of the program waits for marks to be written.
const PATIENCE: Duration = Duration::from_secs(3);

/// Starts the thread; it opens the store at once.
pub fn start(shelving: Shelving, feeds: Feeds, events: Sender<Event>) -> Librarian {
    let (sender, wishes) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let fetcher = Fetcher::new(events.clone(), Arc::clone(&stop), feeds);
    let thread = thread::spawn(move || {
        let tell = |action| events.send(Event::Action(action)).is_ok();
        let opened = catch_unwind(|| Store::open(&shelving.store));
        let store = match opened {
            Ok(Ok(store)) => Ok(store),
            Ok(Err(error)) => Err(text::harmless(&error.to_string())),
            Err(_) => Err(PANICKED.to_owned()),
        };
        if let Ok(store) = &store
            && store.access() != Access::Write
        {
            tell(Action::Told(format!(
                "marks cannot be kept: {}",
                reason(store.access())
            )));
        }
        let mut library = Library {
            store,
            samples: shelving.samples,
            fetcher,
            wished: Wished::default(),
        };
        while let Some(wish) = library.wished.next(&wishes) {
            let done = catch_unwind(AssertUnwindSafe(|| library.fulfil(wish.clone(), &tell)));
            // Marks are written even when nobody hears of it any more.
            done.unwrap_or_else(|_| tell(failed(wish.effect(), PANICKED)));
        }
        library.fetcher.finish();
    });
    Librarian {
        wishes: sender,
        stop,
        thread,
    }
}

const PANICKED: &str = "an internal error";

/// What is told where `effect` could not be done.
fn failed(effect: Effect, message: &str) -> Action {
    let message = message.to_owned();
    match effect {
        Effect::Take(id, _) => Action::Taken(id, Err(message)),
        Effect::Shelves => Action::Shelves(Err(message)),
        Effect::List(shelf, filter) => Action::List {
            shelf,
            filter,
            keys: Err(message),
            rows: Vec::new(),
            whole: true,
        },
        Effect::Mark(_, by) => Action::Marked {
            done: Err(message),
            by,
        },
        Effect::Refresh(_) => Action::Refreshed(Refreshed::Done(Err(message))),
        Effect::OtherText(id, _, text) => Action::OtherText(id, text, Err(message)),
        Effect::AddFeed(typed) => Action::Added(typed, Err(message)),
        Effect::Subscribe(choice) => Action::Added(choice.address, Err(message)),
        _ => Action::Told(message),
    }
}

/// What the thread has.
struct Library {
    store: Result<Store, String>,
    samples: Vec<Opening>,
    fetcher: Fetcher,
    wished: Wished,
}

impl Library {
    /// Does one thing and tells what came of it; whether anybody heard.
    fn fulfil(&mut self, wish: Wish, tell: &dyn Fn(Action) -> bool) -> bool {
        match wish {
            Wish::For(effect) => self.perform(effect, tell),
            Wish::Rest(shelf, filter) => self.tell_rest(shelf, filter, tell),
        }
    }

    fn perform(&mut self, effect: Effect, tell: &dyn Fn(Action) -> bool) -> bool {
        match effect {
            Effect::Take(id, key) => tell(Action::Taken(id, self.article(key))),
            Effect::Rows(keys) => tell(match self.rows(&keys) {
                Ok(rows) => Action::Rows(rows),
                Err(message) => Action::Told(message),
            }),
            Effect::List(shelf, filter) => self.tell_list(shelf, filter, tell),
            Effect::Seek(keys) => tell(match self.unread(&keys) {
                Ok(key) => Action::Sought(key),
                Err(message) => Action::Told(message),
            }),
            Effect::Shelves => tell(Action::Shelves(self.shelves())),
            Effect::LookThrough => {
                self.look_through();
                true
            }
            Effect::Refresh(shelf) => match self.refresh(&shelf) {
                Ok(true) => true,
                Ok(false) => tell(Action::Refreshed(Refreshed::NoFeeds)),
                Err(why) => tell(Action::Refreshed(Refreshed::Done(Err(why)))),
            },
            Effect::Settle(feeds) => {
                self.fetcher.settle(feeds);
                true
            }
            Effect::OtherText(id, key, Text::Given) => {
                tell(Action::OtherText(id, Text::Given, self.given(key)))
            }
            Effect::OtherText(id, key, Text::Whole) => match self.fetch_page(id, key) {
                Ok(()) => true,
                Err(why) => tell(Action::OtherText(id, Text::Whole, Err(why))),
            },
            Effect::AddFeed(typed) => match self.again() {
                Ok(store) => {
                    self.fetcher.add(store, typed);
                    true
                }
                Err(why) => tell(Action::Added(typed, Err(why))),
            },
            Effect::Subscribe(choice) => match self.again() {
                Ok(store) => {
                    self.fetcher.subscribe(store, choice);
                    true
                }
                Err(why) => tell(Action::Added(choice.address, Err(why))),
            },
            Effect::Mark(markings, by) => {
                let done = self.mark(markings);
                let changed = |marking: &Marking| !marking.keys.is_empty();
                self.wished.counts |= done.as_ref().is_ok_and(|done| done.iter().any(changed));
                tell(Action::Marked { done, by })
            }
            _ => true,
        }
    }

    fn store(&mut self) -> Result<&mut Store, String> {
        self.store.as_mut().map_err(|message| message.clone())
    }

    /// Another way into the store, for a thread that writes.
    fn again(&mut self) -> Result<Store, String> {
        let store = self.store()?;
        if store.access() != Access::Write {
            return Err(reason(store.access()).to_owned());
        }
        store.again().map_err(told)
    }

    /// Has what waits looked through. Where that cannot be kept it is left: what there is can be read all the same.
    fn look_through(&mut self) {
        let waits = self
            .store()
            .is_ok_and(|store| store.waiting_count().is_ok_and(|count| count > 0));
        if waits && let Ok(again) = self.again() {
            self.fetcher.look_through(again);
        }
    }

    /// An article as its feed gave it, while it is read as it stands on its page.
    fn given(&mut self, key: ArticleKey) -> Result<Arc<Article>, String> {
        let gone = || "it is no longer stored".to_owned();
        let store = self.store()?;
        let row = store.rows(&[key]).map_err(told)?.pop().ok_or_else(gone)?;
        let full = store.article(key).map_err(told)?.ok_or_else(gone)?;
        let given = store.given(key).map_err(told)?.ok_or_else(gone)?;
        let row = self.listed(row)?;
        let article = article_of(&row, &given, full.published);
        article.map(Arc::new).map_err(|error| error.to_string())
    }

    /// Has the page of an article fetched.
    fn fetch_page(&mut self, id: ArticleId, key: ArticleKey) -> Result<(), String> {
        let again = self.again()?;
        let row = self.store()?.rows(&[key]).map_err(told)?.pop();
        let row = row.ok_or("it is no longer stored")?;
        let row = self.listed(row)?;
        self.fetcher.fetch_page(again, id, row);
        Ok(())
    }

    /// Has the feeds of a shelf refreshed; whether there are any.
    fn refresh(&mut self, shelf: &Shelf) -> Result<bool, String> {
        let again = self.again()?;
        let mut feeds = self.store()?.feeds().map_err(told)?;
        match shelf {
            Shelf::Feed(key) => feeds.retain(|feed| feed.key == *key),
            Shelf::Folder(folder) => feeds.retain(|feed| feed.settings.folder.starts_with(folder)),
            _ => {}
        }
        let some = !feeds.is_empty();
        if some {
            let chosen = matches!(shelf, Shelf::Feed(_) | Shelf::Folder(_));
            self.fetcher.refresh(again, feeds, chosen);
        }
        Ok(some)
    }

    /// Tells the beginning of a list with its rows; what follows it is wished for, for shelves are seen sooner.
    fn tell_list(&mut self, shelf: Shelf, filter: String, tell: &dyn Fn(Action) -> bool) -> bool {
        let first = self.keys(&shelf, &filter, FIRST);
        let whole = first.as_ref().is_ok_and(|keys| keys.len() < FIRST);
        let rows = first.clone().and_then(|keys| self.rows(&keys));
        let (keys, rows, whole) = match rows {
            Err(message) => (Err(message), Vec::new(), true),
            Ok(rows) => (first, rows, whole),
        };
        if !whole {
            self.wished.rest = Some((shelf.clone(), filter.clone()));
        }
        tell(Action::List {
            shelf,
            filter,
            keys: keys.map(Arc::from),
            rows,
            whole,
        })
    }

    /// Tells all of a list whose beginning was told.
    fn tell_rest(&mut self, shelf: Shelf, filter: String, tell: &dyn Fn(Action) -> bool) -> bool {
        let keys = self.keys(&shelf, &filter, usize::MAX);
        tell(Action::List {
            shelf,
            filter,
            keys: keys.map(Arc::from),
            rows: Vec::new(),
            whole: true,
        })
    }

    fn keys(
        &mut self,
        shelf: &Shelf,
        filter: &str,
        limit: usize,
    ) -> Result<Vec<ArticleKey>, String> {
        if *shelf == Shelf::Samples {
            let count = i64::try_from(self.samples.len()).unwrap_or(0);
            return Ok((1..=count).map(|number| ArticleKey(-number)).collect());
        }
        let store = self.store()?;
        let feeds = match shelf {
            Shelf::Feed(feed) => Some(vec![*feed]),
            Shelf::Folder(folder) => {
                let feeds = store.feeds().map_err(told)?;
                let inside = |feed: &&Feed| feed.settings.folder.starts_with(folder);
                Some(feeds.iter().filter(inside).map(|feed| feed.key).collect())
            }
            _ => None,
        };
        let query = match shelf {
            Shelf::Unread => Query::If(Condition::Is(Marked::Unread)),
            Shelf::Starred => Query::If(Condition::Is(Marked::Starred)),
            Shelf::Smart(key) => {
                let smart = store.smart_feeds().map_err(told)?;
                let smart = smart.into_iter().find(|smart| smart.key == *key);
                let smart = smart.ok_or("This smart feed is no longer there.")?;
                query::parse(&smart.query).map_err(|mistake| {
                    let why = format!("The query of this smart feed is not understood: {mistake}");
                    text::harmless(&why)
                })?
            }
            _ => Query::Every,
        };
        let filter =
            query::parse(filter).map_err(|mistake| text::harmless(&mistake.to_string()))?;
        let query = match (query, filter) {
            (query, Query::Every) => query,
            (query, filter) => Query::All(vec![query, filter]),
        };
        store
            .keys(feeds.as_deref(), &query, now(), limit)
            .map_err(told)
    }

    fn rows(&mut self, keys: &[ArticleKey]) -> Result<Vec<Listed>, String> {
        let (samples, keys): (Vec<_>, Vec<_>) = keys.iter().partition(|key| key.0 < 0);
        let mut rows: Vec<Listed> = samples
            .into_iter()
            .filter_map(|key| Some(self.sample(key).ok()?.0))
            .collect();
        if !keys.is_empty() {
            let stored = self.store()?.rows(&keys).map_err(told)?;
            for row in stored {
                rows.push(self.listed(row)?);
            }
        }
        Ok(rows)
    }

    /// The first of these that is not read.
    fn unread(&mut self, keys: &[ArticleKey]) -> Result<Option<ArticleKey>, String> {
        let query = Query::If(Condition::Is(Marked::Unread));
        let unread = self
            .store()?
            .keys(None, &query, now(), usize::MAX)
            .map_err(told)?;
        let unread: HashSet<ArticleKey> = unread.into_iter().collect();
        Ok(keys.iter().copied().find(|key| unread.contains(key)))
    }

    fn listed(&mut self, row: Row) -> Result<Listed, String> {
        let tags = self.store()?.tags_of(row.key).map_err(told)?;
        let harmless = |text: &str| text::harmless(text);
        Ok(Listed {
            key: row.key,
            title: harmless(&row.title),
            source: harmless(row.feed.as_deref().unwrap_or_default()),
            day: day(row.at),
            link: row.link.as_deref().map(harmless),
            read: row.read,
            starred: row.starred,
            tags: tags.iter().map(|tag| harmless(tag)).collect(),
            gifts: usize::try_from(row.gifts).unwrap_or_default(),
            meetings: usize::try_from(row.meetings).unwrap_or_default(),
        })
    }

    fn sample(&self, key: ArticleKey) -> Result<(Listed, Article), String> {
        let at = usize::try_from(-1 - key.0).ok();
        let opening = at
            .and_then(|at| self.samples.get(at))
            .ok_or("there is no such sample")?;
        let article = worker::read(opening)?;
        let row = Listed {
            key,
            title: article.heading().to_owned(),
            source: article.source.clone(),
            day: article.published,
            link: None,
            read: true,
            starred: false,
            tags: Vec::new(),
            gifts: 0,
            meetings: 0,
        };
        Ok((row, article))
    }

    fn article(&mut self, key: ArticleKey) -> Result<Taken, String> {
        if key.0 < 0 {
            let (listed, article) = self.sample(key)?;
            return Ok(Taken {
                listed,
                article: Arc::new(article),
                text: Text::Given,
                verdicts: BTreeMap::new(),
            });
        }
        let store = self.store()?;
        let gone = || "This article is no longer stored.".to_owned();
        let row = store.rows(&[key]).map_err(told)?.pop().ok_or_else(gone)?;
        let full = store.article(key).map_err(told)?.ok_or_else(gone)?;
        let given = store.given(key).map_err(told)?;
        let verdicts = store.verdicts(key).map_err(told)?.into_iter().collect();
        let row = self.listed(row)?;
        let article = article_of(&row, &full.body, full.published);
        match article {
            Err(_) if full.damaged => {
                Err("Could not read this article: the store is damaged.".into())
            }
            Err(error) => Err(format!("Could not read this article: {error}")),
            Ok(article) => Ok(Taken {
                listed: row,
                article: Arc::new(article),
                text: if given.is_some() {
                    Text::Whole
                } else {
                    Text::Given
                },
                verdicts,
            }),
        }
    }

    fn mark(&mut self, markings: Vec<Marking>) -> Result<Vec<Marking>, String> {
        let mark = |store: &mut Store| {
            let done = markings.into_iter().map(|Marking { mark, keys }| {
                let keys = store.mark(&keys, &mark)?;
                Ok(Marking { mark, keys })
            });
            done.collect()
        };
        self.store()?.lastingly(mark).map_err(told)
    }

    fn shelves(&mut self) -> Result<Vec<Shelved>, String> {
        let samples = self.samples.len();
        let store = self.store()?;
        let Count {
            unread,
            starred,
            all,
        } = store.count_of_all().map_err(told)?;
        let plain = |shelf, name: &str, unread, all| Shelved {
            shelf,
            name: name.into(),
            depth: 0,
            unread,
            all,
            failure: None,
            asked: None,
        };
        let mut shelves = vec![plain(Shelf::All, "All articles", unread, all)];
        if all > 0 {
            shelves.push(plain(Shelf::Unread, "Unread", unread, unread));
        }
        let counts = store.counts().map_err(told)?;
        let of_feed = |feed: &Feed| {
            let at = counts.binary_search_by_key(&feed.key, |(key, _)| *key);
            at.map(|at| counts[at].1).unwrap_or_default()
        };
        let feeds = store.feeds().map_err(told)?.into_iter();
        let feeds = feeds.map(|feed| {
            let count = of_feed(&feed);
            Lying::feed(feed, count)
        });
        let mut lying: Vec<Lying> = feeds.collect();
        for smart in store.smart_feeds().map_err(told)? {
            let count = of_smart(store, &smart).map_err(told)?;
            lying.push(Lying::smart(smart, count));
        }
        shelves.extend(in_folders(lying));
        if starred > 0 {
            shelves.push(plain(Shelf::Starred, "Starred", 0, starred));
        }
        if all == 0 {
            shelves.push(plain(Shelf::Samples, "Samples", 0, samples));
        }
        Ok(shelves)
    }
}

/// How many articles a smart feed means; none where its query is not understood.
fn of_smart(store: &Store, smart: &Smart) -> store::Result<Count> {
    let Ok(query) = query::parse(&smart.query) else {
        return Ok(Count::default());
    };
    let now = now();
    let all = store.count(&query, now)?;
    let unread = Query::All(vec![Query::If(Condition::Is(Marked::Unread)), query]);
    Ok(Count {
        unread: store.count(&unread, now)?,
        all,
        ..Count::default()
    })
}

/// A stored article as it is read.
pub fn article_of(
    row: &Listed,
    body: &Body,
    published: Option<i64>,
) -> Result<Article, text::Error> {
    let known = Known {
        source: &row.source,
        title: &row.title,
        published: published.and_then(day),
        base: row.link.as_deref(),
    };
    refresh::article_of(&known, body)
}

/// The day of a time, in UTC.
pub fn day(seconds: i64) -> Option<PartialDate> {
    let time = Timestamp::from_second(seconds).ok()?;
    time.strftime("%Y-%m-%d").to_string().parse().ok()
}

pub fn now() -> i64 {
    Timestamp::now().as_second()
}

#[expect(clippy::needless_pass_by_value, reason = "it ends a chain of results")]
fn told(error: store::Error) -> String {
    text::harmless(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_article_is_its_title_and_the_blocks_of_its_body() {
        let row = Row {
            key: ArticleKey(1),
            at: 1_694_995_200,
            title: "Ferry\u{1b}[31m to Tarn".into(),
            link: None,
            feed: Some("Lumira\u{202e} Post".into()),
            read: false,
            starred: false,
            gifts: 0,
            meetings: 0,
        };
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library {
            store: Store::open(&folder.path().join("s.db")).map_err(told),
            samples: Vec::new(),
            fetcher: Fetcher::new(channel().0, Arc::default(), Feeds::default()),
            wished: Wished::default(),
        };
        let row = library.listed(row).unwrap();
        assert_eq!(
            (row.title.as_str(), row.source.as_str()),
            ("Ferry to Tarn", "Lumira Post")
        );
        let body = Body {
            html: true,
            markup: "<p>It sails.<p>It returns.".into(),
        };
        let article = article_of(&row, &body, Some(1_694_995_200)).unwrap();
        assert_eq!(article.title(), Some("Ferry to Tarn"));
        assert_eq!(article.paragraphs.len(), 2);
        assert_eq!(article.published, "2023-09-18".parse().ok());
    }
}
