//! The thread that reads what is about all stored articles: the ledger, a timeline, dossiers. It has its own way into
//! the store, so that no list and no article waits for it. Of what only the last matters the others are dropped.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, TryRecvError, channel},
    },
    thread,
};

use crate::{
    app::{
        Action, Effect, Order,
        ledger::Told,
        sheet::leaving::{Leaving, MOST},
    },
    domain::{EventKey, PartialDate},
    query::{self, Query},
    store::{Store, Wanted},
    text::harmless,
};

use super::{
    Event, dossier,
    events::Events,
    library::{day, now},
};

/// So many events of a list are told before the others, with their rows: more than any screen shows.
const FIRST: usize = 60;

/// Starts the thread, by the channel to it; it opens the store at the first wish.
pub fn start(path: PathBuf, events: Sender<Event>) -> Sender<Effect> {
    let (sender, wishes) = channel();
    thread::spawn(move || {
        let mut wished = Wished::default();
        let mut store = None;
        while let Some(effect) = wished.next(&wishes) {
            let tell = |action| events.send(Event::Action(action)).is_ok();
            let heard = match opened(&mut store, &path) {
                Err(message) => tell(failed(effect, message)),
                Ok(store) => {
                    let work = AssertUnwindSafe(|| {
                        if let Effect::SeekEvent(keys, words) = &effect {
                            return seek(store, keys, words, &mut wished, &tell);
                        }
                        perform(store, effect.clone(), &tell)
                    });
                    let done = catch_unwind(work);
                    done.unwrap_or_else(|_| tell(failed(effect, "an internal error".into())))
                }
            };
            if !heard {
                return;
            }
        }
    });
    sender
}

fn opened<'a>(store: &'a mut Option<Store>, path: &Path) -> Result<&'a Store, String> {
    if store.is_none() {
        *store = Some(Store::open_to_read(path).map_err(told)?);
    }
    store.as_ref().ok_or_else(String::new)
}

#[expect(clippy::needless_pass_by_value, reason = "it ends a chain of results")]
fn told(error: crate::store::Error) -> String {
    harmless(&error.to_string())
}

/// What is told where `effect` could not be done.
fn failed(effect: Effect, message: String) -> Action {
    match effect {
        Effect::Events(order, filter) => {
            Action::Events(Box::new(nothing(order, filter, Err(message))))
        }
        Effect::Dossier(name) => Action::Dossier(name, Err(message)),
        Effect::Gather(_, filter, leaving) => Action::Gathered {
            filter,
            events: Err(message),
            left: 0,
            leaving,
        },
        _ => Action::Told(message),
    }
}

fn nothing(order: Order, filter: String, keys: Result<Arc<[EventKey]>, String>) -> Told {
    Told {
        order,
        filter,
        keys,
        months: Arc::new([]),
        rows: Vec::new(),
        held: 0..0,
        whole: true,
        today: 0,
    }
}

fn perform(store: &Store, effect: Effect, tell: &dyn Fn(Action) -> bool) -> bool {
    let result = match effect.clone() {
        Effect::Events(order, filter) => tell_events(store, order, &filter, tell),
        Effect::EventRows(keys) => Events::of(store)
            .events(&keys)
            .map(|rows| tell(Action::EventRows(rows)))
            .map_err(told),
        Effect::Dossier(name) => {
            let known = dossier::known(store, &name, now()).map_err(told);
            Ok(tell(Action::Dossier(name, known.map(Arc::new))))
        }
        Effect::Gather(order, filter, leaving) => gather(store, order, filter, leaving).map(tell),
        _ => Ok(true),
    };
    result.unwrap_or_else(|message| tell(failed(effect, message)))
}

/// So many events are searched before whatever else is wished has its turn.
const SEARCHED: usize = 200;

/// Searches the first of these events for words; the others wait for their turn.
fn seek(
    store: &Store,
    keys: &[EventKey],
    words: &str,
    wished: &mut Wished,
    tell: &dyn Fn(Action) -> bool,
) -> bool {
    let (first, others) = keys.split_at(keys.len().min(SEARCHED));
    let events = match Events::of(store).events(first) {
        Ok(events) => events,
        Err(error) => return tell(Action::Told(told(error))),
    };
    let found = events.iter().find(|event| event.has(words));
    if found.is_some() || others.is_empty() {
        let found = found.map(|event| event.key);
        return tell(Action::EventSought(words.to_owned(), found));
    }
    wished.seek = Some(Effect::SeekEvent(others.to_vec(), words.to_owned()));
    true
}

fn parsed(filter: &str) -> Result<Query, String> {
    query::parse(filter).map_err(|mistake| harmless(&mistake.to_string()))
}

/// Tells a list. Of a ledger the beginning comes first with its rows, for it can be read while the others are
/// sought; a timeline is shown from today on, whose place is known with all of them.
fn tell_events(
    store: &Store,
    order: Order,
    filter: &str,
    tell: &dyn Fn(Action) -> bool,
) -> Result<bool, String> {
    let query = parsed(filter)?;
    let wanted = Wanted::by(query);
    let list = |limit| store.event_keys(&wanted, now(), limit).map_err(told);
    let mut events = Events::of(store);
    let mut rows = |keys: &[(EventKey, i64)]| {
        let keys: Vec<EventKey> = keys.iter().map(|(key, _)| *key).collect();
        events.events(&keys).map_err(told)
    };
    let keys = |list: &[(EventKey, i64)]| Ok(list.iter().map(|(key, _)| *key).collect());
    if order == Order::Latest {
        let first = list(FIRST)?;
        let whole = first.len() < FIRST;
        let beginning = Told {
            months: if whole { months(&first) } else { Arc::new([]) },
            rows: rows(&first)?,
            held: 0..first.len(),
            whole,
            ..nothing(order, filter.to_owned(), keys(&first))
        };
        if !tell(Action::Events(Box::new(beginning))) || whole {
            return Ok(true);
        }
    }
    let mut all = list(usize::MAX)?;
    let mut whole = nothing(order, filter.to_owned(), Ok(Arc::new([])));
    if order == Order::Along {
        all.reverse();
        let now = now();
        let past = all.partition_point(|(_, first)| *first <= now);
        whole.today = past.saturating_sub(1);
        whole.held = whole.today.saturating_sub(FIRST)..(whole.today + FIRST).min(all.len());
        whole.rows = rows(&all[whole.held.clone()])?;
    }
    whole.months = months(&all);
    whole.keys = keys(&all);
    Ok(tell(Action::Events(Box::new(whole))))
}

/// The months of events, in their order, each with how many.
fn months(events: &[(EventKey, i64)]) -> Arc<[(PartialDate, usize)]> {
    let mut months: Vec<(PartialDate, usize)> = Vec::new();
    for (_, first) in events {
        let Some(month) = month(*first) else { continue };
        match months.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => months.push((month, 1)),
        }
    }
    months.into()
}

/// The month of a second, in UTC.
pub fn month(seconds: i64) -> Option<PartialDate> {
    let day = day(seconds)?;
    PartialDate::month_of(day.year(), day.month()?)
}

fn gather(store: &Store, order: Order, filter: String, leaving: Leaving) -> Result<Action, String> {
    let wanted = Wanted::by(parsed(&filter)?);
    let keys = store.event_keys(&wanted, now(), usize::MAX);
    let mut keys: Vec<EventKey> = keys
        .map_err(told)?
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let left = keys.len().saturating_sub(MOST);
    keys.truncate(MOST);
    if order == Order::Along {
        keys.reverse();
    }
    let events = Events::of(store).events(&keys).map_err(told)?;
    Ok(Action::Gathered {
        filter,
        events: Ok(events),
        left,
        leaving,
    })
}

/// What waits to be done: rows before lists before dossiers, then what leaves, and what is sought last.
#[derive(Default)]
struct Wished {
    rows: Option<Effect>,
    events: Option<Effect>,
    dossier: Option<Effect>,
    gather: VecDeque<Effect>,
    seek: Option<Effect>,
}

impl Wished {
    /// The most urgent of what waits, once anything does; nothing when nobody is left to wish.
    fn next(&mut self, wishes: &Receiver<Effect>) -> Option<Effect> {
        loop {
            loop {
                match wishes.try_recv() {
                    Ok(effect) => self.add(effect),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => return None,
                }
            }
            let next = self
                .rows
                .take()
                .or_else(|| self.events.take())
                .or_else(|| self.dossier.take())
                .or_else(|| self.gather.pop_front())
                .or_else(|| self.seek.take());
            if next.is_some() {
                return next;
            }
            self.add(wishes.recv().ok()?);
        }
    }

    fn add(&mut self, effect: Effect) {
        match effect {
            Effect::EventRows(_) => self.rows = Some(effect),
            Effect::Events(..) => self.events = Some(effect),
            Effect::Dossier(_) => self.dossier = Some(effect),
            Effect::SeekEvent(..) => self.seek = Some(effect),
            _ => self.gather.push_back(effect),
        }
    }
}
