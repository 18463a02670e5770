//! Several tellings of one event → one entry.

use std::collections::{BTreeMap, HashMap};

use super::{Entry, Event};
use crate::{
    domain::{Telling, is_called},
    query::term::fold,
};

const DAY: i64 = 86_400;

/// Every event once, the earliest telling first in its sources.
pub fn corroborated<E: Event>(mut told: Vec<Entry<E>>) -> Vec<Entry<E>> {
    told.sort_by_key(|entry| (entry.sources[0].date, entry.sources[0].id));
    let mut known = Known::default();
    for entry in told {
        known.take(entry);
    }
    known.entries
}

struct Known<E> {
    entries: Vec<Entry<E>>,
    /// What each entry is compared by.
    tellings: Vec<Telling>,
    /// Entries by the names of their parties.
    by_names: HashMap<String, Vec<usize>>,
    /// Entries that have a whole day, by it.
    by_day: BTreeMap<i64, Vec<usize>>,
}

impl<E> Default for Known<E> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            tellings: Vec::new(),
            by_names: HashMap::new(),
            by_day: BTreeMap::new(),
        }
    }
}

impl<E: Event> Known<E> {
    fn take(&mut self, entry: Entry<E>) {
        let telling = entry.event.telling(entry.sources[0].date);
        let (names, day) = (telling.names(), telling.day());
        let same = self.by_names.get(&names).into_iter().flatten();
        let near = day.map(|day| self.by_day.range(day - DAY..=day + DAY));
        let near = near.into_iter().flatten().flat_map(|(_, places)| places);
        let found = same
            .chain(near)
            .copied()
            .find(|&place| self.tellings[place].is_one_with(&telling));
        if let Some(place) = found {
            self.tellings[place].take(&telling);
            return add(&mut self.entries[place], entry);
        }
        let place = self.entries.len();
        self.by_names.entry(names).or_default().push(place);
        if let Some(day) = day {
            self.by_day.entry(day).or_default().push(place);
        }
        self.entries.push(entry);
        self.tellings.push(telling);
    }
}

/// Adds a telling to an entry, which keeps the fullest of both.
pub fn add<E: Event>(entry: &mut Entry<E>, other: Entry<E>) {
    let mine = &mut entry.event;
    for (names, more) in mine.sides_mut().into_iter().zip(other.event.sides()) {
        for name in names {
            let longer = more
                .iter()
                .find(|other| other.len() > name.len() && is_called(&fold(name), &fold(other)));
            if let Some(longer) = longer {
                name.clone_from(longer);
            }
        }
    }
    let (common, more) = (mine.common_mut(), other.event.common());
    if common.place.is_none() {
        common.place.clone_from(&more.place);
    }
    if common
        .date
        .is_none_or(|date| more.date.is_some_and(|other| other.refines(date)))
    {
        common.date = more.date.or(common.date);
    }
    for name in &more.attribution {
        if !common.attribution.contains(name) {
            common.attribution.push(name.clone());
        }
    }
    common.confidence = common.confidence.max(more.confidence);
    mine.complete(&other.event);
    for source in other.sources {
        match entry.sources.iter_mut().find(|known| known.id == source.id) {
            Some(known) => known.evidence.extend(source.evidence),
            None => entry.sources.push(source),
        }
    }
}
