//! Events of the store as the reader shows them: put together from the reports of the articles that tell them, with
//! what these contradict each other in.

use crate::{
    app::{Event, Source},
    domain::{ArticleKey, Confidence, EventKey, PartialDate, Sort},
    ledger::{self, Archive, Entry, Gift, Meeting},
    store::{Result, Store},
    text::harmless,
};

use super::library::day;

/// Puts events together.
pub struct Events<'a> {
    store: &'a Store,
    archive: Archive<'a>,
}

/// One telling of an event.
struct Telling<E> {
    source: Source,
    at: i64,
    event: E,
}

impl<'a> Events<'a> {
    /// Of a store.
    pub fn of(store: &'a Store) -> Self {
        Self {
            store,
            archive: Archive::of(store),
        }
    }

    /// These events; one that nobody tells any more is left out.
    pub fn events(&mut self, keys: &[EventKey]) -> Result<Vec<Event>> {
        let mut events = Vec::with_capacity(keys.len());
        for &key in keys {
            events.extend(self.event(key)?);
        }
        Ok(events)
    }

    /// One event.
    pub fn event(&mut self, key: EventKey) -> Result<Option<Event>> {
        let Some(stored) = self.store.event(key)? else {
            return Ok(None);
        };
        let conflicts;
        let mut event = match stored.sort {
            Sort::Gift => {
                let tellings = self.archive.tellings(&stored)?;
                conflicts = self.archive.conflicts(key, &tellings)?;
                of_gift(key, shown(tellings))
            }
            Sort::Meeting => {
                let tellings = self.archive.tellings(&stored)?;
                conflicts = self.archive.conflicts(key, &tellings)?;
                of_meeting(key, shown(tellings))
            }
        };
        if let Some(event) = &mut event {
            event.conflicts = conflicts;
        }
        Ok(event)
    }
}

/// Tellings with their sources as they are shown.
fn shown<E>(tellings: Vec<ledger::Telling<E>>) -> Vec<Telling<E>> {
    // By the words that each tells: who comes later with the same ones is a copy.
    let mut stories: Vec<(ArticleKey, ArticleKey)> = Vec::new();
    let shown = |telling: ledger::Telling<E>| {
        let row = &telling.told.row;
        let known = stories.iter().find(|(story, _)| *story == row.story);
        let copy = known.is_some_and(|(_, first)| *first != row.key);
        stories.push((row.story, row.key));
        let source = Source {
            article: row.key,
            title: harmless(&row.title),
            feed: harmless(row.feed.as_deref().unwrap_or_default()),
            day: day(row.at),
            link: row.link.as_deref().map(harmless),
            verdict: telling.verdict,
            record: telling.record,
            evidence: telling.evidence,
            copy,
        };
        Telling {
            source,
            at: row.at,
            event: telling.event,
        }
    };
    tellings.into_iter().map(shown).collect()
}

fn of_gift(key: EventKey, tellings: Vec<Telling<Gift>>) -> Option<Event> {
    let mut event = common(key, &tellings)?;
    let joined = ledger::joined(entries(tellings))?.event;
    event.mutual = joined.mutual;
    event.things = joined.items.iter().map(thing).collect();
    event.kind = usual(&joined.kind, "gift");
    Some(event)
}

/// A thing with its number; a sum, or whatever says its number itself, as the article has it.
fn thing(item: &ledger::Item) -> String {
    let says_it = item.what.contains(|c: char| c.is_ascii_digit());
    let Some(number) = item.quantity.as_ref().filter(|_| !says_it) else {
        return item.what.clone();
    };
    let parts = [Some(grouped(&number.to_string())), item.unit.clone()];
    let parts = parts.into_iter().flatten().chain([item.what.clone()]);
    parts.collect::<Vec<_>>().join(" ")
}

/// `1500000` as `1,500,000`.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    if whole.len() < 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

fn of_meeting(key: EventKey, tellings: Vec<Telling<Meeting>>) -> Option<Event> {
    let mut event = common(key, &tellings)?;
    let joined = ledger::joined(entries(tellings))?.event;
    event.things = joined.topic.into_iter().collect();
    event.kind = usual(&joined.form.replace('_', " "), "in person");
    Some(event)
}

fn usual(word: &str, usual: &str) -> String {
    if word == usual {
        String::new()
    } else {
        word.to_owned()
    }
}

fn entries<E: ledger::Event>(tellings: Vec<Telling<E>>) -> Vec<Entry<E>> {
    let entry = |telling: Telling<E>| Entry {
        event: telling.event,
        sources: Vec::new(),
        conflicts: Vec::new(),
        told: None,
    };
    tellings.into_iter().map(entry).collect()
}

/// What gifts and meetings have in common.
fn common<E: ledger::Event>(key: EventKey, tellings: &[Telling<E>]) -> Option<Event> {
    let copies = tellings.iter().map(|telling| Entry {
        event: telling.event.clone(),
        sources: Vec::new(),
        conflicts: Vec::new(),
        told: None,
    });
    let joined = ledger::joined(copies)?.event;
    let common = joined.common();
    let mut sources: Vec<Source> = Vec::new();
    for telling in tellings {
        let known = sources.iter_mut().find(|known| {
            known.article == telling.source.article && known.record == telling.source.record
        });
        match known {
            Some(known) => known.evidence.extend(telling.source.evidence.clone()),
            None => sources.push(telling.source.clone()),
        }
    }
    let percent = (common.confidence.clamp(0.0, 1.0) * 100.0).round();
    Some(Event {
        key,
        sort: E::SORT,
        sides: joined.sides().map(<[String]>::to_vec),
        mutual: false,
        things: Vec::new(),
        kind: String::new(),
        place: common.place.clone(),
        date: common.date,
        told: day(tellings.iter().map(|telling| telling.at).min()?),
        status: common.status.clone(),
        attribution: common.attribution.clone(),
        confidence: Confidence::percent(percent as u8),
        sources,
        conflicts: Vec::new(),
        course: course(tellings),
    })
}

/// How far it had got in one article after the other, where that changed.
fn course<E: ledger::Event>(tellings: &[Telling<E>]) -> Vec<(String, Option<PartialDate>)> {
    let mut steps: Vec<(String, Option<PartialDate>)> = Vec::new();
    let mut article = None;
    for telling in tellings {
        let status = &telling.event.common().status;
        let again = article == Some(telling.source.article);
        if !again && steps.last().is_none_or(|(last, _)| last != status) {
            steps.push((status.clone(), day(telling.at)));
        }
        article = Some(telling.source.article);
    }
    if steps.len() < 2 {
        steps.clear();
    }
    steps
}
