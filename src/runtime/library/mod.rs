//! The thread that has the store: it tells shelves, lists and rows, reads articles and writes marks.
//!
//! What waits is done in the order of its urgency, and of what only the last matters the others are dropped:
//! a key held down in a list of feeds reads no list that nobody will see. Marks are all written, in order.

mod lists;
mod offers;
mod shelves;
mod texts;

use std::{
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

use super::{
    Event, Opening,
    fetching::Fetcher,
    wished::{Wish, Wished},
};
use crate::{
    app::{Action, Effect, Feeds, Marking, Refreshed, Shelf, Text},
    domain::PartialDate,
    refresh::Lull,
    store::{self, Access, Store, reason},
    text,
};
pub use texts::article_of;

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
    lull: Arc<Lull>,
    thread: JoinHandle<()>,
}

impl Librarian {
    /// Wishes something of it. Where it is gone it has nothing left to say.
    pub fn wish(&self, effect: Effect) {
        let _ = self.wishes.send(effect);
    }

    /// A key was pressed: what can wait does.
    pub fn make_way(&self) {
        self.lull.end();
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
    let lull = Arc::new(Lull::default());
    let fetcher = Fetcher::new(events.clone(), Arc::clone(&stop), Arc::clone(&lull), feeds);
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
        lull,
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
        Effect::List(listing) => Action::List {
            listing,
            keys: Err(message),
            rows: Vec::new(),
            whole: true,
        },
        Effect::Mark(_, by) => Action::Marked {
            done: Err(message),
            by,
        },
        Effect::Complete(asked, before) => Action::Offered(asked, before, Err(message)),
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
            Wish::Rest(listing) => self.tell_rest(listing, tell),
        }
    }

    fn perform(&mut self, effect: Effect, tell: &dyn Fn(Action) -> bool) -> bool {
        match effect {
            Effect::Take(id, key) => tell(Action::Taken(id, self.article(key))),
            Effect::Rows(keys) => tell(match self.rows(&keys) {
                Ok(rows) => Action::Rows(rows),
                Err(message) => Action::Told(message),
            }),
            Effect::List(listing) => self.tell_list(listing, tell),
            Effect::Seek(keys) => tell(match self.unread(&keys) {
                Ok(key) => Action::Sought(key),
                Err(message) => Action::Told(message),
            }),
            Effect::Shelves => tell(Action::Shelves(self.shelves())),
            Effect::Complete(asked, before) => {
                let offered = self.offered(asked, &before);
                tell(Action::Offered(asked, before, offered))
            }
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
            .is_ok_and(|store| store.has_waiting().is_ok_and(|waits| waits));
        if waits && let Ok(again) = self.again() {
            self.fetcher.look_through(again);
        }
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
    use crate::{
        domain::{ArticleKey, ListOrder},
        query::Query,
        store::{Body, NewArticle, Row, Settings, prepare},
    };

    #[test]
    fn what_has_no_title_is_called_by_the_beginning_of_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let address = "https://talk.lumira.example/@ana.rss";
        let feed = store.subscribe(address, &Settings::default()).unwrap();
        let said = |title: &str, markup: &str| NewArticle {
            title: title.into(),
            link: Some(format!("https://talk.lumira.example/@ana/{}", markup.len())),
            body: Body {
                html: true,
                markup: markup.into(),
            },
            ..NewArticle::default()
        };
        let articles = vec![
            said("", "<p>The ferry is late <b>again</b>.<p>I wait."),
            said("", ""),
            said("Bells", "<p>They ring."),
        ];
        let articles = prepare(feed, articles);
        store.receive(feed, &articles, 2_000_000_000).unwrap();
        let keys = store
            .keys(None, &Query::Every, ListOrder::Newest, 2_000_000_000, 9)
            .unwrap();
        let mut library = Library {
            store: Ok(store),
            samples: Vec::new(),
            fetcher: Fetcher::new(
                channel().0,
                Arc::default(),
                Arc::default(),
                Feeds::default(),
            ),
            wished: Wished::default(),
        };
        let rows = library.rows(&keys).unwrap();
        let mut rows: Vec<(&str, &str)> = rows
            .iter()
            .map(|row| (row.title.as_str(), row.beginning.as_str()))
            .collect();
        rows.sort_unstable();
        let expected = [("", ""), ("", "The ferry is late again."), ("Bells", "")];
        assert_eq!(rows, expected);
    }

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
            story: ArticleKey(1),
        };
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library {
            store: Store::open(&folder.path().join("s.db")).map_err(told),
            samples: Vec::new(),
            fetcher: Fetcher::new(
                channel().0,
                Arc::default(),
                Arc::default(),
                Feeds::default(),
            ),
            wished: Wished::default(),
        };
        let row = lists::listed(library.store().unwrap(), row).unwrap();
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
