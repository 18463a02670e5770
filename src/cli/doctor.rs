//! `warta doctor`: what is well, what is not, and what to do about it.
//!
//! Each part of the program that can be unwell has a function here that gives its checks.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use clap::Args;

use super::{
    Error,
    stored::{self, plain},
    surroundings,
};
use crate::{
    store::{self, Feed, Health, Store},
    text::harmless,
};

/// What to look at.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    store: stored::Which,
}

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Well.
    Well,
    /// It works, but the user may want to know.
    Odd,
    /// It does not work.
    Ill,
}

/// What was seen of one thing.
#[derive(Debug)]
pub(super) struct Check {
    state: State,
    name: &'static str,
    says: String,
    /// Further lines.
    pub(super) more: Vec<String>,
}

impl Check {
    pub(super) fn new(state: State, name: &'static str, says: impl Into<String>) -> Self {
        Self {
            state,
            name,
            says: says.into(),
            more: Vec::new(),
        }
    }
}

impl Doctor {
    /// Prints the checks; fails where something is ill.
    pub fn examine(&self) -> Result<(), Error> {
        let mut checks = self.store_checks()?;
        checks.extend(surroundings::checks());
        let mut text = String::new();
        for check in &checks {
            let sign = match check.state {
                State::Well => "ok",
                State::Odd => "note",
                State::Ill => "FAIL",
            };
            // Writing to a string does not fail.
            let _ = writeln!(
                text,
                "{sign:<5} {:<10} {}",
                check.name,
                harmless(&check.says)
            );
            for line in &check.more {
                let _ = writeln!(text, "{:16} {}", "", harmless(line));
            }
        }
        io::stdout().lock().write_all(text.as_bytes())?;
        let ill = checks.iter().filter(|check| check.state == State::Ill);
        match ill.count() {
            0 => Ok(()),
            ill => Err(Error::File(format!("{ill} of the checks failed"))),
        }
    }

    fn store_checks(&self) -> Result<Vec<Check>, Error> {
        let store = match self.store.to_read() {
            Ok(store) => store,
            Err(Error::Store(error @ store::Error::Missing(_))) => {
                return Ok(vec![Check::new(State::Odd, "store", error.to_string())]);
            }
            Err(Error::Store(error)) => {
                return Ok(vec![Check::new(State::Ill, "store", error.to_string())]);
            }
            Err(error) => return Err(error),
        };
        let health = store.health()?;
        let mut checks = vec![file(&store, &health)];
        checks.extend(articles(&store, &health));
        checks.extend(store.feeds().ok().map(|feeds| failing(&feeds)));
        Ok(checks)
    }
}

fn file(store: &Store, health: &Health) -> Check {
    let says = format!("{}, {}", store.path().display(), size(health.bytes));
    if health.faults.is_empty() {
        let mut check = Check::new(State::Well, "store", says);
        let parts = health.parts.iter();
        let parts: Vec<String> = parts
            .map(|(name, bytes)| format!("{name} {}", size(*bytes)))
            .collect();
        check.more.push(parts.join(", "));
        return check;
    }
    let advice = "save what can be read with `warta export --all FILE`, then move the store away";
    Check {
        state: State::Ill,
        name: "store",
        says: format!("{says}: it is damaged; {advice}"),
        more: health.faults.clone(),
    }
}

fn articles(store: &Store, health: &Health) -> Option<Check> {
    let waiting = store.waiting_count().ok()?;
    let state = if waiting > 0 { State::Odd } else { State::Well };
    let mut says = format!("{} stored", health.articles);
    if waiting > 0 {
        says += &format!(", {waiting} of them not analysed yet");
    }
    Some(Check::new(state, "articles", says))
}

fn failing(feeds: &[Feed]) -> Check {
    let failing = feeds
        .iter()
        .filter(|feed| feed.fetched.failures > 0 || feed.fetched.gone);
    let more: Vec<String> = failing.map(why).collect();
    let state = if more.is_empty() {
        State::Well
    } else {
        State::Odd
    };
    let mut says = format!("{} subscribed to", feeds.len());
    if !more.is_empty() {
        says += &format!(", {} failing", more.len());
    }
    Check {
        more,
        ..Check::new(state, "feeds", says)
    }
}

fn why(feed: &Feed) -> String {
    let fetched = &feed.fetched;
    let reason = fetched.failure.as_deref().unwrap_or("gone for good");
    let last = match fetched.succeeded {
        Some(time) => format!("last well on {}", stored::day(time)),
        None => "never well".to_owned(),
    };
    let times = match fetched.failures {
        1 => "once".to_owned(),
        times => format!("{times} times"),
    };
    format!(
        "{}: {} ({times}, {last})",
        plain(feed.name()),
        plain(reason)
    )
}

/// A size for people.
fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
