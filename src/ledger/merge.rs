//! Several tellings of one event → one entry.

use std::collections::{BTreeMap, HashMap};

use super::{Entry, Event, time_of};
use crate::query::term::fold;

const DAY: i64 = 86_400;

/// So far apart may articles appear that tell of one event without a day.
const NEAR: i64 = 7 * DAY;

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
    /// Entries by the names of their parties.
    by_names: HashMap<String, Vec<usize>>,
    /// Entries that have a whole day, by it.
    by_day: BTreeMap<i64, Vec<usize>>,
}

impl<E> Default for Known<E> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            by_names: HashMap::new(),
            by_day: BTreeMap::new(),
        }
    }
}

impl<E: Event> Known<E> {
    fn take(&mut self, entry: Entry<E>) {
        let names = names(&entry.event);
        let day = day(&entry.event);
        let same = self.by_names.get(&names).into_iter().flatten();
        let near = day.map(|day| self.by_day.range(day - DAY..=day + DAY));
        let near = near.into_iter().flatten().flat_map(|(_, places)| places);
        let found = same
            .chain(near)
            .copied()
            .find(|&place| are_one(&self.entries[place], &entry));
        if let Some(place) = found {
            return add(&mut self.entries[place], entry);
        }
        let place = self.entries.len();
        self.by_names.entry(names).or_default().push(place);
        if let Some(day) = day {
            self.by_day.entry(day).or_default().push(place);
        }
        self.entries.push(entry);
    }
}

/// The names of the parties as they are compared, whatever their order.
pub fn names(event: &impl Event) -> String {
    let sides = event.sides().map(|side| {
        let mut names: Vec<String> = side.iter().map(|name| fold(name)).collect();
        names.sort();
        names.join("|")
    });
    sides.join("→")
}

/// The first second of the event's day, where it is known.
fn day(event: &impl Event) -> Option<i64> {
    let date = event.common().date?;
    date.whole().and_then(|_| Some(time_of(date)?.0))
}

fn are_one<E: Event>(one: &Entry<E>, other: &Entry<E>) -> bool {
    let (first, second) = (&one.event, &other.event);
    let parties =
        names(first) == names(second) || on_one_day(first, second) && match_up(first, second);
    parties && first.may_be(second) && at_one_time(one, other)
}

fn at_one_time<E: Event>(one: &Entry<E>, other: &Entry<E>) -> bool {
    match (one.event.common().date, other.event.common().date) {
        (Some(first), Some(second)) => {
            on_one_day(&one.event, &other.event) || first.refines(second) || second.refines(first)
        }
        _ => one
            .sources
            .iter()
            .any(|source| (source.date - other.sources[0].date).abs() <= NEAR),
    }
}

fn on_one_day(one: &impl Event, other: &impl Event) -> bool {
    let days = day(one).zip(day(other));
    days.is_some_and(|(one, other)| (one - other).abs() <= DAY)
}

/// Whether each party of the one is a party of the other, perhaps by a shorter name. Only of one day: at any
/// other time the shorter name may be somebody else's.
fn match_up(one: &impl Event, other: &impl Event) -> bool {
    let pairs = one.sides().into_iter().zip(other.sides());
    pairs.into_iter().all(|(mine, theirs)| {
        let mut left: Vec<&String> = theirs.iter().collect();
        let takes = |name: &String| {
            let place = left.iter().position(|other| is_called(name, other));
            place.map(|place| left.swap_remove(place)).is_some()
        };
        mine.len() == theirs.len() && mine.iter().all(takes)
    })
}

/// Whether all words of the shorter name are in the longer.
fn is_called(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty()
        && short
            .split(' ')
            .all(|word| long.split(' ').any(|w| w == word))
}

/// Adds a telling to an entry, which keeps the fullest of both.
fn add<E: Event>(entry: &mut Entry<E>, other: Entry<E>) {
    let mine = &mut entry.event;
    for (names, more) in mine.sides_mut().into_iter().zip(other.event.sides()) {
        for name in names {
            let longer = more
                .iter()
                .find(|other| other.len() > name.len() && is_called(name, other));
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
