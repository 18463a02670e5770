//! Entries as an iCalendar file (RFC 5545): each event on its day, and whether it took place.

use std::{collections::HashMap, iter};

use icalendar::{Calendar, Component, Event as Day, EventLike, Property};

use super::{Entry, Event, day_of};

/// A calendar of the entries that have a whole day; others have no place in one.
pub fn calendar<E: Event>(entries: &[Entry<E>]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//warta//ledger//EN"));
    let mut names = HashMap::new();
    for entry in entries {
        calendar.extend(day(entry, &mut names));
    }
    calendar.to_string()
}

fn day<E: Event>(entry: &Entry<E>, names: &mut HashMap<String, usize>) -> Option<Day> {
    let common = entry.event.common();
    let (year, month, date) = common.date?.whole()?;
    let date = format!("{year:04}{month:02}{date:02}");
    let first = &entry.sources[0];
    let mut day = Day::new();
    day.uid(&format!("{}@warta", name(entry, &date, names)));
    let told = day_of(first.date).strftime("%Y%m%dT000000Z").to_string();
    day.append_property(Property::new("DTSTAMP", told));
    let mut start = Property::new("DTSTART", date);
    start.add_parameter("VALUE", "DATE");
    day.append_property(start);
    let (standing, summary) = (standing(&entry.event), entry.event.summary());
    day.append_property(Property::new("STATUS", standing));
    // Many calendars do not show a status: what did not take place, or not yet, says so itself.
    day.summary(&match standing {
        "CONFIRMED" => summary,
        _ => format!("{}: {summary}", common.status),
    });
    if let Some(place) = &common.place {
        day.location(place);
    }
    let sources = entry.sources.iter().map(|source| {
        let link = source.link.as_deref().unwrap_or_default();
        format!("{} {link}\n{}", source.title, source.evidence.join("\n"))
    });
    let conflicts = entry.conflicts.iter().map(|line| format!("≠ {line}"));
    let head = iter::once(common.status.clone()).chain(conflicts);
    let head = head.collect::<Vec<_>>().join("\n");
    let sources: Vec<String> = sources.collect();
    day.description(&format!("{head}\n\n{}", sources.join("\n\n")));
    Some(day.done())
}

/// The name of an entry: the same in each export, so that calendars know it again. What is denied or called off is
/// another event than the one that took place, and two gifts of one day that differ in their things alone are two.
fn name<E: Event>(entry: &Entry<E>, date: &str, names: &mut HashMap<String, usize>) -> String {
    let telling = entry.event.telling(entry.sources[0].date);
    let parties = telling.names();
    let parties: String = parties.bytes().map(|byte| format!("{byte:02x}")).collect();
    let off = if telling.never { "-off" } else { "" };
    let remote = if telling.remote { "-remote" } else { "" };
    let name = format!("{date}-{parties}{off}{remote}");
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    match *count {
        1 => name,
        count => format!("{name}-{count}"),
    }
}

/// How far an event has got, in the words of calendars.
fn standing<E: Event>(event: &E) -> &'static str {
    if event.is_never() {
        "CANCELLED"
    } else if event.is_done() {
        "CONFIRMED"
    } else {
        "TENTATIVE"
    }
}
