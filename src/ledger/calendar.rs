//! Entries as an iCalendar file (RFC 5545): each event on its day.

use icalendar::{Calendar, Component, Event as Day, EventLike, Property};

use super::{Entry, Event, day_of};

/// A calendar of the entries that have a whole day; others have no place in one.
pub fn calendar<E: Event>(entries: &[Entry<E>]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//warta//ledger//EN"));
    for entry in entries {
        calendar.extend(day(entry));
    }
    calendar.to_string()
}

fn day<E: Event>(entry: &Entry<E>) -> Option<Day> {
    let common = entry.event.common();
    let (year, month, date) = common.date?.whole()?;
    let date = format!("{year:04}{month:02}{date:02}");
    let first = &entry.sources[0];
    let mut day = Day::new();
    // The same entry has the same name in each export: calendars then know it again.
    let name = entry.event.telling(first.date).names();
    let name: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    day.uid(&format!("{date}-{name}@warta"));
    let told = day_of(first.date).strftime("%Y%m%dT000000Z").to_string();
    day.append_property(Property::new("DTSTAMP", told));
    let mut start = Property::new("DTSTART", date);
    start.add_parameter("VALUE", "DATE");
    day.append_property(start);
    day.summary(&entry.event.summary());
    if let Some(place) = &common.place {
        day.location(place);
    }
    let sources = entry.sources.iter().map(|source| {
        let link = source.link.as_deref().unwrap_or_default();
        format!("{} {link}\n{}", source.title, source.evidence.join("\n"))
    });
    let sources: Vec<String> = sources.collect();
    day.description(&format!("{}\n\n{}", common.status, sources.join("\n\n")));
    Some(day.done())
}
