//! Events of the store as the reader shows them: put together from the reports of the articles that tell them, with
//! what these contradict each other in.

use crate::{
    app::{Event, Source},
    domain::{Confidence, EventKey, PartialDate, Sort},
    ledger::{self, Archive, Entry, Gift, Meeting},
    query::term::fold,
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
        let mut event = match stored.sort {
            Sort::Gift => {
                let tellings = self.archive.tellings(&stored)?;
                of_gift(key, shown(tellings))
            }
            Sort::Meeting => {
                let tellings = self.archive.tellings(&stored)?;
                of_meeting(key, shown(tellings))
            }
        };
        if let Some(event) = &mut event {
            let opposite = self.opposite(event)?;
            event.conflicts.extend(opposite);
        }
        Ok(event)
    }

    /// Who tells the opposite of an event: that it is denied or called off, or that it is not.
    fn opposite(&mut self, event: &Event) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        for key in self.store.opposite(event.key)? {
            let Some(stored) = self.store.event(key)? else {
                continue;
            };
            for (article, place) in stored.told {
                let Some(told) = self.archive.told(article)? else {
                    continue;
                };
                let status = told.status(stored.sort, place);
                let by = harmless(told.row.feed.as_deref().unwrap_or(&told.row.title));
                lines.extend(status.map(|status| format!("{status}, says {by}")));
            }
        }
        lines.dedup();
        Ok(lines)
    }
}

/// Tellings with their sources as they are shown.
fn shown<E>(tellings: Vec<ledger::Telling<E>>) -> Vec<Telling<E>> {
    let shown = |telling: ledger::Telling<E>| {
        let row = &telling.told.row;
        let source = Source {
            article: row.key,
            title: harmless(&row.title),
            feed: harmless(row.feed.as_deref().unwrap_or_default()),
            day: day(row.at),
            link: row.link.as_deref().map(harmless),
            verdict: telling.verdict,
            record: telling.record,
            evidence: telling.evidence,
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
    let conflicts = [
        places(&tellings),
        days(&tellings),
        quantities(&tellings),
        things(&tellings),
    ];
    let mut event = common(key, &tellings)?;
    event.conflicts = conflicts.into_iter().flatten().collect();
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
    let conflicts = [places(&tellings), days(&tellings)];
    let mut event = common(key, &tellings)?;
    event.conflicts = conflicts.into_iter().flatten().collect();
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
    };
    tellings.into_iter().map(entry).collect()
}

/// What gifts and meetings have in common.
fn common<E: ledger::Event>(key: EventKey, tellings: &[Telling<E>]) -> Option<Event> {
    let copies = tellings.iter().map(|telling| Entry {
        event: telling.event.clone(),
        sources: Vec::new(),
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

/// A line where tellings say different things: each with the first who says so.
fn differing<E, T: Clone>(
    about: &str,
    tellings: &[Telling<E>],
    of: impl Fn(&E) -> Option<T>,
    is_same: impl Fn(&T, &T) -> bool,
    words: impl Fn(&T) -> String,
) -> Option<String> {
    let mut said: Vec<(T, &Source)> = Vec::new();
    for telling in tellings {
        if let Some(one) = of(&telling.event)
            && !said.iter().any(|(other, _)| is_same(&one, other))
        {
            said.push((one, &telling.source));
        }
    }
    let by = |source: &Source| match source.feed.as_str() {
        "" => source.title.clone(),
        feed => feed.to_owned(),
    };
    let line = said
        .iter()
        .map(|(one, source)| format!("{} ({})", words(one), by(source)));
    // What one article says is its own matter.
    let others = said
        .iter()
        .any(|(_, source)| source.article != said[0].1.article);
    others.then(|| format!("{about}: {}", line.collect::<Vec<_>>().join(", ")))
}

/// Different places, neither of which is a longer name of the other.
fn places<E: ledger::Event>(tellings: &[Telling<E>]) -> Option<String> {
    let place = |event: &E| event.common().place.clone();
    let same = |one: &String, other: &String| crate::domain::is_called(&fold(one), &fold(other));
    differing("place", tellings, place, same, String::clone)
}

/// Different days, neither of which is a closer form of the other.
fn days<E: ledger::Event>(tellings: &[Telling<E>]) -> Option<String> {
    let date = |event: &E| event.common().date;
    let same = |one: &PartialDate, other: &PartialDate| one.refines(*other) || other.refines(*one);
    differing("day", tellings, date, same, ToString::to_string)
}

/// Different numbers of one thing.
fn quantities(tellings: &[Telling<Gift>]) -> Option<String> {
    let items = tellings.iter().flat_map(|telling| &telling.event.items);
    let mut things: Vec<String> = items.map(|item| fold(&item.what)).collect();
    things.sort_unstable();
    things.dedup();
    things.iter().find_map(|thing| {
        let count = |gift: &Gift| {
            let item = gift.items.iter().find(|item| fold(&item.what) == *thing);
            item.filter(|item| item.quantity.is_some()).cloned()
        };
        let same = |one: &ledger::Item, other: &ledger::Item| {
            one.quantity == other.quantity && one.unit == other.unit
        };
        differing("number", tellings, count, same, ToString::to_string)
    })
}

/// Things that have no word in common.
fn things(tellings: &[Telling<Gift>]) -> Option<String> {
    let things = |gift: &Gift| {
        let names: Vec<String> = gift.items.iter().map(|item| item.what.clone()).collect();
        (!names.is_empty()).then(|| names.join("; "))
    };
    let same = |one: &String, other: &String| {
        let other = fold(other);
        fold(one)
            .split(' ')
            .any(|word| other.split(' ').any(|known| known == word))
    };
    differing("thing", tellings, things, same, String::clone)
}
