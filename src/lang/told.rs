//! What tellings of one event say, put together: in which order they are taken in, their evidence, the nearer place,
//! the finer date.

use crate::{
    domain::{Lang, Place, Span, Told, When},
    lang::{frame::Event, telling::Telling, words::Words},
};

/// The tellings of a sort of event, those of an Indonesian headline apart: it is short of names and belongs to what the
/// body tells in full, so the body comes first.
pub fn body_first<'t>(
    words: &Words,
    tellings: &'t [Telling],
    event: Event,
) -> (Vec<&'t Telling>, Vec<&'t Telling>) {
    let late = |telling: &&Telling| telling.in_title && words.reading.lang() == Lang::Id;
    let of_event = tellings
        .iter()
        .filter(|telling| telling.frame.event == event);
    let (late, early) = of_event.partition(late);
    (early, late)
}

/// Adds words to the evidence, which stays sorted; sorting it anew each time would not be linear.
pub fn add_evidence(known: &mut Vec<Span>, more: Vec<Span>) {
    for span in more {
        if let Err(place) = known.binary_search(&span) {
            known.insert(place, span);
        }
    }
}

/// Adds how other tellings were read; the list stays in the order of the text.
pub fn add_told(known: &mut Vec<Told>, more: Vec<Told>) {
    for told in more {
        let place = known.partition_point(|other| other.word < told.word);
        if known.get(place).is_none_or(|other| *other != told) {
            known.insert(place, told);
        }
    }
}

/// Of two places told of one event, the one taken from nearer by; the first where both are as near.
pub fn nearer_place(known: Option<Place>, other: Option<Place>) -> Option<Place> {
    match (known, other) {
        (Some(known), Some(other)) if other.anchor < known.anchor => Some(other),
        _ => known.or(other),
    }
}

/// Of two dates told of one event, the one that says more; the first where both say as much.
pub fn finer_date(known: Option<When>, other: Option<When>) -> Option<When> {
    match (known, other) {
        (Some(known), Some(other))
            if known.date != other.date && other.date.refines(known.date) =>
        {
            Some(other)
        }
        _ => known.or(other),
    }
}
