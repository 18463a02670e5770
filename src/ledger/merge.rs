//! Several tellings of one event → one entry.

use super::{Entry, Event};
use crate::{domain::is_called, query::term::fold};

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
